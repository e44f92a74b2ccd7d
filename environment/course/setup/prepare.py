"""Set-up: what start, run, exercises and test share. Makes what is missing or stale, and nothing else."""

import os
from pathlib import Path

from course.paths import VENV
from course.setup import build, gpu, jupyter, kernel, packages, prerequisites
from course.setup.once import one_at_a_time


def ensure(*more: Path, cuda: bool = False) -> None:
    """The virtual environment (with the packages of `more` locks), labs-lib, the kernelspec, the style; with `cuda`, the jars for a
    GPU as well. Raises Problem."""
    jdk, maven = prerequisites.find_all()
    with one_at_a_time():
        packages.ensure(VENV, packages.LOCK, *more)
        kernel.install_jjava(jdk, build.class_path(*build.ensure(jdk, maven)))
        if cuda:
            build.ensure(jdk, maven, cuda=True)
        jupyter.install_style()


def apart(ijava: Path | None, natives: gpu.Natives | None) -> None:
    """Makes this process's Jupyter run IJava's jar, or on the GPU, or both; `ensure` has built what that needs."""
    if natives and not gpu.has_driver():
        print("--gpu: no NVIDIA driver is installed, so the CPU trains.", flush=True)
    class_path = build.class_path(*build.wanted(cuda=natives is not None and natives.cuda))
    os.environ["JUPYTER_PATH"] = str(kernel.install_apart(prerequisites.find_jdk(), class_path, ijava, natives))
