"""What lies in a class's folder is read once, and never through a link, whatever is put in its place."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from course.classroom import submissions
from course.classroom.submissions import Submission
from course.problem import Problem

LAB = "01-lab"


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    path = tmp_path / "submitted" / "ada" / LAB / f"{LAB}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"work")
    return path


def test_a_file_is_read(notebook: Path, tmp_path: Path) -> None:
    assert submissions.find(tmp_path, [LAB]) == ([Submission("ada", LAB)], [])
    assert submissions.read(tmp_path, Submission("ada", LAB)) == b"work"


@pytest.mark.skipif(os.name == "nt", reason="Windows lets few users make links")
@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_link_that_takes_the_place_of_what_was_found_is_not_followed(notebook: Path, tmp_path: Path, depth: int) -> None:
    found, _ = submissions.find(tmp_path, [LAB])
    place = [notebook, *notebook.parents][depth]
    place.rename(tmp_path / "elsewhere")
    place.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Problem, match="link, which is never followed"):
        submissions.read(tmp_path, found[0])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_does_not_stop_the_class(notebook: Path, tmp_path: Path) -> None:
    notebook.unlink()
    os.mkfifo(notebook)
    with pytest.raises(Problem, match="is not a file"):
        submissions.read(tmp_path, Submission("ada", LAB))


def test_a_notebook_that_is_too_large_is_not_read(notebook: Path, tmp_path: Path) -> None:
    os.truncate(notebook, submissions.MOST_BYTES + 1)
    with pytest.raises(Problem, match="expected at most 20"):
        submissions.read(tmp_path, Submission("ada", LAB))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize(
    "name", ["a,b", "a;=1+1", "=cmd()", "a\nb", "a{b", 'a"b', "a*", "a\u200bb", *(["a\udce4"] if sys.platform == "linux" else [])]
)
def test_a_name_that_means_something_elsewhere_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "submitted" / name / LAB).mkdir(parents=True)
    (tmp_path / "submitted" / name / LAB / f"{LAB}.ipynb").touch()
    found, complaints = submissions.find(tmp_path, [LAB])
    assert found == [] and len(complaints) == 1 and "rename it" in complaints[0]
    (tmp_path / "submitted" / "ada").mkdir()
    (tmp_path / "submitted" / "eve").symlink_to(tmp_path / "submitted" / "ada")
    (tmp_path / "submitted" / ".git").mkdir()
    assert submissions.without_work(tmp_path) == ["ada"]
