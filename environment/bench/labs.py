"""Runs a lab in one of the libraries and prints its figure; arguments: the library, the lab's number, a seed, the folder of the data.
Ends when standard input ends."""

import importlib
import sys
from pathlib import Path

import asked


def main(library: str, lab: str, seed: str, folder: str) -> None:
    asked.lines()
    program = importlib.import_module(f"{library}_labs")
    program.set_random_seed(int(seed))
    print(getattr(program, f"lab_{lab}")(Path(folder), int(seed)))


if __name__ == "__main__":
    main(*sys.argv[1:])
