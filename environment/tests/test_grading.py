"""A class is released and graded by nbgrader on the real kernel: points, hidden tests, answers in words, and what goes wrong."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.utils import is_solution
from small import brought, check, doubling, write

from course.classroom import sandbox, workers
from course.paths import SOLUTIONS
from course.setup import kernel
from course.verbs import grade, release
from course.problem import Problem

LAB = "01-doubling"
# Where students' programs cannot be contained, all but containment is tried all the same.
UNCONTAINED = ["--uncontained"] if sandbox.missing() else []


def graded(folder: Path, *more: str, by: workers.Client | None = None) -> int:
    """With two workers, as the machine that runs the tests has two cores. `by`: with those that are there, in place of new ones."""
    with pytest.MonkeyPatch.context() as patch:
        if by is not None:
            patch.setattr(grade, "_cluster", lambda options: nullcontext(by))
        return grade.main([str(folder), *UNCONTAINED, *(more or ("--workers", "2"))])


def page(folder: Path, student: str, lab: str = LAB) -> str:
    return (folder / "feedback" / student / lab / f"{lab}.html").read_text(encoding="utf-8")


def hand_in(folder: Path, student: str, lab: str = LAB, **answers: str) -> Path:
    """The released notebook with these cells, by grade_id, filled in."""
    notebook = nbformat.read(folder / "release" / lab / f"{lab}.ipynb", as_version=4)
    for cell in notebook.cells:
        cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id", "").replace("-", "_"), cell.source)
    path = folder / "submitted" / student / lab / f"{lab}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path


def rewrite(path: Path, change: Callable[[list], list]) -> None:
    """Another list of cells in place of a notebook's."""
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = change(notebook.cells)
    nbformat.write(notebook, path)


def twice(body: str) -> str:
    return f"int twice(int x) {{\n  {body}\n}}"


def points(folder: Path) -> dict[str, float]:
    with open(folder / "grades.csv", encoding="utf-8", newline="") as file:
        return {row["student_id"]: float(row["score"]) for row in csv.DictReader(file)}


def released(factory: pytest.TempPathFactory) -> Path:
    """A course with one lab of two points for a method and one for words, made once."""
    folder = factory.getbasetemp() / "released" / "class"
    if not folder.exists():
        assert release.main([str(folder), str(doubling(folder.parent / f"{LAB}.ipynb"))]) == 0
    return folder


