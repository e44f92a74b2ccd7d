"""What a Java kernel's errors mean."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest

from course.running.session import Error, PeakMemory, Session, error_of, head, text_of


def cell(*outputs: dict, source: str = "f();") -> nbformat.NotebookNode:
    return nbformat.v4.new_code_cell(source, outputs=[nbformat.from_dict(output) for output in outputs])


def error(name: str, value: str, *traceback: str) -> dict:
    return {"output_type": "error", "ename": name, "evalue": value, "traceback": list(traceback)}


@pytest.mark.parametrize(
    ("name", "value", "meant"),
    [
        # As JJava 1.0-a8 was seen to send them.
        ("RuntimeException", "java.lang.IllegalStateException, a, b: c", Error("IllegalStateException", "a, b: c")),
        ("RuntimeException", "labs.check.CheckFailed, TO DO: f", Error("CheckFailed", "TO DO: f")),
        ("RuntimeException", "REPL.$JShell$21$A, null", Error("A", "")),
        ("RuntimeException", "java.lang.IllegalStateException, a message\nsecond", Error("IllegalStateException", "a message\nsecond")),
        ("EvalException", "java.lang.IllegalStateException: no", Error("IllegalStateException", "no")),
        ("RuntimeException", "not a class at all", Error("RuntimeException", "not a class at all")),
    ],
)
def test_the_exception_that_was_thrown_is_unpacked(name: str, value: str, meant: Error) -> None:
    assert error_of(cell(error(name, value))) == meant


def test_a_compilation_error_is_what_the_compiler_says() -> None:
    said = error_of(cell(error("CompilationException", "[snippet: [g();]]", "\x1b[1m|   g();\x1b[0m", "\x1b[31mcannot find symbol\x1b[0m", "")))
    assert said == Error("CompilationException", "|   g();\ncannot find symbol")


def test_the_text_of_a_cell_is_all_that_it_shows() -> None:
    shown = cell(
        {"output_type": "stream", "name": "stdout", "text": "PASS  a\n"},
        {"output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": {"text/plain": "3"}},
        error("RuntimeException", "labs.check.CheckFailed, FAIL  b"),
    )
    assert text_of(shown) == "PASS  a\n\n3\nCheckFailed: FAIL  b"


def test_the_head_of_a_cell_is_its_first_line_that_says_something() -> None:
    assert head(cell(source="\nimport a.B;\n// why\nvar x = new B();\nx")) == "var x = new B();"
    assert head(cell(source="import a.B;")) == "import a.B;"


def test_what_a_cell_shows_is_replaced_in_a_copy_of_it_that_runs_again(tmp_path: Path) -> None:
    def growing(name: str, before: str) -> nbformat.NotebookNode:
        shown = [f'labs.notebook.Notebook.update("{name}", java.util.Map.of("text/plain", "{text}"));' for text in ("half", "all")]
        return cell(source="\n".join([before, *shown]))

    notebook = nbformat.v4.new_notebook(cells=[growing("none", "")])
    with Session(notebook, tmp_path, {}) as session:
        for again in (growing("one", 'System.out.println("first");'), growing("two", "")):
            assert session.run(again, 0).error is None
            assert text_of(again).split()[-1] == "all"
            assert "half" not in text_of(again)


def test_the_peak_is_seen_though_no_clock_ever_says_look() -> None:
    """Under libfaketime, a wait with an end may never end; and a process may be gone before the first one does."""
    peak = PeakMemory()
    peak.watch(os.getpid())
    peak.stop()
    assert peak.mb > 10
