"""The course as a student sees it: JupyterLab with the settings of `start`, in a real browser."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from waiting import answers, wait_until

from course.verbs import start
from course.paths import EXERCISES, LESSONS, ROOT

sync_api = pytest.importorskip("playwright.sync_api", reason="the Python package playwright is not installed")

# Windows and macOS have theirs on no PATH.
BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"%PROGRAMFILES%\Google\Chrome\Application\chrome.exe",
    r"%LOCALAPPDATA%\Google\Chrome\Application\chrome.exe",
)
BROWSER = next((path for name in BROWSERS if (path := shutil.which(os.path.expandvars(name)))), None)
QUIET = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
PICTURES = ROOT / "target" / "test"
MINUTES = 60_000


@contextmanager
def jupyterlab(folder: Path, own: Path, mode: str = "quick") -> Iterator[str]:
    """JupyterLab on a folder. `own`: a folder for what it keeps about the user. Yields its address up to the file's path."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    here = [f"--ServerApp.root_dir={folder}", f"--ServerApp.port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token=test"]
    command = [sys.executable, "-m", "jupyterlab", *start.settings(browser=False), *here]
    environment = {
        **os.environ,
        "LABS_MODE": mode,
        "JUPYTERLAB_SETTINGS_DIR": str(own / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(own / "workspaces"),
    }
    # All cells are in the page, not only those in sight.
    tracker = own / "settings" / "@jupyterlab" / "notebook-extension" / "tracker.jupyterlab-settings"
    tracker.parent.mkdir(parents=True)
    tracker.write_text('{"windowingMode": "none"}', encoding="utf-8")
    with open(own / "log", "w+b") as log:
        server = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            wait_until(lambda: answers(f"http://127.0.0.1:{port}/api"), server, 60, own / "log")
            yield f"http://127.0.0.1:{port}/doc/tree/{{}}?token=test"
        finally:
            server.terminate()
            try:
                server.wait(20)
            except subprocess.TimeoutExpired:
                server.kill()


@pytest.fixture(scope="module")
def browser() -> Iterator:
    if BROWSER is None:
        pytest.skip(f"no browser: there is none of {', '.join(BROWSERS)}")
    with sync_api.sync_playwright() as playwright:
        # Chromium's sandbox refuses to run as root, which containers often are.
        sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        launched = playwright.chromium.launch(executable_path=BROWSER, args=[*QUIET, *sandbox])
        yield launched
        launched.close()


def opened(browser, address: str, name: str):
    page = browser.new_page(viewport={"width": 1200, "height": 1000})
    page.goto(address.format(name))
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=MINUTES)
    # The kernel's name stands in the toolbar once it is connected; until then 'run' would ask for one.
    page.wait_for_selector('.jp-KernelName:has-text("Java")', timeout=MINUTES)
    return page


def picture(page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png")


@pytest.fixture(scope="module")
def address(browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """JupyterLab on a lesson and its exercise."""
    folder = tmp_path_factory.mktemp("lab")
    for name, source in (("lesson", LESSONS), ("exercise", EXERCISES)):
        shutil.copy(source / "01-bag-of-words.ipynb", folder / f"{name}.ipynb")
    with jupyterlab(folder, folder / "own") as address:
        yield address


def test_the_lesson_runs_and_its_plots_are_drawn(browser, address: str) -> None:
    page = opened(browser, address, "lesson.ipynb")
    page.click('div.lm-MenuBar-itemLabel:text-is("Run")')
    page.click('li[data-command="runmenu:run-all"]')
    page.wait_for_selector('.jp-InputPrompt:has-text("[*]")', timeout=MINUTES)
    page.wait_for_function("""() => !document.querySelector('.jp-Notebook').innerText.includes('[*]:')""", timeout=5 * MINUTES)
    # High enough for all of the notebook; what came last is drawn after its cell is done.
    height = page.locator(".jp-WindowedPanel-outer").evaluate("panel => panel.scrollHeight")
    page.set_viewport_size({"width": 1200, "height": min(height + 150, 16_000)})
    page.wait_for_timeout(2000)
    page.locator(".jp-WindowedPanel-outer").evaluate("panel => panel.scrollTop = 0")
    page.wait_for_timeout(500)
    picture(page, "lesson")

    def texts(selector: str) -> list[str]:
        return page.locator(selector).all_text_contents()

    printed = page.locator(".jp-RenderedText pre").first
    assert printed.evaluate("pre => getComputedStyle(pre).wordBreak") == "normal", "custom.css is not in the page"
    assert texts('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"]') == []
    assert texts('.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"]') == []
    assert texts('.jp-CodeCell .jp-InputPrompt:text-is("[ ]:")') == []
    plots = page.locator(".js-plotly-plot")
    heights = plots.evaluate_all("found => found.map(plot => plot.getBoundingClientRect().height)")
    assert min(heights) >= 390, f"plots collapsed when the window grew: {heights}"
    assert plots.count() >= 2
    for plot in plots.all():
        # Figures side by side have a title each.
        assert plot.locator(".gtitle, .annotation-text").all_text_contents() != [], plot.inner_text()
        assert plot.locator(".xtitle").all_text_contents() != [], plot.inner_text()
        assert plot.locator(".ytitle").all_text_contents() != [], plot.inner_text()
        assert plot.locator(".trace, .points path, .bars path").count() > 0
    page.close()


def test_the_validate_button_says_what_is_to_do(browser, address: str) -> None:
    # In a workspace of its own: the other one would open the lesson again as well.
    page = opened(browser, address.replace("/doc/", "/doc/workspaces/validate/"), "exercise.ipynb")
    page.click("jp-button.validate-button")
    page.wait_for_selector(".nbgrader-ErrorDialog .validation-failed", timeout=5 * MINUTES)
    said = page.locator("#validation-message").inner_text()
    picture(page, "validate")
    assert "TO DO" in said
    page.close()
