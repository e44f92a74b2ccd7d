"""labs.py test: the counts of its parts and its closing line."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.verbs import test
from course.verbs.test import Counts, Part, counted

SUREFIRE = '<testsuite name="a.BTest" tests="5" errors="1" skipped="1" failures="1"><testcase name="x"/></testsuite>'
PYTEST = '<testsuites><testsuite name="pytest" errors="0" failures="0" skipped="2" tests="3"/></testsuites>'


def test_reports_of_maven_and_of_pytest_are_counted(tmp_path: Path) -> None:
    for name, text in (("TEST-a.xml", SUREFIRE), ("python.xml", PYTEST)):
        (tmp_path / name).write_text(text)
    assert counted(sorted(tmp_path.iterdir())) == Counts(passed=3, failed=2, skipped=3)


def test_all_parts_run_though_one_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    parts = {"first": Part("a part", 0, lambda: Counts(1, 2, 0)), "second": Part("another", None, lambda: Counts(3, 0, 1))}
    monkeypatch.setattr(test, "PARTS", parts)
    monkeypatch.setenv("LABS_SET_UP_SECONDS", "90")
    assert test.main([]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "4 passed, 2 failed, 1 skipped"
    assert "set-up       1.5 min of 6 min" in lines
    assert any(line.startswith("first ") and "over budget" in line and "1 passed, 2 failed, 0 skipped" in line for line in lines)
    assert test.main(["second"]) == 0
    with pytest.raises(SystemExit):
        test.main(["third"])


def test_a_part_whose_tests_cannot_be_read_has_failed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(test, "REPORTS", tmp_path)
    broken = tmp_path / "test_broken.py"
    broken.write_text("import nothing_of_this_name")
    assert test._pytest("broken", "-q", broken)().failed == 1
    good = tmp_path / "test_good.py"
    good.write_text("def test_a(): pass")
    assert test._pytest("good", "-q", good)() == Counts(passed=1)


def test_tests_side_by_side_have_a_thread_each_and_kernels_without_the_second_compiler(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(test, "REPORTS", tmp_path)
    asked = tmp_path / "test_asked.py"
    asked.write_text(
        "import os\ndef test_a(): assert (os.environ['OMP_NUM_THREADS'], os.environ['JDK_JAVA_OPTIONS']) == ('1', '-XX:TieredStopAtLevel=1')"
    )
    assert test._pytest("asked", "-q", asked, side_by_side="worksteal")() == Counts(passed=1)
