"""``closecall facts``: what was heard, each fact with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from closecall.cli.console import json_text, wrapped
from closecall.cli.input_text import read_source
from closecall.cli.options import (
    disclosure_from,
    ear_from,
    facts_from,
    json_option,
    model_options,
    prompts_option,
    reader_option,
    reading_options,
    source_argument,
)

if TYPE_CHECKING:
    from closecall.facts.reading import Reading
    from closecall.thread.records import Thread


@click.command("facts")
@source_argument
@reading_options
@reader_option
@prompts_option
@model_options
@click.option("--list", "as_list", is_flag=True, help="List all facts and the values they may have.")
@json_option
def command(
    *,
    source: str | None,
    me: tuple[str, ...],
    note: str | None,
    facts_told: tuple[str, ...],
    as_of: date | None,
    reader: str,
    as_list: bool,
    as_json: bool,
    redact: bool,
    **options: Any,  # noqa: ANN401  the options of the model, by name
) -> None:
    """Show what was heard in the thread: each fact, with the buyer's words it rests on.

    SOURCE is a file with an e-mail thread or call transcript; leave it out to paste, or use - for standard
    input.
    """
    if as_list:
        from closecall.cli.fact_catalogue import list_lines  # noqa: PLC0415  seldom asked for

        click.echo("\n".join(list_lines()))
        return
    text = read_source(source)
    given = facts_from(facts_told)
    from closecall.advice import evidence_json, reader_json, thread_json  # noqa: PLC0415  not for --help
    from closecall.advisor import Advisor  # noqa: PLC0415
    from closecall.cli.models import ModelOptions  # noqa: PLC0415

    asked = ModelOptions(disclosure=disclosure_from(redact=redact), **options)
    advisor = Advisor(reader=asked.reader(reader), ear=ear_from(reader))
    prepared = advisor.prepare(text, facts=given, note=note, me=me, as_of=as_of)
    reading, thread = prepared.reading, prepared.thread
    if as_json:
        listed: dict[str, Any] = {
            "facts": reading.facts.to_dict(),
            "evidence": evidence_json(reading),
            "thread": thread_json(thread, reading),
            **reader_json(prepared),
        }
        click.echo(json_text(listed))
    else:
        click.echo("\n".join(fact_lines(reading, thread)))


def fact_lines(reading: Reading, thread: Thread) -> Iterator[str]:
    """Who spoke; each fact with its evidence; what was not found; what is unknown; what was not counted."""
    from closecall.cli.fact_lines import (  # noqa: PLC0415  not for --json
        heard_lines,
        not_found_lines,
        unknown_lines,
    )
    from closecall.cli.thread_view import cut_lines, speaker_lines, title_line, warning_lines  # noqa: PLC0415

    yield title_line(thread)
    if reading.unheard:
        yield wrapped(f"I cannot hear {reading.unheard}: what they said is missing below.", indent="")
    yield ""
    yield from speaker_lines(thread)
    yield from heard_lines(reading, thread)
    for section in (
        list(not_found_lines(reading)),
        list(unknown_lines(reading.facts)),
        list(cut_lines(thread)),
        list(warning_lines(thread, more=reading.warnings)),
    ):
        yield from ("", *section) if section else ()
