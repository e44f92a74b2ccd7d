"""labs.py run: on notebooks of a few cells."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from small import write

from course.running import execution
from course.running.results import NotebookResult
from course.verbs import run
from course.paths import ROOT
from course.problem import Problem

# A results table as labs.results.Results sends it, by way of the kernel's own classes.
TABLE = """
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
String mode = System.getenv("LABS_MODE");
java.util.Map<String, Object> accuracy = new java.util.HashMap<>();
accuracy.put("name", "test accuracy");
accuracy.put("measured", 0.85);
accuracy.put("published", "0.8787");
accuracy.put("must", java.util.Map.of("min", 0.87));
accuracy.put("shown", java.util.Map.of("measured", "0.8500", "must", "at least 0.87"));
accuracy.put("holds", mode.equals("full") ? false : null);
DisplayData table = new DisplayData("a table");
table.putData(MIMEType.parse("application/vnd.labs.results+json"),
    java.util.Map.of("lab", "small", "mode", mode, "figures", java.util.List.of(accuracy)));
table
"""

# It tells at once what a cell shows, which in a log stands every ten seconds.
TELLING = """
import sys
from course.running.terminal import CellProgress
from course.verbs import run
CellProgress.shows = lambda progress, text: print("shown:", text, flush=True)
sys.exit(run.main(sys.argv[1:]))
"""


@pytest.fixture
def no_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each notebook is as good as executed."""

    def execute(path: Path, mode: str, timeout: int | None) -> execution.Execution:
        return execution.Execution(nbformat.read(path, as_version=4), NotebookResult(execution.named(path), "JJava", mode, 1.0, 1))

    monkeypatch.setattr(execution, "execute", execute)


def started(tmp_path: Path, *arguments: object) -> int:
    return run.main([str(argument) for argument in arguments] + ["--output", str(tmp_path / "out")])


def kept(tmp_path: Path) -> list[tuple[str, str]]:
    """What results.json holds: notebooks by their names, and modes."""
    rows = json.loads((tmp_path / "out" / "results.json").read_text())["notebooks"]
    return [(Path(row["notebook"]).stem, row["mode"]) for row in rows]


def test_executes_and_collects_the_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(tmp_path / "labs" / "good.ipynb", "int x = 20;\nx + 1", TABLE)
    assert started(tmp_path, path, "--quick") == 0
    (entry,) = json.loads((tmp_path / "out" / "results.json").read_text())["notebooks"]
    figure = {"name": "test accuracy", "measured": 0.85, "published": "0.8787", "must": {"min": 0.87, "max": None}, "holds": None}
    assert entry["figures"] == [figure | {"shown": {"measured": "0.8500", "must": "at least 0.87"}}]
    assert list(entry) == ["notebook", "kernel", "mode", "seconds", "peak_rss_mb", "figures"]
    assert (entry["kernel"], entry["mode"]) == ("JJava", "quick")
    assert entry["seconds"] > 0
    assert entry["peak_rss_mb"] > 50
    executed = nbformat.read(tmp_path / "out" / "labs" / "good.ipynb", as_version=4)
    assert executed.cells[0].outputs[0].data["text/plain"] == "21"
    assert nbformat.read(path, as_version=4).cells[0].outputs == []
    assert "| test accuracy | 0.8500 | 0.8787 | at least 0.87 | not judged |" in (tmp_path / "out" / "results.md").read_text()
    assert "cell 1 of 2" in capsys.readouterr().out


