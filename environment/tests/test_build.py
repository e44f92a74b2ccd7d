"""When labs-lib is built again, and what is left if that fails. Maven is played by a function."""

import os
from datetime import date
from pathlib import Path

import pytest

from course.setup import build
from course.setup.prerequisites import Jdk
from course.problem import Problem

JDK = Jdk(Path("java"), Path("jdk"), 17)


class Project:
    """A project whose Maven copies a jar, and builds one that holds the sources' text."""

    def __init__(self, root: Path):
        self.root = root
        self.source = root / "labs-lib" / "src" / "main" / "java" / "Lab.java"
        self.source.parent.mkdir(parents=True)
        self.source.write_text("class Lab {}")
        for pom in (root / "pom.xml", root / "labs-lib" / "pom.xml"):
            pom.write_text("<project/>")
        (root / ".labs").mkdir()
        self.goals: list[str] = []
        self.says: list[str] = []
        self.status = 0
        self.meanwhile = lambda: None

    def maven(self, command, log, on_line, env=None) -> int:
        goals = [part for part in map(str, command[6:]) if part != "-Pcuda"]
        self.goals.append(goals[0])
        for line in self.says:
            on_line(line)
        if self.status == 0:
            if goals[0] == "package":
                jar = self.root / "labs-lib" / "target" / "labs-lib-0.1.0.jar"
                jar.parent.mkdir(exist_ok=True)
                jar.write_text(self.source.read_text())
                self.meanwhile()
            else:
                [folder] = [goal.split("=", 1)[1] for goal in goals if goal.startswith("-DoutputDirectory=")]
                Path(folder, "djl.jar").write_text("djl")
        return self.status

    def ensure(self) -> tuple[Path, Path]:
        self.goals.clear()
        return build.ensure(JDK, Path("mvn"))


@pytest.fixture
def project(tmp_path, monkeypatch) -> Project:
    made = Project(tmp_path)
    for name, value in {
        "ROOT": tmp_path,
        "BUILDS": tmp_path / ".labs" / "builds",
        "JARS": tmp_path / ".labs" / "jars",
        "LOGS": tmp_path / ".labs" / "logs",
        "run_logged": made.maven,
    }.items():
        monkeypatch.setattr(build, name, value)
    return made


# In full: where no plugin can be downloaded, Maven says of a short name that there is no such plugin, and keeps why to itself.
FETCH, PACKAGE = "org.apache.maven.plugins:maven-dependency-plugin:copy-dependencies", "package"


def test_the_first_time_everything_is_made(project):
    built, jars = project.ensure()
    assert project.goals == [FETCH, PACKAGE]
    assert [path.name for path in built.iterdir()] == ["labs-lib.jar"]
    assert [path.name for path in jars.iterdir()] == ["djl.jar"]


def test_untouched_nothing_is_made(project):
    first = project.ensure()
    os.utime(project.source)
    assert project.ensure() == first
    assert project.goals == []


def test_an_edited_source_is_built_into_a_folder_of_its_own(project):
    first, jars = project.ensure()
    project.source.write_text("class Lab { int edited; }")
    second, same_jars = project.ensure()
    assert project.goals == [PACKAGE]
    assert same_jars == jars
    assert (first / "labs-lib.jar").read_text() == "class Lab {}"
    assert (second / "labs-lib.jar").read_text() == "class Lab { int edited; }"


@pytest.mark.parametrize("change", ["new", "deleted", "renamed", "resource"])
def test_any_change_of_the_sources_counts(project, change):
    other = project.source.with_name("Other.java")
    other.write_text("class Other {}")
    first, _ = project.ensure()
    if change == "new":
        other.with_name("New.java").write_text("class New {}")
    elif change == "deleted":
        other.unlink()
    elif change == "renamed":
        other.rename(other.with_name("Renamed.java"))
    else:
        resource = project.root / "labs-lib" / "src" / "main" / "resources" / "simplelogger.properties"
        resource.parent.mkdir()
        resource.write_text("x=1")
    assert project.ensure()[0] != first


def test_the_jars_for_a_gpu_stand_apart(project):
    build_, jars = project.ensure()
    project.goals.clear()
    same, cuda = build.ensure(JDK, Path("mvn"), cuda=True)
    assert (same, project.goals) == (build_, [FETCH])
    assert cuda != jars and cuda == build.wanted(cuda=True)[1]


def test_a_changed_pom_fetches_again(project):
    project.ensure()
    (project.root / "labs-lib" / "pom.xml").write_text("<project><dependencies/></project>")
    project.ensure()
    assert project.goals == [FETCH, PACKAGE]


def test_a_source_edited_while_maven_runs_is_built_again(project):
    def edit():
        project.meanwhile = lambda: None
        project.source.write_text("class Lab { int late; }")

    project.meanwhile = edit
    built, _ = project.ensure()
    assert project.goals == [FETCH, PACKAGE, PACKAGE]
    assert (built / "labs-lib.jar").read_text() == "class Lab { int late; }"


