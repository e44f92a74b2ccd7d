"""Trains on demand, as Steps.java does: of each line "MODEL STEPS" that comes in, that many steps of that model. The answer is
"SECONDS PARAMETERS WAY": of several ways to train a model the one that was faster when it came first."""

import importlib
import sys


def main(library: str) -> None:
    make = importlib.import_module(f"{library}_steps").make
    name = ""
    for line in sys.stdin:
        asked, steps = line.split()
        if asked != name:
            name = asked
            parameters, ways = make(name)
            way = fastest(ways)
        print(ways[way](int(steps)), parameters, way, flush=True)


def fastest(ways: dict) -> str:
    if len(ways) == 1:
        return next(iter(ways))
    for train in ways.values():
        train(2)
    return min(ways, key=lambda way: min(ways[way](2) for _ in range(3)))


if __name__ == "__main__":
    main(sys.argv[1])