@pytest.mark.usefixtures("no_kernel")
def test_a_later_run_keeps_the_figures_of_other_notebooks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As after an interrupt: the rest is run into the same folder. A quick run takes nothing away from full ones."""
    one, other = (write(tmp_path / "labs" / f"{name}.ipynb", "1 + 1") for name in ("one", "other"))
    for arguments in ([one, "--quick"], [other], [one]):
        started(tmp_path, *arguments)
    assert kept(tmp_path) == [("other", "full"), ("one", "full")]
    assert f"Of earlier runs these figures stay: {other}" in capsys.readouterr().out
    started(tmp_path, other, "--quick")
    assert kept(tmp_path) == [("one", "full"), ("other", "quick")]


@pytest.mark.usefixtures("no_kernel")
@pytest.mark.parametrize("inside", [True, False], ids=["in the project", "elsewhere"])
def test_figures_stay_as_long_as_their_executed_notebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: bool) -> None:
    if inside:
        for module in (run, execution):
            monkeypatch.setattr(module, "ROOT", tmp_path.resolve())
    mine = tmp_path / "workspace" / "mine"
    gone, there, last = (write(mine / f"{name}.ipynb", "1 + 1") for name in ("gone", "there", "last"))
    started(tmp_path, gone, there)
    (tmp_path / "out" / "mine" / "gone.ipynb").unlink()
    started(tmp_path, last)
    assert kept(tmp_path) == [("there", "full"), ("last", "full")]
    # Its executed notebook takes the place of the other's.
    started(tmp_path, write(tmp_path / "another" / "mine" / "there.ipynb", "2 + 2"))
    assert kept(tmp_path) == [("last", "full"), ("there", "full")]


def test_a_figure_that_must_hold_and_does_not_fails_a_full_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert started(tmp_path, write(tmp_path / "low.ipynb", TABLE)) == 1
    assert "low.ipynb: test accuracy is 0.8500, must be at least 0.87" in capsys.readouterr().out
    assert "| **no** |" in (tmp_path / "out" / "results.md").read_text()


def test_a_failing_cell_is_named_and_the_next_notebook_still_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = write(tmp_path / "bad.ipynb", "1 + 1", 'throw new IllegalStateException("three\\nlines\\nlong");', "int never = 1;")
    noisy = write(tmp_path / "noisy.ipynb", 'System.err.println("careful");', "2 + 2")
    assert started(tmp_path, bad, noisy) == 1
    said = capsys.readouterr().out
    assert 'bad.ipynb: cell 2 of 3 (throw new IllegalStateException("three\\nlines\\nlong");): IllegalStateException: three\n' in said
    assert 'noisy.ipynb: cell 1 of 2 (System.err.println("careful");): wrote to standard error' in said
    entries = json.loads((tmp_path / "out" / "results.json").read_text())["notebooks"]
    assert [Path(entry["notebook"]).name for entry in entries] == ["bad.ipynb", "noisy.ipynb"]
    folder = tmp_path / "out" / tmp_path.name
    assert nbformat.read(folder / "bad.ipynb", as_version=4).cells[2].execution_count is None
    assert nbformat.read(folder / "noisy.ipynb", as_version=4).cells[1].outputs[0].data["text/plain"] == "4"


def test_a_cell_that_is_meant_to_fail_must_fail_and_the_next_one_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def tagged(source: str) -> nbformat.NotebookNode:
        return nbformat.v4.new_code_cell(source, metadata={"tags": ["raises-exception"]})

    good = write(tmp_path / "good.ipynb", tagged("nobody.length()"), tagged("Object o = null;\no.hashCode()"), "2 + 2")
    assert started(tmp_path, good) == 0
    executed = nbformat.read(tmp_path / "out" / tmp_path.name / "good.ipynb", as_version=4)
    assert [cell.outputs[0].output_type for cell in executed.cells] == ["error", "error", "execute_result"]
    assert started(tmp_path, write(tmp_path / "bad.ipynb", tagged("1 + 1"), "2 + 2")) == 1
    assert "cell 1 of 2 (1 + 1): is tagged raises-exception and raised none" in capsys.readouterr().out


def test_a_kernel_that_dies_and_a_cell_that_is_too_slow_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dies = write(tmp_path / "dies.ipynb", "Runtime.getRuntime().halt(1);", "1")
    slow = write(tmp_path / "slow.ipynb", "Thread.sleep(60_000);", "1")
    assert started(tmp_path, dies) == 1
    assert started(tmp_path, slow, "--timeout", 2) == 1
    said = capsys.readouterr().out
    assert "cell 1 of 2 (Runtime.getRuntime().halt(1);): KernelDied" in said
    assert "the cell ran longer than the 2 s that it may take" in said


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C cannot be sent to one process there")
def test_ctrl_c_ends_the_kernel_and_keeps_what_there_is(tmp_path: Path) -> None:
    path = write(tmp_path / "long.ipynb", 'System.out.println("first");', 'System.out.println("half");\nThread.sleep(120_000);', "3")
    command = [sys.executable, "-c", TELLING, str(path), "--output", str(tmp_path / "out")]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert "shown: half\n" in child.stdout
        child.send_signal(signal.SIGINT)
        said, _ = child.communicate(timeout=60)
    finally:
        child.kill()
    assert child.returncode == 1
    assert "stopped by Ctrl-C" in said
    executed = nbformat.read(tmp_path / "out" / tmp_path.name / "long.ipynb", as_version=4)
    assert [[o.text for o in cell.outputs] for cell in executed.cells] == [["first\n"], ["half\n"], []]
    assert len(json.loads((tmp_path / "out" / "results.json").read_text())["notebooks"]) == 1


def test_a_notebook_of_another_kernel_or_of_none_is_refused(tmp_path: Path) -> None:
    python = write(tmp_path / "python.ipynb", "1", kernelspec={"name": "python3", "language": "python", "display_name": "Python"})
    with pytest.raises(Problem, match="for python; expected kernelspec.language java"):
        started(tmp_path, python)
    with pytest.raises(Problem, match="no notebook"):
        started(tmp_path, tmp_path / "absent.ipynb")


ODD = {
    "cut off": b'{"cells": [',
    "not text": b"\xff\xfe",
    "a list": b"[]",
    "no cells": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
    "no kernel": b'{"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": null}, "cells": []}',
    "of tomorrow": b'{"nbformat": 99, "metadata": {}, "cells": []}',
}


@pytest.mark.usefixtures("no_kernel")
@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_no_notebook_runs_before_all_are_read(tmp_path: Path, content: bytes) -> None:
    """The first one may take hours."""
    good, bad = write(tmp_path / "good.ipynb", "1 + 1"), tmp_path / "bad.ipynb"
    bad.write_bytes(content)
    with pytest.raises(Problem, match="bad.ipynb is not a notebook: "):
        started(tmp_path, good, bad)
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("no_kernel")
def test_a_notebook_that_is_gone_when_its_turn_comes_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    first, gone, last = (write(tmp_path / f"{name}.ipynb", "1 + 1") for name in ("first", "gone", "last"))
    as_good_as_executed = execution.execute

    def execute(path: Path, mode: str, timeout: int | None) -> execution.Execution:
        gone.unlink(missing_ok=True)
        execution.read(path)
        return as_good_as_executed(path, mode, timeout)

    monkeypatch.setattr(execution, "execute", execute)
    assert started(tmp_path, first, gone, last) == 1
    assert kept(tmp_path) == [("first", "full"), ("last", "full")]
    [failed] = [line for line in capsys.readouterr().out.splitlines() if line.startswith("FAILED")]
    assert "gone.ipynb is not a notebook: " in failed


@pytest.mark.usefixtures("no_kernel")
def test_two_runs_at_once_keep_each_others_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ("one", "two", "other", "another")
    one, two, *others = (write(tmp_path / "labs" / f"{name}.ipynb", "1 + 1") for name in names)
    as_good_as_executed = execution.execute

    def execute(path: Path, mode: str, timeout: int | None) -> execution.Execution:
        # While each of ours runs, another run begins and ends.
        if path in (one, two):
            started(tmp_path, others.pop())
        return as_good_as_executed(path, mode, timeout)

    monkeypatch.setattr(execution, "execute", execute)
    started(tmp_path, one, two)
    assert sorted(kept(tmp_path)) == sorted((name, "full") for name in names)


def test_an_import_in_a_later_cell_leaves_the_variables_of_earlier_ones(tmp_path: Path) -> None:
    # On IJava 1.3.0 as it comes both are null (see kernel.IJAVA_COMPILER).
    path = write(
        tmp_path / "imports.ipynb",
        'import java.util.concurrent.atomic.*;\nAtomicInteger first = new AtomicInteger(3);\nString f() { return "" + text(); }\n'
        'String text() { return "t"; }',
        "String second = f();",
        "import labs.data.*;\nimport labs.nn.*;",
        "int text = 3;",
        'import labs.train.*;\nimport labs.text.*;\n\nString third = "";',
        "if (first == null || second == null) throw new IllegalStateException();",
    )
    assert started(tmp_path, path, "--quick") == 0
