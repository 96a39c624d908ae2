"""The rows that are being answered, and where their answers go."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from closecall.batch.answer import failure
from closecall.batch.executors import Hands
from closecall.batch.journal import Claim, Journal, State
from closecall.batch.keyed_rows import Entry
from closecall.batch.rows import Row
from closecall.errors import ClosecallError

_Task = asyncio.Task[list[dict[str, Any]]]
_LOOK_EVERY = 0.5  # seconds
BEGUN = {
    "type": "begun",
    "message": "This row was begun and never finished: a model may have been asked.",
    "hint": "It is not asked again with --at-most-once; without, it is.",
    "retryable": True,
}
"""The error of a row that may have cost its calls and has no answer."""


class Work:
    """Parcels of rows under way; each answer is stored as soon as it is there.

    Args:
        hands: who answers.
        journal: where the answers are stored.
        patient: whether to wait for rows that another process has begun.

    Attributes:
        answered: rows so far.
        parcel: rows in one parcel, at most.

    """

    def __init__(self, hands: Hands, journal: Journal, *, patient: bool) -> None:
        self.answered = 0
        self.parcel = hands.parcel
        self._hands = hands
        self._journal = journal
        self._patient = patient
        self._tasks: dict[_Task, list[Entry]] = {}
        self._done: asyncio.Queue[_Task] = asyncio.Queue()
        # By key: an input may hold a row twice.
        self._ours: dict[bytes, list[Entry]] = {}
        self._elsewhere: dict[bytes, list[Entry]] = {}
        self._looked = 0.0

    @property
    def is_full(self) -> bool:
        """Whether no further parcel should be begun now."""
        return len(self._tasks) >= self._hands.parcels

    @property
    def is_under_way(self) -> bool:
        """Whether an answer is still to come."""
        return bool(self._tasks or self._elsewhere)

    def begin(self, entries: Sequence[Entry]) -> list[Entry]:
        """Begin those that nobody else has begun, and gives these."""
        fresh: dict[bytes, list[Entry]] = {}
        for entry in entries:
            holder = self._ours.get(entry.key) or self._elsewhere.get(entry.key)
            (fresh.setdefault(entry.key, []) if holder is None else holder).append(entry)
        return self._claim(fresh)

    async def some_done(self) -> None:
        """Wait for answers, a moment at most, and keep them.

        Raises:
            ClosecallError: no further row should be tried.

        """
        finished: list[_Task] = []
        with suppress(TimeoutError):
            async with asyncio.timeout(_LOOK_EVERY):
                finished.append(await self._done.get())
        while not self._done.empty():
            finished.append(self._done.get_nowait())
        self._collect(finished)
        if self._elsewhere and time.monotonic() - self._looked > _LOOK_EVERY:
            self._look_elsewhere()

    async def end(self, *, grace: float) -> None:
        """Keep what is answered within so many seconds, and give up the rest."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=grace)
        for task in list(self._tasks):
            if task.done():
                with suppress(ClosecallError):
                    self._collect([task])
            else:
                task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def close(self) -> None:
        """Give up what is under way."""
        for task in self._tasks:
            task.cancel()
        self._hands.close()

    def _claim(self, waiting: Mapping[bytes, list[Entry]]) -> list[Entry]:
        """Begin what nobody else has begun; what somebody else is at is looked for later."""
        claims = self._journal.claim(list(waiting)) if waiting else {}
        for key, claim in claims.items():
            if claim is not Claim.TAKEN:
                self._ours[key] = waiting[key]
                self._elsewhere.pop(key, None)
            elif self._patient:
                self._elsewhere[key] = waiting[key]
        lost = [waiting[key][0] for key, claim in claims.items() if claim is Claim.LOST]
        self._keep([(entry, {"id": _row(entry).named(), "error": BEGUN}) for entry in lost])
        ours = [waiting[key][0] for key, claim in claims.items() if claim is Claim.OURS]
        if ours:
            self._start(ours)
        return [entry for key, claim in claims.items() if claim is not Claim.TAKEN for entry in waiting[key]]

    def _start(self, entries: list[Entry]) -> None:
        task = asyncio.ensure_future(self._hands.answer([_row(entry) for entry in entries]))
        task.add_done_callback(self._done.put_nowait)
        self._tasks[task] = entries

    def _collect(self, tasks: Sequence[_Task]) -> None:
        told: list[tuple[Entry, dict[str, Any]]] = []
        error: ClosecallError | None = None
        for task in tasks:
            entries = self._tasks.pop(task, [])
            failed = None if task.cancelled() else task.exception()
            if isinstance(failed, ClosecallError):
                error = failed
            elif isinstance(failed, Exception):
                told.extend((entry, failure(_row(entry).named(), failed)) for entry in entries)
            elif not task.cancelled():
                told.extend(zip(entries, task.result(), strict=True))
        self._keep(told)
        if error:
            raise error

    def _keep(self, told: Sequence[tuple[Entry, dict[str, Any]]]) -> None:
        """Store answers, then hand them to all who wait for them."""
        rows = [(entry, state_of(answer), row_text(answer)) for entry, answer in told]
        if rows:
            self._journal.store([(entry.key, state, entry.place, text) for entry, state, text in rows])
        for entry, _, text in rows:
            _hand_out(self._ours.pop(entry.key), text)
        self.answered += len(rows)

    def _look_elsewhere(self) -> None:
        """What others have answered meanwhile; what they left is begun here."""
        self._looked = time.monotonic()
        keys = list(self._elsewhere)
        for key, text in self._journal.answered(keys).items():
            _hand_out(self._elsewhere.pop(key), text)
        if self._elsewhere and not self.is_full:
            left = list(self._elsewhere.items())[: self.parcel]
            self._claim(dict(left))


def row_text(row: Mapping[str, Any]) -> str:
    """A row as one line of JSON; a half of a character that a thread held stands as its escape."""
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"))
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()


def state_of(answer: Mapping[str, Any]) -> State:
    """Whether an answer stands for good, or is a failure that may pass."""
    return State.PASSING if "error" in answer and answer["error"]["retryable"] else State.DONE


def _hand_out(entries: Sequence[Entry], text: str) -> None:
    for entry in entries:
        entry.answer, entry.item = text, None


def _row(entry: Entry) -> Row:
    if not isinstance(entry.item, Row):
        raise TypeError("only a row that waits for its answer is begun")
    return entry.item
