"""How far a notebook has run, on the terminal."""

from __future__ import annotations

import time
from typing import TextIO

from nbformat import NotebookNode

from course.console import Ticker
from course.running.session import Outcome, head


class CellProgress:
    """A line a cell: its place, its time, its first line; while it runs, also the last thing that it showed."""

    def __init__(self, cells: int, out: TextIO | None = None) -> None:
        self._cells = cells
        self._running: tuple[int, str, float] | None = None
        self._shown = ""
        self._ticker = Ticker(self._line, out)

    def __enter__(self) -> CellProgress:
        self._ticker.__enter__()
        return self

    def __exit__(self, *exception: object) -> None:
        self._running = None
        self._ticker.__exit__()
        self._ticker.write("")

    def start(self, place: int, cell: NotebookNode) -> None:
        self._shown = ""
        self._running = (place, head(cell), time.monotonic())
        if self._ticker.in_place:
            self._ticker.write(self._line())

    def shows(self, text: str) -> None:
        self._shown = text

    def end(self, outcome: Outcome) -> None:
        running, self._running = self._running, None
        self._ticker.write(f"{self._prefix(running)} {'!' if outcome.failed else ' '}{running[1]}", last=True)

    def _line(self) -> str:
        running = self._running
        if running is None:
            return ""
        text = f"{self._prefix(running)}  {running[1]}"
        return f"{text[:60]}  {self._shown}" if self._shown else text

    def _prefix(self, running: tuple[int, str, float]) -> str:
        place, _, start = running
        return f"cell {place:>{len(str(self._cells))}} of {self._cells}  {time.monotonic() - start:6.1f} s"
