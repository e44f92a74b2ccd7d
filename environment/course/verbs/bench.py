"""labs.py bench: how fast the labs' models train here, in labs-lib, in Keras, in Keras on JAX and in PyTorch."""

from __future__ import annotations

import argparse
import functools
import json
import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import geometric_mean, median
from typing import Any

from course import command
from course.setup import build, kernel, packages
from course.console import Step
from course.paths import ENVIRONMENT, ROOT, VENV, given, program
from course.setup.prerequisites import Jdk, find_jdk
from course.problem import Problem

PROGRAMS = ENVIRONMENT / "bench"
LOCK = ENVIRONMENT / "requirements-bench.txt"
PEERS_VENV = VENV.with_name("bench-venv")
OURS, *PEERS = LIBRARIES = ["labs-lib", "Keras", "JAX", "PyTorch"]
# JAX is Keras on JAX.
MODULES = {"Keras": "keras", "JAX": "jax", "PyTorch": "torch"}
LABS_LIBRARIES = [OURS, "Keras", "PyTorch"]

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
# Less is better only here: a squared error.
ERRORS = {"5"}
# A turn of a library in a round: long enough for the clock, short enough that all see the same machine.
TURN_SECONDS = 1.0
# A virtual machine compiles what is hot only after a while; what it runs before is several times slower.
WARM_UP_SECONDS = 5.0


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="labs.py bench", description="Measures how fast the labs' models train here.")
    steps = "the median training step of N rounds, in which the libraries take turns of a second; default: 5"
    made.add_argument("--steps", nargs="?", type=_count, const=5, metavar="N", help=steps)
    beside = "with --steps: by turns with nothing beside and with N neighbours, of which every second one trains and the others only loop"
    made.add_argument("--beside", type=_count, metavar="N", help=beside)
    made.add_argument("--model", nargs="+", choices=MODELS, default=MODELS, metavar="MODEL", help=f"of {', '.join(MODELS)}; default: all")
    labs = "train whole labs, from the files (in LABS_MIRROR, a folder) to the last figure; default: all six; more than an hour"
    made.add_argument("--labs", nargs="*", choices=LABS, metavar="LAB", help=labs)
    made.add_argument("--seeds", type=_count, default=1, metavar="N", help="how often to train each lab, with the seeds from 0; default: 1")
    libraries = f"of {', '.join(LIBRARIES)}; default: all. The others are installed for it: 3 GB on Linux, Python 3.11 or newer"
    made.add_argument("--library", nargs="+", choices=LIBRARIES, default=LIBRARIES, metavar="LIBRARY", help=libraries)
    made.add_argument("--output", type=given, default=ROOT / "target" / "bench", metavar="FOLDER", help="default: target/bench")
    return made


def check(options: argparse.Namespace) -> None:
    """What a parser cannot see by itself. Raises Problem."""
    if options.steps is None and options.labs is None:
        raise Problem("Say what to measure: --steps, --labs, or both.")
    if options.beside and options.steps is None:
        raise Problem("--beside N measures steps: --steps --beside N")
    if options.labs is not None and not (_data() / "SHA256SUMS").is_file():
        raise Problem("--labs reads the data from the folder LABS_MIRROR; set it to one that holds the labs' files and their SHA256SUMS.")
    if set(options.library) & set(PEERS) and sys.version_info < (3, 11):
        raise Problem("Keras and PyTorch need Python 3.11 or newer here; labs-lib alone: --library labs-lib")


def main(arguments: list[str]) -> int:
    options = parser().parse_args(arguments)
    jdk = find_jdk()
    if set(options.library) & set(PEERS):
        packages.ensure(PEERS_VENV, LOCK)
    options.output.mkdir(parents=True, exist_ok=True)
    if options.beside:
        measure_beside(options, jdk)
    elif options.steps is not None:
        rows = []
        with ExitStack() as stack:
            trainers = [stack.enter_context(Trainer(library, jdk)) for library in options.library]
            for model in options.model:
                rows.append(measure(model, trainers, options.steps))
                print(line(rows[-1]), flush=True)
                _write(options.output, "steps", rows, table(rows, options.library))
    if options.labs is not None:
        rows = []
        libraries = [library for library in options.library if library in LABS_LIBRARIES]
        for lab in options.labs or LABS:
            rows.append(whole(lab, libraries, options.seeds, jdk))
            _write(options.output, "labs", rows, labs_table(rows, libraries))
    if set(options.library) == set(LIBRARIES) and not options.beside:
        draw(options.output)
    print(f"The tables: {options.output}")
    return 0


