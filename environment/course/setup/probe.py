"""What only the virtual environment knows: does the kernel answer, what runs in it, where is the data? For doctor."""

import json
import sys
import time

import nbformat
from nbclient import NotebookClient

ENGINE = """
var engine = ai.djl.engine.Engine.getInstance();
System.out.println(engine.getEngineName() + " " + engine.getVersion() + ". " + labs.device.ChosenDevice.describe());
"""
DATA = "labs.files.DataReport.lines().forEach(System.out::println);"
# Fails where LABS_MODE holds what nobody knows.
MODE = "var mode = labs.results.RunMode.current();"


def main() -> int:
    """Prints {"kernel": seconds, "engine": [text, error], "data": [text, error], "mode": [text, error]}."""
    cells = [nbformat.v4.new_code_cell(source) for source in (ENGINE, DATA, MODE)]
    client = NotebookClient(nbformat.v4.new_notebook(cells=cells), kernel_name="java", timeout=300, startup_timeout=120)
    client.allow_errors = True
    start = time.monotonic()
    with client.setup_kernel():
        answered = time.monotonic() - start
        for place, cell in enumerate(cells):
            client.execute_cell(cell, place)
    print(json.dumps({"kernel": answered, "engine": _said(cells[0]), "data": _said(cells[1]), "mode": _said(cells[2])}))
    return 0


def _said(cell) -> list[str]:
    text = [output.text for output in cell.outputs if output.output_type == "stream" and output.name == "stdout"]
    wrong = [output.text for output in cell.outputs if output.output_type == "stream" and output.name == "stderr"]
    wrong += [output.evalue for output in cell.outputs if output.output_type == "error"]
    return ["".join(text).strip(), "".join(wrong).strip()]


if __name__ == "__main__":
    sys.exit(main())
