"""A mail's quoted lines without a heading ("> ..." alone): the other's mail, where they say so themselves.

Who answers by hand often leaves the line "On (date), (name) wrote:" out. The lines are a mail of the one to
whom the answer goes when they greet its writer and are signed by that other. With a full name, or by anybody
where a firm is written to and nobody greeted, they must make an offer as well of which the answer takes up a
figure, and neither may speak of somebody else. In doubt they stay nobody's words, and a warning says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.toml_file import read_data
from closecall.thread.lexicon.side_words import bids, side_words, states_price
from closecall.thread.mail.header_block import label_of
from closecall.thread.participants.authorship import greeted_in, named_greeting, without_closing
from closecall.thread.person_names import name_words, parse_person
from closecall.thread.pieces import LONGEST_LINE, Piece
from closecall.thread.quoted_lines import QuotedLines
from closecall.thread.sides.side_signals import signs_in

_READ = (
    "Quoted lines without a heading were read as {name}'s mail before the answer: they greet who answers and "
    "are signed."
)
LEFT_OUT = (
    'Quoted lines ("> ...") were left out: they do not say whose they are. If they are the mail before, put '
    '"On (date), NAME wrote:" above them.'
)
"""The warning where nobody is known to have written what the only mail quotes."""

# "Dirk, 28 ft under cover": a name alone that opens a line.
_CALLED = compiled_late(r"(?P<name>[^\W\d_]{2,20}), ")
_SIGNED = compiled_late(r"(?:^|[.!?,\u2013-] {0,2})(?P<name>[^\W\d_]{2,20})[.,! x]{0,4}$")
_FIGURE = compiled_late(r"\d[\d.,]{0,15}\d")
# "from Hale's": a name within a sentence.
_OF_SOMEBODY = compiled_late(r"(?<=[^\W\d_] )(?P<name>[A-ZÀ-Ž][^\W\d_]+)['\u2019]s\b")
_WORD = compiled_late(r"[^\W\d_]+")
_SHORTEST_NAME = 2
_LONGEST_SIGNATURE = 4


class _Two(NamedTuple):
    """The words by which who answers, and to whom he answers, are known to each other.

    Attributes:
        figures: the numbers in the answer and its subject.
        of_others: whether the answer speaks of somebody else.
        firm: whether it goes to a firm's mailbox and greets nobody, so that any name may sign for it.

    """

    writer: frozenset[str]
    other: frozenset[str]
    figures: frozenset[str]
    of_others: bool
    firm: bool


def with_unattributed_quotes(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces; behind the only one what it quotes without a heading, where that tells whose it is."""
    if len(pieces) != 1 or not (pieces[0].stated and pieces[0].quoted.strip() and pieces[0].body.strip()):
        return list(pieces)
    answer = pieces[0]
    two = _two(answer)
    parts = list(_parts(answer.quoted))
    if answer.body.rstrip().endswith(":") or not all(_is_others(text, two) for _, text in parts):
        return list(pieces)
    name, email = _recipient(answer)
    quoted = [
        Piece(
            body=text,
            lines=answer.lines,
            name=_signature(text) or name or email,
            email=email,
            raw_time=raw_time,
            to=(answer.name or answer.email or "",),
            chained=True,
            quoted_back=place,
        )
        for place, (raw_time, text) in enumerate(parts, start=1)
    ]
    warning = _READ.format(name=quoted[0].name)
    deeper = "\n".join(_deeper(answer.quoted))
    return [answer._replace(quoted=deeper, chained=True, warnings=(*answer.warnings, warning)), *quoted]


