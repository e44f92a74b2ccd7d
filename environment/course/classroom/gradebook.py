"""The nbgrader course of a class: a folder with source/, release/, submitted/STUDENT/LAB/, autograded/, feedback/, gradebook.db.

One process owns it. What is executed is executed elsewhere (task.py), on what `prepare` gives, and comes back to `record`."""

from __future__ import annotations

import hashlib
import json
import logging
import re
import shutil
import tempfile
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import nbformat
import nbgrader
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import AssignLatePenalties, CheckCellMetadata, SaveAutoGrades
from nbgrader.utils import is_grade
from sqlalchemy.exc import SAWarning

from course import manifest
from course.authoring import generation
from course.classroom import harmless, sanitizing, submissions
from course.classroom.preparation import beginning
from course.classroom.sanitizing import Key
from course.classroom.submissions import Submission
from course.classroom.task import Executed, Order
from course.paths import ENVIRONMENT, write_whole
from course.problem import Problem
from course.running.session import Error, error_of, is_code

NOT_EXECUTED = "NotExecuted"
_GRADED = "graded.json"
_BARE = "what was shown besides text is not on this page, and long text is cut: it cannot be, or takes too long"
# nbgrader looks for folders by pattern.
_PATTERN = re.compile(r"[*?\[\]]")
# The last line of a traceback, as it is and as the log has it.
_CAUSE = re.compile(r"^(?: {4})?(?P<why>[A-Za-z_][\w.]*: .+)")


@dataclass(frozen=True)
class Score:
    points: float
    most: float
    by_hand: bool

    def __str__(self) -> str:
        return f"{self.points:g} of {self.most:g} points" + ("; answers in words wait for you" if self.by_hand else "")


@dataclass(frozen=True)
class Prepared:
    """A submission as it was read, once. `order` is None where nothing can be executed; `failed` says why, or what went wrong."""

    submission: Submission
    sum: str
    notebook: NotebookNode
    order: Order | None
    notes: list[str]
    failed: str = ""


class SavePoints(SaveAutoGrades):
    """A check gives its points where it shows no error. To nbgrader, text on standard error is a fault, and a result, which a student's
    program can show of its own accord, is the points, whatever error comes after it."""

    def _add_score(self, cell: NotebookNode, resources: dict[str, Any]) -> None:
        shown = cell.get("outputs")
        if shown is not None:
            cell.outputs = [output for output in shown if output.output_type == "error"]
        super()._add_score(cell, resources)
        if shown is not None:
            cell.outputs = shown


class NoAutograde(NotebookExporter):
    """What Formgrader's button Autograde gets in place of what would run a student's program, not contained, and write its points."""

    def __init__(self, *_: Any, **__: Any) -> None:
        raise Problem("Not here, where a student's program would run as you: labs.py grade gives the points of checks, and runs it contained.")


