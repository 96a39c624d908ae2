"""``closecall prompt``: the exact messages that would be sent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from closecall.cli.console import heading, json_text, shown
from closecall.cli.options import (
    facts_from,
    json_option,
    reading_options,
    source_argument,
    writing_options,
)
from closecall.cli.source import read_source


@click.command("prompt")
@source_argument
@reading_options
@writing_options
@json_option
def command(
    *,
    source: str | None,
    facts_file: str | None,
    prompts: Path | None,
    as_json: bool,
    **known: Any,  # noqa: ANN401  the options of reading and writing, by name
) -> None:
    """Show the exact messages that a model would be sent for this thread. Nothing is sent."""
    text = read_source(source)
    known["facts"] = facts_from(facts_file) if facts_file else None
    from closecall.advisor import Advisor  # noqa: PLC0415  not for --help
    from closecall.drafting.prompts import Prompts  # noqa: PLC0415
    from closecall.drafting.session import drafting_session  # noqa: PLC0415
    from closecall.drafting.template.writer import gets_a_draft  # noqa: PLC0415

    prepared = Advisor().prepare(text, **known)
    messages = []
    if gets_a_draft(prepared.brief):
        request = next(drafting_session(prepared.brief, Prompts(prompts)))
        messages = [{"role": m.role, "content": m.content} for m in request.messages]
    if as_json:
        click.echo(json_text({"messages": messages}))
    elif not messages:
        click.echo("Nothing would be sent: for this thread there is nothing to write.")
    else:
        click.echo("\n\n".join(f"{heading(m['role'])}\n{shown(m['content'])}" for m in messages))
