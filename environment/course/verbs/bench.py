"""labs.py bench: how fast the labs' models train here, in labs-lib, in Keras, in Keras on JAX and in PyTorch."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack, nullcontext
from pathlib import Path
from typing import Any

from course import command
from course.measuring import steps
from course.measuring.trainers import LIBRARIES, PEERS, PEERS_VENV, PROGRAMS, Trainer, data, with_program
from course.paths import ENVIRONMENT, ROOT, given, program
from course.problem import Problem
from course.setup import packages
from course.setup.prerequisites import Jdk, find_jdk

LOCK = ENVIRONMENT / "requirements-bench.txt"

# Models.java, keras_steps.py and torch_steps.py know what they are.
MODELS = [
    "bag-of-words",
    "lstm-masked",
    "lstm-unmasked",
    "ids",
    "embedding",
    "cnn",
    "simple-rnn",
    "lstm",
    "cnn-lstm",
    "digit-sums",
    "linear-autoencoder",
    "deep-autoencoder",
    "addition",
    "raw-text",
]
LABS = ["1", "2", "4", "5", "6", "7"]


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="labs.py bench", description="Measures how fast the labs' models train here.")
    rounds = "the median training step of N rounds, in which the libraries take turns, early in a training and later; default: 5"
    made.add_argument("--steps", nargs="?", type=command.count, const=5, metavar="N", help=rounds)
    beside = "with N busy neighbours, of which the first trains, the second only loops, and so on; steps: by turns alone and beside them"
    made.add_argument("--beside", type=command.count, metavar="N", help=beside)
    made.add_argument("--model", nargs="+", choices=MODELS, default=MODELS, metavar="MODEL", help=f"of {', '.join(MODELS)}; default: all")
    labs = "train whole labs, from the files (in LABS_MIRROR, a folder) to the last figure: 1, 2 (its first network), 4 to 7; default: all; hours"
    made.add_argument("--labs", nargs="*", choices=LABS, metavar="LAB", help=labs)
    made.add_argument("--seeds", type=command.count, default=1, metavar="N", help="how often to train each lab, with the seeds from 0; default: 1")
    growth = "how time and memory grow with batch size, sequence length, vocabulary and number of reviews, beside PyTorch"
    made.add_argument("--growth", action="store_true", help=growth)
    libraries = f"of {', '.join(LIBRARIES)}; default: all. The others are installed for it: 3 GB on Linux, Python 3.11 or newer"
    made.add_argument("--library", nargs="+", choices=LIBRARIES, default=LIBRARIES, metavar="LIBRARY", help=libraries)
    made.add_argument("--output", type=given, default=ROOT / "target" / "bench", metavar="FOLDER", help="default: target/bench")
    return made


def check(options: argparse.Namespace) -> None:
    """What a parser cannot see by itself. Raises Problem."""
    if options.steps is None and options.labs is None and not options.growth:
        raise Problem("Say what to measure: --steps, --labs, --growth, or several.")
    if options.beside and options.steps is None and options.labs is None:
        raise Problem("--beside N measures steps or whole labs: --steps --beside N, --labs --beside N")
    for what, asked, measured_by in (("--labs", options.labs is not None, "labs"), ("--growth", options.growth, "growing")):
        able = with_program(measured_by)
        if asked and options.library != LIBRARIES and (others := [library for library in options.library if library not in able]):
            raise Problem(f"{what} measures {', '.join(able)}, and not {', '.join(others)}: leave that out of --library")
    if options.labs is not None and not (data() / "SHA256SUMS").is_file():
        raise Problem("--labs reads the data from the folder LABS_MIRROR; set it to one that holds the labs' files and their SHA256SUMS.")
    if set(options.library) & set(PEERS) and sys.version_info < (3, 11):
        raise Problem("Keras and PyTorch need Python 3.11 or newer here; labs-lib alone: --library labs-lib")


def main(arguments: list[str]) -> int:
    options = parser().parse_args(arguments)
    jdk = find_jdk()
    if set(options.library) & set(PEERS):
        packages.ensure(PEERS_VENV, LOCK)
    options.output.mkdir(parents=True, exist_ok=True)
    if options.steps is not None:
        measure_steps(options, jdk)
    if options.labs is not None:
        measure_labs(options, jdk)
    if options.growth:
        measure_growth(options, jdk)
    print(f"The tables: {options.output}")
    return 0


def measure_steps(options: argparse.Namespace, jdk: Jdk) -> None:
    from course.measuring import neighbours

    with ExitStack() as stack:
        trainers = [stack.enter_context(Trainer(library, jdk)) for library in options.library]
        if options.beside:
            beside = stack.enter_context(neighbours.Neighbours(options.beside, jdk))
            rows = (neighbours.measure(model, trainers, beside, options.steps) for model in options.model)
            _write(options.output, f"beside-{options.beside}", rows, lambda rows: neighbours.table(rows, beside))
            return
        rows = (steps.measure(model, trainers, options.steps) for model in options.model)
        _write(options.output, "steps", rows, lambda rows: steps.table(rows, options.library))
    if options.library == LIBRARIES:
        _draw("steps", options.output)


def measure_labs(options: argparse.Namespace, jdk: Jdk) -> None:
    from course.measuring import neighbours, whole_labs

    libraries = [library for library in options.library if library in with_program("labs")]
    with neighbours.Neighbours(options.beside, jdk) if options.beside else nullcontext() as beside:
        rows = (whole_labs.measure(lab, libraries, options.seeds, jdk, beside) for lab in options.labs or LABS)
        name = f"labs-beside-{options.beside}" if beside else "labs"
        _write(options.output, name, rows, lambda rows: whole_labs.table(rows, beside))


def measure_growth(options: argparse.Namespace, jdk: Jdk) -> None:
    from course.measuring import growth

    libraries = [library for library in options.library if library in with_program("growing")]
    _write(options.output, "growth", growth.measure(libraries, jdk), lambda rows: growth.page(rows, libraries))
    if set(libraries) & set(PEERS):
        _draw("growth", options.output)


def _draw(what: str, folder: Path) -> None:
    subprocess.run([program("python", PEERS_VENV), PROGRAMS / "draw.py", what, folder], check=True)


def _write(folder: Path, name: str, rows: Iterable[dict[str, Any]], table: Callable[[list[dict[str, Any]]], str]) -> None:
    """The figures and their table, after each row, so that nothing is lost if a later one fails."""
    done = []
    for row in rows:
        done.append(row)
        (folder / f"{name}.json").write_text(json.dumps(done, indent=1) + "\n", encoding="utf-8")
        (folder / f"{name}.md").write_text(table(done), encoding="utf-8")


if __name__ == "__main__":
    command.entry("course.verbs.bench")
