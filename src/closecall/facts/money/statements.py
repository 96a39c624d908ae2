"""A sentence in which somebody speaks of money: its amounts, and the cues that say what they are for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeVar

from closecall.facts.cues import Cue, CueBook, load_cues
from closecall.facts.injection import unplanted_sentences
from closecall.text.quantities.amounts import Amount, amounts_in
from closecall.text.quantities.numbers import Number, read_numbers
from closecall.text.resources.text_cache import remembered
from closecall.text.sentences import Sentence

_NO_PRICE = frozenset({"sum_of_another", "approval", "means", "budget_status"})
_begins = attrgetter("start")
# A comma inside of a number has no space after it.
_CLAUSE_END = re.compile(r"[,:](?=\s)|[;()–—\n]|\s-\s")


class MoneyMention(NamedTuple):
    """A cue that a sentence holds: the words ``first`` up to, not including, ``after``."""

    cue: Cue
    sentence: Sentence
    first: int
    after: int

    @property
    def start(self) -> int:
        """Where it begins in the body."""
        return self.sentence.words.spans[self.first][0]

    @property
    def end(self) -> int:
        """Where it ends in the body."""
        return self.sentence.words.spans[self.after - 1][1]


class Statement(NamedTuple):
    """One sentence of a message (or of a note), with what it says about money.

    Attributes:
        numbers: every plain number in it, amounts included; dates and times are left out.

    """

    message: int
    body: str
    sentence: Sentence
    amounts: tuple[Amount, ...]
    numbers: tuple[Number, ...]
    told: tuple[MoneyMention, ...]

    def says(self, fact: str, value: str | None = None) -> tuple[MoneyMention, ...]:
        """The cues of that fact (and value) in the sentence, in order."""
        return tuple([t for t in self.told if t.cue.fact == fact and value in (None, t.cue.value)])

    @property
    def is_of_another_sum(self) -> bool:
        """Whether it tells a sum that is no price: somebody else's, a limit, means or a budget."""
        return any(told.cue.fact in _NO_PRICE for told in self.told)

    def amount_at(self, at: int) -> Amount | None:
        """The amount that an offset of the body lies in."""
        last = bisect_right(self.amounts, at, key=attrgetter("start")) - 1
        return self.amounts[last] if last >= 0 and at < self.amounts[last].end else None

    def clause(self, amount: Amount) -> tuple[int, int]:
        """Start and end of the part between commas, brackets and dashes that the amount stands in.

        What stands right before a bracket belongs to the amount in it: "an extra lamp (£40)".
        """
        marks = _marks(self.body, self.sentence.start, self.sentence.end)
        first = bisect_right(marks, amount.start, key=itemgetter(1))
        after = bisect_left(marks, amount.end, lo=first, key=itemgetter(0))
        begins = first - 1 if first and self.body[marks[first - 1][0]] == "(" else first
        return (
            marks[begins - 1][1] if begins else self.sentence.start,
            marks[after][0] if after < len(marks) else self.sentence.end,
        )

    def says_beside(self, fact: str, amount: Amount) -> bool:
        """Whether a cue of that fact stands in the amount's clause and is about it.

        A cue of detail "after" is about what follows it, "near" about its neighbour; one of value "count"
        about the number before it, or any without a currency.
        """
        start, end = self.clause(amount)
        return any(start <= told.start < end and self._is_about(told, amount) for told in self.says(fact))

    def _is_about(self, told: MoneyMention, amount: Amount) -> bool:
        if told.cue.detail == "after":
            return told.end <= amount.start
        if told.cue.detail == "near":
            behind = told.start >= amount.end and not self.words_between(amount.end, told.start)
            return behind or (told.end <= amount.start and self.words_between(told.end, amount.start) <= 1)
        if told.cue.value != "count":
            return True
        counting = next((n for n in self.numbers if told.start - n.end in (0, 1)), None)
        if counting is not None:
            return amount.start <= counting.start < amount.end
        return not amount.currency or amount.spoken

    def words_between(self, start: int, end: int) -> int:
        """How many words stand in ``body[start:end]``."""
        return len({span for span in self.sentence.words.spans if start <= span[0] and span[1] <= end})


# Asked for each amount of a sentence, which may be a list of thousands.
@remembered
def _marks(body: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Where the marks between the clauses of a sentence begin and end."""
    return tuple(mark.span() for mark in _CLAUSE_END.finditer(body, start, end))


def cue_books(languages: Sequence[str], *topics: str) -> tuple[CueBook, ...]:
    """The cue books of some topics in these languages, each once; languages without cues are left out."""
    books = (load_cues(lang, *topics) for lang in dict.fromkeys(languages))
    return tuple(book for book in books if book)


def statements_in(body: str, *, message: int, books: Sequence[CueBook]) -> Iterator[Statement]:
    """The sentences of a body that hold an amount or a cue, in order; planted text is left out."""
    amounts = amounts_in(body)
    numbers = tuple(n for n in read_numbers(body) if n.kind == "plain" and not n.weak)
    for sentence in unplanted_sentences(body):
        inside, plain = _within(sentence, amounts), _within(sentence, numbers)
        told = tuple(
            [
                MoneyMention(heard.cue, sentence, heard.first, heard.end)
                for book in books
                for heard in book.hear(sentence.words.folded)
            ]
        )
        if inside or told or plain:
            yield Statement(message, body, sentence, inside, plain, told)


_Placed = TypeVar("_Placed", Amount, Number)


def _within(sentence: Sentence, found: tuple[_Placed, ...]) -> tuple[_Placed, ...]:
    """Those that begin in the sentence; they are in order, and a body of one line may hold thousands."""
    if not found:
        return found
    first = bisect_left(found, sentence.start, key=_begins)
    return found[first : bisect_left(found, sentence.end, lo=first, key=_begins)]
