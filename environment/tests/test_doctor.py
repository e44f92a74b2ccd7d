"""doctor's lines and exit status."""

import json
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from course.paths import LABS, ROOT
from course.setup import build, kernel, packages, prerequisites
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


@pytest.fixture
def planted(monkeypatch, tmp_path):
    """Set-up as if it had run, with a kernel that answers nothing wrong; a test plants its fault."""
    monkeypatch.setattr(packages, "is_current", lambda: True)
    monkeypatch.setattr(doctor, "_built", lambda: True)
    monkeypatch.setattr(kernel, "JJAVA", tmp_path)
    for name in ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"):
        monkeypatch.delenv(name, raising=False)
    (tmp_path / "kernel.json").write_text(json.dumps({"argv": [sys.executable]}))
    answer = {"kernel": 1.0, "engine": ["PyTorch", ""], "data": ["", ""], "mode": ["", ""]}
    monkeypatch.setattr(doctor, "_ask", lambda data: answer)
    return answer


def said(check) -> str:
    return "\n".join(f"{what} {line}" for what, line in check())


class TestPlantedFaults:
    """With those of test_prerequisites: each is named, with its cure."""

    def test_nothing_planted(self, planted):
        assert "MISSING" not in said(doctor._kernel)

    def test_the_kernels_java_is_gone(self, planted, tmp_path):
        (tmp_path / "kernel.json").write_text(json.dumps({"argv": ["/opt/jdk-17.0.1/bin/java"]}))
        assert "the Java that it was made for is gone, /opt/jdk-17.0.1/bin/java: python3 environment/labs.py start" in said(doctor._kernel)

    def test_options_that_no_java_can_start_with(self, planted, monkeypatch):
        monkeypatch.setattr(doctor, "_ask", lambda data: "Error occurred during initialization of VM: Too small maximum heap")
        monkeypatch.setenv("_JAVA_OPTIONS", "-Xmx1m")
        assert "Too small maximum heap). Every Java here takes the options in _JAVA_OPTIONS, -Xmx1m: unset it" in said(doctor._kernel)

    def test_a_kernel_that_dies_for_another_reason(self, planted, monkeypatch):
        monkeypatch.setattr(doctor, "_ask", lambda data: "Unable to access jarfile")
        assert f"it does not start (Unable to access jarfile). Delete {LABS}, then" in said(doctor._kernel)

    def test_a_home_that_cannot_be_written(self, planted, monkeypatch, tmp_path):
        planted["engine"] = ["", "Failed to extract PyTorch native library"]
        (tmp_path / "file").touch()
        monkeypatch.setenv("DJL_CACHE_DIR", str(tmp_path / "file" / "cache"))
        assert "cannot be written: set DJL_CACHE_DIR to a folder that can" in said(doctor._kernel)

    def test_a_home_in_which_maven_cannot_write(self, monkeypatch, tmp_path):
        (tmp_path / ".m2").touch()
        monkeypatch.setattr(doctor.Path, "home", lambda: tmp_path)
        monkeypatch.setattr(doctor, "_built", lambda: False)
        monkeypatch.delenv("MAVEN_OPTS", raising=False)
        cure = "cannot be written: set MAVEN_OPTS to -Dmaven.repo.local=FOLDER, with a folder that can"
        assert said(doctor._maven) == f"Maven MISSING {tmp_path / '.m2' / 'repository'}, where it keeps what it downloads, {cure}"
        monkeypatch.setenv("MAVEN_OPTS", f"-Xmx1g -Dmaven.repo.local={tmp_path}")
        assert "Maven OK" in said(doctor._maven)
        monkeypatch.delenv("MAVEN_OPTS")
        monkeypatch.setattr(doctor, "_built", lambda: True)
        assert "Maven OK" in said(doctor._maven)

    def test_a_course_folder_of_another_users(self, monkeypatch, tmp_path):
        monkeypatch.setattr(doctor, "_writable", lambda folder: False)
        monkeypatch.setattr(packages, "is_current", lambda: False)
        assert said(doctor._disk) == f"disk MISSING {ROOT} cannot be written by you: unpack the course in a folder that can"
        monkeypatch.setattr(packages, "is_current", lambda: True)
        assert "disk OK" in said(doctor._disk)

    def test_a_folder_below_one_that_is_closed_to_us(self, planted, monkeypatch, tmp_path):
        """As Python before 3.14 tells it; no folder is closed to root."""
        closed = tmp_path / "closed"
        closed.mkdir()

        def stat(path, **options):
            if closed in path.parents:
                raise PermissionError(13, "Permission denied", str(path))
            return os.stat(path, **options)

        planted["engine"] = ["", "Failed to extract PyTorch native library"]
        monkeypatch.setenv("DJL_CACHE_DIR", str(closed / "cache"))
        monkeypatch.setattr(doctor.os, "access", lambda path, how: path != closed)
        monkeypatch.setattr(doctor.Path, "stat", stat)
        assert f"{closed / 'cache'}, where its libraries would be unpacked, cannot be written" in said(doctor._kernel)

    def test_damaged_native_libraries(self, planted, monkeypatch, tmp_path):
        planted["engine"] = ["", "libtorch_cpu.so: file too short"]
        monkeypatch.setenv("DJL_CACHE_DIR", str(tmp_path / "Zoés cache"))
        assert f"file too short: its libraries lie unpacked in {tmp_path / 'Zoés cache'}: delete that folder" in said(doctor._kernel)

    def test_a_mirror_that_is_not_there(self, planted):
        planted["data"] = ["MISSING LABS_MIRROR is /tmp/nowhere, but there is no /tmp/nowhere/SHA256SUMS. Mend or unset it.", ""]
        assert "data MISSING LABS_MIRROR is /tmp/nowhere" in said(doctor._kernel)

    def test_a_run_mode_that_nobody_knows(self, planted):
        planted["mode"] = ["", "LABS_MODE is 'quik'; expected full, quick, grade"]
        assert "mode MISSING LABS_MODE is 'quik'; expected full" in said(doctor._kernel)

    def test_a_full_disk(self, monkeypatch):
        monkeypatch.setattr(packages, "is_current", lambda: False)
        monkeypatch.setattr(doctor.shutil, "disk_usage", lambda path: SimpleNamespace(free=1.2e9))
        assert said(doctor._disk) == "disk MISSING 1.2 GB free, 4 are needed: make room"

    def test_labs_lib_is_older_than_its_sources(self, monkeypatch, tmp_path):
        monkeypatch.setattr(build, "wanted", lambda: (tmp_path / "not-built", tmp_path))
        assert said(doctor._labs_lib).startswith("labs-lib MISSING not built, or older than its sources: python3 environment/labs.py start")

    def test_a_folder_with_spaces_and_accents_is_no_fault(self, planted, monkeypatch, tmp_path):
        folder = tmp_path / "Übungen für Zoé"
        folder.mkdir()
        (folder / "kernel.json").write_text(json.dumps({"argv": [sys.executable]}))
        monkeypatch.setattr(kernel, "JJAVA", folder)
        assert "MISSING" not in said(doctor._kernel)


@pytest.mark.skipif(os.name == "nt", reason="a script is no program on Windows")
def test_what_a_dying_kernel_says_is_passed_on(monkeypatch, tmp_path):
    """By the real probe, which finds this kernel first."""
    (tmp_path / "kernels" / "java").mkdir(parents=True)
    words = "print('Error occurred during initialization of VM'); print('Could not reserve enough space'); raise SystemExit(1)"
    spec = {"argv": [sys.executable, "-c", words, "{connection_file}"], "display_name": "Java", "language": "java"}
    (tmp_path / "kernels" / "java" / "kernel.json").write_text(json.dumps(spec))
    assert doctor._ask(tmp_path) == "Error occurred during initialization of VM: Could not reserve enough space"


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
