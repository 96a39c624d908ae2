"""Number words: "fourteen thousand five hundred", "two and a half grand", "trinta e oito mil", "zweihundert".

The words stand in ``number_lexicon.toml``. A word that also means something else ("once", Polish "ten") is
weak: a reading made of one weak word alone is marked so, and the caller decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from closecall.text.quantities.number_lexicon import Language, languages, openers_of_numbers, scale_words

_MOST_DECIMALS = 6
_MILLION = Decimal(1_000_000)
_HALF = Decimal("0.5")
_SHORTEST_COMPOUND = 7
_TWENTY = Decimal(20)


class Numeral(NamedTuple):
    """What a run of number words says.

    Attributes:
        length: how many of the words belong to it.
        weak: a single word that more often means something else.
        spoken: two numbers said side by side ("fourteen five"): the value is the likeliest reading.

    """

    value: Decimal
    length: int
    weak: bool = False
    spoken: bool = False


def opens_number(word: str) -> bool:
    """Whether a number can begin with this folded word."""
    return word in openers_of_numbers() or is_compound(word)


# Asked of every word of a text.
@lru_cache(maxsize=8192)
def is_compound(word: str) -> bool:
    """Whether this folded word is a whole number by itself, such as "zweihundert"."""
    return len(word) >= _SHORTEST_COMPOUND and _compound(word) is not None


def numeral_at(words: Sequence[str]) -> Numeral | None:
    """The number that the folded words begin with, in whichever language reads most of them."""
    best: Numeral | None = None
    for language in openers_of_numbers().get(words[0], ()):
        numeral = _Run(language).read(words)
        if numeral and (best is None or (numeral.length, not numeral.weak) > (best.length, not best.weak)):
            best = numeral
    if best is None and len(words[0]) >= _SHORTEST_COMPOUND:
        value = _compound(words[0])
        best = None if value is None else _scaled(value, words)
    return best


def _scaled(value: Decimal, words: Sequence[str]) -> Numeral:
    """A compound, with the scale or the lesser compound after it: "tweeduizend vijfhonderd"."""
    following = words[1] if len(words) > 1 else ""
    if scale := scale_words().get(following):
        return Numeral(value * scale, 2)
    rest = _compound(following) if value >= 1000 and len(following) >= _SHORTEST_COMPOUND else None
    return Numeral(value + rest, 2) if rest is not None and rest < 1000 else Numeral(value, 1)


@lru_cache(maxsize=4096)
def _compound(word: str) -> Decimal | None:
    """The value of a number written as one word, such as "vierzehntausendfünfhundert"."""
    for language in languages():
        if language.compound and (pieces := _pieces(word, language)):
            numeral = _Run(language).read(pieces)
            if numeral and numeral.length == len(pieces) and not numeral.spoken and numeral.value > _TWENTY:
                return numeral.value
    return None


def _pieces(word: str, language: Language) -> tuple[str, ...]:
    """The word cut into number words, longest first; empty if something else stands in it."""
    longest = max(map(len, language.words))
    pieces: list[str] = []
    place = 0
    while place < len(word):
        for length in range(min(longest, len(word) - place), 0, -1):
            piece = word[place : place + length]
            if piece in language.words or (pieces and piece in language.join):
                pieces.append(piece)
                place += length
                break
        else:
            return ()
    return tuple(pieces)


class _Run:
    """Adds up one number, word by word, in one language."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._total = Decimal(0)
        self._group: Decimal | None = None
        self._last = Decimal(0)
        self._last_scale = Decimal(0)
        self._joined = False
        self._tenths: Decimal | None = None

    def read(self, words: Sequence[str]) -> Numeral | None:
        language = self._language
        if words[0] in language.halves:
            return self._halved(words)
        place = self._article(words)
        while place < len(words):
            if place and words[place] in language.point and (length := self._decimals(words[place + 1 :])):
                place += 1 + length
                continue
            if place and words[place] in language.join:
                half = self._half_length(words[place + 1 :])
                if half:
                    self._add_half()
                    place += 1 + half
                    continue
                self._joined = True
                if place + 1 == len(words) or not self._takes(words[place + 1]):
                    break
                place += 1
            if not self._takes(words[place]):
                break
            self._take(words[place])
            place += 1
        return self._numeral(words, place)

    def _numeral(self, words: Sequence[str], place: int) -> Numeral | None:
        if place == 0:
            return None
        value = self._total + (self._group or 0)
        if self._tenths:
            return Numeral(self._total + self._tenths, place)
        spoken = self._spoken(words[place:], value) if self._language.code == "en" else None
        if spoken:
            return Numeral(spoken[0], place + spoken[1], spoken=True)
        return Numeral(value, place, weak=place == 1 and words[0] in self._language.weak)

    def _article(self, words: Sequence[str]) -> int:
        if words[0] in self._language.article:
            following = self._language.words.get(words[1]) if len(words) > 1 else None
            if following and following[1] != "small":
                self._group = self._last = Decimal(1)
                return 1
        return 0

    def _halved(self, words: Sequence[str]) -> Numeral | None:
        place = 2 if len(words) > 1 and words[1] in self._language.article else 1
        entry = self._language.words.get(words[place]) if len(words) > place else None
        if entry is None or entry[1] == "small":
            return None
        return Numeral(entry[0] * _HALF, place + 1)

    def _half_length(self, words: Sequence[str]) -> int:
        return max((len(p) for p in self._language.half if tuple(words[: len(p)]) == p), default=0)

    def _decimals(self, words: Sequence[str]) -> int:
        """Add the digits said after the point to the number so far; how many words they are."""
        digits = ""
        for word in words[:_MOST_DECIMALS]:
            value, kind = self._language.words.get(word, (_HALF, "scale"))
            if kind != "small" or value >= 10:
                break
            digits += str(value)
        if digits and self._group is not None:
            self._group += Decimal(f"0.{digits}")
            # Only a scale word may follow: "two point four million".
            self._last = Decimal(1)
        return len(digits)

    def _add_half(self) -> None:
        if self._group is None:
            self._total += self._last_scale * _HALF
        else:
            self._group += _HALF

    def _takes(self, word: str) -> bool:
        entry = self._language.words.get(word)
        if entry is None:
            return False
        value, kind = entry
        if kind == "scale":
            return self._group is not None or self._total == 0
        if kind == "hundred":
            return self._group is None or self._group < 100
        if self._group is None:
            return True
        return self._addable(value)

    def _addable(self, value: Decimal) -> bool:
        last, code = self._last, self._language.code
        if last >= 100:
            return value < 100
        if code == "fr" and last == 4 and value == 20:
            return True
        if code == "fr" and last in (60, 80):
            return value < 20
        if last >= 20:
            return value < 10
        # "dreiundzwanzig": the unit comes first.
        return code in ("de", "nl") and self._joined and last < 10 and value >= 20

    def _take(self, word: str) -> None:
        value, kind = self._language.words[word]
        # "A million two" is said for 1,200,000 where nothing follows; "a million and two" is not.
        is_tenths = kind == "small" and value < 10 and self._group is None and not self._joined
        is_million = self._last_scale == _MILLION and self._language.code == "en"
        self._tenths = value * _MILLION / 10 if is_tenths and is_million else None
        if kind == "scale":
            self._total += (1 if self._group is None else self._group) * value
            self._group, self._last_scale = None, value
        elif kind == "hundred":
            self._group = (self._group or 1) * value
        elif self._language.code == "fr" and self._group is not None and self._last == 4 and value == 20:
            self._group += 76
            value = Decimal(80)
        else:
            self._group = (self._group or 0) + value
        self._last = value
        self._joined = False

    def _spoken(self, words: Sequence[str], first: Decimal) -> tuple[Decimal, int] | None:
        """A second number said right after the first: "four sixty-eight" is 468, "fourteen five" 14,500."""
        if not words or self._total or not 1 <= first < 100 or first != first.to_integral_value():
            return None
        small = self._language.words.get(words[0])
        if small is None or small[1] != "small":
            return None
        second, length = small[0], 1
        if second < 10:
            return (first * 1000 + second * 100, 1) if first >= 10 else None
        unit = self._language.words.get(words[1]) if second >= 20 and len(words) > 1 else None
        if unit and unit[1] == "small" and unit[0] < 10:
            second, length = second + unit[0], 2
        return first * 100 + second, length
