"""labs.widget as a reader has it: controls moved in JupyterLab, in a real browser, and answered by Java."""

from __future__ import annotations

import struct
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest
from small import write
from test_browser import MINUTES, browser, jupyterlab, opened, picture, sync_api  # noqa: F401  the browser is a fixture

from course.verbs import run

SLIDER = """
import labs.widget.*;
Live.of(Slider.of("units", 1, 64, 16), units -> "square " + units * units)
"""
DECIMAL = """
labs.notebook.Notebook.display(Live.of(Slider.of("rate", 0.0, 1.0, 0.5), rate -> String.format("half of it %.3f", rate / 2)));
"""
ROW = """
Live.of(Choice.of("colour", "red", "green", "blue"), Check.of("loud", false), Button.of("again"),
    (colour, loud, again) -> (loud ? colour.toUpperCase() : colour) + " " + again).row()
"""
TEXT = 'Live.of(Text.of("sentence", "a good film"), text -> new StringBuilder(text).reverse())'
CANVAS = """
float[][] example = new float[28][84];
example[14][42] = 1;
int ink(float[][] drawn) {
    int ink = 0;
    for (float[] row : drawn) for (float x : row) if (x > 0.5) ink++;
    return ink;
}
Live.of(Canvas.of("digits", example).cells(3), drawn -> "ink on " + ink(drawn) + " of " + drawn.length * drawn[0].length)
"""
PLOT = """
import tech.tablesaw.api.*;
import tech.tablesaw.plotly.api.LinePlot;
Live.of(Slider.of("slope", -5, 5, 1), slope -> LinePlot.create("Slope " + slope,
    Table.create(DoubleColumn.create("x", 0, 1), DoubleColumn.create("y", 0, slope)), "x", "y"))
"""
THROWS = 'Live.of(Slider.of("divisor", 0, 9, 3), divisor -> 12 / divisor)'
SLOW = """
var calls = new java.util.concurrent.atomic.AtomicInteger();
String slowly(int x) {
    calls.incrementAndGet();
    java.util.concurrent.locks.LockSupport.parkNanos(x == 100 ? 3_000_000_000L : 300_000_000L);
    return "slow " + x;
}
Live.of(Slider.of("slow", 0, 100, 0), x -> slowly(x))
"""
CALLS = '"calls: " + calls.get()'
CURVE = """
import ai.djl.ndarray.types.Shape;
import labs.nn.Dense;
import labs.train.*;
Network line = new Network(new Shape(1), new Dense(1));
line.compile("sgd", "mean_squared_error");
var x = line.manager().arange(64f).reshape(64, 1).div(64);
History history = line.fit(x, x, Fit.epochs(4).callback((network, epoch, values) ->
    java.util.concurrent.locks.LockSupport.parkNanos(100_000_000L)));
"""
QUIET_FIT = "line.fit(x, x, Fit.epochs(4).quiet()).epochs()"
PLOTLY = "application/vnd.plotly.v1+json"
SLEEP = "Thread.sleep(6000);"
COMMS = """
int open = 0;
for (var comm : org.dflib.jjava.jupyter.kernel.BaseKernel.notebookKernel().getCommManager()) open++;
"open: " + open
"""
CELLS = [SLIDER, DECIMAL, ROW, TEXT, CANVAS, PLOT, THROWS, SLOW, CALLS, CURVE, SLEEP, COMMS]
LIVE = sum("Live" in source for source in CELLS)
# How many pixels of a sheet have it.
INK = 'sheet => sheet.getContext("2d").getImageData(0, 0, sheet.width, sheet.height).data.filter((x, i) => i % 4 === 3 && x > 127).length'
# On macOS, End moves the page.
END_OF_TEXT = "Meta+ArrowRight" if sys.platform == "darwin" else "End"


