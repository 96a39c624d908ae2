"""Turns that open with a name and a stamp, in any order and with any signs, the same again and again.

What such a line looks like tells :mod:`closecall.thread.turns.turn_openings`. A plan, a log and minutes look
the same, so names must come back and what stands behind them must be said to somebody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from closecall.text.clock_times import find_clock
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.person_names import name_words
from closecall.thread.pieces import LONGEST_LINE, Page, Reader, Reading
from closecall.thread.readers.turn_lines import SAMPLE, Talk, Turn, day_alone
from closecall.thread.records import ThreadKind
from closecall.thread.turns.timestamps import is_of_a_day
from closecall.thread.turns.turn_openings import Opening, is_sentence, openings

_LARGEST_TITLE = 4
_MOST_SPEAKERS = 6
_A_PAIR = 2
_CONFIDENCE = 0.87
_LONGEST_MARK = 12
_QUESTION_MARKS = "?？"
_QUOTES = frozenset("\"\u201c\u201e\u00ab\u300c'\u2018")
_SENTENCE_ENDS = tuple(".!?…。！？")

_ARTICLES = frozenset(("il", "la", "le", "les"))
"""Which are persons in one language, and nobody in the next."""

_BY_MAIL = frozenset(("mail", "email", "sms"))

Shape = tuple[str, ...]
Opened = dict[int, Opening]


def confidence(page: Page) -> float:
    """Above the readers of nameless text where one shape of opening comes back, and people talk."""
    return _CONFIDENCE if _shape_of(page) else 0.0


def _shape_of(page: Page) -> Shape | None:
    """The commonest shape in which a few names come back above or before what they say."""
    sample = page.filled[:SAMPLE]
    found: dict[Shape, dict[int, Opening]] = {}
    for place, index in enumerate(sample):
        for opening in openings(page.lines[index]):
            found.setdefault(opening.shape, {}).setdefault(place, opening)
    lines = [page.lines[i] for i in sample]
    blanks = _below_blanks(page, sample)
    for every in sorted(found.values(), key=len, reverse=True):
        if len(every) < _A_PAIR:
            return None
        opened = _meant(every, lines, blanks)
        if len(opened) < _A_PAIR:
            continue
        first = next(iter(opened.values()))
        if (
            _is_regular(opened, len(lines))
            and not _is_quoted_in_mail(opened, lines)
            and _is_talk(_said(opened, lines), first)
        ):
            return first.shape
    return None


def _meant(opened: Mapping[int, Opening], lines: Sequence[str], blanks: Sequence[bool]) -> Opened:
    """The openings without what only looks so in what is said: a name heard once is listed or quoted there.

    It begins a quotation, heads nothing or is a sentence; or the other headings stand below blank lines.
    """
    names = Counter(each.name for each in opened.values())
    parted = {each.name for place, each in opened.items() if blanks[place]}
    meant: Opened = {}
    for place, each in opened.items():
        if names[each.name] == 1 and (
            not _heads(place, opened, len(lines)) or (len(parted) >= _A_PAIR and each.name not in parted)
            if each.is_heading
            else lines[place][each.begin :][:1] in _QUOTES
        ):
            continue
        meant[place] = each
    return meant if len(meant) >= _A_PAIR else dict(opened)


def _heads(place: int, opened: Mapping[int, Opening], lines: int) -> bool:
    """Whether a heading is a name's and has words below it."""
    return place + 1 < lines and place + 1 not in opened and not is_sentence(opened[place].name)


def _is_quoted_in_mail(opened: Opened, lines: Sequence[str]) -> bool:
    """Whether a mail stands around the talk: it greets or says a sentence above, or another signs below."""
    first, *_ = opened
    for line in lines[:first]:
        text = line.strip()
        word = text.split(maxsplit=1)[0].casefold().rstrip(",")
        if not day_alone(line) and (
            word in side_words().greetings
            or text.endswith((*_SENTENCE_ENDS, ","))
            or (text.endswith((":", "\uff1a")) and len(text.split()) > _LARGEST_TITLE)
        ):
            return True
    last = next(reversed(opened.values()))
    signed = name_words(lines[-1][:LONGEST_LINE])
    return (
        len(lines) - 1 not in opened
        and not last.is_heading
        and any(name_words(each.name)[:1] == signed != name_words(last.name)[:1] for each in opened.values())
    )


def _is_regular(opened: Mapping[int, Opening], lines: int) -> bool:
    """Whether few names come back, from near the top on and often enough."""
    names = Counter(opening.name for opening in opened.values())
    first, *_ = opened
    opening = opened[first]
    often = len(opened) * (6 if opening.is_heading else 3) >= lines - first
    if first > _LARGEST_TITLE or not often or not _A_PAIR <= len(names) <= _MOST_SPEAKERS:
        return False
    if all(is_of_a_day(name) for name in names):
        return False
    if any(not _kinds_of_notes().isdisjoint(name_words(name)) for name in names):
        return False
    if opening.is_exported and not first and len(names) < len(opened):
        return True
    return len(names) * 2 <= len(opened) + 1 or (
        len(opened) == _A_PAIR and (not first or opening.is_exported)
    )


