"""labs.py hub: a class server on this machine."""

from __future__ import annotations

import argparse
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from course import command
from course.paths import BUILDS, ENVIRONMENT, JARS, LESSONS, ROOT, SOLUTIONS, VENV, WORKSPACE, given, program
from course.problem import Problem
from course.setup import jupyter, prerequisites, shared, workspace
from course.verbs import grade

# What students' servers and kernels read, all of it. Not the whole of environment/: the tests hold answers.
FOR_STUDENTS = (
    ENVIRONMENT / "course",
    ENVIRONMENT / "hub",
    ENVIRONMENT / "jupyter",
    workspace.START_PAGE,
    LESSONS,
    ROOT / "labs-lib" / "src",
    VENV,
    BUILDS,
    JARS,
    jupyter.OWN / "data" / "labextensions",
)


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="labs.py hub",
        description="Starts JupyterHub: users of this machine log in with a browser, fetch the class's labs, work, and hand in. Ctrl+C"
        " ends it. What differs from the course's settings stands in FOLDER/jupyterhub_config.py.",
    )
    made.add_argument("folder", type=given, metavar="FOLDER", nargs="?", help="as labs.py release made it")
    what = made.add_mutually_exclusive_group()
    what.add_argument("--collect", action="store_true", help="put what was handed in into FOLDER/submitted, for labs.py grade")
    what.add_argument("--feedback", action="store_true", help="let students fetch the pages that labs.py grade has made since")
    what.add_argument("--try-out", action="store_true", help="let users have any name and one password, and work as you, on this machine only")
    what.add_argument("--set-up", action="store_true", help="only set up what users share, as for an image; without FOLDER")
    return made


def check(options: argparse.Namespace) -> None:
    """What a parser cannot see by itself. Raises Problem."""
    if not sys.platform.startswith("linux"):
        raise Problem("A class server runs on Linux: JupyterHub starts a server for each user of the machine.")
    if options.set_up == bool(options.folder):
        raise Problem("FOLDER is needed, as labs.py release made it; --set-up alone goes without.")
    if options.folder:
        grade.check_folder(options.folder)
    if os.geteuid() == 0 and (owner := os.stat(ROOT).st_uid):
        raise Problem(f"{ROOT} belongs to another user ({owner}): run this as that user; sudo is asked for where it is needed.")
    serves = not (options.set_up or options.collect or options.feedback or options.try_out)
    if serves and (process := shared.process_of(program("jupyterhub"))):
        raise Problem(f"A class server of this course, or a try-out of one, runs already: process {process}. End it first, as by sudo kill {process}.")


def main(arguments: list[str]) -> int:
    options = parser().parse_args(arguments)
    if options.collect:
        return _collect(options.folder.resolve())
    if options.feedback:
        return _return_feedback(options.folder.resolve())
    shared.ensure()
    if options.set_up:
        # An image has no other command that does it, and lessons link to it.
        workspace.ensure(workspace.of_course())
        return 0
    folder = options.folder.resolve()
    if not options.try_out and (wrong := list(_misplaced(folder))):
        raise Problem("\n".join(wrong))
    shared.ensure_data()
    shared.ensure_proxy()
    return _serve(folder, options.try_out)


def _collect(folder: Path) -> int:
    from course.classroom import exchange

    failed = new = 0
    for what, complaint in exchange.collect(folder):
        print(f"FAILED {what}: {complaint}" if complaint else str(what))
        failed += bool(complaint)
        new += not complaint
    print(f"{new} new in {folder / 'submitted'}; then: labs.py grade {folder}, and labs.py hub {folder} --feedback")
    return 1 if failed else 0


def _return_feedback(folder: Path) -> int:
    from course.classroom import exchange

    pages = 0
    for pages, submission in enumerate(exchange.return_feedback(folder), 1):
        print(submission)
    print(f"{pages} new pages can be fetched: Nbgrader > Assignment List > Fetch Feedback")
    return 0


