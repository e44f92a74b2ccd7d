"""labs.py sbom: bills of materials of Java's and Python's packages in CycloneDX's form, and THIRD-PARTY.md with their licences."""

import argparse
import json
import subprocess
from pathlib import Path

from course import command
from course.console import Step
from course.paths import ENVIRONMENT, ROOT, VENV, program
from course.problem import Problem
from course.setup.build import LABS_LIB, run_maven

OUTPUT = ROOT / "target" / "sbom"
LIST = ROOT / "THIRD-PARTY.md"
# Of its own: the tool asks for packages that the course's environment does not have.
SBOM_VENV = VENV.with_name("sbom-venv")
# What grade --similar fetches.
SIMILAR = ["-f", ENVIRONMENT / "similar" / "pom.xml"]


def parser() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog="labs.py sbom",
        description="Writes target/sbom/java.json, similar.json and python.json, in CycloneDX's form, and THIRD-PARTY.md, the licences of all.",
    )


def main(arguments: list[str]) -> int:
    parser().parse_args(arguments)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    java, similar = _java("java", "Listing Java's packages", LABS_LIB), _java("similar", "Listing JPlag's packages", SIMILAR)
    LIST.write_text(listed(java, similar, _python(OUTPUT / "python.json")), encoding="utf-8")
    print(f"{OUTPUT} and {LIST}")
    return 0


def _java(name: str, what: str, project: list) -> list[dict]:
    from course.setup.prerequisites import find_all

    goals = ["org.cyclonedx:cyclonedx-maven-plugin:makeBom", "-DoutputFormat=json", f"-DoutputName={name}", f"-DoutputDirectory={OUTPUT}"]
    run_maven(*find_all(), goals, what, f"maven-sbom-{name}.log", project)
    return _components(OUTPUT / f"{name}.json")


def _python(bom: Path) -> list[dict]:
    from course.setup.packages import LOCK, SBOM_LOCK, ensure

    ensure(SBOM_VENV, SBOM_LOCK)
    with Step("Listing Python's packages"):
        lister = [program("python", SBOM_VENV), "-m", "cyclonedx_py", "requirements", LOCK, "-o", bom]
        made = subprocess.run(lister, capture_output=True, text=True)
    if made.returncode:
        raise Problem(f"cyclonedx_py failed:\n{made.stderr.strip()}")
    return _components(bom)


def _components(bom: Path) -> list[dict]:
    return json.loads(bom.read_text(encoding="utf-8"))["components"]


def listed(java: list[dict], similar: list[dict], python: list[dict]) -> str:
    """THIRD-PARTY.md: a row for each package, by name."""
    made = "Made by `python3 environment/labs.py sbom`: what `start` sets up, and what `grade --similar` fetches."
    lines = ["# What the course uses", "", f"{made} The licences are those that each package states.", ""]
    lines += ["## Java", "", *_maven_table(java)]
    lines += ["", "## Java, fetched on first use of `grade --similar`, a program of its own", "", *_maven_table(similar)]
    lines += ["", "## Python", "", *_table((c["name"], c["version"], _of_metadata(c["name"])) for c in python)]
    return "\n".join(lines) + "\n"


def _maven_table(components: list[dict]) -> list[str]:
    return _table((f"{c['group']}:{c['name']}", c["version"], _of_maven(c)) for c in components)


def _table(rows) -> list[str]:
    unique = sorted({row for row in rows}, key=lambda row: (row[0].lower(), row[1]))
    return ["| package | version | licence |", "| --- | --- | --- |", *(f"| {name} | {version} | {licence} |" for name, version, licence in unique)]


def _of_maven(component: dict) -> str:
    said = (entry.get("license", entry) for entry in component.get("licenses", []))
    return ", ".join(licence.get("id") or licence.get("name") or licence.get("expression", "") for licence in said) or "none stated"


def _of_metadata(name: str) -> str:
    """What an installed package says of itself, in the newest way that it knows."""
    from importlib.metadata import PackageNotFoundError, metadata

    try:
        said = metadata(name)
    except PackageNotFoundError:
        return "of another system or Python: see the package"
    classified = [line.rsplit(" :: ", 1)[-1] for line in said.get_all("Classifier", []) if line.startswith("License ::")]
    first = (said["License"] or "").strip().splitlines()[:1]
    return said["License-Expression"] or ", ".join(classified) or "".join(first) or "none stated"


if __name__ == "__main__":
    command.entry("course.verbs.sbom")
