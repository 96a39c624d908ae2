"""A chat copied from a messenger: a name alone on a line, what was written below it, no times.

"You", or "You sent", is whose page it is. A day or time may stand below each message.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.participants.speaker_labels import is_speaker
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.turn_lines import SAMPLE, Turn, pieces_of
from closecall.thread.records import Side, ThreadKind
from closecall.thread.turns.name_openings import is_stamp

_MOST_SPEAKERS = 4
_MOST_NAME_WORDS = 5
# What a network calls its user: "salon.rosa", "bo_77".
_HANDLE = compiled_late(r"(?=[a-z0-9._]{0,29}[._0-9])[a-z][a-z0-9._]{2,29}$")
_REMARK = compiled_late(r"(?P<name>[^()]{1,40}[^\W\d_]) \([^()]{1,40}\)$")
# What a network is called, above what was copied from it.
_NETWORKS = frozenset(
    "instagram messenger facebook tiktok whatsapp imessage messages telegram signal".split()
)
_SEEN = compiled_late(
    r"(?:seen|read|delivered|gesehen|gelesen|zugestellt|vu|lu|distribué|visto|leído|entregado|letto"
    r"|visualizzato|gezien|gelezen|lido|entregue|sett|läst|levererat|wyświetlono|dostarczono)\b",
    re.IGNORECASE,
)
_PLAIN_HANDLE = compiled_late(r"[a-z]{4,30}$")
_OWNERS = {
    "you": "You", "you sent": "You", "you replied": "You", "du": "Du", "vous": "Vous", "tú": "Tú", "tu": "Tu",
    "jij": "Jij", "você": "Você", "ty": "Ty", "du hast gesendet": "Du", "vous avez envoyé": "Vous",
    "enviaste": "Tú", "hai inviato": "Tu", "você enviou": "Você", "jij hebt verzonden": "Jij",
    "je hebt verzonden": "Jij", "du skickade": "Du", "wysłano przez ciebie": "Ty",
}  # fmt: skip


def _label(line: str, handle: str | None = None) -> str | None:
    """The name that a line holds and nothing else; ``handle`` is known to be one."""
    text = line.strip(" \t*_#")
    if text and text == handle:
        return text
    owner = _OWNERS.get(text.casefold())
    if owner is not None:
        return owner
    text = text.removesuffix(" sent").removesuffix(" replied")
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


def _plain_handle(page: Page) -> str | None:
    """A handle of letters alone, "loafandco", with which the text begins, where nothing else can be meant.

    It comes back, each time at the top of a paragraph and never alone in it: "thanks" is a message.
    """
    first = page.lines[page.filled[0]].strip(" \t*_#") if page.filled else ""
    if not _PLAIN_HANDLE.match(first):
        return None
    lines = ["", *page.lines, ""]
    places = [i for i, line in enumerate(lines) if line.strip(" \t*_#") == first]
    tops = all(not lines[i - 1].strip() and lines[i + 1].strip() for i in places)
    return first if tops and len(places) > 1 else None


def _labels(page: Page) -> frozenset[str]:
    """The names that come back, one above each piece of text; none where the lines are no such chat.

    The first line must be one of them, and two of them never stand on lines one after the other: the last
    line of a mail is a name, too.
    """
    handle = _plain_handle(page)
    filled = page.filled[_titles(page) :]
    sample = [_label(page.lines[i], handle) for i in filled[:SAMPLE]]
    times = Counter(label for label in sample if label)
    # Below a network's name each handle is a user's; elsewhere it may be a page's address that was sent.
    of_network = bool(_titles(page))
    names = frozenset(
        label
        for label, count in times.items()
        if count > 1 or label in _OWNERS.values() or (of_network and _is_handle(label))
    )
    if not sample or sample[0] not in names or not 2 <= len(names) <= _MOST_SPEAKERS:
        return frozenset()
    headed = [label in names for label in sample]
    if headed[-1] and len(page.filled) <= SAMPLE:
        return frozenset()
    adjoining = any(one and two for one, two in pairwise(headed))
    owned = bool(names & set(_OWNERS.values()))
    enough = sum(headed) >= (2 if owned or of_network else 4)
    return names if enough and not adjoining and sum(headed) * 6 >= len(sample) else frozenset()


def _titles(page: Page) -> int:
    """How many filled lines at the top are no message: 1 where the first is a network's name."""
    first = page.lines[page.filled[0]] if page.filled else ""
    return int(first.strip(" \t*_#").casefold() in _NETWORKS)


def _is_handle(label: str) -> bool:
    return _HANDLE.match(label) is not None and label[-1] not in "._"


def _is_receipt(line: str) -> bool:
    """Whether a program tells when a message was seen: "Seen 16:20"."""
    told = _SEEN.match(line)
    return told is not None and is_stamp(line[told.end() :])


def confidence(page: Page) -> float:
    """High when a few names stand alone above everything that is written."""
    return 0.785 if _labels(page) else 0.0


def read(page: Page) -> Reading:
    """One piece below each name."""
    names, handle = _labels(page), _plain_handle(page)
    turns: list[Turn] = []
    for index, line in enumerate(page.lines):
        label = _label(line, handle) if line.strip() else None
        if label is not None and label in names:
            side = Side.SELLER if label in _OWNERS.values() else None
            turns.append(Turn(label, index, index, side=side))
        elif turns and not _is_receipt(line.strip()):
            turns[-1].add(index, line.strip())
    _take_times(turns)
    return Reading(ThreadKind.EMAIL, pieces_of(turns))


def _take_times(turns: Sequence[Turn]) -> None:
    """Take the last line of every turn for its time, where all of them end with one."""
    filled = [[place for place, line in enumerate(turn.lines) if line] for turn in turns]
    if not all(
        len(places) > 1 and is_stamp(turn.lines[places[-1]])
        for turn, places in zip(turns, filled, strict=True)
    ):
        return
    for turn, places in zip(turns, filled, strict=True):
        turn.raw_time = turn.lines.pop(places[-1])


READER = Reader("names alone", 0.785, confidence, read, typed=True)
