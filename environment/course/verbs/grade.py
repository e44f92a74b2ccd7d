"""labs.py grade: the points of a class."""

from __future__ import annotations

import argparse
import signal
import time
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from course import command
from course.console import Step
from course.paths import given
from course.problem import Problem
from course.setup.once import alone
from course.verbs.start import serve

if TYPE_CHECKING:
    from distributed import Client

    from course.classroom.gradebook import Classroom, Prepared
    from course.classroom.submissions import Submission
    from course.classroom.task import Executed

_ELSE = "Or say --uncontained, in a container or on a machine that holds nothing else."


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="labs.py grade",
        description="Grades what students have handed in since the last time: writes grades.csv, report.html, and a page of feedback for"
        " each notebook. Students' programs run contained, on Linux, by bubblewrap.",
    )
    made.add_argument("folder", type=given, metavar="FOLDER", help="as labs.py release made it")
    made.add_argument("--workers", type=command.count, metavar="N", help="notebooks at a time; default: as cores and memory allow")
    made.add_argument("--scheduler", metavar="ADDRESS", help="a Dask cluster's, such as tcp://10.0.0.1:8786, with the course at the same path")
    made.add_argument("--uncontained", action="store_true", help="students' programs run as you: only where nothing else of yours is")
    made.add_argument("--similar", action="store_true", help="then compare the answers in code: a report for each lab, by JPlag")
    made.add_argument("--by-hand", action="store_true", help="open nbgrader's Formgrader, where answers in words get their points")
    return made


def check(options: argparse.Namespace) -> None:
    """What a parser cannot see by itself. Raises Problem."""
    check_folder(options.folder)
    if options.workers and options.scheduler:
        raise Problem("--workers is for this machine; how many a cluster has is the cluster's: leave out one of the two.")


def check_folder(folder: Path) -> None:
    """Raises Problem where labs.py release has made no course."""
    if not (folder / "gradebook.db").is_file():
        raise Problem(f"There is no course in {folder}: expected a folder that labs.py release has made")


def main(arguments: list[str]) -> int:
    options = parser().parse_args(arguments)
    options.folder = options.folder.resolve()
    if options.by_hand:
        return _by_hand(options.folder)
    # As Ctrl+C: what was started is ended.
    # Both: a shell that runs it in the background has SIGINT ignored.
    for stop in (signal.SIGINT, signal.SIGTERM):
        signal.signal(stop, _interrupt)
    try:
        with alone(options.folder):
            return _all(options)
    except KeyboardInterrupt:
        print("Stopped. What was graded stays; run the command again for the rest, and for grades.csv.")
        return 130


def _all(options: argparse.Namespace) -> int:
    # Here, since only set-up brings nbgrader.
    from course.classroom import report, sandbox, tables
    from course.classroom.gradebook import Classroom

    if not options.uncontained and not options.scheduler and (why := sandbox.missing()):
        raise Problem(f"Students' programs cannot be contained: {why}. {_ELSE}")
    classroom = Classroom(options.folder)
    found, complaints = classroom.submissions()
    classroom.enrol(found)
    failed: dict[Submission, str] = {}
    new = _new(classroom, found, failed, contained=not options.uncontained)
    if (first := next(new, None)) is not None:
        with _cluster(options) as client:
            if not options.uncontained and (why := next(filter(None, client.run(sandbox.missing).values()), "")):
                raise Problem(f"A worker cannot contain students' programs: {why}. {_ELSE}")
            _grade(classroom, client, first, new, len(found), failed)
    waiting = 0
    for submission in found:
        if submission not in failed:
            with _apart(classroom, submission, failed):
                waiting += _tell(classroom, submission, complaints)
    complaints += [f"{submission}: {why} (more in {classroom.log})" for submission, why in sorted(failed.items())]
    graded = [submission for submission in found if submission not in failed]
    with classroom.gradebook as gradebook:
        points, *others = tables.write(classroom.folder, gradebook)
    print(f"Points: {points} (for Moodle and Canvas: {', '.join(path.name for path in others)})")
    print(f"What the class knows: {report.write(classroom, graded, list(failed))}")
    print(f"Feedback: {classroom.folder / 'feedback'}")
    if options.similar:
        from course.classroom import similar

        try:
            print("\n".join(similar.write(classroom, graded)))
        except Problem as problem:
            complaints.append(str(problem))
    if waiting:
        print(f"Answers in words of {waiting} notebooks wait for you: labs.py grade {classroom.folder} --by-hand")
    for complaint in complaints:
        print(f"FAILED {complaint}")
    return 1 if complaints else 0


@contextmanager
def _apart(classroom: Classroom, submission: Submission, failed: dict[Submission, str]) -> Iterator[None]:
    """Whatever goes wrong with one notebook is told of it, and stops no other."""
    try:
        yield
    except Exception as problem:  # noqa: BLE001  What a student hands in may go wrong in ways that nobody thought of.
        said = str(problem) if isinstance(problem, Problem) else f"{type(problem).__name__}: {problem}"
        failed[submission] = f"it could not be graded to its end: {_line(said)}"
        classroom.set_aside(submission, failed[submission])


