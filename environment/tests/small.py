"""Small notebooks for tests, made in code."""

from __future__ import annotations

from pathlib import Path

import nbformat
from nbformat import NotebookNode

KERNELSPEC = {"display_name": "Java", "language": "java", "name": "java"}


def write(path: Path, *cells: NotebookNode | str, kernelspec: dict = KERNELSPEC) -> Path:
    """Text stands for a code cell."""
    made = nbformat.v4.new_notebook(metadata={"kernelspec": dict(kernelspec)})
    for number, cell in enumerate(cells):
        cell = nbformat.v4.new_code_cell(cell) if isinstance(cell, str) else cell
        cell["id"] = f"cell-{number}"
        made.cells.append(cell)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(made, path)
    return path


def answer(grade_id: str, source: str) -> NotebookNode:
    """The cell that a student fills in."""
    return _graded(nbformat.v4.new_code_cell(source), grade_id, solution=True)


def check(grade_id: str, points: float, source: str) -> NotebookNode:
    """A test cell."""
    return _graded(nbformat.v4.new_code_cell(source), grade_id, grade=True, locked=True, points=points)


def brought(grade_id: str, source: str) -> NotebookNode:
    """A cell of the lab's own, which nobody can change."""
    return _graded(nbformat.v4.new_code_cell(source), grade_id, locked=True)


def words(grade_id: str, points: float, source: str) -> NotebookNode:
    """An answer in words, graded by hand."""
    return _graded(nbformat.v4.new_markdown_cell(source), grade_id, grade=True, solution=True, points=points)


def _graded(cell: NotebookNode, grade_id: str, **flags: object) -> NotebookNode:
    cell.metadata["nbgrader"] = {"grade_id": grade_id, "schema_version": 3, "task": False} | {
        "grade": False,
        "solution": False,
        "locked": False,
        **flags,
    }
    return cell


def doubling(path: Path) -> Path:
    """A solution with one code exercise, hidden tests and a question."""
    return write(
        path,
        nbformat.v4.new_markdown_cell("# Doubling\n\nWrite a method that doubles a number."),
        "int base = 10;",
        answer("twice", "int twice(int x) {\n  // BEGIN SOLUTION\n  return 2 * x;\n  // END SOLUTION\n}"),
        check(
            "twice-test",
            2,
            'labs.check.Check.that("twice(3)", () -> twice(3)).hint(x -> x == 9, "that is the square").isEqualTo(6);\n'
            '// BEGIN HIDDEN TESTS\nlabs.check.Check.that("twice(0)", () -> twice(0)).isEqualTo(0);\n// END HIDDEN TESTS',
        ),
        'System.out.println("with the number " + base);',
        nbformat.v4.new_markdown_cell("Why is zero a good test?"),
        words("why-zero", 1, "It tells adding from doubling.\n\nRubric\n- 1 point: names another function with the same value at 3."),
    )


def greeting(path: Path) -> Path:
    """A solution with two code exercises, of 2 and 3 points, and a cell of the lab's own before them."""
    source = 'import java.util.function.*;\nString hello = "hello, ";\nSystem.out.println("ready");'
    given = _graded(nbformat.v4.new_code_cell(source), "given", locked=True)
    return write(
        path,
        nbformat.v4.new_markdown_cell("# Greetings\n\nDouble a number, greet a name."),
        given,
        answer("twice", "int twice(int x) {\n  // BEGIN SOLUTION\n  return 2 * x;\n  // END SOLUTION\n}"),
        check("twice-test", 2, 'labs.check.Check.that("twice(3)", () -> twice(3)).isEqualTo(6);'),
        answer("greet", "String greet(String name) {\n  // BEGIN SOLUTION\n  return hello + name;\n  // END SOLUTION\n}"),
        check(
            "greet-test",
            3,
            'labs.check.Check.that("greet(\\"ada\\")", () -> greet("ada")).hint("say hello").isEqualTo("hello, ada");\n'
            '// BEGIN HIDDEN TESTS\nlabs.check.Check.that("Math", () -> Math.abs(-greet("bob").length())).isEqualTo(10);\n// END HIDDEN TESTS',
        ),
    )


def counting(path: Path) -> Path:
    """Another one, of 1 and 4 points."""
    given = _graded(nbformat.v4.new_code_cell("import java.util.stream.*;"), "given", locked=True)
    return write(
        path,
        nbformat.v4.new_markdown_cell("# Letters\n\nMake a text loud, count a letter."),
        given,
        answer("shout", "String shout(String text) {\n  // BEGIN SOLUTION\n  return text.toUpperCase();\n  // END SOLUTION\n}"),
        check("shout-test", 1, 'labs.check.Check.that("shout(\\"hm\\")", () -> shout("hm")).isEqualTo("HM");'),
        answer(
            "count",
            "int count(String text, char letter) {\n  // BEGIN SOLUTION\n"
            "  return (int) text.chars().filter(c -> c == letter).count();\n  // END SOLUTION\n}",
        ),
        check(
            "count-test",
            4,
            'labs.check.Check.that("count(\\"banana\\", \'a\')", () -> count("banana", \'a\')).hint("only that letter").isEqualTo(3);\n'
            '// BEGIN HIDDEN TESTS\nlabs.check.Check.that("Math", () -> Math.abs(-count("bob", \'b\'))).isEqualTo(2);\n// END HIDDEN TESTS',
        ),
    )
