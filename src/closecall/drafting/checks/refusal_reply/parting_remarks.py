"""R: clauses that praise or share the buyer's other plan, put the matter away, or leave him what he has.

Beside :mod:`.clause_classifier`: whoever takes a no well finds the buyer's own plan sensible ("chairs first,
that makes sense"), files the offer, and lets him keep the samples. Which words make such a clause stands in
``data/parting.toml``; what it speaks of must be in the buyer's own message with the no. Nothing is praised
that the seller has spoken of, or that the no was said to: that would be an argument.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.refusal_reply.refusal_words import lent_words, negating, priced_words
from closecall.drafting.checks.refusal_reply.selling_words import is_of_thread
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import Kinds, word_lists

_SHORTEST = 4


def is_parting(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words praise the buyer's plan, put the matter away, or leave him what he has (R2, R3).

    Args:
        sheet: the draft and its brief.
        words: the folded words of a clause.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    own = word_lists("parting").get(sheet.draft.lang)
    if own is None or not negating(sheet, kinds).isdisjoint(words):
        return False
    told = {word for word in words if word not in kinds["small"]}
    return (
        (_praises(sheet, told, own, kinds) and not _has_pair(words, own["with_us"]))
        or _leaves(sheet, told, own, kinds)
        or puts_away(sheet, words, kinds)
        or takes_to_heart(sheet, words, kinds)
    )


def puts_away(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words say that the seller closes the matter; "I will" in them announces nothing (R3)."""
    own = word_lists("parting").get(sheet.draft.lang)
    if own is None or not negating(sheet, kinds).isdisjoint(words) or is_kept_for(sheet, words):
        return False
    told = {word for word in words if word not in kinds["small"] | own["shall"]}
    closes = not told.isdisjoint(own["closes"]) or _has_pair(words, own["gone"])
    takes = not (told.isdisjoint(own["takes"]) or own["away"].isdisjoint(words))
    joined = f" {' '.join(words)} "
    if not (closes or takes) or any(f" {step} " in joined for step in own["steps"]):
        return False
    about = told - own["closes"] - own["takes"] - own["away"] - own["files"]
    if about and not closes and told.isdisjoint(own["away"]):
        # "I leave it there" ends it; "I leave the oven there" does not.
        return False
    lent, priced = lent_words(sheet, kinds), priced_words(sheet)
    return all(
        stem(word) in lent.plain | lent.refusing
        or (stem(word) not in priced and is_of_thread(sheet, word, kinds))
        for word in about
    )


def is_kept_for(sheet: Sheet, words: Sequence[str]) -> bool:
    """Whether the words say for whom something is put away: for the buyer, who may still have it."""
    own = word_lists("parting").get(sheet.draft.lang)
    joined = f" {' '.join(words)} "
    return (
        own is not None
        and _has_pair(words, own["kept_for"])
        and not any(f" {taken} " in joined for taken in own["lists"])
    )


def takes_to_heart(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the seller says what he learned from the no, or why he understands it, in the buyer's words."""
    own, told = word_lists("parting").get(sheet.draft.lang), set(words)
    if own is None or not negating(sheet, kinds).isdisjoint(words) or not told.isdisjoint(own["never"]):
        return False
    lent = lent_words(sheet, kinds)
    learns = not told.isdisjoint(own["learns"])
    follows = not (told.isdisjoint(own["follows"]) or told.isdisjoint(own["why"]))
    around = kinds["small"] | own["learns"] | own["learned"] | own["shall"]
    around |= own["follows"] | own["why"] if follows else frozenset()
    known = lent.plain if follows and not learns else lent.plain | lent.refusing
    return (learns or follows) and {stem(word) for word in told - around} <= known


def agrees(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the seller says that he would do as the buyer does: "I'd spend it on the wedding, too"."""
    own, told = word_lists("parting").get(sheet.draft.lang), set(words)
    if own is None or any(told.isdisjoint(each) for each in (kinds["first"], own["would"], own["too"])):
        return False
    noes = negating(sheet, kinds)
    is_no = not noes.isdisjoint(told)
    if not told.isdisjoint((kinds["withheld"] | own["now"]) - own["would"] - own["too"] - noes):
        return False
    about = told - kinds["small"] - kinds["first"] - own["would"] - own["too"] - noes
    about -= own["spends"] | kinds["buying"] if is_no else own["spends"]
    lent = lent_words(sheet, kinds)
    return bool(about or is_no) and {stem(word) for word in about} <= (
        lent.plain | lent.refusing if is_no else lent.plain - lent.refusing
    )


def _praises(sheet: Sheet, told: set[str], own: Kinds, kinds: Kinds) -> bool:
    if told.isdisjoint(own["praise"]) or not kinds["ours"].isdisjoint(told):
        return False
    about = told - own["praise"] - own["praised"]
    lent = lent_words(sheet, kinds)
    return {stem(word) for word in about} <= lent.plain - lent.refusing - _seller_stems(
        sheet.allowed.seller_texts
    )


def _leaves(sheet: Sheet, told: set[str], own: Kinds, kinds: Kinds) -> bool:
    if told.isdisjoint(own["keeps"]):
        return False
    about = told - own["keeps"] - own["kept"]
    lent = lent_words(sheet, kinds)
    return {stem(word) for word in about} <= lent.plain - lent.refusing


def _has_pair(words: Sequence[str], pairs: frozenset[str]) -> bool:
    """Whether two neighbouring words are one of the pairs ("for you", "with us")."""
    return any(f"{one} {other}" in pairs for one, other in pairwise(words))


@lru_cache(maxsize=32)
def _seller_stems(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(word) for text in texts for word in text.split() if len(word) >= _SHORTEST)
