"""One set-up at a time: a second one waits for the first."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from course.paths import LABS


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Holds a lock of the operating system, which goes with the process: nothing stays behind after a crash."""
    LABS.mkdir(exist_ok=True)
    with open(LABS / "set-up.lock", "a+", encoding="utf-8") as held:
        held.seek(0)
        if not _try(held.fileno()):
            print("Another set-up of this course is running; waiting for it to end.", flush=True)
            _wait(held.fileno())
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
        except OSError:
            return False

    def _wait(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
