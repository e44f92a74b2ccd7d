"""What students hand in through nbgrader's exchange, collected: no link followed, nobody's name but one's own."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

import pytest

from course.problem import Problem

if sys.platform == "win32":
    pytest.skip("nbgrader has no exchange on Windows", allow_module_level=True)

from nbgrader.utils import notebook_hash  # noqa: E402

from course.classroom import exchange  # noqa: E402
from course.classroom.submissions import Submission  # noqa: E402
from course.verbs import hub  # noqa: E402

LAB = "01-doubling"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "class"
    released = made / "release" / LAB / f"{LAB}.ipynb"
    released.parent.mkdir(parents=True)
    released.write_text("released")
    assert exchange.release(made) == [LAB]
    return made


def hand_in(folder: Path, student: str, content: str, time: str = "10:00:00", lab: str = LAB) -> Path:
    """As nbgrader's submit does."""
    made = exchange.of(folder) / "inbound" / f"{student}+{lab}+2026-11-26 {time}.000000 UTC+Uf-_x3"
    made.mkdir()
    (made / f"{lab}.ipynb").write_text(content)
    return made


def submitted(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder / "submitted").as_posix(): path.read_text() for path in folder.glob("submitted/**/*") if path.is_file()}


def test_what_was_released_is_there_for_all_and_what_is_handed_in_for_nobody_else(folder: Path) -> None:
    place = exchange.of(folder)
    assert (place / "outbound" / LAB / f"{LAB}.ipynb").read_text() == "released"
    modes = {path.name: oct(path.stat().st_mode)[2:] for path in (place.parent, place, place / "outbound", place / "inbound")}
    # Others write into inbound, but cannot look into it, and take away or rename only what is theirs.
    assert modes == {"exchange": "41777", "class": "40755", "outbound": "40755", "inbound": "43733"}
    (folder / "release" / LAB / f"{LAB}.ipynb").write_text("renewed")
    exchange.release(folder)
    assert (place / "outbound" / LAB / f"{LAB}.ipynb").read_text() == "renewed"


