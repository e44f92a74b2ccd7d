"""Draws what was measured; arguments: steps or growth, and the folder. steps.json as bars: each library's time for a later step, by
that of the fastest peer. growth.json as curves."""

import json
import sys
from pathlib import Path
from statistics import median

import matplotlib.pyplot as plt

COLOURS = {"labs-lib": "#0072B2", "Keras": "#E69F00", "JAX": "#CC79A7", "PyTorch": "#999999"}


def steps(folder: Path) -> None:
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
    axes.margins(x=0.12)  # room for the words behind the longest bar
    axes.set_xlabel("time of a training step; 1 is the fastest of Keras, Keras on JAX and PyTorch")
    axes.legend(loc="lower right")
    figure.tight_layout()
    figure.savefig(folder / "steps.svg")


def growth(folder: Path) -> None:
    rows = json.loads((folder / "growth.json").read_text(encoding="utf-8"))
    curves = list(dict.fromkeys(row["curve"] for row in rows))
    figure, axes = plt.subplots(2, len(curves), figsize=(3 * len(curves), 5), sharex="col", squeeze=False)
    for column, curve in enumerate(curves):
        points = [row for row in rows if row["curve"] == curve]
        sizes = [row["size"] for row in points]
        for library in points[0]["seconds"]:
            style = {"color": COLOURS[library], "marker": "o", "markersize": 3, "label": library}
            axes[0, column].loglog(sizes, [row["seconds"][library] for row in points], **style)
            axes[1, column].loglog(sizes, [row["mb"][library] for row in points], **style)
        axes[1, column].set_xlabel(curve)
    axes[0, 0].set_ylabel("seconds a step, or an epoch")
    axes[1, 0].set_ylabel("peak memory, MB")
    axes[0, 0].legend()
    figure.tight_layout()
    figure.savefig(folder / "growth.svg")


if __name__ == "__main__":
    {"steps": steps, "growth": growth}[sys.argv[1]](Path(sys.argv[2]))
