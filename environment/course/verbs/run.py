"""labs.py run: executes notebooks headless and collects their figures."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from course import command
from course.setup import gpu, prepare
from course.paths import ROOT, given, write_whole
from course.problem import Problem

if TYPE_CHECKING:
    from course.running.results import NotebookResult


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="labs.py run", description="Executes notebooks headless and collects their figures.")
    made.add_argument("notebook", nargs="+", type=given, help="for example solutions/01-bag-of-words.ipynb")
    made.add_argument("--quick", action="store_true", help="less data and fewer epochs; figures are not judged")
    made.add_argument("--output", type=given, default=ROOT / "target" / "run", metavar="FOLDER", help="default: target/run")
    made.add_argument("--timeout", type=int, metavar="SECONDS", help="the longest that a cell may run; default: no limit")
    gpu.add_options(made)
    return made


def check(options: argparse.Namespace) -> None:
    """What a parser cannot see by itself. Raises Problem."""
    gpu.check(options)


def main(arguments: list[str]) -> int:
    # Here, since only set-up brings what they need.
    import nbformat

    from course.running import results
    from course.running.execution import execute, named, read

    options = parser().parse_args(arguments)
    if options.gpu:
        prepare.apart(None, gpu.natives(options))
    mode = "quick" if options.quick else "full"
    targets = _targets(options.notebook, options.output)
    # All of them, before the first one takes its hours.
    for path in targets:
        read(path)
    if kept := _kept(options.output, mode, targets):
        print(f"Of earlier runs these figures stay: {', '.join(result.notebook for result in kept)}")
    done, complaints = [], []
    for path, target in targets.items():
        print(f"{named(path)}, {mode} run", flush=True)
        try:
            execution = execute(path, mode, timeout=options.timeout)
        except Problem as problem:
            # Changed or gone since it was read above.
            complaints.append(str(problem))
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, (nbformat.writes(execution.notebook) + "\n").encode())
        done.append(execution.result)
        # After each notebook, so that nothing is lost if a later one takes the machine down; with what another run has written meanwhile.
        results.write(_kept(options.output, mode, targets) + done, options.output)
        result = execution.result
        print(f"  {result.seconds:.0f} s, {result.peak_rss_mb:,} MB at the peak: {target}", flush=True)
        if result.unjudged():
            print("  The figures are not judged: the notebook ran on the built-in sample.")
        complaints += [f"{named(path)}: {text}" for text in execution.failures + result.broken()]
        if execution.stopped:
            break
    print(f"Figures: {options.output / 'results.md'}")
    for complaint in complaints:
        print(f"FAILED {complaint}")
    return 1 if complaints else 0


def _kept(output: Path, mode: str, targets: dict[Path, Path]) -> list[NotebookResult]:
    """The rows of other runs whose executed notebooks are there as well, and stay; quick ones do not stand beside full ones."""
    from course.running import results

    try:
        found = results.read(output / "results.json")
    except Problem:
        return []
    return [
        result
        for result in found
        if result.mode in (mode, "full") and (kept := _target(result.notebook, output)).is_file() and kept not in targets.values()
    ]


def _targets(paths: list[Path], output: Path) -> dict[Path, Path]:
    """Where each executed notebook goes."""
    targets: dict[Path, Path] = {}
    for path in paths:
        if not path.is_file():
            raise Problem(f"There is no notebook {path}")
        targets[path] = _target(path.resolve(), output)
    if len(set(targets.values())) < len(targets):
        raise Problem("Two of these notebooks have the same name and the same folder's name: run them one after the other")
    return targets


def _target(notebook: Path | str, output: Path) -> Path:
    """The lesson, exercise and solution of a lab have one name, so their folder stays. `notebook`: a path, or a row's name for it."""
    path = ROOT / notebook
    return output / path.parent.name / path.name


if __name__ == "__main__":
    command.entry("course.verbs.run")
