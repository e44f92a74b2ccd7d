"""Starts the kernel, runs one cell and prints what it answers: doctor's look into the virtual environment."""

import sys

import nbformat
from nbclient import NotebookClient

CELL = """
var engine = ai.djl.engine.Engine.getInstance();
System.out.println("engine: " + engine.getEngineName() + " " + engine.getVersion() + " on " + engine.defaultDevice()
    + (engine.getGpuCount() == 0 ? ", no GPU" : ", " + engine.getGpuCount() + " GPU(s)"));
"""


def main() -> int:
    cell = nbformat.v4.new_code_cell(CELL)
    notebook = nbformat.v4.new_notebook(cells=[cell])
    NotebookClient(notebook, kernel_name="java", timeout=300, startup_timeout=120, allow_errors=True).execute()
    for output in notebook.cells[0].outputs:
        if output.output_type == "stream":
            print(output.text, end="", file=sys.stdout if output.name == "stdout" else sys.stderr)
        elif output.output_type == "error":
            print(output.evalue, file=sys.stderr)
    return 0 if any(output.output_type == "stream" for output in notebook.cells[0].outputs) else 1


if __name__ == "__main__":
    sys.exit(main())
