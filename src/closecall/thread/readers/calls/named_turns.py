"""``Name: text`` lines. A line without a name goes on with the turn above; a time counts for those below."""

from __future__ import annotations

from collections import Counter

from closecall.text.clock_times import find_clock
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.lexicon.side_words import parted_label
from closecall.thread.participants.authorship import greeted_in
from closecall.thread.participants.speaker_labels import is_name_of, is_speaker
from closecall.thread.person_names import name_words
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turn_lines import (
    SAMPLE,
    Talk,
    Turn,
    bare_time,
    call_day,
    day_alone,
    labelled,
    named,
    summarised,
)
from closecall.thread.records import Side, ThreadKind
from closecall.thread.turns.timestamps import holds_stamp, stamp_ends

_LARGEST_TITLE = 6
_MOST_SPEAKERS = 12
_FEW_SPEAKERS = 4
_LONGEST_STAMP = 40
_LONGEST_GREETING = 60
_SIGNS_OF_HANDLES = str.maketrans("", "", " ._-")


def confidence(page: Page) -> float:
    """High when most lines are turns of a few speakers who come back."""
    sample = [i for i in page.filled[:SAMPLE] if not _is_day_and_time(page.lines[i])]
    if labels := _labels(page):
        return 0.8 if _told_labels(page, labels) else 0.7
    if _is_one_greeting(page):
        return 0.8
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


def _is_one_greeting(page: Page) -> bool:
    """Whether the first line alone has a name: the seller's, who greets somebody, or of one who greets him.

    "Ana: please see below" speaks to Ana.
    """
    lines = [page.lines[i] for i in page.filled[:SAMPLE]]
    turn = named(lines[0]) if lines else None
    if turn is None or any(named(line) for line in lines[1:]):
        return False
    greeted = greeted_in(turn[1]) or greeted_in(turn[1][:_LONGEST_GREETING].rpartition(" ")[0])
    if not greeted or greeted in name_words(turn[0]):
        return False
    of_seller = [any(is_name_of(label, name) for name in page.names) for label in (turn[0], greeted)]
    return of_seller.count(True) == 1


def _labels(page: Page) -> frozenset[str]:
    """The labels of a text of which every line begins with one of few, where they are names after all.

    They come back ("bo: no", "salon_rosa: yes?"), one of them is the seller's name as he gave it, or all
    tell a side ("Buyer: no"). Where all begin with capitals and come back, other tests tell more.
    """
    parted = [labelled(page.lines[i]) for i in page.filled[:SAMPLE]]
    counted = Counter(turn[0] for turn in parted if turn)
    labels = frozenset(counted)
    if None in parted or not labels or len(labels) > _FEW_SPEAKERS or not all(map(_is_short, labels)):
        return frozenset()
    if _told_labels(page, labels) and (_are_sides(labels) or _is_of_two(page, counted)):
        return labels
    come_back = len(labels) > 1 and min(counted.values()) > 1
    return labels if come_back and not all(map(is_speaker, labels)) else frozenset()


def _is_short(label: str) -> bool:
    """Whether a label can be a nickname or handle: one or two words of letters, figures, dots and hyphens."""
    bare = label.translate(_SIGNS_OF_HANDLES)
    known = mail_words().not_speakers
    return len(label.split()) <= 2 and bare.isalnum() and not bare.isdigit() and label.casefold() not in known


def _is_of_two(page: Page, counted: Counter[str]) -> bool:
    """Whether at most one label but the seller's stands only once: "sorry: too dear" is no third speaker."""
    others = (label for label in counted if not any(is_name_of(label, name) for name in page.names))
    return sum(counted[label] == 1 for label in others) <= 1


def _told_labels(page: Page, labels: frozenset[str]) -> bool:
    """Whether the labels are told to be names: by the seller, who is one of them, or by their own words."""
    is_with_seller = any(is_name_of(label, name) for label in labels for name in page.names)
    return (len(labels) > 1 and is_with_seller) or _are_sides(labels)


def _are_sides(labels: frozenset[str]) -> bool:
    unnamed = mail_words().unnamed
    sides = {parted_label(label)[1] for label in labels if label.casefold() not in unnamed}
    return sides in ({Side.BUYER}, {Side.BUYER, Side.SELLER})


def read(page: Page) -> Reading:
    """One piece a turn; what stands above the first is the title."""
    talk = Talk()
    stamp, offset = "", None
    labels = _labels(page)
    days = _days(page)
    for index, line in enumerate(page.lines):
        turn = _turn(line, labels) or summarised(line)
        time = bare_time(line)
        dated = time is None and _is_day_and_time(line)
        if index in days:
            stamp, offset = days[index], None
            talk.title += [] if talk.turns else [stamp]
        elif turn is not None:
            talk.turns.append(Turn(turn[0], index, index, raw_time=stamp, offset=offset, lines=[turn[1]]))
        elif time is not None and _speech_follows(page, index):
            stamp, offset = line.strip(), time
        elif dated and _speech_follows(page, index):
            stamp, offset = line.strip(), None
        else:
            talk.add(index, line)
    return talk.reading(ThreadKind.CALL)


def _days(page: Page) -> dict[int, str]:
    """The lines that are a day alone above what was said on it; none where no such line begins the talk.

    A single one is the title's: what somebody says may be a day, too. A day between rules parts calls.
    """
    spoken = next((i for i in page.filled if named(page.lines[i])), 0)
    days = {
        i: day
        for i in page.filled
        if (day := day_alone(page.lines[i]))
        and not call_day(page.lines[i].strip())
        and _speech_follows(page, i)
    }
    return days if len(days) > 1 and min(days) < spoken else {}


def _is_day_and_time(line: str) -> bool:
    """Whether a line holds a day and a time of day and nothing else, as phones write it above messages."""
    text = line.strip()
    if not text or len(text) > _LONGEST_STAMP or bare_time(text) is not None:
        return False
    return find_clock(text) is not None and any(end == len(text) for end in stamp_ends(text, 0))


def _turn(line: str, labels: frozenset[str]) -> tuple[str, str] | None:
    """Speaker and text of a line, by one of the known labels or else by what can be a name."""
    parted = labelled(line) if labels else None
    return parted if parted and parted[0] in labels else named(line)


def _speech_follows(page: Page, index: int) -> bool:
    below = next((line for line in page.lines[index + 1 : index + 4] if line.strip()), "")
    return named(below) is not None


READER = Reader("named turns", 0.8, confidence, read, typed=True)
