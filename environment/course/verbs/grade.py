"""labs.py grade: the points of a class."""

import argparse
from pathlib import Path

from course import command
from course.console import Step
from course.paths import given
from course.problem import Problem
from course.verbs.start import serve


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="labs.py grade",
        description="Grades what students have handed in since the last time; writes grades.csv, and a page of feedback for each notebook."
        " It runs the students' programs as you: on a machine, or in a container, that holds nothing else of yours.",
    )
    made.add_argument("folder", type=given, metavar="FOLDER", help="as labs.py release made it")
    made.add_argument("--by-hand", action="store_true", help="open nbgrader's Formgrader, where answers in words get their points")
    return made


def check(options: argparse.Namespace) -> None:
    """What a parser cannot see by itself. Raises Problem."""
    if not (options.folder / "gradebook.db").is_file():
        raise Problem(f"There is no course in {options.folder}: expected a folder that labs.py release has made")


def main(arguments: list[str]) -> int:
    options = parser().parse_args(arguments)
    folder = options.folder.resolve()
    if options.by_hand:
        return _by_hand(folder)
    try:
        return _all(folder)
    except KeyboardInterrupt:
        print("Stopped. What was graded stays; run the command again for the rest, and for grades.csv.")
        return 130


def _all(folder: Path) -> int:
    # Here, since only set-up brings nbgrader.
    from course.classroom.gradebook import Classroom

    classroom = Classroom(folder)
    found, complaints = classroom.submissions()
    waiting = 0
    for place, submission in enumerate(found, 1):
        name = f"{submission.student}, {submission.lab}"
        try:
            if not classroom.is_graded(submission):
                with Step(f"{name} ({place} of {len(found)})"):
                    classroom.grade(submission)
            classroom.feedback(submission)
        except Problem as problem:
            complaints.append(f"{name}: {problem} (more in {classroom.log})")
            continue
        score = classroom.score(submission)
        waiting += score.by_hand
        print(f"{name}: {score}", flush=True)
        if missing := classroom.missing(submission):
            complaints.append(f"{name} lacks graded cells, which have no points: {', '.join(missing)}")
    print(f"Points: {classroom.export()}")
    print(f"Feedback: {folder / 'feedback'}")
    if waiting:
        print(f"Answers in words of {waiting} notebooks wait for you: labs.py grade {folder} --by-hand")
    for complaint in complaints:
        print(f"FAILED {complaint}")
    return 1 if complaints else 0


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


if __name__ == "__main__":
    command.entry("course.verbs.grade")
