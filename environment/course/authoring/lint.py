"""What a stored notebook must be, beyond that it runs: its structure, its form in git, its language and its links.

`complaints` gives a line for each thing to mend. The tests apply it to every notebook of the course (part `python` of
`labs.py test`)."""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import mistune
import nbformat
from nbformat import NotebookNode

from course.setup import workspace
from course.paths import EXERCISES, LESSONS, ROOT, WORKSPACE

LINES, MEDIAN, WIDTH = 25, 10, 120
SECTIONS = ["Data", "Model", "Train", "Look", "Play", "Results", "Exercises", "Questions"]
QUESTIONS = 5
# The tour of Jupyter is no lab: its sections are its own.
TOUR = "00-"

# What makes a reader who finds it hard feel alone, or says nothing.
UNUSED = ["simply", "easily", "obviously", "trivial", "trivially", "basically", "just"]
# Names as their owners write them, with what else is found for them; and British spelling, but for words that code has (optimizer).
SPELLING = {
    **{name: name for name in ("JShell", "Tablesaw", "Keras", "Plotly", "NumPy", "MNIST", "Maven", "nbgrader", "LSTM", "GRU")},
    **{name: name for name in ("word2vec", "GloVe", "JJava", "IJava")},
    **{"JupyterLab": "jupyter[ -]?lab", "Deep Java Library": "deep ?java ?library", "IMDb": "imdb", "PyTorch": "py ?torch"},
    **{"TensorFlow": "tensor ?flow", "data set": "datasets?", "colour": "colors?", "behaviour": "behaviors?", "grey": "gray"},
    **{"neighbour": "neighbors?", "centre": "centers?", "favourite": "favorites?", "analyse": "analyzed?"},
}

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# What Jupyter gives a cell: eight hexadecimal digits, or a UUID.
_DRAWN = re.compile(r"(?=[a-f]*\d)[0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?")
_ADDRESS = re.compile(r"https?://\S+")
_TAG = re.compile(r"<[^>]+>")
_MARKDOWN = mistune.create_markdown(renderer="ast", plugins=["table"])


@dataclass
class Text:
    """A Markdown cell or file, parsed."""

    source: str

    @cached_property
    def tokens(self) -> list[dict]:
        return list(_walk(_MARKDOWN(self.source)))

    def headings(self) -> list[tuple[int, str]]:
        return [(token["attrs"]["level"], _words(token)) for token in self.tokens if token["type"] == "heading"]

    def links(self) -> list[str]:
        return [token["attrs"]["url"] for token in self.tokens if token["type"] in ("link", "image")]

    def html(self) -> str:
        return "\n".join(token["raw"] for token in self.tokens if token["type"] in ("block_html", "inline_html"))

    def images_without_text(self) -> int:
        silent = [token for token in self.tokens if token["type"] == "image" and not _words(token).strip()]
        tags = [tag for tag in re.findall(r"<img\b[^>]*>", self.html()) if not re.search(r"""alt=["'][^"'\s]""", tag)]
        return len(silent) + len(tags)

    def prose(self) -> str:
        """What is read as words: no code, no addresses, no names of files that lead to them."""
        names = [child for token in self.tokens if _names_its_file(token) for child in token["children"]]
        written = [token["raw"] for token in self.tokens if token["type"] == "text" and not any(token is name for name in names)]
        return _ADDRESS.sub(" ", "\n".join(written + [_TAG.sub(" ", self.html())]))


def complaints(path: Path) -> list[str]:
    """What is wrong with a notebook of the course, a line each, with the cell where there is one."""
    notebook = _read(path)
    found = [*_form(notebook), *_outline(notebook), *_code(notebook)]
    is_lesson = path.parent.name == LESSONS.name
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            text = Text(cell.source)
            found += [f"cell {cell.id}: {what}" for what in (*_language(text.prose()), *_links(text, path), *_images(text))]
    if is_lesson:
        found += _pace(notebook)
    if is_lesson and not path.name.startswith(TOUR):
        found += _lesson(notebook)
    return found


def _read(path: Path) -> NotebookNode:
    """As it is: nbformat.read would give new ids to cells that lack one."""
    return nbformat.v4.reads(path.read_text(encoding="utf-8"))


def _form(notebook: NotebookNode) -> Iterator[str]:
    """As it stands in git: the same bytes whoever ran it."""
    if (notebook.nbformat, notebook.nbformat_minor) != (4, 5):
        yield f"expected nbformat 4.5, received {notebook.nbformat}.{notebook.nbformat_minor}"
    if notebook.metadata.get("kernelspec") != {"display_name": "Java", "language": "java", "name": "java"}:
        yield f"expected the kernelspec java, received {notebook.metadata.get('kernelspec')}"
    ids = [cell.get("id", "") for cell in notebook.cells]
    for twice in sorted({name for name in ids if ids.count(name) > 1}):
        yield f"cell {twice}: its id is there twice"
    for cell in notebook.cells:
        name = cell.get("id", "")
        if not is_words(name):
            yield f"cell {name or '(without an id)'}: give it an id of words, as in first-ids: it stays when the cell moves"
        if cell.get("outputs"):
            yield f"cell {name}: is stored with outputs"
        if cell.get("execution_count") is not None:
            yield f"cell {name}: is stored with its number"
        if "execution" in cell.metadata:
            yield f"cell {name}: is stored with the time it ran"


