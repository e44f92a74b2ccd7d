"""A kernel that the system ends while it trains and writes: the next one finds the last good state, and goes on.

By command, more often: PYTHONPATH=environment .labs/venv/bin/python environment/tests/test_kills.py 30
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from interrupts import Kernel

NETWORK = """
import ai.djl.ndarray.types.Shape;
import java.nio.file.*;
import labs.nn.Dense;
import labs.results.Results;
import labs.train.*;

Path folder = Path.of(System.getenv("LABS_WORKSPACE"));
Network network() {
    Network network = new Network(new Shape(400), new Dense(500), new Dense(1));
    network.compile("adam", "mean_squared_error");
    return network;
}
Network network = network();
var x = network.manager().ones(new Shape(64, 400));
var y = network.manager().ones(new Shape(64, 1));
Fit fit(int epochs) {
    return Fit.epochs(epochs).quiet().checkpoint(folder.resolve("checkpoint"));
}
"""
# In each epoch a checkpoint, a saved network and the results are written: of a few milliseconds most are writing.
TRAIN = """
network.fit(x, y, fit(1_000_000).callback((n, epoch, values) -> {
    n.save(folder.resolve("saved"));
    new Results("99-killed").model("after " + epoch, epoch, 1, 0.5).bundle();
}));
"""
SEEN = """
network.fit(x, y, fit(1));
System.out.println("epochs " + network.history().epochs() + " " + network().load(folder.resolve("saved")).history().epochs());
"""
# A file may have so many bytes and no more, as on a disk that is full.
WRITES = """
import resource, sys
from pathlib import Path
from course.running import results
folder = Path(sys.argv[1])
row = results.NotebookResult("notebook", "JJava", "quick", 1.0, 1)
results.write([row], folder)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
results.write([row] * 100, folder)
"""


def killed(times: int, folder: Path) -> list[int]:
    """Ends so many kernels at random moments. Returns how many epochs each next one found in the checkpoint."""
    epochs = []
    for kill in range(times + 1):
        with Kernel(LABS_WORKSPACE=str(folder)) as kernel:
            assert kernel.run(NETWORK).status == "ok"
            if kill > 0:
                epochs.append(_found(kernel, folder, at_least=max([1, *epochs])))
            if kill < times:
                kept = folder / "results" / "99-killed.json"
                before = _when(kept)
                kernel.kill(TRAIN, begun=lambda: _when(kept) > before, after=random.uniform(0, 1))
                with pytest.raises(AssertionError, match="the kernel has ended"):
                    kernel.run("1 + 1")
    return epochs


def _found(kernel: Kernel, folder: Path, at_least: int) -> int:
    seen = kernel.run(SEEN)
    assert seen.status == "ok", seen.text
    checkpoint, saved = map(int, seen.text.split("epochs ")[-1].split())
    assert checkpoint >= at_least
    # The callback's turn comes before the checkpoint's.
    assert saved in (checkpoint, checkpoint + 1)
    kept = json.loads((folder / "results" / "99-killed.json").read_text(encoding="utf-8"))
    assert kept["models"][-1]["parameters"] in (checkpoint, checkpoint + 1)
    return checkpoint


def _when(file: Path) -> float:
    return file.stat().st_mtime if file.exists() else 0


def test_a_kernel_that_is_killed_leaves_its_last_good_state(tmp_path):
    killed(3, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="no file can be limited there")
def test_a_full_disk_leaves_the_figures_of_the_run_before(tmp_path):
    child = subprocess.run([sys.executable, "-c", WRITES, str(tmp_path)], capture_output=True, text=True)
    assert "File too large" in child.stderr
    assert len(json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))["notebooks"]) == 1
    assert (tmp_path / "results.md").read_text(encoding="utf-8").endswith("No results table.\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        print("epochs that the next kernel found:", killed(int(sys.argv[1]), Path(made)))
