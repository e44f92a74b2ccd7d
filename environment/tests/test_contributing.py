"""What CONTRIBUTING says of the code's structure is so."""

from __future__ import annotations

import re

import pytest

from course.paths import ENVIRONMENT, ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SOURCES = ROOT / "labs-lib" / "src" / "main" / "java" / "labs"
PACKAGES = {row[0]: row[1] for row in re.findall(r"^\s*\| `labs\.(\w+)` \|.*\| ([^|]+) \|$", TEXT, re.M)}


def used(package: str) -> set[str]:
    """The packages of ours that a package's code names, comments left out."""
    found = set()
    for file in (SOURCES / package).glob("*.java"):
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", file.read_text(encoding="utf-8"), flags=re.S)
        found |= set(re.findall(r"\blabs\.(\w+)\.[A-Z]", code))
    return found - {package}


def test_every_package_has_its_row() -> None:
    assert sorted(PACKAGES) == sorted(folder.name for folder in SOURCES.iterdir())


@pytest.mark.parametrize("package", sorted(PACKAGES))
def test_a_package_uses_what_it_may(package: str) -> None:
    words = PACKAGES[package]
    if words != "any":
        assert used(package) <= set(re.findall(r"\w+", words))


def test_no_package_uses_one_that_uses_it() -> None:
    below: dict[str, set[str]] = {package: used(package) for package in PACKAGES}
    while free := [package for package, uses in below.items() if not uses & below.keys()]:
        for package in free:
            del below[package]
    assert below == {}, "these use each other in a ring"


def test_every_package_has_a_page() -> None:
    assert [name for name in PACKAGES if not (SOURCES / name / "package-info.java").is_file()] == []


def test_every_lock_file_is_named() -> None:
    [line] = re.findall(r"^- \*\*Pinned packages\.\*\*.*", TEXT, re.M)
    locks = {path.stem.removeprefix("requirements") for path in ENVIRONMENT.glob("requirements-*.txt")}
    assert locks - set(re.findall(r"`(-\w+)`", line)) == set()


def test_the_reading_path_leads_through_files_that_exist() -> None:
    path = re.findall(r"^\d+\. `(\w+/\w+\.java)`: \S", TEXT, re.M)
    assert [file for file in path if not (SOURCES / file).is_file()] == []
    assert 20 <= len(path) <= 30, "an afternoon's reading"
    assert len(set(path)) == len(path)
