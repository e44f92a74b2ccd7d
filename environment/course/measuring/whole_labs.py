"""Whole labs of several libraries, from the files to the last figure."""

from __future__ import annotations

import subprocess
import time
from contextlib import nullcontext
from statistics import geometric_mean, median
from typing import Any

from course.console import Step
from course.measuring.neighbours import Neighbours
from course.measuring.steps import fastest_peer, ratio
from course.measuring.trainers import OURS, command, data, environment
from course.problem import Problem
from course.running.session import PeakMemory
from course.setup.prerequisites import Jdk

# Less is better only here: a squared error.
ERRORS = {"5"}


def measure(lab: str, libraries: list[str], seeds: int, jdk: Jdk, neighbours: Neighbours | None = None) -> dict[str, Any]:
    """Lets each library train the lab, in turns, beside the neighbours if there are any. Returns seconds, MB at the peak and the figure
    reached of each run."""
    runs: dict[str, list[dict[str, float]]] = {library: [] for library in libraries}
    for seed in range(seeds):
        for library in libraries:
            command_line = command(library, jdk, "labs", lab, str(seed), *([] if library == OURS else [str(data().resolve())]))
            beside = neighbours.computing() if neighbours else nullcontext()
            with Step(f"lab {lab}, {library}, seed {seed}"), beside:
                run = _run(command_line, environment(library))
            if run is None:
                raise Problem(f"{library} could not train lab {lab}; what it said stands above.")
            runs[library].append(run)
            print(f"  {run['seconds']:.0f} s, {run['mb']:,} MB, {run['figure']:.4g}", flush=True)
    return {"lab": lab, "runs": runs}


def _run(command_line: list, env: dict[str, str]) -> dict[str, float] | None:
    """What a program took and said last; none if it failed. It would end with its standard input, which is this process's to keep open."""
    start = time.monotonic()
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    peak = PeakMemory()
    with subprocess.Popen(command_line, env=env, **pipes) as process:
        peak.watch(process.pid)
        said = process.stdout.read().split()
        process.wait()
        seconds = time.monotonic() - start
        peak.stop()
    if process.returncode or not said:
        return None
    return {"seconds": round(seconds, 1), "mb": peak.mb, "figure": float(said[-1])}


def table(rows: list[dict[str, Any]], neighbours: Neighbours | None = None) -> str:
    """All labs in Markdown; of several seeds the median time and memory, and the range of the figure."""
    lines = ["| lab | library | seconds | ratio | MB at the peak | reached |", "| --- | --- | ---: | ---: | ---: | ---: |"]
    ratios = []
    for row in rows:
        took = {library: [run["seconds"] for run in runs] for library, runs in row["runs"].items()}
        if by := ratio(took):
            ratios.append(by)
        for library, runs in row["runs"].items():
            figures = sorted(run["figure"] for run in runs)
            reached = f"{figures[0]:.4g}" + (f" to {figures[-1]:.4g}" if len(figures) > 1 else "")
            reached += " (squared error)" if row["lab"] in ERRORS else ""
            mb = median(run["mb"] for run in runs)
            by_peer = f"{by:.2f} ({fastest_peer(took)})" if by and library == OURS else "-"
            lines.append(f"| {row['lab']} | {library} | {median(took[library]):,.0f} | {by_peer} | {mb:,.0f} | {reached} |")
    if ratios:
        lines += ["", "Ratio: labs-lib's time by that of the fastest of the others, which is named, seed by seed."]
        lines += [f"Geometric mean of all ratios: {geometric_mean(ratios):.2f}."]
    if neighbours:
        lines += ["", neighbours.words()]
    return "\n".join(lines) + "\n"
