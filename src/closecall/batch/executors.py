"""Who answers the rows: tasks that wait for a model, or processes where there is only computing to do."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol

from closecall.batch import process_task
from closecall.batch.answer import answer_async, failure
from closecall.batch.rows import Row
from closecall.batch.settings import Settings
from closecall.errors import ClosecallError

_ROWS_A_PARCEL = 8
# A process remembers sentences it met; a new one after so many parcels keeps the memory flat.
_PARCELS_A_PROCESS = 250


class Hands(Protocol):
    """Answer parcels of rows, several parcels at the same time.

    Attributes:
        parcel: rows in one parcel, at most.
        parcels: how many are worth having under way.

    """

    parcel: int
    parcels: int

    async def answer(self, rows: Sequence[Row]) -> list[dict[str, Any]]:
        """The answers to a parcel, as :func:`~closecall.batch.answer` gives them.

        Raises:
            ClosecallError: no further row should be tried.

        """
        ...

    def close(self) -> None:
        """Stop what is under way."""


class Waiting:
    """Tasks of this process, which mostly wait for a model; see :class:`Hands`."""

    parcel = 1

    def __init__(self, settings: Settings, *, concurrency: int) -> None:
        self.parcels = concurrency
        self._settings = settings

    async def answer(self, rows: Sequence[Row]) -> list[dict[str, Any]]:
        """The answers, one after another."""
        return [await answer_async(row, self._settings) for row in rows]

    def close(self) -> None:
        """A task that waits is cancelled by whoever made it."""


class Computing:
    """Processes of their own; see :class:`Hands`. A row that ends its process is a failure, and it alone."""

    parcel = _ROWS_A_PARCEL

    def __init__(self, settings: Settings, *, processes: int) -> None:
        self.parcels = 2 * processes
        self._settings = settings
        self._processes = processes
        self._pool = self._new_pool()

    async def answer(self, rows: Sequence[Row]) -> list[dict[str, Any]]:
        """The answers of one process; where it dies, of each row by itself."""
        pool = self._pool
        try:
            return await self._computed(pool, rows)
        except BrokenProcessPool as error:
            if self._pool is pool:
                self._pool = self._new_pool()
            if len(rows) == 1:
                return [await self._alone(rows[0], error)]
            return [told for row in rows for told in await self.answer([row])]

    def close(self) -> None:
        """End the processes; what they are at is not waited for."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _alone(self, row: Row, error: BrokenProcessPool) -> dict[str, Any]:
        """Another row may have ended the process: this one gets a process of its own, once."""
        pool = self._new_pool(processes=1)
        try:
            return (await self._computed(pool, [row]))[0]
        except BrokenProcessPool:
            return failure(row.named(), error.with_traceback(None))
        finally:
            pool.shutdown(wait=False)

    async def _computed(self, pool: ProcessPoolExecutor, rows: Sequence[Row]) -> list[dict[str, Any]]:
        return await asyncio.get_running_loop().run_in_executor(
            pool, process_task.answers, list(rows), self._settings
        )

    def _new_pool(self, processes: int | None = None) -> ProcessPoolExecutor:
        # A forked child would inherit the journal's connection, which must not be used from two processes.
        context = multiprocessing.get_context("spawn")
        return ProcessPoolExecutor(
            processes or self._processes,
            mp_context=context,
            initializer=process_task.begin_life,
            max_tasks_per_child=_PARCELS_A_PROCESS,
        )


class NoHands:
    """Answer nothing: what is in the journal is all there is. See :class:`Hands`.

    Args:
        why: raised for the first row that has no answer.

    """

    parcel = 1
    parcels = 1

    def __init__(self, why: ClosecallError) -> None:
        self._why = why

    async def answer(self, rows: Sequence[Row]) -> list[dict[str, Any]]:  # noqa: ARG002  whichever they are
        """No answers."""
        raise self._why

    def close(self) -> None:
        """Nothing is under way."""


def hands_for(settings: Settings, *, concurrency: int | None) -> Hands:
    """Tasks where a model is asked, else processes where there is more than one core.

    Args:
        settings: how rows are answered.
        concurrency: how many rows at the same time; by default eight with a model, else one a core.

    """
    if settings.asks_a_model:
        return Waiting(settings, concurrency=concurrency or 8)
    processes = concurrency or _cores()
    return Computing(settings, processes=processes) if processes > 1 else Waiting(settings, concurrency=1)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
