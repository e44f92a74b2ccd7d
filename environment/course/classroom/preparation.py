"""What contained kernels can only read is made before: PyTorch's libraries, and the labs' data."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import takewhile

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import is_locked

from course.classroom import sandbox
from course.classroom.task import Order, execute
from course.console import Step
from course.problem import Problem
from course.running.session import error_of, is_code, text_of
from course.setup import build

_SECONDS = 1200
# What labs-lib prints where there is no network: a contained kernel would not get so far.
_SAMPLE = "The built-in sample is used"


def unpack() -> None:
    """PyTorch's libraries."""
    if not _unpacked():
        with Step("Unpacking PyTorch"):
            subprocess.run([sys.executable, "-m", "course.setup.probe"], stdout=subprocess.DEVNULL)


def fetch(lab: str, cells: Iterable[NotebookNode]) -> None:
    """A lab's data, by the cells that it begins with; nothing where there is a mirror. Raises Problem if they cannot be had: a class
    graded without them would lose its points."""
    first = [nbformat.v4.new_code_cell(cell.source) for cell in cells]
    if first and not os.environ.get("LABS_MIRROR"):
        with Step(f"Looking for the data of {lab}"):
            _execute(lab, first)


def beginning(cells: Iterable[NotebookNode]) -> Iterator[NotebookNode]:
    """The cells that a lab brings before anything of a student's, and before the first test."""
    return takewhile(lambda cell: is_locked(cell) and not cell.metadata.nbgrader.grade, filter(is_code, cells))


def _execute(lab: str, cells: list[NotebookNode]) -> None:
    executed = execute(Order(nbformat.writes(nbformat.v4.new_notebook(cells=cells)), [], _SECONDS, _SECONDS, contained=False))
    for place, outputs in executed.outputs.items():
        cells[place].outputs = [nbformat.from_dict(output) for output in outputs]
    errors = [str(error) for cell in cells if (error := error_of(cell))]
    samples = [line for cell in cells for line in text_of(cell).splitlines() if line.startswith(_SAMPLE)]
    if why := next(iter(errors + samples), executed.ended):
        raise Problem(
            f"The first cells of {lab}, which bring its data, fail: {why}\n"
            "Where data can't be fetched here, set LABS_MIRROR to a folder that holds the course's data files."
        )


def _unpacked() -> bool:
    """Whether the libraries of this course's PyTorch and Deep Java Library are there: those of an older course do not help."""
    bridges = [jar for cuda in (False, True) for jar in build.wanted(cuda)[1].glob("pytorch-jni-*.jar")]
    pytorch, djl = bridges[0].stem.rsplit("-", 2)[1:]
    return any((sandbox.djl_cache() / "pytorch").glob(f"{pytorch}-*/{djl}-*"))
