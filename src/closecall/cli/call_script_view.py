"""A call script as it is read while talking: one thing at a time, wide apart, the answers under headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from closecall.cli.console import wrapped
from closecall.drafting.records import Beat, BeatName
from closecall.text.sentences import sentences_of

_INDENT = "      "
_PAUSE = ". . .  say nothing until they speak  . . ."
_CUES = {
    BeatName.ECHO: "their own words or deeds",
    BeatName.MIRROR: "what you heard",
    BeatName.NAME: "what holds them back",
    BeatName.DISAGREE: "disagree",
    BeatName.RECOMMEND: "recommend",
    BeatName.REASON: "why",
    BeatName.FRAME: "what is left to decide",
    BeatName.CHECK: "one thing at a time",
    BeatName.THANK: "thank them",
    BeatName.REPEAT: "say it back",
    BeatName.STEP: "the next step",
    BeatName.ASK: "ask once",
    BeatName.CLOSE: "end the call",
}
_ANSWERS = {
    BeatName.IF_YES: "IF THEY SAY YES",
    BeatName.IF_SOFT: "IF THEY HESITATE",
    BeatName.IF_HARD: "IF SOMETHING STANDS IN THE WAY",
    BeatName.IF_NO: "IF THEY SAY NO",
}


def call_sheet(script: Sequence[Beat]) -> str:
    """The script for a terminal: each sentence on a line of its own, an empty line around each beat."""
    return "\n\n".join("\n".join(_block(beat)) for beat in script)


def _block(beat: Beat) -> Iterator[str]:
    if beat.beat is BeatName.PAUSE:
        yield f"\n{_INDENT}{click.style(_PAUSE, fg='yellow')}\n"
        return
    answer = _ANSWERS.get(beat.beat)
    yield f"  {click.style(answer, bold=True)}" if answer else f"  {click.style(_CUES[beat.beat], dim=True)}"
    yield ""
    for sentence in sentences_of(beat.say):
        said = wrapped(beat.say[sentence.start : sentence.end], indent=_INDENT)
        yield said if answer else click.style(said, bold=True)
