"""Amounts of money and percentages in a text, with currency and period, and their places.

A number is an amount when a currency, a percent sign or a period stands with it, or when it is written as
money is: with thousands marks or a magnitude ("12k", "18'500", "fourteen thousand five hundred"). A pair of
spoken numbers ("fourteen five") is given too, marked ``spoken``: the reader must know its context. How digits
are read is told in :mod:`closecall.text.quantities.numbers`; dates, times and telephone numbers are never
amounts.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from closecall.text.quantities.money_lexicon import Period, money_words
from closecall.text.quantities.numbers import Number, read_numbers
from closecall.text.resources.text_cache import remembered
from closecall.text.tokens import fold

_WORD = re.compile(r"年|月|[^\W\d_]+|[/／]")
_AHEAD = 48
_BEHIND = 32
_LAST_WORD = re.compile(r"([^\W\d_]{1,32})\s?$")
# "4 tys. zł": an abbreviated magnitude keeps its full stop.
_NEXT_WORD = re.compile(r"(?<=[^\W\d_])\.[ \u00a0]([^\W\d_]+)|[ \u00a0\u202f]?([円元]|[^\W\d_]+)")
# "48万円（税抜）/年", "80 € (zzgl. MwSt.) im Monat": the tax does not part an amount from its period.
_TAX = re.compile(
    r"[（(]?税[抜込別]き?[）)]?"
    r"|\((?:[^\W\d_]{1,12}[. ]{1,2}){0,3}(?:vat|tax|mwst|ust|tva|ht|ttc|iva|btw|moms)\.?\)"
    r"|\b(?:zzgl|inkl|exkl|excl|incl|ex|inc|mwst|ust)\.",
    re.IGNORECASE,
)
# Where what is said of an amount ends: after it, and before it.
_ENDS_AFTER = re.compile(r"[\n.;!?(]|,(?! )")
_ENDS_BEFORE = re.compile(r"[.;!?)]")
_DASHES = re.compile(r",-{1,2}|\.-{1,2}|:-")


class Amount(NamedTuple):
    """Money, or a percentage, written in ``text[start:end]`` (currency included, period not).

    Attributes:
        currency: ISO 4217, or None where none is written beside it.
        period: what the amount is paid for: "hour" to "year"; None for once or unsaid.
        approximate: "about", "roughly" stands before it.
        spoken: two numbers said side by side; ``value`` is the likeliest reading ("fourteen five": 14500).
        in_words: written in words.

    """

    value: Decimal
    currency: str | None
    period: Period | None
    start: int
    end: int
    is_percent: bool = False
    approximate: bool = False
    spoken: bool = False
    in_words: bool = False


def amounts_in(text: str, *, start: int = 0, end: int | None = None) -> tuple[Amount, ...]:
    """The amounts of ``text[start:end]`` in order; offsets are into ``text``."""
    return _read(text, start, len(text) if end is None else end)


# The price, the stage and the deeds are read from the same messages.
@remembered
def _read(text: str, start: int, end: int) -> tuple[Amount, ...]:
    found = (_amount(text, number, start, end) for number in read_numbers(text, start=start, end=end))
    return tuple(amount for amount in found if amount)


def _amount(text: str, number: Number, low: int, high: int) -> Amount | None:
    if number.kind not in ("plain", "date"):
        return None
    before = text[max(low, number.start - _BEHIND) : number.start].rpartition("\n")[2]
    dashes = _DASHES.match(text, number.end, high)
    after_from = dashes.end() if dashes else number.end
    after = text[after_from : min(high, after_from + _AHEAD)]
    if number.kind == "plain" and (percent := _percent_length(after)):
        return Amount(
            number.value, None, None, number.start, number.end + percent, True, _is_approximate(before)
        )
    currency, start, stop = _with_currency(number, before, text, after_from, high)
    if number.kind == "date" and currency is None:
        return None
    rest = before[: len(before) - (number.start - start)]
    period = _period_after(after[stop - after_from :])
    if currency is None and not _is_money(number, period, dashes is not None):
        return None
    # A period before the amount ("annual fee of 900") makes no bare number an amount.
    period = period or _period_before(rest)
    return Amount(
        number.value,
        currency,
        period,
        start,
        stop,
        approximate=_is_approximate(rest),
        spoken=number.spoken,
        in_words=number.in_words,
    )


def _is_money(number: Number, period: Period | None, has_dashes: bool) -> bool:
    return number.grouped or number.spoken or has_dashes or (period is not None and not number.weak)


def _with_currency(
    number: Number, before: str, text: str, after_from: int, high: int
) -> tuple[str | None, int, int]:
    """Currency, where the amount begins, and where it ends."""
    words = money_words()
    start = number.start
    currency, sign_length = _sign_before(before)
    if number.in_words and before[: len(before) - sign_length].rstrip()[-1:].isdigit():
        # "21.500 € en lugar de": the sign belongs to the figure before it.
        currency, sign_length = None, 0
    start -= sign_length
    following = _NEXT_WORD.match(text, after_from, high)
    word = following.group(following.lastindex or 0) if following else ""
    if following and (scaled := words.magnitude_codes.get(fold(word))):
        return scaled[1], start, following.end()
    if following and (code := _currency_word(word)):
        return code, start, following.end()
    if currency:
        return currency, start, after_from
    sign = _leading_sign(text[after_from : after_from + 6])
    if sign:
        return words.signs[sign.strip(" \u00a0\u202f")], start, after_from + len(sign)
    last = _LAST_WORD.search(before)
    code = _currency_word(last.group(1)) if last and last.group(1).isupper() else None
    if last and code:
        return code, start - (len(before) - last.start()), after_from
    return None, start, after_from


def _currency_word(word: str) -> str | None:
    words = money_words()
    folded = fold(word)
    if folded in words.code_only and not word.isupper():
        return None
    return words.words.get(folded)


@cache
def _signs() -> tuple[str, ...]:
    return tuple(sorted(money_words().signs, key=len, reverse=True))


def _sign_before(before: str) -> tuple[str | None, int]:
    bare = before.rstrip(" \u00a0\u202f")
    for sign in _signs():
        if bare.endswith(sign):
            return money_words().signs[sign], len(before) - len(bare) + len(sign)
    return None, 0


def _leading_sign(after: str) -> str:
    bare = after.lstrip(" \u00a0\u202f")
    gap = after[: len(after) - len(bare)]
    return next((gap + sign for sign in _signs() if len(gap) < 2 and bare.startswith(sign)), "")


def _percent_length(after: str) -> int:
    bare = after.lstrip(" \u00a0\u202f")
    gap = len(after) - len(bare)
    if bare.startswith("%"):
        return gap + 1
    found = list(_WORD.finditer(after[:16]))[:2]
    folded = tuple(fold(match.group()) for match in found)
    if found and found[0].start() <= 1:
        if folded[0] in money_words().percent:
            return found[0].end()
        if folded in money_words().percent_pairs:
            return found[1].end()
    return 0


def _period_after(after: str) -> Period | None:
    """The period that follows within the line: "/month", "per user per month", "net a year", "yearly"."""
    words = money_words()
    line = _ENDS_AFTER.split(_TAX.sub("", after), maxsplit=1)[0]
    found = [fold(match.group()) for match in _WORD.finditer(line)][:7]
    expects = False
    for word, following in pairwise((*found, "")):
        if word in words.periods_alone and (word not in ("pm", "pa") or word == found[0]):
            return words.periods_alone[word]
        # "Le week-end" is no week.
        if expects and word in words.periods and following != "end":
            return words.periods[word]
        # "per user per month": a word after "per" that is no period is what is counted.
        if not expects and word not in words.per and word not in words.fillers:
            return None
        expects = word in words.per
    return None


def _period_before(before: str) -> Period | None:
    """A period before the amount: "yearly fee of", "canone annuo"."""
    words = money_words()
    for ending, period in words.periods_before.items():
        if before.endswith(ending):
            return period
    line = _ENDS_BEFORE.split(before)[-1]
    found = [fold(match.group()) for match in _WORD.finditer(line)][-3:]
    return next(
        (words.periods_alone[w] for w in reversed(found) if len(w) > 3 and w in words.periods_alone), None
    )


def _is_approximate(before: str) -> bool:
    found = [fold(match.group()) for match in _WORD.finditer(before)][-2:]
    return before.rstrip().endswith("~") or any(word in money_words().approximate for word in found[-1:])
