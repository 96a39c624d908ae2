"""The summary that ``closecall batch`` ends with."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from closecall.cli.batch_progress import span
from closecall.cli.console import clipped, counted, heading, one_line, wrapped

if TYPE_CHECKING:
    from closecall.batch.job import Report
    from closecall.batch.totals import Failures, Tally
    from closecall.decision import Policy

_LONGEST_ID = 50
_PLACES = ("line ", "row ")
"""How a row begins to be named that has no id and could not be read."""
_WAITING = {"confirm": "They said yes: confirm", "firm_close": "The moment to be firm: firm_close"}


def summary_lines(report: Report, *, out: Path, policy: Policy) -> list[str]:
    """The summary for people; the policy tells what its gates ask."""
    tally = report.progress.tally
    seconds = report.progress.seconds
    new = f"{report.progress.answered:,} {'tried' if tally.failures else 'answered'} in this run"
    failed = sum(each.rows for each in tally.failures.values())
    done = (
        f"{counted(tally.rows, 'row')}{f', {failed:,} failed' if failed else ''}, {new}, in {span(seconds)}"
    )
    where = f"written to {out}" if report.writes else f"another run writes {out}"
    lines = [heading(f"{done}; {where}.")]
    lines += _table("Approaches", dict(tally.approaches.most_common()))
    lines += _named_rows(tally)
    if tally.left_out:
        lines.append(f"  Left out by --only: {tally.left_out:,}.")
    asked = {policy.gates[code].question: number for code, number in tally.blockers.most_common()}
    lines += _table("What stood against a firm close: yes to", asked)
    lines += _failures(tally)
    lines += _cost(report)
    if tally.ready:
        lines += ["", heading("Most ready")]
        lines += [
            f"  {readiness:>3}  {approach:<12} {_named(name)}" for readiness, name, approach in tally.ready
        ]
    if report.unused:
        lines += ["", f"Not used: {one_line(', '.join(report.unused[:20]))}."]
    if report.writes:
        lines += ["", *_what_the_journal_is(out)]
    return lines


def _named_rows(tally: Tally) -> list[str]:
    """The rows that wait for the seller, by id: who said yes, and with whom to be firm."""
    lines: list[str] = []
    for approach, title in _WAITING.items():
        names = tally.named.get(approach, [])
        if not names:
            continue
        more = tally.approaches[approach] - len(names)
        rest = [f"and {more:,} more in the output"] if more > 0 else []
        lines += ["", heading(title), wrapped(", ".join([*map(_named, names), *rest]))]
    return lines


def _what_the_journal_is(out: Path) -> list[str]:
    told = (
        f"Each row of {out.name} holds its advice, and its draft where there is one. {out.name}.journal "
        f"beside it keeps the answers, so that the same command can go on; "
        f"`closecall batch --purge -o {out}` deletes it."
    )
    return [wrapped(told, indent="")]


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
        f"  {each.rows:>9,}  {kind}, first {_placed(each)}: {one_line(each.message)}"
        for kind, each in tally.failures.items()
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


def _placed(failures: Failures) -> str:
    """Where the first of them stands: which row it is, and its id, where it could be read."""
    if not failures.row or failures.first.startswith(_PLACES):
        return _named(failures.first)
    return f"row {failures.row:,}, id {_named(failures.first)}"


def _named(name: str) -> str:
    return clipped(one_line(name), _LONGEST_ID)
