"""The kernelspec java."""

import json
import os
import re
import shutil
from pathlib import Path

import nbformat
import pytest

from course.running.session import Session, text_of
from course.setup import build, kernel, prerequisites
from course.verbs import start
from course.paths import ROOT, VENV, WORKSPACE
from course.setup.prerequisites import Jdk
from course.problem import Problem

JDK = Jdk(Path("/opt/jdk/bin/java"), Path("/opt/jdk"), 21)


def test_the_found_java_runs_the_kernels_jar_itself():
    spec = kernel.spec(JDK, "k.jar", "a/*")
    assert spec["argv"][0] == str(JDK.java)
    assert spec["argv"][-3:] == ["-jar", "k.jar", "{connection_file}"]
    assert spec["language"] == "java"
    assert spec["interrupt_mode"] == "message"


def test_both_kernels_are_told_the_class_path_and_the_workspace():
    env = kernel.spec(JDK, "k.jar", "a/*:b/*")["env"]
    assert env["JJAVA_CLASSPATH"] == env["IJAVA_CLASSPATH"] == "a/*:b/*"
    assert env["LABS_WORKSPACE"] == str(WORKSPACE)
    assert env["MALLOC_MMAP_MAX_"] == "0", "large arrays are kept for the next step"
    assert int(env["GOMP_SPINCOUNT"]) <= 1000, "waiting threads leave the cores to other kernels"


@pytest.mark.parametrize("version, knows", [(17, False), (21, False), (23, False), (24, True), (25, True)])
def test_an_option_goes_only_to_a_java_that_knows_it(version, knows):
    options = kernel.options(version)
    assert {"--enable-native-access=ALL-UNNAMED", "-Duser.language=en", "-Duser.country=US"} <= set(options)
    assert ("--sun-misc-unsafe-memory-access=allow" in options) == knows


def test_set_up_has_put_it_into_the_environment():
    spec = json.loads((VENV / "share" / "jupyter" / "kernels" / "java" / "kernel.json").read_text())
    # In full: where Jupyter was told of the folder by a relative path, its own word for it would be one as well.
    assert all(Path(spec["argv"][place]).is_absolute() and Path(spec["argv"][place]).is_file() for place in (0, -2))
    for entry in spec["env"]["JJAVA_CLASSPATH"].split(os.pathsep):
        folder, star = entry.rsplit("/", 1)
        assert star == "*" and any(path.suffix == ".jar" for path in Path(folder).iterdir())


def test_a_kernelspec_is_replaced_whole(tmp_path, monkeypatch):
    monkeypatch.setattr(kernel, "JJAVA", tmp_path)
    (tmp_path / "kernel.json").write_text("the package's own")
    kernel.install_jjava(JDK, "a/*")
    assert [path.name for path in tmp_path.iterdir()] == ["kernel.json"]
    spec = json.loads((tmp_path / "kernel.json").read_text())
    assert spec["env"]["JJAVA_CLASSPATH"] == "a/*"
    assert spec["argv"][-2] == str(tmp_path / "jjava.jar")


def test_of_labs_lib_a_class_a_kernel_touches_it_and_what_grading_asks_of_jjava():
    sources = (ROOT / "labs-lib" / "src" / "main").rglob("*.java")
    touching = {path.name for path in sources if re.search(r"^import (org\.dflib\.jjava|io\.github\.spencerpark)\.", path.read_text("utf-8"), re.M)}
    assert touching == {"JJava.java", "IJava.java", "Grading.java"}


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no locale by environment variables")
def test_it_starts_from_a_folder_with_accents_under_a_locale_that_is_not_installed(tmp_path, monkeypatch):
    """The system then falls back to plain ASCII, in which Java finds no such folder."""
    folder = tmp_path / "Übungen für Zoé"
    folder.mkdir()
    shutil.copy(kernel.JJAVA / "jjava.jar", folder)
    labs_lib, jars = build.wanted()
    shutil.copy(labs_lib / "labs-lib.jar", folder)
    spec = kernel.spec(prerequisites.find_jdk(), str(folder / "jjava.jar"), build.class_path(folder, jars))
    (tmp_path / "kernels" / "java").mkdir(parents=True)
    (tmp_path / "kernels" / "java" / "kernel.json").write_text(json.dumps(spec))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    monkeypatch.setenv("LC_ALL", "xx_XX.UTF-8")
    cell = nbformat.v4.new_code_cell("System.out.println(labs.check.ToDo.class.getSimpleName() + new java.io.File(\"é\").toPath());")
    with Session(nbformat.v4.new_notebook(cells=[cell]), folder, {}) as session:
        assert session.run(cell, 0).error is None
    assert text_of(cell) == "ToDoé\n"


class TestIJava:
    @pytest.fixture
    def release(self, tmp_path) -> Path:
        folder = tmp_path / "ijava-1.3.0" / "java"
        folder.mkdir(parents=True)
        (folder / "kernel.json").write_text("{}")
        (folder / "ijava-1.3.0.jar").write_bytes(b"")
        return folder.parent

    def test_its_jar_runs_with_the_same_class_path(self, release, tmp_path, monkeypatch):
        monkeypatch.setattr(kernel, "IJAVA_DATA", tmp_path)
        assert kernel.install_apart(JDK, "a/*", kernel.ijava_jar(release), None) == tmp_path
        spec = json.loads((tmp_path / "kernels" / "java" / "kernel.json").read_text())
        assert spec["argv"][-2] == str(release / "java" / "ijava-1.3.0.jar")
        assert spec["env"]["IJAVA_CLASSPATH"] == "a/*"
        assert spec["env"]["IJAVA_STARTUP_SCRIPT"] == "labs.notebook.Notebook.install();"
        # Every lesson failed on IJava 1.3.0 with null in an earlier cell's variable.
        assert spec["env"]["IJAVA_COMPILER_OPTS"] == "-g:none"

    @pytest.mark.parametrize("lacks", ["java/kernel.json", "java/ijava-1.3.0.jar"])
    def test_a_folder_that_is_not_a_release_is_refused(self, release, lacks):
        (release / lacks).unlink()
        with pytest.raises(Problem, match="java/kernel.json and java/ijava-1.3.0.jar were expected"):
            kernel.ijava_jar(release)

    @pytest.mark.parametrize("arguments", [["--kernel", "ijava"], ["--from", "x"], ["--kernel", "jjava", "--from", "x"]])
    def test_kernel_and_folder_go_together(self, arguments):
        with pytest.raises(Problem, match="go together"):
            start.check(start.parser().parse_args(arguments))

    def test_the_folder_is_looked_at_before_set_up(self, release, tmp_path):
        start.check(start.parser().parse_args(["--kernel", "ijava", "--from", str(release)]))
        with pytest.raises(Problem, match="is not the unzipped release"):
            start.check(start.parser().parse_args(["--kernel", "ijava", "--from", str(tmp_path)]))
