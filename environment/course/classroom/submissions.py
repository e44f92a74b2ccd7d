"""What was handed in: submitted/STUDENT/LAB/LAB.ipynb, read once, and never through a link."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from course.problem import Problem

# nbgrader writes a student's name into grades.csv as it is, which some programs split at semicolons, and looks for folders by pattern.
_ODD = re.compile(r"[*?\[\]{},;\"\x00-\x1f\x7f]|^[-=+@]")
# An executed notebook with pictures has a few. As JSON that is made to, they take 0.7 GB to read.
MOST_BYTES = 20_000_000
# Windows has no such flags; os.lstat has looked before.
_NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, order=True)
class Submission:
    """A notebook that a student handed in."""

    student: str
    lab: str

    def __str__(self) -> str:
        return f"{self.student}, {self.lab}"


def find(course: Path, labs: list[str]) -> tuple[list[Submission], list[str]]:
    """What was handed in, and complaints about files that are not where they must be. Raises Problem if there is nothing."""
    found, complaints = [], []
    for place in _handed_in(course / "submitted"):
        student, lab = place.parent.name, place.name
        name = place.relative_to(course).as_posix()
        if place.parent.name == "submitted" or lab not in labs or not os.path.lexists(place / f"{lab}.ipynb"):
            right = lab if lab in labs else labs[0]
            link = "; it is a link, and none is followed" if place.is_symlink() else ""
            complaints.append(f"{name} was passed over: expected such as submitted/ada/{right}/{right}.ipynb{link}")
        elif odd := _odd(student):
            complaints.append(f"{name if name.isprintable() else repr(name)}: the name of a student's folder {odd}: rename it")
        else:
            found.append(Submission(student, lab))
    if not found and not complaints:
        raise Problem(f"Nothing was handed in: expected notebooks such as {course / 'submitted' / 'ada' / labs[0] / labs[0]}.ipynb")
    return sorted(found), complaints


def without_work(course: Path) -> list[str]:
    """Whoever has an empty folder, under a name that nbgrader can take."""
    folders = [folder for folder in _shown(course / "submitted") if folder.is_dir() and not folder.is_symlink()]
    return [folder.name for folder in folders if not _odd(folder.name) and not _shown(folder)]


def _odd(student: str) -> str:
    """What a name has that it cannot have, or nothing."""
    if odd := _ODD.search(student):
        return f"cannot {'begin with' if odd[0] in '-=+@' else 'hold'} {odd[0]!r}"
    return "" if student.isprintable() else "holds what cannot be printed"


def path(course: Path, submission: Submission) -> Path:
    return course / "submitted" / submission.student / submission.lab / f"{submission.lab}.ipynb"


def read(course: Path, submission: Submission) -> bytes:
    """The notebook's bytes as they are now. Raises Problem where it is no file, or lies behind a link."""
    return read_below(course / "submitted", [submission.student, submission.lab, f"{submission.lab}.ipynb"])


def read_below(folder: Path, parts: list[str]) -> bytes:
    """A file by the names that lead to it. Raises Problem where it is none, or one of the names is a link's."""
    try:
        return _read_from(folder, parts) if os.open in os.supports_dir_fd else _read_by_name(folder, parts)
    except OSError as problem:
        path = Path(folder.name, *parts).as_posix()
        raise Problem(f"{path} cannot be read, or is a link, which is never followed ({problem.strerror}): expected a file") from None


def _read_from(folder: Path, parts: list[str]) -> bytes:
    """Each folder is opened from the one before: what is put in its place meanwhile is not looked at."""
    *folders, file = parts
    at = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in folders:
            below = os.open(part, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=at)
            os.close(at)
            at = below
        return _content(os.open(file, os.O_RDONLY | _NO_LINK, dir_fd=at), file)
    finally:
        os.close(at)


def _read_by_name(folder: Path, parts: list[str]) -> bytes:
    path = folder
    for part in parts:
        path = path / part
        if path.is_symlink() or getattr(os.lstat(path), "st_reparse_tag", 0):
            raise Problem(f"{path} is a link, which is never followed: expected a file")
    return _content(os.open(path, os.O_RDONLY | _NO_LINK), parts[-1])


def _content(descriptor: int, name: str) -> bytes:
    with open(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise Problem(f"{name} is not a file")
        if status.st_size > MOST_BYTES:
            raise Problem(f"{name} has {status.st_size / 1e6:,.0f} MB; expected at most {MOST_BYTES / 1e6:.0f}")
        return file.read(MOST_BYTES)


def _handed_in(submitted: Path) -> Iterator[Path]:
    """What lies at the level of submitted/STUDENT/LAB, and what lies higher and is no folder."""
    for student in _shown(submitted):
        if student.is_dir() and not student.is_symlink():
            yield from _shown(student)
        else:
            yield student


def _shown(folder: Path) -> Iterable[Path]:
    """What a folder holds, but for hidden files such as a desktop leaves behind."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".")) if folder.is_dir() else []
