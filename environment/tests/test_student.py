"""What a user of a class server, or of a pod, starts, and what `labs.py hub` asks of the machine before."""

from __future__ import annotations

import dataclasses
import errno
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pretending import pretended

from course.paths import EXERCISES, LABS, LESSONS, SOLUTIONS
from course.problem import Problem
from course.setup import prerequisites, shared, student, workspace
from course.verbs import hub

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a class server runs on Linux")


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator:
    """Starts a server as a user whose home is tmp_path; returns its arguments and environment."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("JUPYTERHUB_API_TOKEN", "kept")
    monkeypatch.setenv("LABS_EXCHANGE", str(tmp_path / "exchange"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    told = []
    monkeypatch.setattr("jupyterhub.singleuser.main", lambda: told.append((sys.argv[1:], dict(os.environ))))

    def start() -> tuple[list[str], dict[str, str]]:
        monkeypatch.setattr(sys, "argv", ["student", "--more"])
        with pytest.MonkeyPatch.context() as kept:
            # What is changed in place comes back.
            kept.setattr(os, "environ", os.environ.copy())
            student.main()
        return told.pop()

    kept = os.umask(0o022)
    yield start
    os.umask(kept)


def test_a_user_gets_the_lessons_once_and_keeps_what_they_changed(started, tmp_path: Path) -> None:
    started()
    lessons = tmp_path / "labs" / "notebooks"
    assert sorted(path.name for path in lessons.glob("*.ipynb")) == sorted(path.name for path in LESSONS.glob("*.ipynb"))
    # A lesson's links lead somewhere: to the library, to the start page, and to exercises where nbgrader fetches them to.
    links = {link for path in lessons.glob("*.ipynb") for link in re.findall(r"\]\((\.\./[^)#]+)", path.read_text(encoding="utf-8"))}
    fetched = {link for link in links if re.fullmatch(r"\.\./(\d\d-[\w-]+)/\1\.ipynb", link)}
    assert {Path(link).stem for link in fetched} == {path.stem for path in EXERCISES.glob("*.ipynb")}
    assert not any((lessons / link).exists() for link in fetched)
    gone = {link for link in links - fetched if not (lessons / link).exists()}
    assert {link for link in gone if not link.startswith("../solutions/")} == set()
    changed = lessons / "01-bag-of-words.ipynb"
    changed.write_text("mine")
    started()
    assert changed.read_text() == "mine"
    assert Path.cwd() == tmp_path / "labs"


def test_no_other_user_reads_what_is_in_a_user_s_folder(started, tmp_path: Path) -> None:
    """Neither what the course brings nor what the server, its kernels and nbgrader make later."""
    started()
    (tmp_path / "labs" / "mine.ipynb").touch()
    assert (tmp_path / "labs").stat().st_mode & 0o077 == 0
    found = [path for path in tmp_path.rglob("*") if not path.is_symlink()]
    assert len(found) > len(list(LESSONS.glob("*.ipynb"))) and [path for path in found if path.stat().st_mode & 0o077] == []


def test_a_user_whose_quota_is_used_up_can_still_start_a_server(started, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

    monkeypatch.setattr(workspace, "write_whole", full)
    arguments, _ = started()
    assert os.strerror(errno.EDQUOT) in capsys.readouterr().err
    # Jupyter does not start where it cannot write that page.
    assert "--ServerApp.no_browser_open_file=True" in arguments


def test_where_nothing_can_be_fetched_the_exercises_are_there(started, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LABS_EXCHANGE")
    started()
    for exercise in EXERCISES.glob("*.ipynb"):
        mine = tmp_path / "labs" / exercise.stem / exercise.name
        assert mine.read_bytes() == exercise.read_bytes()
        mine.write_text("mine")
    started()
    assert {path.read_text() for path in tmp_path.glob("labs/*/??-*.ipynb") if path.parent.name == path.stem} == {"mine"}


def test_nothing_that_a_user_s_server_writes_is_in_the_course_s_folders(started, tmp_path: Path) -> None:
    arguments, environment = started()
    assert environment["JUPYTERHUB_API_TOKEN"] == "kept" and arguments[-1] == "--more"
    for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        assert Path(environment[name]).is_relative_to(tmp_path), name
    assert environment["JUPYTER_PATH"].split(":")[0] == str(LABS / "shared")


def test_it_says_what_it_needs(tmp_path: Path) -> None:
    for arguments, said in (([], "FOLDER is needed"), ([str(tmp_path)], "expected a folder that labs.py release has made")):
        with pytest.raises(Problem, match=said):
            hub.check(hub.parser().parse_args(arguments))
    with pytest.raises(Problem, match="--set-up alone goes without"):
        hub.check(hub.parser().parse_args(["--set-up", str(tmp_path)]))


def test_a_second_class_server_is_refused_and_not_what_is_done_beside_the_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It would end the first one's proxy."""
    (tmp_path / "gradebook.db").touch()
    monkeypatch.setattr(hub, "program", tmp_path.joinpath)
    hub.check(hub.parser().parse_args([str(tmp_path)]))
    with pretended(tmp_path / "jupyterhub") as process:
        with pytest.raises(Problem, match=f"runs already: process {process}. End it first"):
            hub.check(hub.parser().parse_args([str(tmp_path)]))
        for option in ("--collect", "--feedback", "--try-out"):
            hub.check(hub.parser().parse_args([str(tmp_path), option]))


