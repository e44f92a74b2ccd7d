"""labs.py tidy: what running left goes, names of words stay."""

from __future__ import annotations

import random
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from small import KERNELSPEC, answer

from course.authoring import lint
from course.verbs import tidy
from course.paths import EXERCISES, LESSONS, SOLUTIONS
from course.problem import Problem


def test_a_notebook_as_jupyterlab_saves_it_becomes_one_as_git_keeps_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = new_code_cell(
        "import java.util.*;\nint size = 3;",
        id="3f2a9c1b",
        outputs=[new_output("stream", text="ran")],
        execution_count=4,
        metadata={"execution": {"iopub.status.busy": "2026-01-01"}, "tags": ["raises-exception"]},
    )
    cells = [new_markdown_cell("# Lab 8: waves", id="0a1b2c3d-0c1d-4e5f-8a9b-0123456789ab"), ran]
    cells += [new_code_cell("int size = 3;", id="5f2a9c1b"), new_code_cell("", id="6f2a9c1b"), new_code_cell("1", id="my-own-name")]
    exercise = answer("wave", "int wave() {}")
    exercise.id = "7f2a9c1b"
    notebook = new_notebook(cells=[*cells, exercise], metadata={"kernelspec": KERNELSPEC, "language_info": {"name": "Java"}})
    path = tmp_path / "notebooks" / "08-waves.ipynb"
    path.parent.mkdir()
    path.write_text(nbformat.v4.writes(notebook))
    assert tidy.main([str(path)]) == 0
    stored = nbformat.v4.reads(path.read_text())
    assert [cell.id for cell in stored.cells] == ["lab-8-waves", "int-size-3", "int-size-3-2", "empty", "my-own-name", "wave"]
    assert stored.cells[1].metadata == {"tags": ["raises-exception"]}
    assert [line for line in lint.complaints(path) if "stored" in line or "id" in line.split()] == []
    assert tidy.main([str(path)]) == 0
    assert capsys.readouterr().out == "tidied notebooks/08-waves.ipynb\n"


@pytest.mark.parametrize("seed", range(20))
def test_whatever_a_cell_is_called_tidying_it_twice_is_tidying_it_once(seed: int) -> None:
    """Such as wave_1, which is no id of words, and 3f2a9c1b, which looks as if it were drawn."""
    chance = random.Random(seed)
    cells = []
    for _ in range(20):
        name = "".join(chance.choices("aB3_-. é", k=chance.choice([0, 1, 6, 8, 70])))
        drawn = "".join(chance.choices("0123456789abcdef", k=8))
        cell = chance.choice([new_code_cell(name), new_code_cell(drawn), answer(name, "int wave() {}"), answer(drawn, "")])
        cell.id = chance.choice([name, drawn, "wave", "wave_1"])
        cells.append(cell)
    notebook = new_notebook()
    # Not by new_notebook(cells=...), which refuses such ids and draws others for doubled ones.
    notebook.cells = cells
    once = tidy.tidied(nbformat.v4.writes(notebook))
    assert tidy.tidied(once) == once
    named = [cell.id for cell in nbformat.v4.reads(once).cells]
    assert all(lint.is_words(name) and len(name) <= 64 for name in named)


def test_a_cell_gets_its_whole_grade_id_in_words() -> None:
    cells = [answer("wave_1", ""), answer("the_Wave_of-five-words", ""), answer("wave-1", "")]
    for number, cell in enumerate(cells):
        cell.id = f"{number}f2a9c1b"
    tidied = nbformat.v4.reads(tidy.tidied(nbformat.v4.writes(new_notebook(cells=cells))))
    assert [cell.id for cell in tidied.cells] == ["wave-1", "the-wave-of-five-words", "wave-1-2"]


@pytest.mark.parametrize("path", [path for folder in (LESSONS, SOLUTIONS, EXERCISES) for path in sorted(folder.glob("*.ipynb"))], ids=str)
def test_the_courses_own_notebooks_are_tidy(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert tidy.tidied(text) == text


@pytest.mark.parametrize("content", [b'{"cells": [', b"\xff", b"[]", b'{"worksheets": []}'], ids=["cut off", "not text", "a list", "format 3"])
def test_what_is_not_a_notebook_is_named_and_left(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.ipynb"
    path.write_bytes(content)
    with pytest.raises(Problem, match="odd.ipynb is not a notebook of format 4: "):
        tidy.main([str(path)])
    assert path.read_bytes() == content


def test_a_notebook_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no notebook"):
        tidy.main([str(tmp_path / "gone.ipynb")])
