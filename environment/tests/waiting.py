"""Waiting for what another process does."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.request import urlopen

Found = TypeVar("Found")


def wait_until(found: Callable[[], Found], process: subprocess.Popen, seconds: float, log: Path | None = None) -> Found:
    """What is found, once it is something. Fails, with the log, if that takes too long or the process ends before."""
    end = time.monotonic() + seconds
    while not (it := found()):
        assert process.poll() is None and time.monotonic() < end, log.read_text(errors="replace") if log else process.args
        time.sleep(0.2)
    return it


def answers(address: str) -> bool:
    try:
        urlopen(address, timeout=5).close()
        return True
    except OSError:
        return False
