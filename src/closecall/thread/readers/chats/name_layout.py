"""How a chat of names alone on their lines is laid out: who writes, and where the times stand.

The names are labels that come back, one above each piece of text; :mod:`.names_alone` reads the messages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import NamedTuple

from closecall.text.clock_times import find_clock
from closecall.text.dates import find_date
from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.chat_words import chat_words
from closecall.thread.participants.speaker_labels import is_name_of, is_speaker
from closecall.thread.pieces import Page
from closecall.thread.readers.turn_lines import SAMPLE
from closecall.thread.turns.name_openings import is_stamp
from closecall.thread.turns.page_marks import is_count, is_input, is_page_mark

_MOST_SPEAKERS = 4
_MOST_NAME_WORDS = 5
_A_PAIR = 2
_LONGEST_LABEL = 90
_LARGEST_TITLE = 4
_FEWEST = 4
_FEWEST_WITH_SELLER = 3
# What a network calls its user: "salon.rosa", "bo_77".
_HANDLE = compiled_late(r"(?=[a-z0-9._]{0,29}[._0-9])[a-z][a-z0-9._]{2,29}$")
_REMARK = compiled_late(r"(?P<name>[^()]{1,40}[^\W\d_]) \([^()]{1,40}\)$")
_PLAIN_HANDLE = compiled_late(r"[a-z]{4,30}$")
_SMALL_NAME = compiled_late(r"[^\W\d_]{2,20}$")
_FRAME = " \t*_#"


class Times(Enum):
    """Where the times of a page stand."""

    NOWHERE = auto()
    BETWEEN = auto()
    """A name, its time, the text."""
    ABOVE = auto()
    BELOW = auto()
    AT_THE_TOP = auto()
    """Above the first name, and here and there above a later one."""


class Line(NamedTuple):
    """A filled line; ``name`` is the label that it is, of those that head messages."""

    place: int
    text: str
    is_time: bool
    name: str | None = None


class Layout(NamedTuple):
    """The names of a chat, where its times stand, and the first line of the first message."""

    names: frozenset[str]
    times: Times
    first: int
    is_told: bool
    """Whether one of the names is the page's owner or the seller."""
    is_owned: bool
    """Whether "You" is the page's owner: beside the seller's own name "Ty" is somebody's."""


def _label(line: str, handles: frozenset[str] = frozenset()) -> str | None:
    """The name that a line holds and nothing else; ``handles`` are known to be names."""
    text = line.strip(_FRAME)
    if text and text in handles:
        return text
    owner = chat_words().owners.get(text.casefold())
    if owner is not None:
        return owner
    for tail in chat_words().name_tails:
        text = text.removesuffix(tail)
    words = text.split()
    if _HANDLE.match(text):
        return text
    # "Lottie (bride Sept 27)" is how a phone's owner saved her.
    remark = _REMARK.match(text)
    if remark is not None:
        return text if _label(remark["name"]) else None
    if not words or len(words) > _MOST_NAME_WORDS or not is_speaker(text) or not text[-1].isalnum():
        return None
    return text if words[-1][0].isupper() else None


def is_owner(label: str | None) -> bool:
    """Whether a label is what the page calls whose it is: "You"."""
    return label in chat_words().owners.values()


def _plain_handles(page: Page, lines: Sequence[Line]) -> frozenset[str]:
    """Names in small letters, where nothing else can be meant: "loafandco", or "bo" beside the seller."""
    return _top_handle(page) or _small_names(page, lines)


def _top_handle(page: Page) -> frozenset[str]:
    """A handle of letters alone with which the text begins.

    It comes back, each time at the top of a paragraph and never alone in it: "thanks" is a message.
    """
    first = page.lines[page.filled[0]].strip(_FRAME) if page.filled else ""
    if not _PLAIN_HANDLE.match(first):
        return frozenset()
    lines = ["", *page.lines, ""]
    places = [i for i, line in enumerate(lines) if line.strip(_FRAME) == first]
    tops = all(not lines[i - 1].strip() and lines[i + 1].strip() for i in places)
    return frozenset((first,)) if tops and len(places) > 1 else frozenset()


def _small_names(page: Page, lines: Sequence[Line]) -> frozenset[str]:
    """The seller's name in small letters, and the one other word that comes back beside it."""
    words = [line.text for line in lines if not line.is_time and line.text.islower()]
    counted = Counter(word for word in words if _SMALL_NAME.match(word))
    back = {word for word, times in counted.items() if times > 1}
    mine = {word for word in counted if any(is_name_of(word, name) for name in page.names)}
    other = back - mine
    first = next((line.text for line in lines if not line.is_time), "")
    told = len(mine) == len(other) == 1 and first in mine | other
    return frozenset(mine | other) if told else frozenset()


def _lines(page: Page, indices: Sequence[int]) -> list[Line]:
    """The filled lines without the page's own marks."""
    found: list[Line] = []
    marked = False
    texts = [page.lines[i].strip() for i in indices]
    if texts and is_input(texts[-1], texts[:-1]):
        del texts[-1]
    for at, (index, text) in enumerate(zip(indices, texts, strict=False)):
        # "1" below a reaction counts it. A reaction alone between two names is what somebody answered.
        marked = is_page_mark(text) or (marked and is_count(text))
        around = {_label(near) for near in (*texts[at - 1 : at], *texts[at + 1 : at + 2])}
        if not marked or (len(around) == _A_PAIR and None not in around):
            found.append(Line(index, text, is_time(text)))
    return found


