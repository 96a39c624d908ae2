"""R: warm remarks about what was or about the answer, and what the buyer did, told back to him.

A goodbye may name days, things and people of the thread. What it says of them is over ("I loved showing you
the barn"), or is about the answer itself ("a clear no is a kindness"), or about somebody whom the buyer
named. It has a warm word, and none that turns it: no condition, contrast, comparison, later day or second
thought, nothing of the offer, of money or of the seller's own doing (``data/warm_remarks.toml``). Words that
neither the thread nor any letter has may be one or two: in ten an argument could hide.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.word_forms import all_forms, parts_of
from closecall.drafting.checks.refusal_reply.refusal_words import negating, offered_words
from closecall.drafting.checks.refusal_reply.selling_words import named_by_buyer, selling_words
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import Kinds, word_lists
from closecall.text.dates import months, weekdays

_NEW = 2
"""Words of his own that the writer of a remark may bring."""
_NEW_OF_THE_PAST = 1
"""With more he could tell of what never was."""
_SHORTEST = 3
_OPENING = 3
"""Words in which somebody says of whom he speaks."""


def is_warm_remark(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words are warm about what was, or about the no itself (R2).

    Args:
        sheet: the draft and its brief.
        words: the folded words of a clause.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    own = word_lists("warm_remarks").get(sheet.draft.lang)
    words = _without_idioms(words, own) if own is not None else words
    if own is None or not _is_unturned(sheet, words, own, kinds):
        return False
    told = set(words)
    if told.isdisjoint(own["warm"]) or not _is_over(sheet, words, own):
        return False
    speaks = not told.isdisjoint(kinds["first"])
    most = _NEW if told.isdisjoint(own["past"]) else _NEW_OF_THE_PAST
    return (not speaks or not told.isdisjoint(own["felt"])) and _new(sheet, told, kinds, own) <= most


def looks_back(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words are warm about what is over: they may name the day on which it was (R2)."""
    own = word_lists("warm_remarks").get(sheet.draft.lang)
    return own is not None and not own["past"].isdisjoint(words) and is_warm_remark(sheet, words, kinds)


def tells_his_deeds(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words tell the buyer how he made up his mind: "you looked at it carefully" (R2)."""
    own = word_lists("warm_remarks").get(sheet.draft.lang)
    if own is None:
        return False
    beside = own["deeds"] | own["beside"]
    if not _is_unturned(sheet, [word for word in words if word not in beside], own, kinds):
        return False
    opens = not own["you"].isdisjoint(words[:2]) or not own["have"].isdisjoint(words[:2])
    has = sheet.draft.lang == "en" or not own["have"].isdisjoint(words)
    does = has and not own["deeds"].isdisjoint(words)
    return opens and does and _new(sheet, set(words) - beside, kinds, own) == 0


def is_unhurt(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words say that the seller is not hurt, and nothing beside (R2)."""
    own = word_lists("warm_remarks").get(sheet.draft.lang)
    if own is None:
        return False
    told, noes = set(words), negating(sheet, kinds) | own["none"]
    known = kinds["small"] | kinds["first"] | noes | own["hurt"] | own["calm"]
    return not (told.isdisjoint(own["hurt"]) or told.isdisjoint(noes)) and told <= known


def _without_idioms(words: Sequence[str], own: Kinds) -> tuple[str, ...]:
    joined = f" {' '.join(words)} "
    for idiom in own["idioms"]:
        joined = joined.replace(f" {idiom} ", " ")
    return tuple(joined.split())


def _is_over(sheet: Sheet, words: Sequence[str], own: Kinds) -> bool:
    """Whether what is told is past, or the answer, or about somebody whom the buyer named."""
    parties = sheet.buyer_names.casefold().split() + (sheet.brief.seller_name or "").casefold().split()
    named = named_by_buyer(sheet) - frozenset(parties) - _calendar()
    told = set(words)
    if not told.isdisjoint(own["answer"]):
        return True
    if told.isdisjoint(own["past"]):
        return not told.isdisjoint(named - _of_any_letter(sheet))
    return not (own["subjects"].isdisjoint(words[:_OPENING]) and told.isdisjoint(own["mine"]))


def _of_any_letter(sheet: Sheet) -> frozenset[str]:
    """Words of no trade: with a capital they begin a sentence, and beside a price they are not the offer."""
    letter = word_lists("letter_words").get(sheet.draft.lang, {})
    return letter.get("words", frozenset())


def _calendar() -> frozenset[str]:
    return frozenset((*weekdays(), *months()))


def _is_unturned(sheet: Sheet, words: Sequence[str], own: Kinds, kinds: Kinds) -> bool:
    """Whether no word turns the remark; a no that is called by its name does not."""
    lang, told = sheet.draft.lang, set(words)
    called = {word for before, word in pairwise(words) if before in kinds["articles"] | own["warm"]}
    noes = negating(sheet, kinds) - (called & own["answer"])
    selling, remarks = selling_words(lang), word_lists("kind_remarks").get(lang)
    if selling is None or remarks is None or any(map(str.isdecimal, words)):
        return False
    barred = remarks["turns"] | kinds["withheld"] | selling["never"] | selling["sale"] - own["answer"]
    barred = (barred - own["spared"]) | own["bars"] | kinds["ours"] | noes
    if not told.isdisjoint(barred) or any(f"{one} {two}" in selling["pairs"] for one, two in pairwise(words)):
        return False
    things = told - own["answer"] - own["subjects"] - kinds["small"] - _of_any_letter(sheet) - _calendar()
    return {stem(word) for word in things}.isdisjoint(offered_words(sheet, kinds))


def _new(sheet: Sheet, told: set[str], kinds: Kinds, own: Kinds) -> int:
    """How many words are neither small, nor the thread's, nor any letter's."""
    lang = sheet.draft.lang
    known = own["warm"].union(own["past"], own["answer"], own["deeds"], own["have"], kinds["small"])
    forms = all_forms(sheet.allowed.words | _of_any_letter(sheet), lang)
    return sum(
        len(word) >= _SHORTEST and word not in known and forms.isdisjoint(parts_of(word, lang))
        for word in told
    )
