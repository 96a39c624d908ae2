"""How far ``closecall batch`` is, while it works; on standard error."""

from __future__ import annotations

import sys
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

import click

from closecall.cli.console import counted

if TYPE_CHECKING:
    from rich.console import Group
    from rich.live import Live

    from closecall.batch.job import Progress
    from closecall.model import Prices

_EVERY_ON_TERMINAL, _EVERY = 0.2, 10.0


class ProgressLines:
    """On a terminal a bar and lines that change, else a plain line now and then.

    Args:
        prices: to tell what the tokens cost.
        limit: how many rows are asked for at most.

    """

    def __init__(self, *, prices: Prices | None, limit: int | None) -> None:
        self._prices = prices
        self._limit = limit
        self._open = ExitStack()
        self._live: Live | None = None
        self._told_at = time.monotonic()
        self._told: list[str] = []

    def __enter__(self) -> Self:
        if sys.stderr is not None and sys.stderr.isatty():
            self._live = self._open.enter_context(_opened())
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def tell(self, progress: Progress) -> None:
        """Show the progress, if the last time is a while ago."""
        if time.monotonic() - self._told_at < (_EVERY_ON_TERMINAL if self._live else _EVERY):
            return
        self._told_at = time.monotonic()
        lines = self.lines(progress)
        if self._live:
            self._live.update(_screen(lines, share=_share(progress, limit=self._limit)), refresh=True)
        elif lines != self._told:  # a job of the provider can take a day
            click.echo(" · ".join(lines), err=True)
        self._told = lines

    def lines(self, progress: Progress) -> list[str]:
        """Rows, rate and time left; approaches so far; calls, tokens, money and pauses, as far as known."""
        if progress.jobs:
            return _waiting_for(progress)
        tally = progress.tally
        rate = progress.answered / progress.seconds if progress.seconds else 0.0
        speed = [counted(tally.rows or progress.answered, "row")]
        speed.append(f"{rate:.1f} a second" if rate else "none of them new")
        left = self._seconds_left(progress, rate=rate)
        speed += [] if left is None else [f"{span(left)} left"]
        results = [f"{approach} {number:,}" for approach, number in tally.approaches.most_common()]
        if failed := sum(each.rows for each in tally.failures.values()):
            results.append(f"{failed:,} failed")
        return [" · ".join(parts) for parts in (speed, results, self._spent(progress)) if parts]

    def _seconds_left(self, progress: Progress, *, rate: float) -> float | None:
        if self._limit and rate:
            return (self._limit - progress.tally.rows) / rate
        if progress.passed < progress.share < 1:
            return progress.seconds * (1 - progress.share) / (progress.share - progress.passed)
        return None

    def _spent(self, progress: Progress) -> list[str]:
        parts = [counted(progress.calls, "call")] if progress.calls else []
        tokens = progress.tally.tokens
        if total := tokens.prompt + tokens.completion:
            parts.append(counted(total, "token"))
            parts += [f"{self._prices.cost(tokens):.2f} spent"] if self._prices else []
        if progress.pause:
            parts.append(f"the model asks for a pause of {span(progress.pause)}")
        elif progress.pace:
            parts.append(f"the model takes {progress.pace:.1f} requests a second")
        return parts


def span(seconds: float) -> str:
    """A time as people say it, such as "2 min 05 s"."""
    whole = round(seconds)
    if whole < 60:
        return f"{seconds:.1f} s" if seconds < 10 else f"{whole} s"
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {whole % 60:02} s"


def _share(progress: Progress, *, limit: int | None) -> float:
    """How much is done, from 0 to 1."""
    if progress.jobs:
        return sum(job.done for job in progress.jobs) / max(1, sum(job.total for job in progress.jobs))
    return min(1.0, progress.tally.rows / limit) if limit else progress.share


def _waiting_for(progress: Progress) -> list[str]:
    """How far the provider's batch jobs are."""
    jobs = progress.jobs
    done, total = sum(job.done for job in jobs), sum(job.total for job in jobs)
    told = f"{done:,} of {counted(total, 'request')} done · {counted(progress.answered, 'row')} answered"
    return [told, " · ".join(f"job {job.id} {job.state}" for job in jobs)]


def _opened() -> Live:
    from rich.console import Console  # noqa: PLC0415  a tenth of a second, for a terminal alone
    from rich.live import Live  # noqa: PLC0415

    return Live(console=Console(stderr=True), auto_refresh=False, transient=True)


def _screen(lines: list[str], *, share: float) -> Group:
    from rich.console import Group  # noqa: PLC0415
    from rich.progress_bar import ProgressBar  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    bar = ProgressBar(total=1.0, completed=share, width=40)
    return Group(bar, *(Text(line, no_wrap=True, overflow="ellipsis") for line in lines))
