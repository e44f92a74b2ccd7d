"""Two notebooks without any data: no mirror, an empty cache, no network. They run on the sample that labs-lib makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from course.running.execution import execute
from course.paths import LESSONS, ROOT, SOLUTIONS
from course.running.session import text_of

# Nothing listens there: a machine with a network cannot reach the public files either.
NO_NETWORK = " ".join(f"-D{scheme}.proxyHost=127.0.0.1 -D{scheme}.proxyPort=9" for scheme in ("http", "https"))


@pytest.mark.parametrize(
    "path", [folder / "01-bag-of-words.ipynb" for folder in (LESSONS, SOLUTIONS)], ids=lambda path: path.relative_to(ROOT).as_posix()
)
def test_runs_on_the_built_in_sample(path: Path, tmp_path: Path) -> None:
    environment = {"LABS_MIRROR": None, "LABS_DATA": str(tmp_path), "JAVA_TOOL_OPTIONS": NO_NETWORK}
    execution = execute(path, "quick", timeout=300, environment=environment)
    assert execution.failures == []
    shown = "\n".join(text_of(cell) for cell in execution.notebook.cells if cell.cell_type == "code")
    assert "built-in sample" in shown
    # No published figure is claimed from it.
    assert [figure["name"] for figure in execution.result.figures if figure["published"]] == []
