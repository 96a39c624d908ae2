"""Tokens instead of figures: a model sees and writes ``PRICE1`` or ``DAY1``, and code fills in the rest.

One token stands for one spelling of one thing, so that filling is plain replacement: words of the buyer that
hold a token are his own words again. A digit, a link or an address that a model writes itself is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from closecall.drafting.checks.inspection.allowed_content import single_spaced
from closecall.drafting.checks.spans.quotations import quotations
from closecall.drafting.prompting.maskable_spans import Kind, figures_in
from closecall.drafting.records import Problem

_KINDS = "|".join(Kind)
# A letter that is not Latin may stand beside a token, as in "PRICE1元".
_TOKEN = re.compile(rf"(?<![A-Za-z0-9])(?:{_KINDS})[0-9]{{1,3}}(?![A-Za-z0-9])")
# "Day 1", "day_1", "[DAY1", "PRICE" alone: what a model makes of a token.
_LIKE_A_TOKEN = re.compile(
    rf"[\[{{<]\s?(?:{_KINDS})[ _-]?\d{{0,3}}"
    rf"|(?<![^\W_])(?:(?i:{_KINDS})[ _-]?\d{{1,3}}|(?:{_KINDS})(?![^\W_]))"
)
_WITHHELD = "..."
_SHORTEST_QUOTE = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """A token and what it stands for.

    Attributes:
        token: such as "PRICE1".
        text: what is written in its place, in the draft's language or as the conversation spells it.
        meaning: for the model; empty where only the conversation tells it.
        only_quoted: the model may write it within the buyer's own words and nowhere else.

    """

    token: str
    text: str
    meaning: str = ""
    only_quoted: bool = False


@dataclass(frozen=True)
class Slots:
    """The tokens of one brief.

    Attributes:
        slots: in the order in which they were met; no two with the same token or text.
        lang: of the draft, for reading dates.
        names: of the people and firms whose names are tokens.
        buyer_texts: the buyer's messages; what is quoted from them keeps its own words.
        in_words: whether amounts in words have tokens too.

    """

    slots: tuple[Slot, ...]
    lang: str
    names: tuple[str, ...] = ()
    buyer_texts: tuple[str, ...] = ()
    in_words: bool = False

    def hide(self, text: str) -> str:
        """The text with tokens in the place of the figures that have one."""
        return self._replaced(text, other=None)

    def withhold(self, text: str) -> str:
        """The same for what is not to be repeated: a figure without a token becomes "..."."""
        return self._replaced(text, other=_WITHHELD)

    def fill(self, text: str) -> str:
        """The text with each token replaced by what it stands for; what is no token stays as it is."""
        return _TOKEN.sub(lambda match: self._texts.get(match.group(), match.group()), text)

    def faults_in(self, fields: Mapping[str, str]) -> Iterator[Problem]:
        """What a model wrote in the place of tokens, by the field that it stands in."""
        for name, text in fields.items():
            kept = self._without_what_is_right(text)
            mangled = [match.span() for match in _LIKE_A_TOKEN.finditer(kept)]
            for start, end in mangled:
                yield _mangled(name, text[start:end])
            for figure in figures_in(kept, lang=self.lang, names=self.names if self.in_words else ()):
                if not any(start < figure.end and figure.start < end for start, end in mangled):
                    yield self._written(name, text[figure.start : figure.end])

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {slot.token: slot.text for slot in self.slots}

    @cached_property
    def _sayable(self) -> frozenset[str]:
        return frozenset(slot.token for slot in self.slots if not slot.only_quoted)

    @cached_property
    def _tokens(self) -> dict[str, str]:
        return {slot.text: slot.token for slot in self.slots}

    def _replaced(self, text: str, *, other: str | None) -> str:
        pieces: list[str] = []
        done = 0
        for figure in figures_in(text, lang=self.lang, names=self.names, in_words=self.in_words):
            written = text[figure.start : figure.end]
            pieces += [
                text[done : figure.start],
                self._tokens.get(written, written if other is None else other),
            ]
            done = figure.end
        return "".join([*pieces, text[done:]])

    def _without_what_is_right(self, text: str) -> str:
        """The text, of equal length, with spaces where known tokens and words of the buyer stand."""
        shown = list(text)
        spans = [
            m.span() for m in _TOKEN.finditer(text) if m.group() in self._sayable and not _is_bracketed(m)
        ]
        spans += [(start, end) for start, end in quotations(text) if self._is_buyers(text[start:end])]
        if self._is_buyers(text):
            spans.append((0, len(text)))
        for start, end in spans:
            shown[start:end] = " " * (end - start)
        return "".join(shown)

    def _is_buyers(self, words: str) -> bool:
        said = single_spaced(self.fill(words)).strip(' ."')
        return len(said.split()) >= _SHORTEST_QUOTE and any(said in text for text in self.buyer_texts)

    def _written(self, name: str, written: str) -> Problem:
        token = self._tokens.get(written)
        token = token if token in self._sayable else None
        return Problem(
            "written_instead_of_slot",
            "",
            "A figure, date or address is written out where its token belongs.",
            where=name,
            repair=f'Write {token} for "{written}".' if token else f'Leave out "{written}".',
        )


def _is_bracketed(match: re.Match[str]) -> bool:
    return match.string[: match.start()].rstrip().endswith(("[", "{", "<"))


def _mangled(name: str, written: str) -> Problem:
    return Problem(
        "mangled_slot",
        "",
        "A token is not one of those given, or not written as it is given.",
        where=name,
        repair=f'Instead of "{written}" write a token letter by letter, or leave it out.',
    )


class Collecting:
    """Slots in the making: texts are told one after the other, the most important first.

    Args:
        lang: of the draft.
        price: the price and its currency: its spellings are PRICE tokens.
        in_words: amounts in words become tokens too.

    """

    def __init__(
        self, *, lang: str, price: tuple[Decimal, str | None] | None = None, in_words: bool = False
    ) -> None:
        self._lang = lang
        self._price = price
        self._in_words = in_words
        self._slots: dict[str, Slot] = {}
        self._counts: Counter[Kind] = Counter()
        self._names: list[str] = []

    def add(self, kind: Kind, text: str, *, meaning: str = "", only_quoted: bool = False) -> str:
        """The token of a text, a new one unless it has one already."""
        if text not in self._slots:
            self._counts[kind] += 1
            self._slots[text] = Slot(f"{kind}{self._counts[kind]}", text, meaning, only_quoted)
            if kind is Kind.NAME:
                self._names.append(text)
        return self._slots[text].token

    def read(self, text: str, *, price: str = "") -> None:
        """Tokens for the figures of a text; ``price`` is the meaning of the price where it stands in it."""
        for figure in figures_in(text, lang=self._lang, names=self._names, in_words=self._in_words):
            is_price = figure.amount is not None and self._is_price(*figure.amount)
            kind = Kind.PRICE if is_price else figure.kind
            self.add(kind, text[figure.start : figure.end], meaning=price if is_price else "")

    def done(self, buyer_texts: Iterable[str]) -> Slots:
        """The slots of all that was told."""
        texts = tuple(single_spaced(text) for text in buyer_texts)
        return Slots(tuple(self._slots.values()), self._lang, tuple(self._names), texts, self._in_words)

    def _is_price(self, value: Decimal, currency: str | None) -> bool:
        return self._price is not None and value == self._price[0] and currency in (None, self._price[1])
