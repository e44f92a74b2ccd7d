"""labs.py start: the exercises into the workspace, and JupyterLab."""

import argparse
import os
import platform
import signal

from course import command
from course.setup import gpu, kernel, prepare, workspace
from course.paths import ROOT, given
from course.problem import Problem


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="labs.py start", description="Opens JupyterLab on the course. Ctrl+C ends it.")
    made.add_argument("--no-browser", action="store_true", help="print the address instead of opening it")
    made.add_argument("--kernel", choices=["jjava", "ijava"], default="jjava", help="what runs the cells; default: jjava")
    made.add_argument(
        "--from", dest="release", type=given, metavar="FOLDER", help="with --kernel ijava: your unzipped release of IJava 1.3.0"
    )
    gpu.add_options(made)
    return made


def check(options: argparse.Namespace) -> None:
    """What a parser cannot see by itself. Raises Problem."""
    if (options.kernel == "ijava") != (options.release is not None):
        raise Problem("--kernel ijava and --from FOLDER go together: FOLDER is your unzipped release of IJava 1.3.0.")
    if options.release:
        kernel.ijava_jar(options.release)
    gpu.check(options)


def main(arguments: list[str]) -> int:
    options = parser().parse_args(arguments)
    for line in workspace.ensure(workspace.of_course()):
        print(line)
    if options.release or options.gpu:
        prepare.apart(kernel.ijava_jar(options.release) if options.release else None, gpu.natives(options) if options.gpu else None)
    print("JupyterLab starts. Ctrl+C in this terminal ends it, and with it all notebooks that run.", flush=True)
    page = workspace.START_PAGE.name
    return serve(f"--ServerApp.root_dir={ROOT}", f"--LabApp.default_url=/lab/tree/workspace/{page}", browser=not options.no_browser)


def serve(*more: str, browser: bool = True) -> int:
    """JupyterLab with these settings and the course's, until it is told to end."""
    # Only set-up brings it.
    from jupyterlab.labapp import LabApp

    server = LabApp.initialize_server(argv=[*more, *settings(browser and has_display())])
    # Jupyter's own handler asks first, is not there without a terminal or on Windows, and then leaves the kernels running.
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: server.stop(from_signal=True))
    server.start()
    return 0


def settings(browser: bool) -> list[str]:
    return [
        f"--ServerApp.open_browser={browser}",
        # The address is of a higher level still; a warning is seldom for the reader.
        "--Application.log_level=ERROR",
        # A container's only user is often root; JupyterLab refuses that unless told.
        f"--ServerApp.allow_root={hasattr(os, 'geteuid') and os.geteuid() == 0}",
    ]


def has_display() -> bool:
    """Without one, a browser for the terminal might open in place of the address."""
    if platform.system() != "Linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"))


if __name__ == "__main__":
    command.entry("course.verbs.start")
