"""labs.py book: a static site of the lessons and the executed solutions, to be read without a server or a network."""

import argparse
import html
import io
import json
import re
import shutil
from pathlib import Path

from course import command
from course.setup import workspace
from course.console import Step
from course.paths import ENVIRONMENT, EXERCISES, LESSONS, ROOT, SOLUTIONS, given
from course.problem import Problem

FOLDERS = (LESSONS, SOLUTIONS)
BOOK = ROOT / "target" / "book"
PLOTLY = "application/vnd.plotly.v1+json"
# Of a graph of layers (Mermaid) the book shows the words: no package brings what would draw it without a network.
SHOWN = ("text/html", "image/svg+xml", "image/png", "text/plain")


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="labs.py book", description="Makes a static site of the lessons and the executed solutions.")
    made.add_argument("--from", dest="executed", type=given, metavar="FOLDER", help="what labs.py run has written; default: run all first")
    made.add_argument("--quick", action="store_true", help="run with less data and fewer epochs")
    made.add_argument("--output", type=given, default=BOOK, metavar="FOLDER", help="default: target/book")
    return made


def check(options: argparse.Namespace) -> None:
    """What a parser cannot see by itself. Raises Problem."""
    if options.executed and options.quick:
        raise Problem("--quick says how to run the notebooks; with --from they are not run.")
    if options.executed and not any((options.executed / path.parent.name / path.name).exists() for path in _stored()):
        raise Problem(f"{options.executed} holds no executed notebooks: labs.py run NOTEBOOK... --output {options.executed} writes them.")
    output = options.output
    # A book takes the place of the one before, which has Sphinx's mark; what else is there, such as its history, is the user's.
    ours = output == BOOK or (output / ".buildinfo").is_file() and not (output / ".git").exists()
    if not ours and (output.is_file() or output.is_dir() and any(output.iterdir())):
        raise Problem(f"{output} holds other things; expected a folder that is empty, is not there yet, or holds a book and no .git")


def main(arguments: list[str]) -> int:
    from course.verbs import run

    options = parser().parse_args(arguments)
    executed = options.executed
    if executed is None:
        executed = ROOT / "target" / "book-run"
        shutil.rmtree(executed, ignore_errors=True)
        notebooks = [str(path) for path in _stored()]
        if run.main([*notebooks, f"--output={executed}", *(["--quick"] if options.quick else [])]):
            print(f"The book is not made. To make it all the same: python3 environment/labs.py book --from {executed}")
            return 1
    pages = ROOT / "target" / "book-pages"
    with Step("Making the book"):
        without = gather(executed, pages)
        build(pages, options.output)
    reference(options.output / "api")
    if without:
        print(f"Without outputs, since they are not in {executed}: {', '.join(without)}")
    print(f"The book: {options.output / 'index.html'}")
    return 0


def gather(executed: Path, pages: Path) -> list[str]:
    """Puts together what Sphinx reads, in the course's own folders, so that links lead where they did. Returns the names of the
    notebooks that were not executed: they are in the book as they are stored."""
    import nbformat

    shutil.rmtree(pages, ignore_errors=True)
    shutil.copytree(ENVIRONMENT / "book", pages)
    # What pages link to is handed out with them.
    for folder in (EXERCISES, ROOT / "labs-lib" / "src" / "main" / "java"):
        shutil.copytree(folder, pages / folder.relative_to(ROOT))
    if (executed / "results.md").exists():
        shutil.copy(executed / "results.md", pages)
    start = pages / "environment" / workspace.START_PAGE.name
    start.parent.mkdir()
    start.write_text(relinked(workspace.START_PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    without = []
    for path in _stored():
        name = Path(path.parent.name, path.name)
        if not (executed / name).exists():
            without.append(name.as_posix())
        notebook = nbformat.read(path if name.as_posix() in without else executed / name, as_version=4)
        (pages / name).parent.mkdir(exist_ok=True)
        nbformat.write(page(notebook), pages / name)
    return without


def page(notebook):
    """A notebook as Sphinx shows it: plots as HTML that the book's own script draws; in the words of a reader without a workspace."""
    # What the code is coloured by.
    notebook.metadata["language_info"] = {"name": "java", "pygments_lexer": "java"}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            cell.source = relinked(cell.source)
        for output in cell.get("outputs", []):
            if PLOTLY in output.get("data", {}):
                output.data["text/html"] = plot(output.data[PLOTLY], output.data.get("text/plain", ""))
            if "data" in output:
                output.data = {kind: shown for kind, shown in output.data.items() if kind in SHOWN}
    return notebook


def plot(figure: dict, words: str) -> str:
    """The place of a plot, with what is drawn there, and its words for those who do not see it."""
    content = json.dumps(figure).replace("<", "\\u003c")
    return f'<div class="plot" role="img" aria-label="{html.escape(words)}"><script type="application/json">{content}</script></div>'


def relinked(text: str) -> str:
    """A reader of the book has no workspace: the start page is the course's, the exercises are as they are handed out."""
    text = text.replace("](../workspace/START.md", "](../environment/START.md")
    # path: hands out the file.
    return re.sub(r"\]\(\.\./(?:workspace|exercises)/", "](path:../exercises/", text)


def build(pages: Path, output: Path) -> None:
    """Sphinx itself. Raises Problem with what it complains about."""
    from sphinx.application import Sphinx

    said = io.StringIO()
    # In a folder of ours: MyST-NB keeps images beside what Sphinx makes.
    made = pages.with_name(f"{pages.name}-made")
    shutil.rmtree(made, ignore_errors=True)
    Sphinx(pages, pages, made / "html", made / "cache", "html", status=None, warning=said, freshenv=True).build()
    shutil.rmtree(output, ignore_errors=True)
    try:
        shutil.copytree(made / "html", output, dirs_exist_ok=True)
    except BaseException:
        # Without Sphinx's mark it would be nobody's, and the next book refused.
        shutil.rmtree(output, ignore_errors=True)
        raise
    if said.getvalue().strip():
        raise Problem(f"The book is made, with faults:\n{said.getvalue().strip()}")


def reference(output: Path) -> None:
    """labs-lib's Javadoc."""
    from course.setup.build import PLUGINS, run_maven
    from course.setup.prerequisites import find_all

    run_maven(*find_all(), [f"{PLUGINS}:maven-javadoc-plugin:javadoc"], "Writing labs-lib's reference", "maven-javadoc.log")
    shutil.copytree(ROOT / "labs-lib" / "target" / "reports" / "apidocs", output)


def _stored() -> list[Path]:
    return [path for folder in FOLDERS for path in sorted(folder.glob("*.ipynb"))]


if __name__ == "__main__":
    command.entry("course.verbs.book")
