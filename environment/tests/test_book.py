"""labs.py book: made of notebooks that were run, and read in a browser from the file system."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from small import write
from test_browser import MINUTES, browser, picture  # noqa: F401  the browser is a fixture

from course.verbs import book, run
from course.paths import ROOT
from course.problem import Problem

LINE = """
import tech.tablesaw.api.*;
import tech.tablesaw.plotly.api.LinePlot;
Table line = Table.create(DoubleColumn.create("x", 1, 2, 3), DoubleColumn.create("y", 1, 4, 9));
LinePlot.create("A line that bends </script>", line, "x", "y")
"""
LINKS = (
    "[exercises](../workspace/01-bag-of-words.ipynb) [start](../workspace/START.md#Run-a-cell) [Dense](../labs-lib/src/main/java/labs/nn/Dense.java)"
)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A book of one lesson and its solution, of which the lesson was run."""
    folders = tmp_path / "notebooks", tmp_path / "solutions"
    monkeypatch.setattr(book, "FOLDERS", folders)
    said = nbformat.v4.new_markdown_cell
    write(folders[0] / "01-small.ipynb", said(f"# A small lesson\n\n{LINKS} [solution](../solutions/01-small.ipynb)"), LINE)
    write(folders[1] / "01-small.ipynb", said("# A small solution\n\nIt speaks of an aardvark."), "int a = 1;")
    assert run.main([str(folders[0] / "01-small.ipynb"), f"--output={tmp_path / 'run'}", "--quick"]) == 0
    assert book.gather(tmp_path / "run", tmp_path / "pages") == ["solutions/01-small.ipynb"]
    # Each page links to what the course has in all its lessons; here there is one.
    start = tmp_path / "pages" / "environment" / "START.md"
    start.write_text("# Start\n\n## Run a cell\n")
    book.build(tmp_path / "pages", tmp_path / "book")
    return tmp_path / "book"


def test_a_plot_is_drawn_and_a_search_finds_without_a_network(browser, made: Path) -> None:  # noqa: F811
    page = browser.new_page(viewport={"width": 1200, "height": 1000})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_default_timeout(MINUTES)
    page.goto((made / "index.html").as_uri())
    page.click('.toctree-wrapper >> text="A small lesson"')
    page.wait_for_selector(".js-plotly-plot .trace", timeout=MINUTES)
    picture(page, "book")
    plot = page.locator(".plot")
    assert plot.locator(".gtitle").text_content().startswith("A line that bends")
    assert plot.bounding_box()["height"] > 300
    assert "3 points, first 1" in plot.get_attribute("aria-label")
    links = {link.text_content(): link.get_attribute("href") for link in page.locator("article a.reference").all()}
    assert links["start"] == "../environment/START.html#run-a-cell"
    assert links["solution"] == "../solutions/01-small.html"
    for handed_out in ("exercises", "Dense"):
        assert (made / "notebooks" / links[handed_out]).is_file()
    page.fill(".sidebar-search", "aardvark")
    page.press(".sidebar-search", "Enter")
    page.click('#search-results >> text="A small solution"', timeout=MINUTES)
    page.wait_for_selector('h1:has-text("A small solution")')
    picture(page, "book-found")
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    # No line is cut off in a window of any width.
    page.goto((made / "notebooks" / "01-small.html").as_uri())
    right = "element => element.getBoundingClientRect().right"
    for width in (390, 800, 1024, 1100, 1366, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        parts = ["article"] if page.locator(".toc-content-icon").is_visible() else ["article", ".toc-drawer"]
        assert [part for part in parts if page.locator(part).evaluate(right) > width + 1] == [], width
    page.close()


def test_what_cannot_be_made_is_said_before_set_up(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="holds no executed notebooks"):
        book.check(book.parser().parse_args(["--from", str(tmp_path)]))
    with pytest.raises(Problem, match="with --from they are not run"):
        book.check(book.parser().parse_args(["--from", str(ROOT), "--quick"]))


def test_what_is_no_book_is_not_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    asked = book.parser().parse_args(["--output", str(site)])
    book.check(asked)
    site.mkdir()
    book.check(asked)
    (site / ".git").mkdir()
    for folder in (site, ROOT):
        with pytest.raises(Problem, match="holds other things"):
            book.check(book.parser().parse_args(["--output", str(folder)]))
    (site / ".buildinfo").touch()
    with pytest.raises(Problem, match="holds other things"):
        book.check(asked)
    (site / ".git").rmdir()
    book.check(asked)
    book.check(book.parser().parse_args([]))
    with pytest.raises(Problem, match="holds other things"):
        book.check(book.parser().parse_args(["--output", str(site / ".buildinfo")]))


def test_a_book_that_was_interrupted_can_be_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        (tmp_path / "site" / "a page").mkdir(parents=True)
        raise KeyboardInterrupt

    monkeypatch.setattr("sphinx.application.Sphinx", lambda *_, **__: SimpleNamespace(build=lambda: None))
    monkeypatch.setattr(book.shutil, "copytree", interrupted)
    with pytest.raises(KeyboardInterrupt):
        book.build(tmp_path / "pages", tmp_path / "site")
    book.check(book.parser().parse_args(["--output", str(tmp_path / "site")]))


def test_a_fault_of_a_page_is_told_and_nothing_lies_beside_the_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book, "FOLDERS", (tmp_path / "notebooks",))
    write(tmp_path / "notebooks" / "01-small.ipynb", nbformat.v4.new_markdown_cell("# A lesson\n\n[nowhere](gone.ipynb)"))
    book.gather(tmp_path, tmp_path / "pages")
    with pytest.raises(Problem, match="gone.ipynb"):
        book.build(tmp_path / "pages", tmp_path / "public_html" / "labs")
    assert os.listdir(tmp_path / "public_html") == ["labs"]
