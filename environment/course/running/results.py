"""The figures of executed notebooks: collected from their results tables, written as results.json and results.md."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from course.paths import write_whole
from course.problem import Problem

TABLE = "application/vnd.labs.results+json"


@dataclass
class NotebookResult:
    """A row of results.json."""

    notebook: str
    kernel: str
    mode: str
    seconds: float
    peak_rss_mb: int
    figures: list[dict[str, Any]] = field(default_factory=list)

    def broken(self) -> list[str]:
        """The figures that must hold and do not, in words. Only a full run is judged."""
        if self.mode != "full":
            return []
        return [
            f"{figure['name']} is {figure['shown']['measured']}, must be {figure['shown']['must']}"
            for figure in self.figures
            if figure["holds"] is False
        ]

    def unjudged(self) -> bool:
        """Whether a full run left figures unjudged, as one on the built-in sample does."""
        return self.mode == "full" and any(figure["must"] and figure["holds"] is None for figure in self.figures)


def figures_of(notebook: NotebookNode) -> list[dict[str, Any]]:
    """All figures that the outputs of the notebook carry, in order."""
    figures = []
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            table = output.get("data", {}).get(TABLE)
            if table is None:
                continue
            table = json.loads(table) if isinstance(table, str) else table
            figures += [_figure(figure) for figure in table["figures"]]
    return figures


def _figure(shown: dict[str, Any]) -> dict[str, Any]:
    """With every key that results.json promises: a kernel's JSON leaves out what is null. `shown` are its numbers as the
    notebook's table shows them."""
    figure = {name: shown.get(name) for name in ("name", "measured", "published", "must", "holds", "shown")}
    if figure["must"] is not None:
        figure["must"] = {bound: figure["must"].get(bound) for bound in ("min", "max")}
    return figure


def read(file: Path) -> list[NotebookResult]:
    """The rows of a results.json. Raises Problem if it is none."""
    try:
        return [NotebookResult(**row) for row in json.loads(file.read_text(encoding="utf-8"))["notebooks"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Problem(f"{file} is no results.json of labs.py run: {error!r}") from error


def write(results: list[NotebookResult], folder: Path) -> None:
    """Writes results.json and results.md into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps({"notebooks": [asdict(result) for result in results]}, indent=2, ensure_ascii=False)
    write_whole(folder / "results.json", (content + "\n").encode())
    write_whole(folder / "results.md", markdown(results).encode())


def markdown(results: list[NotebookResult]) -> str:
    """A table for each notebook."""
    lines = ["# Results", ""]
    for result in results:
        lines += [f"## {result.notebook}", ""]
        lines += [f"{result.mode} run, kernel {result.kernel}, {result.seconds:.0f} s, {result.peak_rss_mb:,} MB at the peak", ""]
        if result.figures:
            lines += ["| figure | measured | published | must be | holds |", "| --- | ---: | ---: | --- | --- |"]
            for figure in result.figures:
                holds = {True: "yes", False: "**no**"}.get(figure["holds"], "-") if result.mode == "full" else "not judged"
                shown = figure["shown"]
                cells = [figure["name"], shown["measured"], figure["published"] or "-", shown["must"], holds]
                lines.append("| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |")
        else:
            lines.append("No results table.")
        lines.append("")
    return "\n".join(lines)
