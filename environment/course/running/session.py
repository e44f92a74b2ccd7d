"""One kernel, and the cells of a notebook run on it one by one."""

from __future__ import annotations

import os
import re
import tempfile
import threading
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import psutil
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError
from nbformat import NotebookNode

from course.running.outputs import BoundedOutput, coalesce

KERNEL = "java"
# Jupyter's own tag: JupyterLab runs the cells after such a one all the same.
MEANT_TO_FAIL = "raises-exception"

# A kernel sends what a cell shows apart from its answer, and 20,000 lines take it a while.
_SECONDS_FOR_OUTPUT = 60
# On a machine that is busy with other kernels.
_SECONDS_TO_START = 120
# In bytes; a program can write there as well, past all bounds.
_END_OF_LOG = 10_000
_TIMEOUT = {"ename": "Timeout", "evalue": "", "traceback": []}

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_JSHELL_CLASS = re.compile(r"REPL\.\$JShell\$\w+\$")
_WRAPPED = re.compile(r"^((?:[a-z]\w*\.)*[A-Z$][\w.$]*)(?:, |: )", re.DOTALL)


@dataclass(frozen=True)
class Error:
    """What a cell threw: the class without its package, and its own message."""

    name: str
    message: str

    def __str__(self) -> str:
        return f"{self.name}: {self.message}" if self.message else self.name

    def output(self) -> NotebookNode:
        """As a cell's output."""
        return nbformat.v4.new_output("error", ename=self.name, evalue=self.message, traceback=[str(self)])


@dataclass(frozen=True)
class Outcome:
    """What one cell did."""

    error: Error | None
    standard_error: str
    last: bool = False
    """The kernel can run no other cell after this one."""
    meant_to_fail: bool = False
    """The cell shows its reader an error."""

    @property
    def failed(self) -> bool:
        """Text on standard error counts: the button Validate takes it for a failure."""
        if self.meant_to_fail:
            return self.error is None
        return self.error is not None or bool(self.standard_error)

    def why(self) -> str:
        if self.error is not None:
            return str(self.error)
        if self.standard_error:
            return "wrote to standard error (the button Validate takes that for a failure): " + self.standard_error.strip()
        if self.meant_to_fail:
            return f"is tagged {MEANT_TO_FAIL} and raised none"
        return ""


class Session:
    """A kernel that runs cells of a notebook, with the environment given, in a folder."""

    def __init__(
        self,
        notebook: NotebookNode,
        folder: Path,
        environment: Mapping[str, str | None],
        timeout: int | None = None,
        on_text: Callable[[str], None] | None = None,
        interrupts: bool = False,
    ) -> None:
        """`environment`: variables set for the kernel, or removed where the value is None.
        `timeout`: seconds a cell may take. `on_text`: told what a cell shows while it runs. `interrupts`: the kernel is asked to
        give a cell up that runs too long, and runs others after it."""
        self._client = _Client(
            notebook,
            kernel_name=KERNEL,
            timeout=timeout,
            startup_timeout=_SECONDS_TO_START,
            iopub_timeout=_SECONDS_FOR_OUTPUT,
            allow_errors=True,
            record_timing=False,
            interrupt_on_timeout=interrupts,
            error_on_timeout=_TIMEOUT if interrupts else None,
            on_cell_executed=self._answered,
        )
        self._client.resources = {"metadata": {"path": str(folder)}}
        self._client.told = on_text
        self._timeout = timeout
        self._environment = environment
        self.implementation = ""

    def __enter__(self) -> Session:
        with ExitStack() as stack:
            self._start(stack)
            self._stack = stack.pop_all()
        return self

    def _start(self, stack: ExitStack) -> None:
        client = self._client
        # A file, since JJava logs its own life to the terminal; the reason of a crash stands there.
        self._log = stack.enter_context(tempfile.TemporaryFile())
        client.create_kernel_manager()
        # A kernelspec's own variables would win over the environment it is started with.
        of_kernelspec = client.km.kernel_spec.env
        environment = dict(os.environ)
        for name, value in self._environment.items():
            of_kernelspec.pop(name, None)
            environment.pop(name, None)
            if value is not None:
                environment[name] = value
        stack.enter_context(client.setup_kernel(env=environment, stdout=self._log, stderr=self._log))
        info = client.wait_for_reply(client.kc.kernel_info())
        self.implementation = info["content"].get("implementation", KERNEL) if info else KERNEL

    def __exit__(self, *exception: Any) -> None:
        self._stack.close()

    @property
    def pid(self) -> int:
        """The kernel's process."""
        return self._client.km.provisioner.pid

    def run(self, cell: NotebookNode, index: int, timeout: int | None = None) -> Outcome:
        """Runs one code cell; its outputs are in the cell afterwards. `timeout`: seconds, in place of the session's."""
        client = self._client
        client.timeout = timeout or self._timeout
        client.bounded.start()
        try:
            return self._run(cell, index)
        finally:
            client.bounded.tell(cell)
            before = len(cell.outputs)
            coalesce(cell)
            if len(cell.outputs) < before:
                # nbclient finds what is updated later by its place in the cell, which is another one now.
                client.clear_display_id_mapping(index)

    @property
    def kept(self) -> int:
        """How many bytes of what the last cell wrote, as its program wrote them, are in its outputs."""
        return self._client.bounded.kept

    def _run(self, cell: NotebookNode, index: int) -> Outcome:
        # nbclient replaces what a cell showed in the notebook's own cell: that must be this one, with nothing shown yet.
        self._client.nb.cells[index] = cell
        self._client.clear_display_id_mapping(index)
        try:
            self._client.execute_cell(cell, index)
        except CellTimeoutError:
            return Outcome(self._too_long(), standard_error_of(cell), last=True)
        except RuntimeError:
            return Outcome(Error("KernelDied", self._last_words()), standard_error_of(cell), last=True)
        if self._answer.get("ename") == _TIMEOUT["ename"]:
            error = self._too_long()
            cell.outputs = [output for output in cell.outputs if output.output_type != "error"] + [error.output()]
            return Outcome(error, standard_error_of(cell))
        if self._answer["status"] == "error" and error_of(cell) is None:
            # What a kernel shows may be lost where it shows very much; its answer is not.
            shown = {key: self._answer.get(key) or "" for key in ("ename", "evalue")} | {"traceback": self._answer.get("traceback") or []}
            self._client.bounded.takes("error", shown)
            cell.outputs.append(nbformat.v4.new_output("error", **shown))
        return Outcome(error_of(cell), standard_error_of(cell), meant_to_fail=MEANT_TO_FAIL in cell.metadata.get("tags", []))

    def _answered(self, execute_reply: dict[str, Any], **_: Any) -> None:
        self._answer = execute_reply["content"]

    def _too_long(self) -> Error:
        return Error("Timeout", f"the cell ran longer than the {self._client.timeout} s that it may take")

    def stop(self) -> None:
        """Ends the kernel's process; a cell that runs fails. May be called from a signal handler."""
        manager = self._client.km
        if manager is not None and manager.has_kernel:
            try:
                psutil.Process(manager.provisioner.pid).terminate()
            except psutil.NoSuchProcess:
                pass

    def _last_words(self) -> str:
        self._log.seek(max(0, self._log.seek(0, os.SEEK_END) - _END_OF_LOG))
        lines = self._log.read().decode("utf-8", "replace").splitlines()
        last = [line for line in lines if line.strip() and "Loop " not in line and not line.startswith("NOTE: ")][-5:]
        return "the kernel's process ended; the system may have ended it for want of memory" + "".join("\n  " + x for x in last)


