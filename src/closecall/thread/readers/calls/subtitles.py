"""WebVTT and SRT: cues with a time each, the speaker as ``Name:``, ``[Name]`` or ``<v Name>``.

Programs cut speech into cues in mid-sentence, so the cues of one speaker in a row are one turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.participants.speaker_labels import is_speaker, seconds_of
from closecall.thread.pieces import LONGEST_LINE, Page, Reader, Reading
from closecall.thread.readers.turn_lines import Turn, labelled, labels_of, merged, pieces_of
from closecall.thread.records import ThreadKind

_TIME = re.compile(r"\s{0,4}(?P<start>(?:\d{1,3}:)?\d{1,2}:\d{1,2}(?:[.,]\d{1,3})?)\s{0,4}-->\s?")
_VOICE = compiled_late(r"<v(?:\.[^\s>]{1,40})?\s+(?P<name>[^>]{1,80})>")
_BRACKETED = compiled_late(r"[\[(](?P<name>[^\W\d_][^\[\]():]{0,47})[\])]\s{0,2}:?\s{1,4}(?P<text>\S.*)$")
_TAG = compiled_late(r"</?[^<>]{0,80}>")
_TIME_TAG = compiled_late(r"<\d{1,2}:\d{2}[^>]{0,12}>")
_NO_SPEECH = ("WEBVTT", "NOTE", "STYLE", "REGION", "X-TIMESTAMP-MAP")
_NAMELESS = "These subtitles name no speaker: all of it is read as said by one unknown person."


@dataclass(slots=True)
class _Cue:
    """The lines below one time; ``spoken`` holds each line's index and its text."""

    stamp: str
    first: int
    spoken: list[tuple[int, str]] = field(default_factory=list)


def confidence(page: Page) -> float:
    """Certain when it says WEBVTT, or a cue's time stands within the first lines."""
    if page.text.lstrip().startswith("WEBVTT") and "-->" in page.text:
        return 1.0
    return 0.98 if any(_TIME.match(page.lines[i][:80]) for i in page.filled[:6]) else 0.0


def read(page: Page) -> Reading:
    """One piece a turn, with the offset of its first cue."""
    cues = _without_brackets(_without_repeats(list(_cues(page))))
    voiced = any(_VOICE.search(text[:LONGEST_LINE]) for cue in cues for _, text in cue.spoken[:1])
    firsts = (_plain(cue.spoken[0][1]) for cue in cues if cue.spoken)
    labels = frozenset[str]() if voiced else labels_of(firsts)
    turns = [turn for cue in cues for turn in _turns(cue, labels, voiced=voiced)]
    warnings = () if voiced or labels or not turns else (_NAMELESS,)
    return Reading(ThreadKind.CALL, pieces_of(merged(turns)), warnings=warnings)


def _cues(page: Page) -> Iterator[_Cue]:
    """The cues; a blank line does not end one, since words after it would be lost."""
    cue: _Cue | None = None
    skipping = False
    for index, line in enumerate(page.lines):
        match = _TIME.match(line[:80]) if "-->" in line else None
        if match is not None:
            if cue is not None:
                _drop_cue_name(cue, page, index)
                yield cue
            cue, skipping = _Cue(match["start"], index), False
        elif not line.strip():
            skipping = False
        elif cue is not None:
            begins = not page.lines[index - 1].strip()
            skipping = skipping or (begins and line.startswith(_NO_SPEECH))
            if not skipping:
                cue.spoken.append((index, line))
    if cue is not None:
        yield cue


def _drop_cue_name(cue: _Cue, page: Page, index: int) -> None:
    """The line right above a time was taken for text: it is the next cue's number or identifier."""
    if not cue.spoken or cue.spoken[-1][0] != index - 1:
        return
    text = cue.spoken[-1][1].strip()
    alone = index >= 2 and not page.lines[index - 2].strip()
    if text.isdigit() or (alone and " " not in text):
        cue.spoken.pop()


def _without_repeats(cues: list[_Cue]) -> list[_Cue]:
    """Captions that roll show each line twice; only the first showing counts."""
    if not any(_TIME_TAG.search(text[:LONGEST_LINE]) for cue in cues for _, text in cue.spoken):
        return cues
    shown = ""
    for cue in cues:
        plain = [(index, _plain(text)) for index, text in cue.spoken]
        cue.spoken = [(index, text) for index, text in plain if text and text != shown]
        shown = plain[-1][1] or shown if plain else shown
    return cues


def _without_brackets(cues: list[_Cue]) -> list[_Cue]:
    """The cues with a colon behind the name, where most begin with a name in brackets; "[music]" is none."""
    found = [_BRACKETED.match(_plain(cue.spoken[0][1])[:LONGEST_LINE]) for cue in cues if cue.spoken]
    names = {match["name"] for match in found if match and is_speaker(match["name"])}
    if len(names) < 2 or sum(match is not None for match in found) * 2 < len(found):
        return cues
    for cue in cues:
        cue.spoken = [(index, _colon_behind(_plain(text), names)) for index, text in cue.spoken]
    return cues


def _colon_behind(text: str, names: set[str]) -> str:
    match = _BRACKETED.match(text[:LONGEST_LINE])
    return f"{match['name']}: {text[match.start('text') :]}" if match and match["name"] in names else text


def _turns(cue: _Cue, labels: frozenset[str], *, voiced: bool) -> Iterator[Turn]:
    for place, (index, line) in enumerate(cue.spoken):
        voice = _VOICE.search(line[:LONGEST_LINE]) if voiced else None
        text = _plain(line)
        parted = labelled(text) if labels and voice is None else None
        name = voice["name"].strip() if voice else None
        if parted is not None and parted[0] in labels:
            name, text = parted
        first = cue.first if place == 0 else index
        offset = seconds_of(cue.stamp)
        yield Turn(name, first, index, raw_time=cue.stamp, offset=offset, lines=[text])


def _plain(line: str) -> str:
    if len(line) > LONGEST_LINE or "<" not in line:
        return line.strip()
    return _TAG.sub("", line).strip()


READER = Reader("subtitles", 1.0, confidence, read)
