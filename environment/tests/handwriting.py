"""Digits written stroke by stroke in five hands, for tests that draw: no image of a data set is behind them.

A stroke is a line of points (x, y), each from 0 to 1 of the digit's box, y downwards; the pen follows a smooth curve through them.
A corner is a point given twice.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

Point = tuple[float, float]
Stroke = list[Point]

# The ways in which each digit is written here; a hand has one of them.
SHAPES: dict[str, dict[str, list[Stroke]]] = {
    "0": {
        "round": [[(0.55, 0), (0.2, 0.15), (0.05, 0.5), (0.2, 0.88), (0.5, 1), (0.82, 0.85), (0.95, 0.48), (0.8, 0.12), (0.5, 0.01)]],
        "open": [[(0.7, 0.04), (0.3, 0.06), (0.06, 0.5), (0.3, 0.97), (0.72, 0.9), (0.93, 0.5), (0.75, 0.1), (0.55, 0.03)]],
    },
    "1": {
        "bar": [[(0.5, 0), (0.5, 1)]],
        "flag": [[(0.25, 0.24), (0.58, 0), (0.58, 0), (0.58, 1)]],
    },
    "2": {
        "plain": [[(0.08, 0.24), (0.28, 0.03), (0.66, 0.03), (0.86, 0.27), (0.62, 0.6), (0.06, 1), (0.06, 1), (0.95, 0.98)]],
        "loop": [
            [(0.12, 0.2), (0.42, 0), (0.78, 0.12), (0.76, 0.42), (0.4, 0.82), (0.14, 0.98)]
            + [(0.05, 0.86), (0.22, 0.78), (0.55, 0.94), (0.95, 0.92)],
        ],
    },
    "3": {
        "round": [
            [(0.1, 0.12), (0.45, 0), (0.82, 0.2), (0.62, 0.42), (0.36, 0.47), (0.36, 0.47)]
            + [(0.7, 0.52), (0.92, 0.75), (0.55, 1), (0.08, 0.9)],
        ],
        "flat": [[(0.12, 0.02), (0.85, 0.02), (0.85, 0.02), (0.42, 0.4), (0.42, 0.4), (0.8, 0.5), (0.88, 0.78), (0.5, 1), (0.06, 0.88)]],
    },
    "4": {
        "open": [[(0.2, 0), (0.1, 0.55), (0.1, 0.55), (0.92, 0.55)], [(0.72, 0.12), (0.68, 1)]],
        "closed": [[(0.66, 0), (0.04, 0.66), (0.04, 0.66), (0.96, 0.66)], [(0.66, 0), (0.66, 1)]],
    },
    "5": {
        "two": [
            [(0.22, 0.02), (0.16, 0.44), (0.16, 0.44), (0.56, 0.36), (0.9, 0.64), (0.62, 0.98), (0.08, 0.9)],
            [(0.22, 0.02), (0.88, 0)],
        ],
        "one": [[(0.88, 0.02), (0.24, 0), (0.24, 0), (0.2, 0.46), (0.2, 0.46), (0.68, 0.42), (0.86, 0.7), (0.5, 1), (0.08, 0.86)]],
    },
    "6": {
        "curved": [[(0.74, 0.02), (0.32, 0.3), (0.1, 0.7), (0.4, 1), (0.84, 0.8), (0.6, 0.52), (0.14, 0.7)]],
        "upright": [[(0.4, 0), (0.14, 0.4), (0.12, 0.8), (0.48, 1), (0.86, 0.78), (0.62, 0.52), (0.24, 0.6), (0.12, 0.78)]],
    },
    "7": {
        "plain": [[(0.06, 0.04), (0.92, 0.03), (0.92, 0.03), (0.6, 0.45), (0.42, 1)]],
        "crossed": [[(0.06, 0.05), (0.9, 0.02), (0.9, 0.02), (0.4, 1)], [(0.3, 0.5), (0.82, 0.48)]],
    },
    "8": {
        "one": [
            [(0.78, 0.14), (0.46, 0), (0.18, 0.2), (0.5, 0.47), (0.88, 0.76)]
            + [(0.5, 1), (0.1, 0.78), (0.46, 0.5), (0.8, 0.24), (0.7, 0.06)],
        ],
        "circles": [
            [(0.5, 0), (0.2, 0.22), (0.5, 0.46), (0.8, 0.22), (0.5, 0)],
            [(0.5, 0.46), (0.1, 0.74), (0.5, 1), (0.9, 0.74), (0.5, 0.46)],
        ],
    },
    "9": {
        "straight": [[(0.84, 0.14), (0.46, 0), (0.1, 0.25), (0.4, 0.5), (0.8, 0.28), (0.84, 0.14), (0.84, 0.14), (0.8, 1)]],
        "curved": [[(0.84, 0.2), (0.48, 0), (0.12, 0.26), (0.44, 0.48), (0.84, 0.2), (0.84, 0.2), (0.8, 0.7), (0.54, 0.98), (0.2, 0.92)]],
    },
}


@dataclass(frozen=True)
class Hand:
    """How somebody writes. `shapes`: which way of each digit, the first that there is. `tall`: a digit's height as a share of the
    sheet's, `wide`: its width as a share of its height, `slant`: how far its top leans to the right, as a share of its height,
    `shaky`: how far a point may miss its place, as a share of the box."""

    name: str
    shapes: str
    tall: float
    wide: float
    slant: float
    shaky: float

    def strokes(self, digit: str, random: random.Random) -> list[Stroke]:
        """A digit in a sheet of height 1 and width 1, its strokes as short steps. The same digit is not written twice the same way."""
        ways = SHAPES[digit]
        chosen = next((way for way in self.shapes.split() if way in ways), next(iter(ways)))
        height = self.tall * random.uniform(0.92, 1.08)
        width = self.wide * height
        middle = (0.5 + random.uniform(-0.05, 0.05), 0.5 + random.uniform(-0.04, 0.04))

        def on_the_sheet(point: Point) -> Point:
            x, y = (value + random.gauss(0, self.shaky) for value in point)
            return (middle[0] + (x - 0.5) * width + (0.5 - y) * self.slant * height, middle[1] + (y - 0.5) * height)

        return [_smooth(_together(stroke, on_the_sheet)) for stroke in ways[chosen]]


def _together(stroke: Stroke, placed) -> Stroke:
    """Both halves of a corner land in one place."""
    made: Stroke = []
    for i, point in enumerate(stroke):
        made.append(made[-1] if i and stroke[i - 1] == point else placed(point))
    return made


def _smooth(points: Stroke, steps: int = 6) -> Stroke:
    """Catmull and Rom's curve through the points."""
    made = [points[0]]
    for i in range(len(points) - 1):
        a, b, c, d = points[max(0, i - 1)], points[i], points[i + 1], points[min(len(points) - 1, i + 2)]
        if math.dist(b, c) == 0:
            continue
        # A corner ends one curve and begins another.
        a, d = (b if a == b else a), (c if d == c else d)
        for step in range(1, steps + 1):
            t = step / steps
            made.append(tuple(_between(a[k], b[k], c[k], d[k], t) for k in (0, 1)))
    return made


def _between(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


HANDS = [
    Hand("tidy", "round plain closed two curved one straight bar", tall=0.8, wide=0.6, slant=0, shaky=0.008),
    Hand("slanted", "open flag loop crossed one upright curved", tall=0.72, wide=0.55, slant=0.3, shaky=0.015),
    Hand("narrow", "round bar plain flat closed one upright plain circles straight", tall=0.85, wide=0.4, slant=0.1, shaky=0.012),
    Hand("wide, leaning back", "round flag plain open two curved crossed one curved", tall=0.68, wide=0.85, slant=-0.12, shaky=0.02),
    Hand("small and shaky", "open bar loop flat open one upright plain one straight", tall=0.42, wide=0.62, slant=0.15, shaky=0.035),
]
