"""The harness for answers, on a small exercise."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from small import answer, check, doubling, write

from course.authoring.answers import FORGET, RIGHT, STUB, WRONG, Answer, judge, parse
from course.problem import Problem
from course.running.session import Session, text_of

LISTED = """// Answers to the doubling exercise.

//// twice | right | by adding
int twice(int x) {
  return x + x;
}

//// twice | wrong | squares | expects: that is the square
int twice(int x) {
  return x * x;
}
"""


def listed(tmp_path: Path, text: str) -> list[Answer]:
    path = tmp_path / "answers.java"
    path.write_text(text)
    return parse(path)


def test_answers_are_read(tmp_path: Path) -> None:
    assert listed(tmp_path, LISTED) == [
        Answer("twice", RIGHT, "by adding", "int twice(int x) {\n  return x + x;\n}"),
        Answer("twice", WRONG, "squares", "int twice(int x) {\n  return x * x;\n}", "that is the square"),
    ]


@pytest.mark.parametrize(
    "line",
    ["//// twice", "//// twice | perhaps | how", "//// twice | wrong | no words", "//// twice | right | how | expects: a", "///// x | right | y"],
)
def test_a_marker_in_another_form_is_refused_with_its_line(tmp_path: Path, line: str) -> None:
    with pytest.raises(Problem, match="answers.java, line 3: expected '//// EXERCISE"):
        listed(tmp_path, f"// first\n\n{line}\n")


def test_a_name_that_another_answer_has_is_refused_with_both_lines(tmp_path: Path) -> None:
    """The verdicts of a lab are found by it."""
    again = "//// twice | wrong | squares | expects: other words"
    with pytest.raises(Problem, match="answers.java, line 13: expected a name of its own, received .*squares.*, which line 8 has"):
        listed(tmp_path, f"{LISTED}\n{again}\n")
    assert len(listed(tmp_path, f"{LISTED}\n{again.replace('twice', 'thrice')}\n//// twice | right | squares\n")) == 4


def test_each_answer_is_judged(tmp_path: Path) -> None:
    solution = doubling(tmp_path / "01-doubling.ipynb")
    more = [
        Answer("twice", WRONG, "expected other words", "int twice(int x) { return x * x; }", "an offset"),
        Answer("twice", WRONG, "right in truth", "int twice(int x) { return 2 * x; }", "anything"),
        Answer("twice", RIGHT, "fails a hidden test", "int twice(int x) { return x == 0 ? 1 : 2 * x; }"),
        Answer("twice", RIGHT, "says something on standard error", 'int twice(int x) { System.err.println("x"); return 2 * x; }'),
        Answer("twice", WRONG, "does not compile", 'int twice(int x) { return "a"; }', "cannot be converted"),
        Answer("twice", RIGHT, "of another type, so that the one before it would answer", "int twice(String x) { return 1; }"),
    ]
    verdicts = list(judge(solution, listed(tmp_path, LISTED) + more))
    complaints = {verdict.answer.how: verdict.complaint.split(":")[0] for verdict in verdicts}
    assert complaints == {
        "the solution's own": "",
        "as shipped": "",
        "by adding": "",
        "squares": "",
        "expected other words": "expected the words 'an offset', received",
        "right in truth": "a wrong answer passed",
        "fails a hidden test": "a right answer failed",
        "says something on standard error": "a right answer failed",
        "does not compile": "",
        "of another type, so that the one before it would answer": "a right answer failed",
    }
    assert "hint: that is the square" in next(verdict.said for verdict in verdicts if verdict.answer.how == "squares")


def test_cells_between_run_once_and_a_later_exercise_has_the_right_answer_of_the_one_before(tmp_path: Path) -> None:
    solution = write(
        tmp_path / "01-two.ipynb",
        "int runs = 0;",
        answer("one", "int one() {\n  // BEGIN SOLUTION\n  return 1;\n  // END SOLUTION\n}"),
        check("one-test", 1, 'labs.check.Check.that("one()", () -> one()).isEqualTo(1);'),
        "runs++;",
        "int more() { return one(); }",
        check("more-test", 1, 'labs.check.Check.that("more()", () -> more()).isEqualTo(1);'),
        answer("count", "int count() {\n  // BEGIN SOLUTION\n  return runs;\n  // END SOLUTION\n}"),
        check("count-test", 1, 'labs.check.Check.that("count()", () -> count() * one()).isEqualTo(1);'),
    )
    wrong = Answer("one", WRONG, "two", "int one() { return 2; }", "received: 2")
    again = Answer("count", RIGHT, "again", "int count() { return 0 + runs; }")
    assert [verdict.complaint for verdict in judge(solution, [again, wrong, wrong])] == [""] * 7


def test_two_answers_under_one_set_of_tests_are_one_exercise(tmp_path: Path) -> None:
    solution = write(
        tmp_path / "01-pair.ipynb",
        answer("f", "int f() {\n  // BEGIN SOLUTION\n  return 1;\n  // END SOLUTION\n}"),
        answer("g", "int g() {\n  // BEGIN SOLUTION\n  return 2;\n  // END SOLUTION\n}"),
        check("f-test", 1, 'labs.check.Check.that("f()", () -> f()).isEqualTo(1);'),
        check("g-test", 1, 'labs.check.Check.that("g()", () -> g()).isEqualTo(2);'),
    )
    listed = [Answer("f", WRONG, "3", "int f() { return 3; }", "f()"), Answer("g", WRONG, "3", "int g() { return 3; }", "g()")]
    verdicts = {(verdict.answer.exercise, verdict.answer.kind): verdict for verdict in judge(solution, listed)}
    assert [verdict.complaint for verdict in verdicts.values()] == [""] * 4
    assert list(verdicts) == [("f", RIGHT), ("f", STUB), ("f", WRONG), ("g", WRONG)]
    assert "f()" not in verdicts["g", WRONG].said


def test_what_has_run_is_forgotten_and_what_was_declared_is_not(tmp_path: Path) -> None:
    cells = [
        "import java.util.function.*;\nint a = 1;\nrecord Pair(int x, int y) {}\nint ran = 0;",
        "Supplier<Pair> pair() { return new Supplier<>() { public Pair get() { return new Pair(a, 2); } }; }",
        *["if (a > 0) ran++;"] * 5,
        FORGET,
        "int a = 3;",
        "var kernel = org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel();\n"
        'var shell = (jdk.jshell.JShell) kernel.getClass().getMethod("getJShell").invoke(kernel);\n'
        "long statements = shell.snippets().filter(s -> s.kind() == jdk.jshell.Snippet.Kind.STATEMENT && shell.status(s).isActive()).count();",
        'pair().get() + " " + ran + " " + statements',
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in cells])
    with Session(notebook, tmp_path, {}) as session:
        assert [session.run(cell, index).why() for index, cell in enumerate(notebook.cells)] == [""] * len(cells)
    assert text_of(notebook.cells[-1]) == "Pair[x=3, y=2] 5 1"


def test_a_stub_that_says_nothing_or_too_much_is_found(tmp_path: Path) -> None:
    def thrown_for_to_do(method: str, message: str) -> str:
        return f'try {{ {method}(); }} catch (labs.check.ToDo e) {{ throw new IllegalStateException("{message}"); }}'

    wordy = "expected one line that says what is to do, received: IllegalStateException: "
    tests = {"f": "int nothing = 0;", "g": thrown_for_to_do("g", "no"), "h": thrown_for_to_do("h", "TO DO\\nand more")}
    cells = [
        cell
        for name, test in tests.items()
        for cell in (answer(name, f"int {name}() {{\n  // BEGIN SOLUTION\n  return 1;\n  // END SOLUTION\n}}"), check(f"{name}-test", 1, test))
    ]
    verdicts = list(judge(write(tmp_path / "01-free.ipynb", *cells), []))
    complaints = {verdict.answer.exercise: verdict.complaint for verdict in verdicts if verdict.answer.kind == STUB}
    for name, complaint in {"f": "its tests pass without an answer", "g": f"{wordy}no", "h": f"{wordy}TO DO\nand more"}.items():
        assert complaints[name].startswith(complaint)


def test_an_answer_to_no_exercise_and_a_failing_cell_are_told(tmp_path: Path) -> None:
    solution = doubling(tmp_path / "01-doubling.ipynb")
    with pytest.raises(Problem, match="has no exercise thrice; it has twice"):
        list(judge(solution, [Answer("thrice", RIGHT, "x", "")]))
    broken = write(tmp_path / "01-broken.ipynb", 'throw new IllegalStateException("no data");')
    with pytest.raises(Problem, match="neither an answer nor a test, fails: IllegalStateException: no data"):
        list(judge(broken, []))


def test_a_cell_of_0_points_is_run_with_the_solutions_own_answer_and_the_stub_only(tmp_path: Path) -> None:
    solution = write(
        tmp_path / "01-shown.ipynb",
        "int shown = 0;",
        answer("f", "int f() {\n  // BEGIN SOLUTION\n  return 1;\n  // END SOLUTION\n}"),
        check("f-test", 1, 'labs.check.Check.that("f()", () -> f()).isEqualTo(1);'),
        check("f-shown", 0, 'labs.check.Check.that("f(), shown once", () -> ++shown * f()).isEqualTo(1);'),
    )
    verdicts = list(judge(solution, [Answer("f", RIGHT, "another", "int f() { return 2 - 1; }")]))
    assert [verdict.complaint for verdict in verdicts] == ["", "", ""]
