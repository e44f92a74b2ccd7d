"""Progress: a line that says what is being done, how far it is and how long it has taken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO


class Ticker:
    """A line that is kept up to date while it is entered: on a terminal it is rewritten in place, four times a second; elsewhere (a
    log) it appears again every ten seconds. `line` says what it is now, or nothing."""

    def __init__(self, line: Callable[[], str], out: TextIO | None = None):
        self._line = line
        self._out = out or sys.stdout
        self.in_place = self._out.isatty()
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._tick, daemon=True)

    def __enter__(self) -> "Ticker":
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._stop.set()
        self._thread.join()

    def _tick(self) -> None:
        while not self._stop.wait(0.25 if self.in_place else 10):
            with self._lock:
                self._write(self._line())

    def write(self, text: str, last: bool = False) -> None:
        """Shows a line at once; the last one stays."""
        with self._lock:
            self._write(text, last)

    def _write(self, text: str, last: bool = False) -> None:
        if self.in_place:
            width = shutil.get_terminal_size().columns - 1
            self._out.write("\r" + text[:width].ljust(width) + ("\n" if last else ""))
        elif text:
            self._out.write(text[:150].rstrip() + "\n")
        self._out.flush()


class Step:
    """with Step("Building labs-lib") as step: step.detail("compiling")."""

    def __init__(self, what: str):
        self.what = what
        self._detail = ""
        self._ticker = Ticker(lambda: f"{self.what} ... {self._seconds():.0f} s  {self._detail}")

    def __enter__(self) -> "Step":
        self._start = time.monotonic()
        self._ticker.write(f"{self.what} ...")
        self._ticker.__enter__()
        return self

    def detail(self, text: str) -> None:
        self._detail = text

    def __exit__(self, kind, error, trace) -> None:
        self._ticker.__exit__()
        self._ticker.write(f"{self.what}: {'done' if kind is None else 'stopped'} after {self._seconds():.1f} s", last=True)

    def _seconds(self) -> float:
        return time.monotonic() - self._start


def run_logged(command: list, log: Path, on_line: Callable[[str], None], env: dict | None = None) -> int:
    """Runs a program, keeps all it says in the log and shows each line to on_line. Returns its exit status."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "w", encoding="utf-8") as kept:
        process = subprocess.Popen(
            [os.fspath(part) for part in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=env,
        )
        try:
            for line in process.stdout:
                kept.write(line)
                on_line(line.rstrip())
            return process.wait()
        finally:
            process.stdout.close()
            if process.poll() is None:
                process.terminate()
                process.wait()