def _serve(folder: Path, try_out: bool) -> int:
    from course.classroom import exchange

    print(f"To be fetched: {', '.join(exchange.release(folder))}")
    print(f"Collect with labs.py hub {folder} --collect, at any time. Ctrl+C ends the server.", flush=True)
    variables = {"LABS_CLASS": str(folder), "PYTHONDONTWRITEBYTECODE": "1", **shared.proxy(), **shared.environment()}
    server = [str(program("jupyterhub")), "-f", str(ENVIRONMENT / "hub" / "jupyterhub_config.py")]
    if try_out:
        variables["LABS_TRY_OUT"] = secrets.token_urlsafe(6)
        print(f"The password of all users: {variables['LABS_TRY_OUT']}", flush=True)
    elif os.geteuid():
        print("JupyterHub has to start servers as other users: sudo may ask for your password.", flush=True)
        server = ["sudo", "env", *(f"{name}={value}" for name, value in {"PYTHONPATH": str(ENVIRONMENT), **variables}.items()), *server]
    os.execvpe(server[0], server, {**os.environ, **variables})


def _misplaced(folder: Path) -> Iterator[str]:
    """What other users must read and cannot, and what they must not read and can."""
    from course.classroom import exchange

    jdk = prerequisites.find_jdk()
    named: set[Path] = set()
    for path in (Path(sys.executable).resolve(), jdk.java, jdk.home, *FOR_STUDENTS, *_folders(shared.environment())):
        if not os.path.exists(path):
            yield f"{path}, which LABS_MIRROR names, is not there, or you cannot reach it: expected a folder that holds the course's data files"
            continue
        closed = _closed_above(path)
        if not closed and path in FOR_STUDENTS:
            if first := next(_closed_in(path), None):
                yield f"Students cannot read {first}: chmod -R o+rX {path}"
        elif closed or not path.stat().st_mode & stat.S_IROTH:
            outermost = (closed or [path])[-1]
            # Once, whatever else lies in it.
            if outermost not in named:
                yield f"Students cannot read {path}: chmod o+rx {outermost}, or move it. A Python in somebody's home is such a case."
            named.add(outermost)
    place = exchange.of(folder).parent
    closed = _closed_above(place)
    if closed and closed[-1] not in named:
        yield f"Students cannot reach {place}, where they fetch labs and hand in: chmod o+x {closed[-1]}, or move the class."
    for path in (folder, SOLUTIONS, ENVIRONMENT / "tests", ROOT / ".git", ROOT / "target", WORKSPACE):
        if path.exists() and path.stat().st_mode & _others(path):
            yield f"Students can read {path}, and the answers in it: chmod go= {path}"


def _closed_above(path: Path) -> list[Path]:
    """The folders on the way to it, the nearest first, that others than their owner cannot pass."""
    return [part for part in path.parents if not part.stat().st_mode & stat.S_IXOTH]


def _closed_in(path: Path) -> Iterator[Path]:
    """What others cannot read, enter or run of it though its owner can. Python does without what it keeps in __pycache__."""
    mode = path.lstat().st_mode
    wanted = mode >> 6 & (stat.S_IROTH | stat.S_IXOTH)
    if path.name == "__pycache__":
        return
    if mode & wanted != wanted:
        yield path
    elif stat.S_ISDIR(mode):
        for each in path.iterdir():
            yield from _closed_in(each)


def _others(path: Path) -> int:
    """By which bits others than its owner can read it: the group's as well, unless nobody else is in it. Debian and Fedora make a group
    of that name for each user; elsewhere all users share one."""
    try:
        own = path.group() == path.owner()
    except KeyError:
        own = False
    return stat.S_IROTH | stat.S_IXOTH | (0 if own else stat.S_IRGRP | stat.S_IXGRP)


def _folders(variables: dict[str, str]) -> list[Path]:
    return [Path(value) for value in variables.values() if "://" not in value]


if __name__ == "__main__":
    command.entry("course.verbs.hub")