class Classroom:
    """`log`: the file with all that nbgrader said, and errors of grading. Raises Problem if nbgrader cannot work in the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        if odd := _PATTERN.search(str(self.folder)):
            raise Problem(f"{self.folder}: nbgrader cannot work in a folder whose name holds {odd[0]!r}; expected another one")
        self.log = self.folder / "grade.log"
        self._config = generation.settings()
        self._config.CourseDirectory.root = str(self.folder)
        of_nbgrader = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"
        self._config.HTMLExporter.extra_template_basedirs = [str(ENVIRONMENT / "jupyter" / "templates"), str(of_nbgrader)]
        self._config.HTMLExporter.template_name, self._config.HTMLExporter.template_file = "feedback", "points.html.j2"
        # Of the order in which nbgrader fills its tables.
        warnings.filterwarnings("ignore", category=SAWarning, module="nbgrader")
        # nbgrader hands over its log with each result; nothing of it goes to the terminal.
        logging.getLogger("traitlets").setLevel(logging.INFO)
        course = CourseDirectory(config=self._config)
        self._database = course.db_url
        self._api = NbGraderAPI(course, config=self._config)
        self._keys: dict[str, Key] = {}

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

    @property
    def gradebook(self) -> Gradebook:
        return self._api.gradebook

    def labs(self) -> list[str]:
        with self.gradebook as gradebook:
            return sorted(lab.name for lab in gradebook.assignments)

    def submissions(self) -> tuple[list[Submission], list[str]]:
        """What was handed in, and complaints about files that are not where they must be."""
        return submissions.find(self.folder, self.labs())

    def enrol(self, found: list[Submission]) -> None:
        """Puts on the list whoever has handed in, or has an empty folder in submitted/."""
        with self.gradebook as gradebook:
            for student in sorted({one.student for one in found} | set(submissions.without_work(self.folder))):
                gradebook.update_or_create_student(student)

    def prepare(self, submission: Submission, contained: bool) -> Prepared | None:
        """Reads a submission; None if this very notebook was graded with the lab's present tests."""
        key = self.key(submission.lab)
        try:
            content = submissions.read(self.folder, submission)
        except Problem as problem:
            return Prepared(submission, "", sanitizing.unread(key, self._config), None, [], str(problem))
        its_sum = " ".join(hashlib.sha256(part).hexdigest() for part in (content, json.dumps(key.cells, sort_keys=True).encode()))
        if manifest.read(self._manifest).get(str(submission)) == its_sum and self._is_whole(submission):
            return None
        try:
            sanitized = sanitizing.sanitize(sanitizing.parse(content), key, self._config)
        except Problem as problem:
            return Prepared(submission, its_sum, sanitizing.unread(key, self._config), None, [], str(problem))
        names = sanitizing.protected(list(key.cells.values()))
        seconds = self._config.Execute.timeout
        order = Order(nbformat.writes(sanitized.notebook), names, seconds, 10 * seconds, contained)
        return Prepared(submission, its_sum, sanitized.notebook, order, sanitized.notes)

    def record(self, prepared: Prepared, executed: Executed) -> None:
        """Points and page of a submission. Points given by hand stay."""
        submission, notebook = prepared.submission, prepared.notebook
        ended = prepared.failed or executed.ended
        for index, cell in enumerate(notebook.cells):
            if cell.cell_type == "code":
                cell.outputs = [harmless.plain(output) for output in executed.outputs.get(index, [])]
                if is_code(cell) and index not in executed.outputs:
                    cell.outputs = [Error(NOT_EXECUTED, f"this cell was not executed: {ended}").output()]
        broken = "" if prepared.failed else self._broken(submission.lab, notebook)
        with self.gradebook as gradebook:
            gradebook.update_or_create_student(submission.student)
            gradebook.update_or_create_submission(submission.lab, submission.student)
        resources: dict[str, Any] = {"nbgrader": self._of(submission)}
        for step in (SavePoints, AssignLatePenalties, CheckCellMetadata):
            notebook, resources = step(config=self._config).preprocess(notebook, resources)
        notebook.metadata["labs"] = {"failed": ended or broken, "notes": prepared.notes + executed.notes}
        _write(self._graded(submission), nbformat.writes(notebook))
        self.feedback(submission)
        # Where the lab itself did not begin, or nothing has run, it is not the student's fault: the next run tries again.
        again = broken or (executed.ended and not executed.outputs)
        manifest.write(self._manifest, manifest.read(self._manifest) | {str(submission): "" if again else prepared.sum})

    def beginning(self, lab: str) -> list[NotebookNode]:
        """A lab's own cells before anything of a student's; none where nothing says any more in which order they stand."""
        key = self.key(lab)
        return list(beginning(key.cells.values())) if key.ordered else []

    def _broken(self, lab: str, notebook: NotebookNode) -> str:
        """What went wrong in these cells, as data that could not be had, unless the student has put another before."""
        for ours, cell in zip(self.beginning(lab), filter(is_code, notebook.cells)):
            name = ours.metadata.nbgrader.grade_id
            if cell.metadata.get("nbgrader", {}).get("grade_id") != name:
                break
            if error := error_of(cell):
                return f"{name}, a cell of the lab's own, failed before any answer: {error}"
        return ""

    def told(self, submission: Submission) -> tuple[str, list[str]]:
        """Of a graded submission, why it was not graded to its end (empty if it was), and what else there is to say."""
        told = self.executed(submission).metadata.get("labs", {})
        return told.get("failed", ""), told.get("notes", [])

    def score(self, submission: Submission) -> Score:
        with self.gradebook as gradebook:
            found = gradebook.find_submission(submission.lab, submission.student)
            return Score(found.score, found.max_score, found.needs_manual_grade)

    def feedback(self, submission: Submission) -> None:
        """Writes the page that the student gets, unless it is there with the same points and comments: the executed notebook."""
        now = self._marks(submission)
        if manifest.read(self._pages).get(str(submission)) == now and self._has_page(submission):
            return
        try:
            self._make_page(submission)
        except (Problem, TimeoutError):
            # A student can make up a picture that no page can show, or HTML that takes hours to read.
            notebook = self.executed(submission)
            whole = nbformat.writes(notebook)
            notebook.metadata.setdefault("labs", {}).setdefault("notes", []).append(_BARE)
            _write(self._graded(submission), nbformat.writes(harmless.bare(notebook)))
            now = self._marks(submission)
            try:
                self._make_page(submission)
            except (Problem, TimeoutError):
                # What it shows was not the reason.
                _write(self._graded(submission), whole)
                raise
        manifest.write(self._pages, manifest.read(self._pages) | {str(submission): now})

    def _make_page(self, submission: Submission) -> None:
        with harmless.in_time():
            made = self._api.generate_feedback(submission.lab, submission.student)
        self._checked(made)

    def set_aside(self, submission: Submission, why: str) -> None:
        """After an error: a page that says why there is no other; the next run grades this notebook again."""
        self._keep(traceback.format_exc())
        for names in (self._manifest, self._pages):
            manifest.write(names, manifest.read(names) | {str(submission): ""})
        page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(submission.lab)}</title><p>{escape(why)}</p></html>'
        _write(self.page(submission), page)

    def page(self, submission: Submission) -> Path:
        return self.folder / "feedback" / submission.student / submission.lab / f"{submission.lab}.html"

    def executed(self, submission: Submission) -> NotebookNode:
        """A graded notebook as it was executed."""
        return nbformat.read(self._graded(submission), as_version=4)

    def _is_whole(self, submission: Submission) -> bool:
        """Whether all that grading leaves is there: a folder may be lost, or a file be damaged by a power cut."""
        try:
            self.executed(submission)
        except (OSError, ValueError):
            return False
        return self._has_page(submission)

    def _has_page(self, submission: Submission) -> bool:
        page = self.page(submission)
        return page.is_file() and page.stat().st_size > 0

    def _graded(self, submission: Submission) -> Path:
        return self.folder / "autograded" / submission.student / submission.lab / f"{submission.lab}.ipynb"

    def _of(self, submission: Submission) -> dict[str, str]:
        return {"notebook": submission.lab, "assignment": submission.lab, "student": submission.student, "db_url": self._database}

    def key(self, lab: str) -> Key:
        """Those of the last release, not what source/ holds now, which only tells the order."""
        if lab not in self._keys:
            cells = {}
            with self.gradebook as gradebook:
                notebook = gradebook.find_notebook(lab, lab)
                points = {cell.name: cell.max_score for cell in notebook.grade_cells}
                answers = {cell.name for cell in notebook.solution_cells}
                for cell in notebook.source_cells:
                    of_nbgrader = {"grade": cell.name in points, "solution": cell.name in answers, "locked": cell.locked}
                    of_nbgrader |= {"grade_id": cell.name, "schema_version": 3, "task": False, "checksum": cell.checksum}
                    of_nbgrader |= {"cell_type": cell.cell_type}
                    if cell.name in points:
                        of_nbgrader["points"] = points[cell.name]
                    new = nbformat.v4.new_code_cell if cell.cell_type == "code" else nbformat.v4.new_markdown_cell
                    cells[cell.name] = new(cell.source, id=hashlib.sha256(cell.name.encode()).hexdigest()[:16], metadata={"nbgrader": of_nbgrader})
            order = {name: place for place, name in enumerate(self._order(lab))}
            cells = dict(sorted(cells.items(), key=lambda item: order.get(item[0], len(order))))
            self._keys[lab] = Key(lab, self._database, cells, ordered=cells.keys() <= order.keys())
        return self._keys[lab]

    def _order(self, lab: str) -> list[str]:
        try:
            source = nbformat.read(self.folder / "source" / lab / f"{lab}.ipynb", as_version=4)
        except (OSError, ValueError):
            return []
        return [cell.metadata.get("nbgrader", {}).get("grade_id") for cell in source.cells]

    def _marks(self, submission: Submission) -> str:
        """Of what a page shows: the executed notebook, points, comments."""
        with self.gradebook as gradebook:
            notebook = gradebook.find_submission_notebook(submission.lab, submission.lab, submission.student)
            marks = sorted((grade.name, grade.score) for grade in notebook.grades)
            comments = sorted((comment.name, comment.comment or "") for comment in notebook.comments)
        return hashlib.sha256(self._graded(submission).read_bytes() + json.dumps([marks, comments]).encode()).hexdigest()

    @property
    def _manifest(self) -> Path:
        """Of each submission that was graded, the sum of its notebook, then that of the lab's tests; without it all is graded again,
        which loses no points."""
        return self.folder / _GRADED

    @property
    def _pages(self) -> Path:
        return self.folder / "pages.json"

    def _checked(self, result: dict[str, Any]) -> None:
        said = "\n".join(filter(None, [result.get("log"), result.get("error")]))
        self._keep(said)
        # nbgrader catches all that is thrown, Ctrl-C too.
        if "KeyboardInterrupt" in result.get("error", ""):
            raise KeyboardInterrupt
        if not result["success"]:
            causes = [cause["why"] for cause in map(_CAUSE.match, said.splitlines()) if cause and "NbGraderException" not in cause["why"]]
            raise Problem(causes[-1] if causes else said.strip().splitlines()[-1])

    def _keep(self, said: str) -> None:
        with open(self.log, "a", encoding="utf-8", errors="replace") as log:
            log.write(said + "\n")


def graded(folder: Path) -> dict[str, str]:
    """Of each submission that was graded, the sum of its notebook."""
    return {name: sums.partition(" ")[0] for name, sums in manifest.read(folder / _GRADED).items()}


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


def _write(path: Path, text: str) -> None:
    """Whole or not at all; what a student wrote need not be text that UTF-8 can hold."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, (text + "\n").encode("utf-8", "replace"))
