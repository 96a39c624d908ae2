"""``closecall eval``: labelled cases against what closecall answers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from closecall.cli.console import counted, heading, json_text
from closecall.cli.options import json_option, model_options, prompts_option, writer_from
from closecall.cli.source import read_text

if TYPE_CHECKING:
    from closecall.evaluation import Report


@click.command("eval")
@click.argument("cases", metavar="CASES")
@click.option(
    "--from",
    "start",
    type=click.Choice(["facts", "thread"]),
    default="thread",
    show_default=True,
    help="Start at the labelled facts, or at the text as a seller pastes it.",
)
@prompts_option
@model_options
@json_option
def command(
    *,
    cases: str,
    start: str,
    prompts: Path | None,
    writer: str,
    model_name: str | None,
    base_url: str | None,
    no_fallback: bool,
    as_json: bool,
) -> None:
    """Run labelled CASES (.jsonl) and count agreement, harm, and each fact's precision and recall."""
    from closecall.advisor import Advisor  # noqa: PLC0415  not for --help
    from closecall.evaluation import Start, evaluate, read_cases  # noqa: PLC0415

    labelled = read_cases(read_text(cases).splitlines(), name=cases)
    advisor = Advisor(
        writer=writer_from(
            writer=writer, model_name=model_name, base_url=base_url, prompts=prompts, no_fallback=no_fallback
        )
    )
    report = evaluate(labelled, start=Start(start), advisor=advisor, clock=time.perf_counter)
    if as_json:
        click.echo(json_text(report.to_dict()))
    else:
        click.echo("\n".join(report_lines(report)))


def report_lines(report: Report) -> Iterator[str]:
    """The report as tables."""
    total = len(report.outcomes)
    yield heading(f"{counted(total, 'case')} in {report.seconds:.1f} s")
    for name, chosen in (
        ("expected", report.ids(lambda o: o.expected)),
        ("acceptable", report.ids(lambda o: o.acceptable)),
        ("harmful", report.ids(lambda o: o.harmful)),
    ):
        share = f"{len(chosen) / total:.0%}" if total else "-"
        yield f"  {name:<11}{len(chosen):>4}  {share:>4}" + (
            f"  {' '.join(chosen)}" if name == "harmful" else ""
        )
    yield heading("Not as expected")
    for outcome in report.outcomes:
        if not outcome.expected:
            answered = outcome.approach.value if outcome.approach else f"error: {outcome.error}"
            yield f"  {outcome.case.id:<6}{outcome.case.expected_approach.value:<11} -> {answered}"
    yield from _fact_table(report)
    drafts = report.drafts()
    if drafts["count"]:
        yield heading(f"Drafts: {drafts['count']}, {drafts['clean']} with no open problem")
        yield (
            f"  model at the first try {drafts['model_first_try']}, after re-asks "
            f"{drafts['model_after_reasks']}, template {drafts['template']}"
        )
        for title in ("mended", "open_problems"):
            for code, count in drafts[title].items():
                yield f"  {title.replace('_', ' '):<14}{code:<28}{count:>4}"


def _fact_table(report: Report) -> Iterator[str]:
    yield heading("Facts that were read (those read differently in each case: --json)")
    yield (
        f"  {'fact':<24}{'right':>6}{'wrong':>6}{'missed':>7}{'extra':>6}"
        f"{'precision':>11}{'recall':>8}{'F1':>6}"
    )
    for name, count in report.per_fact().items():
        yield (
            f"  {name:<24}{count.right:>6}{count.wrong:>6}{count.missed:>7}{count.extra:>6}"
            f"{_share(count.precision):>11}{_share(count.recall):>8}{_share(count.f1):>6}"
        )


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.0%}"
