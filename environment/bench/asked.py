"""What a program of the benchmark is asked on standard input, line by line. Where that ends, whoever started the program is gone: it
ends too, in the middle of a step if need be."""

import os
import queue
import threading
from collections.abc import Iterator


def lines() -> Iterator[str]:
    """Those that have come, and those to come. Ends the process, from now on, when there can be none any more."""
    asked: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(asked,), daemon=True).start()
    return iter(asked.get, None)


def _read(asked: queue.SimpleQueue) -> None:
    # Unbuffered: a Python that ends may not find a buffer's lock taken by this thread.
    with open(0, "rb", buffering=0, closefd=False) as standard_input:
        for line in standard_input:
            asked.put(line.decode())
    os._exit(0)
