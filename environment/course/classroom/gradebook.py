"""The nbgrader course of a class: a folder with source/, release/, submitted/STUDENT/LAB/, autograded/, feedback/, gradebook.db."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import CsvExportPlugin
from nbgrader.preprocessors import Execute
from nbgrader.utils import is_grade
from sqlalchemy.exc import SAWarning
from traitlets import Unicode

from course import manifest
from course.authoring import generation
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


class Executing(Execute):
    """Executes every cell, on a kernel that speaks to a file: JJava logs its own life to the terminal."""

    kernel_log = Unicode().tag(config=True)

    def start_new_kernel(self, **more: Any) -> None:
        with open(self.kernel_log, "ab") as log:
            super().start_new_kernel(stdout=log, stderr=log, **more)

    def preprocess_cell(self, cell: NotebookNode, resources: dict[str, Any], index: int) -> tuple[NotebookNode, dict[str, Any]]:
        # A test with the tag skip-execution would not be executed, and have all its points.
        cell.metadata.pop("tags", None)
        return super().preprocess_cell(cell, resources, index)


class Classroom:
    """`log`: the file with all that nbgrader and the kernels said. Raises Problem if nbgrader cannot work in the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        if odd := _PATTERN.search(str(self.folder)):
            raise Problem(f"{self.folder}: nbgrader cannot work in a folder whose name holds {odd[0]!r}; expected another one")
        self.log = self.folder / "grade.log"
        config = generation.settings()
        config.CourseDirectory.root = str(self.folder)
        config.Executing.kernel_log = str(self.log)
        steps = Autograde.autograde_preprocessors.default()
        config.Autograde.autograde_preprocessors = [Executing if step is Execute else step for step in steps]
        # Of the order in which nbgrader fills its tables.
        warnings.filterwarnings("ignore", category=SAWarning, module="nbgrader")
        # nbgrader hands over its log with each result; nothing of it goes to the terminal.
        logging.getLogger("traitlets").setLevel(logging.INFO)
        self._api = NbGraderAPI(CourseDirectory(config=config), config=config)

    def release(self, solution: Path) -> float:
        """Puts a lab into the course, or renews it. Returns its points. Raises Problem if that cannot be; all stays as it was then."""
        lab = solution.stem
        if not any(is_grade(cell) for cell in generation.read(solution).cells):
            raise Problem(f"{solution} has no graded cells: expected a solution, such as solutions/{solution.name}")
        with _restored(self.folder / "source" / lab, self.folder / "release" / lab):
            source = self.folder / "source" / lab / solution.name
            source.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(solution, source)
            try:
                self._checked(self._api.generate_assignment(lab))
            except Problem as problem:
                hint = "; release it under another name: the class has handed it in" if "submissions associated" in str(problem) else ""
                raise Problem(f"{lab} cannot be released: {problem}{hint} (more in {self.log})") from None
        return self._api.get_assignment(lab)["max_score"]

    def submissions(self) -> tuple[list[Submission], list[str]]:
        """What was handed in, and complaints about files that are not where they must be."""
        with self._api.gradebook as gradebook:
            labs = sorted(lab.name for lab in gradebook.assignments)
        found, complaints = [], []
        for place in self._handed_in():
            student, lab = place.parent.name, place.name
            notebook = place / f"{lab}.ipynb"
            name = place.relative_to(self.folder).as_posix()
            if place.parent.name == "submitted" or lab not in labs or not notebook.is_file():
                right = lab if lab in labs else labs[0]
                complaints.append(f"{name} was passed over: expected such as submitted/ada/{right}/{right}.ipynb")
            elif odd := _ODD.search(student):
                complaints.append(f"{name}: the name of a student's folder cannot hold {odd[0]!r}: rename it")
            elif any(path.is_symlink() for path in (place.parent, place, *place.rglob("*"))):
                complaints.append(f"{name} holds a link, which may lead anywhere: expected files")
            else:
                found.append(Submission(student, lab, notebook))
        if not found and not complaints:
            raise Problem(f"Nothing was handed in: expected notebooks such as {self.folder / 'submitted' / 'ada' / labs[0] / labs[0]}.ipynb")
        return found, complaints

    def _handed_in(self) -> Iterator[Path]:
        """What lies at the level of submitted/STUDENT/LAB, and files that lie higher."""
        for student in _shown(self.folder / "submitted"):
            yield from _shown(student) if student.is_dir() else [student]

    def missing(self, submission: Submission) -> list[str]:
        """The graded cells that the notebook lacks. It was graded before, so it can be read."""
        there = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in nbformat.read(submission.path, as_version=4).cells}
        with self._api.gradebook as gradebook:
            wanted = [cell.name for cell in gradebook.find_notebook(submission.lab, submission.lab).grade_cells]
        return sorted(set(wanted) - there)

    def is_graded(self, submission: Submission) -> bool:
        """Whether this very notebook was graded with the lab's present tests."""
        graded = self.folder / "autograded" / submission.student / submission.lab / submission.path.name
        return graded.is_file() and manifest.read(self._manifest).get(_key(submission)) == self._sum(submission)

    def grade(self, submission: Submission) -> None:
        """Executes the notebook with all tests. Points given by hand stay. Raises Problem if that cannot be done; it has no other
        points then."""
        self._forget(submission)
        self._checked(self._api.autograde(submission.lab, submission.student))
        manifest.write(self._manifest, manifest.read(self._manifest) | {_key(submission): self._sum(submission)})

    def _forget(self, submission: Submission) -> None:
        """nbgrader would keep the points of an earlier notebook where this one lacks a test or cannot be executed."""
        shutil.rmtree(self.folder / "feedback" / submission.student / submission.lab, ignore_errors=True)
        with self._api.gradebook as gradebook:
            gradebook.update_or_create_student(submission.student)
            for notebook in gradebook.update_or_create_submission(submission.lab, submission.student).notebooks:
                for grade in notebook.grades:
                    grade.auto_score, grade.needs_manual_grade = 0, False
            gradebook.db.commit()

    def score(self, submission: Submission) -> Score:
        with self._api.gradebook as gradebook:
            found = gradebook.find_submission(submission.lab, submission.student)
            return Score(found.score, found.max_score, found.needs_manual_grade)

    def feedback(self, submission: Submission) -> None:
        """Writes the page that the student gets: the executed notebook with its points. Raises Problem."""
        self._checked(self._api.generate_feedback(submission.lab, submission.student))

    def export(self) -> Path:
        """Writes the points of all students and labs. Raises Problem if another program holds the file."""
        path = self.folder / "grades.csv"
        with self._api.gradebook as gradebook:
            try:
                CsvExportPlugin(to=str(path)).export(gradebook)
            except OSError as problem:
                raise Problem(f"{path} cannot be written: {problem}. If it is open elsewhere, close it and grade again.") from None
        return path

    @property
    def _manifest(self) -> Path:
        """Of each submission that was graded, its sum; without it all is graded again, which loses no points."""
        return self.folder / "graded.json"

    def _sum(self, submission: Submission) -> str:
        """Of the notebook, and of the cells that nbgrader puts into it: those of the last release, not what source/ holds now."""
        with self._api.gradebook as gradebook:
            lab = gradebook.find_notebook(submission.lab, submission.lab)
            cells = sorted((cell.name, cell.source) for cell in lab.source_cells)
            points = sorted((cell.name, cell.max_score) for cell in lab.grade_cells)
        return hashlib.sha256(submission.path.read_bytes() + json.dumps([cells, points]).encode()).hexdigest()

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


@contextmanager
def _restored(*folders: Path) -> Iterator[None]:
    """If what is done within it fails, the folders are again as they were."""
    with tempfile.TemporaryDirectory() as kept:
        copies = {folder: Path(kept, str(number)) for number, folder in enumerate(folders)}
        for folder, copy in copies.items():
            if folder.exists():
                shutil.copytree(folder, copy)
        try:
            yield
        except BaseException:
            for folder, copy in copies.items():
                shutil.rmtree(folder, ignore_errors=True)
                if copy.exists():
                    shutil.copytree(copy, folder)
            raise


def _shown(folder: Path) -> list[Path]:
    """What a folder holds, but for hidden files such as a desktop leaves behind."""
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".")) if folder.is_dir() else []


def _key(submission: Submission) -> str:
    return f"{submission.student}/{submission.lab}"
