"""Progress: a line that says what is being done, how far it is and how long it has taken."""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path


class Step:
    """with Step("Building labs-lib") as step: step.detail("compiling"). On a terminal the line is rewritten in place, four times
    a second; elsewhere (a log) it appears again every ten seconds."""

    def __init__(self, what: str):
        self.what = what
        self._detail = ""
        self._in_place = sys.stdout.isatty()
        self._stop = threading.Event()

    def __enter__(self) -> "Step":
        self._start = time.monotonic()
        self._write(f"{self.what} ...")
        self._ticker = threading.Thread(target=self._tick, daemon=True)
        self._ticker.start()
        return self

    def detail(self, text: str) -> None:
        self._detail = text

    def __exit__(self, kind, error, trace) -> None:
        self._stop.set()
        self._ticker.join()
        self._write(f"{self.what}: {'done' if kind is None else 'stopped'} after {self._seconds():.1f} s", last=True)

    def _seconds(self) -> float:
        return time.monotonic() - self._start

    def _tick(self) -> None:
        while not self._stop.wait(0.25 if self._in_place else 10):
            self._write(f"{self.what} ... {self._seconds():.0f} s  {self._detail}")

    def _write(self, text: str, last: bool = False) -> None:
        if self._in_place:
            width = shutil.get_terminal_size().columns - 1
            sys.stdout.write("\r" + text[:width].ljust(width) + ("\n" if last else ""))
        else:
            sys.stdout.write(text.rstrip() + "\n")
        sys.stdout.flush()


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