def is_time(text: str) -> bool:
    """Whether a line is a day, a time of day, or both, and nothing else."""
    if not is_stamp(text):
        return False
    return find_clock(text) is not None or ((day := find_date(text)) is not None and day.at is not None)


def layout_of(page: Page) -> Layout | None:
    """The names that come back, one above each piece of text; None where the lines are no such chat.

    Two of them never stand on lines one after the other: the last line of a mail is a name, too.
    """
    sample = (page.lines[i] for i in page.filled[:SAMPLE])
    if sum(":" not in line and len(line) <= _LONGEST_LABEL for line in sample) < _A_PAIR:
        # Most calls and mails are passed over here, before a date is looked for.
        return None
    titles = _titles(page)
    lines = _lines(page, page.filled[titles : SAMPLE + titles])
    handles = _plain_handles(page, lines)
    names = _names(page, lines, of_network=bool(titles), handles=handles)
    lines = _headed(lines, names, handles)
    spoken = [line for line in lines if not line.is_time]
    headings = sum(line.name is not None for line in spoken)
    if not 2 <= len(names) <= _MOST_SPEAKERS or not headings:
        return None
    first = next(at for at, line in enumerate(spoken) if line.name)
    owned = any(map(is_owner, names))
    mine = any(is_name_of(label, name) for label in names for name in page.names)
    times = _where(lines)
    titled = owned or (mine and times in (Times.ABOVE, Times.BELOW))
    if first > (_LARGEST_TITLE if titled else 0) or (spoken[-1].name and len(page.filled) <= SAMPLE):
        return None
    fewest = 2 if owned or titles else _FEWEST_WITH_SELLER if mine else _FEWEST
    adjoining = any(one.name and two.name for one, two in pairwise(spoken))
    if adjoining or headings < fewest or headings * 6 < len(spoken) - first:
        return None
    return Layout(names, times, spoken[first].place, owned or mine, owned and not mine)


def _headed(lines: Sequence[Line], names: frozenset[str], handles: frozenset[str]) -> list[Line]:
    """The lines with the names that head messages.

    A time that is all that stands between two people's names was written by the first. A name that comes
    again before anything is said heads the page.
    """
    labels = [None if line.is_time else _label(line.text, handles) for line in lines]
    headed = [
        line._replace(name=label) if label in names else line
        for line, label in zip(lines, labels, strict=True)
    ]
    for at in range(1, len(headed) - 1):
        before, after = headed[at - 1].name, headed[at + 1].name
        if headed[at].is_time and before and after and before != after:
            headed[at] = headed[at]._replace(is_time=False)
    return [
        line
        for at, line in enumerate(headed)
        if line.name is None
        or line.name != next((each.name for each in headed[at + 1 : at + 3] if not each.is_time), None)
    ]


def _names(page: Page, lines: Sequence[Line], *, of_network: bool, handles: frozenset[str]) -> frozenset[str]:
    """The labels that come back, the owner's, the seller's, and below a network's name each handle.

    Elsewhere a handle may be a page's address that was sent.
    """
    labels = (_label(line.text, handles) for line in lines if not line.is_time)
    counted = Counter(label for label in labels if label)
    return frozenset(
        label
        for label, count in counted.items()
        if count > 1
        or is_owner(label)
        or label in handles
        or (of_network and _is_handle(label))
        or any(is_name_of(label, name) for name in page.names)
    )


def _where(lines: Sequence[Line]) -> Times:
    """Where the times stand beside the names."""
    names = [at for at, line in enumerate(lines) if line.name]
    timed = [line.is_time for line in lines]
    if True not in timed:
        return Times.NOWHERE
    between = sum(timed[at + 1] for at in names if at + 1 < len(timed))
    above = sum(timed[at - 1] for at in names if at)
    clocked = timed[0] and find_clock(lines[0].text) is not None
    if between * 2 > len(names) and not clocked:
        return Times.BETWEEN
    clocks = sum(timed[at + 1] and find_clock(lines[at + 1].text) is not None for at in names[:-1])
    if timed[-1] and above >= len(names) - 1 - timed[0] and not clocks:
        return Times.BELOW
    if timed[0] and names[0] <= 2:
        return Times.ABOVE if above == len(names) else Times.AT_THE_TOP
    beside = (*lines[max(0, names[0] - 1) : names[0]], *lines[names[0] + 1 : names[0] + 2])
    return Times.AT_THE_TOP if any(line.is_time for line in beside) else Times.NOWHERE


def _titles(page: Page) -> int:
    """How many filled lines at the top are no message: 1 where the first is a network's name."""
    first = page.lines[page.filled[0]] if page.filled else ""
    return int(first.strip(_FRAME).casefold() in chat_words().networks)


def _is_handle(label: str) -> bool:
    return _HANDLE.match(label) is not None and label[-1] not in "._"


def lines_of(page: Page, layout: Layout) -> list[Line]:
    """All filled lines of a page that is laid out so, with the names that head messages."""
    lines = _lines(page, page.filled)
    return _headed(lines, layout.names, _plain_handles(page, lines))
