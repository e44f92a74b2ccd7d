"""What contained kernels can only read, made before: PyTorch's libraries of this course's version."""

import re
from pathlib import Path

import pytest
from small import brought
from test_sample import NO_NETWORK

from course.classroom import preparation
from course.problem import Problem
from course.setup import build


def version(jar: str) -> str:
    [found] = build.wanted()[1].glob(f"{jar}-*.jar")
    return re.match(rf"{jar}-(\d+(\.\d+)+)", found.name)[1]


def test_libraries_of_another_version_do_not_stand_in_for_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As they lie in DJL's cache: pytorch/2.7.1-20250812-cpu-linux-x86_64/0.35.1-libdjl_torch.so
    pytorch, djl = version("pytorch-native-cpu"), version("pytorch-engine")
    monkeypatch.setenv("DJL_CACHE_DIR", str(tmp_path))
    asked = []
    monkeypatch.setattr(preparation.subprocess, "run", lambda command, **_: asked.append(command))
    for ours, theirs in ((f"{pytorch}.1", djl), (pytorch, f"{djl}.1"), (pytorch, djl)):
        preparation.unpack()
        library = tmp_path / "pytorch" / f"{ours}-20250812-cpu-linux-x86_64" / f"{theirs}-libdjl_torch.so"
        library.parent.mkdir(parents=True, exist_ok=True)
        library.touch()
    assert len(asked) == 3
    preparation.unpack()
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ('throw new java.io.IOException("No host answers");', "The first cells of 03-rain, .*IOException: No host answers"),
        ("System.exit(7);", "The first cells of 03-rain, .*kernel"),
        ("labs.data.Imdb.load(10_000);", "The first cells of 03-rain, .*The built-in sample is used"),
    ],
)
def test_data_that_cannot_be_had_are_told_before_a_class_is_graded_without(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, source: str, why: str
) -> None:
    monkeypatch.delenv("LABS_MIRROR", raising=False)
    monkeypatch.setenv("LABS_DATA", str(tmp_path))
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", NO_NETWORK)
    with pytest.raises(Problem, match=why):
        preparation.fetch("03-rain", [brought("data", source)])
