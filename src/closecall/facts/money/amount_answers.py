"""Bare amounts that answer a question: what "about 12k" means is told by what was asked right before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from closecall.facts.injection import unplanted_sentences
from closecall.facts.money.statements import Statement
from closecall.text.quantities.amounts import Amount
from closecall.text.quantities.numbers import Number
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread

# Below this a number without a currency may be thousands that were left out ("Twelve."), or years, or units.
_LEAST = 1_000
_LONGEST_GREETING = 4


class Answer(NamedTuple):
    """A sentence that says a number and little else, right after a question about money.

    Attributes:
        asked: what the question was about: "budget", "limit", "turnover", "income", "price" (what was
            quoted), "cost" (the buyer asks what the offer costs; the seller's answer begins with it), or
            "other" (what was or is paid elsewhere, how many, how long).
        statement: the sentence that answers.
        number: the one number in it; what it counts may be unsaid.

    """

    asked: str
    statement: Statement
    number: Number

    @property
    def amount(self) -> Amount | None:
        """The number as money, where a currency, a magnitude or thousands marks make it money."""
        found = next((a for a in self.statement.amounts if a.start <= self.number.start < a.end), None)
        return None if found is None or found.is_percent or found.spoken else found

    @property
    def sum(self) -> Decimal | None:
        """What was told, where it is surely the whole sum: with a currency, or a thousand and more."""
        amount = self.amount
        if amount is not None and (amount.currency or amount.value >= _LEAST):
            return amount.value
        return self.number.value if self.number.value >= _LEAST else None


def answers_in(thread: Thread, statements: Sequence[Statement]) -> Iterator[Answer]:
    """The bare amounts with which one side answers the other side's last question, oldest first."""
    opening: dict[int, Statement] = {}
    for statement in statements:
        if statement.numbers:
            opening.setdefault(statement.message, statement)
    for asking in statements:
        cues = asking.says("asks_amount")
        if not cues or not _is_last_question(asking, unmarked=cues[-1].cue.detail == "unmarked"):
            continue
        reply = _reply(opening.get(asking.message + 1))
        if reply is None or not _is_other_side(thread, asking.message, reply.message):
            continue
        asked = cues[-1].cue.value
        if len(reply.numbers) == 1 and (_leads(reply) if asked == "cost" else _is_bare(reply)):
            yield Answer(asked, reply, reply.numbers[0])


def _is_last_question(asking: Statement, *, unmarked: bool) -> bool:
    """Whether nothing else is asked after it. A call's question may be ``unmarked``; then it comes last."""
    sentences = unplanted_sentences(asking.body)
    last = next((s for s in reversed(sentences) if s.is_question), sentences[-1] if unmarked else None)
    return last is not None and last.start == asking.sentence.start


def _reply(opening: Statement | None) -> Statement | None:
    """The first sentence of a message that holds a number, where it opens the message and tells something."""
    if opening is None or opening.sentence.is_question:
        return None
    before = [s for s in unplanted_sentences(opening.body) if s.start < opening.sentence.start]
    return None if any(not _is_greeting(opening.body, s) for s in before) else opening


def _is_greeting(body: str, sentence: Sentence) -> bool:
    """Whether it is short and ends in a comma, as the line above a mail does."""
    is_short = len(sentence.words.folded) <= _LONGEST_GREETING
    return is_short and body[sentence.start : sentence.end].rstrip().endswith(",")


def _is_other_side(thread: Thread, asked: int, answered: int) -> bool:
    asker, answerer = thread.messages[asked], thread.messages[answered]
    return (asker.is_seller and answerer.is_buyer) or (asker.is_buyer and answerer.is_seller)


def _leads(reply: Statement) -> bool:
    """Whether the number is what the sentence begins with: "Six hundred and twenty, with the stool"."""
    number = reply.numbers[0]
    is_count = any(told.start - number.end in (0, 1) for told in reply.says("not_price"))
    return reply.words_between(reply.sentence.start, number.start) <= 1 and not is_count


def _is_bare(reply: Statement) -> bool:
    """Whether every word beside the number is a filler ("about", "I think", "a year")."""
    spans = [(told.start, told.end) for told in reply.says("filler")]
    spans += [(number.start, number.end) for number in reply.numbers]
    spans += [(amount.start, amount.end) for amount in reply.amounts]
    return all(any(low <= start < high for low, high in spans) for start, _ in reply.sentence.words.spans)
