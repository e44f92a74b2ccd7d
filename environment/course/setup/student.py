"""A user's JupyterLab on a class server or in a pod: `python -m course.setup.student`, started as that user by JupyterHub."""

from __future__ import annotations

import os
import re
import signal
import sys
import tempfile
from pathlib import Path

from course.paths import ENVIRONMENT, EXERCISES, LESSONS, ROOT
from course.setup import jupyter, kernel, workspace
from course.verbs import start


def main() -> None:
    """The server on ~/labs, where nbgrader fetches exercises to."""
    # The other users of the machine are the other students. What is handed in, nbgrader itself opens.
    os.umask(0o077)
    folder = Path.home() / "labs"
    try:
        _bring(folder)
    except OSError as error:
        # Whose quota is used up makes room by this server.
        print(f"Not all that the course brings is in {folder}: {error}. Is there room? Then start the server again.", file=sys.stderr)
    os.chdir(folder)
    os.environ.update(environment())
    # JupyterHub's first signal; without a terminal, Jupyter would end by it at once, and leave the kernels running.
    signal.signal(signal.SIGINT, lambda *_: signal.raise_signal(signal.SIGTERM))
    from jupyterhub import singleuser

    sys.argv[1:1] = settings()
    singleuser.main()


def _bring(folder: Path) -> None:
    """The lessons and the start page. Where there is nothing to fetch from, as in a pod, the exercises come as well, to the places that
    nbgrader would put them in."""
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        for place, sources in (("notebooks", sorted(LESSONS.glob("*.ipynb"))), ("workspace", [workspace.START_PAGE])):
            workspace.ensure([_relinked(source, Path(made)) for source in sources], folder / place)
    if not os.environ.get("LABS_EXCHANGE"):
        for exercise in EXERCISES.glob("*.ipynb"):
            workspace.ensure([exercise], folder / exercise.stem)
    # Lessons link to it.
    library = folder / "labs-lib"
    if not os.path.lexists(library):
        library.symlink_to(ROOT / "labs-lib")


def _relinked(source: Path, folder: Path) -> Path:
    """A copy whose links to exercises lead to where nbgrader puts them."""
    text = re.sub(r"\]\(\.\./workspace/(\d\d-[\w-]+)\.ipynb", r"](../\1/\1.ipynb", source.read_text(encoding="utf-8"))
    copy = folder / source.name
    copy.write_text(text, encoding="utf-8", newline="\n")
    return copy


def environment() -> dict[str, str]:
    """As for one user alone, but nothing is written to the course's folders."""
    kept = Path.home() / ".local" / "share" / "jupyter"
    return {
        **jupyter.environment(os.pathsep.join(map(str, [kernel.SHARED_DATA, jupyter.OWN / "data"]))),
        "JUPYTER_CONFIG_PATH": os.pathsep.join(str(ENVIRONMENT / name) for name in ("hub", "jupyter")),
        "JUPYTER_CONFIG_DIR": str(Path.home() / ".jupyter"),
        "JUPYTER_DATA_DIR": str(kept),
        "JUPYTER_RUNTIME_DIR": str(kept / "runtime"),
    }


def settings() -> list[str]:
    return [
        *start.settings(browser=False),
        # Where the disk is full, Jupyter would not start for want of a page that nobody opens there.
        "--ServerApp.no_browser_open_file=True",
        f"--ServerApp.static_custom_path={ENVIRONMENT / 'jupyter' / 'custom'}",
        "--ServerApp.jpserver_extensions=nbgrader.server_extensions.assignment_list=True",
    ]


if __name__ == "__main__":
    main()
