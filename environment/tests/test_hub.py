"""A class server as `labs.py hub --try-out` starts it: one student in a browser, one by the server's own addresses, and an instructor."""

from __future__ import annotations

import csv
import json
import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import nbformat
import psutil
import pytest
from pretending import pretended
from small import doubling
from test_browser import BROWSER, MINUTES, browser, picture  # noqa: F401 (a fixture)
from traitlets.config.loader import Config, PyFileConfigLoader
from waiting import wait_until

from course.classroom import exchange, sandbox
from course.paths import ENVIRONMENT
from course.setup import kernel, shared
from course.verbs import grade, hub, release

LAB = "01-doubling"
TOKEN = "of-the-instructor"
SETTINGS = """
c.JupyterHub.bind_url = "http://127.0.0.1:{ports[0]}"
c.JupyterHub.hub_port = {ports[1]}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{ports[2]}"
c.SimpleLocalProcessSpawner.home_dir_template = "{folder}/homes/{{username}}"
c.JupyterHub.services = [{{"name": "instructor", "api_token": "{token}"}}]
c.JupyterHub.load_roles = [
    {{"name": "instructor", "services": ["instructor"], "scopes": ["admin:users", "admin:servers", "access:servers"]}}
]
"""

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a class server runs on Linux")


@dataclass
class Server:
    address: str
    password: str
    folder: Path
    homes: Path
    log: Path
    process: subprocess.Popen

    def wait_until(self, found: Callable[[], object], seconds: float) -> None:
        wait_until(found, self.process, seconds, self.log)

    def ask(self, place: str, method: str = "GET", **values: str):
        """The answer, from JSON."""
        data = urlencode(values).encode() if values else (b"" if method == "POST" else None)
        request = urllib.request.Request(self.address + place, data, {"Authorization": f"token {TOKEN}"}, method=method)
        with urllib.request.urlopen(request, timeout=200) as answer:
            return json.loads(answer.read() or "null")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    tmp_path = tmp_path_factory.mktemp("hub")
    folder = tmp_path / "class"
    assert release.main([str(folder), str(doubling(tmp_path / f"{LAB}.ipynb"))]) == 0
    taken = [socket.create_server(("127.0.0.1", 0)) for _ in range(3)]
    ports = [one.getsockname()[1] for one in taken]
    for one in taken:
        one.close()
    (folder / "jupyterhub_config.py").write_text(SETTINGS.format(ports=ports, folder=tmp_path, token=TOKEN))
    # The lab needs no data, and without a mirror a server fetches that of all labs.
    mirror = tmp_path / "mirror"
    mirror.mkdir()
    (mirror / "SHA256SUMS").touch()
    log = tmp_path / "log"
    command = [sys.executable, "-m", "course.verbs.hub", str(folder), "--try-out"]
    with open(log, "wb") as told:
        process = subprocess.Popen(command, stdout=told, stderr=told, env={**os.environ, "LABS_MIRROR": str(mirror)})
    try:
        wait_until(lambda: f"JupyterHub is now running at http://127.0.0.1:{ports[0]}" in log.read_text(), process, 300, log)
        password = re.search(r"The password of all users: (\S+)", log.read_text())[1]
        yield Server(f"http://127.0.0.1:{ports[0]}", password, folder, tmp_path / "homes", log, process)
    finally:
        process.terminate()
        process.wait(90)
        left = [" ".join(one.info["cmdline"]) for one in psutil.process_iter(["cmdline"]) if one.info["cmdline"]]
        assert [command for command in left if str(tmp_path) in command] == [], "a server or a kernel runs on without its hub"


def answer(notebook: Path, body: str) -> None:
    """Fills in the exercise of a fetched notebook."""
    read = nbformat.read(notebook, as_version=4)
    cell = next(cell for cell in read.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == "twice")
    cell.source = f"int twice(int x) {{ {body} }}"
    nbformat.write(read, notebook)


