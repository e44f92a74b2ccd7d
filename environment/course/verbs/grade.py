"""labs.py grade: the points of a class."""

from __future__ import annotations

import argparse
import signal
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from course import command
from course.console import Step
from course.paths import given
from course.problem import Problem
from course.verbs.start import serve

if TYPE_CHECKING:
    from distributed import Client

    from course.classroom.gradebook import Classroom, Prepared
    from course.classroom.submissions import Submission

_ELSE = "Or say --uncontained, in a container or on a machine that holds nothing else."


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="labs.py grade",
        description="Grades what students have handed in since the last time: writes grades.csv, report.html, and a page of feedback for"
        " each notebook. Students' programs run contained, on Linux, by bubblewrap.",
    )
    made.add_argument("folder", type=given, metavar="FOLDER", help="as labs.py release made it")
    made.add_argument("--workers", type=_count, metavar="N", help="notebooks at a time; default: as cores and memory allow")
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
    new = _new(classroom, found, contained=not options.uncontained)
    if (first := next(new, None)) is not None:
        with _cluster(options) as client:
            if not options.uncontained and (why := next(filter(None, client.run(sandbox.missing).values()), "")):
                raise Problem(f"A worker cannot contain students' programs: {why}. {_ELSE}")
            _grade(classroom, client, first, new, len(found))
    waiting = 0
    for submission in found:
        classroom.feedback(submission)
        score = classroom.score(submission)
        failed, notes = classroom.told(submission)
        waiting += score.by_hand
        print(f"{submission}: {score}")
        for note in notes:
            print(f"  {_line(note)}")
        if failed:
            complaints.append(f"{submission}: {_line(failed)} (more in {classroom.page(submission)})")
    with classroom.gradebook as gradebook:
        points, *others = tables.write(classroom.folder, gradebook)
    print(f"Points: {points} (for Moodle and Canvas: {', '.join(path.name for path in others)})")
    print(f"What the class knows: {report.write(classroom, found)}")
    print(f"Feedback: {classroom.folder / 'feedback'}")
    if options.similar:
        from course.classroom import similar

        try:
            print("\n".join(similar.write(classroom, found)))
        except Problem as problem:
            complaints.append(str(problem))
    if waiting:
        print(f"Answers in words of {waiting} notebooks wait for you: labs.py grade {classroom.folder} --by-hand")
    for complaint in complaints:
        print(f"FAILED {complaint}")
    return 1 if complaints else 0


def _new(classroom: Classroom, found: list[Submission], contained: bool) -> Iterator[Prepared]:
    """What is to be executed, its lab's data at hand. What cannot be has its points at once, and its page that says why."""
    from course.classroom import preparation
    from course.classroom.task import Executed

    ready: set[str] = set()
    for submission in found:
        prepared = classroom.prepare(submission, contained)
        if prepared is not None and prepared.order is None:
            classroom.record(prepared, Executed(ended=""))
        elif prepared is not None:
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


def _grade(classroom: Classroom, client: Client, first: Prepared, more: Iterator[Prepared], most: int) -> None:
    from course.classroom import workers
    from course.classroom.task import Executed, execute

    under_way: dict[str, Prepared] = {}
    done, start = 0, time.monotonic()

    def orders() -> Iterator[tuple[str, object]]:
        for prepared in chain([first], more):
            under_way[str(prepared.submission)] = prepared
            yield str(prepared.submission), prepared.order

    with Step("Grading") as step:
        for name, executed in workers.each(client, execute, orders()):
            if isinstance(executed, Exception):
                executed = Executed(ended=f"it could not be executed, or ended each worker that did: {type(executed).__name__}")
            classroom.record(under_way.pop(name), executed)
            done += 1
            step.detail(_progress(done, most, time.monotonic() - start, name))


def _progress(done: int, most: int, seconds: float, name: str) -> str:
    """`most`: of all that were handed in; those graded earlier are passed over."""
    a_minute = 60 * done / seconds
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
    )


def _count(text: str) -> int:
    if not text.isdigit() or not int(text):
        raise argparse.ArgumentTypeError(f"expected a number of workers, received {text}")
    return int(text)


def _line(text: str) -> str:
    """A student's words on one line of the terminal, without its control characters."""
    return "".join(letter if letter.isprintable() else " " for letter in text)[:300]


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    command.entry("course.verbs.grade")
