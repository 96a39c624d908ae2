"""``closecall score``: readiness and approach from facts alone."""

from __future__ import annotations

from datetime import date

import click

from closecall.cli.console import json_text
from closecall.cli.options import day_option, json_option, reading_from


@click.command("score")
@click.argument("facts", metavar="FACTS")
@day_option("The day that dates are counted from: a date, or today.")
@json_option
def command(*, facts: str, as_of: date | None, as_json: bool) -> None:
    """Readiness and approach from FACTS alone.

    FACTS is a file (JSON or TOML), - for standard input, or such as refusal=none,price_total=480. What
    `closecall facts --json` prints is such a file: correct a fact in it and see what changes. No thread is
    read, and no model asked.
    """
    from closecall.decision import decide  # noqa: PLC0415  not for --help

    known = reading_from(facts, place="FACTS")
    decision = decide(known.facts, as_of=as_of, unheard=known.is_unheard, possible_yes=known.is_possible_yes)
    if as_json:
        click.echo(json_text(decision.to_dict()))
        return
    from closecall.cli.decision_view import decision_screen  # noqa: PLC0415  not for JSON

    click.echo(decision_screen(decision, language=known.unheard))
