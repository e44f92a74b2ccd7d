"""Runs a lab in one of the libraries and prints its figure; arguments: the library, the lab's number, a seed, the folder of the data."""

import importlib
import sys
from pathlib import Path

import numpy


def main(library: str, lab: str, seed: str, folder: str) -> None:
    program = importlib.import_module(f"{library}_labs")
    if library == "keras":
        program.keras.utils.set_random_seed(int(seed))
    else:
        numpy.random.seed(int(seed))
        program.torch.manual_seed(int(seed))
    print(getattr(program, f"lab_{lab}")(Path(folder), int(seed)))


if __name__ == "__main__":
    main(*sys.argv[1:])