def test_a_failed_build_says_what_maven_said_and_is_not_taken_for_one(project):
    project.ensure()
    project.source.write_text("class Lab {")
    project.status = 1
    project.says = ["[INFO] noise", "[ERROR] Lab.java:[1,11] reached end of file while parsing", "[ERROR] "]
    with pytest.raises(Problem, match=r"(?s)\[ERROR\] Lab.java:\[1,11\] reached end.*maven-labs-lib\.log") as told:
        project.ensure()
    assert "noise" not in str(told.value)
    project.status = 0
    project.ensure()
    assert project.goals == [PACKAGE]


@pytest.mark.parametrize(
    "says",
    [
        # Maven 3.8.7 as it says it, escape codes for colour included.
        "\x1b[0m\x1b[0m[ERROR] Could not create local repository at /home/ada/.m2/repository -> [Help 1]",
        "[ERROR] Failed to execute goal: Could not collect dependencies: /home/ada/.m2/repository/ai/djl/api.lastUpdated (Permission denied)",
        "[ERROR] Failed to execute goal: /home/ada/.m2/repository/ai/djl/api.part.lock (Read-only file system)",
    ],
)
def test_a_home_that_cannot_be_written_is_told_with_its_cure(project, says):
    project.status = 1
    project.says = [says, "[ERROR] Re-run Maven using the -X switch to enable full debug logging."]
    with pytest.raises(Problem, match=r"(?s)^\[ERROR\] .*/home/ada/\.m2/repository.*MAVEN_OPTS to -Dmaven\.repo\.local=FOLDER") as told:
        project.ensure()
    assert "network" not in str(told.value)


def test_a_certificate_that_is_refused_is_told_with_todays_date(project):
    """As Maven says it where the clock is years ahead."""
    project.status = 1
    project.says = ["[ERROR] Could not transfer artifact ai.djl:api:pom:0.36.0: PKIX path validation failed: validity check failed: NotAfter: Sat"]
    with pytest.raises(Problem, match=f"validity check failed.*\nThe clock of this computer says {date.today()}"):
        project.ensure()


def test_an_interrupted_build_is_done_again(project):
    def stop():
        project.meanwhile = lambda: None
        raise KeyboardInterrupt

    project.meanwhile = stop
    with pytest.raises(KeyboardInterrupt):
        project.ensure()
    built, _ = project.ensure()
    assert project.goals == [PACKAGE]
    assert (built / "labs-lib.jar").is_file()


def test_the_last_builds_stay_for_kernels_that_run(project):
    made = []
    for number in range(build.KEPT + 2):
        project.source.write_text(f"class Lab {{ int edit{number}; }}")
        made.append(project.ensure()[0])
        os.utime(made[-1], (number, number))
    project.ensure()
    assert sorted(path.name for path in build.BUILDS.iterdir()) == sorted(path.name for path in made[-build.KEPT :])


def test_the_build_just_made_stays_though_the_clock_was_set_back(project):
    for number in range(build.KEPT + 1):
        project.source.write_text(f"class Lab {{ int edit{number}; }}")
        later, _ = project.ensure()
        os.utime(later, (5e9, 5e9))
    project.source.write_text("class Lab { int last; }")
    built, jars = project.ensure()
    assert built.is_dir() and jars.is_dir()


def test_no_class_of_before_is_taken_for_an_edited_source(project):
    """Maven compares dates, and those of a release that was unpacked are older than the classes built from the one before."""
    project.ensure()
    classes = project.root / "labs-lib" / "target" / "classes"
    classes.mkdir()
    project.source.write_text("class Lab { int unpacked; }")
    os.utime(project.source, (1e9, 1e9))
    project.meanwhile = lambda: project.says.append(f"classes: {classes.exists()}")
    project.ensure()
    assert project.says == ["classes: False"]


def test_a_jar_of_another_version_is_not_taken_for_the_new_one(project):
    """What there was before an upgrade: a folder lists its files in any order."""
    target = project.root / "labs-lib" / "target"
    target.mkdir()
    for version in ("0.0.9", "9.9.9"):
        (target / f"labs-lib-{version}.jar").write_text("another version")
    built, _ = project.ensure()
    assert (built / "labs-lib.jar").read_text() == project.source.read_text()
    assert [path.name for path in target.glob("labs-lib-*.jar")] == ["labs-lib-0.1.0.jar"]


def test_two_machines_that_share_the_folder_have_jars_of_their_own(project, monkeypatch):
    build_, jars = project.ensure()
    monkeypatch.setattr(build, "MACHINE", "another-machine")
    same, others = project.ensure()
    assert (same, project.goals) == (build_, [FETCH])
    assert others != jars and jars.is_dir()


def test_the_class_path_names_this_build(project):
    built, jars = project.ensure()
    assert build.class_path(built, jars) == f"{built.as_posix()}/*{os.pathsep}{jars.as_posix()}/*"
