"""Numbers that count what a letter itself holds."""

from __future__ import annotations

from closecall.drafting.checks.inspection.common_words import is_telling, plain
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.word_lists import word_set
from closecall.text.quantities.numbers import Number
from closecall.text.tokens import words_of

_COUNT_IN_WORDS = 5
_REACH = 40
_WORDS_COUNTED = 2


def counts_things(sheet: Sheet, text: str, number: Number) -> bool:
    """Whether a small number in words counts the letter's own things ("three points"), not time or goods.

    What is counted is an ordinary word, or one of the thread.
    """
    if not number.in_words or number.value > _COUNT_IN_WORDS:
        return False
    following = words_of(text, number.end, number.end + _REACH).folded[:_WORDS_COUNTED]
    if word_set("measures", "words").intersection(following):
        return False
    new = word_set("measures", "papers").intersection(following)
    if sheet.draft.lang == "en":
        new |= {word for word in following[:1] if is_telling(word)}
    known = {plain(word) for word in sheet.allowed.words} if new else set()
    return all(plain(word) in known for word in new)
