"""Jupyter as the course wants it, whatever the user has configured for other work."""

import os
import shutil
from pathlib import Path

from course.paths import ENVIRONMENT, LABS, VENV

OWN = LABS / "jupyter"


def environment(data: Path | None = None) -> dict[str, str]:
    """Environment variables for JupyterLab, nbclient and nbgrader. Configuration comes from environment/jupyter, then from the
    virtual environment; the user's own (a kernel named java, an extension) stays out. data: a folder whose kernels come first."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("JUPYTER", "PYTHONHOME", "VIRTUAL_ENV"))}
    kept.update(
        PYTHONPATH=str(ENVIRONMENT),
        PATH=os.pathsep.join([str(VENV / ("Scripts" if os.name == "nt" else "bin")), kept.get("PATH", os.defpath)]),
        JUPYTER_CONFIG_PATH=str(ENVIRONMENT / "jupyter"),
        JUPYTER_CONFIG_DIR=str(OWN / "config"),
        JUPYTER_DATA_DIR=str(OWN / "data"),
        JUPYTER_RUNTIME_DIR=str(OWN / "runtime"),
        IPYTHONDIR=str(OWN / "ipython"),
        JUPYTER_PREFER_ENV_PATH="1",
        # On Windows some of these programs would write files in the code page.
        PYTHONUTF8="1",
    )
    if data:
        kept["JUPYTER_PATH"] = str(data)
    return kept


def install_style() -> None:
    """JupyterLab looks for a style sheet of one's own in one folder only, the one that it writes to; its extension comes along."""
    shutil.copytree(ENVIRONMENT / "jupyter" / "custom", OWN / "config" / "custom", dirs_exist_ok=True)
    shutil.copytree(ENVIRONMENT / "jupyter" / "labextensions", OWN / "data" / "labextensions", dirs_exist_ok=True)
