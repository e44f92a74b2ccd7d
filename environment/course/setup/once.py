"""What only one process may do at a time. The lock is the operating system's, which goes with the process: nothing stays behind after a
crash."""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from course.paths import LABS
from course.problem import Problem

# Windows lets nobody else read the byte that is locked: it lies behind all that is written.
_LOCKED = 1 << 20


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """A second set-up waits for the first."""
    LABS.mkdir(exist_ok=True)
    with open(LABS / "set-up.lock", "a+", encoding="utf-8") as held:
        held.seek(0)
        if not _try(held.fileno()):
            print("Another set-up of this course is running; waiting for it to end.", flush=True)
            _wait(held.fileno())
        yield


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """No other `grade` or `release` works on the class meanwhile. Raises Problem that says who does, where somebody does."""
    with open(folder / "class.lock", "a+", encoding="utf-8") as held:
        held.seek(_LOCKED)
        if not _try(held.fileno()):
            held.seek(0)
            raise Problem(f"{folder} is in use by {held.read() or 'another process'}: wait for its end, then run the command again.")
        held.truncate(0)
        held.write(f"{os.environ.get('USER') or os.environ.get('USERNAME', 'somebody')}, process {os.getpid()} on {platform.node()}")
        held.flush()
        yield


if os.name == "nt":
    import msvcrt
    import time

    def _try(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            return True
        except OSError:
            return False

    def _wait(descriptor: int) -> None:
        while not _try(descriptor):
            time.sleep(1)

else:
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            return False

    def _wait(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
