"""The nbgrader course of a class: a folder with source/, release/, submitted/STUDENT/LAB/, autograded/, feedback/, gradebook.db."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import shutil
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbgrader.apps import NbGraderAPI
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import CsvExportPlugin
from nbgrader.preprocessors import Execute
from sqlalchemy.exc import SAWarning
from traitlets import Unicode

from course import generation
from course.problem import Problem

# nbgrader looks for folders by pattern, and writes a student's name into grades.csv as it is.
_PATTERN = re.compile(r"[*?\[\]]")
_ODD = re.compile(r'[*?\[\]{},"\n\r]')
# The last line of a traceback, as it is and as the log has it.
_CAUSE = re.compile(r"^(?: {4})?(?P<why>[A-Za-z_][\w.]*: .+)")


@dataclass(frozen=True)
class Submission:
    """A notebook that a student handed in."""

    student: str
    lab: str
    path: Path


@dataclass(frozen=True)
class Score:
    points: float
    most: float
    by_hand: bool

    def __str__(self) -> str:
        return f"{self.points:g} of {self.most:g} points" + ("; answers in words wait for you" if self.by_hand else "")


class LoggedExecute(Execute):
    """Executes with a kernel that speaks to a file: JJava logs its own life to the terminal."""

    kernel_log = Unicode().tag(config=True)

    def start_new_kernel(self, **more: Any) -> None:
        with open(self.kernel_log, "ab") as log:
            super().start_new_kernel(stdout=log, stderr=log, **more)


class Classroom:
    """`log`: the file with all that nbgrader and the kernels said. Raises Problem if nbgrader cannot work in the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        if odd := _PATTERN.search(str(self.folder)):
            raise Problem(f"{self.folder}: nbgrader cannot work in a folder whose name holds {odd[0]!r}; expected another one")
        self.log = self.folder / "grade.log"
        config = generation.settings()
        config.CourseDirectory.root = str(self.folder)
        config.LoggedExecute.kernel_log = str(self.log)
        steps = Autograde.autograde_preprocessors.default()
        config.Autograde.autograde_preprocessors = [LoggedExecute if step is Execute else step for step in steps]
        # Of the order in which nbgrader fills its tables.
        warnings.filterwarnings("ignore", category=SAWarning, module="nbgrader")
        # nbgrader hands over its log with each result; nothing of it goes to the terminal.
        logging.getLogger("traitlets").setLevel(logging.INFO)
        self._api = NbGraderAPI(CourseDirectory(config=config), config=config)

    @property
    def labs(self) -> list[str]:
        """The labs that were released."""
        return sorted(path.parent.name for path in self.folder.glob("release/*/*.ipynb") if path.stem == path.parent.name)

    def release(self, solution: Path) -> float:
        """Puts a lab into the course, or renews it. Returns its points. Raises Problem if the solution is not in the course's form."""
        generation.read(solution)
        lab = solution.stem
        source = self.folder / "source" / lab / solution.name
        source.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(solution, source)
        self._checked(self._api.generate_assignment(lab))
        return self._api.get_assignment(lab)["max_score"]

    def submissions(self) -> tuple[list[Submission], list[str]]:
        """What was handed in, and complaints about files that are not where they must be."""
        found, complaints = [], []
        for place in self._handed_in():
            student, lab = place.parent.name, place.name
            notebook = place / f"{lab}.ipynb"
            name = f"submitted/{student}/{lab}"
            if _ODD.search(student):
                complaints.append(f"{name}: the name of a student's folder cannot hold {_ODD.search(student)[0]!r}: rename it")
            elif lab in self.labs and notebook.is_file():
                found.append(Submission(student, lab, notebook))
            else:
                complaints.append(f"{name} was passed over: expected {self._place(student)}")
        if not found and not complaints:
            raise Problem(f"Nothing was handed in: expected notebooks such as {self.folder / self._place('ada')}")
        return found, complaints

    def _place(self, student: str) -> str:
        """Where a notebook of the student's could be."""
        lab = self.labs[0]
        return f"submitted/{student}/{lab}/{lab}.ipynb"

    def _handed_in(self) -> Iterator[Path]:
        for student in sorted(path for path in self.folder.glob("submitted/*") if path.is_dir()):
            yield from sorted(path for path in student.iterdir() if not path.name.startswith("."))

    def is_graded(self, submission: Submission) -> bool:
        """Whether this very notebook was graded with the lab's present tests."""
        graded = self.folder / "autograded" / submission.student / submission.lab / submission.path.name
        return graded.is_file() and self._graded().get(_key(submission)) == self._sum(submission)

    def grade(self, submission: Submission) -> None:
        """Executes the notebook with all tests. Raises Problem if that cannot be done; the student has no points then."""
        self._checked(self._api.autograde(submission.lab, submission.student))
        made = self._manifest.with_name(self._manifest.name + ".part")
        made.write_text(json.dumps(self._graded() | {_key(submission): self._sum(submission)}, indent=2) + "\n", encoding="utf-8")
        os.replace(made, self._manifest)

    def score(self, submission: Submission) -> Score:
        found = self._api.get_submission(submission.lab, submission.student)
        return Score(found["score"], found["max_score"], found["needs_manual_grade"])

    def feedback(self, submission: Submission) -> Path:
        """Writes the page that the student gets: the executed notebook with its points. Raises Problem."""
        self._checked(self._api.generate_feedback(submission.lab, submission.student))
        return self.folder / "feedback" / submission.student / submission.lab / f"{submission.lab}.html"

    def export(self) -> Path:
        """Writes the points of all students and labs."""
        path = self.folder / "grades.csv"
        with self._api.gradebook as gradebook:
            CsvExportPlugin(to=str(path)).export(gradebook)
        return path

    @property
    def _manifest(self) -> Path:
        """Of each submission that was graded, what it was."""
        return self.folder / "graded.json"

    def _graded(self) -> dict[str, str]:
        """Without a readable manifest all is graded again, which loses nothing."""
        try:
            content = json.loads(self._manifest.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return content if isinstance(content, dict) else {}

    def _sum(self, submission: Submission) -> str:
        source = self.folder / "source" / submission.lab / submission.path.name
        return hashlib.sha256(submission.path.read_bytes() + source.read_bytes()).hexdigest()

    def _checked(self, result: dict[str, Any]) -> None:
        said = "\n".join(filter(None, [result.get("log"), result.get("error")]))
        with open(self.log, "a", encoding="utf-8") as log:
            log.write(said + "\n")
        # nbgrader catches all that is thrown, Ctrl-C too.
        if "KeyboardInterrupt" in result.get("error", ""):
            raise KeyboardInterrupt
        if not result["success"]:
            causes = [cause["why"] for cause in map(_CAUSE.match, said.splitlines()) if cause and "NbGraderException" not in cause["why"]]
            raise Problem(causes[-1] if causes else said.strip().splitlines()[-1])


def _key(submission: Submission) -> str:
    return f"{submission.student}/{submission.lab}"
