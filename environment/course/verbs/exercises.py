"""labs.py exercises: generates exercises/ from solutions/."""

import argparse

from course import command
from course.paths import EXERCISES, SOLUTIONS


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="labs.py exercises", description="Generates exercises/ from solutions/.")
    made.add_argument("--check", action="store_true", help="write nothing; fail if exercises/ is out of step with solutions/")
    return made


def main(arguments: list[str]) -> int:
    # Here, since only set-up brings nbgrader.
    from course.authoring.generation import out_of_step

    options = parser().parse_args(arguments)
    stale = out_of_step(SOLUTIONS, EXERCISES)
    if options.check:
        for name in stale:
            print(f"FAILED exercises/{name} is out of step with solutions/{name}: run labs.py exercises and commit what it writes")
        if not stale:
            print("exercises/ is in step with solutions/")
        return 1 if stale else 0
    for name, text in stale.items():
        path = EXERCISES / name
        if text is None:
            path.unlink()
            print(f"removed exercises/{name}: it has no solution")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"wrote exercises/{name}")
    if not stale:
        print("exercises/ was in step with solutions/ already")
    return 0


if __name__ == "__main__":
    command.entry("course.verbs.exercises")