def test_a_folder_of_that_name_that_holds_something_else_is_not_opened_to_all(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "class"
    (other.parent / "exchange").mkdir(parents=True)
    (other.parent / "exchange" / "letter").touch()
    (other.parent / "exchange").chmod(0o700)
    with pytest.raises(Problem, match="holds other things: move it"):
        exchange.release(other)
    assert (other.parent / "exchange").stat().st_mode & 0o777 == 0o700


def test_the_last_notebook_counts_and_is_collected_once(folder: Path) -> None:
    hand_in(folder, "ada", "second", "11:00:00")
    hand_in(folder, "ada", "first", "09:30:00")
    hand_in(folder, "bob+1", "his")
    assert list(exchange.collect(folder)) == [(Submission("ada", LAB), ""), (Submission("bob+1", LAB), "")]
    assert submitted(folder) == {f"ada/{LAB}/{LAB}.ipynb": "second", f"bob+1/{LAB}/{LAB}.ipynb": "his"}
    assert list(exchange.collect(folder)) == []
    hand_in(folder, "ada", "third", "11:00:01")
    assert list(exchange.collect(folder)) == [(Submission("ada", LAB), "")]


def test_no_link_is_followed(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "gradebook"
    secret.write_text("secret")
    notebook = hand_in(folder, "eve", "") / f"{LAB}.ipynb"
    notebook.unlink()
    notebook.symlink_to(secret)
    # Another's folder under one's own name.
    theirs = hand_in(folder, "ada", "hers")
    (exchange.of(folder) / "inbound" / f"mal+{LAB}+2026-11-26 10:00:00.000000 UTC+x").symlink_to(theirs)
    found = {submission.student: complaint for submission, complaint in exchange.collect(folder)}
    assert found.keys() == {"ada", "eve", "mal"} and found["ada"] == ""
    assert "never followed" in found["eve"] and "never followed" in found["mal"]
    assert submitted(folder) == {f"ada/{LAB}/{LAB}.ipynb": "hers"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can make another user's file")
def test_nobody_hands_in_for_another(folder: Path) -> None:
    hand_in(folder, "ada", "hers")
    os.chown(hand_in(folder, "ada", "forged", "23:00:00"), 65534, 65534)
    told = list(exchange.collect(folder))
    assert told == [
        (Submission("ada", LAB), f"ada+{LAB}+2026-11-26 23:00:00.000000 UTC+Uf-_x3 was handed in by nobody"),
        (Submission("ada", LAB), ""),
    ]
    assert submitted(folder) == {f"ada/{LAB}/{LAB}.ipynb": "hers"}


def test_what_is_no_lab_of_the_class_stays_where_it_is(folder: Path) -> None:
    for lab in ("..", "02-other"):
        hand_in(folder, "ada", "x", lab=lab)
    (exchange.of(folder) / "inbound" / "notes").mkdir()
    assert list(exchange.collect(folder)) == []
    assert not (folder / "submitted").exists()


def test_without_an_exchange_it_says_what_makes_one(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="labs.py hub .* makes it"):
        list(exchange.collect(tmp_path))


def graded(folder: Path, student: str, page: str, notebook: str | None = None) -> None:
    """As labs.py grade does with the notebook that it has read, such as the one that was collected."""
    made = folder / "feedback" / student / LAB / f"{LAB}.html"
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_text(page)
    if notebook is None:
        notebook = (folder / "submitted" / student / LAB / f"{LAB}.ipynb").read_text()
    known = json.loads((folder / "graded.json").read_text()) if (folder / "graded.json").exists() else {}
    sums = [hashlib.sha256(text.encode()).hexdigest() for text in (notebook, "the tests")]
    (folder / "graded.json").write_text(json.dumps(known | {f"{student}, {LAB}": " ".join(sums)}))


def pages(folder: Path) -> list[str]:
    return sorted(path.read_text() for path in (exchange.of(folder) / "feedback").iterdir())


def test_a_page_goes_back_to_whoever_knows_the_secret_of_what_was_graded(folder: Path) -> None:
    older, newer = hand_in(folder, "ada", "older", "09:30:00"), hand_in(folder, "ada", "newer", "10:30:00")
    for place, secret in ((older, "of the older"), (newer, "of the newer")):
        (place / "submission_secret.txt").write_text(secret)
    # Without a secret, with a link in its place, and not yet graded.
    hand_in(folder, "bob", "his")
    (hand_in(folder, "eve", "hers") / "submission_secret.txt").symlink_to(newer / "submission_secret.txt")
    hand_in(folder, "cyd", "not yet graded")
    assert len(list(exchange.collect(folder))) == 4
    for student in ("ada", "bob", "eve"):
        graded(folder, student, f"page of {student}")
    assert list(exchange.return_feedback(folder)) == [Submission("ada", LAB)]
    assert pages(folder) == ["page of ada"]
    place = exchange.of(folder) / "feedback"
    assert oct(place.stat().st_mode)[2:] == "40711", "nobody else can list it"
    # nbgrader's own fetch looks for this name.
    [page] = place.iterdir()
    assert page.name == f"{notebook_hash(secret='of the newer', notebook_id=LAB)}.html" and oct(page.stat().st_mode)[2:] == "100644"
    assert list(exchange.return_feedback(folder)) == []
    graded(folder, "ada", "page of ada, graded anew")
    assert list(exchange.return_feedback(folder)) == [Submission("ada", LAB)]
    assert pages(folder) == ["page of ada, graded anew"]


def test_a_page_is_of_the_notebook_that_was_read(folder: Path) -> None:
    (hand_in(folder, "ada", "first", "09:30:00") / "submission_secret.txt").write_text("first")
    assert len(list(exchange.collect(folder))) == 1
    (hand_in(folder, "ada", "second", "10:30:00") / "submission_secret.txt").write_text("second")
    assert len(list(exchange.collect(folder))) == 1
    # What was collected meanwhile is older than the page.
    graded(folder, "ada", "of the first", notebook="first")
    assert list(exchange.return_feedback(folder)) == []
    graded(folder, "ada", "of the second")
    assert list(exchange.return_feedback(folder)) == [Submission("ada", LAB)]
    assert pages(folder) == ["of the second"]


@pytest.mark.parametrize("known", [{}, {f"ada, {LAB}": ""}, {f"ada, {LAB}": hashlib.sha256(b"both").hexdigest()}])
def test_what_nothing_says_was_graded_has_no_page_yet(folder: Path, known: dict[str, str]) -> None:
    (hand_in(folder, "ada", "hers") / "submission_secret.txt").write_text("secret")
    assert len(list(exchange.collect(folder))) == 1
    graded(folder, "ada", "a page")
    (folder / "graded.json").write_text(json.dumps(known))
    assert list(exchange.return_feedback(folder)) == []


def test_an_account_that_cannot_be_a_student_s_name_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for student in ("DOM\\ada", "josé", "e\x1b[2Jve", "-x", ".."):
        hand_in(folder, student, "x")
    hand_in(folder, "josé", "x", lab="02-other")
    told = list(exchange.collect(folder))
    assert len(told) == 5 and all("expected an account of" in complaint for _, complaint in told)
    assert all(isinstance(what, str) and what.isprintable() and LAB in what for what, _ in told)
    assert hub.main([str(folder), "--collect"]) == 1
    assert f"FAILED DOM\\ada+{LAB}+" in capsys.readouterr().out
    assert not (folder / "submitted").exists() and not (folder / LAB).exists()
