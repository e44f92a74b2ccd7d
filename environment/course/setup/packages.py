"""The virtual environment in .labs/venv: what the lock files say, or made again."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from course.console import Step, run_logged
from course.paths import ENVIRONMENT, LOGS, MACHINE, VENV, program
from course.problem import Problem
from course.setup import certificates, shared

LOCK = ENVIRONMENT / "requirements.txt"
TEST_LOCK = ENVIRONMENT / "requirements-test.txt"
BOOK_LOCK = ENVIRONMENT / "requirements-book.txt"
GRADE_LOCK = ENVIRONMENT / "requirements-grade.txt"
HUB_LOCK = ENVIRONMENT / "requirements-hub.txt"
SBOM_LOCK = ENVIRONMENT / "requirements-sbom.txt"


def ensure(venv: Path, lock: Path, *more: Path) -> None:
    """Makes the environment unless it is whole, where it was made, and made from this lock by this Python, and adds what only some
    verbs need. The stamps are written last: what was interrupted is done again."""
    if not is_current(venv, lock):
        _create(venv)
    stale = [each for each in (lock, *more) if not is_current(venv, each)]
    if stale:
        _install(venv, stale)


def is_current(venv: Path = VENV, lock: Path = LOCK) -> bool:
    # Its Python is a link, to one that may be gone.
    return program("python", venv).exists() and _read(_stamp(venv, lock)) == _wanted(venv, lock)


def damaged(venv: Path = VENV) -> str:
    """The packages that lack a file they were installed with, separated by spaces."""
    lacking = "d.metadata['Name'] for d in m.distributions() for f in d.files or () if f.suffix == '.py' and not f.locate().exists()"
    code = f"import importlib.metadata as m; print(*sorted({{{lacking}}}))"
    return subprocess.run([program("python", venv), "-I", "-c", code], capture_output=True, text=True, errors="replace").stdout.strip()


def _create(venv: Path) -> None:
    # As in a terminal of JupyterLab's.
    if venv.exists() and os.path.samefile(sys.prefix, venv):
        raise Problem(
            f"{venv} has to be made anew, and the Python that would do it is the one in there. End JupyterLab, then run the command in a"
            " terminal of your system, where that environment is not activated."
        )
    if venv.exists() and (server := shared.process_of(program("jupyterhub", venv))):
        raise Problem(f"{venv} has to be made anew, and a class server runs from it, process {server}: end that, then run the command again.")
    with Step("Making the Python environment"):
        try:
            if venv.exists():
                shutil.rmtree(venv)
            venv.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Problem(f"{venv} cannot be replaced ({error}). Close JupyterLab and its kernels, then try again.") from error
        made = subprocess.run([sys.executable, "-m", "venv", venv], capture_output=True, text=True, errors="replace")
    if made.returncode:
        shutil.rmtree(venv, ignore_errors=True)
        said = made.stdout + made.stderr
        if "ensurepip" in said:
            python = "python%d.%d" % sys.version_info[:2]
            raise Problem(f"This Python has no venv. Install it: sudo apt install {python}-venv (Debian, Ubuntu)")
        raise Problem(f"{sys.executable} -m venv failed:\n{said.strip()}")


def _install(venv: Path, locks: list[Path]) -> None:
    """All in one call, since each takes some seconds to find what is there already."""
    text = "".join(lock.read_text(encoding="utf-8") for lock in locks)
    total = len(set(re.findall(r"^([\w.-]+)\S*==", text, re.MULTILINE)))
    log = LOGS / f"pip-{locks[0].stem}.log"
    useful = []
    with Step(f"Installing {total} Python packages") as step:
        seen = 0

        def on_line(line: str) -> None:
            nonlocal seen
            if line.startswith("Collecting "):
                seen += 1
                step.detail(f"{seen} of {total}: {line.split()[1]}")
            elif line.startswith("Installing collected"):
                step.detail("unpacking")
            elif line.startswith(("ERROR", "HINT")) or certificates.cure(line):
                useful.append(line)

        status = run_logged(
            [program("python", venv), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--progress-bar", "off"]
            + ["--no-warn-script-location", "--no-compile", "--require-hashes", *(part for lock in locks for part in ("-r", lock))],
            log,
            on_line,
            env={key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")},
        )
        if status:
            said = "\n".join(useful[-4:])
            # A full disk, or a path that is too long, is no matter of the network, of which pip says OSError as well.
            network = "" if re.search(r"OSError: \[(Errno|WinError)", said) else "Is the network there, and a proxy set if one is needed? "
            why = f"{cure} " if (cure := certificates.cure(said)) else network
            raise Problem(
                f"{said}\nThe Python packages could not be installed. {why}Mend it, then run the command again. Everything pip said: {log}"
            )
        step.detail("compiling")
        # On all cores, where pip takes one. Some packages hold files for other versions of Python, at which it frowns.
        compiled = [program("python", venv), "-I", "-m", "compileall", "-q", "-j", "0", venv]
        subprocess.run(compiled, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for lock in locks:
        _stamp(venv, lock).write_text(_wanted(venv, lock), encoding="utf-8")


def _stamp(venv: Path, lock: Path) -> Path:
    return venv / f"{lock.stem}.stamp"


def _wanted(venv: Path, lock: Path) -> str:
    """The lock's content, the Python that the environment is made with (not where a shim of it stands), the machine that its programs
    are for, and where the environment is, which they name in their first line."""
    content = hashlib.sha256(lock.read_bytes()).hexdigest()
    return f"{content} {sys.version_info.major}.{sys.version_info.minor} {MACHINE} {venv}"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""
