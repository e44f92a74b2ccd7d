"""A small JSON file that says, by name, what was there when something was last made of it."""

import json
from pathlib import Path

from course.paths import write_whole


def read(manifest: Path) -> dict[str, str]:
    """Empty where there is no readable one: what it would say counts as unknown, which loses nothing."""
    try:
        content = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def write(manifest: Path, content: dict[str, str]) -> None:
    write_whole(manifest, (json.dumps(content, indent=2, sort_keys=True) + "\n").encode())
