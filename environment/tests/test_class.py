"""The whole odd class, by command (labs.py test class): two labs, on one worker, on two of which one is killed, stopped midway and
continued, and on a Dask cluster of other users with TLS. Each time grades.csv is what is known beforehand, byte for byte."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import odd_class
import psutil
import pytest
from odd_class import GREETINGS, LETTERS
from test_grading import UNCONTAINED
from waiting import wait_until

from course.classroom import sandbox
from course.paths import ENVIRONMENT, ROOT, program
from course.verbs import release

pytestmark = pytest.mark.skipif(bool(UNCONTAINED), reason="students' programs cannot be contained here")
# A cell may take 30 s, not 120: each lab has a loop without end.
IMPATIENT = """
import sys
from course.authoring import generation
settings = generation.settings()
settings.Execute.timeout = 30
generation.settings = lambda: settings
from course.verbs import grade
sys.exit(grade.main(sys.argv[1:]))
"""


def for_all(path: Path) -> bool:
    """Whether other users can read it."""
    return all(place.stat().st_mode & 0o001 for place in path.parents) and bool(path.stat().st_mode & 0o004)


USERS = ["labs-one", "labs-two", "labs-three"]


@pytest.fixture(scope="module")
def handed_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    course = folder / "class"
    # No socket to reach: test_odd_class.py has one.
    places = {"course": course, "root": ROOT, "home": Path.home(), "address": "127.0.0.1", "port": 9}
    for lab in (GREETINGS, LETTERS):
        assert release.main([str(course), str(lab.make(folder / f"{lab.name}.ipynb"))]) == 0
        for student in odd_class.students(lab, odd_class.REACHED.format(**places)):
            odd_class.hand_in(course, lab, student)
        link = course / "submitted" / "linked" / lab.name / f"{lab.name}.ipynb"
        link.parent.mkdir(parents=True)
        link.symlink_to(course / "submitted" / "right" / lab.name / f"{lab.name}.ipynb")
    return course


def expected() -> bytes:
    """As nbgrader writes it."""
    lines = ["assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,max_score"]
    for lab in (GREETINGS, LETTERS):
        points = {student.name: student.points for student in odd_class.students(lab, "")} | {"linked": 0}
        lines += [f"{lab.name},,,{name},,,,{had:.1f},0.0,{had:.1f},5.0" for name, had in sorted(points.items())]
    return "\n".join([*lines, ""]).encode()


def grades(handed_in: Path, *options: str, during: Callable[[subprocess.Popen], bool] | None = None, environment: dict | None = None) -> bytes:
    """Grades a copy. `during` is given the running command; true: it has stopped it, and another one ends what it began."""
    course = handed_in.parent / "-".join(["graded", *options]).replace("/", "")
    if course.exists():
        shutil.rmtree(course)
    shutil.copytree(handed_in, course, symlinks=True)
    command = [sys.executable, "-c", IMPATIENT, str(course), *options]
    with open(course.with_suffix(".log"), "w+") as said:
        for watching in [during, None] if during else [None]:
            running = subprocess.Popen(command, stdout=said, stderr=said, env={**os.environ, **(environment or {})})
            stopped = bool(watching and watching(running))
            assert running.wait(1800) == (130 if stopped else 1), Path(said.name).read_text()
            if not stopped:
                break
    return (course / "grades.csv").read_bytes()


def after(notebooks: int, course: Path, running: subprocess.Popen) -> None:
    """Waits until so many notebooks that were executed have their page."""
    wait_until(lambda: len(list(course.glob("feedback/*/*/*.html"))) >= notebooks, running, 600, course.with_suffix(".log"))


def graded_by(running: subprocess.Popen) -> Path:
    return Path(running.args[3])


def workers_of(running: subprocess.Popen) -> set[psutil.Process]:
    """Those that execute a notebook."""
    found = set()
    for process in psutil.Process(running.pid).children(recursive=True):
        try:
            if "course.classroom.island" in process.cmdline() and "course.classroom.island" not in process.parent().cmdline():
                found.add(process.parent())
        except psutil.Error:
            continue
    return found


def test_one_worker_gives_what_is_known_beforehand(handed_in: Path) -> None:
    assert grades(handed_in, "--workers", "1") == expected()


def test_two_workers_of_which_one_is_killed_give_the_same(handed_in: Path) -> None:
    def kill(running: subprocess.Popen) -> bool:
        after(12, graded_by(running), running)
        wait_until(lambda: workers_of(running), running, 60).pop().kill()
        return False

    assert grades(handed_in, "--workers", "2", during=kill) == expected()


def test_a_run_that_is_stopped_and_continued_gives_the_same(handed_in: Path) -> None:
    def stop(running: subprocess.Popen) -> bool:
        after(20, graded_by(running), running)
        running.send_signal(signal.SIGTERM)
        return True

    assert grades(handed_in, "--workers=2", during=stop) == expected()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("useradd"), reason="only root can add users")
@pytest.mark.skipif(not for_all(Path(sys.executable).resolve()), reason=f"other users cannot reach {sys.executable}'s Python")
def test_a_cluster_of_other_users_with_tls_gives_the_same(handed_in: Path, tmp_path: Path) -> None:
    with cluster(tmp_path) as (address, of_dask):
        assert grades(handed_in, "--scheduler", address, environment=of_dask) == expected()


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """A scheduler and two workers, each of a user of its own, as CLASS.md says by hand."""
    group = "labs-cluster"
    shared = Path(subprocess.run(["mktemp", "-d"], capture_output=True, text=True, check=True).stdout.strip())
    pair = {"key": shared / "labs-key.pem", "cert": shared / "labs.pem"}
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=labs"]
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, shared)
        subprocess.run(["groupadd", group], check=True)
        stack.callback(subprocess.run, ["groupdel", group])
        for user in USERS:
            subprocess.run(["useradd", "--no-create-home", "--gid", group, user], check=True)
            stack.callback(subprocess.run, ["userdel", user])
        subprocess.run([*made, "-keyout", pair["key"], "-out", pair["cert"]], check=True, capture_output=True)
        shutil.copytree(sandbox.djl_cache(), shared / "djl", symlinks=True)
        shutil.chown(shared, group=group)
        shutil.chown(pair["key"], group=group)
        shared.chmod(0o750), pair["key"].chmod(0o640)
        of_dask = {"DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION": "true", "DASK_DISTRIBUTED__COMM__TLS__CA_FILE": str(pair["cert"])}
        for role in ("SCHEDULER", "WORKER", "CLIENT"):
            of_dask |= {f"DASK_DISTRIBUTED__COMM__TLS__{role}__{part.upper()}": str(path) for part, path in pair.items()}
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            address = f"tls://127.0.0.1:{taken.getsockname()[1]}"
        everywhere = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ENVIRONMENT), "DJL_CACHE_DIR": str(shared / "djl"), **of_dask}
        everywhere |= {name: os.environ[name] for name in ("LABS_MIRROR", "LABS_DATA") if name in os.environ}
        of_worker = ["--nworkers", "1", "--nthreads", "1", "--memory-limit", "0", "--no-dashboard"]
        commands = [["scheduler", "--protocol", "tls", "--host", "127.0.0.1", "--port", address.rsplit(":", 1)[1], "--no-dashboard"]]
        commands += [["worker", address, *of_worker]] * 2
        for user, arguments in zip(USERS, commands):
            log = stack.enter_context(open(folder / f"{user}.log", "wb"))
            place = shared / user
            place.mkdir()
            shutil.chown(place, user, group)
            process = subprocess.Popen(
                [program("python"), "-m", "dask", *arguments],
                env={**everywhere, "HOME": str(place), "TMPDIR": str(place)},
                cwd=place,
                stdout=log,
                stderr=log,
                user=user,
                group=group,
                extra_groups=[],
            )
            stack.callback(process.wait, 60)
            stack.callback(process.terminate)
        # `process` and `log` are the last worker's.
        wait_until(lambda: all(b"Registered to" in (folder / f"{user}.log").read_bytes() for user in USERS[1:]), process, 120, Path(log.name))
        yield address, of_dask