def left_out(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The warning that what the only mail quotes is nobody's, where it is."""
    return (LEFT_OUT,) if len(pieces) == 1 and pieces[0].body.strip() and pieces[0].quoted.strip() else ()


def _parts(quoted: str) -> Iterator[tuple[str, str]]:
    """The outermost quoted lines, parted at lines that hold a date field ("> Date: 23 Nov 2026")."""
    lines = QuotedLines.of(quoted.split("\n"))
    least = min(depth for depth, content in zip(*lines, strict=True) if content)
    raw_time, gathered = "", list[str]()
    for depth, content in zip(*lines, strict=True):
        label = label_of(content) if depth == least and len(content) <= LONGEST_LINE else None
        if label is not None and label[0] == "date":
            if gathered:
                yield raw_time, "\n".join(gathered)
            raw_time, gathered = label[1], []
        elif depth == least:
            gathered.append(content)
    if gathered:
        yield raw_time, "\n".join(gathered)


def _deeper(quoted: str) -> Iterator[str]:
    lines = QuotedLines.of(quoted.split("\n"))
    least = min(depth for depth, content in zip(*lines, strict=True) if content)
    return (f"{'>' * depth} {content}" for depth, content in zip(*lines, strict=True) if depth > least)


def _two(answer: Piece) -> _Two:
    name, email = _recipient(answer)
    signed = _signature(answer.body)
    own = {*_words(answer.name, answer.email), *name_words(signed or "")}
    greeted = named_greeting(answer.body) or greeted_in(answer.body) or ""
    other = {*_words(name, email), *name_words(greeted)} - own
    figures = _figures(f"{answer.subject or ''}\n{answer.body}")
    mailbox = (email or "").partition("@")[0] in side_words().mailboxes
    of_others = _tells_of_another(answer.body, other)
    return _Two(frozenset(own) - other, frozenset(other), figures, of_others, mailbox and not greeted)


def _words(name: str | None, email: str | None) -> set[str]:
    local = (email or "").partition("@")[0]
    return {word for word in name_words(f"{name or ''} {local}") if len(word) >= _SHORTEST_NAME}


def _recipient(answer: Piece) -> tuple[str | None, str | None]:
    return parse_person(answer.to[0]) if len(answer.to) == 1 else (None, None)


def _is_others(text: str, two: _Two) -> bool:
    """Whether the quoted lines speak to who answers, and the other signs them or offers something in them."""
    signed = name_words(_signature(text) or "")
    greeted = name_words(_greeted(text, two) or "")
    if two.writer.intersection(signed) or not two.writer.intersection(greeted):
        return False
    if two.other.intersection(signed):
        return True
    if two.of_others or _tells_of_another(text, two.other) or not _may_be_signed(text, two):
        return False
    signs = signs_in(text)
    sells = (states_price(text) and not bids(text)) or sum(sign.points for sign in signs) > 0
    buys = sum(sign.points for sign in signs) < 0 or any(sign.no for sign in signs)
    return sells and not buys and _is_taken_up(text, two)


def _may_be_signed(text: str, two: _Two) -> bool:
    """Whether the last line is the other's full name, or is signed by anybody where a firm is written to."""
    words = without_closing(_last_line(text)).split()
    named = len(words) <= _LONGEST_SIGNATURE and all(word[0].isupper() for word in words)
    if named and two.other.intersection(name_words(" ".join(words))):
        return True
    return two.firm and _signature(text) is not None


def _tells_of_another(text: str, other: Collection[str]) -> bool:
    """Whether it speaks of somebody who is neither of the two: a rival, a husband, "they"."""
    words = f" {' '.join(_WORD.findall(text.casefold()))} "
    if any(f" {phrase} " in words for phrase in _of_others()):
        return True
    return any(found["name"].casefold() not in other for found in _OF_SOMEBODY.finditer(text))


@cache
def _of_others() -> tuple[str, ...]:
    return tuple(read_data(Path(__file__).with_suffix(".toml"))["phrases"])


def _is_taken_up(text: str, two: _Two) -> bool:
    """Whether a figure of the offer stands in the answer or its subject as well."""
    return not two.figures.isdisjoint(_figures(text))


def _figures(text: str) -> frozenset[str]:
    return frozenset(_FIGURE.findall(text))


def _greeted(text: str, two: _Two) -> str | None:
    greeted = named_greeting(text) or greeted_in(text)
    if greeted is not None:
        return greeted
    called = _CALLED.match(text)
    if called is not None and called["name"].casefold() in two.writer:
        return called["name"]
    # "Hi Noor, the blue one ...": the name behind the word of greeting.
    greeting, *words = name_words(text[:LONGEST_LINE])[:3] or ("",)
    return next((w for w in words if w in two.writer), None) if greeting in side_words().greetings else None


def _signature(text: str) -> str | None:
    """The name alone on the last line, or behind the last sentence."""
    signed = _SIGNED.search(without_closing(_last_line(text)))
    return signed["name"] if signed and signed["name"][0].isupper() else None


def _last_line(text: str) -> str:
    last = next((line.strip() for line in reversed(text.split("\n")) if line.strip()), "")
    return last[-LONGEST_LINE:]
