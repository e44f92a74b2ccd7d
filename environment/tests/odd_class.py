"""A class of odd and hostile students, made by code: what each hands in, and the points that it must have, known beforehand."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

TWICE = "int twice(int x) { return x + x; }"
GREET = "String greet(String name) { return hello + name; }"
BOTH = {"twice": TWICE, "greet": GREET}

# What is tried to be reached, each by an expression that throws or gives false where it is not.
REACHED = """
Map<String, java.util.concurrent.Callable<Boolean>> tries = new LinkedHashMap<>();
tries.put("gradebook", () -> new java.io.File("{course}/gradebook.db").canRead());
tries.put("tests", () -> new java.io.File("{course}/source").canRead());
tries.put("others", () -> new java.io.File("{course}/submitted/right").canRead());
tries.put("solutions", () -> new java.io.File("{root}/solutions").canRead());
tries.put("home", () -> Arrays.stream(new java.io.File("{home}").listFiles()).anyMatch(java.io.File::isFile));
tries.put("environment", () -> System.getenv("ODD_SECRET") != null);
tries.put("write", () -> new java.io.File("{course}").canWrite() || new java.io.File("{root}/environment").canWrite());
tries.put("library", () -> new java.io.File("{root}/.labs/builds").canWrite());
tries.put("processes", () -> ProcessHandle.allProcesses().count() > 8);
tries.put("network", () -> {{ try (var s = new java.net.Socket("{address}", {port})) {{ return true; }} }});
for (var one : tries.entrySet()) {{
    boolean reached;
    try {{ reached = one.getValue().call(); }} catch (Exception e) {{ reached = false; }}
    System.out.println((reached ? "REACHED " : "apart from ") + one.getKey());
}}
"""

SHADOWS = """
class labs { static class check { static class Check {
    static Check that(String what, java.util.concurrent.Callable<?> code) { System.out.println("PASS  " + what); return new Check(); }
    Check hint(String text) { return this; }
    void isEqualTo(Object x) { }
} } }
"""
MATH = "class Math { static int abs(int x) { return 10; } }"
BYE = 'String greet(String name) { return "bye"; }'
ONLY_ADA = 'String greet(String name) { return name.equals("ada") ? "hello, ada" : ""; }'
MEMORY = """
var field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
field.setAccessible(true);
long place = ((sun.misc.Unsafe) field.get(null)).allocateMemory(3_500_000_000L);
"""
OUTPUT = """
System.out.println("x".repeat(200_000_000));
for (int i = 0; i < 20_000; i++) System.out.println("line " + i);
"""


@dataclass(frozen=True)
class Student:
    """`points`: those that the notebook must get. `failed`: it is not graded to its end, and these words say why; `says`: words that
    stand in the summary or on the page besides."""

    name: str
    points: float
    change: Callable[[NotebookNode], NotebookNode | bytes]
    failed: str = ""
    says: str = ""


def students(reaching: str) -> list[Student]:
    """`reaching`: REACHED with its places filled in."""
    return [
        Student("right", 5, _with(**BOTH)),
        Student("half", 2, _with(twice=TWICE), says="TO DO"),
        Student("wrong", 0, _with(twice="int twice(int x) { return x * x; }", greet=BYE), says="say hello"),
        Student("loop", 3, _with(twice="int twice(int x) { while (true) { } }", greet=GREET), says="is there a loop without end?"),
        Student("exit", 2, _with(twice=TWICE, greet='String greet(String n) { System.exit(0); return ""; }'), failed="the kernel ended in greet-test"),
        Student("death", 3, _with(twice="int twice(int x) { throw new ThreadDeath(); }", greet=GREET)),
        Student("memory", 5, _with(MEMORY, **BOTH)),
        Student("output", 5, _with(OUTPUT, **BOTH), says="showed too much"),
        Student("stderr", 5, _with(twice=TWICE, greet='String greet(String n) { System.err.println("hm"); return hello + n; }')),
        Student("deleted", 5, _then(_with(**BOTH), lambda cells: [c for c in cells if not _id(c).endswith("-test")]), says="was put back"),
        Student("doubled", 5, _then(_with(**BOTH), lambda cells: [*cells, *_again(cells)]), says="is a second twice-test"),
        Student("edited", 0, _with(twice_test="int passed = 1;", greet_test="")),
        Student("renamed", 5, _then(_with(**BOTH), _renamed), says="has the name mine, which the lab does not know"),
        Student("added", 5, _then(_with(**BOTH), lambda cells: [*cells, _added()]), says="has the name extra"),
        Student("shadowed", 0, _with(SHADOWS), says="declares labs, which the checks use"),
        Student("math", 2, _with(MATH, twice=TWICE, greet=ONLY_ADA), says="declares Math, which the checks use"),
        Student("half a pair", 5, _with('// \ud800\nString picture = "\udfff";', **BOTH)),
        Student("quiet", 5, _with("System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));", **BOTH)),
        Student("broken", 0, lambda notebook: b"{", failed="it is not a notebook"),
        Student("deep", 0, lambda notebook: b"[" * 200_000, failed="it is not a notebook"),
        Student("other", 0, _then(_with(), lambda cells: [new_code_cell("int x = 1;")]), failed="is it the notebook of another lab?"),
        Student("python", 0, _python, failed="it is a notebook for python"),
        Student("Zoë O'Brien (2)", 5, _with(**BOTH)),
        Student("reaching", 5, _with(reaching, **BOTH)),
    ]


def hand_in(course: Path, lab: str, student: Student) -> Path:
    notebook = nbformat.read(course / "release" / lab / f"{lab}.ipynb", as_version=4)
    changed = student.change(notebook)
    path = course / "submitted" / student.name / lab / f"{lab}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(changed if isinstance(changed, bytes) else json.dumps(changed).encode())
    return path


def _id(cell: NotebookNode) -> str:
    return cell.metadata.get("nbgrader", {}).get("grade_id", "")


def _with(first: str = "", **sources: str) -> Callable[[NotebookNode], NotebookNode]:
    """The notebook with these cells filled in, and a cell of the student's own after the lab's first."""

    def change(notebook: NotebookNode) -> NotebookNode:
        for cell in notebook.cells:
            cell.source = sources.get(_id(cell).replace("-", "_"), cell.source)
        if first:
            notebook.cells.insert(2, new_code_cell(first))
        return notebook

    return change


def _then(change: Callable[[NotebookNode], NotebookNode], cells: Callable[[list], list]) -> Callable[[NotebookNode], NotebookNode]:
    def both(notebook: NotebookNode) -> NotebookNode:
        notebook = change(notebook)
        notebook.cells = cells(notebook.cells)
        return notebook

    return both


def _again(cells: list) -> list:
    """Copies, as JupyterLab makes them, of all graded cells; with a fault in them."""
    copies = [nbformat.from_dict(json.loads(json.dumps(cell))) for cell in cells if _id(cell).endswith("-test")]
    for copy in copies:
        copy.source = "throw new RuntimeException();"
    return copies


def _renamed(cells: list) -> list:
    for cell in cells:
        if _id(cell) == "greet-test":
            cell.metadata.nbgrader.grade_id = "mine"
    return cells


def _added() -> NotebookNode:
    of_nbgrader = {"grade": True, "grade_id": "extra", "locked": True, "points": 100, "schema_version": 1, "solution": "maybe"}
    return new_code_cell("int x = 1;", metadata={"nbgrader": of_nbgrader})


def _python(notebook: NotebookNode) -> NotebookNode:
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return notebook
