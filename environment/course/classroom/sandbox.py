"""A student's kernel contained by bubblewrap, on Linux: no network, no file but the course's own, read-only, and a small tmpfs.

Two layers. The outer one gives the grader of one notebook and its kernel a network of their own, in which they talk over the
loopback. The inner one stands in a kernelspec, around the kernel alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from course.paths import BUILDS, JARS, LABS
from course.problem import Problem

INSTALL = "sudo apt install bubblewrap (Debian, Ubuntu), sudo dnf install bubblewrap (Fedora)"
# Bytes of data, of a file; processes and threads, which root has no limit of; a core would be as large as the kernel.
_DATA = "--data=3000000000"
LIMITS = [_DATA, "--fsize=536870912", "--nproc=512", "--core=0"]
# Of what a kernel computes in its minute, the JVM's second compiler is a third (lab 1: 24 s, 15 s without it; lab 2: 31 and 21), and
# what it compiles is no longer needed soon.
SHORT_LIVED = {"JDK_JAVA_OPTIONS": "-XX:TieredStopAtLevel=1"}
_ROOM = {"/tmp": 1 << 30, "/work": 64 << 20}
_SYSTEM = ["/lib", "/lib64", "/lib32", "/bin", "/sbin"]
_READABLE = ["/usr", "/etc/ssl", "/etc/alternatives", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/fonts", "/etc/localtime"]


def missing() -> str:
    """Why students' kernels cannot be contained here, with what to do; empty where they can."""
    if not sys.platform.startswith("linux"):
        return "bubblewrap, which contains students' programs, is for Linux"
    if not (program := shutil.which("bwrap")):
        return f"bubblewrap is not installed: {INSTALL}"
    if not shutil.which("prlimit"):
        return "prlimit is not installed: sudo apt install util-linux"
    asked = subprocess.run(
        [program, "--dev-bind", "/", "/", "--unshare-net", program]
        + ["--unshare-all", "--share-net", "--ro-bind", "/", "/", "--proc", "/proc", "--dev", "/dev", "true"],
        capture_output=True,
        text=True,
        errors="replace",
    )
    if asked.returncode == 0:
        return ""
    said = (asked.stderr.strip().splitlines() or [f"it ended with status {asked.returncode}"])[-1]
    return (
        f"bubblewrap does not work here ({said}). Ubuntu 24.04 wants an AppArmor profile for bwrap (package apparmor-profiles);"
        " in Docker, /proc has to be unmasked"
    )


def around(command: list[str]) -> list[str]:
    """The outer layer: the command, which keeps what a student's program shows, with a network and a limit of its own."""
    return ["bwrap", "--dev-bind", "/", "/", "--unshare-net", "--die-with-parent", "--", "prlimit", _DATA, "--", *command]


def kernelspec(plain: dict) -> dict:
    """The kernelspec whose kernel runs in the inner layer. Raises Problem where its data, or Java, cannot be reached from there."""
    java, *arguments = plain["argv"]
    # A link may lie in somebody's bin, beside all that is theirs.
    java = str(Path(java).resolve())
    folder = str(LABS / "venv" / "share" / "jupyter" / "kernels" / "java")
    cache = djl_cache()
    readable = [*_READABLE, *map(str, sorted(Path("/etc").glob("java*"))), *_outside_usr(java)]
    readable += [str(BUILDS), str(JARS), folder, str(cache)]
    variables = {
        **plain["env"],
        "HOME": "/work",
        "PATH": "/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "LABS_MODE": "grade",
        "LABS_WORKSPACE": "/work",
        "DJL_CACHE_DIR": str(cache),
        "OMP_NUM_THREADS": "1",
        **SHORT_LIVED,
    }
    for name, value, folder_of_data in _data():
        variables[name] = value
        readable += folder_of_data
    inner = ["bwrap", "--unshare-all", "--share-net", "--die-with-parent", "--new-session", "--clearenv"]
    inner += ["--uid", "65534", "--gid", "65534", "--hostname", "labs", "--proc", "/proc", "--dev", "/dev"]
    for place, room in _ROOM.items():
        inner += ["--size", str(room), "--tmpfs", place]
    for path in _SYSTEM:
        inner += ["--symlink", os.readlink(path), path] if os.path.islink(path) else ["--ro-bind-try", path, path]
    for path in readable:
        inner += ["--ro-bind-try", path, path]
    inner += ["--ro-bind", "{connection_file}", "{connection_file}"]
    # bwrap's own root and /dev are in memory, and have no size.
    inner += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/work"]
    for name, value in variables.items():
        inner += ["--setenv", name, value]
    argv = [*inner, "--", "prlimit", *LIMITS, "--", java, "-Duser.home=/work", "-XX:-UsePerfData", *arguments]
    # bwrap takes the variables itself; in its own environment they would mean nothing.
    return {**plain, "argv": argv, "env": {}}


def djl_cache() -> Path:
    """Where Deep Java Library keeps its native libraries."""
    return Path(os.environ.get("DJL_CACHE_DIR") or Path.home() / ".djl.ai")


def _outside_usr(java: str) -> list[str]:
    """The folder of Java, where /usr does not hold it. What only starts another Java lies in a folder of something else."""
    home = Path(java).parent.parent
    if home.is_relative_to("/usr"):
        return []
    if not (home / "lib" / "modules").is_file():
        raise Problem(f"{java} is not the java of a JDK's own folder, which is what a contained kernel sees: set JAVA_HOME to that folder")
    return [str(home)]


def _data() -> list[tuple[str, str, list[str]]]:
    """Variables for the labs' files, each with the folders that must be readable for it."""
    mirror = os.environ.get("LABS_MIRROR", "")
    if mirror.lower().startswith(("http://", "https://")):
        raise Problem(f"LABS_MIRROR is {mirror}, which a contained kernel cannot reach: copy its files and SHA256SUMS into a folder, and name that")
    if mirror:
        folder = str(Path(mirror).resolve())
        return [("LABS_MIRROR", folder, [folder]), ("LABS_DATA", "/tmp/data", [])]
    cache = os.environ.get("LABS_DATA") or str(Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "labs-java")
    return [("LABS_DATA", cache, [cache])]
