"""What is said where the JDK or Maven is missing. A java of its own is a Python script here, so these run where scripts do."""

import os
import sys
from pathlib import Path

import pytest

from course.setup import prerequisites
from course.problem import Problem

POSIX = pytest.mark.skipif(os.name == "nt", reason="a script is no program on Windows")


@pytest.fixture
def bare(tmp_path, monkeypatch) -> Path:
    """A PATH with one empty folder, and no options for Java."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    for name in ("JAVA_HOME", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"):
        monkeypatch.delenv(name, raising=False)
    return folder


def fake_java(
    folder: Path,
    version: str,
    modules: str = "java.base@{0} jdk.compiler@{0} jdk.jshell@{0}",
    machine: tuple[str, str] = ("Linux", "amd64"),
) -> Path:
    """Answers as java does: properties on standard error, modules on standard output."""
    folder.mkdir(parents=True, exist_ok=True)
    java = folder / "java"
    java.write_text(
        f"#!{sys.executable}\nimport sys\n"
        f"print('    java.home = {folder.parent}\\n    java.specification.version = {version}', file=sys.stderr)\n"
        f"print('    os.arch = {machine[1]}\\n    os.name = {machine[0]}\\n    os.version = 1', file=sys.stderr)\n"
        f"print({modules.format(version)!r}.replace(' ', chr(10)))\n"
    )
    java.chmod(0o755)
    return java


def test_each_missing_one_has_its_line(bare):
    with pytest.raises(Problem) as told:
        prerequisites.find_all()
    java, maven = str(told.value).splitlines()
    assert java.startswith("JDK 17 or newer is needed (no java on the PATH, JAVA_HOME not set). Install one: ")
    assert maven.startswith("Maven is needed (no mvn on the PATH). Install it: ")


@pytest.mark.parametrize("system, word", [("Linux", "apt"), ("Darwin", "brew"), ("Windows", "winget"), ("FreeBSD", "adoptium.net")])
def test_the_line_fits_the_system(bare, monkeypatch, system, word):
    monkeypatch.setattr(prerequisites.platform, "system", lambda: system)
    with pytest.raises(Problem, match=word):
        prerequisites.find_jdk()


@POSIX
@pytest.mark.parametrize("machine", [("Mac OS X", "x86_64"), ("Windows 11", "aarch64"), ("FreeBSD", "amd64")])
def test_a_machine_without_pytorch_is_named(bare, machine):
    fake_java(bare, "21", machine=machine)
    with pytest.raises(Problem, match=f"is for {machine[0].split(' 1')[0]} on {machine[1]}, where there is no PyTorch"):
        prerequisites.find_jdk()


@POSIX
@pytest.mark.parametrize("machine", [("Linux", "aarch64"), ("Mac OS X", "aarch64"), ("Windows 11", "amd64"), ("Windows Server 2025", "amd64")])
def test_a_machine_with_pytorch_will_do(bare, machine):
    java = fake_java(bare, "21", machine=machine)
    assert prerequisites.find_jdk().java == java


@POSIX
@pytest.mark.parametrize(
    "version, modules, why",
    [
        ("1.8", "", "is Java 8"),
        ("11", "java.base@{0} jdk.compiler@{0} jdk.jshell@{0}", "is Java 11"),
        ("21", "java.base@{0} java.sql@{0}", "is a runtime without a compiler"),
    ],
)
def test_a_java_that_will_not_do_is_named_with_the_reason(bare, version, modules, why):
    java = fake_java(bare, version, modules)
    with pytest.raises(Problem) as told:
        prerequisites.find_jdk()
    assert f"{java} {why}" in str(told.value)
    assert "\n" not in str(told.value)


@POSIX
def test_a_java_that_does_not_run_is_no_java(bare):
    """As macOS's /usr/bin/java without a JDK."""
    java = bare / "java"
    java.write_text("#!/bin/sh\necho 'Unable to locate a Java Runtime.' >&2\nexit 1\n")
    java.chmod(0o755)
    with pytest.raises(Problem, match="does not run"):
        prerequisites.find_jdk()


@POSIX
def test_a_java_of_another_machine_is_told_in_the_systems_words(bare):
    """The first bytes of a program for a Mac."""
    java = bare / "java"
    java.write_bytes(b"\xca\xfe\xba\xbe" + bytes(60))
    java.chmod(0o755)
    with pytest.raises(Problem, match="java does not run: .*Exec format error"):
        prerequisites.find_jdk()


@POSIX
def test_a_java_that_does_not_answer_is_told_as_such(bare, monkeypatch):
    monkeypatch.setattr(prerequisites, "ANSWER_SECONDS", 0.1)
    java = bare / "java"
    java.write_text("#!/bin/sh\nexec /bin/sleep 20\n")
    java.chmod(0o755)
    with pytest.raises(Problem, match="java does not run: no answer within 0.1 seconds"):
        prerequisites.find_jdk()


@POSIX
def test_options_that_no_java_runs_with_are_named(bare, monkeypatch):
    java = bare / "java"
    java.write_text("#!/bin/sh\necho 'Invalid maximum heap size: -Xmx9x'\nexit 1\n")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx9x")
    with pytest.raises(Problem, match="does not run: Invalid maximum heap size.*options in JAVA_TOOL_OPTIONS, -Xmx9x: unset it"):
        prerequisites.find_jdk()


@POSIX
def test_java_home_goes_first(bare, tmp_path, monkeypatch):
    fake_java(bare, "17")
    java = fake_java(tmp_path / "jdk-25" / "bin", "25")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "jdk-25"))
    assert prerequisites.find_jdk() == prerequisites.Jdk(java, tmp_path / "jdk-25", 25)


@POSIX
def test_a_java_home_that_will_not_do_leaves_the_path(bare, tmp_path, monkeypatch):
    java = fake_java(bare, "21")
    fake_java(tmp_path / "jdk-11" / "bin", "11")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "jdk-11"))
    assert prerequisites.find_jdk() == prerequisites.Jdk(java, tmp_path, 21)


@POSIX
def test_a_runtime_first_on_the_path_hides_no_jdk(bare, tmp_path, monkeypatch):
    fake_java(bare, "21", "java.base@{0}")
    java = fake_java(tmp_path / "JDK für Zoé" / "bin", "21")
    monkeypatch.setenv("PATH", os.pathsep.join([str(bare), str(java.parent)]))
    assert prerequisites.find_jdk() == prerequisites.Jdk(java, java.parent.parent, 21)


@POSIX
def test_a_java_that_writes_in_another_code_page_is_read_in_that(bare, monkeypatch):
    """As Windows' does, while Python is told to read UTF-8."""
    monkeypatch.setattr(prerequisites, "JAVA_ENCODING", "cp1252")
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    java = fake_java(bare / "JDK für Zoé" / "bin", "21")
    monkeypatch.setenv("PATH", str(java.parent))
    assert prerequisites.find_jdk().home == java.parent.parent


@POSIX
@pytest.mark.parametrize("there", [["mvn"], ["mvn.cmd"], ["mvn", "mvn.cmd"]], ids=" and ".join)
def test_on_windows_maven_is_its_program_for_windows(bare, monkeypatch, there):
    monkeypatch.setattr(prerequisites, "MAVEN", ("mvn.cmd", "mvn"))
    for name in there:
        (bare / name).touch(0o755)
    assert prerequisites.find_maven() == bare / there[-1]


def test_this_machine_has_both():
    jdk, maven = prerequisites.find_all()
    assert jdk.version >= prerequisites.JAVA_MINIMUM
    assert jdk.java.is_file() and jdk.home.is_dir() and maven.is_file()
