"""Exercises made from solutions: in step, without answers or hidden tests, and judged by nbgrader's own Validate."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbgrader.utils import compute_checksum
from nbgrader.validator import Validator
from small import answer, check, doubling, words, write

from course.authoring import generation
from course.verbs import exercises
from course.problem import Problem


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A course in a temporary folder, with one lab."""
    monkeypatch.setattr(exercises, "SOLUTIONS", tmp_path / "solutions")
    monkeypatch.setattr(exercises, "EXERCISES", tmp_path / "exercises")
    doubling(tmp_path / "solutions" / "01-doubling.ipynb")
    return tmp_path


def shipped(folders: Path) -> nbformat.NotebookNode:
    exercises.main([])
    return nbformat.read(folders / "exercises" / "01-doubling.ipynb", as_version=4)


def test_the_exercise_holds_stubs_and_nothing_of_the_solution(folders: Path) -> None:
    cells = {cell.id: cell for cell in shipped(folders).cells}
    assert cells["cell-2"].source == "int twice(int x) {\n  throw new labs.check.ToDo();\n}"
    assert cells["cell-6"].source == "*Write your answer here.*"
    assert cells["cell-3"].source.endswith("isEqualTo(6);")
    text = (folders / "exercises" / "01-doubling.ipynb").read_text()
    for secret in ("return 2 * x", "twice(0)", "HIDDEN", "SOLUTION", "Rubric", "adding from doubling"):
        assert secret not in text
    assert [cell.id for cell in nbformat.read(folders / "solutions" / "01-doubling.ipynb", as_version=4).cells] == list(cells)


def test_test_cells_are_locked_and_checksums_are_of_what_is_shipped(folders: Path) -> None:
    cells = shipped(folders).cells
    assert cells[3].metadata.editable is False
    assert cells[2].metadata.get("editable") is None
    for cell in (cells[2], cells[3], cells[6]):
        assert cell.metadata.nbgrader.checksum == compute_checksum(cell)


def test_nbgrader_releases_the_same(folders: Path) -> None:
    """Its own generate_assignment, with its database, as the oracle."""
    doubling(folders / "source" / "lab" / "01-doubling.ipynb")
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", "lab", f"--course-dir={folders}", "--quiet"]
    subprocess.run(command, check=True, cwd=folders, env=environment(), capture_output=True, timeout=120)
    released = nbformat.read(folders / "release" / "lab" / "01-doubling.ipynb", as_version=4)
    assert [(c.cell_type, c.source, c.metadata) for c in shipped(folders).cells] == [(c.cell_type, c.source, c.metadata) for c in released.cells]


