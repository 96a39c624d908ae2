"""R: kind remarks and wishes after a no, told by what they are built of.

People end a farewell with something of the buyer's: "your brother has handy friends", "may the lids lift
easily". Such a clause has a word that is kind or wishes, and else small words and the buyer's own, save those
of the offer. Nothing in it turns the sense (``data/kind_remarks.toml``): no contrast,
condition, comparison or duty, nothing of the offer or of a second thought, nobody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.word_forms import all_forms, parts_of
from closecall.drafting.checks.refusal_reply.refusal_words import lent_words, negating, offered_words
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import Kinds, word_lists
from closecall.text.tokens import words_of

_SHORTEST = 3
_HOW = "ly"
_NEW = 1
"""Words of his own that the writer of a kind wish may bring."""
_OPENING = 3
"""Words in which a wish begins: that somebody else "was hoping" is none."""
_ANYWHERE = ("small", "times", "joins", "goes", "glad_with", "good", "greets")
"""Kinds of words that may stand in any remark (``data/acceptance.toml``)."""


def is_kind_remark(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words are a kind remark about what is the buyer's, or wish him well (R2).

    Args:
        sheet: the draft and its brief.
        words: the folded words of a clause.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    own = word_lists("kind_remarks").get(sheet.draft.lang)
    if own is None or not words:
        return False
    rest, has_idiom = _without_idioms(words, own)
    told = set(rest)
    is_wish = has_idiom or words[0] in own["first"] or not own["wishes"].isdisjoint(words[:_OPENING])
    is_kind = not own["kind"].isdisjoint(told)
    if not (own["turns"] | kinds["past"] | negating(sheet, kinds)).isdisjoint(told) or not (
        is_wish or is_kind
    ):
        return False
    if sum(word in own["self"] for word in rest) > (is_wish or not own["glad"].isdisjoint(told)):
        return False
    new = [word for word in rest if not _is_known(sheet, word, own, kinds)]
    if any(one in own["glad"] and other == "to" for one, other in pairwise(rest)):
        return False
    is_kind = not (own["kind"] - own["wishes"]).isdisjoint(rest[1:])
    return len(new) <= (_NEW if has_idiom or (is_wish and is_kind) else 0)


def _without_idioms(words: Sequence[str], own: Kinds) -> tuple[list[str], bool]:
    joined = whole = f" {' '.join(words)} "
    for idiom in sorted(own["idioms"], key=lambda idiom: (-len(idiom), idiom)):
        joined = joined.replace(f" {idiom} ", "  ")
    return joined.split(), joined != whole


def _is_known(sheet: Sheet, word: str, own: Kinds, kinds: Kinds) -> bool:
    known = own["kind"].union(own["wishes"], *(kinds[kind] for kind in _ANYWHERE))
    if len(word) < _SHORTEST or word.endswith(_HOW) or word in known:
        return True
    lent = lent_words(sheet, kinds)
    theirs = _stems(sheet.allowed.seller_texts) | offered_words(sheet, kinds) | lent.refusing
    if stem(word) in theirs:
        return False
    his = frozenset(each for words in sheet.buyer_words for each in words if stem(each) not in theirs)
    return not all_forms(his, sheet.draft.lang).isdisjoint(parts_of(word, sheet.draft.lang))


@lru_cache(maxsize=32)
def _stems(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(word) for text in texts for word in words_of(text).folded)
