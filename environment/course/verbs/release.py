"""labs.py release: the nbgrader course of a class."""

import argparse

from course import command
from course.paths import SOLUTIONS, given
from course.problem import Problem
from course.setup.once import alone


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="labs.py release", description="Makes the nbgrader course of a class, or renews its labs. What students have handed in stays."
    )
    made.add_argument("folder", type=given, metavar="FOLDER", help="where the class's notebooks and points are kept")
    made.add_argument(
        "solution", nargs="*", default=[], type=given, help="what the class works on, such as solutions/01-bag-of-words.ipynb; default: all"
    )
    return made


def check(options: argparse.Namespace) -> None:
    """What a parser cannot see by itself. Raises Problem."""
    folder = options.folder
    if folder.suffix == ".ipynb" or folder.is_file():
        raise Problem(f"{folder} is a notebook or another file; expected the class's folder first: labs.py release ../class {folder}")
    if folder.is_dir() and any(path.name != "class.lock" for path in folder.iterdir()) and not (folder / "gradebook.db").exists():
        raise Problem(f"{folder} holds other things; expected a folder that is empty, is not there yet, or was made by labs.py release")
    if not options.solution and not any(SOLUTIONS.glob("*.ipynb")):
        raise Problem(f"There are no notebooks in {SOLUTIONS} to release")
    for solution in options.solution:
        if not solution.is_file():
            raise Problem(f"There is no notebook {solution}")


def main(arguments: list[str]) -> int:
    # Here, since only set-up brings nbgrader.
    from course.classroom import exchange
    from course.classroom.gradebook import Classroom

    options = parser().parse_args(arguments)
    classroom = Classroom(options.folder)
    options.folder.mkdir(parents=True, exist_ok=True)
    with alone(classroom.folder):
        for solution in options.solution or sorted(SOLUTIONS.glob("*.ipynb")):
            points = classroom.release(solution)
            print(f"{solution.stem}: {points:g} points")
        if exchange.of(classroom.folder).is_dir():
            print(f"To be fetched on the class server: {', '.join(exchange.release(classroom.folder))}")
    print(f"For the students: {classroom.folder / 'release'}")
    print(f"What they hand in goes to {classroom.folder / 'submitted' / 'STUDENT' / 'LAB' / 'LAB.ipynb'}; then: labs.py grade {options.folder}")
    return 0


if __name__ == "__main__":
    command.entry("course.verbs.release")