class Notebook:
    """A notebook in the page."""

    def __init__(self, page):
        self.page = page
        self.keys = page.keyboard

    def menu(self, *items: str) -> None:
        self.page.click(f'div.lm-MenuBar-itemLabel:text-is("{items[0]}")')
        for item in items[1:]:
            self.page.click(f'.lm-Menu-itemLabel:text-is("{item}")')

    def theme(self, name: str) -> None:
        """When it is there: JupyterLab takes the focus back at its end, and with it keys that are pressed before."""
        self.menu("Settings", "Theme", f"JupyterLab {name}")
        self.page.wait_for_selector(f'body[data-jp-theme-light="{str(name == "Light").lower()}"]', state="attached")
        self.page.wait_for_timeout(1000)

    def wait_until_idle(self) -> None:
        """The last cell has run, or was left alone."""
        self.page.wait_for_function("() => !document.querySelector('.jp-Notebook').innerText.includes('[*]:')", timeout=2 * MINUTES)

    def start(self, source: str) -> None:
        self.cell(source).locator(".cm-content").click()
        self.keys.press("Control+Enter")
        self.page.wait_for_selector('.jp-InputPrompt:has-text("[*]")', timeout=MINUTES)

    def run(self, source: str) -> str:
        number = self.cell(source).locator(".jp-InputPrompt").inner_text()
        self.cell(source).locator(".cm-content").click()
        self.keys.press("Control+Enter")
        prompt = self.cell(source).locator(".jp-InputPrompt")
        sync_api.expect(prompt).not_to_have_text(number, timeout=MINUTES)
        self.wait_until_idle()
        return self.area(source).inner_text() if self.area(source).count() else ""

    def cell(self, source: str):
        return self.page.locator(".jp-CodeCell").nth(CELLS.index(source))

    def area(self, source: str):
        """Of a live cell what stands between its controls and its value, which is empty."""
        outputs = self.cell(source).locator(".jp-OutputArea-output")
        return outputs.nth(1) if "Live" in source else outputs.first

    def shows(self, source: str, text: str) -> None:
        sync_api.expect(self.area(source)).to_have_text(text, timeout=MINUTES)

    def says(self, source: str, text: str) -> None:
        sync_api.expect(self.cell(source).get_by_role("status")).to_contain_text(text, timeout=MINUTES)

    def control(self, source: str, role: str, name: str):
        """By what a screen reader calls it."""
        return self.cell(source).get_by_role(role, name=name, exact=True)

    @contextmanager
    def second_view(self, source: str) -> Iterator:
        self.cell(source).locator(".labs-live").first.click(button="right", position={"x": 2, "y": 2})
        self.page.click('.lm-Menu-itemLabel:text-is("Create New View for Cell Output")')
        view = self.page.locator(".jp-LinkedOutputView")
        yield view
        self.page.locator('.lm-TabBar-tab:has-text("Output View") .lm-TabBar-tabCloseIcon').click()
        sync_api.expect(view).to_have_count(0)

    def keys_on(self, source: str, role: str, name: str, *keys: str) -> None:
        self.control(source, role, name).press(keys[0])
        for key in keys[1:]:
            self.keys.press(key)


