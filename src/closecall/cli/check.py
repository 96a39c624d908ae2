"""``closecall check``: the draft rules on a draft that somebody wrote."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from closecall.cli.console import json_text, wrapped
from closecall.cli.options import facts_from, json_option
from closecall.cli.source import read_source, read_text
from closecall.errors import InputError

if TYPE_CHECKING:
    from closecall.drafting.records import Draft

_APPROACHES = ["firm_close", "guide", "nurture", "respect_no", "confirm"]
_A_RULE_IS_BROKEN = 1


@click.command("check")
@click.argument("draft", metavar="DRAFT")
@click.option("--facts", "facts_file", required=True, metavar="FILE", help="The facts (JSON or TOML).")
@click.option("--approach", required=True, type=click.Choice(_APPROACHES), help="What the draft is for.")
@click.option("--thread", "source", metavar="FILE", help="The thread it answers: quotes are looked up there.")
@click.option("--me", multiple=True, help="You: a name, address or @domain. May be repeated.")
@click.option("--channel", type=click.Choice(["email", "call"]), default="email", show_default=True)
@click.option("--lang", default="en", show_default=True, help="Language of the draft.")
@json_option
def command(
    *,
    draft: str,
    facts_file: str,
    approach: str,
    source: str | None,
    me: tuple[str, ...],
    channel: str,
    lang: str,
    as_json: bool,
) -> None:
    """Check a DRAFT that somebody wrote: plain text, or the JSON of a draft; - for standard input.

    Exit code 1 when a rule is broken.
    """
    text = read_text(draft)
    facts = facts_from(facts_file)
    from closecall.advisor import check_draft  # noqa: PLC0415  not for --help
    from closecall.decision import Approach  # noqa: PLC0415
    from closecall.thread.records import Thread  # noqa: PLC0415

    thread = Thread.parse(read_source(source), me=me) if source else None
    written = _draft(text, name=draft, channel=channel, lang=lang)
    problems = check_draft(written, facts, Approach(approach), thread)
    if as_json:
        click.echo(json_text({"problems": [p.to_dict() for p in problems]}))
    elif not problems:
        click.echo("No rule is broken.")
    for problem in () if as_json else problems:
        cited = getattr(written, problem.where, None)
        span = cited[problem.start : problem.end] if isinstance(cited, str) else ""
        shown = f" Here: \u201c{span}\u201d" if span else ""
        click.echo(wrapped(f"{problem.sentence}{shown}", first=f"{problem.rule:>4}  ", indent="      "))
    if problems:
        sys.exit(_A_RULE_IS_BROKEN)


def _draft(text: str, *, name: str, channel: str, lang: str) -> Draft:
    from pydantic import ValidationError  # noqa: PLC0415  not for --help

    from closecall.drafting.records import Channel, Draft  # noqa: PLC0415

    if text.lstrip().startswith("{"):
        try:
            return Draft.model_validate_json(text)
        except ValidationError as error:
            lines = "; ".join(
                f"{'.'.join(map(str, e['loc'])) or 'the file'}: {e['msg']}"
                for e in error.errors(include_input=False, include_url=False)
            )
            raise InputError(f"{name}: {lines}.", hint="Give plain text, or the JSON of a draft.") from None
    head, _, rest = text.lstrip().partition("\n")
    has_subject = head.lower().startswith("subject:")
    subject = head.partition(":")[2].strip() if has_subject else None
    body = (rest if has_subject else text).strip()
    if not body:
        raise InputError(f"{name} is empty.", hint="Give the text of the message.")
    return Draft(channel=Channel(channel), lang=lang, subject=subject, body=body)
