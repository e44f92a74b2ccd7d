"""nbgrader's exchange between the users of one machine: what was released goes out, what was handed in is collected, pages go back.

It lies beside the class's folder: ../exchange/CLASS holds outbound/LAB, inbound/STUDENT+LAB+TIME+RANDOM and feedback/HASH.html."""

from __future__ import annotations

import os
import pwd
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import notebook_hash

from course.authoring import generation
from course.classroom import submissions
from course.paths import write_whole
from course.problem import Problem

# Names of files that any user can make: nothing that a terminal would obey.
_NAME = re.compile(r"(?P<student>[\w.@+-]+)\+(?P<lab>[^+]+)\+(?P<time>[\d:. -]+ UTC)\+[\w-]+", re.ASCII)


@dataclass(frozen=True, order=True)
class HandedIn:
    time: str
    student: str
    lab: str
    folder: str


def of(folder: Path) -> Path:
    folder = folder.resolve()
    return folder.parent / "exchange" / folder.name


def release(folder: Path) -> list[str]:
    """Lets students fetch what labs.py release has made, as it is now. Returns the labs. Raises Problem."""
    place = of(folder)
    place.parent.mkdir(exist_ok=True)
    # nbgrader wants all to write there, as in /tmp: each only what is theirs.
    place.parent.chmod(0o1777)
    config = generation.settings()
    config.CourseDirectory.root, config.CourseDirectory.course_id = str(folder.resolve()), place.name
    config.Exchange.root = str(place.parent)
    config.ExchangeReleaseAssignment.force = True
    api = NbGraderAPI(CourseDirectory(config=config), config=config)
    labs = _released(folder)
    for lab in labs:
        made = api.release_assignment(lab)
        if not made["success"]:
            said = (made.get("log", "") + made.get("error", "")).strip()
            raise Problem(f"{lab} cannot be handed out in {place}: {said}")
    (place / "inbound").chmod(0o3733)
    return labs


def collect(folder: Path) -> Iterator[tuple[submissions.Submission, str]]:
    """Puts each student's last notebook of each lab into submitted/. Yields what is new, with a complaint where it was left alone.

    nbgrader's own command follows links, of which a student can make one to any file of whoever collects, and takes a student's word for
    the name."""
    last = {}
    for submission, found, owner in _claimed(folder):
        if owner is None:
            last[submission] = found
        else:
            yield submission, f"{found.folder} was handed in by {owner}"
    inbound = _inbound(folder)
    for submission, found in sorted(last.items()):
        try:
            content = submissions.read_below(inbound, [found.folder, f"{submission.lab}.ipynb"])
        except Problem as problem:
            yield submission, str(problem)
            continue
        target = submissions.path(folder, submission)
        if not target.is_file() or target.read_bytes() != content:
            target.parent.mkdir(parents=True, exist_ok=True)
            write_whole(target, content)
            yield submission, ""


def return_feedback(folder: Path) -> Iterator[submissions.Submission]:
    """Lets each student fetch the page of the notebook that was graded. Yields whose page can be fetched from now on.

    Whoever asks for a page has to know the secret that nbgrader wrote beside what was handed in: the page's name is its hash, in a
    folder that nobody but the instructor can list."""
    pages, inbound = of(folder) / "feedback", _inbound(folder)
    pages.mkdir(exist_ok=True)
    pages.chmod(0o711)
    for submission, found, owner in _claimed(folder):
        page = folder / "feedback" / submission.student / submission.lab / f"{submission.lab}.html"
        if owner is not None or not _is_of(page, submissions.path(folder, submission)):
            continue
        try:
            if submissions.read_below(inbound, [found.folder, f"{submission.lab}.ipynb"]) != submissions.read(folder, submission):
                continue
            secret = submissions.read_below(inbound, [found.folder, "submission_secret.txt"]).decode("utf-8", "replace")
        except Problem:
            continue
        target, content = pages / f"{notebook_hash(secret=secret, notebook_id=submission.lab)}.html", page.read_bytes()
        if not target.is_file() or target.read_bytes() != content:
            write_whole(target, content)
            target.chmod(0o644)
            yield submission


def _is_of(page: Path, notebook: Path) -> bool:
    """Whether the page is not older: what was collected since then has none yet."""
    return page.is_file() and notebook.is_file() and page.stat().st_mtime >= notebook.stat().st_mtime


def _inbound(folder: Path) -> Path:
    inbound = of(folder) / "inbound"
    if not inbound.is_dir():
        raise Problem(f"There is no {inbound}: labs.py hub {folder} makes it")
    return inbound


def _claimed(folder: Path) -> Iterator[tuple[submissions.Submission, HandedIn, str | None]]:
    """What was handed in for the class's labs, the oldest first, with the account that did it where that is not the student's own."""
    inbound, labs = _inbound(folder), _released(folder)
    for found in sorted(_handed_in(inbound)):
        if found.lab in labs:
            owner = _owner(inbound / found.folder)
            # In a try-out all are the user who collects.
            trusted = owner in (found.student, _name(os.geteuid()))
            yield submissions.Submission(found.student, found.lab), found, None if trusted else owner


def _released(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "release").iterdir() if path.is_dir())


def _handed_in(inbound: Path) -> Iterator[HandedIn]:
    for name in os.listdir(inbound):
        if parts := _NAME.fullmatch(name):
            yield HandedIn(parts["time"], parts["student"], parts["lab"], name)


def _owner(folder: Path) -> str:
    return _name(os.lstat(folder).st_uid)


def _name(user: int) -> str:
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)
