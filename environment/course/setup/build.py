"""labs-lib and the jars that it needs, each build in a folder of its own: a kernel that runs keeps its class path."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from course.console import Step, run_logged
from course.paths import BUILDS, JARS, LOGS, MACHINE, ROOT
from course.setup import certificates
from course.setup.prerequisites import JAVA_LOCALE, Jdk
from course.problem import Problem

KEPT = 3
# Where Maven's own folder, in the user's home, cannot be written.
ELSEWHERE = "set MAVEN_OPTS to -Dmaven.repo.local=FOLDER, with a folder that can"
# Maven colours its first words even when it is told not to.
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# A plugin is named in full: where none can be downloaded, Maven says of a short name that there is no such plugin, and not why.
PLUGINS = "org.apache.maven.plugins"
LABS_LIB = ["-f", ROOT / "pom.xml", "-pl", "labs-lib"]


def ensure(jdk: Jdk, maven: Path, cuda: bool = False) -> tuple[Path, Path]:
    """Builds what is stale. Returns the folder of labs-lib's jar and the folder of the jars that it needs; `cuda`: without PyTorch's
    libraries for the CPU."""
    while True:
        build, jars = wanted(cuda)
        if not jars.is_dir():
            _fetch(jdk, maven, jars, cuda)
        if not build.is_dir():
            _package(jdk, maven, build)
        # What was edited while Maven ran would stand under the wrong name.
        if wanted(cuda) == (build, jars):
            break
    for used, all_of_them in ((build, BUILDS), (jars, JARS)):
        os.utime(used)
        prune(all_of_them, used)
    return build, jars


def wanted(cuda: bool = False) -> tuple[Path, Path]:
    """The folders for labs-lib's jar and for the jars that it needs, named by the sources as they are now; the latter, some of which
    are PyTorch's own libraries, by the machine as well."""
    poms = [ROOT / "pom.xml", ROOT / "labs-lib" / "pom.xml"]
    sources = sorted(path for path in (ROOT / "labs-lib" / "src" / "main").rglob("*") if path.is_file())
    return BUILDS / digest(poms + sources), JARS / f"{digest(poms)}-{MACHINE}{'-cuda' if cuda else ''}"


def digest(files: Iterable[Path]) -> str:
    """A name for the content of files and where they stand."""
    sums = hashlib.sha256()
    for file in files:
        sums.update(f"{file.relative_to(ROOT).as_posix()}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return sums.hexdigest()[:16]


def class_path(build: Path, jars: Path) -> str:
    """As both kernels take it: a star stands for all files of a folder."""
    return os.pathsep.join(f"{folder.as_posix()}/*" for folder in (build, jars))


def prune(folder: Path, used: Path) -> None:
    """Deletes all but the last few used: an older one may still be a running kernel's. The one in use stays whatever the clock said."""
    others = sorted((path for path in folder.iterdir() if path.is_dir() and path != used), key=lambda path: path.stat().st_mtime)
    for old in others[: -(KEPT - 1)]:
        shutil.rmtree(old, ignore_errors=True)


def _fetch(jdk: Jdk, maven: Path, target: Path, cuda: bool) -> None:
    if cuda:
        fetch(jdk, maven, target, "Collecting the Java libraries for the GPU", [*LABS_LIB, "-Pcuda"])
    else:
        fetch(jdk, maven, target, "Fetching the Java libraries (170 MB the first time)", LABS_LIB)


def fetch(jdk: Jdk, maven: Path, target: Path, what: str, project: list) -> None:
    """Makes a folder of the jars that a project needs. `project`: options that name it to Maven."""
    made = _empty(target)
    goal = [f"{PLUGINS}:maven-dependency-plugin:copy-dependencies", "-DincludeScope=runtime", f"-DoutputDirectory={made}"]
    run_maven(jdk, maven, goal, what, f"maven-{target.name}.log", project)
    made.rename(target)


def _package(jdk: Jdk, maven: Path, target: Path) -> None:
    made = _empty(target)
    of_maven = ROOT / "labs-lib" / "target"
    # Maven compiles what is younger than its class: the files of a release that was unpacked over another one need not be. And that
    # one's jar has another version in its name.
    shutil.rmtree(of_maven / "classes", ignore_errors=True)
    for old in of_maven.glob("labs-lib-*.jar"):
        old.unlink()
    run_maven(jdk, maven, ["package", "-Dmaven.test.skip=true"], "Building labs-lib", "maven-labs-lib.log")
    for jar in of_maven.glob("labs-lib-*.jar"):
        shutil.copy2(jar, made / "labs-lib.jar")
    made.rename(target)


def _empty(target: Path) -> Path:
    """A folder beside the target that takes its name once it is whole."""
    made = target.with_name(target.name + ".part")
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    return made


def run_maven(jdk: Jdk, maven: Path, goals: list, what: str, log_name: str, project: list = LABS_LIB) -> None:
    """Runs goals on a project. Raises Problem with what Maven says is wrong."""
    log = LOGS / log_name
    useful = []
    with Step(what) as step:

        def on_line(line: str) -> None:
            line = COLOUR.sub("", line)
            download = re.match(r"(?:\[INFO\] )?Download(?:ing|ed) from \S+: \S*/(\S+)(.*)", line)
            if download:
                step.detail(" ".join(download.groups()).strip())
            elif line.startswith("[INFO] ---"):
                step.detail(line[len("[INFO] ---") :].split("@")[0].strip())
            elif line.startswith("[ERROR]") and len(line) > len("[ERROR] "):
                useful.append(line)

        status = run_logged(
            [maven, "-B", *project, *goals],
            log,
            on_line,
            env={**os.environ, **JAVA_LOCALE, "JAVA_HOME": str(jdk.home)},
        )
        if status:
            said = "\n".join(useful[:8]) or f"mvn ended with status {status}"
            raise Problem(f"{said}\n{_cure(said)} Then run the command again. Everything Maven said: {log}")


def _cure(said: str) -> str:
    if re.search("local repository|repository.*(Permission denied|Read-only file system)", said):
        return f"The folder in which Maven keeps what it downloads cannot be written: {ELSEWHERE}."
    return certificates.cure(said) or (
        "If a line names a source file, mend that file. If Maven could not download, see to the network (a proxy stands in"
        " ~/.m2/settings.xml)."
    )
