"""Every number in a text, in digits or words, with its value; dates, times and phone numbers are told apart.

How digits are read: an apostrophe or a space between groups of three is a thousands mark. With both a full
stop and a comma, the last one is the decimal mark. A single mark before exactly three digits groups thousands
("1.250" is 1250), unless nothing or a zero stands before it or a magnitude follows ("1.250 million"); before
any other count of digits it is a decimal mark.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, Literal, NamedTuple

from closecall.text.language import UNDETERMINED, guess_language
from closecall.text.quantities.money_lexicon import money_words
from closecall.text.quantities.number_lexicon import scale_words, strong_words
from closecall.text.quantities.number_words import is_compound, numeral_at, opens_number
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.text_cache import remembered
from closecall.text.tokens import fold

NumberKind = Literal["plain", "date", "time", "phone"]

_SPACES = " \u00a0\u2009\u202f"
# Kana and ideographs stand for themselves: "年額48万円です" holds a number, a magnitude and a currency.
_CJK = "\u3040-\u30ff\u3400-\u9fff"
_WORD_OF_A_TEXT = rf"[{_CJK}]|[^\W\d_{_CJK}][^\W_{_CJK}]*"
_FIGURES = (
    r"|(?P<phone>(?<!\w)(?:\+\d{1,3}|0\d{1,4})(?:[ \-/.()]{1,2}\d{2,8}){2,5}(?!\d)"
    r"|\(?\d{3}\)?[ -]\d{3}-\d{4}(?!\d))"
    r"|(?P<time>\d{1,2}[:h]\d{2}(?:[:.,]\d{2,3}){0,2}(?!\d))"
    r"|(?P<date>(?:\d{4}-\d\d?-\d\d?|\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)|\d{1,3}/\d{1,3})(?!\d))"
    rf"|(?P<digits>[1-9]\d{{0,2}}(?:[{_SPACES}]\d{{3}}){{1,5}}(?!\d)(?:[.,]\d{{1,2}}(?!\d))?"
    r"|\d{1,18}(?:[.,'’]\d{1,18}){0,6})"
)
_ASCII_TOKEN = re.compile(f"(?P<word>[A-Za-z][A-Za-z0-9]*){_FIGURES}")
_WORD = compiled_late(r"[^\W\d_]+")
_ASCII_WORD = re.compile(r"[a-z]+")
# After a figure a full stop may belong to a date ("12. Juni"); after a word it ends something.
_CUT = re.compile(r"[\n.!?]\s")
_DIGIT = re.compile(r"\d")
_THOUSAND = Decimal(1_000)
_MILLION = Decimal(1_000_000)
# How far around a number the words of a size in money are looked for.
_LOOKED_AT = 30
_BETWEEN = " -\u00a0\u2011\n"
_LONGEST_NUMERAL = 12
_CLOCK = frozenset("am pm uhr h oclock uur".split())


class Number(NamedTuple):
    """A number as it stands in ``text[start:end]``, magnitude included ("12k" is 12000).

    Attributes:
        kind: "plain", or part of a "date" (a year too), a "time", a "phone" number: those have no value that
            could be compared, and give 0.
        in_words: written in words.
        spoken: two numbers said side by side; the value is the likeliest reading.
        grouped: written with thousands marks, or with a magnitude such as "k": how money is written.
        weak: a single word that more often means something else; :func:`numbers_in` leaves it out.

    """

    value: Decimal
    start: int
    end: int
    kind: NumberKind = "plain"
    in_words: bool = False
    spoken: bool = False
    grouped: bool = False
    weak: bool = False


class _Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def numbers_in(text: str, *, start: int = 0, end: int | None = None) -> tuple[Number, ...]:
    """The numbers of ``text[start:end]`` in order, with places in ``text``; words like "one" are left out."""
    return tuple(n for n in read_numbers(text, start=start, end=end) if not n.weak)


def read_numbers(text: str, *, start: int = 0, end: int | None = None) -> tuple[Number, ...]:
    """As :func:`numbers_in`, with the words that only sometimes are numbers, marked ``weak``."""
    return _read(text, start, len(text) if end is None else end)


# Prices, amounts and plain numbers are looked for in the same texts.
@remembered
def _read(text: str, start: int, end: int) -> tuple[Number, ...]:
    return tuple(_numbers(text, start, end))


def _numbers(text: str, start: int, end: int) -> Iterator[Number]:
    if not _may_hold_number(text[start:end]):
        return
    for low, high in _numeric_parts(text, start, end):
        tokens = _tokens(text, low, high)
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if token.kind == "word":
                if not opens_number(token.text):
                    place += 1
                    continue
                number, place = _in_words(text, tokens, place)
            elif token.kind == "digits":
                number, place = _in_digits(text, tokens, place)
            else:
                kind: Any = token.kind
                number, place = Number(Decimal(0), token.start, token.end, kind), place + 1
            if number:
                yield number


def _numeric_parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of sentences in which a number can stand: most of a mail holds none, and is left at once."""
    low = place = start
    for match in itertools.chain(_CUT.finditer(text, start, end), (None,)):
        cut = match.end() if match else end
        if match and text[match.start() - 1 : match.start()].isdigit():
            continue
        part = text[place:cut]
        if not _may_hold_number(part):
            if low < place:
                yield low, place
            low = cut
        place = cut
    if low < place:
        yield low, place


