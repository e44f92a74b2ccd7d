"""report.html: what a class knows and what it misunderstood. A page that needs no network; what its pictures show, tables say too."""

from __future__ import annotations

import re
import secrets
from collections import Counter
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

import plotly.graph_objects as go
import plotly.io
from nbgrader.utils import is_grade, is_solution

from course.classroom.gradebook import NOT_EXECUTED, Classroom
from course.classroom.submissions import Submission
from course.running.session import error_of

_HINT = re.compile(r"^\s*hint: (.+)$", re.MULTILINE)
_HINTS_SHOWN = 5
_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:60em;margin:2em auto;padding:0 1em}table{border-collapse:collapse;margin:1em 0}"
    "th,td{border:1px solid #767676;padding:.3em .6em;text-align:left}td.n{text-align:right}"
)


@dataclass
class _Exercise:
    points: float
    right: int = 0
    hints: Counter = field(default_factory=Counter)


@dataclass
class _Lab:
    name: str
    most: float
    exercises: dict[str, _Exercise] = field(default_factory=dict)
    points: dict[str, float] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)


def write(classroom: Classroom, graded: list[Submission], failed: list[Submission]) -> Path:
    """Writes the page anew, of all that was graded; `failed`: what could not be, to its end."""
    with classroom.gradebook as gradebook:
        students = sorted(student.id for student in gradebook.students)
    labs = [_read(classroom, name, [one for one in graded if one.lab == name]) for name in classroom.labs()]
    parts = [f"<h1>{escape(classroom.folder.name)}: {len(students)} students</h1>"]
    for lab in labs:
        parts += _section(lab, students, [one.student for one in failed if one.lab == lab.name])
    # Words of students stand in the page, escaped: what runs in it was made here, and it can reach no network.
    key = secrets.token_urlsafe()
    allowed = f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'nonce-{key}'"
    page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(classroom.folder.name)}</title><style>{_STYLE}</style>'
    page += f'<meta http-equiv="Content-Security-Policy" content="{allowed}"><script nonce="{key}">{plotly.offline.get_plotlyjs()}</script>'
    page += "<main>" + "\n".join(parts).replace("<script>", f'<script nonce="{key}">') + "</main></html>\n"
    path = classroom.folder / "report.html"
    path.write_text(page, encoding="utf-8")
    return path


def _read(classroom: Classroom, name: str, submissions: list[Submission]) -> _Lab:
    with classroom.gradebook as gradebook:
        assignment = gradebook.find_assignment(name)
        lab = _Lab(name, assignment.max_score)
        for cell in gradebook.find_notebook(name, name).grade_cells:
            if cell.max_score and cell.cell_type == "code":
                lab.exercises[cell.name] = _Exercise(cell.max_score)
        for submission in submissions:
            found = gradebook.find_submission(name, submission.student)
            lab.points[submission.student] = found.score
            if found.needs_manual_grade:
                lab.waiting.append(submission.student)
            for grade in (grade for notebook in found.notebooks for grade in notebook.grades):
                if (exercise := lab.exercises.get(grade.name)) and grade.score == grade.max_score:
                    exercise.right += 1
    for submission in submissions:
        for cell in classroom.executed(submission).cells:
            if is_grade(cell) and not is_solution(cell) and (exercise := lab.exercises.get(cell.metadata.nbgrader.grade_id)):
                if (error := error_of(cell)) is not None and error.name != NOT_EXECUTED:
                    # A message is a student's to write: it counts a hint once.
                    exercise.hints.update(set(_HINT.findall(error.message)) or [_first_line(str(error))])
    return lab


def _section(lab: _Lab, students: list[str], failed: list[str]) -> list[str]:
    given = len(lab.points)
    missing = [student for student in students if student not in lab.points and student not in failed]
    parts = [f"<h2>{escape(lab.name)}</h2>", f"<p>{given + len(failed)} of {len(students)} handed it in. "]
    parts += [f"Not yet: {escape(', '.join(missing))}. " if missing else ""]
    parts += [f"Could not be graded to its end: {escape(', '.join(failed))}. " if failed else ""]
    parts += [f"Answers in words wait: {escape(', '.join(lab.waiting))}." if lab.waiting else "", "</p>"]
    if not given:
        return parts
    parts.append(f"<h3>Points, of {lab.most:g}</h3>")
    counts = sorted(Counter(lab.points.values()).items())
    parts.append(_bars([f"{points:g}" for points, _ in counts], [number for _, number in counts], "points", "students"))
    parts.append(_table(["points", "students"], [[f"{points:g}", str(number)] for points, number in counts]))
    parts.append("<h3>Exercises</h3>")
    names, right = list(lab.exercises), [exercise.right for exercise in lab.exercises.values()]
    parts.append(_bars(names, right, "exercise", "had it right"))
    rows = [[name, f"{one.points:g}", f"{one.right} of {given}", f"{one.right / given:.0%}"] for name, one in lab.exercises.items()]
    parts.append(_table(["exercise", "points", "had it right", "share"], rows))
    parts.append("<h3>What came most often where it was not right</h3>")
    rows = [[name, str(n), hint] for name, one in lab.exercises.items() for hint, n in sorted(one.hints.items(), key=_by_number)[:_HINTS_SHOWN]]
    parts.append(_table(["exercise", "times", "hint, or what was thrown"], rows) if rows else "<p>Nothing.</p>")
    return parts


def _by_number(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _bars(names: list[str], values: list[int], across: str, up: str) -> str:
    """For the eyes alone: the table below says the same."""
    figure = go.Figure(go.Bar(x=names, y=values))
    figure.update_layout(xaxis={"title": across, "type": "category"}, yaxis={"title": up, "rangemode": "tozero"}, height=300, template="plotly_white")
    picture = plotly.io.to_html(figure, include_plotlyjs=False, full_html=False, config={"displayModeBar": False})
    return f'<figure role="img" aria-label="{escape(up)} by {escape(across)}; the table below says the same">{picture}</figure>'


def _table(head: list[str], rows: list[list[str]]) -> str:
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(value)}</td>" for value in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"


def _first_line(text: str) -> str:
    return text.partition("\n")[0][:200]
