"""What a worker does: a sanitized notebook in, what its cells showed out. It knows no student and no gradebook."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from course.classroom import sandbox
from course.setup import jupyter, kernel

# Until a kernel has started and ended.
_MORE_SECONDS = 240


@dataclass(frozen=True)
class Order:
    """`text`: the notebook. `names`: what its cells may not declare. `cell`, `notebook`: seconds that one, and all, may take."""

    text: str
    names: list[str]
    cell: float
    notebook: float
    contained: bool


@dataclass
class Executed:
    """`outputs`: of each cell that was executed, by its place; `ended`: why the others were not."""

    outputs: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    ended: str = "the grader's process ended"


def execute(order: Order) -> Executed:
    """Executes a notebook on a kernel of its own, whose end it outlives."""
    executed = Executed()
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "course.classroom.island"]
        variables = {**jupyter.environment(), "OMP_NUM_THREADS": "1", "JUPYTER_RUNTIME_DIR": folder}
        if order.contained:
            command = sandbox.around(command)
            variables["JUPYTER_PATH"] = folder
            _contain(Path(folder))
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "encoding": "utf-8"}
        with open(Path(folder, "said"), "wb") as said:
            # A session of its own: Ctrl+C is for the one that gave the order, and its end closes the input.
            process = subprocess.Popen(command, env=variables, stderr=said, start_new_session=True, **pipes)
        late = threading.Timer(order.notebook + _MORE_SECONDS, process.kill)
        late.start()
        try:
            process.stdin.write(json.dumps(asdict(order)) + "\n")
            process.stdin.flush()
            for line in process.stdout:
                _take(executed, json.loads(line))
        except (OSError, ValueError):
            pass  # It ended in the middle of a line; `ended` says so.
        finally:
            late.cancel()
            try:
                process.stdin.close()
            except OSError:
                pass
            process.wait()
            process.stdout.close()
        if executed.ended == Executed.ended and (last := Path(folder, "said").read_text(errors="replace").strip()):
            executed.ended += f" ({last.splitlines()[-1][:300]})"
    return executed


def _take(executed: Executed, line: dict[str, Any]) -> None:
    if "index" in line:
        executed.outputs[line["index"]] = line["outputs"]
        executed.notes += line["notes"]
    else:
        executed.ended = line.get("ended", "")


def _contain(folder: Path) -> None:
    plain = json.loads((kernel.JJAVA / "kernel.json").read_text(encoding="utf-8"))
    place = folder / "kernels" / "java"
    place.mkdir(parents=True)
    (place / "kernel.json").write_text(json.dumps(sandbox.kernelspec(plain)), encoding="utf-8")
    os.chmod(folder, 0o700)
