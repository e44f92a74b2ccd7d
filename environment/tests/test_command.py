"""labs.py's own words: before any set-up, and without one."""

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


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_what_cannot_be_written_is_told_not_traced(number, monkeypatch, capsys):
    """A folder of another user's, a read-only disk, a full one: in set-up, and in a verb."""

    def refuse(*_, **__):
        raise OSError(number, os.strerror(number), "/srv/labs/.labs")

    monkeypatch.setattr(command.prepare, "ensure", refuse)
    assert command.main(["start"]) == 1
    monkeypatch.setattr(run, "main", refuse)
    with pytest.raises(SystemExit) as ended:
        command.entry("course.verbs.run")
    assert ended.value.code == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2 and said[0] == said[1]
    assert said[0].startswith(f"/srv/labs/.labs: {os.strerror(number)}.") and str(ROOT) in said[0]


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
