"""``closecall advise``: the main command."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from closecall.cli.console import json_text
from closecall.cli.input_text import read_source
from closecall.cli.options import (
    disclosure_from,
    ear_from,
    facts_from,
    facts_only_option,
    json_option,
    model_options,
    on_terminal,
    reader_option,
    reading_options,
    source_argument,
    voice_from,
    writer_option,
    writing_options,
)


@click.command("advise")
@source_argument
@reading_options
@writing_options
@click.option(
    "--draft-only",
    is_flag=True,
    help="Print the draft alone, to be copied; where there is none, nothing but why, on standard error.",
)
@reader_option
@writer_option
@model_options
@facts_only_option
@json_option
def command(
    *,
    source: str | None,
    facts_told: tuple[str, ...],
    voice_file: str | None,
    draft_only: bool,
    as_json: bool,
    reader: str,
    writer: str,
    model_name: str | None,
    base_url: str | None,
    prompts: Path | None,
    no_fallback: bool,
    redact: bool,
    local_only: bool,
    facts_only: bool,
    **known: Any,  # noqa: ANN401  the options of reading and writing, by name
) -> None:
    """Say how firm to be with this buyer, why, and draft the message that fits.

    SOURCE is a file with an e-mail thread or call transcript; leave it out to paste, or use - for standard
    input.
    """
    text = read_source(source)
    known["facts"] = facts_from(facts_told)
    known["voice"] = voice_from(voice_file)
    from closecall.advisor import Advisor  # noqa: PLC0415  not before the input is known to be there
    from closecall.cli.models import ModelOptions  # noqa: PLC0415
    from closecall.cli.terminal_questions import answered  # noqa: PLC0415

    asked = ModelOptions(
        disclosure=disclosure_from(redact=redact, facts_only=facts_only),
        model_name=model_name,
        base_url=base_url,
        prompts=prompts,
        no_fallback=no_fallback,
        local_only=local_only,
    )
    advisor = Advisor(reader=asked.reader(reader), ear=ear_from(reader), writer=asked.writer(writer))
    if on_terminal() and not (as_json or draft_only):
        known = answered(advisor, text, known)
    advice = advisor.advise(text, **known)
    if as_json:
        click.echo(json_text(advice.to_dict()))
        return
    from closecall.cli.advice_view import advice_screen  # noqa: PLC0415  not for JSON
    from closecall.cli.draft_view import draft_text, no_draft, problem_text  # noqa: PLC0415
    from closecall.cli.verdict_lines import day_of_the_draft  # noqa: PLC0415

    if not draft_only:
        typed = click.get_current_context().find_root().obj
        click.echo(advice_screen(advice, large=sys.stdout.isatty(), typed=typed))
        return
    # The draft alone is copied and sent, so what may speak against sending it is said beside it.
    beside = list(advice.warnings)
    if advice.draft:
        click.echo(draft_text(advice.draft))
        beside += [] if known["as_of"] else filter(None, [day_of_the_draft(advice)])
        beside += dict.fromkeys(map(problem_text, advice.written.problems))
    else:
        beside.append(no_draft(advice.decision))
    for sentence in beside:
        click.echo(f"closecall: {sentence}", err=True)
