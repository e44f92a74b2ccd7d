"""Draws steps.json as bars: each library's time for a later step, by that of the fastest peer; argument: the folder."""

import json
import sys
from pathlib import Path
from statistics import median

import matplotlib.pyplot as plt

COLOURS = {"labs-lib": "#0072B2", "Keras": "#E69F00", "JAX": "#CC79A7", "PyTorch": "#999999"}


def main(folder: Path) -> None:
    rows = json.loads((folder / "steps.json").read_text(encoding="utf-8"))
    figure, axes = plt.subplots(figsize=(8, 0.65 * len(rows) + 1.2))
    for place, row in enumerate(rows):
        times = {library: median(row["later"][library]) for library in COLOURS}
        best = min(time for library, time in times.items() if library != "labs-lib")
        for i, (library, time) in enumerate(times.items()):
            y = place + 0.2 * (i - 1.5)
            axes.barh(y, time / best, 0.19, color=COLOURS[library], label=library if place == 0 else None)
            axes.text(time / best + 0.02, y, f"{time:.1f} ms", va="center", fontsize=6)
    axes.axvline(1, color="black", linewidth=0.8)
    axes.set_yticks(range(len(rows)), [row["model"] for row in rows])
    axes.invert_yaxis()
    axes.set_xlim(0, 3.3)
    axes.set_xlabel("time of a training step; 1 is the fastest of Keras, Keras on JAX and PyTorch")
    axes.legend(loc="upper right")
    figure.tight_layout()
    figure.savefig(folder / "steps.svg")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
