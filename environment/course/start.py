"""labs.py start: the exercises into the workspace, and JupyterLab."""

import argparse
import os
import platform

from course import build, command, kernel, prerequisites, workspace
from course.paths import ENVIRONMENT, ROOT, given
from course.problem import Problem


def parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(prog="labs.py start", description="Opens JupyterLab on the course. Ctrl+C ends it.")
    made.add_argument("--no-browser", action="store_true", help="print the address instead of opening it")
    made.add_argument("--kernel", choices=["jjava", "ijava"], default="jjava", help="what runs the cells; default: jjava")
    made.add_argument(
        "--from", dest="release", type=given, metavar="FOLDER", help="with --kernel ijava: your unzipped release of IJava 1.3.0"
    )
    return made


def check(options: argparse.Namespace) -> None:
    """What a parser cannot see by itself. Raises Problem."""
    if (options.kernel == "ijava") != (options.release is not None):
        raise Problem("--kernel ijava and --from FOLDER go together: FOLDER is your unzipped release of IJava 1.3.0.")
    if options.release:
        kernel.ijava_jar(options.release)


def main(arguments: list[str]) -> int:
    options = parser().parse_args(arguments)
    for line in workspace.ensure(workspace.of_course()):
        print(line)
    if options.kernel == "ijava":
        class_path = build.class_path(*build.wanted())
        kernel.install_ijava(prerequisites.find_jdk(), class_path, kernel.ijava_jar(options.release))
        os.environ["JUPYTER_PATH"] = str(kernel.IJAVA_DATA)
    print("JupyterLab starts. Ctrl+C in this terminal ends it, and with it all notebooks that run.", flush=True)
    # Only set-up brings it.
    from jupyterlab.labapp import LabApp

    LabApp.launch_instance(argv=settings(browser=not options.no_browser and has_display()))
    return 0


def settings(browser: bool) -> list[str]:
    page = workspace.START_PAGE.name
    return [
        f"--ServerApp.root_dir={ROOT}",
        f"--LabApp.default_url=/lab/tree/workspace/{page}",
        f"--ServerApp.open_browser={browser}",
        "--LabApp.custom_css=True",
        f"--ServerApp.static_custom_path={ENVIRONMENT / 'jupyter' / 'custom'}",
        # Ctrl+C means it.
        "--ServerApp.answer_yes=True",
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
    command.entry("course.start")
