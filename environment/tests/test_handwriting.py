"""Lab 4 as a reader has it: ten sums written by hand on the lesson's sheets, in JupyterLab, and read by the lesson's own network.

The network is trained once, in a quarter of an hour, into the file that LABS_HANDWRITING names; later runs read it there.
"""

from __future__ import annotations

import os
import random
import re
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from handwriting import HANDS, Hand
from test_browser import BROWSER, MINUTES, PICTURES, browser, jupyterlab, opened, sync_api  # noqa: F401  the browser is a fixture

from course.paths import LESSONS

NETWORK = os.environ.get("LABS_HANDWRITING")
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="no browser"),
    pytest.mark.skipif(not NETWORK, reason="LABS_HANDWRITING names no file for lab 4's network"),
]
FIT = "validationSplit(0.2)"
PLAY = ".jp-CodeCell:has(.labs-live)"
# The network learned to add numbers up to 499. Two sums for each hand.
CHANCE = random.Random(4)
SUMS = [(CHANCE.randrange(1, 500), CHANCE.randrange(1, 500), HANDS[i % len(HANDS)]) for i in range(9)] + [(7, 58, HANDS[4])]


@dataclass(frozen=True)
class Answer:
    """What stands in the answer's title."""

    total: int
    first: int
    second: int


def write(page, sheet: str, number: int, hand: Hand, chance: random.Random) -> None:
    """Writes a number into a sheet's columns, with the mouse, after clearing it."""
    page.get_by_role("button", name=f"Clear: {sheet}", exact=True).click()
    box = page.locator(f'canvas[aria-label^="{sheet}:"]').bounding_box()
    column = box["width"] / 3
    for place, digit in enumerate(str(number)):
        for stroke in hand.strokes(digit, chance):
            points = [(box["x"] + (place + x) * column, box["y"] + y * box["height"]) for x, y in stroke]
            page.mouse.move(*points[0])
            page.mouse.down()
            for point in points[1:]:
                page.mouse.move(*point)
            page.mouse.up()


def answer(page) -> Answer:
    """The answer to the last stroke."""
    # Before that it says nothing yet.
    page.wait_for_timeout(700)
    sync_api.expect(page.locator(".labs-live").get_by_role("status")).to_have_text("", timeout=MINUTES)
    page.wait_for_timeout(500)
    title = page.locator(f"{PLAY} .gtitle").text_content()
    return Answer(*(int(number) for number in re.findall(r"\d+", title)))


def right_digits(said: int, true: int, places: int) -> int:
    return sum(a == b for a, b in zip(f"{said:03}"[-places:], f"{true:03}"[-places:]))


def test_ten_sums_written_by_five_hands(browser, tmp_path: Path) -> None:  # noqa: F811
    lesson = nbformat.read(LESSONS / "04-digit-sums.ipynb", 4)
    training = next(cell for cell in lesson.cells if cell.id == "fit")
    assert FIT in training.source
    training.source = training.source.replace(FIT, f'{FIT}.checkpoint(java.nio.file.Path.of("{Path(NETWORK).absolute().as_posix()}"))')
    nbformat.write(lesson, tmp_path / "digits.ipynb")
    PICTURES.mkdir(parents=True, exist_ok=True)
    written = []
    with jupyterlab(tmp_path, tmp_path / "own", mode="") as address:
        page = opened(browser, address, "digits.ipynb")
        page.click('div.lm-MenuBar-itemLabel:text-is("Run")')
        page.click('li[data-command="runmenu:run-all"]')
        page.wait_for_selector('.jp-InputPrompt:has-text("[*]")', timeout=MINUTES)
        page.wait_for_function("() => !document.querySelector('.jp-Notebook').innerText.includes('[*]:')", timeout=60 * MINUTES)
        page.set_viewport_size({"width": 1200, "height": 900})
        page.locator(PLAY).scroll_into_view_if_needed()
        for i, (a, b, hand) in enumerate(SUMS):
            chance = random.Random(i)
            write(page, "first number", a, hand, chance)
            write(page, "second number", b, hand, chance)
            said = answer(page)
            page.locator(PLAY).screenshot(path=PICTURES / f"handwriting-{i}.png")
            written.append((a, b, said))
            print(f"{hand.name}: {a} + {b} = {a + b}, read {said.first} + {said.second}, answered {said.total}")
        page.close()
    # In front of a short number stand images that nobody has written.
    numbers = [pair for a, b, said in written for pair in ((said.first, a), (said.second, b))]
    digits = sum(len(str(true)) for _, true in numbers)
    read = sum(right_digits(said, true, len(str(true))) for said, true in numbers)
    answered = sum(right_digits(said.total, a + b, 3) for a, b, said in written)
    sums = sum(said.total == a + b for a, b, said in written)
    print(f"written digits read {read} of {digits}, digits of sums right {answered} of 30, sums right {sums} of 10")
    assert read >= 0.9 * digits
    assert sums >= 8