def _may_hold_number(part: str) -> bool:
    if _DIGIT.search(part):
        return True
    words = _ASCII_WORD.findall(part.lower()) if part.isascii() else _WORD.findall(_fold_part(part))
    return not _telling_words().isdisjoint(words) or any(map(is_compound, words))


def _fold_part(part: str) -> str:
    # Cheaper than word by word; letters that decomposition leaves whole stand in no number word.
    decomposed = unicodedata.normalize("NFKD", part.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def _telling_words() -> frozenset[str]:
    words = money_words()
    return frozenset({*strong_words(), *words.words, *words.percent})


# Not needed for ASCII text, and slow to compile.
@cache
def _token() -> re.Pattern[str]:
    return re.compile(f"(?P<word>{_WORD_OF_A_TEXT}){_FIGURES}")


def _tokens(text: str, start: int, end: int) -> list[_Token]:
    return [
        _Token(
            kind := match.lastgroup or "word",
            fold(match.group()) if kind == "word" else match.group(),
            match.start(),
            match.end(),
        )
        for match in (_ASCII_TOKEN if text.isascii() else _token()).finditer(text, start, end)
    ]


def _in_words(text: str, tokens: Sequence[_Token], place: int) -> tuple[Number | None, int]:
    run = [tokens[place].text]
    for before, token in itertools.pairwise(tokens[place : place + _LONGEST_NUMERAL]):
        if token.kind != "word" or text[before.end : token.start].strip(_BETWEEN):
            break
        run.append(token.text)
    numeral = numeral_at(run)
    if numeral is None:
        return None, place + 1
    first, last = tokens[place], tokens[place + numeral.length - 1]
    is_year = numeral.spoken and 1900 <= numeral.value < 2100
    return Number(
        _plain(numeral.value),
        first.start,
        last.end,
        "date" if is_year else "plain",
        in_words=True,
        spoken=numeral.spoken and not is_year,
        grouped=numeral.value >= 1000 and not numeral.spoken,
        weak=numeral.weak,
    ), place + numeral.length


def _in_digits(text: str, tokens: Sequence[_Token], place: int) -> tuple[Number | None, int]:
    token = tokens[place]
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    scale = _magnitude(text, token, following)
    value = _value(token.text, scaled=scale is not None)
    if value is None:
        return None, place + 1
    if scale is not None and following is not None:
        # "2 mil millones" is two thousand million.
        over = _magnitude(text, following, tokens[place + 2] if place + 2 < len(tokens) else None)
        if scale == _THOUSAND and over == _MILLION:
            total = _plain(value * scale * over)
            return Number(total, token.start, tokens[place + 2].end, grouped=True), place + 3
        number = Number(_plain(value * scale), token.start, following.end, grouped=True)
        return _with_lesser_part(text, tokens, place + 2, number, scale)
    # "640 MSEK": the currency is the amount reader's, so the number ends before it.
    code = money_words().magnitude_codes.get(following.text) if following else None
    if code and following and following.start - token.end <= 1:
        return Number(_plain(value * code[0]), token.start, token.end, grouped=True), place + 1
    kind: NumberKind = "plain"
    if following and following.text in _CLOCK and following.start - token.end <= 1:
        kind = "time"
    elif _in_date(tokens, place, value):
        kind = "date"
    return Number(value, token.start, token.end, kind, grouped=_is_grouped(token.text)), place + 1


def _with_lesser_part(
    text: str, tokens: Sequence[_Token], place: int, number: Number, scale: Decimal
) -> tuple[Number, int]:
    """The number with what is written on without a space, as in "48万5千"; "2千万" is 2,000 times 10,000."""
    following = tokens[place] if place < len(tokens) else None
    if following is None or following.start != number.end or text[number.end - 1].isascii():
        return number, place
    if following.kind == "word" and following.text == "万" and scale == _THOUSAND:
        number = number._replace(value=number.value * _magnitudes()["万"], end=following.end)
        return _with_lesser_part(text, tokens, place + 1, number, _magnitudes()["万"])
    own = _magnitude(text, following, tokens[place + 1] if place + 1 < len(tokens) else None)
    if following.kind == "digits" and (own is None or own < scale):
        lesser, after = _in_digits(text, tokens, place)
        if lesser and lesser.value < scale:
            return number._replace(value=number.value + lesser.value, end=lesser.end), after
    return number, place


def _magnitude(text: str, token: _Token, following: _Token | None) -> Decimal | None:
    if following is None or following.kind != "word":
        return None
    gap = text[token.end : following.start]
    if gap not in ("", " ", "\u00a0", "\u202f", "-"):
        return None
    # "5 m" is five metres; "5m", "5 M€" and "5 Mio" are money.
    if gap and following.text == "m" and text[following.end : following.end + 1] not in ("€", "$", "£"):
        return None
    if following.text in money_words().english_million.words and _is_english_million(text, token, following):
        return _MILLION
    return _magnitudes().get(following.text)


def _is_english_million(text: str, token: _Token, word: _Token) -> bool:
    """Whether "2 mil" is said in English: of a size in money, or in a text that is English as a whole."""
    lang, forms = guess_language(text), money_words().english_million
    if lang not in ("en", UNDETERMINED):
        return False
    near = fold(text[max(0, token.start - _LOOKED_AT) : word.end + _LOOKED_AT])
    is_of_money = text[token.start - 1 : token.start] == "£" or not forms.beside.isdisjoint(
        _WORD.findall(near)
    )
    return is_of_money or (lang == "en" and word.text in forms.alone)


@cache
def _magnitudes() -> dict[str, Decimal]:
    """Words and letters that multiply the digits before them: "k", "Mio", "thousand", "mil"."""
    return {**scale_words(), **money_words().magnitudes}


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if value == whole else value


def _value(digits: str, *, scaled: bool) -> Decimal | None:
    bare = re.sub(rf"['’{_SPACES}]", "", digits)
    marks = re.sub(r"\d", "", bare)
    if not marks:
        return Decimal(bare)
    last = max(bare.rfind("."), bare.rfind(","))
    decimals = len(bare) - last - 1
    if len(set(marks)) == 1 and len(marks) > 1:
        groups = re.split(r"[.,]", bare)
        fits = all(len(group) in (2, 3) for group in groups[1:]) and len(groups[-1]) == 3
        return Decimal("".join(groups)) if fits else None
    is_thousands = len(marks) == 1 and decimals == 3 and bare[:last] not in ("", "0") and not scaled
    whole, fraction = re.sub(r"[.,]", "", bare[:last]), bare[last + 1 :]
    return Decimal(whole + fraction) if is_thousands else _plain(Decimal(f"{whole}.{fraction}"))


def _is_grouped(digits: str) -> bool:
    return bool(re.search(rf"['’{_SPACES}.,]\d{{3}}(?!\d)", digits)) and not digits.startswith("0")


def _in_date(tokens: Sequence[_Token], place: int, value: Decimal) -> bool:
    token = tokens[place]
    if token.text.isdigit() and len(token.text) == 4 and 1900 <= value < 2100:
        return True
    if not 1 <= value <= 31 or not token.text.isdigit():
        return False
    months = money_words().months
    before = tokens[place - 1] if place else None
    if before and before.text in months and token.start - before.end <= 2:
        return True
    after = [t.text for t in tokens[place + 1 : place + 3] if t.start - token.end <= 5]
    if after and after[0] in ("st", "nd", "rd", "th", "de", "of", "er"):
        after = after[1:]
    return bool(after) and after[0] in months
