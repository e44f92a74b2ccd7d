"""What else a machine does while something is measured: processes that compute, in turns so short that they halt when they are no
longer asked. None is ever suspended: it could not see that whoever started it is gone, and would stay."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from statistics import median
from threading import Event
from typing import Any

import psutil

from course.measuring.steps import warm_up
from course.measuring.trainers import OURS, PROGRAMS, Trainer
from course.problem import Problem
from course.setup.prerequisites import Jdk

# What the neighbours train: many small operators, of which each used to make the others wait.
MODEL = "addition"
# A tenth of a second alone.
STEPS = 10

Turn = Callable[[], object]


class Neighbours:
    """So many processes that wait until they shall compute: the first trains, the second loops, and so on by turns."""

    def __init__(self, count: int, jdk: Jdk) -> None:
        self.count = count
        self._jdk = jdk

    def __enter__(self) -> Neighbours:
        with ExitStack() as stack:
            self._turns = [stack.enter_context(_looping() if i % 2 else _training(self._jdk)) for i in range(self.count)]
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: Any) -> None:
        self._stack.close()

    @contextmanager
    def computing(self) -> Iterator[None]:
        """Within it they compute; afterwards none does."""
        halt = Event()
        with ThreadPoolExecutor(self.count) as pool:
            try:
                computed = [pool.submit(_until, halt, turn) for turn in self._turns]
                yield
            finally:
                halt.set()
        for one in computed:
            one.result()

    def words(self) -> str:
        """What they are, in a sentence."""
        if self.count == 1:
            return f"One neighbour on {_cores()} cores: it trains {MODEL} in labs-lib."
        return f"{self.count} neighbours on {_cores()} cores: by turns one that trains {MODEL} in labs-lib, and one that only loops."


def _until(halt: Event, turn: Turn) -> None:
    while not halt.is_set():
        turn()


@contextmanager
def _training(jdk: Jdk) -> Iterator[Turn]:
    with Trainer(OURS, jdk) as trainer:
        trainer.train(MODEL, STEPS)
        yield lambda: trainer.train(MODEL, STEPS)


@contextmanager
def _looping() -> Iterator[Turn]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "bufsize": 0}
    with subprocess.Popen([sys.executable, PROGRAMS / "looping.py"], **pipes) as process:

        def turn() -> None:
            with suppress(BrokenPipeError):
                process.stdin.write(b"\n")
            if not process.stdout.readline():
                raise Problem("A neighbour ended while it computed; what it said stands above.")

        yield turn


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
        with neighbours.computing():
            took["beside"].append(1000 * trainer.train(model, steps)[0] / steps)
    return took


def _computing(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


def fair(took: dict[str, list[float]], neighbours: int, cores: int) -> float:
    """What a step may take beside neighbours that could use all cores: its own computing on its share of them, and no less than alone."""
    return max(median(took["alone"]), median(took["computing"]) * (neighbours + 1) / cores)


def table(rows: list[dict[str, Any]], neighbours: Neighbours) -> str:
    """All rows in Markdown: beside the neighbours, and that by the fair share."""
    libraries = list(rows[0]["turns"])
    lines = ["| model | " + " | ".join(f"{library}, ms alone | beside | by its fair share" for library in libraries) + " |"]
    lines.append("| --- |" + " ---: |" * (3 * len(libraries)))
    lines += [_line(row, neighbours.count) for row in rows]
    lines += ["", neighbours.words()]
    return "\n".join(lines) + "\n"


def _line(row: dict[str, Any], neighbours: int) -> str:
    cells = []
    for took in row["turns"].values():
        alone, beside = median(took["alone"]), median(took["beside"])
        cells.append(f"{alone:.1f} | {beside:.1f} | {beside / fair(took, neighbours, _cores()):.2f}")
    return f"| {row['model']} | {' | '.join(cells)} |"


def _cores() -> int:
    return os.cpu_count() or 1
