"""The notebooks as they stand in git."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.authoring import lint
from course.paths import EXERCISES, LESSONS, ROOT, SOLUTIONS

STORED = [path for folder in (LESSONS, EXERCISES, SOLUTIONS) for path in sorted(folder.glob("*.ipynb"))]


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_stored_notebook_is_in_the_courses_form(path: Path) -> None:
    assert lint.complaints(path) == []


def test_every_lab_has_its_lesson_its_exercise_and_its_solution() -> None:
    lessons, exercises, solutions = ({path.name for path in f.glob("*.ipynb")} for f in (LESSONS, EXERCISES, SOLUTIONS))
    labs = {name for name in lessons if not name.startswith(lint.TOUR)}
    assert labs == exercises == solutions
