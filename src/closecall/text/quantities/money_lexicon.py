"""The vocabulary of ``money_lexicon.toml``: currencies, magnitudes, periods."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from closecall.text.resources.toml_file import read_data

Period = Literal["hour", "day", "week", "month", "year"]


class EnglishMillion(NamedTuple):
    """Short forms that are a million in English, whatever they are in another language.

    Attributes:
        words: all of them.
        alone: those that are one in any English text.
        beside: words of a size in money, near which any of them is one.

    """

    words: frozenset[str]
    alone: frozenset[str]
    beside: frozenset[str]


class MoneyWords(NamedTuple):
    """How money is written; words are folded.

    Attributes:
        signs: currency sign to ISO code.
        words: currency word or code to ISO code.
        code_only: words of ``words`` that count only in capitals.
        magnitude_codes: magnitude and currency in one word ("MSEK").
        per: what stands before a period ("per", "a", "im").
        fillers: what may stand between an amount and its period.
        periods_alone: words that are a period by themselves ("yearly").
        periods_before: endings of what stands right before an amount ("年額").
        months: names of months.
        durations: words for months and years to how many months one is.
        fixed_before: words before a duration that make it exact ("for 6 months").

    """

    signs: dict[str, str]
    words: dict[str, str]
    code_only: frozenset[str]
    magnitudes: dict[str, Decimal]
    english_million: EnglishMillion
    magnitude_codes: dict[str, tuple[Decimal, str]]
    per: frozenset[str]
    fillers: frozenset[str]
    periods: dict[str, Period]
    periods_alone: dict[str, Period]
    periods_before: dict[str, Period]
    percent: frozenset[str]
    percent_pairs: frozenset[tuple[str, ...]]
    approximate: frozenset[str]
    months: frozenset[str]
    durations: dict[str, int]
    fixed_before: frozenset[str]


@cache
def money_words() -> MoneyWords:
    """The vocabulary, read once."""
    path = Path(__file__).with_name("money_lexicon.toml")
    data = read_data(path)
    periods = data["periods"]
    names: tuple[Period, ...] = ("hour", "day", "week", "month", "year")
    return MoneyWords(
        signs=data["signs"],
        words=data["words"],
        code_only=frozenset(data["code_only"]["words"]),
        magnitudes={word: Decimal(value) for word, value in data["magnitudes"].items()},
        english_million=EnglishMillion(
            **{key: frozenset(words) for key, words in data["english_million"].items()}
        ),
        magnitude_codes={w: (Decimal(v), code) for w, (v, code) in data["magnitude_codes"].items()},
        per=frozenset(word for phrase in periods["per"] for word in phrase.split()),
        fillers=frozenset(periods["fillers"]),
        periods={word: name for name in names for word in periods[name]},
        periods_alone=periods["alone"],
        periods_before=periods["before"],
        percent=frozenset(data["percent"]["words"]),
        percent_pairs=frozenset(tuple(pair.split()) for pair in data["percent"]["pairs"]),
        approximate=frozenset(data["approximate"]["words"]),
        months=frozenset(data["months"]["words"]),
        durations={
            **dict.fromkeys(data["durations"]["month"], 1),
            **dict.fromkeys(data["durations"]["year"], 12),
        },
        fixed_before=frozenset(data["durations"]["fixed"]),
    )
