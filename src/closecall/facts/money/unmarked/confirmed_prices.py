"""Prices that one side names without a currency and the other takes up: "640 with the case": "that's doable".

One sign is too little: many numbers of a talk are no money. It takes two, of both sides or of two sentences:
a number said as a sum is said, and an answer that repeats it, agrees to it or finds that one can pay it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from closecall.facts.cues.cue_mentions import is_retold
from closecall.facts.injection import unplanted_sentences
from closecall.facts.money.first_commitment import total_of
from closecall.facts.money.prices import Price, is_no_price
from closecall.facts.money.statements import Statement
from closecall.facts.money.units.unit_prices import Units
from closecall.facts.money.unmarked.asked_sum import asks_another_number, names_another_sum
from closecall.facts.money.unmarked.bare_sums import has_article, is_told, stands_alone
from closecall.text.quantities.amounts import Amount
from closecall.text.quantities.durations import durations_among
from closecall.text.quantities.numbers import Number
from closecall.thread.records import Message, Thread

# Below it a number counts things, above it turnovers.
_LEAST = 100
_MOST = 1_000_000
# Written without thousands marks, it is a year more often than a price.
_YEARS = range(1950, 2061)
# How many messages on an answer stands, and how far into it.
_ANSWERS = 2
_SENTENCES = 3
_OF_THE_OFFER = ("asks_after_offer", "asks_quoted", "quoted")


def taken_up_prices(statements: Sequence[Statement], thread: Thread, *, of_buyer: bool) -> tuple[Price, ...]:
    """The prices of one side that the other takes up, in order.

    Args:
        statements: of both sides, oldest first.
        of_buyer: whether the buyer's are meant, or the seller's.

    """
    if is_retold(thread):
        return ()
    said: dict[int, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.message].append(statement)
    found: list[Price] = []
    for index, spoken in said.items():
        if thread.messages[index].is_buyer is not of_buyer:
            continue
        answers = list(_answers(thread, index, said))
        if of_buyer:
            is_question = index > 0 and _asks(thread.messages[index - 1])
            before = said.get(index - 1, [])
            found += _of_buyer(spoken, before, answers, thread.lang, is_question=is_question)
        elif not (index and _answers_another(thread.messages[index - 1], thread.lang)):
            found += _of_seller(spoken, answers, thread.lang)
    return tuple(found)


def _answers(thread: Thread, index: int, said: dict[int, list[Statement]]) -> Iterator[list[Statement]]:
    """What the other side says next, until this side speaks again."""
    mine = thread.messages[index].is_buyer
    later = range(index + 1, min(index + 1 + _ANSWERS, len(thread.messages)))
    for answer in later:
        if thread.messages[answer].is_buyer is mine:
            return
        yield said.get(answer, [])[:_SENTENCES]


def _asks(message: Message) -> bool:
    return message.is_seller and any(s.is_question for s in unplanted_sentences(message.body))


def _answers_another(before: Message, lang: str) -> bool:
    """Whether what is said next answers a buyer who asked for something else than the price."""
    return before.is_buyer and asks_another_number(before, lang)


def _of_seller(spoken: list[Statement], answers: list[list[Statement]], lang: str) -> list[Price]:
    """Sums of the seller's that the buyer repeats or that were told before; all of the message if he can pay.

    "They are 640 for the pair, as I said" names no new sum.
    """
    sums = [(s, n) for s in spoken for n in s.numbers if _is_sum(s, n, lang, is_offer=True)]
    sums = [(s, n) for s, n in sums if not names_another_sum(s.sentence, lang)]
    recalled = [(s, n) for s, n in sums if _is_recalled(s)]
    replies = [s for answer in answers for s in answer]
    named = {
        n.value: stands_alone(s, _amount(s, n), lang) and (bool(s.says("sum_ok")) or not s.is_of_another_sum)
        for s in replies
        for n in s.numbers
    }
    taken = [(s, n) for s, n in sums if named.get(n.value)] or recalled
    is_other = any(value >= _LEAST for value in named)
    if not is_other and any(s.says("sum_ok") and not s.sentence.is_question for s in replies):
        taken = sums
    return [price for s, n in taken if (price := _price(s, n, lang))]


def _of_buyer(
    spoken: list[Statement],
    asked: list[Statement],
    answers: list[list[Statement]],
    lang: str,
    *,
    is_question: bool,
) -> list[Price]:
    """Sums of the buyer's to which the seller says yes, and "the 1,640 is fine" without any answer.

    What answers a question about other things ("What did you pay so far?") is none.
    """
    is_of_offer = any(s.says(fact) for s in asked for fact in _OF_THE_OFFER)
    is_of_another = any(s.says("not_price", "other") for s in asked) or (is_question and not is_of_offer)
    other = {n.value for s in asked for n in s.numbers if not _is_sum(s, n, lang, is_offer=True)}
    agreed = any(s.says("confirms_price") for answer in answers for s in answer[:1])
    terms = [s for answer in answers for s in answer if agreed]
    return [
        price
        for s in spoken
        for n in s.numbers
        if (s.sentence.is_question or not is_of_another)
        and not s.is_of_another_sum
        and n.value not in other
        and (agreed or _is_payable(s, n, lang))
        and _is_sum(s, n, lang, is_offer=agreed and is_of_offer)
        and (price := _price(s, n, lang, terms))
    ]


def _is_payable(statement: Statement, number: Number, lang: str) -> bool:
    """Whether he finds that he can pay it: "the 1,640 is fine", "£640 is no problem"."""
    amount = _amount(statement, number)
    is_known = amount.currency or statement.says("price") or has_article(statement, amount.start, lang)
    is_other = statement.sentence.is_question or names_another_sum(statement.sentence, lang)
    return bool(is_known and statement.says("sum_ok")) and not is_other


def _is_recalled(statement: Statement) -> bool:
    """Whether the seller tells once more what he has told: "640 for the pair, as I said"."""
    is_told = bool(statement.says("recalls_sum")) and not statement.sentence.is_question
    return is_told and not statement.is_of_another_sum


def _is_sum(statement: Statement, number: Number, lang: str, *, is_offer: bool) -> bool:
    """Whether the number is said as a sum is.

    Behind an article only what is written or spoken as money counts: "the 640" may be a machine.
    """
    amount = _amount(statement, number)
    is_written_so = number.grouped or number.in_words or bool(amount.currency or amount.period)
    is_money = bool(amount.currency) or _LEAST <= number.value < _MOST
    if not is_money or (number.value in _YEARS and not is_written_so):
        return False
    if not (amount.currency or amount.period or stands_alone(statement, amount, lang)):
        return False
    is_known = (is_written_so or statement.says("recalls_sum")) and has_article(statement, amount.start, lang)
    return bool(is_known) or is_told(statement, amount, lang, is_offer=is_offer)


def _amount(statement: Statement, number: Number) -> Amount:
    return statement.amount_at(number.start) or Amount(
        number.value, None, None, number.start, number.end, in_words=number.in_words
    )


def _price(
    statement: Statement, number: Number, lang: str, answers: Sequence[Statement] = ()
) -> Price | None:
    amount = _amount(statement, number)
    if is_no_price(statement, amount):
        return None
    terms = [d for s in (statement, *answers) for d in durations_among(s.numbers, s.body)]
    total = total_of(statement, amount, terms, Units(lang, [statement, *answers]))
    return None if total is None else Price(Decimal(total), amount, statement.message)
