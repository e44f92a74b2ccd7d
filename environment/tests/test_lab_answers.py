"""The answers of environment/tests/answers, judged by the exercises' own tests: one kernel a lab."""

from __future__ import annotations

from functools import cache

import nbformat
import pytest

from course.authoring.answers import ANSWERS, RIGHT, STUB, WRONG, Answer, Exercise, Verdict, exercises, judge, parse
from course.paths import SOLUTIONS

LABS = [path.stem for path in sorted(SOLUTIONS.glob("*.ipynb"))]


def listed(lab: str) -> list[Answer]:
    path = ANSWERS / f"{lab}.java"
    return parse(path) if path.exists() else []


def asked(lab: str) -> list[Exercise]:
    _, found = exercises(nbformat.read(SOLUTIONS / f"{lab}.ipynb", as_version=4))
    return found


def cases() -> list:
    """Of each lab and exercise: the solution's own answer, the stub, and those listed."""
    return [
        pytest.param(lab, name, kind, how, id=f"{lab}-{name}-{kind}-{how}", marks=pytest.mark.xdist_group(lab))
        for lab in LABS
        for exercise in asked(lab)
        for name, kind, how in [(exercise.name, RIGHT, "the solution's own"), (exercise.name, STUB, "as shipped")]
        + [(answer.exercise, answer.kind, answer.how) for answer in listed(lab) if answer.exercise in exercise.answers]
    ]


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
    names = [name for exercise in asked(lab) for name in exercise.answers]
    missing = [(name, kind) for name in names for kind in (RIGHT, WRONG) if (name, kind) not in kinds]
    assert missing == []
