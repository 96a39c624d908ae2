"""What ``closecall eval`` found, as plain tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from closecall.cli.console import counted, heading, one_line, wrapped

if TYPE_CHECKING:
    from closecall.evaluation import DonationReport, FactCount, Report, Tally

_SHORTEST_ID = 5


def report_lines(report: Report) -> Iterator[str]:
    """Labelled cases: agreement and harm, what was answered otherwise, each group, each fact, the drafts."""
    total = len(report.outcomes)
    yield heading(f"{counted(total, 'case')} in {report.seconds:.1f} s")
    for name, chosen in (
        ("expected", report.ids(lambda o: o.expected)),
        ("acceptable", report.ids(lambda o: o.acceptable)),
        ("harmful", report.ids(lambda o: o.harmful)),
    ):
        counts = f"  {name:<11}{len(chosen):>4}  {len(chosen) / total:>4.0%}"
        named = chosen if name == "harmful" else ()
        yield wrapped(" ".join(named), first=f"{counts}  ", indent=" " * 25) if named else counts
    yield from _answered_otherwise(report)
    for name, groups in report.groups().items():
        yield from _group_table(name, groups)
    per_fact = report.per_fact()
    if per_fact:
        yield heading("Facts that were read (case by case: --json)")
        yield from _fact_table("fact", per_fact)
    yield from _draft_lines(report)


def donation_lines(report: DonationReport) -> Iterator[str]:
    """Donation dialogues: refusals, signals, readiness against the outcome and after each refusal."""
    yield heading(f"{counted(len(report.turns), 'turn')} of buyers in {report.seconds:.1f} s")
    yield heading("Refusals heard, by how many of the two teams mark one")
    yield f"  {'marked by':<24}{'turns':>6}{'heard':>6}{'share':>7}"
    for row, found in report.refusals().items():
        yield f"  {row:<24}{found.turns:>6}{found.heard:>6}{_tenth(found.heard, found.turns):>7}"
    yield heading("Signals heard, turn by turn (those heard otherwise: --json)")
    yield from _fact_table("signal", report.signals())
    yield heading("Readiness with the last two turns cut off, against the outcome")
    for name, area in report.auc().items():
        shown = "-" if area is None else f"{area:.3f}"
        yield f"  {one_line(name):<28}{counted(len(report.outcomes[name]), 'dialogue'):>14}   AUC {shown}"
    yield heading("Readiness and approach after each turn marked as a refusal")
    yield f"  {'refusals so far':<18}{'turns':>6}{'readiness':>11}   approaches"
    for row, cohort in report.after_refusals().items():
        answered = ", ".join(f"{name} {count}" for name, count in cohort.approaches.items())
        yield wrapped(
            answered, first=f"  {row:<18}{cohort.points:>6}{cohort.readiness:>11.1f}   ", indent=" " * 40
        )
    steps = report.steps_at_refusals()
    yield f"  From the turn before to such a turn it {', '.join(f'{how} {n}' for how, n in steps.items())}."


def _answered_otherwise(report: Report) -> Iterator[str]:
    others = [outcome for outcome in report.outcomes if not outcome.expected]
    if others:
        yield heading("Not as expected")
    ids = max([len(one_line(outcome.case.id)) for outcome in others] + [_SHORTEST_ID]) + 1
    for outcome in others:
        answered = outcome.approach.value if outcome.approach else f"error: {outcome.error}"
        harm = " (harmful)" if outcome.harmful else ""
        expected = outcome.case.expected_approach.value
        start = f"  {one_line(outcome.case.id):<{ids}}{expected:<11} -> "
        yield wrapped(f"{answered}{harm}", first=start, indent=" " * len(start))


def _group_table(name: str, groups: Mapping[str, Tally]) -> Iterator[str]:
    if len(groups) < 2:
        return
    yield heading(f"By {name}")
    yield f"  {name:<24}{'cases':>6}{'expected':>10}{'acceptable':>12}{'harmful':>9}{'F1 of facts':>13}"
    for group, tally in groups.items():
        yield (
            f"  {one_line(group):<24}{tally.cases:>6}{tally.expected:>10}{tally.acceptable:>12}"
            f"{tally.harmful:>9}{_share(tally.facts.f1):>13}"
        )


def _fact_table(title: str, counts: Mapping[str, FactCount]) -> Iterator[str]:
    yield (
        f"  {title:<24}{'right':>6}{'wrong':>6}{'missed':>7}{'extra':>6}"
        f"{'precision':>11}{'recall':>8}{'F1':>6}"
    )
    for name, count in counts.items():
        yield (
            f"  {name:<24}{count.right:>6}{count.wrong:>6}{count.missed:>7}{count.extra:>6}"
            f"{_share(count.precision):>11}{_share(count.recall):>8}{_share(count.f1):>6}"
        )


def _draft_lines(report: Report) -> Iterable[str]:
    drafts = report.drafts()
    if not drafts["count"]:
        return
    yield heading(f"Drafts: {drafts['count']}, {drafts['clean']} with no open problem")
    yield (
        f"  model at the first try {drafts['model_first_try']}, after re-asks "
        f"{drafts['model_after_reasks']}, template {drafts['template']}"
    )
    for title in ("mended", "open_problems"):
        for code, count in drafts[title].items():
            yield f"  {title.replace('_', ' '):<14}{code:<28}{count:>4}"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.0%}"


def _tenth(part: int, whole: int) -> str:
    """A share to a tenth of a percent: false alarms are rare, and still too many."""
    return f"{part / whole:.1%}" if whole else "-"
