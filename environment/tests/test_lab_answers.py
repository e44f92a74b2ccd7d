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


def cases(lab: str) -> list:
    """Of each exercise: the solution's own answer, the stub, and those listed."""
    return [
        pytest.param(name, kind, how, id=f"{name}-{kind}-{how}")
        for exercise in asked(lab)
        for name, kind, how in [(exercise.name, RIGHT, "the solution's own"), (exercise.name, STUB, "as shipped")]
        + [(answer.exercise, answer.kind, answer.how) for answer in listed(lab) if answer.exercise in exercise.answers]
    ]


@cache
def verdicts(lab: str) -> dict[tuple[str, str, str], Verdict]:
    found = judge(SOLUTIONS / f"{lab}.ipynb", listed(lab))
    return {(verdict.answer.exercise, verdict.answer.kind, verdict.answer.how): verdict for verdict in found}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "how" in metafunc.fixturenames:
        metafunc.parametrize(("name", "kind", "how"), cases(metafunc.cls.lab))


class Answers:
    """A class a lab: pytest-xdist's loadscope keeps a class, and with it the lab's kernel, in one process."""

    lab: str

    def test_an_answer_is_judged_as_it_must_be(self, name: str, kind: str, how: str) -> None:
        verdict = verdicts(self.lab)[name, kind, how]
        assert verdict.complaint == ""

    def test_every_exercise_has_another_right_answer_and_a_wrong_one(self) -> None:
        kinds = {(answer.exercise, answer.kind) for answer in listed(self.lab)}
        names = [name for exercise in asked(self.lab) for name in exercise.answers]
        missing = [(name, kind) for name in names for kind in (RIGHT, WRONG) if (name, kind) not in kinds]
        assert missing == []


for _lab in LABS:
    _name = f"TestLab{_lab.title().replace('-', '')}"
    globals()[_name] = type(_name, (Answers,), {"lab": _lab})
