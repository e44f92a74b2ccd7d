"""How a training's cost grows with its sizes: one process for each point of a curve, so that each has its own peak of memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from course.console import Step
from course.measuring.trainers import Trainer
from course.running.session import PeakMemory
from course.setup.prerequisites import Jdk

LSTM, STREAMED = "lstm-masked/{}/{}/{}", "streamed/{}"
# The LSTM's own sizes, in lab 2: 32 reviews of 250 of 10,000 words.
CURVES: dict[str, tuple[str, list[int]]] = {
    "batch size": (LSTM.format("{}", 250, 10_000), [1, 4, 16, 64, 256, 1024, 4096]),
    "sequence length": (LSTM.format(32, "{}", 10_000), [50, 100, 250, 500, 1000, 2000]),
    "vocabulary": (LSTM.format(32, 250, "{}"), [1_000, 10_000, 30_000, 100_000]),
    "reviews": (STREAMED, [1_000, 10_000, 100_000, 1_000_000]),
}
SECONDS = 3.0
WHAT = {
    "batch size": "Lab 2's LSTM with a mask on reviews of 250 words out of 10,000: a step, by the reviews in it.",
    "sequence length": "The same with 32 reviews a step, by their words.",
    "vocabulary": "The same with 250 words a review, by the words that the embedding knows.",
    "reviews": "Lab 1's network on made-up reviews of 50 to 419 words, none of which exists before its turn: an epoch, by their number.",
}


def measure(libraries: list[str], jdk: Jdk) -> Iterator[dict[str, Any]]:
    """The points of all curves, each in all libraries one after the other: seconds of a step or an epoch, and the peak in MB."""
    for curve, (model, sizes) in CURVES.items():
        for size in sizes:
            with Step(f"{curve} {size:,}") as step:
                row: dict[str, Any] = {"curve": curve, "size": size, "seconds": {}, "mb": {}}
                for library in libraries:
                    step.detail(library)
                    row["seconds"][library], row["mb"][library] = point(library, jdk, model.format(size))
            print(line(row), flush=True)
            yield row


def point(library: str, jdk: Jdk, model: str) -> tuple[float, int]:
    """Seconds a step, and the process's peak of memory in MB. What `streamed` calls a step is an epoch."""
    peak = PeakMemory()
    with Trainer(library, jdk) as trainer:
        peak.watch(trainer.process.pid)
        count, seconds = 1, trainer.train(model, 1)[0]
        spent = seconds
        # A virtual machine compiles what is hot only after a while.
        while spent < SECONDS:
            count = max(1, round(count / seconds))
            seconds = trainer.train(model, count)[0]
            spent += seconds
        peak.stop()
    return seconds / count, peak.mb


def page(rows: list[dict[str, Any]], libraries: list[str]) -> str:
    """All curves in Markdown, a table each."""
    lines = ["# How cost grows", "", "A process of its own for each point, which is measured once: neighbouring points can be a third apart by chance.", ""]
    lines += ["![Time and memory by batch size, sequence length, vocabulary and number of reviews](growth.svg)"]
    for curve in dict.fromkeys(row["curve"] for row in rows):
        lines += ["", WHAT[curve], "", f"| {curve} | " + " | ".join(f"{library}, ms | peak MB" for library in libraries) + " |"]
        lines.append("| ---: |" + " ---: |" * (2 * len(libraries)))
        lines += [line(row) for row in rows if row["curve"] == curve]
    return "\n".join(lines) + "\n"


def line(row: dict[str, Any]) -> str:
    cells = [f"{1000 * seconds:,.1f} | {row['mb'][library]:,}" for library, seconds in row["seconds"].items()]
    return f"| {row['size']:,} | {' | '.join(cells)} |"
