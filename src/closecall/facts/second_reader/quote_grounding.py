"""Where a claim's quote stands among the buyer's own words, or why it does not count."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any

from closecall.facts.cues import Cue
from closecall.facts.findings import Evidence, EvidenceSource
from closecall.facts.injection import is_planted
from closecall.facts.second_reader.claims import Claim, typed_values
from closecall.facts.words.speech.buyer_speech import ListenedMessage, listened_messages
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread

# A single word shows something only where it is a whole sentence ("No.").
_FEWEST_WORDS = 2
_MOST_PLACES = 5
# From here on scripts write words without spaces between them.
_WITHOUT_SPACES = 0x2E80


class Dropped(StrEnum):
    """Why a claim does not count."""

    UNUSABLE = "unusable"
    NOT_THE_BUYERS = "not_the_buyers"
    NOT_LITERAL = "not_literal"
    FRAGMENT = "fragment"
    NOT_HIS_OWN = "not_his_own"
    TURNED = "turned"
    NOT_BORNE_OUT = "not_borne_out"


@dataclass(frozen=True, slots=True)
class Grounded:
    """A claim whose quote is literally the buyer's own: ``body[start:end]``.

    Attributes:
        values: the claimed fact, typed; a price with its currency.
        sentences: those that the quote stands in.

    """

    fact: str
    values: Mapping[str, Any]
    heard: ListenedMessage
    start: int
    end: int
    sentences: tuple[Sentence, ...]

    @property
    def value(self) -> Any:  # noqa: ANN401  any fact's value
        """The claimed fact's value; of a list its one item."""
        value = self.values[self.fact]
        return value[0] if isinstance(value, tuple) else value

    @property
    def order(self) -> tuple[int, int]:
        """Earlier ones come first."""
        return self.heard.index, self.start

    def evidence(self, fact: str) -> Evidence:
        """The quote as evidence for a fact."""
        message = self.heard.message
        source: EvidenceSource = "seller" if message.is_seller else "words"
        quote = message.body[self.start : self.end]
        return Evidence(fact, source, self.heard.index, self.start, self.end, quote)

    def utterance(self) -> Utterance:
        """The quote as the words' reader sees one."""
        whole = (self.sentences[0].start, self.sentences[-1].end)
        cue = Cue(f"second_reader.{self.fact}", self.fact, str(self.value))
        return Utterance(cue, self.heard.index, self.start, whole, (self.start, self.end))


def grounded(thread: Thread, claims: Iterable[Claim]) -> Iterator[Grounded | Dropped]:
    """Each claim with its place, or why it is dropped."""
    listened = {heard.index: heard for heard in listened_messages(thread)}
    for claim in claims:
        values = typed_values(claim)
        heard = listened.get(claim.message)
        if not values:
            yield Dropped.UNUSABLE
        elif heard is None:
            yield Dropped.NOT_THE_BUYERS
        else:
            found = _place_of(claim.quote, heard)
            if isinstance(found, Dropped):
                yield found
            else:
                yield Grounded(claim.fact, values, heard, *found, _around(found, heard))


def _place_of(quote: str, heard: ListenedMessage) -> tuple[int, int] | Dropped:
    """The first span where the quote is the buyer's own."""
    spans = list(literal_spans(quote, heard.message.body))
    if not spans:
        return Dropped.NOT_LITERAL
    own = [span for span in spans if _is_own(span, heard)]
    if not own:
        return Dropped.NOT_HIS_OWN
    return next((span for span in own if says_enough(span, _around(span, heard))), Dropped.FRAGMENT)


def literal_spans(quote: str, body: str) -> Iterator[tuple[int, int]]:
    """Where a quote stands word for word; how its words are spaced and wrapped is left open."""
    wanted = " ".join(quote.split())
    text, offsets = _with_single_spaces(body)
    at = text.find(wanted) if wanted else -1
    found = 0
    while at >= 0 and found < _MOST_PLACES:
        after = at + len(wanted)
        if not (_is_inside_of_a_word(text, at) or _is_inside_of_a_word(text, after)):
            found += 1
            yield offsets[at], offsets[after - 1] + 1
        at = text.find(wanted, at + 1)


@lru_cache(maxsize=8)
def _with_single_spaces(body: str) -> tuple[str, tuple[int, ...]]:
    """The body with every run of white space as one space, and where each character stood."""
    kept = [at for at, char in enumerate(body) if not char.isspace() or (at and not body[at - 1].isspace())]
    return "".join(" " if body[at].isspace() else body[at] for at in kept), tuple(kept)


def _is_inside_of_a_word(text: str, at: int) -> bool:
    pair = text[max(0, at - 1) : at + 1]
    return len(pair) == 2 and at > 0 and all(c.isalnum() and ord(c) < _WITHOUT_SPACES for c in pair)


def _is_own(span: tuple[int, int], heard: ListenedMessage) -> bool:
    """Whether the writer wrote it himself and for a person: not cited, and not for a program."""
    start, end = span
    before = bisect_left(heard.quotations, end, key=itemgetter(0))
    if before and start < heard.quotations[before - 1][1]:
        return False
    if is_planted(span, heard.message.body):
        return False
    inside = _around(span, heard)
    return bool(inside) and inside[0].start <= start and end <= inside[-1].end


def says_enough(span: tuple[int, int], sentences: Sequence[Sentence]) -> bool:
    """Whether a quote of these sentences holds two words, or all there are."""
    start, end = span
    words = [span for sentence in sentences for span in sentence.words.spans]
    inside = sum(start <= first and last <= end for first, last in words)
    return inside >= _FEWEST_WORDS or inside == len(words) > 0


def _around(span: tuple[int, int], heard: ListenedMessage) -> tuple[Sentence, ...]:
    start, end = span
    first = bisect_right(heard.sentences, start, key=attrgetter("end"))
    return heard.sentences[first : bisect_left(heard.sentences, end, key=attrgetter("start"))]
