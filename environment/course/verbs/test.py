"""labs.py test: all tests, part by part, with what each took."""

import argparse
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree

from course import command
from course.classroom.sandbox import SHORT_LIVED
from course.console import run_logged
from course.paths import ENVIRONMENT, LOGS, ROOT

TESTS = ENVIRONMENT / "tests"
REPORTS = ROOT / "target" / "test"
SET_UP_MINUTES = 6
# A kernel that trains takes up to 1.5 GB.
MOST_KERNELS = 4
SUREFIRE = ROOT / "labs-lib" / "target" / "surefire-reports"


@dataclass
class Counts:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed, {self.skipped} skipped"


@dataclass(frozen=True)
class Part:
    """`minutes`: what it may take; None: no budget of its own."""

    what: str
    minutes: int | None
    run: Callable[[], Counts]


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="labs.py test", description="Runs all tests, or some parts of them.")
    made.add_argument("part", nargs="*", type=_part, help=f"of {', '.join(PARTS)}; default: all but {', '.join(BY_COMMAND)}")
    return made


def main(arguments: list[str]) -> int:
    chosen = parser().parse_args(arguments).part or [name for name in PARTS if name not in BY_COMMAND]
    LOGS.mkdir(parents=True, exist_ok=True)
    times = [_took("set-up", float(os.environ.get("LABS_SET_UP_SECONDS", 0)), SET_UP_MINUTES)]
    total = Counts()
    for name in chosen:
        part = PARTS[name]
        print(f"\n== {name}: {part.what}", flush=True)
        start = time.monotonic()
        counts = part.run()
        total += counts
        times.append(f"{_took(name, time.monotonic() - start, part.minutes):42}  {counts}")
    print("\n".join(["", "== time", *times, "", str(total)]), flush=True)
    return 1 if total.failed else 0


def _took(name: str, seconds: float, minutes: int | None) -> str:
    budget = "" if minutes is None else f" of {minutes} min" + (", over budget" if seconds > 60 * minutes else "")
    return f"{name:10} {seconds / 60:5.1f} min{budget}"


def _part(name: str) -> str:
    if name not in PARTS:
        raise argparse.ArgumentTypeError(f"no part {name}; there are {', '.join(PARTS)}")
    return name


def _exercises() -> Counts:
    from course.verbs import exercises

    return Counts(failed=1) if exercises.main(["--check"]) else Counts(passed=1)


def _java() -> Counts:
    """Maven's `verify`, condensed: the tests' lines, what failed, and Surefire's own summary."""
    from course.setup.prerequisites import find_all

    jdk, maven = find_all()
    for old in SUREFIRE.glob("*.xml"):
        old.unlink()
    log = LOGS / "maven-verify.log"
    summary = []

    def on_line(line: str) -> None:
        text = line.split("] ", 1)[-1]
        if text.startswith("Tests run:") and " - in " not in text and " -- in " not in text:
            summary.append(text)
        elif text.startswith("Tests run:") or (line.startswith("[ERROR]") and text.strip()):
            print(f"  {text}", flush=True)

    # What Maven's own Java is told, and none of those that its tests start.
    options = f"{os.environ.get('MAVEN_OPTS', '')} {SHORT_LIVED['JDK_JAVA_OPTIONS']}".strip()
    environment = {**os.environ, "JAVA_HOME": str(jdk.home), "MAVEN_OPTS": options}
    status = run_logged([maven, "-B", "-f", ROOT / "pom.xml", "verify"], log, on_line, env=environment)
    print(f"  {summary[-1] if summary else 'No tests ran'}   (all that Maven said: {log})")
    counts = counted(SUREFIRE.glob("*.xml"))
    # Maven may fail with every test green: formatting, packaging.
    return counts + Counts(failed=1) if status and not counts.failed else counts


