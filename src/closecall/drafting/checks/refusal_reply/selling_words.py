"""R: which words of the thread a farewell may take up.

None that sells, sets a condition, or looks to a second try (``data/selling.toml``). What sells may be named
where the buyer's own no speaks of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.refusal_reply.refusal_words import lent_words, negating
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import Kinds, word_lists
from closecall.text.dates import months, weekdays
from closecall.text.tokens import words_of

_NOUNS_CAPITAL = frozenset({"de"})


def selling_words(lang: str) -> Kinds | None:
    """The words that sell or turn a farewell, in a language (ISO 639-1)."""
    return word_lists("selling").get(lang)


def sells(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words set a condition, deny, or carry what sells and the buyer's no does not speak of.

    Args:
        sheet: the draft and its brief.
        words: the folded words of a clause.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    own, told = selling_words(sheet.draft.lang), set(words)
    return own is not None and (
        not told.isdisjoint(own["never"] | negating(sheet, kinds))
        or any(f"{one} {other}" in own["pairs"] for one, other in pairwise(words))
        or not {stem(word) for word in told & own["sale"]} <= lent_words(sheet, kinds).plain
    )


def is_of_thread(sheet: Sheet, word: str, kinds: Kinds) -> bool:
    """Whether a word is one of the thread's that sells nothing, sets no condition, and names no day."""
    own = selling_words(sheet.draft.lang)
    if own is None or word in own["sale"] | own["never"] | kinds["withheld"]:
        return False
    is_day = word.isdecimal() or word in weekdays() or word in months()
    return not is_day and stem(word) in _stems(sheet.allowed.words)


@lru_cache(maxsize=32)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def named_by_buyer(sheet: Sheet) -> frozenset[str]:
    """Words that the buyer writes with a capital letter; none where every noun has one."""
    if sheet.draft.lang in _NOUNS_CAPITAL:
        return frozenset()
    capital = (word for text in sheet.allowed.buyer_texts for word in text.split() if word[:1].isupper())
    return frozenset(words_of(" ".join(capital)).folded)
