"""Lessons and exercises on the kernel, in quick mode: on the mirror's data where LABS_MIRROR names one. The cells of all solutions are
run by test_lab_answers.py, once and in order, and one lesson by test_same_figures.py."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbgrader.utils import is_grade
from test_same_figures import TWICE

from course.authoring.answers import is_to_do
from course.running.execution import execute
from course.paths import EXERCISES, LESSONS, ROOT
from course.running.session import is_code, text_of

SECONDS_A_CELL = 300


def notebooks(folder: Path) -> pytest.MarkDecorator:
    found = [path for path in sorted(folder.glob("*.ipynb")) if path != TWICE]
    return pytest.mark.parametrize("path", found, ids=lambda path: path.relative_to(ROOT).as_posix())


class TestLessons:
    @notebooks(LESSONS)
    def test_runs_from_top_to_bottom(self, path: Path) -> None:
        execution = execute(path, "quick", timeout=SECONDS_A_CELL)
        assert execution.failures == []


class TestExercises:
    @notebooks(EXERCISES)
    def test_stops_at_what_is_to_do_and_nowhere_else(self, path: Path) -> None:
        execution = execute(path, "quick", timeout=SECONDS_A_CELL, keep_going=True)
        cells = execution.notebook.cells
        tests = [index for index, cell in enumerate(cells) if is_grade(cell) and is_code(cell)]
        assert execution.failed == tests, execution.failures
        assert tests
        for index in tests:
            assert is_to_do(cells[index]), text_of(cells[index])
