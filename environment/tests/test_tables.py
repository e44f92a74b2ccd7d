"""The files that other programs import, in the form that these ask for."""

from __future__ import annotations

import csv
import io

from course.classroom import tables

POINTS = {"ada": {"01-a": 2.5, "02-b": 3.0}, "bob, jr": {"02-b": 0.0}}
MOST = {"02-b": 3.0, "01-a": 4.0}


def test_moodle_gets_a_row_a_student_and_nothing_for_what_was_not_handed_in() -> None:
    rows = list(csv.DictReader(io.StringIO(tables.moodle(POINTS, MOST))))
    assert rows == [{"username": "ada", "01-a": "2.5", "02-b": "3"}, {"username": "bob, jr", "01-a": "", "02-b": "0"}]


def test_canvas_gets_its_own_columns_and_the_points_possible() -> None:
    rows = list(csv.reader(io.StringIO(tables.canvas(POINTS, MOST))))
    assert rows[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "01-a", "02-b"]
    assert rows[1] == ["    Points Possible", "", "", "", "", "4", "3"]
    assert rows[2] == ["ada", "", "", "ada", "", "2.5", "3"]
