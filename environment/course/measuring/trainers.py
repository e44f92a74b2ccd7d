"""The libraries that are measured, and a process of each."""

from __future__ import annotations

import functools
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from course.paths import ENVIRONMENT, ROOT, VENV, program
from course.problem import Problem
from course.setup import build, kernel
from course.setup.prerequisites import Jdk

PROGRAMS = ENVIRONMENT / "bench"
PEERS_VENV = VENV.with_name("bench-venv")
OURS, *PEERS = LIBRARIES = ["labs-lib", "Keras", "JAX", "PyTorch"]
# JAX is Keras on JAX.
MODULES = {"Keras": "keras", "JAX": "jax", "PyTorch": "torch"}


def with_program(name: str) -> list[str]:
    """The libraries that have a program of that name: labs or growing."""
    return [OURS, *(peer for peer in PEERS if (PROGRAMS / f"{MODULES[peer]}_{name}.py").is_file())]


class Trainer:
    """A process of one library that trains on demand. The others are idle meanwhile."""

    def __init__(self, library: str, jdk: Jdk) -> None:
        self.library = library
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        self.process = subprocess.Popen(command(library, jdk, "steps"), env=environment(library), **pipes)

    def __enter__(self) -> Trainer:
        return self

    def __exit__(self, *_: Any) -> None:
        # It ends with its standard input, in the middle of a turn if need be; if it has ended before, what is still to be told is lost.
        with suppress(OSError):
            self.process.stdin.close()
        self.process.wait()

    def train(self, model: str, steps: int, fresh: bool = False) -> tuple[float, int, str]:
        """The seconds that so many steps took, the model's parameters, and the way it is trained where there are several.
        If fresh, the model begins with its first weights again; what is compiled stays."""
        try:
            self.process.stdin.write(f"{model} {steps}{' fresh' if fresh else ''}\n")
            self.process.stdin.flush()
            seconds, parameters, *way = self.process.stdout.readline().split(maxsplit=2)
        except (OSError, ValueError):
            raise Problem(f"{self.library} ended while it trained {model}; what it said stands above.") from None
        return float(seconds), int(parameters), way[0].strip() if way else ""


def command(library: str, jdk: Jdk, what: str, *arguments: str) -> list:
    """A library's program: its `steps` or its `labs`."""
    if library == OURS:
        return [*java(jdk), what.capitalize(), *arguments]
    return [program("python", PEERS_VENV), PROGRAMS / f"{what}.py", MODULES[library], *arguments]


def data() -> Path:
    """Where whole labs find their files."""
    return Path(os.environ.get("LABS_MIRROR") or "missing")


def environment(library: str) -> dict[str, str]:
    """Of what a kernel is started with, the peers have the allocator's settings, which make most of them faster as well. What OpenMP's
    threads do while they wait is left to each."""
    if library == OURS:
        return os.environ | kernel.NATIVE
    allocator = {name: value for name, value in kernel.NATIVE.items() if name.startswith("MALLOC_")}
    return {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")} | allocator


@functools.cache
def java(jdk: Jdk) -> list:
    """The command that runs a class of the benchmark, compiled for it. Of processes side by side none finds half of the classes."""
    labs_lib, libraries = build.wanted()
    jars = build.class_path(labs_lib, libraries)
    sources = sorted(PROGRAMS.glob("*.java"))
    folder = ROOT / "target" / "bench-classes"
    classes = folder / f"{build.digest(sources)}-{labs_lib.name}-{libraries.name}-{jdk.version}"
    if not classes.is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as made:
            whole = Path(made, "classes")
            if subprocess.run([program_of(jdk, "javac"), "-d", whole, "-cp", jars, *sources]).returncode:
                raise Problem("The benchmark's programs do not compile; the compiler's words stand above.")
            try:
                whole.rename(classes)
            except OSError:
                # Another one may have been quicker.
                if not classes.is_dir():
                    raise
    build.prune(folder, classes)
    return [jdk.java, *kernel.options(jdk.version), "-DOPT_OUT_TRACKING=true", "-cp", os.pathsep.join([str(classes), jars])]


def program_of(jdk: Jdk, name: str) -> Path:
    return jdk.home / "bin" / (f"{name}.exe" if sys.platform == "win32" else name)
