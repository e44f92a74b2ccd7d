"""Grading whose processes are stopped, killed or not to be found."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from test_grading import UNCONTAINED, folder, graded, hand_in, points, twice  # noqa: F401  a course with one lab

from course.classroom import workers
from course.problem import Problem


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_one_worker_or_two_or_one_that_is_killed_give_the_same_grades(folder: Path, tmp_path: Path) -> None:
    for student, body in {"cyd": "return x;", "ada": "return 2 * x;", "bob": "Thread.sleep(5_000); return 2 * x;"}.items():
        hand_in(folder, student, twice=f"int twice(int x) throws Exception {{ {body} }}")
    shutil.copytree(folder, tmp_path / "again")
    assert graded(folder, "--workers", "1") == 0
    command = [sys.executable, "-m", "course.verbs.grade", str(tmp_path / "again"), "--workers", "2", *UNCONTAINED]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    worker = _islands_of(running.pid)[0].parent()
    while "course.classroom.island" in worker.cmdline():
        worker = worker.parent()
    worker.kill()
    assert "FAILED" not in running.communicate(timeout=300)[0]
    assert running.returncode == 0
    assert (folder / "grades.csv").read_bytes() == (tmp_path / "again" / "grades.csv").read_bytes()
    assert points(folder) == {"ada": 2, "bob": 2, "cyd": 0}


def _islands_of(pid: int) -> list[psutil.Process]:
    """The processes that execute a notebook for a grade that runs, once there are any."""
    end = time.monotonic() + 120
    while time.monotonic() < end:
        found = []
        for process in psutil.Process(pid).children(recursive=True):
            try:
                if "course.classroom.island" in process.cmdline() and process.name() != "bwrap":
                    found.append(process)
            except psutil.Error:
                continue
        if found:
            return found
        time.sleep(0.2)
    raise AssertionError("no notebook was executed")


@pytest.mark.parametrize(
    ("ca", "address", "said"),
    [
        ("", "tls://127.0.0.1:1", "wants certificates, and Dask's configuration names none"),
        ("/gone.pem", "tls://127.0.0.1:1", "No Dask scheduler answers at tls://127.0.0.1:1 .*No such file"),
    ],
)
def test_a_scheduler_that_cannot_be_asked_is_told(ca: str, address: str, said: str) -> None:
    names = {name: ca or None for name in ("ca-file", "client.cert", "client.key")}
    with workers.dask.config.set({f"distributed.comm.tls.{name}": file for name, file in names.items()}), pytest.raises(Problem, match=said):
        with workers.at(address):
            pass


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_what_is_stopped_leaves_no_kernel_and_the_next_run_goes_on(folder: Path, how: signal.Signals) -> None:
    hand_in(folder, "ada", twice="Thread.sleep(100_000);")
    command = [sys.executable, "-m", "course.verbs.grade", str(folder), "--workers", "1", *UNCONTAINED]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    islands = _islands_of(running.pid)
    time.sleep(5)
    left = [child for island in islands for child in [island, *island.children(recursive=True)]]
    os.killpg(running.pid, how) if how == signal.SIGINT else running.terminate()
    assert "Stopped. What was graded stays" in running.communicate(timeout=120)[0]
    assert running.returncode == 130
    assert psutil.wait_procs(left, timeout=20)[1] == []
    if how == signal.SIGINT:
        hand_in(folder, "ada", twice=twice("return 2 * x;"))
        assert graded(folder) == 0
        assert points(folder) == {"ada": 2}
