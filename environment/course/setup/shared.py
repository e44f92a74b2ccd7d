"""What all users of a class server, or of an image, share and only read: a kernelspec, PyTorch's libraries, the labs' data."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from course.console import Step, run_logged
from course.paths import ENVIRONMENT, LABS, LOGS, SOLUTIONS, program
from course.problem import Problem
from course.setup import build, jupyter, kernel, prerequisites

# The class server's own.
HUB = LABS / "hub"
PROXY = HUB / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"


def environment() -> dict[str, str]:
    """Where a user's kernels find it."""
    mirror = os.environ.get("LABS_MIRROR", "")
    if mirror and "://" not in mirror:
        mirror = str(Path(mirror).resolve())
    data = {"LABS_MIRROR": mirror} if mirror else {"LABS_DATA": str(kernel.SHARED_DATA / "data")}
    return {"DJL_CACHE_DIR": str(kernel.SHARED_DATA / "djl"), **data}


def proxy() -> dict[str, str]:
    """What leads users' programs out through the network's proxy. One that asks for a name and a password stays with whoever has them."""
    names = ("HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy")
    return {name: os.environ[name] for name in names if os.environ.get(name) and "@" not in os.environ[name]}


def process_of(program: Path) -> int | None:
    """A process of any user that was started as this program, or with it as its script, where Linux lists them."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if os.fsencode(program) in (process / "cmdline").read_bytes().split(b"\0"):
                return int(process.name)
        except OSError:
            # It has ended meanwhile.
            continue
    return None


def ensure() -> None:
    """Makes it, but for the data. Raises Problem."""
    # Here, since only set-up brings nbgrader.
    from course.classroom import preparation

    kernel.install_shared(prerequisites.find_jdk(), build.class_path(*build.wanted()))
    (kernel.SHARED_DATA / "data").mkdir(exist_ok=True)
    os.environ.update(environment())
    preparation.unpack()
    _open()


def ensure_data() -> None:
    """All labs' data, by the first cells of the solutions. What cannot be had is told: a server
    without a lab's data is one of the others."""
    from course.authoring import generation
    from course.classroom import preparation

    for path in sorted(SOLUTIONS.glob("*.ipynb")):
        try:
            preparation.fetch(path.stem, preparation.beginning(generation.read(path).cells))
        except Problem as problem:
            print(problem, flush=True)
    _open()


def _open() -> None:
    """Deep Java Library unpacks, and downloads are made, for their own user alone."""
    for path in kernel.SHARED_DATA.rglob("*"):
        mode = path.stat().st_mode
        wanted = mode | (0o055 if path.is_dir() else 0o044)
        if mode != wanted:
            path.chmod(wanted)


def ensure_proxy() -> None:
    """JupyterHub's proxy, as its lock file says. Raises Problem."""
    lock = ENVIRONMENT / "hub" / "package-lock.json"
    stamp = HUB / "proxy.stamp"
    if stamp.is_file() and stamp.read_bytes() == lock.read_bytes() and PROXY.is_file():
        return
    stamp.unlink(missing_ok=True)
    HUB.mkdir(exist_ok=True)
    for name in ("package.json", lock.name):
        shutil.copyfile(lock.with_name(name), HUB / name)
    log = LOGS / "npm.log"
    with Step("Installing JupyterHub's proxy"):
        options = ["--prefix", HUB, "--ignore-scripts", "--no-audit", "--no-fund"]
        status = run_logged([program("npm"), "ci", *options], log, lambda line: None, env=jupyter.environment())
    if status:
        raise Problem(f"JupyterHub's proxy could not be installed. Is the network there? Then run the command again. Everything npm said: {log}")
    shutil.copyfile(lock, stamp)
