"""Notebooks executed by dask.distributed, which schedules, retries and starts workers anew: on this machine, or on any of its clusters."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import dask
import psutil
from distributed import Client, LocalCluster, as_completed
from distributed.security import Security

from course.problem import Problem

MEMORY = 1_500_000_000
# A task that ends its worker as often as this is no accident.
_ATTEMPTS = 3
# As many as keep all workers busy; the others wait on disk.
_AHEAD = 2

Given = TypeVar("Given")
Made = TypeVar("Made")


def fitting() -> tuple[int, str]:
    """How many workers this machine has room for, and why."""
    cores = len(psutil.Process().cpu_affinity()) if hasattr(psutil.Process, "cpu_affinity") else os.cpu_count() or 1
    free = psutil.virtual_memory().available
    by_memory = max(1, int(free // MEMORY))
    why = f"{cores} {'core' if cores == 1 else 'cores'}, {free / 1e9:.0f} GB of memory free, {MEMORY / 1e9:g} GB each"
    return min(cores, by_memory), why


@contextmanager
def here(workers: int) -> Iterator[Client]:
    """Processes of this machine. They speak TLS: any user of the machine can reach the port, and hand in a task."""
    _quiet()
    security = Security.temporary()
    with (
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            memory_limit=0,
            dashboard_address="127.0.0.1:0",
            protocol="tls",
            security=security,
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster, security=security) as client,
    ):
        yield client


@contextmanager
def at(scheduler: str) -> Iterator[Client]:
    """The cluster of a scheduler; TLS as Dask's own configuration says. Raises Problem if it does not answer."""
    _quiet()
    try:
        if scheduler.startswith("tls:") and not Security().get_connection_args("client")["ssl_context"]:
            raise Problem(f"{scheduler} wants certificates, and Dask's configuration names none: environment/CLASS.md says how it does")
        client = Client(scheduler, timeout=30)
    except (OSError, ValueError) as problem:
        raise Problem(f"No Dask scheduler answers at {scheduler} ({problem}): expected such as tcp://10.0.0.1:8786") from None
    with client:
        if not client.scheduler_info()["workers"]:
            raise Problem(f"The scheduler at {scheduler} has no workers: start some, such as with dask worker {scheduler}")
        yield client


def each(client: Client, work: Callable[[Given], Made], given: Iterable[tuple[str, Given]]) -> Iterator[tuple[str, Made | Exception]]:
    """What the work makes of each, as it is ready. An exception stands for one that could not be done at all."""
    waiting = iter(given)
    names: dict[str, str] = {}

    def submit(name: str, one: Given):
        future = client.submit(work, one, pure=False, retries=0)
        names[future.key] = name
        return future

    ready = as_completed()
    for name, one in _first(waiting, _AHEAD * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))):
        ready.add(submit(name, one))
    for future in ready:
        name = names.pop(future.key)
        failed = future.exception()
        yield name, failed if failed is not None else future.result()
        future.release()
        for next_name, one in _first(waiting, 1):
            ready.add(submit(next_name, one))


def _first(items: Iterator, number: int) -> Iterator:
    for _, item in zip(range(number), items):
        yield item


def _quiet() -> None:
    # Each worker that is started anew would say so on the terminal; the summary does.
    for name in ("distributed", "distributed.nanny", "distributed.worker", "distributed.scheduler"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    dask.config.set({"distributed.scheduler.allowed-failures": _ATTEMPTS, "distributed.comm.timeouts.connect": "60s"})
