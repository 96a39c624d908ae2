"""``closecall thread``: how the text was split."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from closecall.cli.console import json_text
from closecall.cli.input_text import read_source
from closecall.cli.options import json_option, source_argument

if TYPE_CHECKING:
    from closecall.thread.records import Thread


@click.command("thread")
@source_argument
@click.option("--me", multiple=True, help="You: a name, address or @domain. May be repeated.")
@click.option("--note", help="What you would add; a name in it helps to tell who is the buyer.")
@json_option
def command(*, source: str | None, me: tuple[str, ...], note: str | None, as_json: bool) -> None:
    """Show how the text was split: who wrote what and when, and what was cut away.

    SOURCE is a file with an e-mail thread or call transcript; leave it out to paste, or use - for standard
    input.
    """
    text = read_source(source)
    from closecall.thread.records import Thread  # noqa: PLC0415  not for --help
    from closecall.thread.sides.side_warnings import are_certain  # noqa: PLC0415

    thread = Thread.parse(text, me=me, note=note)
    if not are_certain(thread):
        from closecall.facts.side_inference import with_sides_heard  # noqa: PLC0415  only where it may tell

        thread = with_sides_heard(thread)
    if as_json:
        click.echo(json_text(thread.to_dict()))
    else:
        click.echo("\n".join(thread_lines(thread)))


def thread_lines(thread: Thread) -> Iterator[str]:
    """The thread at a glance, oldest first; ``--json`` has the whole text."""
    from closecall.cli.thread_view import (  # noqa: PLC0415  not for --help
        cut_lines,
        speaker_lines,
        timeline_lines,
        title_line,
        warning_lines,
    )

    yield title_line(thread)
    for section in (speaker_lines, timeline_lines, cut_lines, warning_lines):
        lines = list(section(thread))
        yield from ("", *lines) if lines else ()
