"""What a student has written or shown, as HTML that runs nothing, fetches nothing, and looks like no part of the page around it.
environment/jupyter/nbgrader_config.py names the two filters to nbconvert, for the pages of feedback and for Formgrader."""

from __future__ import annotations

import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import nbformat
from bleach import Cleaner
from bleach.css_sanitizer import CSSSanitizer
from jinja2 import pass_context
from nbconvert.exporters import HTMLExporter
from nbformat import NotebookNode
from nbgrader.utils import is_locked

# What a page has a form for; the first that an output has is shown.
SHOWN = ["text/html", "text/markdown", "image/svg+xml", "image/png", "image/jpeg", "text/plain"]
_SECONDS_OF_PAGE = 60
_SECONDS_UNTIL_NEXT = 0.05
# Of a piece of HTML: the time to read it grows with the square of how deeply its elements lie in each other.
_MOST_CHARACTERS, _MOST_TAGS = 500_000, 4_000
# Of a cell's text, and of what it shows, on a bare page; of all cells.
_BARE, _BARE_OF_ALL = 20_000, 1_000_000
_TAGS = "a abbr b blockquote br caption code dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img kbd li ol p pre s small span strong"
_TAGS += " sub summary sup table tbody td tfoot th thead tr ul"
# Enough for labs-lib's tables, galleries and coloured words; nothing that leaves its place.
_STYLES = ["background-color", "image-rendering", "text-align"]
_EVERYWHERE = {"title", "style", "scope", "colspan", "rowspan", "alt", "width", "height"}
_EXPORTER = HTMLExporter(exclude_anchor_links=True)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif);base64,[A-Za-z0-9+/=\s]*")
_STYLE = re.compile(r"(?!.*url)[-\w\s:;.,#%()]*", re.DOTALL | re.IGNORECASE)
_LINK = re.compile(r"https?://.*|#[\w-]*", re.DOTALL)


def clean_html(html: object) -> str:
    """Takes the place of nbconvert's filter of this name: what is not allowed stands there as text."""
    text = html if isinstance(html, str) else str(html)
    if len(text) > _MOST_CHARACTERS or text.count("<") > _MOST_TAGS:
        return f"<p>{len(text):,} characters of HTML with {text.count('<'):,} tags, more than a page shows.</p>"
    css = CSSSanitizer(allowed_css_properties=_STYLES)
    return Cleaner(_TAGS.split(), _allowed, ["http", "https", "data"], css_sanitizer=css).clean(text)


@pass_context
def markdown2html(context: Any, source: str) -> str:
    """Takes the place of nbconvert's filter of this name, whose HTML is what the student wrote."""
    return clean_html(_EXPORTER.markdown2html(context, source))


def plain(output: dict[str, Any]) -> NotebookNode:
    """An output without what would direct its display from outside; in words, where a page has no form for it."""
    made = nbformat.from_dict(output)
    if "data" in made:
        made.metadata = NotebookNode()
        if not set(SHOWN) & set(made.data):
            made.data = NotebookNode({"text/plain": f"({', '.join(made.data) or 'nothing'}, which a page of feedback does not show)"})
    return made


def bare(notebook: NotebookNode) -> NotebookNode:
    """A notebook whose page would take too long, or cannot be made: a student's text as it was typed, outputs that are text; of each
    cell no more than leaves room for all."""
    # Else nbconvert colours code as IPython's, for which blank lines take time with the square of their number.
    notebook.metadata["language_info"] = {"name": "java", "pygments_lexer": "text"}
    most = min(_BARE, _BARE_OF_ALL // max(1, len(notebook.cells)))
    for cell in notebook.cells:
        if not is_locked(cell):
            text = cell.source[:most]
            cell.source = text if cell.cell_type == "code" else "\n".join("    " + line for line in text.splitlines())
        if cell.cell_type == "code":
            cell.outputs = list(_as_text(cell.outputs, most))
    return notebook


def _as_text(outputs: list[NotebookNode], most: int) -> Iterator[NotebookNode]:
    """An error is never left out: it says why there are no points."""
    left = most
    for output in outputs:
        if output.output_type == "error":
            output.traceback = ["\n".join(output.traceback)[:most]]
            yield output
        elif output.output_type == "stream" and left:
            output.text = output.text[:left]
            left -= len(output.text)
            yield output


@contextmanager
def in_time() -> Iterator[None]:
    """What takes longer ends with an error, where the system has a clock for it."""

    def late(*_: object) -> None:
        raise TimeoutError(f"it takes longer than {_SECONDS_OF_PAGE} s")

    def dropped(lost: Any) -> None:
        """Python drops an error that comes while it frees an object."""
        if isinstance(lost.exc_value, TimeoutError):
            signal.setitimer(signal.ITIMER_REAL, _SECONDS_UNTIL_NEXT)
        else:
            hook(lost)

    if not hasattr(signal, "setitimer"):
        yield
        return
    hook, sys.unraisablehook = sys.unraisablehook, dropped
    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, _SECONDS_OF_PAGE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        sys.unraisablehook = hook


def _allowed(tag: str, name: str, value: str) -> bool:
    if name == "href":
        return tag == "a" and bool(_LINK.fullmatch(value))
    if name == "src":
        return tag == "img" and bool(_PICTURE.fullmatch(value))
    if name == "class":
        # Of labs-lib: what stands between two dollars is no formula.
        return value == "mathjax_ignore tex2jax_ignore"
    return name in _EVERYWHERE and (name != "style" or bool(_STYLE.fullmatch(value)))
