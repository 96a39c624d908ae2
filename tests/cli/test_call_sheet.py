"""A call script on a terminal can be read while talking; in a file it stays one line a beat."""

from __future__ import annotations

import io
import re
import sys

import click
import pytest

from closecall.cli import main
from closecall.cli.call_script_view import call_sheet
from closecall.drafting.records import Beat, BeatName

SCRIPT = (
    Beat(beat=BeatName.ECHO, say="You ran it for a week. That says a lot to me."),
    Beat(beat=BeatName.DISAGREE, say="I disagree that waiting helps you."),
    Beat(beat=BeatName.ASK, say="A yes is all I need: shall we do it?"),
    Beat(beat=BeatName.PAUSE, say="[pause]"),
    Beat(beat=BeatName.IF_YES, say="Thank you. Then we start on Monday."),
    Beat(beat=BeatName.IF_SOFT, say="I hear you."),
    Beat(beat=BeatName.IF_HARD, say="Then that comes first."),
    Beat(beat=BeatName.IF_NO, say="Thank you for telling me."),
)
SHEET = """\
  their own words or deeds

      You ran it for a week.
      That says a lot to me.

  disagree

      I disagree that waiting helps you.

  ask once

      A yes is all I need: shall we do it?


      . . .  say nothing until they speak  . . .


  IF THEY SAY YES

      Thank you.
      Then we start on Monday.

  IF THEY HESITATE

      I hear you.

  IF SOMETHING STANDS IN THE WAY

      Then that comes first.

  IF THEY SAY NO

      Thank you for telling me."""
THREAD = """\
Dana Reyes: Hello Omar, does the kiln fit through a normal door?
Omar Lindt: It does, it is 70 cm wide.
Dana Reyes: Good to know. I am still not sure about the wiring, walk me through the options please.
"""


def test_the_sheet_has_a_sentence_a_line_and_a_heading_an_answer() -> None:
    assert click.unstyle(call_sheet(SCRIPT)) == SHEET


def test_what_is_said_stands_out_from_what_is_not() -> None:
    sheet = call_sheet(SCRIPT)
    assert click.style("      I disagree that waiting helps you.", bold=True) in sheet
    assert click.style("IF THEY SAY NO", bold=True) in sheet
    assert click.style("disagree", dim=True) in sheet


@pytest.mark.parametrize("beat", list(BeatName))
def test_every_beat_has_its_cue(beat: BeatName) -> None:
    lines = click.unstyle(call_sheet([Beat(beat=beat, say="One line.")])).split("\n")
    assert "_" not in "".join(lines)
    assert "One line." in lines[-1] or beat is BeatName.PAUSE


def test_a_sheet_cannot_steer_the_terminal_and_breaks_long_lines() -> None:
    said = "word " * 24 + "\x1b[2J."
    lines = click.unstyle(call_sheet([Beat(beat=BeatName.ECHO, say=said)])).split("\n")
    assert "\x1b" not in "".join(lines)
    assert max(map(len, lines)) <= 80


def _printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, terminal: bool) -> str:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(THREAD.encode()), encoding="utf-8"))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal)
    main(["advise", "-", "--me", "Omar Lindt", "--channel", "call", "--writer", "template", "--draft-anyway"])
    return click.unstyle(capsys.readouterr().out)


def test_a_terminal_shows_the_sheet(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = _printed(monkeypatch, capsys, terminal=True)
    script = printed.partition("Call script")[2]
    assert "\n\n  what you heard\n\n      " in script
    assert "\n\n  IF THEY SAY NO\n\n      Thank you for telling me.\n" in script
    assert "[pause]" not in script
    assert "if_no" not in script


def test_a_file_gets_the_plain_script(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    printed = _printed(monkeypatch, capsys, terminal=False)
    script = printed.partition("Call script")[2]
    assert re.search(r"\n    mirror  \S", script)
    assert "\n     pause  [pause]\n" in script
    assert "\n     if_no  Thank you for telling me." in script
    assert "IF THEY" not in script
