"""JPlag's report on a class's answers in code, which JPlag reads and does not run."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.utils import is_locked

from course.classroom.gradebook import Classroom
from course.classroom.submissions import Submission
from course.console import Step
from course.paths import ENVIRONMENT, JARS
from course.problem import Problem
from course.running.session import is_code
from course.setup import build
from course.setup.prerequisites import find_all

_PROJECT = ENVIRONMENT / "similar"
_SHOWN = 10
# Characters of a cell.
_MOST = 20_000
_SECONDS = 3600


def write(classroom: Classroom, graded: list[Submission]) -> list[str]:
    """Writes similar/LAB.zip for each lab that two have handed in. Returns lines that name the reports and the most similar pairs."""
    java, jars = _ensure()
    lines = []
    for lab in classroom.labs():
        students = [submission for submission in graded if submission.lab == lab]
        if len(students) < 2:
            continue
        report = classroom.folder / "similar" / lab
        report.parent.mkdir(exist_ok=True)
        with Step(f"Comparing the answers to {lab}"), tempfile.TemporaryDirectory() as folder:
            for submission in students:
                _put(Path(folder, "students", submission.student), classroom.executed(submission).cells)
            _put(Path(folder, "lab"), classroom.key(lab).cells.values())
            command = [java, "-Xss8m", "-cp", f"{jars}/*", _PROJECT / "Similar.java", Path(folder, "students"), Path(folder, "lab"), report]
            try:
                made = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=_SECONDS)
            except subprocess.TimeoutExpired:
                raise Problem(f"JPlag compared the answers to {lab} for {_SECONDS // 60} minutes, and was ended: expected a few") from None
        if made.returncode:
            raise Problem(f"JPlag cannot compare the answers to {lab}: {(made.stderr.strip() or 'it said nothing').splitlines()[-1]}")
        lines.append(f"Similar answers to {lab}: {report}.zip")
        for line in made.stdout.splitlines()[:_SHOWN]:
            share, first, second = line.split("\t")
            lines.append(f"  {share:>3} %  {first}, {second}")
    return lines


def _ensure() -> tuple[Path, Path]:
    jdk, maven = find_all()
    jars = JARS / f"similar-{build.digest([_PROJECT.parent.parent / 'pom.xml', _PROJECT / 'pom.xml'])}"
    if not jars.is_dir():
        build.fetch(jdk, maven, jars, "Fetching JPlag", ["-f", _PROJECT / "pom.xml"])
    return jdk.java, jars


def _put(folder: Path, cells) -> None:
    """The cells of code that are a student's to write, one a file."""
    folder.mkdir(parents=True)
    written: list[NotebookNode] = [cell for cell in cells if is_code(cell) and not is_locked(cell)]
    for number, cell in enumerate(written):
        (folder / f"{number:04}.java").write_text(cell.source[:_MOST], encoding="utf-8", errors="replace")