def _pytest(name: str, *options: object, side_by_side: str | None = None) -> Callable[[], Counts]:
    """`side_by_side`: how pytest-xdist deals the tests out to processes, one more than there are cores, since a test also waits. They
    compute with one thread each, and their kernels live for a minute or so."""

    def run() -> Counts:
        import subprocess

        report = REPORTS / f"{name}.xml"
        report.parent.mkdir(parents=True, exist_ok=True)
        report.unlink(missing_ok=True)
        command = [sys.executable, "-m", "pytest", "--junitxml", report, "-p", "no:cacheprovider", "--no-header", "--tb=short", "-rs", *options]
        environment = dict(os.environ)
        if side_by_side:
            command += ["-n", str(min((os.cpu_count() or 1) + 1, MOST_KERNELS)), "--dist", side_by_side]
            environment |= {"OMP_NUM_THREADS": "1", **SHORT_LIVED}
        status = subprocess.run([os.fspath(part) for part in command], cwd=ROOT, env=environment).returncode
        counts = counted([report] if report.exists() else [])
        # An error outside any test (a file that cannot be read) has no place in the report.
        return counts + Counts(failed=1) if status and not counts.failed else counts

    return run


def counted(reports) -> Counts:
    """The sum of JUnit reports, as Surefire and pytest write them."""
    total = Counts()
    for report in reports:
        for suite in ElementTree.parse(report).getroot().iter("testsuite"):
            tests, bad, skipped = (
                int(suite.get("tests", 0)),
                int(suite.get("failures", 0)) + int(suite.get("errors", 0)),
                int(suite.get("skipped", 0)),
            )
            total += Counts(tests - bad - skipped, bad, skipped)
    return total


# These start kernels on labs, or browsers, which mostly wait: the files of a part run side by side.
NOTEBOOKS = ["test_same_figures.py", "test_sample.py", "test_notebooks.py"]
ANSWERS = ["test_lab_answers.py"]
LONG = {
    "labs": [*ANSWERS, *NOTEBOOKS],
    "notebooks": NOTEBOOKS,
    "answers": ANSWERS,
    "grading": ["test_grading.py", "test_grading_stopped.py", "test_odd_class.py"],
    "class": ["test_class.py"],
    "browser": ["test_browser.py", "test_widgets.py", "test_book.py", "test_hub.py"],
    "handwriting": ["test_handwriting.py"],
}


def _long(name: str, *options: str, **how: object) -> Callable[[], Counts]:
    return _pytest(name, "-v", *options, *(TESTS / file for file in LONG[name]), **how)


SHORT = ["-q", TESTS, *(f"--ignore={TESTS / file}" for files in LONG.values() for file in files)]
PARTS = {
    "exercises": Part("exercises/ in step with solutions/", None, _exercises),
    "java": Part("labs-lib, mvn verify", 5, _java),
    "python": Part("the tools", None, _pytest("python", *SHORT, side_by_side="worksteal")),
    # Class by class, the largest first: the answers of a lab are one, in one kernel, and notebooks fill what is left of the cores.
    "labs": Part("notebooks and answers", 15, _long("labs", side_by_side="loadscope")),
    # Dealt out one by one: worksteal begins with a third for each process and takes back only some, and each of these is long.
    "notebooks": Part("lessons and exercises, quick; two on the built-in sample", 12, _long("notebooks", "--maxschedchunk=1", side_by_side="load")),
    "answers": Part("solutions, and right and wrong answers to their exercises", 12, _long("answers", side_by_side="loadscope")),
    "grading": Part("a class released and graded", 6, _long("grading", side_by_side="loadfile")),
    "class": Part("the whole odd class, graded in four ways", 20, _long("class")),
    "browser": Part("JupyterLab, widgets, the book and a class server in a browser", 5, _long("browser", side_by_side="loadfile")),
    "handwriting": Part("sums written by hand, where LABS_HANDWRITING is set", None, _long("handwriting", "-s")),
}
# `class` takes too long for every change; the other two are `labs`.
BY_COMMAND = ["notebooks", "answers", "class"]


if __name__ == "__main__":
    command.entry("course.verbs.test")
