"""Of a student's notebook only the text of its cells is taken; the lab's own cells are there once each, whatever was done to them.

By command, with more damage: PYTHONPATH=environment .labs/venv/bin/python environment/tests/test_sanitizing.py 20000
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
from pathlib import Path

import nbformat
import pytest
from nbgrader.nbgraderformat import MetadataValidator
from nbgrader.utils import is_grade, is_locked
from small import greeting

from course.authoring import generation
from course.classroom import sanitizing
from course.classroom.gradebook import Classroom
from course.problem import Problem
from course.setup import jupyter

LAB = "01-greetings"


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    return released(tmp_path_factory.mktemp("course"))


def released(folder: Path) -> Classroom:
    classroom = Classroom(folder / "class")
    classroom.folder.mkdir()
    classroom.release(greeting(folder / f"{LAB}.ipynb"))
    return classroom


@pytest.mark.parametrize("seed", range(10))
def test_whatever_was_done_to_the_cells_each_of_the_labs_own_is_there_once_as_it_was(classroom: Classroom, seed: int) -> None:
    chance, key = random.Random(seed), classroom.key(LAB)
    notebook = nbformat.read(classroom.folder / "release" / LAB / f"{LAB}.ipynb", as_version=4)
    cells = [cell for cell in notebook.cells for _ in range(chance.choice([0, 1, 1, 1, 2]))]
    notebook.cells = [nbformat.from_dict(json.loads(json.dumps(cell))) for cell in cells] or notebook.cells
    for cell in notebook.cells:
        what = chance.randrange(8)
        if what == 0:
            cell.source = "changed"
        elif what == 1 and "nbgrader" in cell.metadata:
            name = chance.choice([7, "new", None])
            chance.choice([dict.clear, lambda of: of.update(points=100, locked=False), lambda of: of.update(grade_id=name)])(cell.metadata.nbgrader)
        elif what == 2:
            cell.cell_type = chance.choice(["code", "markdown", "raw"])
        elif what == 3:
            cell.metadata["tags"] = ["skip-execution", "raises-exception"]
    chance.shuffle(notebook.cells) if seed % 3 == 0 else None
    content = json.dumps(notebook).encode()
    try:
        made = sanitizing.sanitize(sanitizing.parse(content), key, generation.settings()).notebook
    except Problem as problem:
        assert "another lab" in str(problem)
        return
    nbformat.validate(made)
    MetadataValidator().validate_nb(made)
    own = [cell for cell in made.cells if is_locked(cell)]
    assert sorted(cell.metadata.nbgrader.grade_id for cell in own) == ["given", "greet-test", "twice-test"]
    assert {cell.metadata.nbgrader.grade_id: cell.source for cell in own} == {name: c.source for name, c in key.cells.items() if is_locked(c)}
    assert sum(cell.metadata.nbgrader.points for cell in made.cells if is_grade(cell)) == 5
    assert not any("tags" in cell.metadata for cell in made.cells)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"cells": 3}', b'{"nbformat": 4, "metadata": {}, "cells": [{}]}']
    + [b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [{"cell_type": "code", "source": 3, "metadata": []}]}']
    + [b'{"nbformat": 4, "nbformat_minor": 5, "metadata": [], "cells": []}', b'{"nbformat": 99, "metadata": {}, "cells": []}'],
)
def test_what_is_no_notebook_is_told_in_words(content: bytes) -> None:
    with pytest.raises(Problem, match="it is not a notebook"):
        sanitizing.parse(content)


def test_only_the_cells_text_and_names_are_looked_at() -> None:
    """nbformat's own check of the outputs takes 20 seconds a megabyte where one of them is odd."""
    odd = [{"output_type": "stream"}, {}, [[]]]
    cell = {"cell_type": "code", "id": "a", "execution_count": 1, "metadata": {"x": odd}, "source": ["int", " x;"], "outputs": odd}
    notebook = sanitizing.parse(json.dumps({"nbformat": 4, "nbformat_minor": 5, "metadata": {"x": odd}, "cells": [cell], "y": odd}).encode())
    assert [dict(cell) for cell in notebook.cells] == [
        {"cell_type": "code", "id": "0", "source": "int x;", "metadata": {}, "outputs": [], "execution_count": None}
    ]
    assert (notebook.metadata, notebook.get("y")) == ({}, None)


def test_a_number_of_a_million_digits_is_not_worked_out() -> None:
    with pytest.raises(Problem, match="it is not a notebook"):
        sanitizing.parse(b'{"nbformat": %s, "nbformat_minor": 5, "metadata": {}, "cells": []}' % (b"1" * 1_000_000))


def damaged(content: bytes, chance: random.Random) -> bytes:
    """With some bytes changed, or cut off, or a part of its JSON replaced by what is no such part."""
    if chance.random() < 0.4:
        bytes_ = bytearray(content)
        for _ in range(chance.randint(1, 5)):
            bytes_[chance.randrange(len(bytes_))] = chance.randrange(256)
        return bytes(bytes_[: chance.randrange(len(bytes_))] if chance.random() < 0.3 else bytes_)
    notebook = json.loads(content)
    cell = chance.choice(notebook["cells"])
    holder = chance.choice([notebook, notebook["metadata"], cell, cell, cell["metadata"], cell["metadata"].get("nbgrader") or cell])
    key = chance.choice([*holder, "new"])
    holder[key] = chance.choice([None, True, -1, 1e300, 10**400, "", "\ud800", "x" * 10_000, [], {}, [[None]], {"a": {"b": 1}}, ["a", 1]])
    return json.dumps(notebook).encode()


def refused_or_graded(classroom: Classroom, tries: int, seed: int) -> int:
    """How many of so many damaged notebooks were refused. Anything but a notebook or a Problem is raised."""
    chance, key, refused = random.Random(seed), classroom.key(LAB), 0
    content = (classroom.folder / "release" / LAB / f"{LAB}.ipynb").read_bytes()
    for _ in range(tries):
        try:
            made = sanitizing.sanitize(sanitizing.parse(damaged(content, chance)), key, generation.settings()).notebook
            nbformat.writes(made).encode()
            assert sorted(c.metadata.nbgrader.grade_id for c in made.cells if is_locked(c)) == ["given", "greet-test", "twice-test"]
        except Problem:
            refused += 1
    return refused


def test_any_damage_is_graded_or_told_in_words(classroom: Classroom) -> None:
    assert 20 < refused_or_graded(classroom, tries=200, seed=3) < 180


def test_the_names_that_checks_use_are_protected_and_those_left_to_the_student_are_not() -> None:
    def cell(source: str, locked: bool = True) -> nbformat.NotebookNode:
        of_nbgrader = {"grade_id": "a", "grade": False, "locked": locked, "solution": not locked}
        return nbformat.v4.new_code_cell(source, metadata={"nbgrader": of_nbgrader})

    code = 'Table t = Waves.of("Look at it"); // Never\nchar c = \'Q\'; Asked a; ai.djl.Model m; model.com.x();'
    names = sanitizing.protected([cell(code), cell("record Asked(int x) {}", locked=False)])
    assert {"Table", "Waves", "labs", "java", "ai", "System", "Math"} <= set(names)
    assert not {"Look", "Never", "Q", "Asked", "tech", "com"} & set(names)


if __name__ == "__main__":
    os.environ.update(jupyter.environment())
    with tempfile.TemporaryDirectory() as made:
        tries = int(sys.argv[1])
        print(refused_or_graded(released(Path(made)), tries, random.randrange(1 << 30)), "of", tries, "refused, the others can be graded")
