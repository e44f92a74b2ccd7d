"""A class of odd and hostile students is graded once: points, reasons, what was reached, and the pages as a browser shows them."""

from __future__ import annotations

import io
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.request import urlopen

import odd_class
import pytest
from odd_class import GREETINGS
from test_browser import BROWSER, browser  # noqa: F401  a fixture
from test_grading import UNCONTAINED, graded, page, points
from waiting import wait_until

from course.authoring import generation
from course.classroom import sandbox
from course.classroom.gradebook import Classroom
from course.paths import ROOT
from course.verbs import release

LAB = GREETINGS.name
LINKS = {"linked": f"{LAB}/{LAB}.ipynb", "folder": LAB}
in_a_browser = pytest.mark.skipif(BROWSER is None, reason="no browser on the PATH")


@dataclass
class Graded:
    """A class and what `grade` said."""

    folder: Path
    students: list[odd_class.Student]
    said: str
    untouched: bool


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graded]:
    outside = tmp_path_factory.mktemp("odd")
    course, secret, said = outside / "class", outside / "secret.ipynb", io.StringIO()
    impatient = generation.settings()
    impatient.Execute.timeout = 30
    with pytest.MonkeyPatch.context() as patch, socket.create_server(("127.0.0.1", 0)) as listening, redirect_stdout(said):
        patch.setattr(generation, "settings", lambda: impatient)
        patch.setenv("ODD_SECRET", "a key")
        assert release.main([str(course), str(GREETINGS.make(outside / f"{LAB}.ipynb"))]) == 0
        places = {"course": course, "root": ROOT, "home": Path.home(), "address": "127.0.0.1", "port": listening.getsockname()[1]}
        students = odd_class.students(GREETINGS, odd_class.REACHED.format(**places))
        students = [student for student in students if not UNCONTAINED or student.name != "reaching"]
        for student in students:
            odd_class.hand_in(course, GREETINGS, student)
        (course / "submitted" / "absent").mkdir()
        secret.write_bytes((course / "submitted" / "right" / LAB / f"{LAB}.ipynb").read_bytes())
        before = secret.read_bytes()
        for name, place in LINKS.items():
            link = course / "submitted" / name / place
            link.parent.mkdir(parents=True)
            link.symlink_to(secret if name == "linked" else secret.parent)
        assert graded(course) == 1
        yield Graded(course, students, said.getvalue(), secret.read_bytes() == before and not secret.is_symlink())


def test_each_has_the_points_that_it_earned_and_a_page_that_says_why(odd: Graded) -> None:
    lines = odd.said.splitlines()
    assert points(odd.folder) == {student.name: student.points for student in odd.students} | dict.fromkeys([*LINKS, "absent"], 0)
    failed = {student.name: student.failed for student in odd.students if student.failed}
    failed |= dict.fromkeys(LINKS, "a link, which is never followed")
    for name, why in failed.items():
        assert [line for line in lines if line.startswith(f"FAILED {name}, {LAB}: ") and why in line], name
        assert why in page(odd.folder, name, LAB), name
    assert len([line for line in lines if line.startswith("FAILED")]) == len(failed)
    for student in odd.students:
        assert student.says in odd.said or student.says in unescape(page(odd.folder, student.name, LAB)), student.name


def test_what_a_link_leads_to_was_not_touched(odd: Graded) -> None:
    assert odd.untouched


def test_nothing_outside_was_reached(odd: Graded) -> None:
    if why := sandbox.missing():
        pytest.skip(f"students' programs cannot be contained here: {why}")
    reached = page(odd.folder, "reaching", LAB)
    assert "REACHED" not in reached.split("apart from gradebook")[-1] and "apart from network" in reached


def test_much_output_is_kept_or_counted_to_the_byte(odd: Graded) -> None:
    assert f"showed too much: {odd_class.BYTES - 2_000_000:,} of {odd_class.BYTES:,} bytes" in page(odd.folder, "output", LAB)
    assert re.findall(r"^line (\d+)$", page(odd.folder, "lines", LAB), re.MULTILINE) == [str(i) for i in range(1, 20_000)]
    assert not re.search(r"(?<!output), 02-greetings.*\n.*showed too much", odd.said)


