"""The notebooks as they stand in git."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from course.paths import EXERCISES, LESSONS, ROOT, SOLUTIONS

STORED = [path for folder in (LESSONS, EXERCISES, SOLUTIONS) for path in sorted(folder.glob("*.ipynb"))]


@pytest.mark.parametrize("path", STORED, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_stored_notebook_has_no_outputs_and_stable_ids(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    assert notebook["metadata"]["kernelspec"] == {"display_name": "Java", "language": "java", "name": "java"}
    ids = [cell.get("id") for cell in notebook["cells"]]
    assert None not in ids and len(set(ids)) == len(ids)
    for cell in notebook["cells"]:
        assert not cell.get("outputs"), f"cell {cell['id']} is stored with outputs"
        assert cell.get("execution_count") is None, f"cell {cell['id']} is stored with its number"
        assert "execution" not in cell["metadata"], f"cell {cell['id']} is stored with the time it ran"


def test_every_lesson_has_its_solution_and_its_exercise() -> None:
    lessons, exercises, solutions = ({path.name for path in f.glob("*.ipynb")} for f in (LESSONS, EXERCISES, SOLUTIONS))
    assert lessons == exercises == solutions
