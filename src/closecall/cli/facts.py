"""``closecall facts``: what was heard, each fact with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from closecall.cli.console import heading, json_text, one_line, wrapped
from closecall.cli.options import (
    facts_from,
    json_option,
    model_options,
    prompts_option,
    reader_from,
    reader_option,
    reading_options,
    source_argument,
)
from closecall.cli.source import read_source

if TYPE_CHECKING:
    from closecall.facts.vocabulary import Evidence, Reading
    from closecall.thread.records import Thread


@click.command("facts")
@source_argument
@reading_options
@reader_option
@prompts_option
@model_options
@json_option
def command(
    *,
    source: str | None,
    me: tuple[str, ...],
    note: str | None,
    facts_file: str | None,
    as_of: date | None,
    reader: str,
    as_json: bool,
    **asked: Any,  # noqa: ANN401  the options of the model, by name
) -> None:
    """Show what was heard in the thread: each fact, with the buyer's words it rests on."""
    text = read_source(source)
    given = facts_from(facts_file) if facts_file else None
    from closecall.advice import evidence_json, reader_json, thread_json  # noqa: PLC0415  not for --help
    from closecall.advisor import Advisor  # noqa: PLC0415

    advisor = Advisor(reader=reader_from(reader=reader, **asked))
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
    """Each fact that says something with its evidence; then what was looked for in vain; then the unknown."""
    known = reading.facts.to_dict()
    empty = [name for name, value in known.items() if value in (False, 0, "none", [])]
    yield heading("What was heard")
    for name, value in known.items():
        if name in empty:
            continue
        yield f"  {_words(name)}: {_plain(value)}"
        for evidence in reading.evidence:
            if evidence.fact == name:
                yield wrapped(_because(evidence, thread), indent="      ")
    yield heading("Looked for, not found")
    yield wrapped(", ".join(map(_words, empty)) or "nothing")
    yield heading("Not known")
    yield wrapped(", ".join(_words(name) for name in type(reading.facts).model_fields if name not in known))
    warnings = (*thread.warnings, *reading.warnings)
    if warnings:
        yield heading("Please check")
        yield from (wrapped(warning, first="  ! ", indent="    ") for warning in warnings)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _plain(value: Any) -> str:  # noqa: ANN401  any fact's value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(_plain(item) for item in value) or "nothing"
    if isinstance(value, dict):
        return " ".join(str(part).replace("_", " ") for part in value.values())
    return f"{value:,}" if isinstance(value, int | float) else one_line(str(value)).replace("_", " ")


def _because(evidence: Evidence, thread: Thread) -> str:
    said = f"\u201c{one_line(evidence.quote)}\u201d" if evidence.quote else one_line(evidence.event)
    if evidence.message is None:
        return f"{said} ({'your note' if evidence.source == 'seller' else 'given'})"
    who = one_line(thread.messages[evidence.message].speaker.label)
    return f"{said} ({who}, message {evidence.message + 1})"
