"""What a contained kernel is shown of the machine, by the arguments that bubblewrap gets."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from course.classroom import sandbox
from course.problem import Problem

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="bubblewrap is for Linux")


@pytest.fixture
def java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """~/bin/java, as a JDK unpacked in the home folder has it: a link. Beside it lies what is nobody's business."""
    monkeypatch.delenv("LABS_MIRROR", raising=False)
    home = tmp_path / "home"
    for file in ("jdk-21/bin/java", "jdk-21/lib/modules", "grades.csv"):
        (home / file).parent.mkdir(parents=True, exist_ok=True)
        (home / file).touch()
    (home / "bin").mkdir()
    link = home / "bin" / "java"
    link.symlink_to("../jdk-21/bin/java")
    return link


def inner(java: Path) -> list[str]:
    return sandbox.kernelspec({"argv": [str(java), "-jar", "{connection_file}"], "env": {}})["argv"]


def test_of_a_home_folder_with_a_jdk_in_it_only_the_jdk_is_seen(java: Path) -> None:
    home = java.parent.parent.resolve()
    argv = inner(java)
    seen = [Path(path) for option, path in zip(argv, argv[1:]) if option.startswith("--ro-bind")]
    assert [path for path in seen if path.is_relative_to(home) or home.is_relative_to(path)] == [home / "jdk-21"]
    # What is started can be reached there.
    assert argv[argv.index("-Duser.home=/work") - 1] == str(home / "jdk-21" / "bin" / "java")


def test_a_script_that_starts_another_java_does_not_open_the_folder_that_it_lies_in(java: Path) -> None:
    java.unlink()
    java.write_text('#!/bin/sh\nexec ~/jdk-21/bin/java "$@"\n')
    with pytest.raises(Problem, match="bin/java is not the java of a JDK's own folder.*set JAVA_HOME"):
        inner(java)
