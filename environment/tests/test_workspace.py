"""A student's work is never overwritten."""

import json
import os
from pathlib import Path

import pytest

from course import manifest
from course.setup import workspace
from course.paths import EXERCISES


class Course:
    """A course with one exercise and a workspace; start() is what labs.py start does."""

    def __init__(self, folder: Path):
        self.exercise = folder / "exercises" / "01.ipynb"
        self.exercise.parent.mkdir()
        self.publish("first")
        self.workspace = folder / "workspace"
        self.work = self.workspace / "01.ipynb"

    def publish(self, content: str) -> None:
        self.exercise.write_text(content)

    def start(self) -> list[str]:
        return workspace.ensure([self.exercise], self.workspace)

    def files(self) -> dict[str, str]:
        return {path.name: path.read_text() for path in self.workspace.iterdir() if path.name != workspace.MANIFEST}


@pytest.fixture
def course(tmp_path: Path) -> Course:
    return Course(tmp_path)


def test_an_exercise_is_copied_once(course):
    assert course.start() == []
    assert course.files() == {"01.ipynb": "first"}
    assert course.start() == []


def test_work_stays_while_the_course_stays(course):
    course.start()
    course.work.write_text("mine")
    assert course.start() == []
    assert course.files() == {"01.ipynb": "mine"}


def test_a_changed_exercise_comes_beside_the_work_once(course):
    course.start()
    course.work.write_text("mine")
    course.publish("second")
    told = course.start()
    assert course.files() == {"01.ipynb": "mine", "01.new-1.ipynb": "second"}
    assert len(told) == 1 and "01.new-1.ipynb" in told[0]
    assert course.start() == []
    assert course.files() == {"01.ipynb": "mine", "01.new-1.ipynb": "second"}


def test_work_in_the_copy_beside_stays_as_well(course):
    course.start()
    course.work.write_text("mine")
    course.publish("second")
    course.start()
    (course.workspace / "01.new-1.ipynb").write_text("mine too")
    course.publish("third")
    course.start()
    assert course.files() == {"01.ipynb": "mine", "01.new-1.ipynb": "mine too", "01.new-2.ipynb": "third"}


def test_what_was_not_touched_is_replaced(course):
    course.start()
    course.publish("second")
    assert len(course.start()) == 1
    assert course.files() == {"01.ipynb": "second"}


def test_a_student_who_moves_over_to_the_new_one_goes_on_from_there(course):
    course.start()
    course.work.write_text("mine")
    course.publish("second")
    course.start()
    (course.workspace / "01.new-1.ipynb").replace(course.work)
    course.publish("third")
    course.start()
    assert course.files() == {"01.ipynb": "third"}


def test_a_deleted_exercise_comes_again(course):
    course.start()
    course.work.unlink()
    assert course.start() == []
    assert course.files() == {"01.ipynb": "first"}


@pytest.mark.parametrize("manifest", [None, "", "not JSON", "[]", '{"01.ipynb": 3}'])
def test_without_a_manifest_a_file_counts_as_the_students(course, manifest):
    course.start()
    course.work.write_text("mine")
    if manifest is None:
        (course.workspace / workspace.MANIFEST).unlink()
    else:
        (course.workspace / workspace.MANIFEST).write_text(manifest)
    course.start()
    assert course.files() == {"01.ipynb": "mine", "01.new-1.ipynb": "first"}


def test_a_students_own_file_of_that_name_stays(course):
    course.workspace.mkdir()
    course.work.write_text("made before the course")
    course.start()
    assert course.files() == {"01.ipynb": "made before the course", "01.new-1.ipynb": "first"}


def test_other_files_are_left_alone(course):
    course.start()
    (course.workspace / "notes.txt").write_text("mine")
    course.publish("second")
    course.start()
    assert course.files() == {"01.ipynb": "second", "notes.txt": "mine"}


def test_an_interrupted_copy_leaves_no_half_exercise(course, monkeypatch):
    def cut_off(descriptor):
        os.ftruncate(descriptor, 3)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", cut_off)
    with pytest.raises(KeyboardInterrupt):
        course.start()
    monkeypatch.undo()
    course.start()
    assert course.files()["01.ipynb"] == "first"


def test_where_nothing_is_new_nothing_is_written(course, monkeypatch):
    """A disk may be full, or a quota used up."""
    course.start()
    monkeypatch.setattr(manifest, "write_whole", lambda *_: pytest.fail("written"))
    monkeypatch.setattr(workspace, "write_whole", lambda *_: pytest.fail("written"))
    assert course.start() == []


def test_the_course_brings_its_start_page_and_all_exercises():
    names = [path.name for path in workspace.of_course()]
    assert names[0] == "START.md"
    assert names[1:] == sorted(path.name for path in EXERCISES.glob("*.ipynb"))


def test_the_manifest_names_what_came(course):
    course.start()
    assert list(json.loads((course.workspace / workspace.MANIFEST).read_text())) == ["01.ipynb"]
