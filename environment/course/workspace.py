"""Students' work: each exercise, and the start page, is copied once into workspace/ and never overwritten."""

import hashlib
import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from course.paths import ENVIRONMENT, EXERCISES, WORKSPACE

START_PAGE = ENVIRONMENT / "START.md"
MANIFEST = ".course.json"


def of_course() -> list[Path]:
    """What the course puts into a workspace."""
    return [START_PAGE, *sorted(EXERCISES.glob("*.ipynb"))]


def ensure(sources: Iterable[Path], workspace: Path = WORKSPACE) -> list[str]:
    """Copies what is new. Returns what there is to tell: a line for each file that the course has changed.

    The manifest holds, for each name, the SHA-256 of the course's file that came into the workspace last, under its name or beside
    it. A file that is still what was copied may be replaced; one that the student changed keeps its name, and the new one
    is put beside it, once."""
    workspace.mkdir(exist_ok=True)
    manifest = _read(workspace / MANIFEST)
    news = []
    for source in sources:
        name, now = source.name, _sum(source)
        target = workspace / name
        if not target.exists():
            _copy(source, target)
        elif now not in (_sum(target), manifest.get(name)):
            if _sum(target) == manifest.get(name):
                _copy(source, target)
                news.append(f"workspace/{name}: the course has changed it; you had not, so it was replaced.")
            else:
                beside = _beside(target)
                _copy(source, beside)
                news.append(f"workspace/{name}: the course has changed it. Your work stays; the new one is workspace/{beside.name}.")
        manifest[name] = now
    _write(workspace / MANIFEST, manifest)
    return news


def _beside(target: Path) -> Path:
    number = 1
    while (beside := target.with_name(f"{target.stem}.new-{number}{target.suffix}")).exists():
        number += 1
    return beside


def _copy(source: Path, target: Path) -> None:
    """Whole or not at all: a half copy would count as a student's work."""
    made = target.with_name(target.name + ".part")
    shutil.copyfile(source, made)
    os.replace(made, target)


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read(manifest: Path) -> dict[str, str]:
    """Without a readable manifest every file counts as changed by the student, which loses nothing."""
    try:
        content = json.loads(manifest.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _write(manifest: Path, content: dict[str, str]) -> None:
    made = manifest.with_name(manifest.name + ".part")
    made.write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    os.replace(made, manifest)
