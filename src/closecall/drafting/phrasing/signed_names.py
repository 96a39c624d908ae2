"""The name that the writer of a message gives himself: below it, or as he begins."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from closecall.drafting.phrasing.call_names import greeted_by
from closecall.drafting.phrasing.display_names import (
    by_title,
    first_name,
    is_of_many,
    is_title,
    two_names,
)
from closecall.drafting.phrasing.phrase_tables import WRITTEN, table
from closecall.drafting.records import Brief
from closecall.text.tokens import fold
from closecall.thread.lexicon.heading_words import heading_words
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.person_names import name_words
from closecall.thread.records import Message

_MARKS = " \t,.!;:*_~-–—()"
_LAST_LINES = 8
_LONGEST_LINE, _LONGEST_NAME = 40, 4
"""Characters of a line that may be a name, and its words."""
_CLOSING_AND_NAME = 2
"""Lines of the shortest signature that begins with a closing."""
_BEGINNING = 160
_SPACE = r"\s"
_A_CLAUSE = r"[,.!:;\n]\s{0,3}(?i:(?:hi|hello|hey|hallo|bonjour|hola|salut)\s)?"
_NAME = r"(?P<name>[^\W\d_a-z][^\W\d_]{1,20}(?:[ -][^\W\d_a-z][^\W\d_]{1,20})?)"
_NAME_ENDS = r"(?=[,.!;:)\n]|\s[-–—]|\s(?:from|at|of|again|with|von|aus|vom|de|du|del|desde)\b|\s*$)"


class SelfNamed(NamedTuple):
    """A name as its bearer writes it; sure where words or lines beside it tell that it is one."""

    name: str
    is_sure: bool


def name_signed(brief: Brief) -> str | None:
    """The name by which the buyer signs, where nothing speaks against calling him so; None without one.

    Of initials and of words that may be no name nothing is taken, nor his surname where the seller greets
    him by another name, nor the seller's own name unless the buyer is shown under it too.
    """
    shown = name_words(brief.buyer_name or "")
    sellers = set(name_words(brief.seller_name or "")) - set(shown)
    for message in reversed(brief.messages):
        if not message.is_buyer or (message.speaker.name or brief.buyer_name) != brief.buyer_name:
            continue
        named = self_named(message, lang=brief.lang)
        if named and sellers.isdisjoint(name_words(named.name)):
            is_greeted = not greeted_by(brief.buyer_name, brief.thread).isdisjoint(shown[:-1])
            return _called(named, shown, is_surname_known=is_greeted)
    return None


def _called(named: SelfNamed, shown: tuple[str, ...], *, is_surname_known: bool) -> str | None:
    """What to call somebody who names himself so and is shown under these words."""
    words = name_words(named.name)
    given = two_names(named.name) or first_name(named.name)
    if by_title(named.name) or named.name.isupper() or any(len(word) == 1 for word in words):
        return None
    if len(words) > 1 and words == shown[: len(words)] != shown:
        return named.name  # all his given names
    if not set(words) <= set(shown):
        is_with_another = two_names(named.name) and not set(words).isdisjoint(shown)
        return given if named.is_sure or is_with_another else None
    return None if words == shown[-1:] != shown and is_surname_known else given


def self_named(message: Message, *, lang: str) -> SelfNamed | None:
    """How the writer of a message signs it, else how he names himself at its start."""
    return _signed(message) or _introduced(message.body, lang)


def bears_initials(address: str | None, name: str) -> bool:
    """Whether a mailbox holds a word of a name, or begins with its initials: gw67@ for Gary Whitlock."""
    mailbox, words = fold((address or "").partition("@")[0]), [fold(word) for word in name_words(name)]
    initials = "".join(word[0] for word in words)
    return mailbox.startswith(initials) or any(
        len(word) > len(initials) and word in mailbox for word in words
    )


def _signed(message: Message) -> SelfNamed | None:
    """The name below a closing, else the first line of the last paragraph where that may be one."""
    text = "\n".join(part for part in (message.body, message.cut.signature) if part)
    lines = text.split("\n")[-_LAST_LINES:]
    for at in reversed(range(len(lines))):
        head, _, rest = lines[at].strip().partition(",")
        closing = head.strip(_MARKS).casefold()
        if closing not in mail_words().closings:
            continue
        below = rest if rest.strip() else next((line for line in lines[at + 1 :] if line.strip()), "")
        thanks_somebody = bool(rest.strip()) and closing in mail_words().thanks
        name = below.strip(_MARKS)
        name = name.title() if name.isalpha() and name.islower() else name
        return None if thanks_somebody or not _may_be_name(name) else SelfNamed(name, is_sure=True)
    paragraphs = [p for p in re.split(r"\n\s*\n", text) if p.strip() and not _is_postscript(p)]
    last = paragraphs[-1].strip().split("\n") if len(paragraphs) > 1 else [""]
    if not all(len(line) <= _LONGEST_LINE for line in last):
        return None
    is_closed = len(last) == _CLOSING_AND_NAME and _is_closing(last[0], last[1], message.speaker.name)
    name = last[1] if is_closed else last[0]
    if not _may_be_name(name):
        return None
    return SelfNamed(name.strip(_MARKS), is_sure=len(last) > 1 and not is_closed)


def _is_closing(line: str, below: str, shown: str | None) -> bool:
    """Whether a line is a closing that no list knows ("Groetjes") and no name above an office."""
    is_shown = name_words(below)[:1] == name_words(shown or "")[:1] and "&" not in below
    is_closed = line.rstrip().endswith(",") or (len(line.split()) == 1 and is_shown)
    return is_closed and _may_be_name(below)


def _introduced(body: str, lang: str) -> SelfNamed | None:
    """The name in "Gary here", "this is Gary", where a message begins so."""
    begins = "\n" + body[:_BEGINNING].replace("’", "'")
    found = (match["name"] for pattern in _introductions(lang) if (match := pattern.search(begins)))
    return next((SelfNamed(name, is_sure=True) for name in found if _may_be_name(name)), None)


def _is_postscript(paragraph: str) -> bool:
    return fold(paragraph.strip()[:3]).replace(".", "").startswith("ps")


def _may_be_name(line: str) -> bool:
    """Whether a line can be the name of one person or two: few words, each written as one."""
    words = line.strip(_MARKS).split()
    if not 0 < len(words) <= _LONGEST_NAME or line.rstrip().endswith(("!", "?", ":")):
        return False
    is_named = all(_is_of_a_name(word) for word in words) and words[0] not in _joins()
    folded = {fold(word.strip(_MARKS)) for word in words}
    is_other = " ".join(words).strip(_MARKS).casefold() in mail_words().closings or folded <= _no_names()
    return is_named and not is_other and not is_of_many(" ".join(words))


def _is_of_a_name(word: str) -> bool:
    plain = word.strip(_MARKS)
    is_written = plain[:1].isupper() and all(c.isalpha() or c in "'’-." for c in plain)
    return is_written or word in _joins() or is_title(word) or word in heading_words().particles


@cache
def _joins() -> frozenset[str]:
    return frozenset(table("names")["joins"])


@cache
def _no_names() -> frozenset[str]:
    """Words that stand where a name could: of a leave, and days and months."""
    days = (f"{table(lang)['days']['weekdays']} {table(lang)['days']['months']}" for lang in WRITTEN)
    return frozenset(map(fold, " ".join((str(table("names")["leaves"]), *days)).split()))


@cache
def _introductions(lang: str) -> tuple[re.Pattern[str], ...]:
    forms: list[str] = table("names")["introduces"].get(lang, ())
    parts = (form.partition("{name}") for form in forms)
    return tuple(
        re.compile(rf"{_SPACE if before else _A_CLAUSE}(?i:{before}){_NAME}(?i:{behind}){_NAME_ENDS}")
        for before, _, behind in parts
    )