class _Client(NotebookClient):
    """Tells what a running cell shows, and keeps no more of it than fits."""

    told: Callable[[str], None] | None = None

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.bounded = BoundedOutput()

    def process_message(self, msg: dict, cell: NotebookNode, cell_index: int) -> NotebookNode | None:
        if not self.bounded.takes(msg["msg_type"], msg["content"]):
            return None
        if self.told is not None:
            content = msg["content"]
            shown = content.get("text") if msg["msg_type"] == "stream" else content.get("data", {}).get("text/plain")
            if isinstance(shown, str) and shown.strip():
                self.told(shown.strip().splitlines()[-1])
        return super().process_message(msg, cell, cell_index)


class PeakMemory:
    """The largest resident memory, in MB, of a process and its children, looked at five times a second."""

    def __init__(self) -> None:
        self.mb = 0
        self._done = threading.Event()
        self._thread: threading.Thread | None = None

    def watch(self, pid: int) -> None:
        self._thread = threading.Thread(target=self._look, args=(psutil.Process(pid),), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        if self._thread is not None:
            self._thread.join()

    def _look(self, process: psutil.Process) -> None:
        done = False
        while not done:
            # Once more at the end: what the system itself saw counts, and a clock that is wrong may end no wait.
            done = self._done.wait(0.2)
            try:
                family = [process, *process.children(recursive=True)]
                now = sum(p.memory_info().rss for p in family)
                # What the system itself saw between two looks, where it keeps that.
                now = max([now] + [_high_water(p) for p in family])
            except psutil.Error:
                continue
            self.mb = max(self.mb, round(now / 1e6))


def _high_water(process: psutil.Process) -> int:
    status = Path(f"/proc/{process.pid}/status")
    if not status.exists():
        return getattr(process.memory_info(), "peak_wset", 0)
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
    return int(found.group(1)) * 1024 if found else 0


def error_of(cell: NotebookNode) -> Error | None:
    """What the cell threw. A Java kernel calls every exception RuntimeException (IJava: EvalException) and puts
    'class, message' into its value; what the compiler says stands in the traceback."""
    for output in cell.outputs:
        if output.output_type == "error":
            value = output.evalue or ""
            if output.ename.startswith(("Compilation", "IncompleteSource")):
                return Error(output.ename, _ANSI.sub("", "\n".join(output.traceback)).strip() or value)
            wrapped = _WRAPPED.match(_JSHELL_CLASS.sub("", value))
            if output.ename in ("RuntimeException", "EvalException") and wrapped:
                message = _JSHELL_CLASS.sub("", value)[wrapped.end() :]
                return Error(wrapped.group(1).rsplit(".", 1)[-1], "" if message == "null" else message)
            return Error(output.ename, value)
    return None


def standard_error_of(cell: NotebookNode) -> str:
    return "".join(o.text for o in cell.outputs if o.output_type == "stream" and o.name == "stderr")


def text_of(cell: NotebookNode) -> str:
    """All that a cell shows as text, its error included."""
    parts = []
    for output in cell.outputs:
        if output.output_type == "stream":
            parts.append(output.text)
        elif output.output_type != "error":
            parts.append(str(output.data.get("text/plain", "")))
    error = error_of(cell)
    return "\n".join(parts + ([str(error)] if error else []))


def is_code(cell: NotebookNode) -> bool:
    """Whether there is anything to run in the cell."""
    return cell.cell_type == "code" and bool(cell.source.strip())


def head(cell: NotebookNode) -> str:
    """The first line of a cell that says something."""
    lines = [line.strip() for line in cell.source.splitlines() if line.strip()]
    telling = [line for line in lines if not line.startswith(("import ", "//"))]
    return (telling or lines or [""])[0]