def write_png(path: Path, rows: list[list[int]], size: tuple[int, int] | None = None) -> None:
    """A grey picture, from 0, black, to 255. `size`: the width and height that its header claims."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", *(size or (len(rows[0]), len(rows))), 8, 0, 0, 0, 0)
    lines = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", lines) + chunk(b"IEND", b""))


@pytest.fixture(scope="module")
def notebook(browser, tmp_path_factory) -> Iterator[Notebook]:  # noqa: F811
    folder = tmp_path_factory.mktemp("widgets")
    write(folder / "widgets.ipynb", *CELLS)
    with jupyterlab(folder, folder / "own", mode="") as address:
        page = opened(browser, address, "widgets.ipynb")
        page.set_viewport_size({"width": 1200, "height": 2600})
        page.wait_for_selector("text=Java | Idle", timeout=2 * MINUTES)
        made = Notebook(page)
        made.menu("Run", "Run All Cells")
        page.wait_for_selector(f'.jp-CodeCell >> nth={len(CELLS) - 1} >> text="open: {LIVE}"', timeout=2 * MINUTES)
        yield made
        page.close()


def test_at_first_each_area_shows_the_answer_to_the_first_values(notebook: Notebook) -> None:
    for source, text in {SLIDER: "square 256", DECIMAL: "half of it 0.250", ROW: "red 0", TEXT: "mlif doog a", THROWS: "4"}.items():
        notebook.shows(source, text)
    notebook.shows(CANVAS, "ink on 1 of 2352")
    sync_api.expect(notebook.cell(SLIDER).locator(".jp-OutputArea-executeResult")).to_be_hidden()
    sync_api.expect(notebook.cell(DECIMAL).locator(".jp-OutputArea-child").nth(2)).to_be_hidden()
    picture(notebook.page, "widgets-light")
    notebook.theme("Dark")
    picture(notebook.page, "widgets-dark")
    notebook.theme("Light")


def test_keys_move_controls(notebook: Notebook) -> None:
    notebook.keys_on(SLIDER, "slider", "units", "ArrowRight", "ArrowUp")
    notebook.shows(SLIDER, "square 324")
    notebook.keys_on(DECIMAL, "slider", "rate", "Home")
    notebook.shows(DECIMAL, "half of it 0.000")
    notebook.keys_on(ROW, "combobox", "colour", "ArrowDown")
    notebook.keys_on(ROW, "checkbox", "loud", "Space")
    notebook.keys_on(ROW, "button", "again", "Enter", "Space")
    notebook.shows(ROW, "GREEN 2")
    notebook.keys_on(TEXT, "textbox", "sentence", END_OF_TEXT)
    notebook.keys.type(" dd")
    notebook.shows(TEXT, "dd mlif doog a")
    notebook.keys_on(CANVAS, "button", "Clear: digits", "Enter")
    notebook.shows(CANVAS, "ink on 0 of 2352")
    notebook.keys_on(CANVAS, "button", "Example: digits", "Space")
    notebook.shows(CANVAS, "ink on 1 of 2352")
    assert notebook.page.locator(".jp-CodeCell").count() == len(CELLS), "JupyterLab took 'dd' for its own and deleted a cell"
    heard = notebook.cell(ROW).locator('.jp-OutputArea [aria-live="polite"]')
    sync_api.expect(heard).to_have_text("GREEN 2")


def test_the_mouse_moves_controls_and_draws(notebook: Notebook) -> None:
    slider = notebook.control(SLIDER, "slider", "units")
    box = slider.bounding_box()
    notebook.page.mouse.click(box["x"] + box["width"] - 2, box["y"] + box["height"] / 2)
    notebook.shows(SLIDER, "square 4096")
    notebook.control(ROW, "checkbox", "loud").click()
    notebook.control(ROW, "button", "again").click()
    notebook.control(ROW, "combobox", "colour").select_option("blue")
    notebook.shows(ROW, "blue 3")
    notebook.control(CANVAS, "button", "Clear: digits").click()
    box = notebook.cell(CANVAS).locator("canvas").bounding_box()
    across = [box["x"] + box["width"] * part for part in (0.1, 0.5, 0.9)]
    middle = box["y"] + box["height"] / 2
    notebook.page.mouse.move(across[0], middle)
    notebook.page.mouse.down()
    for x in across[1:]:
        notebook.page.mouse.move(x, middle, steps=5)
    notebook.page.mouse.up()
    sync_api.expect(notebook.area(CANVAS)).not_to_have_text("ink on 0 of 2352", timeout=MINUTES)
    ink = int(notebook.area(CANVAS).inner_text().split()[2])
    # A stroke over 0.8 of 84 pixels with a pen of 28 / 12.
    assert 0.8 * 84 * 2 <= ink <= 0.8 * 84 * 4


@pytest.mark.parametrize("paper, ink", [(205, 60), (10, 240)])
def test_a_sheet_takes_a_picture(notebook: Notebook, tmp_path: Path, paper: int, ink: int) -> None:
    # Ten times as large as the sheet and less wide: a margin of 7 pixels stays left and right. Its ink covers 20 x 10 of the sheet's pixels.
    write_png(tmp_path / "digit.png", [[ink if 100 <= y < 300 and 200 <= x < 300 else paper for x in range(700)] for y in range(280)])
    notebook.control(CANVAS, "button", "Clear: digits").click()
    with notebook.page.expect_file_chooser() as chooser:
        notebook.keys_on(CANVAS, "button", "Picture: digits", "Enter")
    chooser.value.set_files(tmp_path / "digit.png")
    notebook.shows(CANVAS, "ink on 180 of 2352")


def test_what_is_no_picture_is_refused_and_passes(notebook: Notebook, tmp_path: Path) -> None:
    (tmp_path / "digit.png").write_bytes(b"no picture")
    (tmp_path / "large.png").write_bytes(bytes(20_000_001))
    write_png(tmp_path / "blank.png", [[200] * 20] * 20)
    write_png(tmp_path / "thin.png", [[200]] * 4000)
    write_png(tmp_path / "claims.png", [[200] * 20] * 20, size=(20_000, 20_000))
    write_png(tmp_path / "boasts.png", [[200] * 20] * 20, size=(60_000, 60_000))
    notebook.control(CANVAS, "button", "Example: digits").click()
    reasons = {
        "digit.png": "is no picture",
        "large.png": "has 20 MB",
        "blank.png": "shows no ink",
        "thin.png": "shows no ink",
        "claims.png": "has 20000 x 20000 pixels",
        "boasts.png": "is no picture that the browser reads, or has too many pixels",
    }
    for name, why in reasons.items():
        notebook.control(CANVAS, "button", "Picture: digits").set_input_files(tmp_path / name)
        sync_api.expect(notebook.cell(CANVAS).get_by_role("alert")).to_contain_text(f"{name} {why}", timeout=MINUTES)
    notebook.shows(CANVAS, "ink on 1 of 2352")
    notebook.control(CANVAS, "button", "Clear: digits").click()
    sync_api.expect(notebook.cell(CANVAS).get_by_role("alert")).to_have_text("")


def test_a_picture_that_comes_late_replaces_nothing(notebook: Notebook, tmp_path: Path) -> None:
    write_png(tmp_path / "digit.png", [[60 if 100 <= y < 300 and 200 <= x < 300 else 205 for x in range(700)] for y in range(280)])
    notebook.page.evaluate(
        """() => {
            const quick = window.createImageBitmap;
            window.createImageBitmap = file => {
                window.createImageBitmap = quick;
                const told = new Promise(goOn => (window.labsGoOn = goOn));
                return (window.labsPicture = told.then(() => quick(file)));
            };
        }"""
    )
    notebook.control(CANVAS, "button", "Clear: digits").click()
    notebook.control(CANVAS, "button", "Picture: digits").set_input_files(tmp_path / "digit.png")
    notebook.page.wait_for_function("() => window.labsGoOn")
    notebook.control(CANVAS, "button", "Example: digits").click()
    # Once a later task runs, what followed from the picture's arrival is done.
    notebook.page.evaluate("async () => { window.labsGoOn(); await window.labsPicture; await new Promise(later => setTimeout(later)); }")
    assert notebook.cell(CANVAS).locator("canvas").evaluate(INK) == 1
    notebook.shows(CANVAS, "ink on 1 of 2352")


def empty_sheet(notebook: Notebook) -> tuple:
    """Where it is, and what moves fingers and pens there."""
    notebook.control(CANVAS, "button", "Clear: digits").click()
    notebook.shows(CANVAS, "ink on 0 of 2352")
    sheet = notebook.cell(CANVAS).locator("canvas")
    sheet.scroll_into_view_if_needed()
    return sheet.bounding_box(), notebook.page.context.new_cdp_session(notebook.page)


def test_a_finger_draws_and_a_second_one_does_not(notebook: Notebook) -> None:
    box, devtools = empty_sheet(notebook)

    def touch(kind: str, *fingers: tuple[float, float]) -> None:
        points = [{"x": box["x"] + x * box["width"], "y": box["y"] + y * box["height"], "id": i} for i, (x, y) in enumerate(fingers)]
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", (0.1, 0.5))
    touch("touchStart", (0.1, 0.5), (0.2, 0.9))
    for x in (0.2, 0.3, 0.4, 0.5):
        touch("touchMove", (x, 0.5), (x + 0.1, 0.9))
    touch("touchEnd")
    sync_api.expect(notebook.area(CANVAS)).not_to_have_text("ink on 0 of 2352", timeout=MINUTES)
    # A stroke over 0.4 of 84 pixels with a pen of 28 / 12, and its round ends; the second finger's would be as long.
    assert 0.4 * 84 * 2 <= int(notebook.area(CANVAS).inner_text().split()[2]) <= 0.4 * 84 * 3.3


def test_a_pen_draws_while_the_hand_lies_on_the_sheet(notebook: Notebook) -> None:
    """Each is the first of its kind; one line between the two would be a zigzag."""
    box, devtools = empty_sheet(notebook)

    def hand(kind: str, x: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": box["x"] + x * box["width"], "y": box["y"] + 0.9 * box["height"], "id": 0}]
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def pen(kind: str, x: float) -> None:
        place = {"x": box["x"] + x * box["width"], "y": box["y"] + 0.2 * box["height"]}
        devtools.send("Input.dispatchMouseEvent", {"type": kind, **place, "button": "left", "buttons": 1, "clickCount": 1, "pointerType": "pen"})

    hand("touchStart", 0.8)
    pen("mousePressed", 0.1)
    for x in (0.2, 0.3, 0.4, 0.5):
        hand("touchMove", 0.8 + x / 10)
        pen("mouseMoved", x)
    pen("mouseReleased", 0.5)
    hand("touchEnd", 0.8)
    sync_api.expect(notebook.area(CANVAS)).not_to_have_text("ink on 0 of 2352", timeout=MINUTES)
    notebook.page.wait_for_timeout(1000)
    # The pen's stroke, and the dot where the hand came down.
    assert 0.4 * 84 * 2 <= int(notebook.area(CANVAS).inner_text().split()[2]) <= 0.4 * 84 * 3.3 + 9


def test_a_second_view_begins_where_the_first_is(notebook: Notebook) -> None:
    notebook.keys_on(SLIDER, "slider", "units", "End")
    notebook.keys_on(TEXT, "textbox", "sentence", END_OF_TEXT)
    notebook.keys.type("!")
    notebook.shows(SLIDER, "square 4096")
    for source, role, name, value in ((SLIDER, "slider", "units", "64"), (TEXT, "textbox", "sentence", None)):
        shown = notebook.control(source, role, name).input_value()
        with notebook.second_view(source) as view:
            sync_api.expect(view.get_by_role(role, name=name, exact=True)).to_have_value(value or shown, timeout=MINUTES)


def test_two_views_of_a_widget_are_one(notebook: Notebook) -> None:
    """What is moved in one is moved in the other, and neither takes the other's move back."""
    notebook.control(ROW, "combobox", "colour").select_option("red")
    notebook.control(ROW, "checkbox", "loud").set_checked(False)
    presses = int(notebook.area(ROW).inner_text().split()[-1])
    with notebook.second_view(ROW) as view:
        view.get_by_role("combobox", name="colour", exact=True).select_option("green")
        sync_api.expect(notebook.control(ROW, "combobox", "colour")).to_have_value("1", timeout=MINUTES)
        notebook.control(ROW, "button", "again").click()
        notebook.shows(ROW, f"green {presses + 1}")
        view.get_by_role("button", name="again", exact=True).click()
        notebook.shows(ROW, f"green {presses + 2}")
        notebook.control(ROW, "checkbox", "loud").check()
        sync_api.expect(view.get_by_role("checkbox", name="loud", exact=True)).to_be_checked(timeout=MINUTES)
        notebook.shows(ROW, f"GREEN {presses + 2}")
    with notebook.second_view(TEXT) as view:
        view.get_by_role("textbox", name="sentence", exact=True).fill("seen")
        sync_api.expect(notebook.control(TEXT, "textbox", "sentence")).to_have_value("seen", timeout=MINUTES)
    notebook.keys_on(SLIDER, "slider", "units", "End")
    with notebook.second_view(SLIDER) as view:
        view.get_by_role("slider", name="units", exact=True).press("ArrowLeft")
        sync_api.expect(notebook.control(SLIDER, "slider", "units")).to_have_value("63", timeout=MINUTES)
    notebook.control(CANVAS, "button", "Example: digits").click()
    notebook.shows(CANVAS, "ink on 1 of 2352")
    with notebook.second_view(CANVAS) as view:
        view.get_by_role("button", name="Clear: digits", exact=True).click()
        notebook.shows(CANVAS, "ink on 0 of 2352")
        assert notebook.cell(CANVAS).locator("canvas").evaluate(INK) == 0


