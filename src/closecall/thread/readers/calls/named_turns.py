"""``Name: text`` lines. A line without a name goes on with the turn above; a time counts for those below."""

from __future__ import annotations

from collections import Counter

from closecall.thread.participants.speaker_labels import is_speaker
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turn_lines import (
    SAMPLE,
    Turn,
    bare_time,
    labelled,
    named,
    pieces_of,
    summarised,
)
from closecall.thread.records import ThreadKind
from closecall.thread.turns.timestamps import holds_stamp

_LARGEST_TITLE = 6
_MOST_SPEAKERS = 12
_FEW_SPEAKERS = 4


def confidence(page: Page) -> float:
    """High when most lines are turns of a few speakers who come back."""
    sample = page.filled[:SAMPLE]
    if _all_labelled(page):
        return 0.7
    turns = [(place, turn) for place, i in enumerate(sample) if (turn := named(page.lines[i]))]
    # "Call, 12/05: she wants it" is an entry of notes.
    found = [(place, name.casefold()) for place, (name, _) in turns if not holds_stamp(name)]
    if len(found) < 2 or found[0][0] > _LARGEST_TITLE:
        return 0.0
    speakers = Counter(name for _, name in found)
    share = len(found) / (len(sample) - found[0][0])
    returns = max(speakers.values()) > 1 and (len(speakers) > 1 or len(found) > 2)
    if len(speakers) > _MOST_SPEAKERS or share < 0.3 or not (returns or share > 0.99):
        return 0.0
    return 0.8 if len(speakers) > 1 else 0.5


def _all_labelled(page: Page) -> bool:
    """Whether every line begins with one of a few short labels that come back: "bo: no" in small letters."""
    parted = [labelled(page.lines[i]) for i in page.filled[:SAMPLE]]
    labels = Counter(turn[0] for turn in parted if turn)
    return (
        None not in parted
        and 1 < len(labels) <= _FEW_SPEAKERS
        and min(labels.values()) > 1
        and not any(map(is_speaker, labels))
        and all(len(label.split()) <= 2 and label.replace(" ", "").isalpha() for label in labels)
    )


def read(page: Page) -> Reading:
    """One piece a turn; what stands above the first is the title."""
    turns: list[Turn] = []
    title: list[str] = []
    stamp, offset = "", None
    small = _all_labelled(page)
    for index, line in enumerate(page.lines):
        turn = (labelled(line) if small else named(line)) or summarised(line)
        time = bare_time(line)
        if turn is not None:
            turns.append(Turn(turn[0], index, index, raw_time=stamp, offset=offset, lines=[turn[1]]))
        elif time is not None and _speech_follows(page, index):
            stamp, offset = line.strip(), time
        elif turns:
            turns[-1].add(index, line.strip())
        elif line.strip():
            title.append(line.strip())
    return Reading(ThreadKind.CALL, pieces_of(turns), title="\n".join(title))


def _speech_follows(page: Page, index: int) -> bool:
    below = next((line for line in page.lines[index + 1 : index + 4] if line.strip()), "")
    return named(below) is not None


READER = Reader("named turns", 0.8, confidence, read)
