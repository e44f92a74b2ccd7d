"""nbgrader's exchange between the users of one machine: what was released goes out, what was handed in is collected, pages go back.

It lies beside the class's folder: ../exchange/CLASS holds outbound/LAB, inbound/STUDENT+LAB+TIME+RANDOM and feedback/HASH.html."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.utils import notebook_hash

from course.authoring import generation
from course.classroom import gradebook, submissions
from course.paths import write_whole
from course.problem import Problem

# Any user can make files here: nothing that a terminal would obey.
_STUDENT = re.compile(r"\w[\w.@+-]*", re.ASCII)
_NAME = re.compile(r"(?P<student>.+)\+(?P<lab>[^+]+)\+(?P<time>[\d:. -]+ UTC)\+[\w-]+", re.ASCII | re.DOTALL)


@dataclass(frozen=True, order=True)
class HandedIn:
    time: str
    student: str
    lab: str
    folder: str

    @property
    def misnamed(self) -> bool:
        """Whether no student's name here can go with the account, such as winbind's DOMAIN and account."""
        return not _STUDENT.fullmatch(self.student)


def of(folder: Path) -> Path:
    folder = folder.resolve()
    return folder.parent / "exchange" / folder.name


def release(folder: Path) -> list[str]:
    """Lets students fetch what labs.py release has made, as it is now. Returns the labs. Raises Problem."""
    place = of(folder)
    _open_to_all(place.parent)
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


def _open_to_all(exchange: Path) -> None:
    """nbgrader wants all to write there, as in /tmp: each only what is theirs. Raises Problem where the folder is another's."""
    exchange.mkdir(exist_ok=True)
    if stat.S_IMODE(exchange.stat().st_mode) == 0o1777:
        return
    if any(exchange.iterdir()):
        raise Problem(f"{exchange} would be the class's exchange, to which all can write, and holds other things: move it, or the class")
    exchange.chmod(0o1777)


def collect(folder: Path) -> Iterator[tuple[submissions.Submission | str, str]]:
    """Puts each student's last notebook of each lab into submitted/. Yields what is new, with a complaint where it was left alone; for
    an account that is no student's name here, the folder in which it was handed in.

    nbgrader's own command follows links, of which a student can make one to any file of whoever collects, and takes a student's word for
    the name."""
    last = {}
    inbound = _inbound(folder)
    for name in sorted(found.folder for found in _for_labs(folder) if found.misnamed):
        shown = name if name.isprintable() else repr(name)
        yield shown, f"expected an account of unaccented letters, digits and .@_+-: copy its notebook into {folder / 'submitted'} under such a name"
    for submission, found, owner in _claimed(folder):
        if owner is None:
            last[submission] = found
        else:
            yield submission, f"{found.folder} was handed in by {owner}"
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
    graded = gradebook.graded(folder)
    pages.mkdir(exist_ok=True)
    pages.chmod(0o711)
    for submission, found, owner in _claimed(folder):
        page = folder / "feedback" / submission.student / submission.lab / f"{submission.lab}.html"
        if owner is not None or not page.is_file():
            continue
        try:
            notebook = submissions.read_below(inbound, [found.folder, f"{submission.lab}.ipynb"])
            # While labs.py grade runs, another may be collected, and is older than the page of what was read before.
            if notebook != submissions.read(folder, submission) or hashlib.sha256(notebook).hexdigest() != graded.get(str(submission)):
                continue
            secret = submissions.read_below(inbound, [found.folder, "submission_secret.txt"]).decode("utf-8", "replace")
        except Problem:
            continue
        target, content = pages / f"{notebook_hash(secret=secret, notebook_id=submission.lab)}.html", page.read_bytes()
        if not target.is_file() or target.read_bytes() != content:
            write_whole(target, content)
            target.chmod(0o644)
            yield submission


def _inbound(folder: Path) -> Path:
    inbound = of(folder) / "inbound"
    if not inbound.is_dir():
        raise Problem(f"There is no {inbound}: labs.py hub {folder} makes it")
    return inbound


def _claimed(folder: Path) -> Iterator[tuple[submissions.Submission, HandedIn, str | None]]:
    """What was handed in for the class's labs, the oldest first, with the account that did it where that is not the student's own."""
    inbound = _inbound(folder)
    for found in sorted(_for_labs(folder)):
        if not found.misnamed:
            owner = _owner(inbound / found.folder)
            # In a try-out all are the user who collects.
            trusted = owner in (found.student, _name(os.geteuid()))
            yield submissions.Submission(found.student, found.lab), found, None if trusted else owner


def _released(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "release").iterdir() if path.is_dir())


def _for_labs(folder: Path) -> Iterator[HandedIn]:
    labs = _released(folder)
    for parts in filter(None, map(_NAME.fullmatch, os.listdir(_inbound(folder)))):
        if parts["lab"] in labs:
            yield HandedIn(parts["time"], parts["student"], parts["lab"], parts[0])


def _owner(folder: Path) -> str:
    return _name(os.lstat(folder).st_uid)


def _name(user: int) -> str:
    import pwd  # Windows has none

    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)
