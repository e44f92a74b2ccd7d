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

from course import command
from course.authoring import generation
from course.paths import ENVIRONMENT, SOLUTIONS
from course.problem import Problem
from course.running.session import Session, error_of, head, is_code, text_of

ANSWERS = ENVIRONMENT / "tests" / "answers"
RIGHT, WRONG, STUB = "right", "wrong", "stub"
SECONDS_A_CELL = 300

# For every line of a cell, JShell's compiler looks through all classes that it has ever made.
FORGET_EVERY = 20
# So statements that have run go, which nothing can name, and with them the classes of all that is gone, and what compilers know of them.
FORGET = r"""{
  var kernel = org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel();
  var shell = (jdk.jshell.JShell) kernel.getClass().getMethod("getJShell").invoke(kernel);
  var active = shell.snippets().filter(s -> shell.status(s).isActive()).toList();
  var statements = active.stream().filter(s -> s.kind() == jdk.jshell.Snippet.Kind.STATEMENT).toList();
  statements.subList(0, statements.size() - 1).forEach(shell::drop);  // the last one is this
  var nameOf = jdk.jshell.Snippet.class.getDeclaredMethod("classFullName");
  nameOf.setAccessible(true);
  var kept = new java.util.HashSet<Object>();
  for (var s : active) if (shell.status(s).isActive()) kept.add(nameOf.invoke(s));
  var tasks = new labs.notebook.PrivateField(jdk.jshell.JShell.class, "taskFactory").get(shell);
  var files = new labs.notebook.PrivateField(tasks.getClass(), "fileManager").get(tasks);
  var classes = (java.util.Map<?, ?>) new labs.notebook.PrivateField(files.getClass(), "classObjects").get(files);
  classes.keySet().removeIf(name -> !kept.contains(name.toString().replaceFirst("(\\$JShell\\$\\w+).*", "$1")));
  var compilers = tasks.getClass().getDeclaredMethod("initTaskPool");
  compilers.setAccessible(true);
  compilers.invoke(tasks);
}"""

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


Cells = list[tuple[int, NotebookNode]]


@dataclass
class Exercise:
    """The cells of an answer, mostly one, by their grade_id, and what follows them up to the next answer: their tests, and cells
    that are neither."""

    answers: dict[str, tuple[int, NotebookNode]] = field(default_factory=dict)
    following: Cells = field(default_factory=list)

    @property
    def name(self) -> str:
        return next(iter(self.answers))

    def tests(self) -> Cells:
        return [(index, cell) for index, cell in self.following if is_grade(cell)]

    def scored(self) -> Cells:
        """The tests that give points: one of 0 points shows what an answer makes, mostly a long training."""
        return [(index, cell) for index, cell in self.tests() if cell.metadata.nbgrader.points]


def parse(path: Path) -> list[Answer]:
    """The answers of a file. Raises Problem, with the line, where one is not in the form above, or has the name of another."""
    answers: list[Answer] = []
    lines: list[str] = []
    marker: dict[str, str] = {}
    named: dict[tuple[str, ...], int] = {}

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
                    f" '//// EXERCISE | wrong | HOW | expects: WORDS', received '{line}'"
                )
            name = found.group("exercise", "kind", "how")
            if name in named:
                raise Problem(
                    f"{path.name}, line {number}: expected a name of its own, received '{line}', which line {named[name]} has:"
                    " say what is different, or delete one of the two"
                )
            named[name] = number
            marker, lines = {key: value or "" for key, value in found.groupdict().items()}, []
        else:
            lines.append(line)
    close()
    return answers


def exercises(notebook: NotebookNode) -> tuple[Cells, list[Exercise]]:
    """The cells before the first answer, and the code exercises. Answers without a test between them are one exercise."""
    before: Cells = []
    found: list[Exercise] = []
    for index, cell in enumerate(notebook.cells):
        if not is_code(cell):
            continue
        if not is_solution(cell):
            (found[-1].following if found else before).append((index, cell))
            continue
        if not found or found[-1].tests():
            found.append(Exercise())
        found[-1].answers[cell.metadata.nbgrader.grade_id] = (index, cell)
    return before, found