@pytest.fixture
def folder(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of it."""
    return shutil.copytree(released(tmp_path_factory), tmp_path / "class")


@pytest.fixture(scope="module")
def two_workers() -> Iterator[workers.Client]:
    with workers.here(2) as client:
        yield client


@pytest.fixture(scope="module")
def graded_once(tmp_path_factory: pytest.TempPathFactory, two_workers: workers.Client) -> Path:
    folder = shutil.copytree(released(tmp_path_factory), tmp_path_factory.mktemp("graded") / "class")
    hand_in(folder, "ada", twice=twice("return 2 * x;"), why_zero="It tells squaring from doubling.")
    hand_in(folder, "bob", twice=twice("return 2 * x;"))
    assert graded(folder, by=two_workers) == 0
    assert points(folder) == {"ada": 2, "bob": 2}
    return folder


@pytest.fixture
def graded_class(tmp_path: Path, graded_once: Path) -> Path:
    """A copy of a class that was graded: the methods of ada and bob are right, and ada has answered in words."""
    return shutil.copytree(graded_once, tmp_path / "class")


@pytest.mark.skipif(bool(UNCONTAINED), reason="students' programs cannot be contained here")
def test_a_contained_program_finds_room_in_its_two_folders_alone(tmp_path: Path) -> None:
    """The others lie in memory as well, and are as large as it."""
    connection = tmp_path / "connection.json"
    connection.touch()
    plain = json.loads((kernel.JJAVA / "kernel.json").read_text(encoding="utf-8"))
    argv = [part.replace("{connection_file}", str(connection)) for part in sandbox.kernelspec(plain)["argv"]]
    tries = "for f in / /dev /dev/shm /etc /tmp /work; do (echo x > $f/mine) 2>/dev/null && echo $f; done"
    inner = argv[: argv.index("prlimit")] + ["sh", "-c", tries]
    said = subprocess.run(sandbox.around(inner), capture_output=True, text=True, check=False)
    assert (said.stdout.split(), said.stderr) == (["/tmp", "/work"], "")


def test_a_class_gets_its_points(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    hand_in(folder, "ada", twice="int twice(int x) { return x + x; }", why_zero="Squaring gives 4 at 2 as well.")
    options = "java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments()"
    hand_in(folder, "cyd", twice=twice(f"System.out.println({options});\n  return 6;"))
    hand_in(folder, "eve", twice=twice("return 2 * x"))
    tagged = hand_in(folder, "gus", twice=twice("return 0;"))
    rewrite(tagged, lambda cells: [cell.metadata.update(tags=["skip-execution"]) or cell for cell in cells])

    assert graded(folder) == 0

    said, noise = capfd.readouterr()
    assert noise == "" and "Loop" not in said
    assert points(folder) == {"ada": 2, "cyd": 0, "eve": 0, "gus": 0}
    assert f"ada, {LAB}: 2 of 3 points; answers in words wait for you" in said
    assert f"gus, {LAB}: 0 of 3 points\n" in said
    assert "Answers in words of 1 notebooks wait for you" in said
    # What a student gets says what the hidden test found.
    assert "twice(0)" in page(folder, "cyd")
    assert "-XX:TieredStopAtLevel=1" in page(folder, "cyd"), "contained or not, a kernel does without the second compiler"


def test_only_what_is_new_is_executed_and_points_given_by_hand_stay(
    graded_class: Path, two_workers: workers.Client, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = graded_class
    # As Formgrader keeps it.
    with Gradebook(f"sqlite:///{folder}/gradebook.db") as gradebook:
        given = gradebook.find_grade("why-zero", LAB, LAB, "ada")
        given.manual_score, given.needs_manual_grade = 1, False
        gradebook.db.commit()
    executed = folder / "autograded" / "ada" / LAB / f"{LAB}.ipynb"
    before = executed.stat().st_mtime_ns
    hand_in(folder, "bob", twice=twice("return x == 0 ? 9 : x == 1 ? 3 : 6;"))

    assert graded(folder, by=two_workers) == 0

    assert points(folder) == {"ada": 3, "bob": 0}
    assert executed.stat().st_mtime_ns == before
    assert f"ada, {LAB}: 3 of 3 points\n" in capsys.readouterr().out

    # What nbgrader goes by is what was released.
    source = folder / "source" / LAB / f"{LAB}.ipynb"
    source.write_text(source.read_text().replace("twice(0)).isEqualTo(0)", "twice(1)).isEqualTo(3)"))
    assert graded(folder, by=two_workers) == 0
    assert executed.stat().st_mtime_ns == before
    assert release.main([str(folder), str(source.rename(folder.parent / f"{LAB}.ipynb"))]) == 0
    assert graded(folder, by=two_workers) == 0
    assert points(folder) == {"ada": 1, "bob": 2}
    # A mark of one's own is to be looked at again.
    assert f"ada, {LAB}: 1 of 3 points; answers in words wait for you\n" in capsys.readouterr().out


def test_a_later_notebook_has_no_points_of_an_earlier_one(
    graded_class: Path, two_workers: workers.Client, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in(graded_class, "ada", twice=twice("return x;"))
    hand_in(graded_class, "bob").write_text("{", encoding="utf-8")
    for _ in range(2):
        assert graded(graded_class, by=two_workers) == 1
        assert points(graded_class) == {"ada": 0, "bob": 0}
        assert f"FAILED bob, {LAB}: it is not a notebook" in capsys.readouterr().out


def test_where_the_labs_own_beginning_fails_nobody_is_graded_for_good(
    tmp_path: Path, two_workers: workers.Client, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a student is not to blame for, as data that could not be had, is told, and graded again by the next run."""
    data = tmp_path / "data"
    begins = brought("data", f'if (!new java.io.File("{data.as_posix()}").exists()) throw new java.io.IOException("No host answers");')
    solution = doubling(tmp_path / f"{LAB}.ipynb")
    rewrite(solution, lambda cells: [cells[0], begins, *cells[1:]])
    folder = tmp_path / "class"
    assert release.main([str(folder), str(solution)]) == 0
    hand_in(folder, "ada", twice=twice("return 2 * x;"))
    # Who has put a cell before the lab's own may have broken it.
    mine = nbformat.v4.new_code_cell('throw new IllegalStateException("mine");')
    rewrite(hand_in(folder, "bob"), lambda cells: [mine, *cells])
    assert graded(folder, "--uncontained", by=two_workers) == 1
    said = capsys.readouterr().out
    assert f"FAILED ada, {LAB}: data, a cell of the lab's own, failed before any answer: IOException: No host answers" in said
    assert "FAILED bob" not in said
    data.touch()
    assert graded(folder, "--uncontained", by=two_workers) == 0
    assert "FAILED" not in capsys.readouterr().out
    assert points(folder) == {"ada": 2, "bob": 0}


def test_a_lab_that_cannot_be_released_again_stays_as_it_was(graded_class: Path, two_workers: workers.Client) -> None:
    longer = doubling(graded_class.parent / f"{LAB}.ipynb")
    rewrite(longer, lambda cells: [*cells, check("more", 1, "")])
    before = {path: path.read_bytes() for part in ("source", "release") for path in (graded_class / part).rglob("*.ipynb")}
    with pytest.raises(Problem, match="release it under another name: the class has handed it in"):
        release.main([str(graded_class), str(longer)])
    assert {path: path.read_bytes() for path in before} == before
    assert graded(graded_class, by=two_workers) == 0
    assert points(graded_class) == {"ada": 2, "bob": 2}


def test_what_lies_elsewhere_is_told_and_not_graded(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert release.main([str(folder), str(doubling(folder.parent / "02-again.ipynb"))]) == 0
    handed_in = folder / "submitted"
    hand_in(folder, "hall, max")
    hand_in(folder, "ivy", "02-again").rename(handed_in / "ivy" / "02-again" / "again (1).ipynb")
    shutil.copy(folder / "release" / LAB / f"{LAB}.ipynb", handed_in / "jim_01.ipynb")
    (handed_in / ".DS_Store").touch()
    assert graded(folder) == 1
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("FAILED")] == [
        f"FAILED submitted/hall, max/{LAB}: the name of a student's folder cannot hold ',': rename it",
        "FAILED submitted/ivy/02-again was passed over: expected such as submitted/ada/02-again/02-again.ipynb",
        f"FAILED submitted/jim_01.ipynb was passed over: expected such as submitted/ada/{LAB}/{LAB}.ipynb",
    ]


def test_without_a_course_or_without_notebooks_it_says_what_is_expected(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(Problem, match="expected a folder that labs.py release has made"):
        grade.check(grade.parser().parse_args([str(tmp_path)]))
    with pytest.raises(Problem, match="submitted.ada.01-doubling.01-doubling.ipynb"):
        graded(folder)
    with pytest.raises(Problem, match="cannot work in a folder whose name holds '\\['"):
        release.main([str(tmp_path / "class [1]")])
    with pytest.raises(Problem, match="expected the class's folder first"):
        release.check(release.parser().parse_args([str(folder / "gradebook.db")]))
    with pytest.raises(Problem, match="holds other things; expected a folder that is empty"):
        release.check(release.parser().parse_args([str(tmp_path)]))
    assert release.check(release.parser().parse_args([str(folder)])) is None
    lesson = write(tmp_path / "05-lesson.ipynb", "int x;")
    with pytest.raises(Problem, match="has no graded cells: expected a solution, such as solutions/05-lesson.ipynb"):
        release.main([str(folder), str(lesson)])
    with pytest.raises(Problem, match="is not a notebook"):
        release.main([str(folder), str(folder / "gradebook.db")])
    with pytest.raises(Problem, match="There is no notebook"):
        release.check(release.parser().parse_args([str(folder), "gone.ipynb"]))


def test_a_solution_out_of_form_is_not_released(folder: Path) -> None:
    bad = write(folder.parent / "02-words.ipynb", "int x;", kernelspec={"display_name": "Python", "name": "python3", "language": "python"})
    with pytest.raises(Problem, match="kernelspec.language must be java"):
        release.main([str(folder), str(bad)])
    assert not (folder / "source" / "02-words").exists()


def test_a_lab_of_the_course(tmp_path: Path, two_workers: workers.Client, capsys: pytest.CaptureFixture[str]) -> None:
    """The solution's own answers get every point that a machine can give, the exercise as it is none."""
    lab = "01-bag-of-words"
    assert release.main([str(tmp_path), str(SOLUTIONS / f"{lab}.ipynb")]) == 0
    solution = nbformat.read(SOLUTIONS / f"{lab}.ipynb", as_version=4)
    answers = {cell.metadata.nbgrader.grade_id.replace("-", "_"): cell.source for cell in solution.cells if is_solution(cell)}
    by_hand = sum(cell.metadata.nbgrader.points for cell in solution.cells if is_solution(cell) and cell.metadata.nbgrader.grade)
    most = sum(cell.metadata.get("nbgrader", {}).get("points", 0) for cell in solution.cells)
    hand_in(tmp_path, "ada", lab, **answers)
    hand_in(tmp_path, "bob", lab)
    assert graded(tmp_path, by=two_workers) == 0
    assert points(tmp_path) == {"ada": most - by_hand, "bob": 0}
    assert f"ada, {lab}: {most - by_hand:g} of {most:g} points" in capsys.readouterr().out
