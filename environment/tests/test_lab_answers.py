"""The answers of environment/tests/answers, judged by the exercises' own tests: one kernel a lab."""

from __future__ import annotations

from functools import cache

import nbformat
import pytest

from course.answers import ANSWERS, RIGHT, STUB, WRONG, Answer, Verdict, exercises, judge, parse
from course.paths import SOLUTIONS

LABS = [path.stem for path in sorted(SOLUTIONS.glob("*.ipynb"))]


def listed(lab: str) -> list[Answer]:
    path = ANSWERS / f"{lab}.java"
    return parse(path) if path.exists() else []


def names(lab: str) -> list[str]:
    _, found = exercises(nbformat.read(SOLUTIONS / f"{lab}.ipynb", as_version=4))
    return [exercise.name for exercise in found]


def cases() -> list:
    made = []
    for lab in LABS:
        for name in names(lab):
            made += [pytest.param(lab, name, kind, how, id=f"{lab}-{name}-{kind}-{how}") for kind, how in tried(lab, name)]
    return made


def tried(lab: str, name: str) -> list[tuple[str, str]]:
    always = [(RIGHT, "the solution's own"), (STUB, "as shipped")]
    return always + [(answer.kind, answer.how) for answer in listed(lab) if answer.exercise == name]


@cache
def verdicts(lab: str) -> dict[tuple[str, str, str], Verdict]:
    found = judge(SOLUTIONS / f"{lab}.ipynb", listed(lab))
    return {(verdict.answer.exercise, verdict.answer.kind, verdict.answer.how): verdict for verdict in found}


@pytest.mark.parametrize(("lab", "name", "kind", "how"), cases())
def test_an_answer_is_judged_as_it_must_be(lab: str, name: str, kind: str, how: str) -> None:
    verdict = verdicts(lab)[name, kind, how]
    assert verdict.complaint == ""


@pytest.mark.parametrize("lab", LABS)
def test_every_exercise_has_another_right_answer_and_a_wrong_one(lab: str) -> None:
    kinds = {(answer.exercise, answer.kind) for answer in listed(lab)}
    missing = [(name, kind) for name in names(lab) for kind in (RIGHT, WRONG) if (name, kind) not in kinds]
    assert missing == []
