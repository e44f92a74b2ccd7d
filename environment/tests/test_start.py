"""JupyterLab as start opens it, and what is left when it ends."""

import json
import os
import re
import signal
import subprocess
import sys
from urllib.request import Request, urlopen

import psutil
import pytest
from waiting import answers, wait_until

from course.setup import jupyter
from course.paths import ROOT

# The real workspace is none of a test's business.
START = "from course.setup import workspace; from course.verbs import start; workspace.ensure = lambda *_: []; start.main(['--no-browser'])"


class Server:
    def __init__(self, process: subprocess.Popen):
        self.process = process
        for line in process.stdout:
            if found := re.search(r"(http://127\.0\.0\.1:\d+)(/\S+)\?token=(\w+)", line):
                self.base, self.page, self.token = found.groups()
                # The address is told a moment before it answers.
                wait_until(lambda: answers(f"{self.base}/api"), process, 20)
                return
        raise AssertionError(f"JupyterLab ended with status {process.wait()}")

    def ask(self, path: str, **body: str):
        headers = {"Authorization": f"token {self.token}", "Content-Type": "application/json"}
        data = json.dumps(body).encode() if body else None
        with urlopen(Request(self.base + path, data=data, headers=headers), timeout=30) as answer:
            return answer.read().decode()


@pytest.fixture(scope="module")
def server():
    env = {**jupyter.environment(), "DISPLAY": ""}
    process = subprocess.Popen([sys.executable, "-c", START], cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield Server(process)
    finally:
        process.kill()
        process.wait()


def test_the_address_leads_to_the_start_page(server):
    assert server.page == "/lab/tree/workspace/START.md"


def test_java_is_the_only_kernel_on_offer(server):
    assert list(json.loads(server.ask("/api/kernelspecs"))["kernelspecs"]) == ["java"]


def test_no_news_and_a_page_of_markdown_is_read_not_edited(server):
    def default(plugin: str, key: str):
        return json.loads(server.ask(f"/lab/api/settings/{plugin}"))["schema"]["properties"][key]["default"]

    assert default("@jupyterlab/apputils-extension:notification", "fetchNews") == "false"
    assert default("@jupyterlab/docmanager-extension:plugin", "defaultViewers") == {"markdown": "Markdown Preview"}


def test_of_nbgrader_only_validate_is_there(server):
    config = json.loads(re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', server.ask("/lab"), re.DOTALL)[1])
    disabled = {name.split(":")[1] for name in config["disabledExtensions"] if name.startswith("@jupyter/nbgrader:")}
    assert disabled == {"assignment-list", "course-list", "create-assignment", "formgrader", "menu"}


@pytest.mark.skipif(os.name == "nt", reason="Ctrl+C cannot be sent to one process on Windows")
def test_ctrl_c_ends_it_and_its_kernels(server):
    server.ask("/api/kernels", name="java")
    kernels = psutil.Process(server.process.pid).children()
    assert kernels
    server.process.send_signal(signal.SIGINT)
    assert server.process.wait(timeout=30) == 0
    _, alive = psutil.wait_procs(kernels, timeout=5)
    assert not alive
