"""The ids of rules, each with what it asks: for whoever meets one in a reason or in a problem."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from closecall.cli.console import heading, wrapped
from closecall.drafting.checks import RULES
from closecall.text.resources.toml_file import read_data


def rule_lines() -> Iterator[str]:
    """Every draft rule under its family, as what breaks it, and then the rules of the decision."""
    told = read_data(Path(__file__).with_name("rules.toml"))
    for family, title in told["drafts"].items():
        yield heading(title)
        for rule in RULES:
            if rule.id.startswith(family):
                doubt = " (unsure)" if rule.unsure else ""
                yield wrapped(f"{rule.code}{doubt}: {rule.sentence}", first=f"  {rule.id:<4}", indent=" " * 6)
        yield ""
    yield heading("The decision")
    for rule_id, sentence in told["decision"].items():
        yield wrapped(sentence, first=f"  {rule_id:<4}", indent=" " * 6)
