"""labs.py doctor: what is installed, what is missing and how to mend it. Changes nothing."""

import argparse
import json
import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from course.classroom import sandbox
from course.setup import build, jupyter, kernel, packages, prerequisites
from course.paths import LABS, ROOT, VENV, program
from course.problem import Problem

START = "python3 environment/labs.py start makes it"
# The environment, the jars, what Maven and DJL keep in the user's folders, the data.
ROOM_GB = 4

Lines = Iterator[tuple[str, str]]


def parser() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog="labs.py doctor", description="Says what is installed, what is missing and how to mend it. Changes nothing."
    )


def main(arguments: list[str]) -> int:
    """MISSING in any line makes the exit status 1. LATER is for what comes by itself, or is for instructors alone."""
    parser().parse_args(arguments)
    missing = 0
    for check in (_python, _jdk, _maven, _packages, _labs_lib, _kernel, _gpu, _grade, _disk):
        for what, line in check():
            state, text = line.split(" ", 1)
            missing += state == "MISSING"
            print(f"{state:8}{what:10}{text}", flush=True)
    print("Nothing is missing." if not missing else f"{missing} missing.")
    return 1 if missing else 0


def _python() -> Lines:
    yield "Python", f"OK {platform.python_version()} on {platform.system()} {platform.machine()}"


def _jdk() -> Lines:
    try:
        jdk = prerequisites.find_jdk()
        yield "JDK", f"OK {jdk.version} ({jdk.home})"
    except Problem as problem:
        yield "JDK", f"MISSING {problem}"


def _maven() -> Lines:
    try:
        maven = prerequisites.find_maven()
    except Problem as problem:
        yield "Maven", f"MISSING {problem}"
        return
    kept = Path.home() / ".m2" / "repository"
    if _built() or "maven.repo.local" in os.environ.get("MAVEN_OPTS", "") or _writable(kept):
        yield "Maven", f"OK {maven}"
    else:
        yield "Maven", f"MISSING {kept}, where it keeps what it downloads, cannot be written: {build.ELSEWHERE}"


def _packages() -> Lines:
    if not packages.is_current():
        yield "packages", f"MISSING {VENV} is not made, or not as the lock file says: {START}"
        return
    damaged = packages.damaged()
    yield "packages", f"MISSING files of {damaged}: delete {VENV}, then {START}" if damaged else f"OK {VENV}"


def _labs_lib() -> Lines:
    yield "labs-lib", "OK built from its sources as they are" if _built() else f"MISSING not built, or older than its sources: {START}"


def _built() -> bool:
    return all(folder.is_dir() for folder in build.wanted())


def _kernel() -> Lines:
    """And what runs in it: one kernel answers for all."""
    if not packages.is_current() or not _built() or not (kernel.JJAVA / "kernel.json").is_file():
        yield "kernel", f"MISSING not asked, since it needs what stands above: {START}"
        return
    java = Path(json.loads((kernel.JJAVA / "kernel.json").read_text("utf-8"))["argv"][0])
    if not os.path.isfile(java):
        yield "kernel", f"MISSING the Java that it was made for is gone, {java}: {START} anew, with the one that is here"
        return
    answer = _ask(None)
    if isinstance(answer, str):
        yield "kernel", f"MISSING it does not start ({answer}). {prerequisites.options_of_others() or f'Delete {LABS}, then {START}'}"
        return
    yield "kernel", f"OK answers after {answer['kernel']:.1f} s"
    text, wrong = answer["engine"]
    if wrong or not text:
        yield "engine", f"MISSING {wrong or 'no answer'}: {_mend_natives()}"
    else:
        yield "engine", f"OK {text}"
    text, wrong = answer["data"]
    for line in text.splitlines():
        yield "data", line
    if wrong:
        yield "data", f"MISSING {wrong}"
    if answer["mode"][1]:
        yield "mode", f"MISSING {answer['mode'][1]}"


def _mend_natives() -> str:
    folder = Path(os.environ.get("DJL_CACHE_DIR") or Path.home() / ".djl.ai")
    if not _writable(folder):
        return f"{folder}, where its libraries would be unpacked, cannot be written: set DJL_CACHE_DIR to a folder that can"
    return f"its libraries lie unpacked in {folder}: delete that folder, and they are unpacked anew"


def _writable(folder: Path) -> bool:
    """Whether it, or what there is of the way to it, takes a new file."""
    # What lies in a folder that is closed to us is not there; Path.exists raises PermissionError before Python 3.14.
    there = next(path for path in (folder, *folder.parents) if os.path.exists(path))
    return there.is_dir() and os.access(there, os.W_OK)


def _gpu() -> Lines:
    """The kernel that --gpu made last, if it was ever asked for."""
    if not packages.is_current() or not (kernel.GPU_DATA / "kernels" / "java" / "kernel.json").is_file():
        return
    answer = _ask(kernel.GPU_DATA)
    text, wrong = ("", answer) if isinstance(answer, str) else answer["engine"]
    again = f"start --gpu again, or delete {kernel.GPU_DATA} if you no longer want it"
    yield "--gpu", f"MISSING {wrong or 'no answer'}: {again}" if wrong or not text else f"OK {text}"


def _grade() -> Lines:
    """Whether a class's programs can be contained."""
    why = sandbox.missing()
    yield "grade", f"LATER to grade a class: {why}" if why else "OK students' programs are contained by bubblewrap"


def _ask(data: Path | None) -> dict | str:
    """What probe prints of the kernel that Jupyter finds in this folder; why not, where it does not start."""
    asked = subprocess.run(
        [program("python"), "-m", "course.setup.probe"],
        cwd=ROOT,
        env=jupyter.environment(data),
        capture_output=True,
        text=True,
        errors="replace",
    )
    if asked.returncode:
        # What the kernel itself said stands before what Python says of it.
        of_kernel = (asked.stdout + asked.stderr.split("Traceback (most recent call last)")[0]).strip().splitlines()[-2:]
        return ": ".join(of_kernel or asked.stderr.strip().splitlines()[-1:] or ["no answer"])
    return json.loads(asked.stdout.strip().splitlines()[-1])


def _disk() -> Lines:
    if not packages.is_current() and not _writable(ROOT):
        yield "disk", f"MISSING {ROOT} cannot be written by you: unpack the course in a folder that can"
        return
    free = shutil.disk_usage(ROOT).free / 1e9
    enough = free >= ROOM_GB or packages.is_current()
    yield "disk", f"OK {free:.0f} GB free" if enough else f"MISSING {free:.1f} GB free, {ROOM_GB} are needed: make room"
