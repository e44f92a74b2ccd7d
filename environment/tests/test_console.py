"""Progress on a terminal and in a log."""

from __future__ import annotations

import io
import time

import nbformat

from course.console import Ticker
from course.running.session import Outcome
from course.running.terminal import CellProgress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    def comes_to_show(self, text: str) -> bool:
        """Waits for it."""
        end = time.monotonic() + 60
        while text not in self.getvalue() and time.monotonic() < end:
            time.sleep(0.01)
        return text in self.getvalue()


def test_on_a_terminal_a_line_is_rewritten_in_place() -> None:
    out, said = Terminal(), iter(["1 of 2", "2 of 2"])
    with Ticker(lambda: next(said, "2 of 2"), out) as ticker:
        assert out.comes_to_show("2 of 2")
    ticker.write("done", last=True)
    shown = [line.strip() for line in out.getvalue().split("\r")]
    assert shown[:3] == ["", "1 of 2", "2 of 2"] and shown[-1] == "done"
    assert out.getvalue().count("\n") == 1


def test_in_a_log_only_what_is_finished_stands_at_once() -> None:
    out = io.StringIO()
    with CellProgress(12, out) as progress:
        progress.start(3, nbformat.v4.new_code_cell("import x;\nfit();"))
        progress.shows("epoch 1/2")
        progress.end(Outcome(None, "oops"))
    assert out.getvalue().split()[:4] == ["cell", "3", "of", "12"]
    assert out.getvalue().endswith("!fit();\n") and out.getvalue().count("\n") == 1


def test_a_running_cell_shows_what_it_showed_last() -> None:
    out = Terminal()
    with CellProgress(2, out) as progress:
        progress.start(1, nbformat.v4.new_code_cell("fit();"))
        progress.shows("epoch 1/2")
        assert out.comes_to_show("epoch 1/2")
        progress.end(Outcome(None, ""))
    lines = [line.strip() for line in out.getvalue().split("\r")]
    assert any(line.endswith("fit();  epoch 1/2") for line in lines)
    assert lines[-1] == "", "nothing of it is left"
