"""A class of odd and hostile students, made by code: what each hands in, and the points that it must have, known beforehand."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import hostile
import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from small import counting, greeting


@dataclass(frozen=True)
class Exercise:
    """A method that a lab asks for: what stands before its body, bodies that are right, wrong and right for the visible check alone."""

    name: str
    head: str
    right: str
    wrong: str
    made_up: str
    points: float

    def __call__(self, body: str) -> dict[str, str]:
        return {self.name: f"{self.head} {{ {body} }}"}


@dataclass(frozen=True)
class Lab:
    """`hint`: of the second exercise; `hidden`: what its hidden check expects of Math.abs."""

    name: str
    make: Callable[[Path], Path]
    first: Exercise
    second: Exercise
    hint: str
    hidden: int


GREETINGS = Lab(
    "02-greetings",
    greeting,
    Exercise("twice", "int twice(int x)", "return x + x;", "return x * x;", "return 6;", 2),
    Exercise(
        "greet",
        "String greet(String name)",
        "return hello + name;",
        'return "bye";',
        'return name.equals("ada") ? "hello, ada" : "";',
        3,
    ),
    "say hello",
    10,
)
LETTERS = Lab(
    "03-letters",
    counting,
    Exercise("shout", "String shout(String text)", "return text.toUpperCase();", "return text;", 'return "HM";', 1),
    Exercise(
        "count",
        "int count(String text, char letter)",
        "return (int) text.chars().filter(c -> c == letter).count();",
        "return text.length();",
        'return text.equals("banana") ? 3 : 0;',
        4,
    ),
    "only that letter",
    2,
)

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
MEMORY = """
var field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
field.setAccessible(true);
long place = ((sun.misc.Unsafe) field.get(null)).allocateMemory(3_500_000_000L);
"""
LINES = 'for (int i = 0; i < 20_000; i++) System.out.println("line " + i);'
OUTPUT = 'System.out.print("x".repeat(200_000_000));\n' + LINES
# 20,000 lines of "line ", a number and a line's end.
BYTES = 200_000_000 + sum(len(f"line {i}\n") for i in range(20_000))
THROWS = """throw new IllegalStateException("<script>steal('thrown')</script>\\n  hint: <img src=x onerror=steal('hint')>");"""


@dataclass(frozen=True)
class Student:
    """`points`: those that the notebook must get. `failed`: it is not graded to its end, and these words say why; `says`: words that
    stand in the summary or on the page besides."""

    name: str
    points: float
    change: Callable[[NotebookNode], NotebookNode | bytes]
    failed: str = ""
    says: str = ""


def students(lab: Lab, reaching: str) -> list[Student]:
    """`reaching`: REACHED with its places filled in."""
    first, second = lab.first, lab.second
    one, two, all_of_them = first.points, second.points, first.points + second.points
    right = first(first.right) | second(second.right)
    noisy = second(f'System.err.println("hm"); {second.right}')
    math = f"class Math {{ static int abs(int x) {{ return {lab.hidden}; }} }}"
    check = f"{second.name}-test"
    return [
        Student("right", all_of_them, _with(**right)),
        Student("half", one, _with(**first(first.right)), says="TO DO"),
        Student("wrong", 0, _with(**first(first.wrong), **second(second.wrong)), says=lab.hint),
        Student("loop", two, _with(**right | first("while (true) { }")), says="is there a loop without end?"),
        Student("exit", one, _with(**right | second("System.exit(0); throw new Error();")), failed=f"the kernel ended in {check}"),
        Student("death", two, _with(**right | first("throw new ThreadDeath();"))),
        Student("memory", all_of_them, _with(MEMORY, **right)),
        Student("output", all_of_them, _with(OUTPUT, **right), says=f"{BYTES - 2_000_000:,} of {BYTES:,} bytes are not kept"),
        Student("lines", all_of_them, _with(LINES, **right), says="".join(f"line {i}\n" for i in range(20_000))),
        Student("stderr", all_of_them, _with(**right | noisy)),
        Student("deleted", all_of_them, _then(_with(**right), _without_tests), says="was put back"),
        Student("doubled", all_of_them, _then(_with(**right), lambda cells: [*cells, *_again(cells)]), says=f"is a second {check}"),
        Student("edited", 0, _with(**{f"{first.name}_test": "int passed = 1;", f"{second.name}_test": ""})),
        Student("renamed", all_of_them, _then(_with(**right), _renamed(check)), says="has the name mine, which the lab does not know"),
        Student("added", all_of_them, _then(_with(**right), lambda cells: [*cells, _added()]), says="has the name extra"),
        Student("shadowed", 0, _with(SHADOWS), says="declares labs, which the checks use"),
        Student("math", one, _with(math, **right | second(second.made_up)), says="declares Math, which the checks use"),
        Student("half a pair", all_of_them, _with('// \ud800\nString picture = "\udfff";', **right)),
        Student("quiet", all_of_them, _with("System.setOut(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));", **right)),
        Student("broken", 0, lambda notebook: b"{", failed="it is not a notebook"),
        Student("deep", 0, lambda notebook: b"[" * 200_000, failed="it is not a notebook"),
        Student("other", 0, _then(_with(), lambda cells: [new_code_cell("int x = 1;")]), failed="is it the notebook of another lab?"),
        Student("python", 0, _python, failed="it is a notebook for python"),
        Student("Zoë O'Brien (2)", all_of_them, _with(**right)),
        Student("reaching", all_of_them, _with(reaching, **right)),
        Student("hostile", one, _then(_with(hostile.cell(), **right | second(THROWS)), _told), says="which a page of feedback does not show"),
    ]


def hand_in(course: Path, lab: Lab, student: Student) -> Path:
    notebook = nbformat.read(course / "release" / lab.name / f"{lab.name}.ipynb", as_version=4)
    changed = student.change(notebook)
    path = course / "submitted" / student.name / lab.name / f"{lab.name}.ipynb"
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


def _without_tests(cells: list) -> list:
    return [cell for cell in cells if not _id(cell).endswith("-test")]


def _told(cells: list) -> list:
    return [*cells, *map(new_markdown_cell, hostile.MARKDOWN)]


def _again(cells: list) -> list:
    """Copies, as JupyterLab makes them, of all graded cells; with a fault in them."""
    copies = [nbformat.from_dict(json.loads(json.dumps(cell))) for cell in cells if _id(cell).endswith("-test")]
    for copy in copies:
        copy.source = "throw new RuntimeException();"
    return copies


def _renamed(check: str) -> Callable[[list], list]:
    def change(cells: list) -> list:
        next(cell for cell in cells if _id(cell) == check).metadata.nbgrader.grade_id = "mine"
        return cells

    return change


def _added() -> NotebookNode:
    of_nbgrader = {"grade": True, "grade_id": "extra", "locked": True, "points": 100, "schema_version": 1, "solution": "maybe"}
    return new_code_cell("int x = 1;", metadata={"nbgrader": of_nbgrader})


def _python(notebook: NotebookNode) -> NotebookNode:
    notebook.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return notebook
