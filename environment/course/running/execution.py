"""A notebook executed on a kernel without a browser."""

from __future__ import annotations

import signal
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course.running import results
from course.paths import ROOT
from course.problem import Problem
from course.running.results import NotebookResult
from course.running.session import PeakMemory, Session, head, is_code
from course.running.terminal import CellProgress


@dataclass
class Execution:
    """A notebook as it was executed: `notebook` holds the outputs, `failures` say in words what went wrong, `failed` where
    (indices of cells)."""

    notebook: NotebookNode
    result: NotebookResult
    failures: list[str] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)
    stopped: bool = False


def execute(
    path: Path,
    mode: str,
    timeout: int | None = None,
    environment: Mapping[str, str | None] | None = None,
    keep_going: bool = False,
) -> Execution:
    """Runs the notebook up to the first cell that throws, or with `keep_going` all of it. A cell that writes to standard error
    has failed, but does not end the run. `timeout`: seconds for a cell; `environment`: as Session has it. Raises Problem as read
    does."""
    notebook = read(path)
    code = [(index, cell) for index, cell in enumerate(notebook.cells) if is_code(cell)]
    for _, cell in code:
        cell.outputs, cell.execution_count = [], None
    execution = Execution(notebook, NotebookResult(named(path), "java", mode, 0.0, 0))
    start, peak = time.monotonic(), PeakMemory()
    with CellProgress(len(code)) as progress:
        variables = {**(environment or {}), "LABS_MODE": mode}
        session = Session(notebook, path.resolve().parent, variables, timeout, on_text=progress.shows)
        with _Interrupts(session) as interrupts:
            try:
                with session, ExitStack() as stack:
                    peak.watch(session.pid)
                    stack.callback(peak.stop)
                    execution.result.kernel = session.implementation
                    for place, (index, cell) in enumerate(code, 1):
                        if interrupts.came:
                            break
                        progress.start(place, cell)
                        outcome = session.run(cell, index)
                        progress.end(outcome)
                        if outcome.failed:
                            execution.failures.append(f"cell {place} of {len(code)} ({head(cell)}): {outcome.why()}")
                            execution.failed.append(index)
                        if outcome.last or (outcome.failed and outcome.error and not keep_going):
                            break
            except RuntimeError as problem:
                # jupyter_client's: the kernel ended before it answered
                execution.failures.append(f"the kernel did not start: {problem}. labs.py doctor says what is missing.")
            if interrupts.came:
                execution.stopped = True
                execution.failures = ["stopped by Ctrl-C; what had run until then is written"]
    execution.result.seconds = round(time.monotonic() - start, 1)
    execution.result.peak_rss_mb = peak.mb
    execution.result.figures = results.figures_of(notebook)
    return execution


def read(path: Path) -> NotebookNode:
    """Raises Problem where it is not a notebook for a Java kernel."""
    try:
        notebook = nbformat.read(path, as_version=4)
        language = notebook.metadata.get("kernelspec", {}).get("language")
    except Exception as problem:  # noqa: BLE001  nbformat fails in many ways at what lacks a part.
        raise Problem(f"{named(path)} is not a notebook: {problem}") from problem
    if language != "java":
        raise Problem(f"{named(path)} is a notebook for {language or 'no kernel'}; expected kernelspec.language java")
    return notebook


class _Interrupts:
    """While it is entered, the first Ctrl-C ends the kernel, and the run closes in order; the second one is Python's own."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.came = False

    def __enter__(self) -> _Interrupts:
        self._before = signal.signal(signal.SIGINT, self._handle)
        return self

    def __exit__(self, *exception: object) -> None:
        signal.signal(signal.SIGINT, self._before)

    def _handle(self, *_: object) -> None:
        self.came = True
        signal.signal(signal.SIGINT, self._before)
        self._session.stop()


def named(path: Path) -> str:
    """The path as a reader of the course knows it."""
    path = path.resolve()
    return (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()