def test_a_figure_changes_in_its_place(notebook: Notebook) -> None:
    plot = notebook.cell(PLOT).locator(".js-plotly-plot")
    plot.evaluate("plot => { plot.seenBefore = true; }")
    notebook.keys_on(PLOT, "slider", "slope", "ArrowRight")
    sync_api.expect(plot.locator(".gtitle")).to_have_text("Slope 2", timeout=MINUTES)
    assert plot.evaluate("plot => plot.seenBefore"), "the figure was drawn anew, which flickers"


def test_a_figure_keeps_its_height_on_a_slow_machine(notebook: Notebook) -> None:
    """Plotly's extension draws a figure, fits it to the page, and puts a picture of it into the output, which is drawn again."""
    notebook.page.evaluate(
        """async () => {
            const { RenderedPlotly } = (await window._JUPYTERLAB["jupyterlab-plotly"].get("./mimeExtension"))();
            const { Plotly } = RenderedPlotly;
            const slowly = (...given) => new Promise(done => setTimeout(done, 1500)).then(() => Plotly.toImage(...given));
            RenderedPlotly.Plotly = Object.create(Plotly, { toImage: { value: slowly } });
            window.labsAsItWas = () => (RenderedPlotly.Plotly = Plotly);
        }"""
    )
    plot = notebook.cell(PLOT).locator(".js-plotly-plot")
    try:
        notebook.keys_on(PLOT, "slider", "slope", "Home")
        sync_api.expect(plot.locator(".gtitle")).to_have_text("Slope -5", timeout=MINUTES)
        notebook.page.wait_for_timeout(4000)
    finally:
        notebook.page.evaluate("() => { window.labsAsItWas(); }")
    assert plot.evaluate("plot => plot.getBoundingClientRect().height") == 400


