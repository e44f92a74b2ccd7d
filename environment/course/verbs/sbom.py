"""labs.py sbom: bills of materials of Java's and Python's packages in CycloneDX's form, and THIRD-PARTY.md with their licences."""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from course import command
from course.console import Step
from course.paths import ROOT
from course.problem import Problem

OUTPUT = ROOT / "target" / "sbom"
LIST = ROOT / "THIRD-PARTY.md"


def parser() -> argparse.ArgumentParser:
    return argparse.ArgumentParser(
        prog="labs.py sbom",
        description="Writes target/sbom/java.json and python.json, in CycloneDX's form, and THIRD-PARTY.md, the licences of both.",
    )


def main(arguments: list[str]) -> int:
    parser().parse_args(arguments)
    OUTPUT.mkdir(parents=True, exist_ok=True)
    LIST.write_text(listed(_java(OUTPUT / "java.json"), _python(OUTPUT / "python.json")), encoding="utf-8")
    print(f"{OUTPUT / 'java.json'}, {OUTPUT / 'python.json'} and {LIST}")
    return 0


def _java(bom: Path) -> list[dict]:
    from course.setup.build import run_maven
    from course.setup.prerequisites import find_all

    goals = ["org.cyclonedx:cyclonedx-maven-plugin:makeBom", "-DoutputFormat=json", f"-DoutputName={bom.stem}", f"-DoutputDirectory={bom.parent}"]
    run_maven(*find_all(), goals, "Listing Java's packages", "maven-sbom.log")
    return _components(bom)


def _python(bom: Path) -> list[dict]:
    from course.setup.packages import LOCK

    with Step("Listing Python's packages"):
        made = subprocess.run([sys.executable, "-m", "cyclonedx_py", "requirements", LOCK, "-o", bom], capture_output=True, text=True)
    if made.returncode:
        raise Problem(f"cyclonedx_py failed:\n{made.stderr.strip()}")
    return _components(bom)


def _components(bom: Path) -> list[dict]:
    return json.loads(bom.read_text(encoding="utf-8"))["components"]


def listed(java: list[dict], python: list[dict]) -> str:
    """THIRD-PARTY.md: a row for each package, by name."""
    lines = ["# What the course uses", "", "Made by `python3 environment/labs.py sbom`. The licences are those that each package states.", ""]
    lines += ["## Java", "", *_table((f"{c['group']}:{c['name']}", c["version"], _of_maven(c)) for c in java)]
    lines += ["", "## Python", "", *_table((c["name"], c["version"], _of_metadata(c["name"])) for c in python)]
    return "\n".join(lines) + "\n"


def _table(rows) -> list[str]:
    unique = sorted({row for row in rows}, key=lambda row: row[0].lower())
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
