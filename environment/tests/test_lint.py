"""The linter of notebooks: a good lesson passes, and each rule finds the fault that is planted for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from small import KERNELSPEC

from course.authoring import lint

SOURCES = "../labs-lib/src/main/java/labs"
CELLS = {
    "title": "# Lab 1: A small one\n\nIt has `simply` in code, ![a curve that falls](curve.png) and a [part](#The-same-again).",
    "data": "## Data\n\nFilms of IMDb. See [the start](../workspace/START.md#Run-a-cell), <https://keras.io> and [the model](#Model).",
    "model": "## Model\n\n### The same again\n\nA word that is not used may stand in code:\n\n```java\nint just = 1;\n```",
    "sections": "## Train\n\n## Look\n\n## Play\n\n## Results\n\n## Exercises\n\n[exercises](../workspace/01-small.ipynb)",
    "keras": "<details>\n<summary>The same in Keras</summary>\n\n```python\nkeras.layers.Dense(1)\n```\n</details>",
    "library": f"See [Dense]({SOURCES}/Dense.java) and [Mnist]({SOURCES}/Mnist.java): \"it simply works\", they say.",
    "questions": "## Questions\n\n1. a\n2. b\n3. c\n4. d\n5. e",
}


@pytest.fixture
def lesson(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Writes the good lesson with one change, and lints it."""
    for file in ("curve.png", f"{SOURCES}/Dense.java", f"{SOURCES}/Mnist.java", "../exercises/01-small.ipynb"):
        path = (tmp_path / "notebooks" / file).resolve()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    start = tmp_path / "START.md"
    start.write_text("# Start\n\n## Run a cell\n")
    monkeypatch.setattr(lint, "ROOT", tmp_path)
    monkeypatch.setattr(lint, "WORKSPACE", tmp_path / "workspace")
    monkeypatch.setattr(lint, "EXERCISES", tmp_path / "exercises")
    monkeypatch.setattr(lint.workspace, "of_course", lambda: [start])

    def complaints(change: Callable[[NotebookNode], None], name: str = "01-small.ipynb", folder: str = "notebooks") -> list[str]:
        cells = [new_markdown_cell(source, id=name) for name, source in CELLS.items()] + [new_code_cell("int a = 1;", id="first-code")]
        notebook = new_notebook(cells=cells, metadata={"kernelspec": dict(KERNELSPEC)})
        change(notebook)
        path = tmp_path / folder / name
        path.parent.mkdir(exist_ok=True)
        # nbformat.write would mend some of the faults.
        path.write_text(nbformat.v4.writes(notebook), encoding="utf-8")
        return lint.complaints(path)

    return complaints


def said(cell: str, old: str, new: str) -> Callable[[NotebookNode], None]:
    """A change of a cell's words."""

    def change(notebook: NotebookNode) -> None:
        found = next(c for c in notebook.cells if c.id == cell)
        assert old in found.source
        found.source = found.source.replace(old, new)

    return change


def code(**fields: object) -> Callable[[NotebookNode], None]:
    """A change of the code cell."""
    return lambda notebook: notebook.cells[-1].update(fields)