def test_the_curve_of_a_training_stays(notebook: Notebook) -> None:
    plot = notebook.cell(CURVE).locator(".js-plotly-plot")
    sync_api.expect(plot).to_have_count(1, timeout=MINUTES)
    assert plot.evaluate("plot => plot.data[0].x") == [1, 2, 3, 4]


def test_what_the_method_throws_is_shown_and_passes(notebook: Notebook) -> None:
    notebook.keys_on(THROWS, "slider", "divisor", "Home")
    notebook.shows(THROWS, "ArithmeticException: / by zero")
    notebook.keys_on(THROWS, "slider", "divisor", "ArrowRight", "ArrowRight")
    notebook.shows(THROWS, "6")


def test_of_a_hundred_moves_the_last_is_answered(notebook: Notebook) -> None:
    notebook.keys_on(SLOW, "slider", "slow", *["ArrowRight"] * 100)
    notebook.says(SLOW, "Works ... (If it never ends, restart the kernel.)")
    notebook.shows(SLOW, "slow 100")
    sync_api.expect(notebook.cell(SLOW).get_by_role("status")).to_have_text("")
    assert int(notebook.run(CALLS).split()[-1]) < 60


def test_two_widgets_moved_at_once_are_both_answered(notebook: Notebook) -> None:
    notebook.keys_on(SLOW, "slider", "slow", "Home", "End")
    notebook.keys_on(DECIMAL, "slider", "rate", "End")
    notebook.keys_on(TEXT, "textbox", "sentence", "ControlOrMeta+a", "Delete")
    notebook.keys.type("two at once")
    notebook.shows(SLOW, "slow 100")
    notebook.shows(DECIMAL, "half of it 0.500")
    notebook.shows(TEXT, "ecno ta owt")


