"""What else a machine does while something is measured: processes that compute, and can be halted in between."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from statistics import median
from typing import Any

import psutil

from course.measuring.steps import warm_up
from course.measuring.trainers import Trainer

# What the neighbours train: many small operators, of which each used to make the others wait.
MODEL = "addition"
LOOP = "while True: pass"
ENDLESS = 1_000_000


class Neighbours:
    """So many processes that compute from `go` to `halt`: the first trains, the second loops, and so on by turns."""

    def __init__(self, count: int, trainer: Callable[[], Trainer]) -> None:
        self.count = count
        self._processes = []
        for i in range(count):
            if i % 2 == 0:
                training = trainer()
                training.train(MODEL, 2)
                _train(training)
                process = training.process
            else:
                process = subprocess.Popen([sys.executable, "-c", LOOP])
            self._processes.append(psutil.Process(process.pid))
        self.halt()

    def __enter__(self) -> Neighbours:
        return self

    def __exit__(self, *_: Any) -> None:
        for process in self._processes:
            process.kill()

    def halt(self) -> None:
        for process in self._processes:
            process.suspend()

    def go(self) -> None:
        for process in self._processes:
            process.resume()


def _train(training: Trainer) -> None:
    """Asks for more steps than there will be time for, and waits for no answer."""
    training.process.stdin.write(f"{MODEL} {ENDLESS}\n")
    training.process.stdin.flush()


def measure(model: str, trainers: list[Trainer], neighbours: Neighbours, rounds: int) -> dict[str, Any]:
    """A step of each library, alone and beside the neighbours."""
    counts, _size, _ways = warm_up(model, trainers)
    row = {"model": model, "turns": {t.library: turns(t, model, counts[t.library], neighbours, rounds) for t in trainers}}
    print(_line(row, neighbours.count), flush=True)
    return row


def turns(trainer: Trainer, model: str, steps: int, neighbours: Neighbours, rounds: int) -> dict[str, list[float]]:
    """Milliseconds a step alone, milliseconds of all cores together that it takes then, and milliseconds beside the neighbours."""
    process = psutil.Process(trainer.process.pid)
    took: dict[str, list[float]] = {"alone": [], "computing": [], "beside": []}
    for _ in range(rounds):
        before = _computing(process)
        took["alone"].append(1000 * trainer.train(model, steps)[0] / steps)
        took["computing"].append(1000 * (_computing(process) - before) / steps)
        neighbours.go()
        try:
            took["beside"].append(1000 * trainer.train(model, steps)[0] / steps)
        finally:
            neighbours.halt()
    return took


def _computing(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def fair(took: dict[str, list[float]], neighbours: int, cores: int) -> float:
    """What a step may take beside neighbours that could use all cores: its own computing on its share of them, and no less than alone."""
    return max(median(took["alone"]), median(took["computing"]) * (neighbours + 1) / cores)


def table(rows: list[dict[str, Any]], neighbours: int) -> str:
    """All rows in Markdown: beside the neighbours, and that by the fair share."""
    libraries = list(rows[0]["turns"])
    lines = ["| model | " + " | ".join(f"{library}, ms alone | beside | by its fair share" for library in libraries) + " |"]
    lines.append("| --- |" + " ---: |" * (3 * len(libraries)))
    lines += [_line(row, neighbours) for row in rows]
    lines += ["", f"{neighbours} neighbours on {_cores()} cores: by turns one that trains {MODEL} in labs-lib, and one that only loops."]
    return "\n".join(lines) + "\n"


def _line(row: dict[str, Any], neighbours: int) -> str:
    cells = []
    for took in row["turns"].values():
        alone, beside = median(took["alone"]), median(took["beside"])
        cells.append(f"{alone:.1f} | {beside:.1f} | {beside / fair(took, neighbours, _cores()):.2f}")
    return f"| {row['model']} | {' | '.join(cells)} |"


def _cores() -> int:
    return os.cpu_count() or 1
