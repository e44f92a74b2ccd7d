"""The kernelspec `java`: which program runs a notebook's cells, with which class path."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from course.setup.gpu import AT_START, Natives
from course.paths import LABS, VENV, WORKSPACE, write_whole
from course.setup.prerequisites import JAVA_LOCALE, Jdk
from course.problem import Problem

JJAVA = VENV / "share" / "jupyter" / "kernels" / "java"
# Apart: only what is started with --kernel ijava or --gpu looks there; all else stays with JJava on the CPU.
IJAVA_DATA = LABS / "ijava"
GPU_DATA = LABS / "gpu"
# Read by all users of a class server, or of an image.
SHARED_DATA = LABS / "shared"
# Renderers register themselves with JJava; IJava has to be asked.
IJAVA_START = "labs.notebook.Notebook.install();"
# JShell compiles earlier cells again when a new import or name could mean something in them. New imports move their lines, JShell takes
# that for a change, and IJava can only make their variables anew: null. Without line numbers the classes stay the same.
IJAVA_COMPILER = "-g:none"

# For the native libraries of a kernel, set before it starts:
# - glibc's allocator (other systems take no notice) gives every large array back to the system at once and asks for it again in the
#   next training step. Kept instead, up to 256 MB of it: steps of lab 3's CNN and of lab 2's LSTM 100 take two thirds of the time.
# - OpenMP's threads spin after each operator, waiting for the next one, and take the cores from all other kernels: with one busy
#   neighbour a step of lab 6 took 695 ms in place of 20. So they spin for a moment only: a count for libgomp (Linux), milliseconds
#   for the OpenMP that comes with libtorch on macOS and Windows (not tried there). With more threads than cores libgomp spins a
#   hundredth of even that, unless its threads are to wait awake: after one prediction on a second thread, as a widget makes it, each
#   step of any network took two to three times as long.
NATIVE = {
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_MAX_": "0",
    "MALLOC_TRIM_THRESHOLD_": str(256 << 20),
    "GOMP_SPINCOUNT": "1000",
    "KMP_BLOCKTIME": "0",
} | ({"OMP_WAIT_POLICY": "ACTIVE"} if sys.platform == "linux" else {})


def install_jjava(jdk: Jdk, class_path: str) -> None:
    """Overwrites the kernelspec that the package jjava brings: its launcher would start a second JVM, and takes any java."""
    _write(JJAVA, spec(jdk, str(JJAVA / "jjava.jar"), class_path))


def install_apart(jdk: Jdk, class_path: str, ijava: Path | None, natives: Natives | None) -> Path:
    """A kernelspec for IJava's jar, or for the GPU, or for both. Returns the folder in which Jupyter must look for it."""
    start = (IJAVA_START if ijava else "") + (AT_START if natives else "")
    made = spec(jdk, str(ijava or JJAVA / "jjava.jar"), class_path, natives.options if natives else ())
    made["env"] |= {"IJAVA_STARTUP_SCRIPT": start, "IJAVA_COMPILER_OPTS": IJAVA_COMPILER} if ijava else {"JJAVA_STARTUP_SCRIPT": start}
    made["env"] |= natives.environment if natives else {}
    data = GPU_DATA if natives else IJAVA_DATA
    _write(data / "kernels" / "java", made)
    return data


def install_shared(jdk: Jdk, class_path: str) -> None:
    """A kernelspec for users of other accounts: results are kept in a folder of each."""
    made = spec(jdk, str(JJAVA / "jjava.jar"), class_path)
    # Jupyter puts in the value when it starts the kernel.
    made["env"] |= {"LABS_WORKSPACE": "${HOME}/labs"}
    _write(SHARED_DATA / "kernels" / "java", made)


def ijava_jar(release: Path) -> Path:
    """The kernel's jar in an unzipped release. Raises Problem if the folder is not one."""
    jar = release / "java" / "ijava-1.3.0.jar"
    if not jar.is_file() or not (jar.parent / "kernel.json").is_file():
        raise Problem(
            f"{release} is not the unzipped release of IJava 1.3.0: java/kernel.json and java/ijava-1.3.0.jar were expected in it."
            " Unzip ijava-1.3.0.zip into a folder and give that folder."
        )
    return jar


def spec(jdk: Jdk, jar: str, class_path: str, more: Sequence[str] = ()) -> dict:
    """`more`: options for the JVM."""
    return {
        "argv": [str(jdk.java), *options(jdk.version), *more, "-jar", jar, "{connection_file}"],
        "display_name": "Java",
        "language": "java",
        "interrupt_mode": "message",
        "env": {
            "JJAVA_CLASSPATH": class_path,
            "IJAVA_CLASSPATH": class_path,
            "LABS_WORKSPACE": str(WORKSPACE),
            **JAVA_LOCALE,
            **NATIVE,
            # DJL would tell its makers which machine it runs on.
            "OPT_OUT_TRACKING": "true",
            # The user's own for other work; DJL takes an empty one for none.
            "PYTORCH_LIBRARY_PATH": "",
            "PYTORCH_VERSION": "",
            "PYTORCH_FLAVOR": "",
        },
    }


def options(version: int) -> list[str]:
    """What the JVM needs so that it says nothing on standard error, which the button Validate takes for a failure."""
    quiet = ["--enable-native-access=ALL-UNNAMED"]
    if version >= 24:
        quiet.append("--sun-misc-unsafe-memory-access=allow")
    # Training lives in native memory; one collector thread is enough for the rest.
    # What a cell formats itself looks as in the lesson, whatever the machine's language.
    language = ["-Duser.language=en", "-Duser.country=US"]
    return ["-Xmx2g", "-XX:+UseSerialGC", *language, *quiet, "--add-opens=jdk.jshell/jdk.jshell=ALL-UNNAMED"]


def _write(folder: Path, content: dict) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / "kernel.json", (json.dumps(content, indent=2) + "\n").encode())
