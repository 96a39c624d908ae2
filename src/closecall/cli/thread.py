"""``closecall thread``: how the text was split."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from closecall.cli.console import counted, heading, json_text, one_line, shown, wrapped
from closecall.cli.options import json_option, source_argument
from closecall.cli.source import read_source

if TYPE_CHECKING:
    from closecall.thread.records import Cut, Message, Thread


@click.command("thread")
@source_argument
@click.option("--me", multiple=True, help="You: a name, address or @domain. May be repeated.")
@click.option("--note", help="What you would add; a name in it helps to tell who is the buyer.")
@json_option
def command(*, source: str | None, me: tuple[str, ...], note: str | None, as_json: bool) -> None:
    """Show how the text was split: who wrote what and when, and what was cut away."""
    text = read_source(source)
    from closecall.thread.records import Thread  # noqa: PLC0415  not for --help

    thread = Thread.parse(text, me=me, note=note)
    if as_json:
        click.echo(json_text(thread.to_dict()))
    else:
        click.echo("\n".join(thread_lines(thread)))


def thread_lines(thread: Thread) -> Iterator[str]:
    """The thread for reading, oldest first."""
    kind = "Written thread" if thread.kind.value == "email" else "Call"
    yield heading(f"{kind}, {counted(len(thread.messages), 'message')}, language {thread.lang}")
    for warning in thread.warnings:
        yield wrapped(warning, first="  ! ", indent="    ")
    for number, message in enumerate(thread.messages, start=1):
        yield ""
        yield _head(number, message)
        yield from (f"    {shown(line)}" for line in message.body.splitlines())
        yield from (wrapped(warning, first="    ! ", indent="      ") for warning in message.warnings)
        cut = _cut(message.cut)
        if cut:
            yield click.style(wrapped(f"cut: {cut}", indent="    "), dim=True)


def _head(number: int, message: Message) -> str:
    who = heading(one_line(message.speaker.label))
    side = message.automatic.value.replace("_", " ") if message.automatic else message.speaker.side.value
    when = f", {one_line(message.at.raw)}" if message.at and message.at.raw else ""
    return f"[{number}] {who} ({side}){when}"


def _cut(cut: Cut) -> str:
    parts = (("signature", cut.signature), ("disclaimer", cut.disclaimer), ("quoted", cut.quoted))
    return "; ".join(f"{name}, {counted(len(text.splitlines()), 'line')}" for name, text in parts if text)
