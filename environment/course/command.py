"""labs.py's verbs. Each is a module course.verbs.<verb> with

    parser() -> argparse.ArgumentParser,
    check(options), if some options need more than a parser to be right: raises Problem, and
    main(arguments: list[str]) -> int, the exit status,

that imports nothing but the standard library at its top. The arguments are read here first, before any set-up, so that --help and
a wrong option answer at once. After set-up the verb runs with the virtual environment's Python, in the project's root;
paths.given reads a path that the user gave."""

import argparse
import errno
import importlib
import os
import subprocess
import sys
import time
from pathlib import Path

from course.setup import gpu, jupyter, packages, prepare
from course.paths import LABS, ROOT, given, program
from course.problem import Problem

VERBS = {
    "start": "set up what is missing or stale, and open JupyterLab on the course",
    "test": "set up, then run all tests",
    "run": "execute notebooks and collect their results",
    "book": "make a static site of the lessons and the executed solutions",
    "bench": "measure how fast this machine trains the labs' models",
    "figures": "put the figures of full runs into the README",
    "exercises": "generate exercises/ from solutions/",
    "release": "make the nbgrader course of a class",
    "grade": "give what students have handed in its points",
    "hub": "run a class server, JupyterHub, for the users of this machine",
    "sbom": "list what the course uses, and its licences",
    "tidy": "make notebooks as git keeps them: no outputs, cells with names",
    "doctor": "say what is installed, what is missing and how to mend it",
}
# A disk that is full, a quota that is used up; another user's folder, a disk that is read-only.
FULL = {errno.ENOSPC, errno.EDQUOT}
UNWRITABLE = FULL | {errno.EACCES, errno.EPERM, errno.EROFS}
# Variables that name a folder, which every program must find in the same place.
FOLDERS = ("LABS_MIRROR", "LABS_DATA", "DJL_CACHE_DIR")
WITHOUT_SET_UP = {"doctor"}
MORE_PACKAGES = {
    "book": [packages.BOOK_LOCK],
    "grade": [packages.GRADE_LOCK],
    "hub": [packages.GRADE_LOCK, packages.HUB_LOCK],
    "test": [packages.TEST_LOCK, packages.BOOK_LOCK, packages.GRADE_LOCK, packages.HUB_LOCK],
}


def main(arguments: list[str]) -> int:
    # A log or a pipe gets each line as it comes, and any character.
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace", line_buffering=True)
    os.environ["LABS_STARTED_IN"] = os.getcwd()
    for name in FOLDERS:
        if (value := os.environ.get(name, "").strip()) and "://" not in value:
            os.environ[name] = os.path.abspath(given(value))
    if not arguments or arguments[0] not in VERBS:
        return _usage(arguments)
    verb, rest = arguments[0], arguments[1:]
    module = importlib.import_module(f"course.verbs.{verb}")
    try:
        options = module.parser().parse_args(rest)
        if hasattr(module, "check"):
            module.check(options)
        if verb in WITHOUT_SET_UP:
            return module.main(rest)
        start = time.monotonic()
        cuda = getattr(options, "gpu", False) and gpu.natives(options).cuda
        prepare.ensure(*MORE_PACKAGES.get(verb, ()), cuda=cuda)
        took = time.monotonic() - start
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 1
    except OSError as error:
        print(_unwritable(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the command again: what was not finished is done again.", file=sys.stderr)
        return 130
    # test puts the set-up into its table of times.
    return _run(verb, rest, {"LABS_SET_UP_SECONDS": f"{took:.1f}"})


def entry(module: str) -> None:
    """For a verb's `if __name__ == "__main__"`: its main with the process's arguments, a Problem told in its own words, and so what
    cannot be written."""
    try:
        sys.exit(importlib.import_module(module).main(sys.argv[1:]))
    except Problem as problem:
        print(problem, file=sys.stderr)
        sys.exit(1)
    except OSError as error:
        print(_unwritable(error), file=sys.stderr)
        sys.exit(1)
    except ImportError as problem:
        # The stamp says that all was installed once; something was deleted since.
        print(f"A Python package is missing or broken: {problem}. Delete the folder {LABS}, then run the command again.", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)


def _unwritable(error: OSError) -> str:
    """What to do about it. Raises what is something else: that is a mistake of ours, whose trace is wanted."""
    # A file that was open already has no name here.
    if error.filename is None and error.errno in FULL:
        return (
            f"{error.strerror}: make room on the disk of the course's folder, {ROOT}, and on that of temporary files, or let TMPDIR name a"
            " folder on another disk for these."
        )
    if error.filename is None or error.errno not in UNWRITABLE:
        raise error
    ours = Path(os.path.abspath(str(error.filename))).is_relative_to(ROOT)
    which = f"The course's folder, {ROOT}," if ours else "It"
    return f"{error.filename}: {error.strerror}. {which} must be yours to read and write, with room on its disk."


def _run(verb: str, arguments: list[str], more: dict[str, str]) -> int:
    command = [os.fspath(program("python")), "-m", f"course.verbs.{verb}", *arguments]
    env = {**jupyter.environment(), **more}
    if os.name != "nt":
        # One process: whatever ends it ends the verb as well.
        os.chdir(ROOT)
        os.execve(command[0], command, env)
    child = subprocess.Popen(command, cwd=ROOT, env=env)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            # The child has heard it too, and decides when it ends.
            continue


def count(text: str) -> int:
    """For a parser: how many."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"expected a number, 1 or more, received {text}")
    return int(text)


def _usage(arguments: list[str]) -> int:
    asked = arguments[:1] in (["-h"], ["--help"], ["help"])
    out = sys.stdout if asked else sys.stderr
    if arguments and not asked:
        print(f"{arguments[0]!r} is not one of labs.py's verbs.", file=out)
    print("usage: python3 environment/labs.py VERB [options]   (VERB --help lists the options)\n", file=out)
    for verb, what in VERBS.items():
        print(f"  {verb:10} {what}", file=out)
    return 0 if asked else 2