def test_the_report_says_what_the_class_knows_and_quotes_no_html(odd: Graded) -> None:
    report = (odd.folder / "report.html").read_text(encoding="utf-8")
    right = len([student for student in odd.students if student.points in (3, 5)])
    assert f"<td>greet-test</td><td>3</td><td>{right} of {len(odd.students) + 2}</td>" in report
    assert "<td>say hello</td>" in report and "&lt;img src=x onerror=steal(&#x27;hint&#x27;)&gt;" in report
    assert "Not yet: absent. " in report
    assert not re.search(r"<(script|link|img)[^>]+(src|href)=", report)


@contextmanager
def watched(browser, height: int = 1000) -> Iterator[tuple[object, list[str]]]:  # noqa: F811
    """A page, and what a student's HTML has made happen on it."""
    page = browser.new_page(viewport={"width": 1200, "height": height})
    happened: list[str] = []
    page.expose_function("steal", lambda what: happened.append(str(what)))
    page.on("request", lambda request: happened.append(request.url) if not request.url.startswith(("file:", "data:", "http://127.0.0.1")) else None)
    page.on("dialog", lambda dialog: happened.append(dialog.message))
    yield page, happened
    page.wait_for_timeout(1500)
    page.close()


@in_a_browser
def test_in_a_page_of_feedback_nothing_runs_loads_or_hides_the_points(odd: Graded, browser) -> None:  # noqa: F811
    address = odd.folder / "feedback" / "hostile" / LAB / f"{LAB}.html"
    with watched(browser) as (shown, happened):
        shown.goto(address.as_uri())
        assert shown.locator("script, iframe, object, embed, form, input, video, meta[http-equiv=refresh], base, link").count() == 0
        # Two checks and two answers; what pretends to be one of them has no form of the page's.
        assert shown.locator(".panel-heading").count() == 1 + 4
        for heading in shown.locator(".panel-heading").all():
            heading.scroll_into_view_if_needed()
            assert heading.evaluate(
                "e => { const r = e.getBoundingClientRect(); return e.contains(document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2)) }"
            )
        assert "Score: 2.0 / 5.0" in shown.locator(".panel-heading").first.text_content()
        for link in shown.locator("a").all():
            assert re.match(r"#|https?://|$", link.get_attribute("href") or "")
        shown.screenshot(path=odd.folder / "hostile.png", full_page=True)
    assert happened == []


@in_a_browser
def test_the_report_runs_nothing_but_its_pictures(odd: Graded, browser) -> None:  # noqa: F811
    with watched(browser) as (shown, happened):
        shown.goto((odd.folder / "report.html").as_uri())
        shown.wait_for_selector(".js-plotly-plot .trace")
        # A script that somebody had slipped in would not be one of the page's.
        shown.evaluate("() => document.body.appendChild(document.createElement('script')).text = 'steal(1)'")
        shown.evaluate("() => document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=steal(2)>')")
    assert happened == []


@in_a_browser
def test_formgrader_opens_on_the_course_and_runs_nothing_of_a_students(odd: Graded, browser) -> None:  # noqa: F811
    without_display = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")}
    log = odd.folder / "server.log"
    with open(log, "wb") as told:
        command = [sys.executable, "-m", "course.verbs.grade", str(odd.folder), "--by-hand"]
        server = subprocess.Popen(command, stdout=told, stderr=told, env=without_display)
    try:
        address = wait_until(lambda: re.search(r"(http://127\S+/formgrader)/gradebook(\?token=\S+)", log.read_text()), server, 180, log)
        with urlopen(f"{address[1]}/api/assignments{address[2]}", timeout=60) as answer:
            found = json.load(answer)
        assert [(lab["name"], lab["num_submissions"]) for lab in found] == [(LAB, len(odd.students) + 2)]
        with Classroom(odd.folder).gradebook as gradebook:
            submission = gradebook.find_submission_notebook(LAB, LAB, "hostile").id
        with watched(browser) as (shown, happened):
            shown.goto(f"{address[1]}/submissions/{submission}/{address[2]}")
            shown.wait_for_selector(".nbgrader_cell")
            shown.screenshot(path=odd.folder / "formgrader.png", full_page=True)
            assert "<script>steal('script')</script>" in shown.locator("#notebook").first.inner_text()
    finally:
        server.terminate()
        server.wait(30)
    # MathJax, which nbgrader's own page asks for.
    assert [what for what in happened if not what.startswith("https://cdnjs.cloudflare.com/")] == []
    assert "exchange" not in log.read_text().lower()