def _write(folder: Path, name: str, rows: list[dict[str, Any]], markdown: str) -> None:
    """After each row, so that nothing is lost if a later one fails."""
    (folder / f"{name}.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    (folder / f"{name}.md").write_text(markdown, encoding="utf-8")


def draw(folder: Path) -> None:
    """A picture of what the folder's files hold."""
    subprocess.run([program("python", PEERS_VENV), PROGRAMS / "draw.py", folder], check=True)


def _data() -> Path:
    return Path(os.environ.get("LABS_MIRROR") or "missing")


class Trainer:
    """A process of one library that trains on demand. The others are idle meanwhile."""

    def __init__(self, library: str, jdk: Jdk) -> None:
        self.library = library
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(_command(library, jdk, "steps"), env=_environment(library), **pipes)

    def __enter__(self) -> Trainer:
        return self

    def __exit__(self, *_: Any) -> None:
        self.process.stdin.close()
        self.process.wait()

    def train(self, model: str, steps: int) -> tuple[float, int, str]:
        """The seconds that so many steps took, the model's parameters, and the way it is trained where there are several."""
        try:
            self.process.stdin.write(f"{model} {steps}\n")
            self.process.stdin.flush()
            seconds, parameters, *way = self.process.stdout.readline().split(maxsplit=2)
        except (OSError, ValueError):
            raise Problem(f"{self.library} ended while it trained {model}; what it said stands above.") from None
        return float(seconds), int(parameters), way[0].strip() if way else ""


def _command(library: str, jdk: Jdk, what: str, *arguments: str) -> list:
    """A library's program: its `steps` or its `labs`."""
    if library == OURS:
        return [*java(jdk), what.capitalize(), *arguments]
    return [program("python", PEERS_VENV), PROGRAMS / f"{what}.py", MODULES[library], *arguments]


def _environment(library: str) -> dict[str, str]:
    if library == OURS:
        return os.environ | kernel.NATIVE
    return {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}


@functools.cache
def java(jdk: Jdk) -> list:
    """The command that runs a class of the benchmark, compiled for it."""
    jars = build.class_path(*build.wanted())
    classes = ROOT / "target" / "bench-classes"
    javac = [program_of(jdk, "javac"), "-d", classes, "-cp", jars, *sorted(PROGRAMS.glob("*.java"))]
    if subprocess.run(javac).returncode:
        raise Problem("The benchmark's programs do not compile; the compiler's words stand above.")
    return [jdk.java, *kernel.options(jdk.version), "-DOPT_OUT_TRACKING=true", "-cp", os.pathsep.join([str(classes), jars])]


def program_of(jdk: Jdk, name: str) -> Path:
    return jdk.home / "bin" / (f"{name}.exe" if sys.platform == "win32" else name)


def measure(model: str, trainers: list[Trainer], rounds: int) -> dict[str, Any]:
    """Lets each library train the model in turns, A B C A B C. Returns milliseconds a step of each round."""
    took: dict[str, list[float]] = {trainer.library: [] for trainer in trainers}
    counts, size, ways = warm_up(model, trainers)
    for _ in range(rounds):
        for trainer in trainers:
            seconds, *_rest = trainer.train(model, counts[trainer.library])
            took[trainer.library].append(1000 * seconds / counts[trainer.library])
    return {"model": model, "parameters": size, "ways": ways, "milliseconds": took}


def warm_up(model: str, trainers: list[Trainer]) -> tuple[dict[str, int], int, dict[str, str]]:
    """How many steps each library trains in a turn, the model's parameters, and the way each library trains it."""
    counts, sizes, ways = {}, {}, {}
    with Step(f"{model}: warming up") as step:
        for trainer in trainers:
            step.detail(trainer.library)
            trainer.train(model, 2)
            warm = 0.0
            while warm < WARM_UP_SECONDS:
                count = counts.get(trainer.library, 2)
                seconds, sizes[trainer.library], ways[trainer.library] = trainer.train(model, count)
                counts[trainer.library] = max(2, round(TURN_SECONDS * count / seconds))
                warm += seconds
    if len(set(sizes.values())) > 1:
        raise Problem(f"{model} is not the same model in all libraries: parameters {sizes}")
    return counts, next(iter(sizes.values())), ways


def measure_beside(options: argparse.Namespace, jdk: Jdk) -> None:
    """A step beside neighbours, by the share of the cores that is its own then."""
    from course.running.neighbours import Neighbours, beside_table, turns

    rows = []
    with ExitStack() as stack:
        trainers = [stack.enter_context(Trainer(library, jdk)) for library in options.library]
        neighbours = stack.enter_context(Neighbours(options.beside, lambda: Trainer(OURS, jdk)))
        for model in options.model:
            counts, _size, _ways = warm_up(model, trainers)
            rows.append({"model": model, "turns": {t.library: turns(t, model, counts[t.library], neighbours, options.steps) for t in trainers}})
            text = beside_table(rows, options.beside)
            print(text.splitlines()[len(rows) + 1], flush=True)
            _write(options.output, f"beside-{options.beside}", rows, text)


def whole(lab: str, libraries: list[str], seeds: int, jdk: Jdk) -> dict[str, Any]:
    """Lets each library train the lab, in turns. Returns seconds, MB at the peak and the figure reached of each run."""
    from course.running.session import PeakMemory

    runs: dict[str, list[dict[str, float]]] = {library: [] for library in libraries}
    for seed in range(seeds):
        for library in libraries:
            command_line = _command(library, jdk, "labs", lab, str(seed), *([] if library == OURS else [str(_data().resolve())]))
            with Step(f"lab {lab}, {library}, seed {seed}"):
                start = time.monotonic()
                process = subprocess.Popen(command_line, env=_environment(library), stdout=subprocess.PIPE, text=True)
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


def labs_table(rows: list[dict[str, Any]], libraries: list[str]) -> str:
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


def ratio(row: dict[str, Any]) -> float | None:
    """Our time by the fastest peer's: the median over the rounds. None if there is nothing to compare."""
    took = row["milliseconds"]
    peers = [took[peer] for peer in PEERS if peer in took]
    if OURS not in took or not peers:
        return None
    faster = min(peers, key=median)
    return median(ours / theirs for ours, theirs in zip(took[OURS], faster))


def line(row: dict[str, Any]) -> str:
    times = "  ".join(f"{library} {median(took):.1f} ms" for library, took in row["milliseconds"].items())
    by = ratio(row)
    return f"{row['model']:<18}  {times}" + (f"  ratio {by:.2f}" if by else "")


def table(rows: list[dict[str, Any]], libraries: list[str]) -> str:
    """All rows in Markdown, and the geometric mean of the ratios."""
    lines = ["| model | parameters | " + " | ".join(f"{library}, ms a step" for library in libraries) + " | ratio |"]
    lines.append("| --- | ---: |" + " ---: |" * (len(libraries) + 1))
    for row in rows:
        times = [_time(row, library) for library in libraries]
        by = ratio(row)
        lines.append(f"| {row['model']} | {row['parameters']:,} | {' | '.join(times)} | {f'{by:.2f}' if by else '-'} |")
    ratios = [by for by in map(ratio, rows) if by]
    if ratios:
        lines += ["", f"Ratio: labs-lib's time by that of the fastest of the others. Geometric mean of all: {geometric_mean(ratios):.2f}."]
        lines += ["A step of labs-lib includes making its batch and measuring the accuracy; Keras's the accuracy, on JAX too; PyTorch's neither."]
    return "\n".join(lines) + "\n"


def _time(row: dict[str, Any], library: str) -> str:
    way = row["ways"][library]
    return f"{median(row['milliseconds'][library]):.1f}" + (f" ({way})" if way else "")


def _count(text: str) -> int:
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text} is no number of rounds: 1 or more")
    return int(text)


if __name__ == "__main__":
    command.entry("course.verbs.bench")
