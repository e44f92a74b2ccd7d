"""results.json's figures in words."""

from __future__ import annotations

import pytest

from course.running.results import NotebookResult, markdown, must, number


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ({"min": 160305, "max": 160305}, "160,305"),
        ({"min": 0.87, "max": None}, "at least 0.87"),
        ({"min": None, "max": 0.33}, "at most 0.33"),
        ({"min": 3, "max": 6}, "3 to 6"),
        (None, "-"),
    ],
)
def test_what_must_hold_in_words(bounds: dict | None, words: str) -> None:
    assert must(bounds) == words


@pytest.mark.parametrize(("value", "shown"), [(160305.0, "160,305"), (0.87912, "0.8791"), (0.0, "0"), (None, "-"), (26.84, "26.84")])
def test_numbers_as_a_person_reads_them(value: float | None, shown: str) -> None:
    assert number(value) == shown


def figure(holds: bool | None, must: dict | None) -> dict:
    return {"name": "a | b", "measured": 0.5, "published": None, "must": must, "holds": holds}


def test_only_a_full_run_is_judged() -> None:
    broken = [figure(False, {"min": 1, "max": None}), figure(None, None), figure(True, {"min": 0, "max": None})]
    assert NotebookResult("n", "JJava", "full", 1, 1, broken).broken() == ["a | b is 0.5, must be at least 1"]
    assert NotebookResult("n", "JJava", "quick", 1, 1, broken).broken() == []


def test_a_full_run_on_the_sample_is_told_apart() -> None:
    assert NotebookResult("n", "JJava", "full", 1, 1, [figure(None, {"min": 1, "max": None})]).unjudged()
    assert not NotebookResult("n", "JJava", "full", 1, 1, [figure(None, None)]).unjudged()


def test_a_bar_in_a_name_does_not_break_the_table() -> None:
    assert "| a \\| b | 0.5 | - | - | - |" in markdown([NotebookResult("n", "JJava", "full", 1, 1, [figure(None, None)])])
