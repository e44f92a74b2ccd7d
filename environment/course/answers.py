"""Right and wrong answers put into an exercise, and what its tests say to them: all answers of a lab in one kernel.

Answers stand in environment/tests/answers/LAB.java. A line that starts with four slashes begins an answer and names the exercise
(the grade_id of the answer's cell), what the tests must say, and how the answer is written; the lines up to the next one are the
whole cell:

    //// multi-hot | right | with a loop
    //// multi-hot | wrong | forgets the offset | expects: one place for each word

A wrong answer must fail, and the words after 'expects:' must stand in what the student reads. The stub and the solution's own
answer are tried without being listed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import is_grade, is_solution

from course import command, generation
from course.paths import ENVIRONMENT, SOLUTIONS
from course.problem import Problem
from course.session import Session, error_of, head, is_code, text_of

ANSWERS = ENVIRONMENT / "tests" / "answers"
RIGHT, WRONG, STUB = "right", "wrong", "stub"
SECONDS_A_CELL = 300

_MARKER = re.compile(r"^//// *(?P<exercise>[\w-]+) *\| *(?P<kind>right|wrong) *\| *(?P<how>[^|]+?) *(?:\| *expects: *(?P<expects>.+?) *)?$")


@dataclass(frozen=True)
class Answer:
    exercise: str
    kind: str
    how: str
    source: str
    expects: str = ""

    def __str__(self) -> str:
        return f"{self.exercise}, {self.kind}: {self.how}"


@dataclass(frozen=True)
class Verdict:
    """What the tests said. `said`: all that a student reads; `complaint`: why that is not what they must say, or nothing."""

    answer: Answer
    said: str
    complaint: str


@dataclass
class Exercise:
    """The cell of an answer and what follows it up to the next answer: its tests, and cells that are neither."""

    name: str
    index: int
    cell: NotebookNode
    following: list[tuple[int, NotebookNode]] = field(default_factory=list)

    def tests(self) -> list[tuple[int, NotebookNode]]:
        return [(index, cell) for index, cell in self.following if is_grade(cell)]


def parse(path: Path) -> list[Answer]:
    """The answers of a file. Raises Problem, with the line, where one is not in the form above."""
    answers: list[Answer] = []
    lines: list[str] = []
    marker: dict[str, str] = {}

    def close() -> None:
        if marker:
            answers.append(Answer(source="\n".join(lines).strip("\n"), **marker))

    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("////"):
            close()
            found = _MARKER.match(line)
            if not found or (found["kind"] == WRONG) != bool(found["expects"]):
                raise Problem(
                    f"{path.name}, line {number}: expected '//// EXERCISE | right | HOW' or"
                    f" '//// EXERCISE | wrong | HOW | expects: WORDS', got '{line}'"
                )
            marker, lines = {key: value or "" for key, value in found.groupdict().items()}, []
        else:
            lines.append(line)
    close()
    return answers


def exercises(notebook: NotebookNode) -> tuple[list[tuple[int, NotebookNode]], list[Exercise]]:
    """The cells before the first answer, and the code exercises."""
    before: list[tuple[int, NotebookNode]] = []
    found: list[Exercise] = []
    for index, cell in enumerate(notebook.cells):
        if not is_code(cell):
            continue
        if is_solution(cell):
            found.append(Exercise(cell.metadata.nbgrader.grade_id, index, cell))
        else:
            (found[-1].following if found else before).append((index, cell))
    return before, found


def judge(solution: Path, answers: list[Answer]) -> Iterator[Verdict]:
    """Puts each answer into the solution's notebook, in one kernel. Cells that are neither answers nor tests run once, with the
    solution's own answers. Raises Problem if one of them fails, or an answer's exercise does not exist."""
    notebook = nbformat.read(solution, as_version=4)
    before, found = exercises(notebook)
    unknown = {answer.exercise for answer in answers} - {exercise.name for exercise in found}
    if unknown:
        raise Problem(f"{solution.name} has no exercise {', '.join(sorted(unknown))}; it has {', '.join(e.name for e in found)}")
    stubs = _stubs(solution)
    with Session(notebook, solution.resolve().parent, {"LABS_MODE": "grade"}, SECONDS_A_CELL) as session:
        for index, cell in before:
            _must_run(session, solution, index, cell)
        for exercise in found:
            own = Answer(exercise.name, RIGHT, "the solution's own", exercise.cell.source)
            stub = Answer(exercise.name, STUB, "as shipped", stubs[exercise.name])
            said = _try(session, exercise, own, exercise.tests())
            for index, cell in exercise.following:
                if not is_grade(cell):
                    _must_run(session, solution, index, cell)
            yield said
            yield _try(session, exercise, stub, exercise.tests())
            for answer in answers:
                if answer.exercise == exercise.name:
                    # A method of the answer before must not answer in place of one with other parameters.
                    _try(session, exercise, stub, [])
                    yield _try(session, exercise, answer, exercise.tests())
            _try(session, exercise, own, [])


def _try(session: Session, exercise: Exercise, answer: Answer, tests: list[tuple[int, NotebookNode]]) -> Verdict:
    cell = deepcopy(exercise.cell)
    cell.source = answer.source
    failed = []
    if _run(session, cell, exercise.index):
        # As in a graded notebook: what the cell would have defined is missing, and its tests fail.
        failed.append(cell)
    else:
        for index, test in tests:
            test = deepcopy(test)
            if _run(session, test, index):
                failed.append(test)
    return Verdict(answer, "\n".join(text_of(cell) for cell in failed), _complaint(answer, failed, len(tests)))


def _run(session: Session, cell: NotebookNode, index: int) -> bool:
    """Whether the cell failed."""
    outcome = session.run(cell, index)
    if outcome.last:
        raise Problem(f"cell {index} ({head(cell)}): {outcome.why()}")
    return outcome.failed


def _must_run(session: Session, solution: Path, index: int, cell: NotebookNode) -> None:
    if _run(session, cell, index):
        raise Problem(f"{solution.name}, cell {index} ({head(cell)}), which is neither an answer nor a test, fails: {text_of(cell)}")


def _complaint(answer: Answer, failed: list[NotebookNode], tests: int) -> str:
    said = "\n".join(text_of(cell) for cell in failed)
    if answer.kind == RIGHT:
        return f"a right answer failed: {said}" if failed else ""
    if answer.kind == STUB:
        if len(failed) < tests:
            return f"{tests - len(failed)} of its {tests} tests pass without an answer"
        wordy = [text_of(cell) for cell in failed if not is_to_do(cell)]
        return f"expected one line that says what is to do, got: {wordy[0]}" if wordy else ""
    if not failed:
        return "a wrong answer passed"
    heard = " ".join(said.split())
    return "" if answer.expects.lower() in heard.lower() else f"expected the words '{answer.expects}', got: {heard}"


def is_to_do(cell: NotebookNode) -> bool:
    """Whether the cell stopped with one line that says what is still to do."""
    error = error_of(cell)
    return error is not None and error.message.startswith("TO DO") and len(error.message.splitlines()) == 1


def _stubs(solution: Path) -> dict[str, str]:
    shipped = nbformat.reads(generation.generate(solution), as_version=4)
    return {cell.metadata.nbgrader.grade_id: cell.source for cell in shipped.cells if is_solution(cell)}


def main(arguments: list[str]) -> int:
    """Prints what the tests say to each answer of the labs named, or of all."""
    failed = 0
    for path in sorted(ANSWERS.glob("*.java")):
        if arguments and path.stem not in arguments:
            continue
        print(path.stem)
        for verdict in judge(SOLUTIONS / f"{path.stem}.ipynb", parse(path)):
            last = verdict.said.strip().splitlines()[-1].strip() if verdict.said else "passes"
            print(f"  {'FAILED' if verdict.complaint else 'ok':6}  {verdict.answer}: {verdict.complaint or last}", flush=True)
            failed += bool(verdict.complaint)
    print(f"{failed} answers were not judged as they must be" if failed else "All answers were judged as they must be")
    return 1 if failed else 0


if __name__ == "__main__":
    command.entry("course.answers")
