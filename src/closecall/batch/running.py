"""closecall's own engine for one machine: bounded, resumable, in the order of the input."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from closecall.batch.answer import failure
from closecall.batch.executors import Hands, NoHands, hands_for
from closecall.batch.in_flight import Work, row_text
from closecall.batch.job import Job, Progress, Report
from closecall.batch.journal import Journal, journal_path
from closecall.batch.keyed_rows import Entry, blocks_of, entries_of
from closecall.batch.ordered_output import Front
from closecall.batch.outputs import output_kind
from closecall.batch.rows import Unusable
from closecall.batch.settings import Settings
from closecall.batch.stop_signal import Stop
from closecall.errors import ClosecallError, InputError, LimitReached, ModelError
from closecall.model import background

if TYPE_CHECKING:
    from closecall.batch.provider.rounds import Gathering
    from closecall.model import OpenAIModel

_MOST_WAITING = 2_000
# Seconds for what is under way when a run ends, after Ctrl-C and after a limit.
_GRACE_INTERRUPTED = 5.0
_GRACE = 60.0
_GO_ON = "Run the same command again: it goes on where it stopped."


def run(
    job: Job,
    *,
    tell: Callable[[Progress], None],
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> Report:
    """Answer all rows of a job that are not answered yet.

    Args:
        job: what is asked for.
        tell: is given the progress, again and again.
        sleep: waits between two looks at batch jobs of the provider.

    Raises:
        InputError: the source, the output, the journal or a setting cannot be used.

    """
    output_kind(job.out)
    path = journal_path(job.out)
    if job.out.exists() and not path.exists():
        raise InputError(f"{job.out} is there already.", hint="Give another -o, or move that file away.")
    if job.via == "batch-api" and not job.settings.asks_a_model:
        raise InputError(
            "No model is asked, so there is nothing for a batch job.", hint="Use --writer model."
        )
    job.settings.shaping  # noqa: B018  what cannot be read is told before a journal is begun
    if not path.exists():
        next(iter(job.source), None)  # so is a source that cannot
    with Journal(path, at_most_once=job.at_most_once) as journal:
        settings = _agreed(job, journal)
        stop = Stop(deadline=job.deadline)
        run_of = partial(_Run, job, settings, journal, tell, stop)
        with stop.on_interrupt():
            if job.via == "batch-api":
                from closecall.batch.provider.rounds import Gathering  # noqa: PLC0415  imports openai

                gathering = Gathering(job, settings, journal, stop=stop, tell=tell, sleep=sleep)
                return _through_jobs(gathering, run_of)
            report = background.run(run_of().through())
            while not (report.writes or report.stopped) and journal.workers.takes_output():
                # The process that wrote the output is gone.
                report = background.run(run_of().through())
    return report


def _agreed(job: Job, journal: Journal) -> Settings:
    """The settings with the day on which the journal was begun, so that going on changes no answer."""
    begun = journal.begun_on()
    settings = job.settings if begun is None else replace(job.settings, today=date.fromisoformat(begun))
    way = {} if job.via == "calls" else {"via": job.via}
    journal.agree_on({**settings.shaping, **way, "shard": list(job.shard) if job.shard else None})
    return settings


def _through_jobs(gathering: Gathering, run_of: Callable[..., _Run]) -> Report:
    """Gather all answers in batch jobs, then write them: as far as they go, if something ended that."""
    gathered = background.run(gathering.through())
    hands = NoHands(gathered.stopped or LimitReached("The input has changed meanwhile.", hint=_GO_ON))
    report = background.run(run_of(hands=hands).through())
    progress = replace(
        report.progress,
        answered=gathered.answered,
        calls=gathered.calls,
        seconds=gathered.seconds + report.progress.seconds,
    )
    return replace(report, progress=progress)


class _Run:
    def __init__(
        self,
        job: Job,
        settings: Settings,
        journal: Journal,
        tell: Callable[[Progress], None],
        stop: Stop,
        *,
        hands: Hands | None = None,
    ) -> None:
        self._job = job
        self._settings = settings
        self._journal = journal
        self._tell = tell
        self._front = Front(journal, job.out)
        self._began = time.monotonic()
        hands = hands or hands_for(settings, concurrency=job.concurrency)
        self._work = Work(hands, journal, patient=self._front.writes)
        self._stop = stop
        self._passed = 0.0

    async def through(self) -> Report:
        """Answer until the last row, or until something ends it."""
        stopped: ClosecallError | None = None
        try:
            await self._answer_all()
            self._front.finish()
        except (LimitReached, ModelError) as error:
            stopped = error
            await self._wind_down()
        finally:
            self._work.close()
            self._front.close()
        self._tell(self._progress())
        prices = self._job.budget.prices
        return Report(
            progress=self._progress(),
            stopped=stopped,
            interrupted=self._stop.interrupted,
            writes=self._front.writes,
            unused=tuple(self._job.source.unused),
            cost=prices.cost(self._front.tally.tokens) if prices else None,
        )

    async def _answer_all(self) -> None:
        job = self._job
        entries = self._front.open(
            lambda: entries_of(job.source, self._settings, limit=job.limit, shard=job.shard)
        )
        self._passed = job.source.share
        for block in blocks_of(entries):
            await self._answer_block(block)
            self._look_around()
            while len(self._front) > _MOST_WAITING:
                await self._some_done()
        while self._work.is_under_way:
            await self._some_done()

    async def _answer_block(self, block: Sequence[Entry]) -> None:
        answered = self._journal.answered([entry.key for entry in block])
        to_do: list[Entry] = []
        for entry in block:
            if isinstance(entry.item, Unusable):
                entry.answer = row_text(failure(entry.item.named(), entry.item.error))
            elif entry.key in answered:
                entry.answer = answered[entry.key]
            else:
                to_do.append(entry)
            if self._front.writes:
                self._front.push(entry)
            if entry.answer is not None:
                entry.item = None
        size = self._work.parcel
        for begin in range(0, len(to_do), size):
            while self._work.is_full:
                await self._some_done()
            begun = self._work.begin(to_do[begin : begin + size])
            if not self._front.writes:
                for entry in begun:
                    self._front.push(entry)

    async def _some_done(self) -> None:
        await self._work.some_done()
        self._look_around()

    def _look_around(self) -> None:
        self._front.advance()
        self._journal.workers.show_life()
        self._tell(self._progress())
        self._stop.check()

    async def _wind_down(self) -> None:
        """Keep what is under way, if it does not take long, and what is answered."""
        await self._work.end(grace=_GRACE_INTERRUPTED if self._stop.interrupted else _GRACE)
        with suppress(ClosecallError):  # the disk is full, say: what stopped it has been told
            self._front.advance()
            self._front.settle()

    def _progress(self) -> Progress:
        model = self._model()
        written = self._front.tally.rows
        return Progress(
            tally=self._front.tally,
            answered=self._work.answered,
            seconds=time.monotonic() - self._began,
            # What has been read and waits for its turn is not done.
            share=self._job.source.share * written / max(1, written + len(self._front)),
            passed=self._passed,
            calls=model.spending.calls if model else 0,
            pause=model.gate.seconds_to_pause() if model else 0.0,
            pace=model.gate.pace() if model else None,
        )

    def _model(self) -> OpenAIModel | None:
        if not self._settings.asks_a_model:
            return None
        from closecall.batch.answering import desk_for  # noqa: PLC0415  where processes answer, none is needed here

        return desk_for(self._settings).model