def test_while_a_cell_runs_a_move_waits_and_says_so(notebook: Notebook) -> None:
    notebook.start(SLEEP)
    notebook.keys_on(SLIDER, "slider", "units", "Home")
    notebook.says(SLIDER, "Waits for the kernel")
    notebook.shows(SLIDER, "square 1")
    sync_api.expect(notebook.cell(SLIDER).get_by_role("status")).to_have_text("")


def test_run_again_leaves_no_callback(notebook: Notebook) -> None:
    for _ in range(2):
        notebook.run(SLIDER)
    notebook.page.wait_for_timeout(1000)
    assert notebook.run(COMMS) == f"open: {LIVE}"


def test_a_moved_cell_says_what_to_do(notebook: Notebook) -> None:
    """JupyterLab draws it anew; its controls have left the page, which closes the widget."""
    notebook.cell(SLIDER).locator(".cm-content").click()
    for way, place in (("Down", DECIMAL), ("Up", SLIDER)):
        notebook.menu("Edit", f"Move Cell {way}")
        told = notebook.cell(place).locator(".jp-OutputArea-output").first
        sync_api.expect(told).to_have_text("To move: units (1 to 64, now 16). Run this cell again to move something.", timeout=MINUTES)


def test_after_a_restart_it_runs_again(notebook: Notebook) -> None:
    notebook.menu("Kernel", "Restart Kernel and Run All Cells\u2026")
    notebook.page.click(".jp-Dialog .jp-mod-accept")
    sync_api.expect(notebook.cell(COMMS).locator(".jp-InputPrompt")).to_have_text("[*]:", timeout=MINUTES)
    notebook.shows(COMMS, f"open: {LIVE}")
    notebook.keys_on(SLIDER, "slider", "units", "ArrowRight")
    notebook.shows(SLIDER, "square 289")


