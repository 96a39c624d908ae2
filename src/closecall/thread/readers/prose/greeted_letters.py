"""Letters one below the other without headings: each greets one of two people and is signed by the other.

A rule line or a blank line parts them. The last one may lack its signature, because two people write here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.participants.authorship import greeted_in
from closecall.thread.person_names import name_words
from closecall.thread.pieces import LONGEST_LINE, Page, Piece, Reader, Reading
from closecall.thread.records import ThreadKind

_RULE = compiled_late(r"\s{0,8}[-_=*~\u2014]{3,80}\s{0,8}$")
_SIGNED_BEHIND = compiled_late(r"[.!?,)]\s([^\W\d_]{2,20})\.?$")
_GREETING = compiled_late(r"[^.!?,\n]{2,40}[.!?,]")
_MOST_LINES = 400
_MOST_LETTERS = 12
_MOST_NAME_WORDS = 3
_TOLD_BY = "Who wrote which of these letters is told by their greetings and signatures."


class _Letter(NamedTuple):
    """One letter: its lines from ``first`` to ``last``, whom it greets, and who signs it, case-folded."""

    first: int
    last: int
    greets: str
    name: str


def _letters(page: Page) -> list[_Letter]:
    """The letters of a page that holds nothing else; empty where it is no such correspondence."""
    if not 2 <= len(page.filled) <= _MOST_LINES:
        return []
    starts = [index for index in page.filled if _opens(page, index)]
    if not 2 <= len(starts) <= _MOST_LETTERS or starts[0] != page.filled[0]:
        return []
    ends = [*starts[1:], page.filled[-1] + 1]
    found = [_letter(page, first, end) for first, end in zip(starts, ends, strict=True)]
    names = {word for each in found for word in (each.greets, *name_words(each.name)[:1])}
    unsigned = [each for each in found if not each.name]
    if len(names) != 2 or len({each.greets for each in found}) != 2 or unsigned not in ([], found[-1:]):
        return []
    return [] if any(each.greets in name_words(each.name) for each in found) else found


def _opens(page: Page, index: int) -> bool:
    """Whether a line greets somebody by name, at the top or below a rule or a blank line."""
    line = page.lines[index].strip()
    above = page.lines[index - 1] if index else ""
    if (above.strip() and not _RULE.match(above)) or len(line) > 10 * LONGEST_LINE:
        return False
    first = line.split(maxsplit=1)[0].casefold().rstrip(",")
    return first in side_words().greetings and _greeted(line) is not None


def _greeted(line: str) -> str | None:
    """Whom a letter's first line greets, case-folded: "Hi Bo. Thanks, ..." greets Bo and no Thanks."""
    head = _GREETING.match(line)
    is_name = head is not None and head[0].split()[-1][0].isupper()
    return (greeted_in(head[0]) if head and is_name else None) or greeted_in(line)


def _letter(page: Page, first: int, end: int) -> _Letter:
    filled = [i for i in range(first, end) if page.lines[i].strip() and not _RULE.match(page.lines[i])]
    last = filled[-1]
    greets = _greeted(page.lines[first].strip()) or ""
    return _Letter(first, last, greets, _signature(page.lines[last].strip(), alone=last > first))


def _signature(line: str, *, alone: bool) -> str:
    """The name on a letter's last line, alone or behind its last sentence; empty where there is none."""
    words = line.strip(" .-\u2013*").split()
    if alone and len(words) <= _MOST_NAME_WORDS and all(word[0].isupper() for word in words):
        return " ".join(words)
    behind = _SIGNED_BEHIND.search(line[-LONGEST_LINE:])
    return behind[1] if behind and behind[1][0].isupper() else ""


def confidence(page: Page) -> float:
    """High when two people greet each other by name in turn, and sign."""
    return 0.8 if _letters(page) else 0.0


def read(page: Page) -> Reading:
    """One piece a letter, in the order of the page."""
    pieces = tuple(_pieces(page, _letters(page)))
    return Reading(ThreadKind.EMAIL, pieces, signed=True, warnings=(_TOLD_BY,))


def _pieces(page: Page, letters: Sequence[_Letter]) -> Iterator[Piece]:
    names = {word: each.name for each in letters for word in name_words(each.name)[:1]}
    for each in letters:
        other = next(greets for greets in (one.greets for one in letters) if greets != each.greets)
        body = "\n".join(page.lines[each.first : each.last + 1]).strip()
        to = names.get(each.greets, each.greets.capitalize())
        yield Piece(body, (each.first + 1, each.last + 1), name=each.name or other.capitalize(), to=(to,))


READER = Reader("letters with greetings", 0.8, confidence, read)
