"""What ``closecall batch`` shows: a line while it works, and the summary at the end."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import click

from closecall.cli.console import clipped, counted, heading, one_line

if TYPE_CHECKING:
    from closecall.batch.job import Progress, Report
    from closecall.batch.tally import Tally
    from closecall.model import Prices

_WIDTH = 100
_LONGEST_ID = 50
_EVERY_ON_TERMINAL, _EVERY = 0.2, 10.0


class ProgressLine:
    """How far it is: on a terminal one line that changes, else a line now and then. On standard error.

    Args:
        prices: to tell what the tokens cost.
        limit: how many rows are asked for at most.

    """

    def __init__(self, *, prices: Prices | None, limit: int | None) -> None:
        self._prices = prices
        self._limit = limit
        self._on_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._every = _EVERY_ON_TERMINAL if self._on_terminal else _EVERY
        self._told_at = time.monotonic()
        self._told = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._on_terminal:
            click.echo("\r" + " " * _WIDTH + "\r", nl=False, err=True)

    def tell(self, progress: Progress) -> None:
        """Show the progress, if the last time is a while ago."""
        if time.monotonic() - self._told_at < self._every:
            return
        self._told_at = time.monotonic()
        line = clipped(self.line(progress), _WIDTH)
        if line == self._told and not self._on_terminal:
            return  # a job of the provider can take a day
        self._told = line
        click.echo(f"\r{line:<{_WIDTH}}" if self._on_terminal else line, nl=not self._on_terminal, err=True)

    def line(self, progress: Progress) -> str:
        """Rows, rate, time left, approaches, tokens and money, as far as they are known."""
        if progress.jobs:
            return _waiting_for(progress)
        tally = progress.tally
        rate = progress.answered / progress.seconds if progress.seconds else 0.0
        parts = [counted(tally.rows or progress.answered, "row"), f"{rate:.1f} a second"]
        if self._limit and rate:
            parts.append(f"{_span((self._limit - tally.rows) / rate)} left")
        elif progress.passed < progress.share < 1:
            to_go = (1 - progress.share) / (progress.share - progress.passed)
            parts.append(f"{_span(progress.seconds * to_go)} left")
        parts.extend(f"{approach} {number:,}" for approach, number in tally.approaches.most_common(3))
        if failed := sum(number for number, _ in tally.failures.values()):
            parts.append(f"{failed:,} failed")
        if progress.calls:
            parts.append(counted(progress.calls, "call"))
        if total := tally.tokens.prompt + tally.tokens.completion:
            parts.append(counted(total, "token"))
            parts.extend([f"{self._prices.cost(tally.tokens):.2f}"] if self._prices else [])
        return " · ".join(parts)


def _waiting_for(progress: Progress) -> str:
    """How far the provider's batch jobs are."""
    jobs = progress.jobs
    done, total = sum(job.done for job in jobs), sum(job.total for job in jobs)
    parts = [f"{done:,} of {counted(total, 'request')} done", f"{counted(progress.answered, 'row')} answered"]
    return " · ".join(parts + [f"job {job.id} {job.state}" for job in jobs])


def summary_lines(report: Report, *, out: Path) -> list[str]:
    """The summary for people."""
    tally = report.progress.tally
    seconds = report.progress.seconds
    done = (
        f"{counted(tally.rows, 'row')}, {report.progress.answered:,} of them in this run, in {_span(seconds)}"
    )
    where = f"written to {out}" if report.writes else f"another run writes {out}"
    lines = [heading(f"{done}; {where}.")]
    lines += _table("Approaches", dict(tally.approaches.most_common()))
    if tally.left_out:
        lines.append(f"  Left out by --only: {tally.left_out:,}.")
    lines += _table("What stood against a firm close", dict(tally.blockers.most_common()))
    lines += _failures(tally)
    lines += _cost(report)
    if tally.ready:
        lines += ["", heading("Most ready")]
        lines += [
            f"  {readiness:>3}  {approach:<12} {_named(name)}" for readiness, name, approach in tally.ready
        ]
    if report.unused:
        lines += ["", f"Not used: {one_line(', '.join(report.unused[:20]))}."]
    return lines


def summary_json(report: Report) -> dict[str, Any]:
    """The summary for programs."""
    progress = report.progress
    return {
        "schema": "closecall.batch/1",
        **progress.tally.to_dict(),
        "cost": None if report.cost is None else float(report.cost),
        "answered": progress.answered,
        "calls": progress.calls,
        "seconds": round(progress.seconds, 3),
        "stopped": None if report.stopped is None else report.stopped.message,
        "writes": report.writes,
        "unused": list(report.unused),
    }


def _table(title: str, counts: Mapping[str, int]) -> list[str]:
    rows = [f"  {number:>9,}  {name}" for name, number in counts.items()]
    return ["", heading(title), *rows] if rows else []


def _failures(tally: Tally) -> list[str]:
    rows = [
        f"  {number:>9,}  {kind}, first {_named(first)}" for kind, (number, first) in tally.failures.items()
    ]
    return ["", heading("Failures"), *rows] if rows else []


def _cost(report: Report) -> list[str]:
    tally = report.progress.tally
    tokens = tally.tokens
    if not (tokens.prompt or tokens.completion or report.progress.calls):
        return []
    money = "" if report.cost is None else f", {report.cost:.4f} in the currency of the prices"
    spent = f"  {tokens.prompt:,} tokens sent, {tokens.completion:,} received{money}"
    lines = ["", heading("Model"), spent, f"  {counted(report.progress.calls, 'call')} in this run"]
    if tally.stepped_in:
        lines.append(
            f"  The template wrote {counted(tally.stepped_in, 'draft')} where the model did not serve."
        )
    return lines


def _named(name: str) -> str:
    return clipped(one_line(name), _LONGEST_ID)


def _span(seconds: float) -> str:
    whole = round(seconds)
    if whole < 60:
        return f"{seconds:.1f} s" if seconds < 10 else f"{whole} s"
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {whole % 60:02} s"
