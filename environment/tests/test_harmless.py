"""A student's HTML and Markdown on a page: what is left of it, read by another parser."""

from __future__ import annotations

import re
import signal
import time
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace

import hostile
import nbformat
import pytest
from small import brought, greeting

from course.authoring import generation
from course.classroom import gradebook, harmless
from course.classroom.submissions import Submission
from course.classroom.task import Executed

# What runs, loads, asks for something, or changes the page around it.
FORBIDDEN = set("script style link meta base title head body html iframe frame frameset object embed applet param".split())
FORBIDDEN |= set("form input button textarea select option fieldset label dialog canvas template slot portal noscript".split())
FORBIDDEN |= set("video audio source track picture svg math mglyph use image marquee plaintext xmp noembed".split())
SAFE = {"title", "style", "scope", "colspan", "rowspan", "alt", "width", "height", "href", "src", "open"}


def rendered(markdown: str) -> str:
    return harmless.markdown2html(SimpleNamespace(get=lambda name, other: other), markdown)


def elements(html: str) -> list[tuple[str, dict[str, str]]]:
    """Names and attributes."""
    found: list[tuple[str, dict[str, str]]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda name, attributes: found.append((name, dict(attributes)))
    parser.feed(html)
    parser.close()
    return found


@pytest.mark.parametrize("clean", [harmless.clean_html, rendered])
@pytest.mark.parametrize("text", hostile.MARKDOWN)
def test_nothing_is_left_that_runs_loads_or_leaves_its_place(clean, text: str) -> None:
    for name, attributes in elements(clean(text)):
        assert name not in FORBIDDEN
        assert set(attributes) <= SAFE
        assert attributes.get("href", "#").startswith(("https://", "http://", "#"))
        assert attributes.get("src", "data:image/png").startswith("data:image/")
        assert not re.search(r"url|@|\\|position|margin|border", attributes.get("style") or "")


def test_what_labs_lib_shows_stays_as_it_is() -> None:
    shown = (
        '<table class="mathjax_ignore tex2jax_ignore">\n<caption>Words</caption>\n<thead><tr><th scope="col" style="text-align: right;">n</th></tr></thead>\n'
        '<tbody><tr><td>1 &lt; 2</td></tr></tbody>\n</table><img alt="7" height="56" src="data:image/png;base64,iVBORw0KGgo=" '
        'style="image-rendering: pixelated;"><div class="mathjax_ignore tex2jax_ignore"><p><strong>Words</strong></p>'
        '<span title="+0.51" style="background-color: rgba(37, 99, 235, 0.4);">good</span></div>'
    )
    assert harmless.clean_html(shown) == shown


def test_a_page_shows_only_kinds_that_are_made_harmless_and_names_the_others() -> None:
    config = generation.settings()
    assert config.WidgetsDataTypeFilter.display_data_priority == harmless.SHOWN
    assert config.HTMLExporter.sanitize_html
    script = {"output_type": "display_data", "data": {"application/javascript": "steal()"}, "metadata": {"filenames": {"image/png": "https://x"}}}
    assert harmless.plain(script).data == {"text/plain": "(application/javascript, which a page of feedback does not show)"}
    assert harmless.plain(script).metadata == {}


def test_markdown_keeps_what_students_write() -> None:
    page = rendered("## Why\n\nSince `a < b && b > c`, **so** [it](https://djl.ai) is:\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\n```java\nint x;\n```")
    assert "<code>a &lt; b &amp;&amp; b &gt; c</code>" in page and "<h2>Why</h2>" in page
    assert '<td style="text-align:right;">2</td>' in page and 'href="https://djl.ai"' in page


def test_html_that_would_take_minutes_to_read_is_counted() -> None:
    for html in ("<b>" * 100_000, "x" * 600_000 + "<b>"):
        assert re.fullmatch(r"<p>[\d,]+ characters of HTML with [\d,]+ tags, more than a page shows.</p>", harmless.clean_html(html))


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no clock that interrupts")
def test_time_that_is_up_while_an_object_is_freed_is_up_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow:
        def __del__(self) -> None:
            time.sleep(10)  # an error that ends this is dropped

    monkeypatch.setattr(harmless, "_SECONDS_OF_PAGE", 0.2)
    with pytest.raises(TimeoutError, match="takes longer"), harmless.in_time():
        Slow()
        time.sleep(10)
        raise AssertionError("nothing ended it")


def test_a_bare_notebook_is_short_whatever_was_written_and_shown() -> None:
    released = brought("given", "int given;")
    shown = [nbformat.v4.new_output("stream", name=name, text="\x1b[0m" * 10**5) for name in ("stdout", "stderr")]
    failed = nbformat.v4.new_output("error", ename="A", evalue="why", traceback=["why", *["y" * 20_000] * 50])
    written = [nbformat.v4.new_code_cell("int mine;" + "\n" * 10**5, outputs=[*shown, failed]) for _ in range(50)]
    told = [nbformat.v4.new_markdown_cell("# mine\n" + "<b>" * 10**5) for _ in range(50)]
    bare = harmless.bare(nbformat.v4.new_notebook(cells=[released, *written, *told]))
    assert bare.cells[0].source == "int given;"
    assert all(cell.source.startswith("int mine;") and cell.outputs[-1].traceback[0].startswith("why") for cell in bare.cells[1:51])
    assert all(cell.source.startswith("    # mine\n    <b>") for cell in bare.cells[51:])
    outputs = [output.get("text", "") + "".join(output.get("traceback", [])) for cell in bare.cells[:51] for output in cell.outputs]
    assert sum(len(cell.source) for cell in bare.cells) + sum(map(len, outputs)) < 3_000_000


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no clock that interrupts")
def test_a_page_that_takes_too_long_is_made_of_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harmless, "_SECONDS_OF_PAGE", 6)
    classroom = gradebook.Classroom(tmp_path / "class")
    classroom.folder.mkdir()
    classroom.release(greeting(tmp_path / "01-greetings.ipynb"))
    key = classroom.key("01-greetings")
    notebook = nbformat.v4.new_notebook(cells=[*map(nbformat.from_dict, key.cells.values()), nbformat.v4.new_markdown_cell("<i>mine</i>")])
    html = {"output_type": "display_data", "data": {"text/html": "<b>" * 3_999}, "metadata": {}}
    outputs = {0: [html] * 500 + [{"output_type": "stream", "name": "stdout", "text": "a line"}]}
    submission = Submission("ada", "01-greetings")
    classroom.record(gradebook.Prepared(submission, "sum", notebook, None, []), Executed(outputs, [], ""))
    page = classroom.page(submission).read_text(encoding="utf-8")
    assert "a line" in page and "it cannot be, or takes too long" in page and "&lt;i&gt;mine&lt;/i&gt;" in page
    assert page.count("<b>") < 10
