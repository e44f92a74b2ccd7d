"""Cells that are stopped through the kernel's own message, as the square in JupyterLab does it.

By command, in each lab's long cells at random moments: PYTHONPATH=environment .labs/venv/bin/python environment/tests/interrupts.py 20
"""

from __future__ import annotations

import os
import queue
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil
from jupyter_client.manager import KernelManager

from course.paths import ROOT, SOLUTIONS

LONG = (".fit(", ".predict(", ".evaluate(", ".adapt(")
# What a stopped cell may take to end, and the share of a core that may still be busy a second later.
SECONDS, BUSY = 2, 0.3


@dataclass
class Ended:
    status: str
    seconds: float
    text: str


class Kernel:
    def __init__(self, **environment: str) -> None:
        self._manager = KernelManager(kernel_name="java")
        self._manager.start_kernel(env={**os.environ, **environment}, cwd=str(ROOT))
        self._client = self._manager.blocking_client()
        self._client.start_channels()
        self._client.wait_for_ready(timeout=120)
        self._process = psutil.Process(self._manager.provisioner.pid)

    def __enter__(self) -> Kernel:
        return self

    def __exit__(self, *exception) -> None:
        self._client.stop_channels()
        self._manager.shutdown_kernel(now=True)

    def run(self, code: str, stop_after: float | None = None) -> Ended:
        """Runs a cell; stopped, its seconds count from the message on."""
        request = self._client.execute(code)
        start = time.monotonic()
        stopped = False
        text = []
        while True:
            if stop_after is not None and not stopped and time.monotonic() - start > stop_after:
                self._manager.interrupt_kernel()
                start, stopped = time.monotonic(), True
            try:
                message = self._client.get_iopub_msg(timeout=0.05)
            except queue.Empty:
                continue
            if message["parent_header"].get("msg_id") != request:
                continue
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
        return Ended(reply["content"]["status"], time.monotonic() - start, "".join(text))

    def busy(self) -> float:
        """The share of a core that the kernel takes in the next second."""
        return self._process.cpu_percent(interval=1) / 100


def main(count: int) -> int:
    """Every lab's solution runs, quick; some of its long cells are stopped once and then run again. Says what was seen."""
    labs = sorted(SOLUTIONS.glob("*.ipynb"))
    wrong = 0
    for lab in labs:
        cells = [cell.source for cell in nbformat.read(lab, 4).cells if cell.cell_type == "code"]
        long = [place for place, cell in enumerate(cells) if any(word in cell for word in LONG)]
        chosen = set(random.sample(long, min(len(long), -(-count // len(labs)))))
        with Kernel(LABS_MODE="quick") as kernel:
            for place, cell in enumerate(cells):
                if place in chosen:
                    after = random.uniform(0.1, 3)
                    ended = kernel.run(cell, stop_after=after)
                    busy = kernel.busy()
                    good = ended.seconds < SECONDS and busy < BUSY
                    wrong += not good
                    said = "ran to its end" if ended.status == "ok" else f"ended {ended.seconds:.1f} s later, {busy:.0%} of a core busy then"
                    print(f"{'ok  ' if good else 'LATE'} {lab.stem} cell {place}: stopped after {after:.1f} s, {said}", flush=True)
                again = kernel.run(cell)
                if again.status != "ok":
                    wrong += 1
                    print(f"FAIL {lab.stem} cell {place}: {again.text[-300:]}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
