"""doctor's lines and exit status."""

import subprocess
import sys

import pytest

from course.setup import kernel, packages, prerequisites
from course.verbs import doctor
from course.problem import Problem


def test_what_is_missing_is_said_and_counts(monkeypatch, capsys):
    def none():
        raise Problem("Maven is needed. Install it: brew install maven")

    monkeypatch.setattr(prerequisites, "find_maven", none)
    monkeypatch.setattr(packages, "is_current", lambda: False)
    assert doctor.main([]) == 1
    said = capsys.readouterr().out.splitlines()
    assert "MISSING Maven     Maven is needed. Install it: brew install maven" in said
    assert [line.split()[1] for line in said if line.startswith("MISSING")] == ["Maven", "packages", "kernel"]
    assert said[-1] == "3 missing."


def test_where_set_up_ran_kernel_and_engine_answer(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("LABS_DATA", str(tmp_path))
    monkeypatch.delenv("LABS_MIRROR", raising=False)
    status = doctor.main([])
    said = capsys.readouterr().out
    assert status == 0, said
    assert "OK      engine    PyTorch" in said
    assert f"LATER   data      imdb/imdb.npz: a notebook downloads it from storage.googleapis.com into {tmp_path}" in said


def test_a_package_that_lost_a_file_is_named(tmp_path):
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path], check=True)
    [site] = tmp_path.rglob("site-packages")
    for name, file in (("whole", "whole.py"), ("broken", "gone.py")):
        (site / f"{name}-1.dist-info").mkdir()
        (site / f"{name}-1.dist-info" / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1\n")
        (site / f"{name}-1.dist-info" / "RECORD").write_text(f"{file},,\n")
    (site / "whole.py").touch()
    assert packages.damaged(tmp_path) == "broken"


@pytest.mark.parametrize(
    "answer, line",
    [
        ({"engine": ["PyTorch 2.7.1. LABS_DEVICE asks for gpu, but ...", ""]}, "OK PyTorch 2.7.1. LABS_DEVICE asks for gpu, but ..."),
        ({"engine": ["", "Failed to save pytorch index file"]}, "MISSING Failed to save pytorch index file: start --gpu again, or delete "),
        ("Kernel died", "MISSING Kernel died: start --gpu again, or delete "),
    ],
)
def test_the_kernel_for_the_gpu_is_asked_once_there_is_one(monkeypatch, tmp_path, answer, line):
    monkeypatch.setattr(kernel, "GPU_DATA", tmp_path)
    monkeypatch.setattr(doctor, "_ask", lambda data: answer if data == tmp_path else None)
    assert list(doctor._gpu()) == []
    (tmp_path / "kernels" / "java").mkdir(parents=True)
    (tmp_path / "kernels" / "java" / "kernel.json").touch()
    [(what, said)] = doctor._gpu()
    assert what == "--gpu"
    assert said.startswith(line)