def test_check_says_which_exercise_is_out_of_step(folders: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert exercises.main(["--check"]) == 1
    assert not (folders / "exercises").exists()
    assert exercises.main([]) == 0
    first = (folders / "exercises" / "01-doubling.ipynb").read_bytes()
    assert first.endswith(b"}\n")
    assert exercises.main(["--check"]) == 0
    solution = folders / "solutions" / "01-doubling.ipynb"
    solution.write_text(solution.read_text().replace("int base = 10", "int base = 11"))
    (folders / "exercises" / "09-gone.ipynb").write_bytes(first)
    capsys.readouterr()
    assert exercises.main(["--check"]) == 1
    said = capsys.readouterr().out
    assert "exercises/01-doubling.ipynb is out of step" in said
    assert "exercises/09-gone.ipynb" in said
    assert (folders / "exercises" / "01-doubling.ipynb").read_bytes() == first
    assert exercises.main([]) == 0
    assert [path.name for path in (folders / "exercises").iterdir()] == ["01-doubling.ipynb"]


def test_without_solutions_the_exercises_stay(folders: Path) -> None:
    """As students have the project."""
    shipped(folders)
    (folders / "solutions" / "01-doubling.ipynb").unlink()
    for arguments in ([], ["--check"]):
        with pytest.raises(Problem, match="There are no notebooks in .*solutions"):
            exercises.main(arguments)
    assert [path.name for path in (folders / "exercises").iterdir()] == ["01-doubling.ipynb"]


def test_outputs_of_the_solution_make_no_difference(folders: Path) -> None:
    solution = folders / "solutions" / "01-doubling.ipynb"
    before = generation.generate(solution)
    notebook = nbformat.read(solution, as_version=4)
    notebook.cells[1].outputs = [nbformat.v4.new_output("stream", text="ran")]
    notebook.cells[1].execution_count = 7
    notebook.cells[1].metadata["execution"] = {"iopub.status.busy": "2026-01-01"}
    notebook.metadata["language_info"] = {"name": "Java", "version": "21"}
    nbformat.write(notebook, solution)
    assert generation.generate(solution) == before


@pytest.mark.parametrize(
    ("cell", "complaint"),
    [
        (answer("f", "int f() { return 1; }"), "cell f: needs one region"),
        (words("w", 1, "Because."), "cell w: an answer in words needs its rubric"),
    ],
)
def test_a_solution_that_is_not_in_the_courses_form_is_refused(tmp_path: Path, cell: nbformat.NotebookNode, complaint: str) -> None:
    with pytest.raises(Problem, match=complaint):
        generation.generate(write(tmp_path / "01-bad.ipynb", cell))


def test_a_solution_without_its_language_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path / "01-bad.ipynb", "1", kernelspec={"name": "java", "display_name": "Java"})
    with pytest.raises(Problem, match="kernelspec.language must be java"):
        generation.generate(path)


def test_nbgraders_validate_judges_a_right_answer_a_wrong_one_and_the_stub_in_grade_mode(folders: Path) -> None:
    notebook = shipped(folders)
    notebook.cells[6].source = "It tells doubling from squaring."
    mode = 'if (labs.results.RunMode.current() != labs.results.RunMode.GRADE) {\n  throw new IllegalStateException("mode");\n}'
    notebook.cells.append(check("mode", 1, mode))
    bodies = {"right": "return x + x;", "wrong": "return x * x;", "stub": "throw new labs.check.ToDo();"}
    for name, body in bodies.items():
        notebook.cells[2].source = f"int twice(int x) {{\n  {body}\n}}"
        nbformat.write(notebook, folders / f"{name}.ipynb")
    command = [sys.executable, "-m", "nbgrader", "validate", *(f"{name}.ipynb" for name in bodies)]
    validated = subprocess.run(command, cwd=folders, env=environment(), capture_output=True, text=True, timeout=300)
    said = re.findall(r"Success! Your notebook passes all the tests|hint: that is the square|TO DO: twice\(3\)", validated.stdout)
    # A trace may say it twice.
    assert list(dict.fromkeys(said)) == ["Success! Your notebook passes all the tests", "hint: that is the square", "TO DO: twice(3)"], validated


def test_validate_says_which_check_ran_too_long_and_judges_the_others(tmp_path: Path) -> None:
    path = write(
        tmp_path / "long.ipynb",
        check("slow", 1, 'labs.check.Check.that("slow()", () -> { Thread.sleep(60_000); return 1; }).isEqualTo(1);'),
        check("quick", 1, 'labs.check.Check.that("quick()", () -> 2).isEqualTo(1);'),
    )
    config = generation.settings()
    config.Execute.timeout = 5
    validator = Validator(config=config)
    said = {failed["source"].split('"')[1]: failed["raw_error"] for failed in validator.validate(str(path))["failed"]}
    assert set(said) == {"slow()", "quick()"}
    assert "ran longer than the" in said["slow()"] and "loop without end" in said["slow()"]
    assert "received: 2" in said["quick()"]


def environment() -> dict[str, str]:
    """As the course's own programs have it, whatever mode the tests run in."""
    return {
        **{name: value for name, value in os.environ.items() if name != "LABS_MODE"},
        "JUPYTER_CONFIG_PATH": str(generation.ENVIRONMENT / "jupyter"),
        # nbgrader calls alembic by its name.
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }
