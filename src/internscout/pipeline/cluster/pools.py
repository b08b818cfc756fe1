"""Who reads the batches: processes of this machine, or a Dask cluster. The same to the loader."""

import logging
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING, Protocol

from internscout.config import Settings
from internscout.errors import ExecutorError
from internscout.pipeline.cluster.rows import About
from internscout.pipeline.cluster.worker import Order, end_others, read_batch

if TYPE_CHECKING:
    from distributed import Client

_CONNECT_SECONDS = 10
_WORKER_SECONDS = 60
# What was asked for before comes within `fetch.deadline_seconds`, or not at all; those are 120 unless set otherwise.
_ENDING_SECONDS = 600.0
_GLANCE_SECONDS = 0.2


class Pool(Protocol):
    """Takes orders."""

    def begin(self, place: str, run_id: str) -> None:
        """End all batches of other runs for that staging place, those of a loader that was killed.

        Returns when they have ended. Raises `ExecutorError`.
        """
        ...

    def slots(self) -> int:
        """How many batches are read at the same time, now."""
        ...

    def submit(self, order: Order) -> Future[About]:
        """What will have come of it."""
        ...

    def stop(self, place: str) -> None:
        """The run was cut short: ask nothing more for that place."""
        ...


@contextmanager
def opened(settings: Settings) -> Iterator[Pool]:
    """The workers that the settings name. Raises `ExecutorError`."""
    if settings.run.executor == "dask":
        with _dask(settings.run.scheduler) as pool:
            yield pool
    else:
        processes = Processes(settings.run.processes or os.cpu_count() or 1)
        try:
            yield processes
        finally:
            processes.end()


class Processes:
    """Processes of this machine, replaced when they are killed."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool: Executor | None = None
        self._held: Connection | None = None

    def begin(self, place: str, run_id: str) -> None:
        """Processes end with their loader, so there are no others."""

    def slots(self) -> int:
        """As many as there are processes."""
        return self._count

    def submit(self, order: Order) -> Future[About]:
        """What will have come of it; `BrokenProcessPool` where a process was killed."""
        try:
            return self._begun().submit(read_batch, order)
        except BrokenProcessPool:
            self.end()
            return self._begun().submit(read_batch, order)

    def stop(self, place: str) -> None:  # noqa: ARG002 - theirs is one place
        """End all processes, whatever they do."""
        self.end()

    def end(self) -> None:
        """End all processes, now."""
        if self._pool and self._held:
            self._held.close()
            self._pool.shutdown(cancel_futures=True)
        self._pool = self._held = None

    def _begun(self) -> Executor:
        if not self._pool:
            # Not fork: the caller may hold threads that a forked child would inherit half-way.
            context = multiprocessing.get_context("spawn")
            theirs, self._held = context.Pipe(duplex=False)
            self._pool = ProcessPoolExecutor(self._count, context, _live_with_parent, (theirs,))
        return self._pool


def _live_with_parent(pipe: Connection) -> None:
    """End this process as soon as the parent lets go, also by being killed: who asks on unheard would be two."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent

    def wait() -> None:
        pipe.poll(None)
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


class Cluster:
    """The workers of a Dask cluster, also those that come later. What a killed one read Dask gives to another."""

    def __init__(self, client: "Client") -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)

    def begin(self, place: str, run_id: str) -> None:
        """Tell every worker, which may be reading on for a loader that is gone, and wait until it has ended."""
        until = time.monotonic() + _ENDING_SECONDS
        while any(self._client.run(end_others, place, run_id, on_error="ignore").values()):
            if time.monotonic() > until:
                raise ExecutorError(f"workers still read for a former run after {_ENDING_SECONDS:.0f} s; restart them")
            time.sleep(_GLANCE_SECONDS)

    def slots(self) -> int:
        """As many as its workers have threads."""
        return sum(self._client.nthreads().values())

    def submit(self, order: Order) -> Future[About]:
        """What will have come of it; `ExecutorError` where the cluster broke down."""
        return _told(self._executor.submit(read_batch, order))

    def stop(self, place: str) -> None:
        """Tell every worker; one that cannot be told now is told by the next run."""
        with suppress(OSError, TimeoutError):
            self._client.run(end_others, place, "", on_error="ignore")


@contextmanager
def _dask(address: str) -> Iterator[Pool]:
    # Here, since processes do without it.
    from distributed import Client  # noqa: PLC0415

    # Its own lines tell of connections, with tracebacks; what matters comes as an error.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    try:
        client = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False, name="internscout")
    except (OSError, ValueError, TimeoutError) as error:
        said = " ".join(str(error).split())[:200]
        raise ExecutorError(f"no Dask scheduler answers at {address} (run.scheduler): {said}") from None
    with client:
        try:
            client.wait_for_workers(1, timeout=_WORKER_SECONDS)
        except TimeoutError:
            raise ExecutorError(f"{address} has no workers; start some: `dask worker {address}`") from None
        yield Cluster(client)


def _told(future: Future[About]) -> Future[About]:
    """The same with what Dask raises of a batch in one line."""
    told: Future[About] = Future()
    told.set_running_or_notify_cancel()  # by now it is Dask's to be cancelled

    def tell(done: Future[About]) -> None:
        try:
            told.set_result(done.result())
        except BaseException as error:  # noqa: BLE001 - handed on
            told.set_exception(_explained(error))

    future.add_done_callback(tell)
    return told


def _explained(error: BaseException) -> BaseException:
    kind = type(error).__name__
    if kind in ("CancelledError", "FutureCancelledError"):
        return ExecutorError("the Dask scheduler is gone; what was staged is kept: run again")
    if kind == "KilledWorker":
        return ExecutorError(
            "a batch of boards ended several workers, one after the other; their logs say why (memory?)"
        )
    if isinstance(error, ImportError | AttributeError) or "deserializ" in str(error).lower():
        said = " ".join(str(error).split())[:200]
        return ExecutorError(
            f"scheduler or workers have another InternScout, or none: install the same release: {said}"
        )
    return error
