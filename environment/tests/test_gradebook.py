"""Points, pages and files of a class without a kernel: what cells showed is given, and what is handed in is no notebook."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import nbconvert.filters.highlight
import nbformat
import pytest
from nbgrader.apps import NbGraderAPI
from nbgrader.coursedir import CourseDirectory
from small import greeting
from test_grading import page
from traitlets.config.loader import KVArgParseConfigLoader

from course import paths
from course.classroom import report, similar, submissions, workers
from course.classroom.gradebook import Classroom, Prepared
from course.classroom.submissions import Submission
from course.classroom.task import Executed
from course.problem import Problem
from course.setup import once
from course.verbs import grade

LAB = "01-greetings"
NO_NOTEBOOK = b"{"


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """With a check of 2 points and one of 3."""
    made = Classroom(tmp_path_factory.mktemp("class"))
    made.release(greeting(tmp_path_factory.mktemp("solution") / f"{LAB}.ipynb"))
    return made


@pytest.fixture
def without_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """They take most of the time."""
    monkeypatch.setattr(Classroom, "feedback", lambda self, submission: None)


def recorded(classroom: Classroom, student: str, outputs: dict[str, list[dict]], *more: nbformat.NotebookNode) -> Submission:
    """A submission of which these cells, by grade_id, showed this, and the others nothing."""
    cells = [*map(nbformat.from_dict, classroom.key(LAB).cells.values()), *more]
    shown = {place: outputs.get(cell.metadata.get("nbgrader", {}).get("grade_id"), []) for place, cell in enumerate(cells)}
    submission = Submission(student, LAB)
    classroom.record(Prepared(submission, "sum", nbformat.v4.new_notebook(cells=cells), None, []), Executed(shown, [], ""))
    return submission


def hand_in(classroom: Classroom, student: str, content: bytes = NO_NOTEBOOK) -> Submission:
    submission = Submission(student, LAB)
    path = submissions.path(classroom.folder, submission)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return submission


def graded(classroom: Classroom) -> int:
    return grade.main([str(classroom.folder), "--uncontained"])


def result(kind: str, text: str) -> dict:
    return {"output_type": "execute_result", "execution_count": 1, "data": {kind: text}, "metadata": {}}


def error(name: str = "RuntimeException", value: str = "labs.check.CheckFailed, FAIL  twice(3)") -> dict:
    return {"output_type": "error", "ename": name, "evalue": value, "traceback": []}


@pytest.mark.parametrize(("kind", "text"), [("text/plain", "1"), ("text/plain", "99"), ("text/plain", "mine"), ("text/html", "mine")])
def test_a_result_that_a_program_shows_of_its_own_accord_changes_no_points(classroom: Classroom, without_pages: None, kind: str, text: str) -> None:
    for errors, points in (([], 2 + 3), ([error()], 3)):
        submission = recorded(classroom, "ada", {"twice-test": [result(kind, text), *errors]})
        assert classroom.score(submission).points == points
        assert [len(cell.get("outputs", [])) for cell in classroom.executed(submission).cells] == [0, 0, 1 + len(errors), 0, 0]


def test_text_on_standard_error_is_no_fault(classroom: Classroom, without_pages: None) -> None:
    assert classroom.score(recorded(classroom, "ada", {"twice-test": [{"output_type": "stream", "name": "stderr", "text": "hm"}]})).points == 5


def test_code_that_no_lexer_comes_to_an_end_with_stands_on_the_page_as_text(classroom: Classroom, monkeypatch: pytest.MonkeyPatch) -> None:
    highlight = nbconvert.filters.highlight._pygments_highlight

    def endless(source: str, formatter: object, language: str = "ipython", metadata: object = None, **options: object) -> str:
        if language != "text":
            raise TimeoutError("it takes longer")
        return highlight(source, formatter, language, metadata, **options)

    monkeypatch.setattr(nbconvert.filters.highlight, "_pygments_highlight", endless)
    recorded(classroom, "bob", {}, nbformat.v4.new_code_cell("int mine = 1;" + "\n" * 200_000 + "int last = 2;"))
    shown = page(classroom.folder, "bob", LAB)
    assert "int mine = 1;" in shown and "int last" not in shown and "long text is cut: it cannot be, or takes too long" in shown


@pytest.mark.parametrize("step", ["prepare", "record", "feedback", "score"])
def test_what_goes_wrong_with_one_notebook_is_told_of_it_and_the_class_goes_on(
    classroom: Classroom, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], step: str
) -> None:
    def failing(method: Callable) -> Callable:
        def run(self: Classroom, given: Submission | Prepared, *more: object) -> object:
            if getattr(given, "submission", given).student == "eve":
                raise ValueError("<99>")
            return method(self, given, *more)

        return run

    for student in ("dan", "eve", "fay"):
        hand_in(classroom, student, NO_NOTEBOOK + step.encode())
    with monkeypatch.context() as patch:
        patch.setattr(Classroom, step, failing(getattr(Classroom, step)))
        assert graded(classroom) == 1
    said = capsys.readouterr().out.splitlines()
    assert [line for line in said if line.startswith("FAILED eve")] == [
        f"FAILED eve, {LAB}: it could not be graded to its end: ValueError: <99> (more in {classroom.log})"
    ]
    for student in ("dan", "fay"):
        assert [line for line in said if line.startswith(f"FAILED {student}, {LAB}: it is not a notebook")]
    assert any(line.startswith("Points: ") for line in said)
    report = (classroom.folder / "report.html").read_text(encoding="utf-8")
    assert "Could not be graded to its end: eve. " in report and not re.search(r"Not yet: [^.]*\beve\b", report)
    assert "ValueError: &lt;99&gt;" in page(classroom.folder, "eve", LAB)
    assert "ValueError: <99>" in classroom.log.read_text(encoding="utf-8")
    assert graded(classroom) == 1
    assert f"FAILED eve, {LAB}: it is not a notebook" in capsys.readouterr().out
    assert "it is not a notebook" in page(classroom.folder, "eve", LAB)


GRADED, PAGE = f"autograded/gus/{LAB}/{LAB}.ipynb", f"feedback/gus/{LAB}/{LAB}.html"


@pytest.mark.parametrize(("place", "left"), [(GRADED, None), (GRADED, b""), (GRADED, bytes(1000)), (PAGE, None), (PAGE, b"")])
def test_what_a_power_cut_leaves_is_made_again(classroom: Classroom, capsys: pytest.CaptureFixture[str], place: str, left: bytes | None) -> None:
    hand_in(classroom, "gus")
    assert graded(classroom) == 1
    (classroom.folder / place).unlink()
    if left is not None:
        (classroom.folder / place).write_bytes(left)
    capsys.readouterr()
    assert graded(classroom) == 1
    assert f"FAILED gus, {LAB}: it is not a notebook" in capsys.readouterr().out
    assert "it is not a notebook" in page(classroom.folder, "gus", LAB)


def test_what_is_written_is_on_the_disk_before_it_takes_the_old_ones_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    replace = os.replace
    monkeypatch.setattr(paths.os, "fsync", lambda descriptor: done.append(os.fstat(descriptor).st_size))
    monkeypatch.setattr(paths.os, "replace", lambda made, path: done.append("named") or replace(made, path))
    paths.write_whole(tmp_path / "a.json", b"content")
    assert done == [7, "named"] and (tmp_path / "a.json").read_bytes() == b"content"


def test_while_one_grades_a_second_is_told_who_does(classroom: Classroom) -> None:
    hand_in(classroom, "hal")
    with once.alone(classroom.folder), pytest.raises(Problem, match=f"is in use by .+, process {os.getpid()} on .+: wait"):
        graded(classroom)
    assert graded(classroom) == 1


def test_a_kernel_that_ended_beside_others_is_tried_alone_before_it_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    def each(client: object, work: object, given: Iterator[tuple[str, object]]) -> Iterator[tuple[str, Executed]]:
        together = list(given)
        for name, _ in together:
            alone = len(together) == 1
            ends = name.startswith(("exits", "sinks")) or (name.startswith("hungry") and not alone)
            cells = 1 if alone and name.startswith("sinks") else 2
            yield name, Executed({cell: [] for cell in range(cells)}, ended="the kernel ended" if ends else "")

    monkeypatch.setattr(workers, "each", each)
    first, *more = (SimpleNamespace(submission=Submission(name, LAB), order=None) for name in ("exits", "right", "hungry", "sinks"))
    counted: dict[str, Executed] = {}
    classroom = SimpleNamespace(record=lambda prepared, executed: counted.update({prepared.submission.student: executed}))
    grade._grade(classroom, None, first, iter(more), 4, {})
    ends = {name: executed.ended for name, executed in counted.items()}
    assert ends == {"exits": "the kernel ended", "sinks": "the kernel ended", "hungry": "", "right": ""}
    # Of two tries that end, the one that came further.
    assert len(counted["sinks"].outputs) == 2


def test_formgraders_button_autograde_refuses_with_words_and_changes_nothing(
    classroom: Classroom, without_pages: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = hand_in(classroom, "ivy")
    recorded(classroom, "ivy", {})
    before = classroom.executed(submission)
    flags: list[str] = []
    monkeypatch.setattr(grade, "serve", lambda *more: flags.extend(more) or 0)
    assert grade.main([str(classroom.folder), "--by-hand"]) == 0
    config = KVArgParseConfigLoader(argv=flags).load_config()
    done = NbGraderAPI(CourseDirectory(config=config), config=config).autograde(LAB, "ivy")
    assert not done["success"] and "labs.py grade gives the points of checks, and runs it contained" in done["error"]
    assert classroom.executed(submission) == before
    assert classroom.score(submission).points == 5


def test_the_report_counts_a_hint_once_a_student_and_bears_an_error_that_says_nothing(classroom: Classroom, without_pages: None) -> None:
    said = "labs.check.CheckFailed, FAIL  twice(3)\n  hint: a square\n  hint: a square\n  hint: mine"
    many = recorded(classroom, "jan", {"twice-test": [error(value=said)]})
    one = recorded(classroom, "kim", {"twice-test": [error(value="labs.check.CheckFailed, FAIL  twice(3)\n  hint: a square")]})
    nothing = recorded(classroom, "leo", {"twice-test": [error("", "")]})
    assert report._read(classroom, LAB, [many, one, nothing]).exercises["twice-test"].hints == {"a square": 2, "mine": 1, "": 1}


def test_a_comparison_without_end_is_ended(classroom: Classroom, without_pages: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(command: list, **options: object) -> None:
        raise subprocess.TimeoutExpired(command, options["timeout"])

    monkeypatch.setattr(similar, "_ensure", lambda: (Path("java"), Path("jars")))
    monkeypatch.setattr(subprocess, "run", endless)
    with pytest.raises(Problem, match=f"JPlag compared the answers to {LAB} for 60 minutes"):
        similar.write(classroom, [recorded(classroom, student, {}) for student in ("mia", "ned")])