def settings(folder: Path) -> Config:
    """What JupyterHub is given."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("LABS_CLASS", str(folder))
        return PyFileConfigLoader(str(ENVIRONMENT / "hub" / "jupyterhub_config.py")).load_config()


def test_in_a_try_out_nothing_that_was_set_for_a_class_lets_its_students_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There everybody works as the instructor."""
    (tmp_path / "jupyterhub_config.py").write_text(
        """
c.JupyterHub.bind_url = "https://:443"
c.JupyterHub.ip = "0.0.0.0"
c.JupyterHub.base_url = "/class"
c.JupyterHub.ssl_key = c.JupyterHub.ssl_cert = "/etc/ssl/private/labs.pem"
c.JupyterHub.hub_ip = ""
c.JupyterHub.authenticator_class = "github"
c.JupyterHub.spawner_class = "systemd"
c.Authenticator.allow_all = False
c.Authenticator.allowed_users = {"ada"}
"""
    )
    monkeypatch.delenv("LABS_TRY_OUT", raising=False)
    of_class = settings(tmp_path)
    assert of_class.JupyterHub.bind_url == "https://:443" and of_class.JupyterHub.authenticator_class == "github"
    assert of_class.JupyterHub.db_url.endswith("/jupyterhub.sqlite") and not of_class.Authenticator.allow_all
    monkeypatch.setenv("LABS_TRY_OUT", "told to nobody")
    tried = settings(tmp_path)
    assert tried.JupyterHub.bind_url == "http://127.0.0.1:8000"
    assert {"ip", "base_url", "ssl_key", "ssl_cert", "hub_ip"} & tried.JupyterHub.keys() == set()
    assert (tried.JupyterHub.authenticator_class, tried.DummyAuthenticator.password) == ("dummy", "told to nobody")
    assert tried.Authenticator.allow_all and tried.JupyterHub.spawner_class == "simple"
    assert tried.JupyterHub.db_url == "sqlite:///:memory:", "who is logged in to the class's server is not here"
    # The class's are root's, and its proxy is ended by whoever finds its number.
    assert len(tried.JupyterHub.cookie_secret) == 32
    assert tried.ConfigurableHTTPProxy.pid_file != of_class.ConfigurableHTTPProxy.pid_file


