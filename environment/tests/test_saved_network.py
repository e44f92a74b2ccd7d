"""A network that labs-lib saved, read by Python's own safetensors."""

from __future__ import annotations

import json
import struct
from pathlib import Path

import nbformat
import safetensors
from small import write

from course.running.session import Session

SAVE = """
import ai.djl.ndarray.types.Shape;
var network = new labs.train.Network(new Shape(2), new labs.nn.Dense(3), new labs.nn.Dense(1));
network.save(java.nio.file.Path.of("network.safetensors"));
for (var weight : network.block().getParameters()) {
    System.out.println(java.util.Arrays.toString(weight.getValue().getArray().toFloatArray()));
}
"""


def test_python_reads_the_weights(tmp_path: Path) -> None:
    notebook = nbformat.read(write(tmp_path / "save.ipynb", SAVE), as_version=4)
    with Session(notebook, tmp_path, {}, None) as session:
        outcome = session.run(notebook.cells[0], 0)
    assert not outcome.failed, outcome.why()
    printed = "".join(output.get("text", "") for output in notebook.cells[0].outputs)
    content = (tmp_path / "network.safetensors").read_bytes()
    arrays = dict(safetensors.deserialize(content))
    weights = [arrays[name] for name in arrays if name.startswith("weights/")]
    read = [struct.unpack(f"<{len(array['data']) // 4}f", array["data"]) for array in weights]
    said = [json.loads(line) for line in printed.splitlines()]
    assert sorted(len(array) for array in said) == [1, 3, 3, 6]
    assert sorted(tuple(struct.unpack("<f", struct.pack("<f", x))[0] for x in array) for array in said) == sorted(read)
    assert sorted(array["shape"] for array in weights) == [[1], [1, 3], [3], [3, 2]]
