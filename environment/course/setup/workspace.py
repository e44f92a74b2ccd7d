"""Students' work: each exercise, and the start page, is copied once into workspace/ and never overwritten."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from course import manifest
from course.paths import ENVIRONMENT, EXERCISES, WORKSPACE, write_whole

START_PAGE = ENVIRONMENT / "START.md"
MANIFEST = ".course.json"


def of_course() -> list[Path]:
    """What the course puts into a workspace."""
    return [START_PAGE, *sorted(EXERCISES.glob("*.ipynb"))]


def ensure(sources: Iterable[Path], workspace: Path = WORKSPACE) -> list[str]:
    """Copies what is new. Returns what there is to tell: a line for each file that the course has changed.

    The manifest holds, for each name, the SHA-256 of the course's file that came into the workspace last, under its name or beside
    it. A file that is still what was copied may be replaced; one that the student changed keeps its name, and the new one
    is put beside it, once. Without a readable manifest every file counts as changed by the student, which loses nothing."""
    workspace.mkdir(exist_ok=True)
    before = manifest.read(workspace / MANIFEST)
    known = dict(before)
    news = []
    for source in sources:
        name, now = source.name, _sum(source)
        target = workspace / name
        if not target.exists():
            _copy(source, target)
        elif now not in (_sum(target), known.get(name)):
            if _sum(target) == known.get(name):
                _copy(source, target)
                news.append(f"workspace/{name}: the course has changed it; you had not, so it was replaced.")
            else:
                beside = _beside(target)
                _copy(source, beside)
                news.append(f"workspace/{name}: the course has changed it. Your work stays; the new one is workspace/{beside.name}.")
        known[name] = now
    # A disk that is full holds nobody up for whom there is nothing new.
    if known != before:
        manifest.write(workspace / MANIFEST, known)
    return news


def _beside(target: Path) -> Path:
    number = 1
    while (beside := target.with_name(f"{target.stem}.new-{number}{target.suffix}")).exists():
        number += 1
    return beside


def _copy(source: Path, target: Path) -> None:
    """A half copy would count as a student's work."""
    write_whole(target, source.read_bytes())


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