def _said(opened: Mapping[int, Opening], lines: Sequence[str]) -> list[tuple[str, str]]:
    """Who says what."""
    said: list[tuple[str, str]] = []
    for place, line in enumerate(lines):
        if (opening := opened.get(place)) is not None:
            said.append((opening.name, _text(line[:LONGEST_LINE], opening)))
        elif said:
            said[-1] = (said[-1][0], f"{said[-1][1]}\n{line[:LONGEST_LINE].rstrip()}")
    return said


def _text(line: str, opening: Opening) -> str:
    """What stands behind an opening; a table's row ends with a bar as it begins."""
    text = line[opening.begin :].strip()
    return text.removesuffix("|").rstrip() if "|" in opening.shape[1] else text


def _is_talk(said: Sequence[tuple[str, str]], opening: Opening) -> bool:
    """Whether people speak to each other in what stands behind the openings, or below them.

    As programs write chats out, it is one anyway, unless it tells of him or her and speaks to nobody, as
    notes do. Behind other signs half must be said by somebody. A mere space stands in plans: there one must
    call another by name, or two speak and one ask. So must one of two headed turns.
    """
    first, second, third = side_words().persons
    names = {name: name_words(name)[:1] for name, _ in said}
    words = [set(name_words(text)) - _ARTICLES for _, text in said]
    told = frozenset[str]().union(*words)
    spoken_to = not told.isdisjoint(second - third)
    called = [
        any(own and own[0] in spoken for other, own in names.items() if other != name)
        for (name, _), spoken in zip(said, words, strict=True)
    ]
    asked = any(called) or any(_asks(text) for _, text in said)
    if not (any(called) or spoken_to or told.isdisjoint(third - second)):
        return False
    if opening.is_exported:
        return True
    speakers = [
        name
        for (name, text), spoken, calls in zip(said, words, called, strict=True)
        if calls or text.endswith(_SENTENCE_ENDS) or _asks(text) or not spoken.isdisjoint(first | second)
    ]
    if not (asked or spoken_to) or len(speakers) * (2 if opening.is_parted else 3) < len(said):
        return False
    if opening.is_heading:
        return asked or len(said) > _A_PAIR
    return opening.is_parted or any(called) or (asked and len(set(speakers)) >= _A_PAIR)


def _asks(text: str) -> bool:
    return any(mark in text for mark in _QUESTION_MARKS)


def _kinds_of_notes() -> frozenset[str]:
    return mail_words().notes | mail_words().note_deeds | _BY_MAIL


def read(page: Page) -> Reading:
    """One piece an opening; the lines below go on with it. A day alone is that of the times below."""
    opened = _openings_of(page)
    talk = Talk()
    day = ""
    timed = False
    for index, line in enumerate(page.lines):
        if (opening := opened.get(index)) is not None:
            timed = _is_clock(opening.stamp)
            stamp = f"{day} {opening.stamp}" if day and timed else opening.stamp
            talk.turns.append(Turn(opening.name, index, index, raw_time=stamp, lines=[_text(line, opening)]))
        elif (timed or not talk.turns) and (heading := day_alone(line)):
            day = heading
            talk.title += [] if talk.turns else [heading]
        else:
            talk.add(index, line)
    _drop_mark(talk.turns)
    return talk.reading(ThreadKind.EMAIL)


def _openings_of(page: Page) -> Opened:
    """The lines that open turns."""
    shape = _shape_of(page)
    lines = [page.lines[index] for index in page.filled]
    opened = {
        place: opening
        for place, line in enumerate(lines)
        if (opening := next((each for each in openings(line) if each.shape == shape), None))
    }
    meant = _meant(opened, lines, _below_blanks(page, page.filled))
    return {page.filled[place]: opening for place, opening in meant.items()}


def _below_blanks(page: Page, indices: Sequence[int]) -> list[bool]:
    return [not index or not page.lines[index - 1].strip() for index in indices]


def _is_clock(stamp: str) -> bool:
    """Whether a stamp holds no day."""
    clock = find_clock(stamp)
    return clock is not None and not any(map(str.isdigit, stamp[: clock[1]] + stamp[clock[2] :]))


def _drop_mark(turns: Sequence[Turn]) -> None:
    """Take a page's word from below the turns, where it stands below most: "Edited", "Read", "Reply"."""
    filled = [[place for place, line in enumerate(turn.lines) if line] for turn in turns]
    ends = [(turn, places[-1]) for turn, places in zip(turns, filled, strict=True) if len(places) > 1]
    marks = Counter(turn.lines[place] for turn, place in ends)
    for turn, place in ends:
        mark = turn.lines[place]
        if len(mark) <= _LONGEST_MARK and marks[mark] > _A_PAIR and marks[mark] * 2 >= len(turns):
            del turn.lines[place]


READER = Reader("opened turns", _CONFIDENCE, confidence, read, typed=True)
