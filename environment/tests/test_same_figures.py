"""The same seed gives the same figures: a notebook that is run twice shows the same, to the last digit, but for how long it took.

By command, for other notebooks: PYTHONPATH=environment .labs/venv/bin/python environment/tests/test_same_figures.py notebooks/*.ipynb
"""

from __future__ import annotations

import difflib
import json
import re
import sys
from pathlib import Path

from course.paths import LESSONS, ROOT
from course.running.execution import execute

TWICE = LESSONS / "06-addition.ipynb"
# What a clock measures: "0.4 s", "12 s left". Progress leaves a last line only of what took a while.
TIME = re.compile(r"\s*\d+(\.\d+)?\s*(ms|s|min|seconds?|minutes?)\b")
TIMED = re.compile(r"second|: done in |: [\d,.]+ \w+ in [\d.]+ (s|min|h)\b", re.IGNORECASE)
# Names made anew each time: places of outputs, objects printed without a name of their own.
NAME = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|@[0-9a-f]{5,8}\b")


def shown(path: Path) -> list[str]:
    """All that a quick run shows, plots with all their digits included, but for tables with a column of seconds and plots with an axis of them."""
    execution = execute(path, "quick", timeout=300)
    assert not execution.failures, execution.failures
    lines = []
    for number, cell in enumerate(execution.notebook.cells):
        for output in cell.get("outputs", []):
            data = output.get("data", {"text/plain": output.get("text", "")})
            for kind in sorted(data):
                text = data[kind] if isinstance(data[kind], str) else json.dumps(data[kind], sort_keys=True, indent=0)
                if "Seconds an epoch" in text or (kind.startswith("text/") and "second" in text.lower()):
                    continue
                lines += [
                    f"cell {number}, {kind}: {NAME.sub('NAME', TIME.sub(' TIME', line))}" for line in text.splitlines() if not TIMED.search(line)
                ]
    return lines


def differences(path: Path) -> list[str]:
    first, second = shown(path), shown(path)
    assert len(first) > 100
    return [line for line in difflib.unified_diff(first, second, "first run", "second run", n=0, lineterm="") if line[0] in "+-"]


def test_a_lesson_shows_the_same_twice():
    assert differences(TWICE) == []


if __name__ == "__main__":
    found = {path: differences(ROOT / path) for path in sys.argv[1:]}
    for path, lines in found.items():
        print(f"{path}: {len(lines)} lines differ", *lines[:20], sep="\n  ", flush=True)
    sys.exit(any(found.values()))
