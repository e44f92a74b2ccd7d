"""One notebook on one kernel, apart from all others: run as a program by course.classroom.task. An order comes in as a line of JSON,
and for each cell of code that was executed a line goes out, at once, so that nothing is lost that was earned before."""

from __future__ import annotations

import json
import math
import os
import secrets
import signal
import sys
import tempfile
import threading
import time
from typing import Any, TextIO

import nbformat
import psutil
from nbformat import NotebookNode

from course.classroom.sandbox import SHORT_LIVED
from course.running.outputs import MOST
from course.running.session import Error, Outcome, Session, is_code

_SECONDS_TO_LOOK = 30
_BOUND = f"labs.notebook.Grading.bound({MOST}L);"
# No name stands in it that a cell could have declared. A string is all that it needs.
_LOOK = '"".getClass().forName("labs.notebook.Grading").getMethod("look", "".getClass()).invoke(null, "%s")'
TOO_LONG = "the notebook took longer than all of its cells together may"


class Ended(Exception):
    """No other cell of this notebook can be executed; says why."""


class Island:
    """`told`: gets the lines."""

    def __init__(self, order: dict[str, Any], told: TextIO) -> None:
        self._told = told
        self._look = _LOOK % " ".join(order["names"])
        self._cell_seconds: float = order["cell"]
        self._end = time.monotonic() + order["notebook"]
        self._notebook = nbformat.reads(order["text"], as_version=4)
        self._cells = list(self._notebook.cells)
        # The grader's own questions.
        self._notebook.cells.append(nbformat.v4.new_code_cell())

    def run(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            session = Session(self._notebook, folder, {"LABS_MODE": "grade", **SHORT_LIVED}, interrupts=True)
            try:
                with session:
                    self._ask(session, _BOUND)
                    for index, cell in enumerate(self._cells):
                        if is_code(cell):
                            self._run(session, index, cell)
                self._tell(done=True)
            except Ended as reason:
                self._tell(ended=str(reason))
            except RuntimeError as problem:
                # jupyter_client's: the kernel ended before it answered
                self._tell(ended=f"the kernel did not start: {problem}")

    def _run(self, session: Session, index: int, cell: NotebookNode) -> None:
        left = self._end - time.monotonic()
        if left < 1:
            raise Ended(TOO_LONG)
        # nbgrader's own is_grade would bring all of nbgrader into this process, 0.9 s of computing for each notebook.
        check = cell.metadata.get("nbgrader", {}).get("grade", False)
        # A name that nobody can know: it exists only if the check has come to its end.
        verdict = f"verdict_{secrets.token_hex(16)}"
        source = f"{cell.source}\n;\nvar {verdict} = 1;" if check else cell.source
        executed = nbformat.v4.new_code_cell(source)
        seconds = math.ceil(min(self._cell_seconds, left))  # nbclient refuses parts of a second
        outcome = session.run(executed, index, seconds)
        kept = session.kept
        notes = []
        if outcome.last:
            executed.outputs.append(outcome.error.output())
        elif outcome.error and outcome.error.name == "Timeout":
            notes.append(f"{_name(cell, index)} ran longer than the {seconds} s that it may take; is there a loop without end?")
        if not outcome.last:
            answer = self._ask(session, f"{verdict}\n;\n{self._look}" if check and outcome.error is None else self._look)
            if answer is None and check:
                executed.outputs.append(Error("NoVerdict", "the check did not come to its end").output())
            written, *hidden = (answer or "0").split()
            if (omitted := int(written) - kept) > 0:
                notes.append(f"{_name(cell, index)} showed too much: {omitted:,} of {int(written):,} bytes are not kept")
            declared, imported = [name for name in hidden if "." not in name], [name for name in hidden if "." in name]
            if declared:
                notes.append(f"{_name(cell, index)} declares {', '.join(declared)}, which the checks use: the declaration was taken away")
            if imported:
                notes.append(f"{_name(cell, index)} imports {', '.join(imported)}, which may hide what the checks use: the import was taken away")
        self._tell(index=index, outputs=executed.outputs, notes=notes)
        if outcome.last:
            raise Ended(f"the kernel ended in {_name(cell, index)}: {outcome.error.message.splitlines()[0]}")

    def _ask(self, session: Session, source: str) -> str | None:
        """What the kernel answers to the grader itself; None for an error. Raises Ended where it does not answer."""
        cell = nbformat.v4.new_code_cell(source)
        outcome: Outcome = session.run(cell, len(self._cells), _SECONDS_TO_LOOK)
        if outcome.last or (outcome.error and outcome.error.name == "Timeout"):
            raise Ended("the kernel no longer answers")
        # A thread of the student's may write meanwhile: the answer is what the cell gives, not what it shows.
        given = [output.data.get("text/plain", "") for output in cell.outputs if output.output_type == "execute_result"]
        return None if outcome.error else (given or [""])[-1].strip('"')

    def _tell(self, **what: Any) -> None:
        self._told.write(json.dumps(what) + "\n")
        self._told.flush()


def _name(cell: NotebookNode, index: int) -> str:
    return cell.metadata.get("nbgrader", {}).get("grade_id") or f"cell {index + 1}"


def _end_with_parent() -> None:
    """Whoever gave the order holds our input open. However that process ends, the kernel ends with it."""
    sys.stdin.read()
    _end()


def _end(*_: object) -> None:
    for child in psutil.Process().children(recursive=True):
        child.kill()
    os._exit(1)


def main() -> None:
    order = json.loads(sys.stdin.readline())
    signal.signal(signal.SIGTERM, _end)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    # What anybody else prints must not stand between the lines.
    told = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    Island(order, told).run()
    told.close()
    os._exit(0)


if __name__ == "__main__":
    main()
