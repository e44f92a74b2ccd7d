"""The points of a class as files that other programs read."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.plugins import CsvExportPlugin

from course.paths import write_whole
from course.problem import Problem

Points = dict[str, dict[str, float]]


def write(folder: Path, gradebook: Gradebook) -> list[Path]:
    """grades.csv as nbgrader has it, and one each for Moodle and Canvas. Raises Problem if another program holds a file."""
    most = {lab.name: lab.max_score for lab in gradebook.assignments}
    points: Points = {student.id: {} for student in sorted(gradebook.students, key=lambda one: one.id)}
    for lab in most:
        for found in gradebook.assignment_submissions(lab):
            points[found.student_id][lab] = max(0.0, found.score - found.late_submission_penalty)
    tables = {"grades.csv": _of_nbgrader(folder, gradebook), "grades-moodle.csv": moodle(points, most), "grades-canvas.csv": canvas(points, most)}
    return [_written(folder / name, text) for name, text in tables.items()]


def moodle(points: Points, most: dict[str, float]) -> str:
    """For Moodle's Grades > Import > CSV file: map 'username' to the user's field, each lab to a grade item."""
    labs = sorted(most)
    return _csv(["username", *labs], ([student, *(_number(had.get(lab)) for lab in labs)] for student, had in points.items()))


def canvas(points: Points, most: dict[str, float]) -> str:
    """For Canvas's Grades > Import: the columns that it asks for, the student's folder as SIS Login ID, and the points possible."""
    labs = sorted(most)
    rows = [["    Points Possible", "", "", "", "", *(_number(most[lab]) for lab in labs)]]
    rows += [[student, "", "", student, "", *(_number(had.get(lab)) for lab in labs)] for student, had in points.items()]
    return _csv(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *labs], rows)


def _of_nbgrader(folder: Path, gradebook: Gradebook) -> str:
    """nbgrader's table, by lab and student: its own order is that in which they were graded."""
    made = folder / "grades.csv.part"
    CsvExportPlugin(to=str(made)).export(gradebook)
    head, *rows = made.read_text(encoding="utf-8").splitlines()
    made.unlink()
    at_lab, at_student = (head.split(",").index(name) for name in ("assignment", "student_id"))
    return "\n".join([head, *sorted(rows, key=lambda row: (row.split(",")[at_lab], row.split(",")[at_student]))]) + "\n"


def _csv(head: list[str], rows) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    return text.getvalue()


def _number(points: float | None) -> str:
    """Nothing for a lab that was not handed in: the other program knows what that means there."""
    return "" if points is None else f"{points:g}"


def _written(path: Path, text: str) -> Path:
    try:
        write_whole(path, text.encode())
    except OSError as problem:
        raise Problem(f"{path} cannot be written: {problem}. If it is open elsewhere, close it and grade again.") from None
    return path
