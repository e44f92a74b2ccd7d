"""Notebooks without any data: no mirror, an empty cache, no network. They run on the sample that labs-lib makes. By command, for others:
PYTHONPATH=environment .labs/venv/bin/python environment/tests/test_sample.py notebooks/*.ipynb
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest

from course.running.execution import execute
from course.paths import LESSONS, ROOT, SOLUTIONS
from course.running.session import text_of

# Nothing listens there: a machine with a network cannot reach the public files either.
NO_NETWORK = " ".join(f"-D{scheme}.proxyHost=127.0.0.1 -D{scheme}.proxyPort=9" for scheme in ("http", "https"))


SOME = [LESSONS / "01-bag-of-words.ipynb", SOLUTIONS / "01-bag-of-words.ipynb", LESSONS / "02-embeddings.ipynb"]


@pytest.mark.parametrize("path", SOME, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_runs_on_the_built_in_sample(path: Path, tmp_path: Path) -> None:
    runs_on_the_sample(path, tmp_path)


def runs_on_the_sample(path: Path, cache: Path) -> None:
    environment = {"LABS_MIRROR": None, "LABS_DATA": str(cache), "JAVA_TOOL_OPTIONS": NO_NETWORK}
    execution = execute(path, "quick", timeout=300, environment=environment)
    assert execution.failures == []
    shown = "\n".join(text_of(cell) for cell in execution.notebook.cells if cell.cell_type == "code")
    assert "built-in sample" in shown
    # No published figure is claimed from it.
    assert [figure["name"] for figure in execution.result.figures if figure["published"]] == []


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as empty:
            runs_on_the_sample(Path(name).resolve(), Path(empty))
        print(f"{name} runs on the sample", flush=True)
