"""WebVTT and SRT: cues with a time each, the speaker as ``Name:`` or ``<v Name>``.

Cues that carry on a sentence of the same speaker are one turn; a cue after a finished sentence is a new one.
"""

from __future__ import annotations

import re

from closecall.thread.pieces import LONGEST_LINE, Page, Reader, Reading
from closecall.thread.readers.turns import Turn, named, pieces_of
from closecall.thread.records import ThreadKind
from closecall.thread.speakers import seconds_of

_TIME = re.compile(r"(?P<start>(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)\s{1,4}-->\s")
_VOICE = re.compile(r"<v(?:\.[^\s>]{1,40})?\s+(?P<name>[^>]{1,80})>")
_TAG = re.compile(r"</?[^<>]{0,80}>")
_SENTENCE_ENDS = (".", "!", "?", "…", '"', "”", ")")


def confidence(page: Page) -> float:
    """Certain when it says WEBVTT, or a cue's time stands within the first lines."""
    if page.text.lstrip().startswith("WEBVTT") and "-->" in page.text:
        return 1.0
    return 0.98 if any(_TIME.match(page.lines[i][:80]) for i in page.filled[:6]) else 0.0


def read(page: Page) -> Reading:
    """One piece a turn, with the offset of its first cue."""
    turns: list[Turn] = []
    stamp = ""
    named_cue = False
    for index, line in enumerate(page.lines):
        match = _TIME.match(line[:80]) if "-->" in line else None
        if match is not None:
            stamp, named_cue = match["start"], False
            _drop_cue_number(turns, index)
        elif not line.strip():
            stamp = stamp if not named_cue else ""
        elif stamp:
            name, text = _voice(line)
            _add_cue(
                turns,
                Turn(name, index, index, raw_time=stamp, offset=seconds_of(stamp)),
                text,
                first=not named_cue,
            )
            named_cue = True
    return Reading(ThreadKind.CALL, pieces_of(turns))


def _voice(line: str) -> tuple[str | None, str]:
    if len(line) > LONGEST_LINE:
        return None, line
    voice = _VOICE.search(line) if "<v" in line else None
    text = _TAG.sub("", line).strip() if "<" in line else line.strip()
    if voice is not None:
        return voice["name"].strip(), text
    return named(text) or (None, text)


def _add_cue(turns: list[Turn], cue: Turn, text: str, *, first: bool) -> None:
    last = turns[-1] if turns else None
    same = last is not None and cue.name in (None, last.name)
    if last is not None and same and (not first or not _is_finished(last)):
        if text:
            joined = f"{last.lines[-1]} {text}" if last.lines else text
            last.lines[-1:] = [joined]
            last.last = cue.first
        return
    if cue.name is None and last is not None:
        cue.name = last.name
    cue.lines.append(text)
    turns.append(cue)


def _is_finished(turn: Turn) -> bool:
    return bool(turn.lines) and turn.lines[-1].rstrip().endswith(_SENTENCE_ENDS)


def _drop_cue_number(turns: list[Turn], index: int) -> None:
    """A cue's number right above its time was taken for text when no blank line parts the cues."""
    if turns and turns[-1].last == index - 1 and turns[-1].lines and turns[-1].lines[-1].isdigit():
        turns.pop()


READER = Reader("subtitles", 1.0, confidence, read)
