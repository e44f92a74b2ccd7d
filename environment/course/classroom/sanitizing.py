"""A student's notebook as it is graded: the cells that the lab brings are put back, and nothing else of its form is believed."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import CheckCellMetadata, OverwriteCells, OverwriteKernelspec
from nbgrader.utils import is_grade, is_locked, is_solution
from traitlets.config import Config

from course.problem import Problem

# A notebook of the course has 40 to 80.
MOST_CELLS = 2_000
# What checks are made of, whether or not a lab's own code names it.
_ALWAYS = {"labs", "java", "System", "Math", "Object", "String"}
_PACKAGES = re.compile(r"\b(?<!\.)(javax|jdk|ai|tech|org|com)\s*\.")
_SPOKEN = re.compile(r'"""(?:.|\n)*?"""|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*(?:.|\n)*?\*/')
_DECLARED = re.compile(r"\b(?:class|interface|enum|record)\s+(\w+)")


@dataclass(frozen=True)
class Key:
    """A lab as it was released. `cells`: those with a grade_id as nbgrader's metadata and source have them, in the notebook's order;
    `ordered`: whether there is anything left that says it of all."""

    lab: str
    database: str
    cells: dict[str, NotebookNode]
    ordered: bool


@dataclass
class Sanitized:
    notebook: NotebookNode
    notes: list[str] = field(default_factory=list)


def parse(content: bytes) -> NotebookNode:
    """The cells' texts and names. Raises Problem where it is not a notebook for Java."""
    try:
        # An int of a million digits would take Python minutes to read, a float takes none.
        given = json.loads(content.decode("utf-8-sig"), parse_int=float)
        if len(given["cells"]) > MOST_CELLS:
            raise Problem(f"it has {len(given['cells']):,} cells; expected at most {MOST_CELLS:,}")
        language = given["metadata"].get("kernelspec", {}).get("language", "java")
        cells = [_cell(str(number), cell) for number, cell in enumerate(given["cells"])]
        made = {"nbformat": int(given["nbformat"]), "nbformat_minor": 5, "metadata": {}, "cells": cells}
        notebook = nbformat.reads(json.dumps(made), as_version=4)
    except Problem:
        raise
    except RecursionError:
        raise Problem("it is not a notebook: its JSON is nested too deeply") from None
    except Exception as problem:  # noqa: BLE001  Any part of it may have any type.
        raise Problem(f"it is not a notebook (JSON as Jupyter writes it was expected): {type(problem).__name__}: {problem}") from None
    if language != "java":
        raise Problem(f"it is a notebook for {language}; expected one for Java, as the lab's is")
    return notebook


def _cell(number: str, given: dict[str, Any]) -> dict[str, Any]:
    """What is needed of a cell; whatever else there is, nbformat would look at all of it, for minutes where it is odd."""
    cell = {"cell_type": given["cell_type"], "id": number, "source": "".join(given["source"]), "metadata": {}}
    if cell["cell_type"] == "code":
        cell |= {"outputs": [], "execution_count": None}
    of_nbgrader = given["metadata"].get("nbgrader")
    name = of_nbgrader.get("grade_id") if isinstance(of_nbgrader, dict) else None
    if isinstance(name, str) and name:
        cell["metadata"]["nbgrader"] = {"grade_id": name}
    return cell


def sanitize(notebook: NotebookNode, key: Key, config: Config) -> Sanitized:
    """Raises Problem where the notebook is another lab's."""
    made = Sanitized(nbformat.v4.new_notebook())
    found: dict[str, NotebookNode] = {}
    for number, given in enumerate(notebook.cells, 1):
        name = given.metadata.get("nbgrader", {}).get("grade_id")
        cell = _plain(given)
        if name in found:
            made.notes.append(f"cell {number} is a second {name}: the first one counts")
        elif name in key.cells:
            _take_metadata(cell, key.cells[name])
            found[name] = cell
        elif name is not None:
            made.notes.append(f"cell {number} has the name {name}, which the lab does not know: it gives no points")
        made.notebook.cells.append(cell)
    if not found:
        raise Problem(f"it has no cell of {key.lab}: is it the notebook of another lab?")
    for note in _put_back(made.notebook, found, key):
        made.notes.append(note)
    _overwrite(made.notebook, key, config)
    return made


def unread(key: Key, config: Config) -> NotebookNode:
    """The lab's own cells, for the page of a notebook that cannot be read."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.from_dict(cell) for cell in key.cells.values()])
    _overwrite(notebook, key, config)
    return notebook


def protected(cells: list[NotebookNode]) -> list[str]:
    """The names of classes and packages that the lab's own code uses and does not leave to the student."""
    code = "\n".join(_SPOKEN.sub(" ", cell.source) for cell in cells if cell.cell_type == "code" and is_locked(cell))
    declared = {name for cell in cells for name in _DECLARED.findall(_SPOKEN.sub(" ", cell.source))}
    return sorted((_ALWAYS | set(_PACKAGES.findall(code)) | set(re.findall(r"\b[A-Z]\w*", code))) - declared)


def _plain(given: NotebookNode) -> NotebookNode:
    """The text of a cell and nothing else: not its outputs, nor a tag that would keep it from being executed."""
    new = nbformat.v4.new_code_cell if given.cell_type == "code" else nbformat.v4.new_markdown_cell
    # Half a pair of UTF-16, which JSON can hold, is no text that a kernel could be sent.
    return new(given.source.encode("utf-8", "replace").decode())


def _take_metadata(cell: NotebookNode, released: NotebookNode) -> None:
    if cell.cell_type != released.cell_type:
        cell.update(_plain(nbformat.from_dict({"cell_type": released.cell_type, "source": cell.source})))
        if released.cell_type != "code":
            cell.pop("outputs", None), cell.pop("execution_count", None)
    cell.metadata = nbformat.from_dict({"nbgrader": dict(released.metadata.nbgrader)})


def _put_back(notebook: NotebookNode, found: dict[str, NotebookNode], key: Key) -> list[str]:
    """Each of the lab's own cells that is missing stands after the one that it follows in the lab. An answer in code is not put
    back: the student may have written it into another cell."""
    notes, place = [], 0
    for name, released in key.cells.items():
        if name in found:
            place = max(place, next(i for i, cell in enumerate(notebook.cells, 1) if cell is found[name]))
        elif released.cell_type != "code" or not is_solution(released):
            notebook.cells.insert(place, nbformat.from_dict(released))
            place += 1
            if is_grade(released):
                notes.append(f"the cell {name} was missing, and was put back")
    return notes


def _overwrite(notebook: NotebookNode, key: Key, config: Config) -> None:
    """nbgrader's own steps: the released source of what is locked, its points and its checksum."""
    resources: dict[str, Any] = {"nbgrader": {"notebook": key.lab, "assignment": key.lab, "db_url": key.database}}
    for step in (OverwriteKernelspec, OverwriteCells, CheckCellMetadata):
        notebook, resources = step(config=config).preprocess(notebook, resources)
