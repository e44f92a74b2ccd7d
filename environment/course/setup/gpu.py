"""--gpu: PyTorch's CUDA libraries in place of those for the CPU, by DJL's own download or from a libtorch that the user has.

A driver is looked for here, since without one DJL's download would be in vain; all else is found out and said by labs.device.ChosenDevice,
when the kernel runs."""

from __future__ import annotations

import argparse
import ctypes
import os
import platform
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from course.paths import ROOT, given
from course.problem import Problem

# What pytorch-jni brings for a machine with CUDA and for one without.
CUDA, CPU = "cu128", "cpu"
# cuDNN would multiply numbers of 10 binary places in convolutions and recurrent layers (TF32): a check of lab 4 then called a right
# answer wrong. Without, a step of seven models took 0.97 to 1.11 times as long on an H200.
ALL_PLACES = {"NVIDIA_TF32_OVERRIDE": "0"}
# Before the first cell, so that no array is made on another device.
AT_START = "labs.device.ChosenDevice.prepare();"


@dataclass(frozen=True)
class Natives:
    """Which native libraries a kernel loads: does the class path leave the CPU's out, and what must the kernel be told?"""

    cuda: bool
    environment: dict[str, str]
    options: Sequence[str] = ()


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--gpu", action="store_true", help="train on an NVIDIA GPU")
    parser.add_argument(
        "--libtorch",
        type=given,
        metavar="FOLDER",
        help="with --gpu: take the libraries from there, such as torch/lib of pip's torch, and download none",
    )


def check(options: argparse.Namespace) -> None:
    """What a parser cannot see by itself. Raises Problem."""
    if options.libtorch and not options.gpu:
        raise Problem("--libtorch goes with --gpu.")
    if options.gpu and (platform.system(), platform.machine().lower()) not in {("Linux", "x86_64"), ("Windows", "amd64")}:
        raise Problem(
            f"--gpu needs Linux or Windows on x86_64, this is {platform.system()} on {platform.machine()}: DJL has no PyTorch for CUDA here."
        )
    if options.gpu and (folder := _libtorch(options)):
        _check_libtorch(folder)


def natives(options: argparse.Namespace) -> Natives:
    """What the options ask for, as far as this machine can give it."""
    always = {"LABS_DEVICE": os.environ.get("LABS_DEVICE") or "gpu"} | ALL_PLACES
    if not (folder := _libtorch(options)):
        return Natives(has_driver(), always)
    for_cuda = (folder / _library("torch_cuda")).is_file() and has_driver()
    local = {
        "PYTORCH_LIBRARY_PATH": str(folder),
        "PYTORCH_VERSION": pytorch_version(),
        "PYTORCH_FLAVOR": CUDA if for_cuda else CPU,
    }
    if os.name == "nt":
        # Where Windows, and DJL with it, looks for the libraries that those of the folder need.
        local["PATH"] = os.pathsep.join([str(folder), os.environ.get("PATH", "")])
    return Natives(True, always | local, _runtime(folder))


def has_driver() -> bool:
    """Whether NVIDIA's driver is installed."""
    try:
        ctypes.CDLL("nvcuda.dll" if os.name == "nt" else "libcuda.so.1")
    except OSError:
        return False
    return True


def pytorch_version() -> str:
    return re.search(r"<pytorch\.version>(.+)</pytorch\.version>", (ROOT / "pom.xml").read_text(encoding="utf-8"))[1]


def _libtorch(options: argparse.Namespace) -> Path | None:
    """--libtorch, or DJL's own variable for it."""
    named = os.environ.get("PYTORCH_LIBRARY_PATH")
    folder = options.libtorch or (given(named) if named else None)
    return folder.resolve() if folder else None


def _check_libtorch(folder: Path) -> None:
    wanted = pytorch_version()
    if not (folder / _library("torch")).is_file():
        raise Problem(f"{folder} holds no libtorch: {_library('torch')} was expected in it. Of pip's torch it is the folder torch/lib.")
    for file, version in ((folder.parent / "version.py", r"__version__ = '([\d.]+)"), (folder.parent / "build-version", r"([\d.]+)")):
        found = re.search(version, file.read_text(encoding="utf-8")) if file.is_file() else None
        if found and found[1] != wanted:
            raise Problem(f"{folder} is PyTorch {found[1]}; Deep Java Library needs {wanted}: pip install torch=={wanted}")


def _library(name: str) -> str:
    return f"{name}.dll" if os.name == "nt" else f"lib{name}.so"


def _runtime(folder: Path) -> list[str]:
    """DJL counts GPUs by the CUDA runtime, which pip keeps in a package of its own. JNA finds it where it is told to look."""
    of_pip = folder.parent.parent / "nvidia" / "cuda_runtime" / "lib"
    holds = [place for place in (folder, of_pip) if any(place.glob("libcudart.so*"))]
    return [f"-Djna.library.path={os.pathsep.join(map(str, holds))}"] if holds else []
