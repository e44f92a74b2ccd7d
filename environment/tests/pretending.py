"""A process that the system's list shows as another program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def pretended(program: Path) -> Iterator[int]:
    """Its number."""
    code = "import sys; print(flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        # Only when it runs does it stand in the list with its arguments.
        process.stdout.readline()
        yield process.pid
