"""The answers of a model to all rows of a job, gathered in rounds."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from closecall.batch.answer import answer_at
from closecall.batch.answering import Desk, model_settings
from closecall.batch.in_flight import BEGUN, row_text, state_of
from closecall.batch.job import Job, Progress
from closecall.batch.job_book import Asked
from closecall.batch.journal import Journal
from closecall.batch.keyed_rows import Entry, blocks_of, entries_of
from closecall.batch.provider.download import Collecting
from closecall.batch.provider.replay import Replay, Unanswered
from closecall.batch.provider.submission import Posting
from closecall.batch.rows import Row
from closecall.batch.settings import Settings
from closecall.batch.stop_signal import Stop
from closecall.batch.totals import Tally
from closecall.errors import ClosecallError, InputError, LimitReached, ModelError
from closecall.model import Spending
from closecall.model.batches import Batches

# Seconds between two looks at the jobs, and by how much each pause is longer than the one before.
_FIRST_PAUSE, _LONGEST_PAUSE, _GROWTH = 2.0, 60.0, 1.5
# Seconds between two looks whether the run is to end.
_LOOK_EVERY = 0.5


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the rounds came to.

    Attributes:
        answered: rows that were answered.
        calls: requests that this run has put into jobs.
        seconds: that it took.
        stopped: why some rows have no answer; None where all have.

    """

    answered: int
    calls: int
    seconds: float
    stopped: ClosecallError | None


class Gathering:
    """Answers every row of a job with the help of batch jobs, and keeps the answers in the journal.

    Args:
        job: what is asked for.
        settings: how rows are answered.
        journal: of the output.
        stop: when to end early.
        tell: is given the progress.
        sleep: waits between two looks at the jobs.

    Raises:
        InputError: no model is configured, a setting is unusable, or another run is at work on the journal.

    """

    def __init__(
        self,
        job: Job,
        settings: Settings,
        journal: Journal,
        *,
        stop: Stop,
        tell: Callable[[Progress], None],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        found = model_settings(settings)
        if not journal.workers.takes_output():
            raise InputError(
                f"Another run is at work on {journal.path}.",
                hint="With --via batch-api one works at a time.",
            )
        self._job, self._settings, self._journal = job, settings, journal
        self._stop, self._tell, self._sleep = stop, tell, sleep
        self._replay = Replay(found)
        self._desk = Desk(settings, model=self._replay)
        self._spending = Spending(job.budget)
        self._provider = Batches(found, sleep=self._rest)
        self._posting = Posting(
            found,
            journal.book,
            self._provider,
            self._spending,
            path=journal.path.with_name(f"{journal.path.name}-job"),
            at_most_once=job.at_most_once,
        )
        self._collecting = Collecting(
            found,
            journal.book,
            self._provider,
            self._posting,
            self._spending,
            look_around=self._look_around,
        )
        self._answered = 0
        self._began = time.monotonic()

    async def through(self) -> Gathered:
        """Ask and collect, round after round, until no row needs an answer or something ends it."""
        stopped: ClosecallError | None
        self._journal.book.be_durable()
        self._journal.begin_anew()
        alive = asyncio.ensure_future(self._show_life())
        try:
            await self._posting.resume()
            while True:
                await self._go_through_rows()
                if not self._journal.book.open_jobs():
                    break
                await self._collect()
            stopped = self._collecting.stopped
        except (LimitReached, ModelError) as error:
            stopped = error
        finally:
            alive.cancel()
            self._posting.discard()
            await self._provider.close()
        return Gathered(self._answered, self._spending.calls, time.monotonic() - self._began, stopped)

    async def _go_through_rows(self) -> None:
        """Answer the rows that can be answered, and ask what the others need."""
        job = self._job
        for block in blocks_of(entries_of(job.source, self._settings, limit=job.limit, shard=job.shard)):
            await self._go_through(block)
            self._look_around()
        await self._posting.send()

    async def _go_through(self, block: Sequence[Entry]) -> None:
        rows = {entry.key: entry for entry in block if isinstance(entry.item, Row)}
        done = self._journal.answered(list(rows))
        asked = self._journal.book.asked(list(rows))
        told: list[tuple[Entry, dict[str, Any]]] = []
        for key, entry in rows.items():
            before = asked.get(key, {})
            if key in done or self._posting.holds(key) or any(one.job is not None for one in before.values()):
                continue
            try:
                told.append((entry, self._answer(entry.item, before)))
            except Unanswered as wanted:
                await self._ask(key, wanted, before.get(wanted.turn))
        self._keep(told)

    def _answer(self, row: Any, asked: dict[int, Asked]) -> dict[str, Any]:  # noqa: ANN401  see _go_through
        if any(one.is_lost for one in asked.values()):
            return {"id": row.named(), "error": BEGUN}
        self._replay.begin(asked)
        return answer_at(self._desk, row)

    async def _ask(self, key: bytes, wanted: Unanswered, before: Asked | None) -> None:
        if self._collecting.stopped is not None:
            return
        refused = None if before is None else before.refused
        try:
            await self._posting.add(key, wanted.turn, wanted.request, refused=refused)
        except LimitReached as error:
            # What is in the jobs already is waited for.
            self._collecting.stopped = error

    def _keep(self, told: Sequence[tuple[Entry, dict[str, Any]]]) -> None:
        if not told:
            return
        keys = [entry.key for entry, _ in told]
        self._journal.claim(keys)
        self._journal.store(
            (entry.key, state_of(answer), entry.place, row_text(answer)) for entry, answer in told
        )
        self._journal.book.forget(keys)
        self._answered += len(told)

    async def _collect(self) -> None:
        pause = _FIRST_PAUSE
        while True:
            wanted = await self._collecting.look()
            if not self._journal.book.open_jobs():
                return
            await self._rest(max(pause, wanted))
            pause = min(_GROWTH * pause, _LONGEST_PAUSE)

    async def _rest(self, seconds: float) -> None:
        """Wait, in steps so short that an interrupt is heard."""
        while seconds > 0:
            await self._sleep(min(seconds, _LOOK_EVERY))
            seconds -= _LOOK_EVERY
            self._look_around()

    async def _show_life(self) -> None:
        """Say that this process is alive also while a large file is on its way."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            self._journal.workers.show_life()

    def _look_around(self) -> None:
        self._tell(
            Progress(
                tally=Tally(),
                answered=self._answered,
                seconds=time.monotonic() - self._began,
                share=0.0,
                passed=0.0,
                calls=self._spending.calls,
                jobs=tuple(self._collecting.states.values()),
            )
        )
        self._stop.check()
