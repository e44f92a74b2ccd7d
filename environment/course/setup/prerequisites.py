"""The JDK and Maven: found, or one line each that says what to install."""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from course.problem import Problem

JAVA_MINIMUM = 17
ANSWER_SECONDS = 60
# Java's names for the machines that DJL's PyTorch is made for.
MACHINES = {("Linux", "amd64"), ("Linux", "aarch64"), ("Mac OS X", "aarch64"), ("Windows", "amd64")}
# Where the user's locale is not installed, Linux falls back to ASCII, in which Java finds no folder with an accent in its name.
JAVA_LOCALE = {"LC_ALL": "C.UTF-8"} if sys.platform == "linux" else {}
# Windows' Java writes in the code page, though Python may read UTF-8 there, as that of the virtual environment does (PYTHONUTF8).
JAVA_ENCODING = "mbcs" if os.name == "nt" else None
# Beside mvn.cmd lies mvn, a script for other systems, which Python 3.12.0 would find first.
MAVEN = ("mvn.cmd", "mvn") if os.name == "nt" else ("mvn",)
SYSTEMS = "Linux on x86_64 and ARM, macOS on Apple silicon, Windows on x86_64"
INSTALL_JDK = {
    "Linux": "sudo apt install openjdk-17-jdk, or openjdk-21-jdk where there is no 17 (Debian, Ubuntu),"
    " sudo dnf install java-21-openjdk-devel (Fedora), or adoptium.net",
    "Darwin": "brew install --cask temurin, or adoptium.net",
    "Windows": "winget install EclipseAdoptium.Temurin.21.JDK, or adoptium.net",
}
INSTALL_MAVEN = {
    "Linux": "sudo apt install maven (Debian, Ubuntu), sudo dnf install maven (Fedora), or maven.apache.org",
    "Darwin": "brew install maven, or maven.apache.org",
    "Windows": "unpack the zip of maven.apache.org and put its bin folder on the PATH",
}


@dataclass(frozen=True)
class Jdk:
    java: Path
    home: Path
    version: int


def find_jdk() -> Jdk:
    """JAVA_HOME's JDK, else the first one on the PATH. Raises Problem, in one line, if none will do."""
    unfit = []
    for java in _candidates():
        answer = _ask(java)
        home = re.search(r"java\.home = (.+)", answer)
        version = re.search(r"java\.specification\.version = (?:1\.)?(\d+)", answer)
        if not home or not version:
            said = " ".join(answer.split())
            unfit.append(f"{java} does not run" + (f": {said[:200]}" if said else ""))
        elif int(version[1]) < JAVA_MINIMUM:
            unfit.append(f"{java} is Java {version[1]}")
        elif "jdk.jshell@" not in answer or "jdk.compiler@" not in answer:
            unfit.append(f"{java} is a runtime without a compiler")
        elif (machine := _machine(answer)) not in MACHINES:
            unfit.append(f"{java} is for {' on '.join(machine)}, where there is no PyTorch for Java; there is for {SYSTEMS}")
        else:
            return Jdk(java, Path(home[1].strip()), int(version[1]))
    found = "; ".join(unfit) or "no java on the PATH, JAVA_HOME not set"
    raise Problem(f"JDK {JAVA_MINIMUM} or newer is needed ({found}). {options_of_others() or f'Install one: {_hint(INSTALL_JDK)}'}")


def options_of_others() -> str:
    """What to do about options that every Java on this machine takes, or nothing."""
    names = [name for name in ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS") if os.environ.get(name)]
    return "; ".join(f"Every Java here takes the options in {name}, {os.environ[name]}: unset it" for name in names)


def find_maven() -> Path:
    """mvn (mvn.cmd on Windows) on the PATH. Raises Problem, in one line, without it."""
    found = next(filter(None, map(shutil.which, MAVEN)), None)
    if not found:
        raise Problem(f"Maven is needed (no mvn on the PATH). Install it: {_hint(INSTALL_MAVEN)}")
    return Path(found)


def find_all() -> tuple[Jdk, Path]:
    """Both, or one Problem with a line for each that is missing."""
    found, missing = [], []
    for find in (find_jdk, find_maven):
        try:
            found.append(find())
        except Problem as problem:
            missing.append(str(problem))
    if missing:
        raise Problem("\n".join(missing))
    return tuple(found)


def _candidates() -> Iterator[Path]:
    name = "java.exe" if os.name == "nt" else "java"
    if os.environ.get("JAVA_HOME"):
        yield Path(os.environ["JAVA_HOME"], "bin", name)
    seen = set()
    for folder in filter(None, os.environ.get("PATH", "").split(os.pathsep)):
        found = shutil.which(name, path=folder)
        if found and (real := os.path.realpath(found)) not in seen:
            seen.add(real)
            yield Path(found)


def _ask(java: Path) -> str:
    """Properties and modules in one answer, or why there is none. Java 8 does not know --list-modules but prints its properties first."""
    try:
        asked = subprocess.run(
            [java, "-XshowSettings:properties", "--list-modules"],
            capture_output=True,
            text=True,
            encoding=JAVA_ENCODING,
            errors="replace",
            env={**os.environ, **JAVA_LOCALE},
            timeout=ANSWER_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return f"no answer within {ANSWER_SECONDS} seconds"
    except OSError as error:
        return str(error)
    return asked.stdout + asked.stderr


def _machine(answer: str) -> tuple[str, str]:
    system, processor = (re.search(rf"os\.{name} = (.+)", answer)[1].strip() for name in ("name", "arch"))
    return ("Windows" if system.startswith("Windows") else system), processor


def _hint(by_platform: dict[str, str]) -> str:
    return by_platform.get(platform.system(), by_platform["Linux"])
