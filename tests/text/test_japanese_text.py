"""Japanese: kana keep their voicing, sentences and questions end in their own way, money in ideographs."""

from __future__ import annotations

from decimal import Decimal

import pytest

from closecall.text.quantities.amounts import amounts_in
from closecall.text.quantities.durations import durations_among
from closecall.text.quantities.numbers import read_numbers
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of


def test_a_voicing_mark_tells_two_kana_apart_however_it_is_written() -> None:
    assert words_of("か").folded != words_of("が").folded
    assert words_of("か\u3099").folded == words_of("が").folded


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("いつ届きますか。", True),
        ("いくらでしょうか", True),
        ("どうするのか。", True),
        ("届きますが。", False),
        ("この赤い花。", False),
        ("本当に？", True),
    ],
)
def test_a_japanese_question_needs_no_mark(text: str, asked: bool) -> None:
    assert [s.is_question for s in sentences_of(text)] == [asked]


def test_a_line_that_ends_in_an_ideographic_comma_goes_on() -> None:
    body = "もし許可が出ましたら、\nすぐに始めます。\n以上"
    assert [body[s.start : s.end] for s in sentences_of(body)] == [
        "もし許可が出ましたら、\nすぐに始めます。",
        "以上",
    ]


@pytest.mark.parametrize(
    ("text", "value", "currency", "period"),
    [
        ("年額36万円です", 360_000, "JPY", "year"),
        ("税抜1,150,000円", 1_150_000, "JPY", None),
        ("780,000円(税抜)/年", 780_000, "JPY", "year"),
        ("月額8,400円", 8_400, "JPY", "month"),
        ("月3万円", 30_000, "JPY", "month"),
        ("48万5千円", 485_000, "JPY", None),
        ("48万5000円", 485_000, "JPY", None),
        ("1億2000万円", 120_000_000, "JPY", None),
        ("2千万円", 20_000_000, "JPY", None),
        ("￥96,000", 96_000, "JPY", None),
        ("３万円", 30_000, "JPY", None),
    ],
)
def test_money_is_read_in_ideographs(text: str, value: int, currency: str, period: str | None) -> None:
    (amount,) = amounts_in(text)
    assert (amount.value, amount.currency, amount.period) == (Decimal(value), currency, period)


def test_parts_that_do_not_grow_smaller_are_numbers_of_their_own() -> None:
    assert len(read_numbers("5千" * 2_000)) == 2_000


def test_months_are_a_duration_with_their_counter_and_a_month_without_it() -> None:
    text = "24か月、2年、3月"
    assert [d.months for d in durations_among(read_numbers(text), text)] == [24, 24]