def test_what_is_opened_again_says_what_to_do(notebook: Notebook) -> None:
    notebook.menu("File", "Save Notebook")
    notebook.page.wait_for_timeout(2000)
    notebook.page.reload()
    told = notebook.cell(SLIDER).locator(".jp-OutputArea-output").first
    sync_api.expect(told).to_have_text("To move: units (1 to 64, now 16). Run this cell again to move something.", timeout=MINUTES)
    # What was last answered is still there.
    notebook.shows(SLIDER, "square 289")
    notebook.run(SLIDER)
    notebook.keys_on(SLIDER, "slider", "units", "ArrowLeft")
    notebook.shows(SLIDER, "square 225")
    # The page that went could not close what it showed; what is run again is replaced.
    assert notebook.run(COMMS) == f"open: {LIVE}"


def test_where_nobody_moves_anything_the_first_answer_stands_there(tmp_path: Path) -> None:
    write(tmp_path / "still.ipynb", SLIDER, CANVAS, CURVE, QUIET_FIT)
    assert run.main([str(tmp_path / "still.ipynb"), f"--output={tmp_path / 'run'}", "--quick"]) == 0
    still = nbformat.read(next((tmp_path / "run").rglob("still.ipynb")), 4)
    texts = [[output.data["text/plain"] for output in cell.outputs] for cell in still.cells[:2]]
    assert texts == [
        ["To move: units (1 to 64, now 16).", "square 256"],
        ["To move: digits (to draw on; now an example).", "ink on 1 of 2352"],
    ]
    assert "widgets" not in still.metadata
    # A training has a curve, too: of its epochs, in one place.
    curves = [output.data[PLOTLY] for output in still.cells[2].outputs if PLOTLY in output.get("data", {})]
    assert [len(curve["data"][0]["x"]) for curve in curves] == [4]
    # A quiet one has none.
    quiet = [output.get("data", {}) for output in still.cells[3].outputs]
    assert quiet[-1]["text/plain"] == "4"
    assert not any(PLOTLY in data for data in quiet)