def test_a_good_lesson_passes(lesson) -> None:
    assert lesson(lambda notebook: None) == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (said("title", "# Lab", "Lab"), "expected the title (# ...) first"),
        (said("data", "## Data", "Text before.\n\n# Data"), "expected one title (# ...), found more"),
        (said("data", "## Data", "#### Data"), "heading 'Data' of level 4 follows one of level 1"),
        (said("title", "a curve that falls", ""), "cell title: 1 images without a text"),
        (said("data", "Films", '<img src="curve.png">'), "cell data: 1 images without a text"),
        (said("data", "Films", "<img src='curve.png' alt=''>"), "cell data: 1 images without a text"),
        (code(source="int a;\n" * 26), "cell first-code: 26 lines of code, at most 25"),
        (code(source="int a;\n" * 10), "half of the code cells have 10 lines or more"),
        (code(source="x" * 121), "cell first-code: a line of 121 characters, at most 120"),
        (code(outputs=[new_output("stream", text="ran")]), "cell first-code: is stored with outputs"),
        (code(execution_count=3), "cell first-code: is stored with its number"),
        (code(metadata={"execution": {"iopub.status.busy": "2026-01-01"}}), "cell first-code: is stored with the time it ran"),
        (code(id="3f2a9c1b"), "cell 3f2a9c1b: give it an id of words"),
        (code(id="3f2a9c1b-0c1d-4e5f-8a9b-0123456789ab"), "give it an id of words"),
        (code(id="firstCode"), "cell firstCode: give it an id of words"),
        (code(id="data"), "cell data: its id is there twice"),
        (lambda notebook: notebook.metadata.kernelspec.update(name="python3"), "expected the kernelspec java"),
        (lambda notebook: notebook.update(nbformat_minor=4), "expected nbformat 4.5, received 4.4"),
        (said("data", "Films", "It simply has films"), "cell data: the word 'simply' is not used"),
        (said("questions", "1. a", "1. Isn't it Just that?"), "cell questions: the word 'Just' is not used"),
        (said("keras", "The same in Keras", "Obviously the same"), "cell keras: the word 'Obviously' is not used"),
        (said("library", "[Mnist]", "[the Mnist]"), "cell library: write MNIST, not 'Mnist'"),
        (said("data", "IMDb", "IMDB"), "write IMDb, not 'IMDB'"),
        (said("data", "Films", "Films in Jupyter Lab"), "write JupyterLab, not 'Jupyter Lab'"),
        (said("data", "Films", "Colors"), "write colour, not 'Colors'"),
        (said("data", "Films", "| a |\n| --- |\n| Pytorch |\n\n"), "write PyTorch, not 'Pytorch'"),
        (said("title", "(curve.png)", "(curves.png)"), "cell title: the link curves.png leads nowhere"),
        (said("data", "START.md", "STOP.md"), "STOP.md#Run-a-cell leads nowhere"),
        (said("data", "Run-a-cell", "run-a-cell"), "there is no such heading in START.md"),
        (said("data", "#Model", "#model"), "the link #model: there is no such heading in 01-small.ipynb"),
        (said("data", "Films", '<a href="../gone.md">x</a>'), "the link ../gone.md leads nowhere"),
        (said("data", "Films", "[out](../../)"), "the link ../../ leads nowhere"),
        (said("sections", "01-small", "02-small"), "the link ../workspace/02-small.ipynb leads nowhere"),
        (said("sections", "## Look\n\n", ""), "expected the sections Data, Model, Train, Look"),
        (said("sections", "## Play\n\n", ""), "expected the sections Data, Model, Train, Look, Play"),
        (said("sections", "## Train\n\n## Look", "## Look\n\n## Train"), "expected the sections Data, Model, Train, Look"),
        (said("keras", "<details>", "<div>"), "expected a folded cell"),
        (said("library", f"{SOURCES}/Dense", f"{SOURCES}/Dance"), "leads nowhere"),
        (said("library", SOURCES, "../exercises/../notebooks"), "expected links to the classes of labs-lib"),
        (said("questions", "\n5. e", ""), "expected 5 numbered questions"),
    ],
)
def test_a_planted_fault_is_found(lesson, change: Callable[[NotebookNode], None], complaint: str) -> None:
    found = lesson(change)
    assert any(complaint in line for line in found), found


def test_a_missing_id_is_found(lesson, tmp_path: Path) -> None:
    lesson(lambda notebook: None)
    path = tmp_path / "notebooks" / "01-small.ipynb"
    path.write_text(path.read_text().replace('   "id": "library",\n', ""))
    assert any("give it an id of words" in line for line in lint.complaints(path))


def test_a_solution_may_have_longer_cells_and_needs_no_sections(lesson) -> None:
    def change(notebook: NotebookNode) -> None:
        notebook.cells[1:-1] = []
        notebook.cells[0].source = "# Solution"
        notebook.cells[-1].source = "int a;\n" * 12

    assert lesson(change, folder="solutions") == []
    assert any("expected the sections" in line for line in lesson(change))
    assert not any("expected the sections" in line for line in lesson(change, name="00-start-here.ipynb"))


def test_a_test_cell_may_be_long(lesson) -> None:
    def change(graded: dict) -> Callable[[NotebookNode], None]:
        return code(source="x" * 121, metadata={"nbgrader": {"grade_id": "a", "schema_version": 3, "locked": True, "task": False, **graded}})

    assert lesson(change({"grade": True, "solution": False, "points": 1})) == []
    assert lesson(change({"grade": False, "solution": False})) == ["cell first-code: a line of 121 characters, at most 120"]
