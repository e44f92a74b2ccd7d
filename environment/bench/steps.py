"""Trains on demand, as Steps.java does: of each line "MODEL STEPS" that comes in, that many steps of that model; with a third word,
"fresh", from its first weights again. The answer is "SECONDS PARAMETERS WAY": of several ways to train a model the one that was
faster when it came first."""

import importlib
import sys

import asked


def main(library: str) -> None:
    make = importlib.import_module(f"{library}_steps").make
    name = ""
    for line in asked.lines():
        wanted, steps, *fresh = line.split()
        if wanted != name:
            name = wanted
            parameters, ways = make(name)
            way = fastest(ways)
        print(ways[way](int(steps), bool(fresh)), parameters, way, flush=True)


def fastest(ways: dict) -> str:
    """Those that do not work here are left out: a compiler may be missing, or refuse the model."""
    if len(ways) == 1:
        return next(iter(ways))
    for way in list(ways):
        try:
            ways[way](2)
        except Exception:
            if len(ways) == 1:
                raise
            del ways[way]
    return min(ways, key=lambda way: min(ways[way](2) for _ in range(3)))


if __name__ == "__main__":
    main(sys.argv[1])