def _tell(classroom: Classroom, submission: Submission, complaints: list[str]) -> bool:
    """The page, and a line for the summary. Returns whether answers in words wait."""
    classroom.feedback(submission)
    score = classroom.score(submission)
    failed, notes = classroom.told(submission)
    print(f"{submission}: {score}")
    for note in notes:
        print(f"  {_line(note)}")
    if failed:
        complaints.append(f"{submission}: {_line(failed)} (more in {classroom.page(submission)})")
    return score.by_hand


def _new(classroom: Classroom, found: list[Submission], failed: dict[Submission, str], contained: bool) -> Iterator[Prepared]:
    """What is to be executed, its lab's data at hand. What cannot be has its points at once, and its page that says why."""
    from course.classroom import preparation
    from course.classroom.task import Executed

    ready: set[str] = set()
    for submission in found:
        prepared = None
        with _apart(classroom, submission, failed):
            prepared = classroom.prepare(submission, contained)
            if prepared is not None and prepared.order is None:
                classroom.record(prepared, Executed(ended=""))
        if prepared is not None and prepared.order is not None:
            if contained and submission.lab not in ready:
                preparation.unpack()
                preparation.fetch(submission.lab, classroom.beginning(submission.lab))
                ready.add(submission.lab)
            yield prepared


def _cluster(options: argparse.Namespace) -> AbstractContextManager[Client]:
    from course.classroom import workers

    if options.scheduler:
        return workers.at(options.scheduler)
    number, why = workers.fitting()
    print(f"{options.workers or number} at a time{'' if options.workers else f' ({why})'}", flush=True)
    return workers.here(options.workers or number)


def _grade(classroom: Classroom, client: Client, first: Prepared, more: Iterator[Prepared], most: int, failed: dict[Submission, str]) -> None:
    start = time.monotonic()
    with Step("Grading") as step:
        for done, (prepared, executed) in enumerate(_executed(client, chain([first], more), step), 1):
            with _apart(classroom, prepared.submission, failed):
                classroom.record(prepared, executed)
            step.detail(_progress(done, most, time.monotonic() - start, str(prepared.submission)))


def _executed(client: Client, given: Iterable[Prepared], step: Step) -> Iterator[tuple[Prepared, Executed]]:
    """What each showed. One whose kernel ended is executed once more at the end, alone: the others may have left it no memory."""
    from course.classroom.island import TOO_LONG

    ended = []  # also what they had earned: the second try may come less far
    for prepared, executed in _at_once(client, given):
        if executed.ended and executed.ended != TOO_LONG and executed.outputs:
            ended.append((prepared, executed))
        else:
            yield prepared, executed
    for prepared, first in ended:
        step.detail(f"{prepared.submission} once more, alone, since its kernel ended")
        for _, second in _at_once(client, [prepared]):
            yield prepared, max(second, first, key=lambda one: len(one.outputs))


def _at_once(client: Client, given: Iterable[Prepared]) -> Iterator[tuple[Prepared, Executed]]:
    from course.classroom import workers
    from course.classroom.task import Executed, execute

    under_way: dict[str, Prepared] = {}

    def orders() -> Iterator[tuple[str, object]]:
        for prepared in given:
            under_way[str(prepared.submission)] = prepared
            yield str(prepared.submission), prepared.order

    for name, executed in workers.each(client, execute, orders()):
        if isinstance(executed, Problem):
            # Of the machine, such as Java or data that no contained kernel can reach: no notebook's fault.
            raise executed
        if isinstance(executed, Exception):
            executed = Executed(ended=f"it could not be executed, or ended each worker that did: {type(executed).__name__}")
        yield under_way.pop(name), executed


def _progress(done: int, most: int, seconds: float, name: str) -> str:
    """`most`: of all that were handed in; those graded earlier are passed over."""
    a_minute = 60 * done / max(seconds, 1)
    bar = "#" * (20 * done // most)
    return f"[{bar:20}] {done} of up to {most}, {a_minute:.1f} a minute, {max(0, most - done) / a_minute:.0f} min left; last: {name}"


def _by_hand(folder: Path) -> int:
    print(f"Formgrader opens; the rubrics are in the notebooks in {folder / 'source'}.")
    print(f"Ctrl+C in this terminal ends it. Then run labs.py grade {folder} again, for grades.csv and the feedback.", flush=True)
    return serve(
        f"--ServerApp.root_dir={folder}",
        f"--CourseDirectory.root={folder}",
        "--ServerApp.jpserver_extensions=nbgrader.server_extensions.formgrader=True",
        # nbgrader would miss its exchange between users of one machine.
        f"--Exchange.root={folder}",
        "--LabApp.default_url=/formgrader/gradebook",
        "--Autograde.exporter_class=course.classroom.gradebook.NoAutograde",
    )


def _line(text: str) -> str:
    """A student's words on one line of the terminal, without its control characters."""
    return "".join(letter if letter.isprintable() else " " for letter in text)[:300]


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    command.entry("course.verbs.grade")