def judge(solution: Path, answers: list[Answer]) -> Iterator[Verdict]:
    """Puts each answer into the solution's notebook, in one kernel; what else the exercise asks for is answered right. Cells that
    are neither answers nor tests run once, with the solution's own answers; tests of 0 points with these and with the stub. Raises
    Problem if one of the former fails, or an answer's exercise does not exist."""
    notebook = generation.read(solution)
    before, found = exercises(notebook)
    known = [name for exercise in found for name in exercise.answers]
    unknown = {answer.exercise for answer in answers} - set(known)
    if unknown:
        raise Problem(f"{solution.name} has no exercise {', '.join(sorted(unknown))}; it has {', '.join(known)}")
    stubs = _stubs(solution)
    with Session(notebook, solution.resolve().parent, {"LABS_MODE": "grade"}, SECONDS_A_CELL) as session:
        for index, cell in before:
            _must_run(session, solution, index, cell)
        for exercise in found:
            own = {name: cell.source for name, (_, cell) in exercise.answers.items()}
            stub = {name: stubs[name] for name in own}
            failed = _define(session, exercise, own)
            for index, cell in exercise.following:
                if not is_grade(cell):
                    _must_run(session, solution, index, cell)
                elif _run(session, test := deepcopy(cell), index):
                    failed.append(test)
            yield _verdict(Answer(exercise.name, RIGHT, "the solution's own", ""), failed)
            shipped = Answer(exercise.name, STUB, "as shipped", "")
            yield _verdict(shipped, _try(session, exercise, shipped, stub, exercise.tests()))
            tried = ""
            for number, answer in enumerate(answer for answer in answers if answer.exercise in own):
                if number % FORGET_EVERY == 0:
                    _must_run(session, solution, exercise.following[0][0], nbformat.v4.new_code_cell(FORGET))
                # The stub first: a method of the answer before must not answer in place of one with other parameters.
                if answer.exercise != tried or not _replaces(answer.source, stub[answer.exercise]):
                    _define(session, exercise, own | {answer.exercise: stub[answer.exercise]})
                tried = answer.exercise
                yield _verdict(answer, _try(session, exercise, answer, {answer.exercise: answer.source}, exercise.scored()))
            _define(session, exercise, own)


def _replaces(source: str, stub: str) -> bool:
    """Whether what an answer declares takes the place of all that the stub declares, line by line: methods with their parameters."""
    declared = {line for line in stub.splitlines() if re.match(r"\w.*\{$", line)}
    return bool(declared) and declared <= set(source.splitlines())


def _try(session: Session, exercise: Exercise, answer: Answer, sources: dict[str, str], tests: Cells) -> list[NotebookNode]:
    """The cells that fail, as they are then: answers that do not compile, as their tests cannot pass, or tests. A wrong answer is done
    with when a test has said what it must: those that follow can change nothing."""
    failed = _define(session, exercise, sources)
    for index, cell in [] if failed else tests:
        if _run(session, test := deepcopy(cell), index):
            failed.append(test)
            if answer.kind == WRONG and not _complaint(answer, failed):
                break
    return failed


def _define(session: Session, exercise: Exercise, sources: dict[str, str]) -> list[NotebookNode]:
    failed = []
    for name, source in sources.items():
        index, cell = exercise.answers[name]
        cell = deepcopy(cell)
        cell.source = source
        if _run(session, cell, index):
            failed.append(cell)
    return failed


def _verdict(answer: Answer, failed: list[NotebookNode]) -> Verdict:
    return Verdict(answer, "\n".join(text_of(cell) for cell in failed), _complaint(answer, failed))


def _run(session: Session, cell: NotebookNode, index: int) -> bool:
    """Whether the cell failed."""
    outcome = session.run(cell, index)
    if outcome.last:
        raise Problem(f"cell {index} ({head(cell)}): {outcome.why()}")
    return outcome.failed


def _must_run(session: Session, solution: Path, index: int, cell: NotebookNode) -> None:
    if _run(session, cell, index):
        raise Problem(f"{solution.name}, cell {index} ({head(cell)}), which is neither an answer nor a test, fails: {text_of(cell)}")


def _complaint(answer: Answer, failed: list[NotebookNode]) -> str:
    said = "\n".join(text_of(cell) for cell in failed)
    if answer.kind == RIGHT:
        return f"a right answer failed: {said}" if failed else ""
    if answer.kind == STUB:
        if not failed:
            return "its tests pass without an answer"
        wordy = [text_of(cell) for cell in failed if not is_to_do(cell)]
        return f"expected one line that says what is to do, received: {wordy[0]}" if wordy else ""
    if not failed:
        return "a wrong answer passed"
    heard = " ".join(said.split())
    return "" if answer.expects.lower() in heard.lower() else f"expected the words '{answer.expects}', received: {heard}"


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
    command.entry("course.authoring.answers")