def test_the_number_of_a_proxy_that_is_gone_is_not_left_to_jupyterhub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would end the process that has it now."""
    monkeypatch.delenv("LABS_TRY_OUT", raising=False)
    monkeypatch.setattr(shared, "HUB", tmp_path)
    monkeypatch.setattr(shared, "PROXY", tmp_path / "proxy")
    number = tmp_path / "proxy.pid"
    number.write_text(str(os.getpid()))
    with pretended(shared.PROXY):
        settings(tmp_path)
        assert number.exists()
    settings(tmp_path)
    assert not number.exists()


def test_users_go_through_the_network_s_proxy_but_for_one_with_a_password(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LABS_TRY_OUT", "https_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(shared, "HUB", tmp_path)
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example.org:3128")
    monkeypatch.setenv("NO_PROXY", "localhost,.example.org")
    # sudo hands on what it is told to, and nothing else.
    commands: list[list[str]] = []
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(os, "execvpe", lambda program, command, environment: commands.append(command))
    monkeypatch.setattr(exchange, "release", lambda folder: [])
    hub._serve(tmp_path, try_out=False)
    given = {"HTTPS_PROXY": "http://proxy.example.org:3128", "NO_PROXY": "localhost,.example.org"}
    assert commands[0][:2] == ["sudo", "env"] and {f"{name}={value}" for name, value in given.items()} <= set(commands[0])
    assert settings(tmp_path).Spawner.environment.items() >= given.items()
    monkeypatch.setenv("HTTPS_PROXY", "http://ada:secret@proxy.example.org:3128")
    assert "HTTPS_PROXY" not in settings(tmp_path).Spawner.environment


def test_what_users_share_can_be_read_by_all(server: Server) -> None:
    shared = list(kernel.SHARED_DATA.rglob("*"))
    assert any(path.name == "libtorch_cpu.so" for path in shared)
    assert [path for path in shared if path.stat().st_mode & 0o005 != (0o005 if path.is_dir() else 0o004)] == []


def test_bob_by_the_servers_own_addresses(server: Server) -> None:
    server.ask("/hub/api/users/bob", "POST")
    server.ask("/hub/api/users/bob/server", "POST")
    server.wait_until(lambda: server.ask("/hub/api/users/bob")["servers"].get("", {}).get("ready"), 120)
    assert server.ask("/user/bob/courses")["value"] == ["class"]
    listed = server.ask("/user/bob/assignments?course_id=class")["value"]
    assert [(one["assignment_id"], one["status"]) for one in listed] == [(LAB, "released")]
    server.ask("/user/bob/assignments/fetch", "POST", course_id="class", assignment_id=LAB)
    notebook = server.homes / "bob" / "labs" / LAB / f"{LAB}.ipynb"
    answer(notebook, "return x * x;")
    said = server.ask("/user/bob/assignments/validate", "POST", path=f"{LAB}/{LAB}.ipynb")
    assert said["success"] and "that is the square" in json.dumps(said["value"]["failed"])
    handed_in = server.ask("/user/bob/assignments/submit", "POST", course_id="class", assignment_id=LAB)
    assert handed_in["success"], handed_in
    # What others have, and what the instructor has, is not among what a server shows.
    with pytest.raises(urllib.error.HTTPError, match="404"):
        server.ask("/user/bob/api/contents/../../ada")


@pytest.mark.skipif(BROWSER is None, reason="no browser")
def test_ada_in_a_browser(server: Server, browser) -> None:  # noqa: F811
    page = browser.new_page(viewport={"width": 1200, "height": 1000})
    page.goto(f"{server.address}/hub/login")
    page.fill("#username_input", "ada")
    page.fill("#password_input", server.password)
    page.click("#login_submit")
    # The lesson that the day begins with, on the course's kernel.
    page.wait_for_selector('.jp-KernelName:has-text("Java")', timeout=2 * MINUTES)
    page.click('div.lm-MenuBar-itemLabel:text-is("Nbgrader")')
    page.click('li[data-command="nbgrader:open-assignment-list"]')
    page.click('button:text-is("Fetch")', timeout=MINUTES)
    page.wait_for_selector('button:text-is("Submit")', timeout=MINUTES)
    picture(page, "hub-assignments")
    page.goto(f"{server.address}/user/ada/lab/tree/{LAB}/{LAB}.ipynb")
    page.wait_for_selector('.jp-KernelName:has-text("Java")', timeout=MINUTES)
    page.locator('.jp-CodeCell:has-text("int twice(int x)") .cm-content').click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("int twice(int x) { return x + x; }")
    words = '.jp-MarkdownCell:has-text("Write your answer here")'
    page.dblclick(words)
    page.click(f"{words} .cm-content")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("It tells doubling from squaring.")
    page.click("jp-button.validate-button")
    page.wait_for_selector(".nbgrader-SuccessDialog, .nbgrader-ErrorDialog", timeout=3 * MINUTES)
    picture(page, "hub-validated")
    assert "passes all the tests" in page.locator("#validation-message").inner_text()
    page.keyboard.press("Enter")
    page.click('div.lm-MenuBar-itemLabel:text-is("Nbgrader")')
    page.click('li[data-command="nbgrader:open-assignment-list"]')
    page.click('button:text-is("Submit")', timeout=MINUTES)
    server.wait_until(lambda: any(path.name.startswith("ada+") for path in server.folder.parent.glob("exchange/class/inbound/*")), 60)
    page.close()


def test_the_instructor_collects_and_grades(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert hub.main([str(server.folder), "--collect"]) == 0
    expected = {"ada": 2.0, "bob": 0.0} if BROWSER else {"bob": 0.0}
    assert f"{len(expected)} new in {server.folder / 'submitted'}" in capsys.readouterr().out
    assert grade.main([str(server.folder), *(["--uncontained"] if sandbox.missing() else [])]) == 0
    with open(server.folder / "grades.csv", encoding="utf-8", newline="") as table:
        assert {row["student_id"]: float(row["score"]) for row in csv.DictReader(table)} == expected


def test_the_page_goes_back_to_the_student(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    assert hub.main([str(server.folder), "--feedback"]) == 0
    assert f"bob, {LAB}" in capsys.readouterr().out
    server.ask("/user/bob/assignments/fetch_feedback", "POST", course_id="class", assignment_id=LAB)
    [page] = server.homes.glob(f"bob/labs/{LAB}/feedback/*/{LAB}.html")
    assert "that is the square" in page.read_text(encoding="utf-8")
    assert list(server.homes.glob(f"ada/labs/{LAB}/feedback/*/*")) == [], "ada has not asked"
