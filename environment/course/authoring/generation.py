"""Exercises made from solutions, with nbgrader's own preprocessors."""

from __future__ import annotations

import logging
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import (
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ClearSolutions,
    ComputeChecksums,
    LockCells,
)
from nbgrader.utils import is_grade, is_solution
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from course.paths import ENVIRONMENT
from course.problem import Problem

# As nbgrader's generate_assignment has them, without those that need its database or its course's header and footer.
STEPS = [
    LockCells,
    ClearSolutions,
    ClearOutput,
    CheckCellMetadata,
    ComputeChecksums,
    ClearHiddenTests,
    ClearMarkScheme,
    ComputeChecksums,
    CheckCellMetadata,
]


def out_of_step(solutions: Path, exercises: Path) -> dict[str, str | None]:
    """The exercises that are not what their solutions make them, each with its right text; None: it should not be there. Raises
    Problem where there are no solutions, as where students have the project: their exercises stay."""
    wanted = {path.name: generate(path) for path in sorted(solutions.glob("*.ipynb"))}
    if not wanted:
        raise Problem(f"There are no notebooks in {solutions}, of which exercises are made")
    found = {path.name: path.read_text(encoding="utf-8") for path in sorted(exercises.glob("*.ipynb"))}
    names = sorted(set(wanted) | set(found))
    return {name: wanted.get(name) for name in names if wanted.get(name) != found.get(name)}


def generate(solution: Path) -> str:
    """The exercise of a solution, as the text of its file. Raises Problem where the solution is not in the course's form."""
    notebook = read(solution)
    config, resources = settings(), {}
    for step in STEPS:
        notebook, resources = step(config=config).preprocess(notebook, resources)
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    notebook.metadata = nbformat.from_dict({"kernelspec": {"display_name": "Java", "language": "java", "name": "java"}})
    return nbformat.writes(notebook) + "\n"


def read(solution: Path) -> NotebookNode:
    """Raises Problem where the solution is not in the course's form."""
    try:
        notebook = nbformat.read(solution, as_version=4)
    except (OSError, ValueError) as problem:
        raise Problem(f"{solution} is not a notebook: {problem}") from None
    complaints = form(notebook)
    if complaints:
        raise Problem("\n".join(f"{solution.parent.name}/{solution.name}: {complaint}" for complaint in complaints))
    return notebook


def form(notebook: NotebookNode) -> list[str]:
    """What is wrong with a solution before nbgrader sees it: what nbgrader would let pass, and the course does not."""
    complaints = []
    if notebook.metadata.get("kernelspec", {}).get("language") != "java":
        complaints.append("kernelspec.language must be java, or nbgrader puts its Python stub into the cells")
    for cell in notebook.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id", cell.get("id", ""))
        if cell.cell_type == "code" and is_solution(cell):
            if cell.source.count("// BEGIN SOLUTION") != 1:
                complaints.append(f"cell {name}: needs one region // BEGIN SOLUTION .. // END SOLUTION, the body of a method")
            if is_grade(cell):
                complaints.append(f"cell {name}: a code answer is graded by a test cell of its own, not by hand")
        if cell.cell_type == "markdown" and is_solution(cell) and "rubric" not in cell.source.lower():
            complaints.append(f"cell {name}: an answer in words needs its rubric in the same cell (a line 'Rubric')")
    return complaints


def settings() -> Config:
    """nbgrader's settings, from the one file that its own programs read too."""
    # Its logger would repeat on standard error what the exception says already.
    logging.getLogger("traitlets").setLevel(logging.CRITICAL)
    return PyFileConfigLoader("nbgrader_config.py", path=str(ENVIRONMENT / "jupyter")).load_config()
