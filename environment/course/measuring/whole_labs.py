"""Whole labs of several libraries, from the files to the last figure."""

from __future__ import annotations

import subprocess
import time
from statistics import median
from typing import Any

from course.console import Step
from course.measuring.trainers import OURS, command, data, environment
from course.problem import Problem
from course.running.session import PeakMemory
from course.setup.prerequisites import Jdk

# Less is better only here: a squared error.
ERRORS = {"5"}


def measure(lab: str, libraries: list[str], seeds: int, jdk: Jdk) -> dict[str, Any]:
    """Lets each library train the lab, in turns. Returns seconds, MB at the peak and the figure reached of each run."""
    runs: dict[str, list[dict[str, float]]] = {library: [] for library in libraries}
    for seed in range(seeds):
        for library in libraries:
            command_line = command(library, jdk, "labs", lab, str(seed), *([] if library == OURS else [str(data().resolve())]))
            with Step(f"lab {lab}, {library}, seed {seed}"):
                start = time.monotonic()
                process = subprocess.Popen(command_line, env=environment(library), stdout=subprocess.PIPE, text=True)
                peak = PeakMemory()
                peak.watch(process.pid)
                said = process.communicate()[0].split()
                seconds = time.monotonic() - start
                peak.stop()
            if process.returncode or not said:
                raise Problem(f"{library} could not train lab {lab}; what it said stands above.")
            runs[library].append({"seconds": round(seconds, 1), "mb": peak.mb, "figure": float(said[-1])})
            print(f"  {seconds:.0f} s, {peak.mb:,} MB, {float(said[-1]):.4g}", flush=True)
    return {"lab": lab, "runs": runs}


def table(rows: list[dict[str, Any]], libraries: list[str]) -> str:
    """All labs in Markdown; of several seeds the median time and memory, and the range of the figure."""
    lines = ["| lab | library | seconds | MB at the peak | reached |", "| --- | --- | ---: | ---: | ---: |"]
    for row in rows:
        for library in libraries:
            runs = row["runs"][library]
            figures = sorted(run["figure"] for run in runs)
            reached = f"{figures[0]:.4g}" + (f" to {figures[-1]:.4g}" if len(figures) > 1 else "")
            reached += " (squared error)" if row["lab"] in ERRORS else ""
            seconds, mb = (median(run[key] for run in runs) for key in ("seconds", "mb"))
            lines.append(f"| {row['lab']} | {library} | {seconds:,.0f} | {mb:,.0f} | {reached} |")
    return "\n".join(lines) + "\n"
