"""``closecall prompt``: the exact messages that would be sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from closecall.cli.console import heading, json_text, shown
from closecall.cli.input_text import read_source
from closecall.cli.options import (
    disclosure_from,
    ear_from,
    facts_from,
    facts_only_option,
    json_option,
    reader_option,
    reading_options,
    redact_option,
    source_argument,
    voice_from,
    writing_options,
)

if TYPE_CHECKING:
    from closecall.advice import Preparation
    from closecall.drafting.prompting.disclosure import Disclosure
    from closecall.drafting.prompting.templates import Prompts
    from closecall.model.port import Request


@click.command("prompt")
@source_argument
@reading_options
@reader_option
@writing_options
@facts_only_option
@redact_option
@json_option
def command(
    *,
    source: str | None,
    facts_told: tuple[str, ...],
    voice_file: str | None,
    reader: str,
    prompts: Path | None,
    facts_only: bool,
    redact: bool,
    as_json: bool,
    **known: Any,  # noqa: ANN401  the options of reading and writing, by name
) -> None:
    """Show the exact messages that a model would be sent for this thread. Nothing is sent.

    SOURCE is a file with an e-mail thread or call transcript; leave it out to paste, or use - for standard
    input. With --reader model: the messages of the reading, which is asked first.
    """
    text = read_source(source)
    known["facts"] = facts_from(facts_told)
    known["voice"] = voice_from(voice_file)
    from closecall.advisor import Advisor  # noqa: PLC0415  not for --help
    from closecall.drafting.prompting.templates import Prompts  # noqa: PLC0415

    prepared = Advisor(ear=ear_from(reader)).prepare(text, **known)
    disclosure = disclosure_from(redact=redact, facts_only=facts_only)
    request = _request(prepared, Prompts(prompts), disclosure, is_reading=reader == "model")
    messages = [{"role": m.role, "content": m.content} for m in request.messages] if request else []
    if as_json:
        click.echo(json_text({"messages": messages}))
    elif not messages:
        click.echo("Nothing would be sent: for this thread there is nothing to write.")
    else:
        click.echo("\n\n".join(f"{heading(m['role'])}\n{shown(m['content'])}" for m in messages))


def _request(
    prepared: Preparation, prompts: Prompts, disclosure: Disclosure, *, is_reading: bool
) -> Request | None:
    """The first request of the reading or of the draft; None where there is nothing to write."""
    if is_reading:
        from closecall.listening.findings_request import reading_request  # noqa: PLC0415

        evidence, note = prepared.reading.evidence, prepared.brief.note or ""
        return reading_request(prepared.thread, evidence, prompts, disclosure, note=note)[0]
    from closecall.drafting.generation.draft_session import drafting_session  # noqa: PLC0415
    from closecall.drafting.template.writer import gets_a_draft  # noqa: PLC0415

    if not gets_a_draft(prepared.brief):
        return None
    return next(drafting_session(prepared.brief, prompts, disclosure=disclosure))
