"""results.json's figures in words."""

from __future__ import annotations

from course.running.results import NotebookResult, markdown

SHOWN = {"measured": "0.5000", "must": "at least 1"}


def figure(holds: bool | None, must: dict | None) -> dict:
    return {"name": "a | b", "measured": 0.5, "published": None, "must": must, "holds": holds, "shown": SHOWN}


def test_only_a_full_run_is_judged() -> None:
    broken = [figure(False, {"min": 1, "max": None}), figure(None, None), figure(True, {"min": 0, "max": None})]
    assert NotebookResult("n", "JJava", "full", 1, 1, broken).broken() == ["a | b is 0.5000, must be at least 1"]
    assert NotebookResult("n", "JJava", "quick", 1, 1, broken).broken() == []


def test_a_full_run_on_the_sample_is_told_apart() -> None:
    assert NotebookResult("n", "JJava", "full", 1, 1, [figure(None, {"min": 1, "max": None})]).unjudged()
    assert not NotebookResult("n", "JJava", "full", 1, 1, [figure(None, None)]).unjudged()


def test_a_bar_in_a_name_does_not_break_the_table() -> None:
    assert "| a \\| b | 0.5000 | - | at least 1 | - |" in markdown([NotebookResult("n", "JJava", "full", 1, 1, [figure(None, None)])])
