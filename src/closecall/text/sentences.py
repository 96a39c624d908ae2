"""Sentences of a message body, with their words and places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from closecall.text.dates import months
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.text_cache import remembered
from closecall.text.tokens import Words, words_of

# A full stop ends a sentence only before white space; the ideographic ones end it anywhere. A Japanese
# question needs no mark: it ends in "か" after its verb. Its line that ends in a comma goes on.
_END = re.compile(r"[.!?…]{1,8}[\"'”’»)\]]{0,3}(?=\s|$)|[。！？]")
ABBREVIATIONS = frozenset(
    "mr mrs ms dr st vs nr ca approx incl excl etc eg ie z.b bzw ggf sr sra dott jr dept tel ul bv inc ltd "
    "co corp".split()
)
_BULLET = re.compile(r"\s{0,20}(?:[-*•–—+>]|\d{1,3}[.)])\s")
_ASKS = re.compile(r"(?:[？?]|(?:ます|です|ません|でした|ました|でしょう|のでしょう|もの|の)か。?)$")
_CLOSING = "\"'”’»)] 」』）"
# A line that a mail program wrapped is at least this long; a shorter one was ended by its writer.
_WRAPPED_FROM = 58
_GOES_ON = ("、", "，")


# "At no. 12" goes on; "No. 12 is too many" does not.
_NUMBERED = compiled_late(
    r"\b(?:at|in|from|to|of|by|near|opposite|house|flat|plot|unit) no\. \d", re.IGNORECASE
)
_DAY = compiled_late(r"(?:^|[^\w.,])[0-3]?\d$")
# English puts no full stop after a day, so what follows its names of months is a new sentence.
_MONTH = compiled_late(
    r" (?!(?:January|February|March|May|June|July|October|December)\b)([^\W\d_]{3,10})\b", re.IGNORECASE
)


class Sentence(NamedTuple):
    """One sentence of a body: ``body[start:end]``, and its folded words with spans into the body."""

    start: int
    end: int
    words: Words
    is_question: bool

    @property
    def span(self) -> tuple[int, int]:
        """Start and end."""
        return self.start, self.end


# Each reader of facts asks for the sentences of the same messages.
@remembered
def sentences_of(body: str) -> tuple[Sentence, ...]:
    """The sentences of a body in order; white space around them is left out.

    A line break ends a sentence unless the line is long enough to have been wrapped by a mail program.
    """
    found = []
    for start, end in _spans(body):
        words = words_of(body, start, end)
        if words.folded:
            found.append(Sentence(start, end, words, _is_asked(body[start:end].rstrip(_CLOSING))))
    return tuple(found)


def sentence_at(body: str, span: tuple[int, int]) -> Sentence | None:
    """The sentence that stands from one offset to another; None where none does."""
    return next((each for each in sentences_of(body) if each.span == span), None)


def _is_asked(sentence: str) -> bool:
    return _ASKS.search(sentence[-8:]) is not None


def _spans(body: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in _cuts(body):
        yield from _trimmed(body, start, cut)
        start = cut
    yield from _trimmed(body, start, len(body))


def _trimmed(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = body[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = end - (len(piece) - len(piece.rstrip()))
    if left < right:
        yield left, right


def _cuts(body: str) -> Iterator[int]:
    position = 0
    for line in body.splitlines(keepends=True):
        line_end = position + len(line)
        for match in _END.finditer(body, position, line_end):
            stop = match.start()
            if not (_is_abbreviation(body, stop, position) or _is_day_of_a_month(body, stop, line_end)):
                yield match.end()
        bare = line.rstrip()
        is_open = len(bare) >= _WRAPPED_FROM or bare.endswith(_GOES_ON)
        if not is_open or _BULLET.match(body, line_end):
            yield line_end
        position = line_end


def _is_abbreviation(body: str, stop: int, line_start: int) -> bool:
    if body[stop] != ".":
        return False
    word = body[max(line_start, stop - 12) : stop].rsplit(None, 1)
    last = word[-1].lower() if word else ""
    if last == "no":
        return _NUMBERED.search(body[max(line_start, stop - 12) : stop + 3]) is not None
    return last in ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last != "i")


def _is_day_of_a_month(body: str, stop: int, line_end: int) -> bool:
    """Whether the full stop makes a day of a number: "am 15. Mai". English writes none there."""
    if body[stop] != "." or not body[max(0, stop - 1) : stop].isdigit():
        return False
    if not _DAY.search(body[max(0, stop - 3) : stop]):
        return False
    month = _MONTH.match(body, stop + 1, line_end)
    return month is not None and month.group(1).casefold() in months()
