"""What a run is asked for, and what it tells."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Literal

from closecall.batch.settings import Settings
from closecall.batch.sources import Source
from closecall.batch.totals import Tally
from closecall.errors import ClosecallError
from closecall.model.budget import Budget


@dataclass(frozen=True, slots=True)
class Job:
    """Many threads to answer.

    Attributes:
        out: a ``.jsonl`` or ``.parquet`` file; the journal stands beside it.
        concurrency: rows at the same time; by default eight with a model, else one a core.
        limit: how many rows of the source at most.
        shard: which of how many parts, such as (1, 4), by the ids of the rows.
        deadline: seconds after which no more rows are begun.
        via: how a model is asked: in calls, or in batch jobs of its provider, which take half the price.
        at_most_once: a row that was begun and not finished, or that failed, is not answered again.

    """

    source: Source
    out: Path
    settings: Settings
    concurrency: int | None = None
    limit: int | None = None
    shard: tuple[int, int] | None = None
    deadline: float | None = None
    at_most_once: bool = False
    via: Literal["calls", "batch-api"] = "calls"

    @property
    def budget(self) -> Budget:
        """The budget of the settings, at the prices of the way that the job goes."""
        budget = self.settings.budget
        if self.via == "calls" or budget.prices is None:
            return budget
        return replace(budget, prices=budget.prices.halved())


@dataclass(frozen=True, slots=True)
class JobState:
    """A batch job of the provider, as last seen.

    Attributes:
        id: the provider's.
        state: in its words, such as "in_progress".
        done, total: requests.

    """

    id: str
    state: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is.

    Attributes:
        tally: counts over the rows that are in the output, of earlier runs too.
        answered: rows that this run has answered.
        seconds: since it began.
        share: how much of the source is in the output, from 0 to 1.
        passed: the share that earlier runs had answered.
        calls: requests that this run has sent to a model.
        pause: seconds for which the model's endpoint asks to be left alone.
        pace: requests a second that are sent to it, where it has refused more.
        jobs: batch jobs that are waited for.

    """

    tally: Tally
    answered: int
    seconds: float
    share: float
    passed: float
    calls: int
    pause: float = 0.0
    pace: float | None = None
    jobs: tuple[JobState, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What a run came to.

    Attributes:
        stopped: why it ended before the last row; None where it did not.
        interrupted: whether somebody stopped it.
        writes: whether this process wrote the output; another that works on the same journal may.
        unused: columns or files that no row was made of.
        cost: of all rows in the output, where prices are given; in their currency.

    """

    progress: Progress
    stopped: ClosecallError | None
    interrupted: bool
    writes: bool
    unused: tuple[str, ...]
    cost: Decimal | None