def is_words(name: str) -> bool:
    """Whether a cell's id is one that a person gave it."""
    return bool(_ID.fullmatch(name)) and not _DRAWN.fullmatch(name)


def _outline(notebook: NotebookNode) -> Iterator[str]:
    """One title, first; and no level left out on the way down: screen readers go by them."""
    headings = _headings(notebook)
    if not headings or headings[0][0] != 1 or not notebook.cells[0].source.startswith("# "):
        yield "expected the title (# ...) first"
    if len([level for level, _ in headings if level == 1]) > 1:
        yield "expected one title (# ...), found more"
    for (before, _), (level, words) in zip(headings, headings[1:]):
        if level > before + 1:
            yield f"heading '{words}' of level {level} follows one of level {before}"


def _code(notebook: NotebookNode) -> Iterator[str]:
    """Cells that can be read at a glance. A test cell is there to be run, and half of it is hidden."""
    for cell in notebook.cells:
        graded = cell.metadata.get("nbgrader", {})
        if cell.cell_type != "code" or (graded.get("grade") and not graded.get("solution")):
            continue
        lines = cell.source.splitlines()
        if len(lines) > LINES:
            yield f"cell {cell.id}: {len(lines)} lines of code, at most {LINES}"
        if wide := [line for line in lines if len(line) > WIDTH]:
            yield f"cell {cell.id}: a line of {len(wide[0])} characters, at most {WIDTH}"


def _pace(notebook: NotebookNode) -> Iterator[str]:
    """A lesson goes in small steps; an exercise's checks may be longer."""
    lines = [len(cell.source.splitlines()) for cell in notebook.cells if cell.cell_type == "code"]
    if lines and (median := statistics.median(lines)) >= MEDIAN:
        yield f"half of the code cells have {median:g} lines or more, expected less than {MEDIAN}"


def _language(prose: str) -> Iterator[str]:
    own = re.sub(r'"[^"\n]*"', "", prose)
    for word in re.findall(rf"\b(?:{'|'.join(UNUSED)})\b", own, re.IGNORECASE):
        yield f"the word '{word}' is not used: leave it out"
    for right, written in SPELLING.items():
        for found in re.findall(rf"\b(?:{written})\b", prose, re.IGNORECASE):
            if found != right:
                yield f"write {right}, not '{found}'"


def _images(text: Text) -> Iterator[str]:
    if count := text.images_without_text():
        yield f"{count} images without a text for those who do not see them"


def _links(text: Text, path: Path) -> Iterator[str]:
    """Those that stay inside the repository; the rest of the world is not asked."""
    for link in text.links() + re.findall(r"""(?:href|src)=["']([^"']+)""", text.html()):
        if re.match(r"[a-z][a-z0-9+.-]*:", link):
            continue
        file, _, anchor = unquote(link).partition("#")
        target = _stored((path.parent / file).resolve()) if file else path
        if not target.exists() or not target.is_relative_to(ROOT):
            yield f"the link {link} leads nowhere"
        elif anchor and anchor not in _anchors(target):
            yield f"the link {link}: there is no such heading in {target.name}"


def _stored(target: Path) -> Path:
    """Where git keeps what `start` copies into the workspace."""
    if not target.is_relative_to(WORKSPACE):
        return target
    return next((source for source in workspace.of_course() if source.name == target.name), EXERCISES / target.name)


def _anchors(target: Path) -> list[str]:
    if target.suffix == ".ipynb":
        headings = _headings(_read(target))
    else:
        headings = Text(target.read_text(encoding="utf-8")).headings()
    return [anchor(words) for _, words in headings]


def anchor(words: str) -> str:
    """What a link to a heading ends in, as JupyterLab has it: the words joined by hyphens."""
    return words.replace(" ", "-")


def _lesson(notebook: NotebookNode) -> Iterator[str]:
    """What every lab's lesson has."""
    sections = [words for level, words in _headings(notebook) if level == 2]
    if [name for name in sections if name in SECTIONS] != SECTIONS:
        yield f"expected the sections {', '.join(SECTIONS)} in this order, found {', '.join(sections)}"
    prose = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    if not any(re.search(r"<details>\s*<summary>The same in Keras", source) for source in prose):
        yield "expected a folded cell, <details> with <summary>The same in Keras</summary>"
    if not any("../labs-lib/src/main/java/labs/" in source for source in prose):
        yield "expected links to the classes of labs-lib that do the work"
    asked = "\n".join(prose).partition("## Questions")[2]
    if len(re.findall(r"^\d+\. ", asked, re.MULTILINE)) != QUESTIONS:
        yield f"expected {QUESTIONS} numbered questions at the end"


def _headings(notebook: NotebookNode) -> list[tuple[int, str]]:
    return [heading for cell in notebook.cells if cell.cell_type == "markdown" for heading in Text(cell.source).headings()]


def _names_its_file(token: dict) -> bool:
    return token["type"] == "link" and _words(token) == Path(token["attrs"]["url"]).stem


def _walk(tokens: list[dict]) -> Iterator[dict]:
    for token in tokens:
        yield token
        yield from _walk(token.get("children", []))


def _words(token: dict) -> str:
    return "".join(child.get("raw", "") for child in _walk(token.get("children", [])))