def test_an_image_has_the_exercises_that_its_lessons_link_to(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Path] = []
    monkeypatch.setattr(shared, "ensure", lambda: None)
    monkeypatch.setattr(workspace, "ensure", made.extend)
    assert hub.main(["--set-up"]) == 0
    assert {path.name for path in made} == {"START.md", *(path.name for path in EXERCISES.glob("*.ipynb"))}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root is told")
def test_root_does_not_set_up_another_user_s_course(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "gradebook.db").touch()
    os.chown(tmp_path, 1234, -1)
    monkeypatch.setattr(hub, "ROOT", tmp_path)
    with pytest.raises(Problem, match=r"belongs to another user \(1234\): run this as that user"):
        hub.check(hub.parser().parse_args([str(tmp_path)]))


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A class's folder, with home/djl beside it for what users share."""
    home, course = tmp_path / "home", tmp_path / "class"
    (home / "djl").mkdir(parents=True)
    course.mkdir()
    monkeypatch.setattr(shared, "environment", lambda: {"DJL_CACHE_DIR": str(home / "djl"), "LABS_MIRROR": "https://example.org"})
    # Tens of thousands of files.
    monkeypatch.setattr(hub, "FOR_STUDENTS", ())
    # pytest's own are for their user alone, two of them or, side by side, three.
    for folder in (tmp_path, *tmp_path.parents):
        if not folder.stat().st_mode & 0o001:
            folder.chmod(0o711)
    return course


def test_what_students_cannot_reach_or_must_not_read_is_named_with_the_command_that_mends_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, course: Path
) -> None:
    home = tmp_path / "home"
    home.chmod(0o700)
    course.chmod(0o755)
    said = list(hub._misplaced(course))
    assert f"Students cannot read {home / 'djl'}: chmod o+rx {home}, or move it. A Python in somebody's home is such a case." in said
    assert f"Students can read {course}, and the answers in it: chmod go= {course}" in said
    home.chmod(0o711)
    course.chmod(0o700)
    said = "\n".join(hub._misplaced(course))
    assert str(home) not in said and str(course) not in said
    assert f"chmod go= {SOLUTIONS}" in said or not SOLUTIONS.stat().st_mode & 0o005
    # What run and book leave there are solutions too.
    target = tmp_path / "target"
    target.mkdir(mode=0o755)
    monkeypatch.setattr(hub, "ROOT", tmp_path)
    assert f"Students can read {target}, and the answers in it: chmod go= {target}" in list(hub._misplaced(course))


def test_a_file_that_the_instructor_s_umask_has_closed_is_told_with_the_command_that_opens_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, course: Path
) -> None:
    read = tmp_path / "read"
    for folder in (read, read / "package", read / "package" / "__pycache__"):
        folder.mkdir()
        folder.chmod(0o755)
    module, program = (read / "package" / name for name in ("module.py", "program"))
    monkeypatch.setattr(hub, "FOR_STUDENTS", (read,))

    def told() -> list[str]:
        return [line for line in hub._misplaced(course) if str(read) in line]

    for path in (module, program, read / "package" / "__pycache__" / "module.pyc"):
        path.touch()
        path.chmod(0o755 if path == program else 0o644)
    assert told() == []
    # Python makes what it keeps for itself, and reads the source where it may not read that.
    (read / "package" / "__pycache__").chmod(0o700)
    assert told() == []
    for path, mode in ((module, 0o640), (program, 0o754), (read / "package", 0o750), (read, 0o700)):
        path.chmod(mode)
        assert told() == [f"Students cannot read {path}: chmod -R o+rX {read}"]
        subprocess.run(["chmod", "-R", "o+rX", read], check=True)
        assert told() == []


def test_an_exchange_that_students_cannot_reach_is_told(tmp_path: Path, course: Path) -> None:
    folder = tmp_path / "courses" / "class"
    folder.mkdir(parents=True)
    exchange = folder.parent / "exchange"
    told = f"Students cannot reach {exchange}, where they fetch labs and hand in: chmod o+x {folder.parent}, or move the class."
    for mode in (0o711, 0o700):
        folder.parent.chmod(mode)
        assert (told in list(hub._misplaced(folder))) == (mode == 0o700)


@pytest.mark.parametrize("group, told", [("ada", False), ("users", True), (None, True)])
def test_a_group_may_read_answers_if_it_is_the_owners_own(monkeypatch: pytest.MonkeyPatch, course: Path, group: str | None, told: bool) -> None:
    def named(path: Path) -> str:
        if group is None:
            raise KeyError("a group without a name")
        return group

    monkeypatch.setattr(Path, "owner", lambda path: "ada")
    monkeypatch.setattr(Path, "group", named)
    course.chmod(0o750)
    assert any(f"chmod go= {course}" in line for line in hub._misplaced(course)) == told


def test_a_mirror_that_is_not_there_and_a_java_in_a_closed_home_are_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, course: Path) -> None:
    home = tmp_path / "home"
    monkeypatch.setattr(shared, "environment", lambda: {"LABS_MIRROR": str(tmp_path / "gone")})
    jdk = prerequisites.find_jdk()
    (home / "java").symlink_to(jdk.java)
    monkeypatch.setattr(prerequisites, "find_jdk", lambda: dataclasses.replace(jdk, java=home / "java"))
    home.chmod(0o700)
    said = "\n".join(hub._misplaced(course))
    assert f"{tmp_path / 'gone'}, which LABS_MIRROR names, is not there" in said
    assert f"Students cannot read {home / 'java'}: chmod o+rx {home}" in said
