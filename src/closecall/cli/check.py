"""``closecall check``: the draft rules on a draft that somebody wrote."""

from __future__ import annotations

import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from closecall.cli.console import json_text, wrapped
from closecall.cli.input_text import read_source, read_text
from closecall.cli.options import APPROACHES, facts_of, json_option, voice_from, voice_option
from closecall.errors import InputError

if TYPE_CHECKING:
    from closecall.decision import Approach
    from closecall.drafting.records import Draft, Problem

_A_RULE_IS_BROKEN = 1


def _show_rules(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        from closecall.cli.rule_catalogue import rule_lines  # noqa: PLC0415  seldom asked for

        click.echo("\n".join(rule_lines()))
        context.exit()


@click.command("check")
@click.argument("draft", metavar="DRAFT")
@click.option(
    "--rules",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_rules,
    help="List all rules with their ids, and check nothing.",
)
@click.option(
    "--facts",
    "facts_told",
    required=True,
    multiple=True,
    metavar="FILE",
    help="The facts: a file (JSON or TOML), or such as refusal=none,price_total=480. May be repeated.",
)
# A draft in place of a question is judged as a guiding one.
@click.option("--approach", required=True, type=click.Choice(APPROACHES), help="What the draft is for.")
@click.option("--thread", "source", metavar="FILE", help="The thread it answers: quotes are looked up there.")
@click.option("--me", multiple=True, help="You: a name, address or @domain. May be repeated.")
@click.option("--note", help="What you would add; a name in it helps to tell who is the buyer.")
@click.option(
    "--channel",
    type=click.Choice(["email", "call"]),
    help="Default: a call where each line begins with a beat.",
)
@click.option("--lang", default="en", show_default=True, help="Language of the draft.")
@voice_option
@json_option
def command(
    *,
    draft: str,
    facts_told: tuple[str, ...],
    approach: str,
    source: str | None,
    me: tuple[str, ...],
    note: str | None,
    channel: str | None,
    lang: str,
    voice_file: str | None,
    as_json: bool,
) -> None:
    """Check a DRAFT that somebody wrote: plain text, or JSON; - for standard input.

    Plain text is a mail, with or without a Subject line, or a call script as `closecall advise` shows it.
    JSON is what `closecall advise --json` prints, or the draft in it. Exit code 1 when a rule is broken; what
    no rule knows as right, in a goodbye after a no, is shown beside it, for you to judge.
    """
    text = read_text(draft)
    name = "standard input" if draft == "-" else draft
    facts = facts_of(facts_told)
    from closecall.decision import Approach  # noqa: PLC0415
    from closecall.drafting.draft_check import check_draft  # noqa: PLC0415  not for --help
    from closecall.facts.side_inference import with_sides_heard  # noqa: PLC0415
    from closecall.thread.records import Thread  # noqa: PLC0415

    thread = with_sides_heard(Thread.parse(read_source(source), me=me, note=note)) if source else None
    if thread and not any(True for _ in thread.buyer_messages()):
        raise InputError(f"{source}: I cannot tell who is the buyer.", hint="Say who you are with --me NAME.")
    wanted = Approach(approach)
    # What `closecall advise` printed may be a model's; plain text is what somebody typed.
    by_hand = not text.lstrip().startswith("{")
    if not by_hand:
        written = _from_json(text, name=name)
    else:
        day = thread.last_day() if thread else None
        written = _from_plain(text, name=name, approach=wanted, channel=channel, lang=lang, as_of=day)
    found = check_draft(written, facts, wanted, thread, voice=voice_from(voice_file), me=me, by_hand=by_hand)
    broken, unsure = [p for p in found if not p.unsure], [p for p in found if p.unsure]
    if as_json:
        told = {"problems": broken, "unsure": unsure}
        click.echo(json_text({name: [p.to_dict() for p in each] for name, each in told.items()}))
    else:
        click.echo(_told(broken) or "No rule is broken.")
        if unsure:
            click.echo(f"\n{_doubted(unsure)}")
    if broken:
        sys.exit(_A_RULE_IS_BROKEN)


def _doubted(problems: list[Problem]) -> str:
    """What only the seller can judge: each sentence once, and below it what no rule knows as right."""
    lines = []
    for sentence in dict.fromkeys(problem.sentence for problem in problems):
        lines.append(wrapped(f"Please look yourself, I may be wrong. {sentence}", first="", indent=""))
        words = [problem.words.strip() for problem in problems if problem.sentence == sentence]
        lines += [wrapped(f"\u201c{each}\u201d", first="  ? ", indent="    ") for each in words]
    return "\n".join(lines)


def _told(problems: list[Problem]) -> str:
    lines = []
    for problem in problems:
        shown = f" Here: \u201c{problem.words}\u201d" if problem.words else ""
        mend = f" {problem.repair}" if problem.repair else ""
        lines.append(
            wrapped(f"{problem.sentence}{shown}{mend}", first=f"{problem.rule:>4}  ", indent="      ")
        )
    return "\n".join(lines)


def _from_plain(
    text: str, *, name: str, approach: Approach, channel: str | None, lang: str, as_of: date | None
) -> Draft:
    from closecall.drafting.draft_parser import plain_draft  # noqa: PLC0415  not for --help
    from closecall.drafting.records import Channel  # noqa: PLC0415

    draft = plain_draft(
        text, approach=approach, channel=Channel(channel) if channel else None, lang=lang, as_of=as_of
    )
    if not draft.body:
        raise InputError(f"{name} is empty.", hint="Give the text of the message.")
    return draft


def _from_json(text: str, *, name: str) -> Draft:
    from closecall.drafting.records import Draft  # noqa: PLC0415

    hint = "Give plain text, or what `closecall advise --json` prints."
    try:
        data = json.loads(text)
        return Draft.of(data.get("draft", data))
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise InputError(f"{name}: {place}: {error.msg}.", hint=hint) from None
    except RecursionError:
        raise InputError(f"{name}: nested too deeply to be a draft.", hint=hint) from None
    except InputError as error:
        raise InputError(f"{name}: {error.message}", hint=hint) from None
    except ValueError:
        raise InputError(f"{name}: holds a number of thousands of digits.", hint=hint) from None
