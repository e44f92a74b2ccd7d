"""Cells that are stopped through the kernel's own message, as the square in JupyterLab does it.

By command, in each lab's long cells at random moments: PYTHONPATH=environment .labs/venv/bin/python environment/tests/interrupts.py 20
(and names such as 01-bag-of-words, for those labs alone).
"""

from __future__ import annotations

import os
import queue
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import nbformat
import psutil
from jupyter_client.manager import KernelManager

from course.paths import ROOT, SOLUTIONS

LONG = (".fit(", ".predict(", ".evaluate(", ".adapt(")
# What a stopped cell may take to end, and the share of a core that may still be busy some seconds later.
SECONDS, BUSY = 2, 0.3
# What a kernel may take to start, and what any cell.
TO_START, LONGEST = 120, 240


@dataclass
class Ended:
    status: str
    seconds: float
    text: str
    messages: list[dict] = field(default_factory=list)
    """All that the kernel sent for the cell."""


class Kernel:
    def __init__(self, **environment: str) -> None:
        try:
            self._start(environment)
        except Exception:
            # Another process may take a port first that was free when it was chosen: such a kernel lives, and answers nobody.
            self._start(environment)

    def _start(self, environment: dict[str, str]) -> None:
        self._manager = KernelManager(kernel_name="java")
        # A kernelspec's own variables would win.
        self._manager.kernel_spec.env.update(environment)
        self._manager.start_kernel(env=dict(os.environ), cwd=str(ROOT))
        self._client = self._manager.blocking_client()
        try:
            self._process = psutil.Process(self._manager.provisioner.pid)
            self._client.start_channels()
            # Nor would its timeout end a question that finds nobody there.
            self._client.shell_channel.socket.sndtimeo = TO_START * 1000
            self._client.wait_for_ready(timeout=TO_START)
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self) -> Kernel:
        return self

    def __exit__(self, *exception) -> None:
        self._client.stop_channels()
        self._manager.shutdown_kernel(now=True)

    def run(self, code: str, stop_after: float | None = None, again: float | None = None) -> Ended:
        """Runs a cell; stopped, its seconds count from the message on. What comes while the kernel compiles a part of the cell is lost:
        `again` says after how many seconds it is sent once more. A kernel that has ended is not waited for, nor a cell without end."""
        request = self._client.execute(code)
        begun = start = time.monotonic()
        text, messages = [], []
        while True:
            assert time.monotonic() - begun < LONGEST, f"a cell runs for {LONGEST} s and more: {code}"
            if stop_after is not None and time.monotonic() - start > stop_after:
                self._manager.interrupt_kernel()
                start, stop_after = time.monotonic(), again
            try:
                message = self._client.get_iopub_msg(timeout=0.05)
            except queue.Empty:
                assert self._manager.is_alive(), f"the kernel has ended in the cell: {code}"
                continue
            if message["parent_header"].get("msg_id") != request:
                continue
            messages.append(message)
            content = message["content"]
            if message["msg_type"] == "stream":
                text.append(content["text"])
            elif message["msg_type"] == "error":
                text.append(content["evalue"])
            elif message["msg_type"] == "status" and content["execution_state"] == "idle":
                break
        reply = self._client.get_shell_msg(timeout=60)
        while reply["parent_header"].get("msg_id") != request:
            reply = self._client.get_shell_msg(timeout=60)
        return Ended(reply["content"]["status"], time.monotonic() - start, "".join(text), messages)

    def kill(self, code: str, begun: Callable[[], bool], after: float) -> None:
        """Begins a cell, and some seconds after it has begun ends the kernel's process, as the system does for want of memory."""
        self._client.execute(code)
        last = time.monotonic() + 120
        while not begun():
            assert time.monotonic() < last
            time.sleep(0.05)
        time.sleep(after)
        self._process.kill()
        self._process.wait()

    def move(self, comm: str, data: object) -> None:
        """What a page sends when a widget has changed."""
        session = self._client.session
        session.send(self._client.shell_channel.socket, "comm_msg", {"comm_id": comm, "data": data})

    def hears(self, seconds: float) -> dict | None:
        """The next message that the kernel sends by itself, or None if none comes for so long."""
        try:
            return self._client.get_iopub_msg(timeout=seconds)
        except queue.Empty:
            return None

    def busy(self) -> float:
        """The share of a core that the kernel takes in the next second."""
        return self._process.cpu_percent(interval=1) / 100


def main(count: int, names: list[str]) -> int:
    """The solutions run, quick; of the cells that hold long work so many, or all, run once more, are stopped at a random moment of
    the time that they took, and run again. Says what was seen."""
    labs = [lab for lab in sorted(SOLUTIONS.glob("*.ipynb")) if not names or lab.stem in names]
    seen = dict.fromkeys(("ok", "LOST", "LATE", "FAIL"), 0)

    def tell(what: str, text: str) -> None:
        seen[what] += 1
        print(f"{what:4} {text}", flush=True)

    for lab in labs:
        cells = [cell.source for cell in nbformat.read(lab, 4).cells if cell.cell_type == "code"]
        long = [place for place, cell in enumerate(cells) if any(word in cell for word in LONG)]
        chosen = set(random.sample(long, min(len(long), -(-count // len(labs)))))
        with Kernel(LABS_MODE="quick") as kernel:
            for place, cell in enumerate(cells):
                name = f"{lab.stem} cell {place}"
                whole = kernel.run(cell)
                if place in chosen:
                    after = random.uniform(0, whole.seconds)
                    ended = kernel.run(cell, stop_after=after)
                    # Java itself goes on compiling for a moment what was called often.
                    busy = min(kernel.busy(), kernel.busy())
                    # What comes while the kernel compiles a part of the cell is lost: that is the kernel's.
                    lost = ended.status == "ok"
                    good = ended.seconds < SECONDS and busy < BUSY
                    tell(
                        "ok" if good else "LOST" if lost and busy < BUSY else "LATE",
                        f"{name}: stopped after {after:.1f} of {whole.seconds:.1f} s, {'ran to its end' if lost else 'ended'}"
                        f" {ended.seconds:.1f} s later, {busy:.0%} of a core busy then",
                    )
                    whole = kernel.run(cell)
                if whole.status != "ok":
                    tell("FAIL", f"{name}: {whole.text[-300:]}")
    print(seen)
    return 1 if seen["LATE"] or seen["FAIL"] else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20, sys.argv[2:]))
