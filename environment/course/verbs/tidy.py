"""labs.py tidy: makes notebooks of the course as git keeps them."""

import argparse
import re
from collections.abc import Iterator
from itertools import count

from course import command
from course.paths import LESSONS, SOLUTIONS, given
from course.problem import Problem

WORDS = 4
# An id may have 64 characters; a number may follow.
LENGTH = 60


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="labs.py tidy",
        description="Takes outputs and run numbers out of notebooks, and names the cells that Jupyter has numbered by chance.",
    )
    made.add_argument("notebook", nargs="*", type=given, help="default: all lessons and solutions")
    return made


def main(arguments: list[str]) -> int:
    paths = parser().parse_args(arguments).notebook
    for path in paths or [path for folder in (LESSONS, SOLUTIONS) for path in sorted(folder.glob("*.ipynb"))]:
        if not path.is_file():
            raise Problem(f"There is no notebook {path}")
        try:
            before = path.read_text(encoding="utf-8")
            after = tidied(before)
        except (ValueError, AttributeError, TypeError) as problem:
            raise Problem(f"{path} is not a notebook of format 4: {problem}") from problem
        if after != before:
            path.write_text(after, encoding="utf-8", newline="\n")
            print(f"tidied {path.parent.name}/{path.name}")
    return 0


def tidied(text: str) -> str:
    """A notebook's file without what running left in it, and with stable ids: those of words stay as they are."""
    import nbformat

    from course.authoring.lint import is_words

    notebook = nbformat.v4.reads(text)
    notebook.metadata = nbformat.from_dict({"kernelspec": {"display_name": "Java", "language": "java", "name": "java"}})
    notebook.nbformat_minor = 5
    taken = {cell.get("id", "") for cell in notebook.cells}
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        if not is_words(cell.get("id", "")):
            name = _slug(cell.metadata.get("nbgrader", {}).get("grade_id", "")) or _slug(_telling(cell.source), WORDS) or "empty"
            cell.id = next(free for free in _numbered(name) if free not in taken and is_words(free))
            taken.add(cell.id)
    return nbformat.v4.writes(notebook) + "\n"


def _telling(source: str) -> str:
    """What a cell says or does."""
    return " ".join(line for line in source.splitlines() if not line.startswith(("import ", "//")))


def _slug(text: str, most: int | None = None) -> str:
    """The words of a text, or the first ones, joined by hyphens."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "-".join(words[:most])[:LENGTH].rstrip("-")


def _numbered(name: str) -> Iterator[str]:
    yield name
    for number in count(2):
        yield f"{name}-{number}"


if __name__ == "__main__":
    command.entry("course.verbs.tidy")
