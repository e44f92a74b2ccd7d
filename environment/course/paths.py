"""Where things are. Everything that is made lives in .labs/, which can be deleted at any time, and in workspace/, which cannot."""

import os
import re
import sysconfig
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ENVIRONMENT = ROOT / "environment"
LESSONS = ROOT / "notebooks"
EXERCISES = ROOT / "exercises"
SOLUTIONS = ROOT / "solutions"
WORKSPACE = ROOT / "workspace"
LABS = ROOT / ".labs"
VENV = LABS / "venv"
LOGS = LABS / "logs"
JARS = LABS / "jars"
BUILDS = LABS / "builds"
# System and processor, without macOS's version: what some folders hold fits one kind of machine, and several may share the project,
# such as a devcontainer and the system around it.
MACHINE = re.sub(r"-[\d.]+-", "-", sysconfig.get_platform())


def program(name: str, venv: Path = VENV) -> Path:
    """A program of the virtual environment: python, jupyter."""
    return venv / "Scripts" / f"{name}.exe" if os.name == "nt" else venv / "bin" / name


def given(text: str) -> Path:
    """A path that the user gave, relative to the folder that the command was given in."""
    # Not every shell replaces ~, and none in --output=~/results.
    return Path(os.environ.get("LABS_STARTED_IN", os.getcwd()), os.path.expanduser(text))


def write_whole(path: Path, content: bytes) -> None:
    """A reader finds the old file or the new one, never half of one, after a power cut either."""
    made = path.with_name(path.name + ".part")
    with open(made, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(made, path)
