"""labs.py's own words: before any set-up, and without one."""

import argparse
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from course import command
from course.setup import jupyter
from course.verbs import run
from course.paths import ENVIRONMENT, LABS, ROOT, VENV


def labs(*arguments: str, **variables: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, ENVIRONMENT / "labs.py", *arguments], capture_output=True, text=True, env={**os.environ, **variables}, timeout=60
    )


@pytest.fixture
def no_set_up(monkeypatch) -> None:
    monkeypatch.setattr(command.prepare, "ensure", lambda tests: pytest.fail("set-up ran"))


@pytest.mark.parametrize("arguments", [[], ["strat"]])
def test_without_a_verb_it_lists_them(arguments):
    said = labs(*arguments)
    assert said.returncode == 2
    assert all(verb in said.stderr for verb in command.VERBS)


def test_help_is_no_mistake():
    said = labs("--help")
    assert said.returncode == 0 and "doctor" in said.stdout and said.stderr == ""


@pytest.mark.parametrize("verb", command.VERBS)
def test_every_verb_explains_itself_before_set_up(verb, no_set_up, capsys):
    with pytest.raises(SystemExit) as ended:
        command.main([verb, "--help"])
    assert ended.value.code == 0
    assert f"labs.py {verb}" in capsys.readouterr().out


@pytest.mark.parametrize("verb", command.VERBS)
def test_a_wrong_option_is_told_before_set_up(verb, no_set_up, capsys):
    with pytest.raises(SystemExit) as ended:
        command.main([verb, "--no-such-option"])
    assert ended.value.code == 2


def test_missing_prerequisites_are_lines_not_a_traceback(tmp_path):
    said = labs("start", PATH=str(tmp_path), JAVA_HOME="")
    assert said.returncode == 1
    assert len(said.stderr.splitlines()) == 2 and "Traceback" not in said.stderr


@pytest.fixture
def told(monkeypatch, capsys):
    """What is said of an error: in set-up, and in a verb, the same."""

    def said_of(*error: object) -> str:
        def refuse(*_, **__):
            raise OSError(*error)

        monkeypatch.setattr(command.prepare, "ensure", refuse)
        assert command.main(["start"]) == 1
        monkeypatch.setattr(run, "main", refuse)
        with pytest.raises(SystemExit) as ended:
            command.entry("course.verbs.run")
        assert ended.value.code == 1
        said = capsys.readouterr().err.splitlines()
        assert len(said) == 2 and said[0] == said[1]
        return said[0]

    return said_of


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
@pytest.mark.parametrize("ours", [True, False], ids=["in the project", "elsewhere"])
def test_what_cannot_be_written_is_told_not_traced(told, tmp_path, number, ours):
    """A folder of another user's, a read-only disk, a full one. The course's is blamed for its own files only."""
    file = str((ROOT if ours else tmp_path) / "made")
    said = told(number, os.strerror(number), file)
    assert said.startswith(f"{file}: {os.strerror(number)}.") and "must be yours to read and write, with room on its disk" in said
    assert ("The course's folder" in said) == ours


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_is_full_may_be_that_of_temporary_files(told, number):
    """A write to an open file says no name."""
    said = told(number, os.strerror(number))
    assert said.startswith(f"{os.strerror(number)}: make room") and str(ROOT) in said and "TMPDIR" in said


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "two", "²", ""])
def test_what_is_no_number_from_1_on_is_refused_by_name(text):
    with pytest.raises(argparse.ArgumentTypeError, match=f"expected a number, 1 or more, received {text}$"):
        command.count(text)
    assert command.count("12") == 12


def test_a_folder_that_a_variable_names_is_the_same_for_every_program(monkeypatch, tmp_path, no_set_up):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LABS_STARTED_IN", str(tmp_path))
    monkeypatch.setenv("LABS_MIRROR", "data")
    monkeypatch.setenv("LABS_DATA", "~/labs")
    monkeypatch.setenv("DJL_CACHE_DIR", "https://host/cache")
    with pytest.raises(SystemExit):
        command.main(["run", "--help"])
    assert os.environ["LABS_MIRROR"] == str(tmp_path / "data")
    assert os.environ["LABS_DATA"] == os.path.expanduser("~/labs")
    assert os.environ["DJL_CACHE_DIR"] == "https://host/cache"


def test_another_mistake_of_ours_keeps_its_trace(monkeypatch):
    monkeypatch.setattr(command.prepare, "ensure", lambda *_, **__: (ENVIRONMENT / "no-such-file").read_text())
    with pytest.raises(FileNotFoundError):
        command.main(["start"])


def test_an_old_python_gets_one_line():
    """Read as far as the check, as an old Python would read it."""
    source = (ENVIRONMENT / "labs.py").read_text().replace("sys.version_info <", "(3, 8) <").replace("% sys.version_info[:2]", "% (3, 8)")
    said = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True)
    assert said.returncode == 1
    assert said.stderr.startswith("Python 3.10 or newer is needed, this is Python 3.8:")
    assert len(said.stderr.splitlines()) == 1


def test_the_users_own_jupyter_stays_out(monkeypatch, tmp_path):
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))
    env = jupyter.environment()
    assert "JUPYTER_PATH" not in env
    assert env["JUPYTER_CONFIG_PATH"] == str(ENVIRONMENT / "jupyter")
    assert str(tmp_path) not in env.values()
    # Where the home cannot be written, IPython would warn at each start.
    assert LABS in Path(env["IPYTHONDIR"]).parents


def test_a_kernel_named_java_in_the_users_home_does_not_shadow_ours(tmp_path):
    theirs = tmp_path / ".local" / "share" / "jupyter" / "kernels" / "java"
    theirs.mkdir(parents=True)
    (theirs / "kernel.json").write_text('{"argv": ["java"], "display_name": "theirs", "language": "java"}')
    env = {**jupyter.environment(), "HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    asked = "from jupyter_client.kernelspec import KernelSpecManager as M; print(M().get_kernel_spec('java').resource_dir)"
    found = subprocess.run([sys.executable, "-c", asked], env=env, capture_output=True, text=True, check=True)
    assert Path(found.stdout.strip()).is_relative_to(VENV)
