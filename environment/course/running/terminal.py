"""How far a notebook has run, on the terminal."""

from __future__ import annotations

import shutil
import sys
import threading
import time
from typing import TextIO

from nbformat import NotebookNode

from course.running.session import Outcome, head


class CellProgress:
    """A line a cell: its place, its time, its first line. While it runs, the time and the last thing that it showed
    follow in place on a terminal; in a log they are printed every ten seconds."""

    def __init__(self, cells: int, out: TextIO | None = None) -> None:
        self._cells = cells
        self._out = out or sys.stdout
        self._in_place = self._out.isatty()
        self._every = 0.25 if self._in_place else 10.0
        self._lock = threading.Lock()
        self._running: tuple[int, str, float] | None = None
        self._shown = ""
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._tick, daemon=True)

    def __enter__(self) -> CellProgress:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._done.set()
        self._thread.join()
        if self._in_place:
            self._write("\r" + " " * self._width() + "\r")

    def start(self, place: int, cell: NotebookNode) -> None:
        with self._lock:
            self._running, self._shown = (place, head(cell), time.monotonic()), ""
            if self._in_place:
                self._show()

    def shows(self, text: str) -> None:
        self._shown = text

    def end(self, outcome: Outcome) -> None:
        with self._lock:
            self._line(f"{self._prefix()} {'!' if outcome.failed else ' '}{self._running[1]}", last=True)
            self._running = None

    def _tick(self) -> None:
        while not self._done.wait(self._every):
            with self._lock:
                if self._running is not None:
                    self._show()

    def _show(self) -> None:
        text = f"{self._prefix()}  {self._running[1]}"
        self._line(f"{text[:60]}  {self._shown}" if self._shown else text, last=False)

    def _prefix(self) -> str:
        place, _, start = self._running
        return f"cell {place:>{len(str(self._cells))}} of {self._cells}  {time.monotonic() - start:6.1f} s"

    def _line(self, text: str, last: bool) -> None:
        if self._in_place:
            width = self._width()
            self._write("\r" + text[:width].ljust(width) + ("\n" if last else ""))
        else:
            self._write(text[:150].rstrip() + "\n")

    def _width(self) -> int:
        return shutil.get_terminal_size().columns - 1

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()
