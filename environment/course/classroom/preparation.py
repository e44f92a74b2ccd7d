"""What contained kernels can only read is made before: PyTorch's libraries, and the labs' data."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import is_locked

from course.classroom import sandbox
from course.classroom.task import Order, execute
from course.console import Step
from course.running.session import is_code
from course.setup import build

_SECONDS = 1200


def ensure(labs: dict[str, Iterable[NotebookNode]]) -> None:
    """`labs`: the cells of each, which the lab brings and nobody has changed."""
    if not _unpacked():
        with Step("Unpacking PyTorch"):
            subprocess.run([sys.executable, "-m", "course.setup.probe"], stdout=subprocess.DEVNULL)
    if os.environ.get("LABS_MIRROR"):
        return
    for lab, cells in labs.items():
        first = []
        for cell in filter(is_code, cells):
            if not is_locked(cell) or cell.metadata.nbgrader.grade:
                break
            first.append(nbformat.v4.new_code_cell(cell.source))
        if first:
            with Step(f"Looking for the data of {lab}"):
                execute(Order(nbformat.writes(nbformat.v4.new_notebook(cells=first)), [], _SECONDS, _SECONDS, contained=False))


def _unpacked() -> bool:
    """Whether the libraries of this course's PyTorch and Deep Java Library are there: those of an older course do not help."""
    bridges = [jar for cuda in (False, True) for jar in build.wanted(cuda)[1].glob("pytorch-jni-*.jar")]
    pytorch, djl = bridges[0].stem.rsplit("-", 2)[1:]
    return any((sandbox.djl_cache() / "pytorch").glob(f"{pytorch}-*/{djl}-*"))
