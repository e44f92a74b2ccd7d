"""A small JSON file that says, by name, what was there when something was last made of it."""

import json
import os
from pathlib import Path


def read(manifest: Path) -> dict[str, str]:
    """Empty where there is no readable one: what it would say counts as unknown, which loses nothing."""
    try:
        content = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def write(manifest: Path, content: dict[str, str]) -> None:
    """Whole or not at all."""
    made = manifest.with_name(manifest.name + ".part")
    made.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    os.replace(made, manifest)
