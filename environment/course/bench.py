"""labs.py bench: how fast this machine trains the labs' models."""

import argparse
import os
import subprocess

from course import build, command, kernel
from course.paths import ENVIRONMENT
from course.prerequisites import find_jdk

# Steps.java knows what they are.
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
    "addition",
    "raw-text",
]


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="labs.py bench", description="Measures how fast this machine trains the labs' models.")
    steps = "median of N training steps, or of fewer if they take over four minutes; default: 20"
    made.add_argument("--steps", nargs="?", type=_count, const=20, required=True, metavar="N", help=steps)
    made.add_argument("--model", nargs="+", choices=MODELS, default=MODELS, metavar="MODEL", help=f"of {', '.join(MODELS)}; default: all")
    return made


def main(arguments: list[str]) -> int:
    options = parser().parse_args(arguments)
    jdk = find_jdk()
    java = [jdk.java, *kernel.options(jdk.version), "-DOPT_OUT_TRACKING=true", "-cp", build.class_path(*build.wanted())]
    command_line = [*java, ENVIRONMENT / "bench" / "Steps.java", str(options.steps), *options.model]
    return subprocess.run(command_line, env=os.environ | kernel.ALLOCATOR).returncode


def _count(text: str) -> int:
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text} is no number of steps: 1 or more")
    return int(text)


if __name__ == "__main__":
    command.entry("course.bench")
