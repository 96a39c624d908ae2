"""R: clauses that only take a no, are glad of what was, or wish well, told by what they are built of.

Phrases say what a farewell may do; people say it in ever new words. A clause that is made of small words
and of words for a decision, for gladness, for a hope or for a season can do no harm, whatever their order:
there is no word in it to argue, offer, ask or announce with. What the buyer told may be taken up in his own
words (:mod:`.refusal_words`), save from a sentence that says no: nobody is glad that "you decided to buy"
when the buyer decided not to.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.greeting_words import greeting_words
from closecall.drafting.checks.refusal_reply.acceptance import takes_no
from closecall.drafting.checks.refusal_reply.called_off import calls_off, stays_silent, without_his_time
from closecall.drafting.checks.refusal_reply.farewell_remainder import is_carried
from closecall.drafting.checks.refusal_reply.handover import hands_over, is_time, lent_things
from closecall.drafting.checks.refusal_reply.kind_remarks import is_kind_remark
from closecall.drafting.checks.refusal_reply.parting_remarks import (
    agrees,
    is_parting,
    puts_away,
    takes_to_heart,
)
from closecall.drafting.checks.refusal_reply.refusal_words import (
    is_about_oneself,
    lent_words,
    messages_of_the_no,
    negating,
    offered_words,
    own_words,
    refusing_words,
    retells,
)
from closecall.drafting.checks.refusal_reply.selling_words import sells
from closecall.drafting.checks.refusal_reply.standing_invitation import opens_door
from closecall.drafting.checks.refusal_reply.warm_remarks import (
    is_unhurt,
    is_warm_remark,
    looks_back,
    tells_his_deeds,
)
from closecall.drafting.checks.spans.quotations import quotations
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import Kinds, word_lists
from closecall.text.dates import months, weekdays
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.tokens import words_of

_ABOUT_WORDS = ("small", "decided", "decided_with", "good", "glad", "glad_with")
"""Kinds of words that may stand around a quotation of the no."""
_ANSWERED = compiled_late(r"\W{0,4}\w{2,6}\s{0,2},\s")
"""A word before a comma answers ("No, you order"); what follows is not what it says."""
_SHORT_WISH = 3
_SHORT_GREETING = 5
_ADVERB_ENDINGS = {"fr": "ment", "es": "mente"}
"""A line that is one such word signs off ("Cordialement", "Atentamente"), by language (ISO 639-1)."""


def is_built_harmless(sheet: Sheet, clause: str) -> bool:
    """Whether a clause after a no is an acceptance, gladness or a wish by its words alone (R2, R3).

    False in a language that ``data/acceptance.toml`` does not hold.
    """
    kinds = word_lists("acceptance").get(sheet.draft.lang)
    if kinds is None:
        return False
    own, is_quoting = _without_quotation(sheet, clause, kinds)
    words = _words(sheet, own)
    ending = _ADVERB_ENDINGS.get(sheet.draft.lang)
    if len(words) == 1 and ending is not None and words[0].endswith(ending):
        return True
    if is_quoting:
        return set(words) <= frozenset().union(*(kinds[kind] for kind in _ABOUT_WORDS))
    return (
        is_built_accepting(sheet, clause)
        or _has_come(words, kinds)
        or _wishes(sheet, words, kinds)
        or _hopes(sheet, words, kinds)
        or _is_glad(sheet, words, kinds)
        or _falls_silent(sheet, words, kinds)
        or _spares(sheet, words, kinds)
        or _greets(sheet, words, kinds)
        or _is_found(sheet, words, kinds)
        or agrees(sheet, words, kinds)
        or is_parting(sheet, words, kinds)
        or _keeps_away(sheet, clause, kinds)
        or hands_over(sheet, words, kinds)
        or _opens_door(sheet, words, kinds)
        or is_kind_remark(sheet, words, kinds)
        or is_warm_remark(sheet, words, kinds)
        or tells_his_deeds(sheet, words, kinds)
        or is_unhurt(sheet, words, kinds)
        or (not _ANSWERED.match(clause) and retells(sheet, words, kinds))
    )


def is_built_closing(sheet: Sheet, clause: str) -> bool:
    """Whether a clause, by its words alone, puts the matter away, or takes or shares the no (R3)."""
    kinds = word_lists("acceptance").get(sheet.draft.lang)
    words = _words(sheet, clause)
    return kinds is not None and any(
        closes(sheet, words, kinds) for closes in (puts_away, takes_to_heart, agrees)
    )


def is_built_absence(sheet: Sheet, clause: str) -> bool:
    """Whether a clause, by its words, ends an appointment, keeps away, spares, or gives back (R2, R3)."""
    kinds = word_lists("acceptance").get(sheet.draft.lang)
    if kinds is None:
        return False
    words = _words(sheet, clause)
    return (
        _keeps_away(sheet, clause, kinds) or hands_over(sheet, words, kinds) or _spares(sheet, words, kinds)
    )


def is_built_invitation(sheet: Sheet, clause: str) -> bool:
    """Whether a clause, by its words alone, leaves the next step to the buyer, in his own time (R2, R3)."""
    kinds = word_lists("acceptance").get(sheet.draft.lang)
    return kinds is not None and _opens_door(sheet, _words(sheet, clause), kinds)


def things_named(sheet: Sheet, text: str) -> frozenset[str]:
    """The words of a text that are neither small ones nor days."""
    kinds = word_lists("acceptance").get(sheet.draft.lang, {})
    return (
        frozenset(words_of(text).folded)
        - kinds.get("small", frozenset())
        - weekdays().keys()
        - months().keys()
    )


def is_built_wish(sheet: Sheet, clause: str) -> bool:
    """Whether a clause, by its words alone, wishes well for what the buyer told, or ends the matter."""
    kinds = word_lists("acceptance").get(sheet.draft.lang)
    if kinds is None:
        return False
    words = _words(sheet, clause)
    return _hopes(sheet, words, kinds) or _wishes(sheet, words, kinds) or is_parting(sheet, words, kinds)


def is_built_memory(sheet: Sheet, clause: str) -> bool:
    """Whether a clause, by its words alone, is warm about what is over (R2)."""
    kinds = word_lists("acceptance").get(sheet.draft.lang)
    return kinds is not None and looks_back(sheet, _words(sheet, clause), kinds)


def is_more_than_winding_up(sheet: Sheet, clause: str) -> bool:
    """Whether a clause about a practical ending sets a condition, or carries what sells (R2)."""
    kinds = word_lists("acceptance").get(sheet.draft.lang)
    return kinds is not None and sells(sheet, _words(sheet, clause), kinds)


def is_all_farewell(sheet: Sheet, clause: str, names: frozenset[str]) -> bool:
    """Whether a clause with a farewell phrase says nothing beside it (R2, R3)."""
    kinds = word_lists("acceptance").get(sheet.draft.lang)
    return kinds is None or is_carried(sheet, clause, names, kinds)


def told_with_the_no(sheet: Sheet) -> tuple[str, ...]:
    """The buyer's messages from the one with his no on; none where no words of a no are found."""
    kinds = word_lists("acceptance").get(sheet.draft.lang)
    if kinds is None:
        return ()
    messages = tuple(messages_of_the_no(sheet, kinds))
    noes = refusing_words(sheet, kinds)
    return messages if any(not noes.isdisjoint(words_of(told).folded) for told in messages[:1]) else ()


def is_built_accepting(sheet: Sheet, clause: str) -> bool:
    """Whether a clause accepts a no (R1) and does nothing else, by its words alone."""
    kinds = word_lists("acceptance").get(sheet.draft.lang)
    if kinds is None:
        return False
    words = _words(sheet, clause)
    return _accepts(words, kinds) or takes_no(sheet, words, kinds) or puts_away(sheet, words, kinds)


def _words(sheet: Sheet, clause: str) -> tuple[str, ...]:
    """The folded words of a clause without a greeting and the buyer's name."""
    vocative = words_of(sheet.buyer_names).folded
    words = words_of(clause).folded
    if words[1:2] and words[0] in greeting_words() and words[1] in vocative:
        words = words[2:]
    return tuple(word for word in words if word not in vocative)


def _keeps_away(sheet: Sheet, clause: str, kinds: Kinds) -> bool:
    """Whether the seller ends an appointment or falls silent; "No, I'll come" does not."""
    words = _words(sheet, clause)
    if _ANSWERED.match(clause) and not negating(sheet, kinds).isdisjoint(words[:1]):
        return False
    return calls_off(sheet, words, kinds) or stays_silent(sheet, words, kinds)


def _opens_door(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    return opens_door(sheet, without_his_time(sheet, words, messages_of_the_no(sheet, kinds)), kinds)


def _without_quotation(sheet: Sheet, clause: str, kinds: Kinds) -> tuple[str, bool]:
    """The clause without what it quotes of the buyer's no, and whether it does."""
    told, own = " ".join(" ".join(messages_of_the_no(sheet, kinds)).split()), clause
    for start, end in quotations(clause):
        quoted = clause[start:end]
        if " ".join(quoted.split()).strip(" .,;:!?\u2026") in told:
            own = own.replace(quoted, " ")
    return own, own != clause


def _accepts(words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words tell the decision, and no more than that."""
    told = {word for word in words if word not in kinds["small"]}
    if told & kinds["noes"] and not _is_noun(words, kinds):
        return False
    heads = kinds["decided"] | kinds["noes"]
    return not told.isdisjoint(heads) and told <= heads | kinds["decided_with"]


def _has_come(words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words say that the buyer's letter has been read, and the no taken."""
    told = {word for word in words if word not in kinds["small"]}
    return not told.isdisjoint(kinds["received"]) and told <= (
        kinds["received"] | kinds["decided"] | kinds["decided_with"]
    )


def _is_noun(words: Sequence[str], kinds: Kinds) -> bool:
    """Whether each no stands after an article or "is" and ends its part, unlike "no decision" and "no es"."""
    after = kinds["after"]
    return all(
        place and words[place - 1] in kinds["articles"] and after.issuperset(words[place + 1 : place + 2])
        for place, word in enumerate(words)
        if word in kinds["noes"]
    )


def _wishes(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words wish a good time without a verb; for what the buyer told, on a day that he named."""
    told = {word for word in words if not (word.isdecimal() or word in months() or word in weekdays())}
    about = {stem(word) for word in told - kinds["good"] - kinds["times"] - kinds["joins"]}
    if told.isdisjoint(kinds["good"]):
        return False
    if not told.isdisjoint(kinds["times"]):
        return about <= _his_words(sheet, kinds) | own_words(sheet, kinds)
    # "Good show!": a good wish for what is his needs no time.
    return len(words) <= _SHORT_WISH and bool(about) and about <= _his_words(sheet, kinds)


def _hopes(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words hope or wish that what the buyer told turns out well."""
    told = {word for word in words if word not in kinds["small"] | kinds["joins"]}
    told -= months().keys() - kinds["hopes"]
    if told.isdisjoint(kinds["hopes"]) or told.isdisjoint(kinds["goes"] | kinds["good"]):
        return False
    if not kinds["past"].isdisjoint(words):
        return False
    about = told - kinds["hopes"] - kinds["goes"] - kinds["good"] - kinds["times"]
    return {stem(word) for word in about} <= _his_words(sheet, kinds)


def _is_glad(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    told = {word for word in words if word not in kinds["small"]}
    if not told & kinds["glad"]:
        return False
    about = told - kinds["glad"]
    if is_about_oneself(words, about, kinds):
        return False
    return about <= kinds["glad_with"] or (
        {stem(word) for word in about - kinds["glad_with"]} <= lent_words(sheet, kinds).plain
    )


def _his_words(sheet: Sheet, kinds: Kinds) -> frozenset[str]:
    """How the words begin that he told beside his no, and refused with none."""
    lent = lent_words(sheet, kinds)
    return lent.plain - lent.refusing


def _falls_silent(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words say that nothing more comes from the seller."""
    told = set(words)
    nothing = negating(sheet, kinds)
    is_end = not (told.isdisjoint(nothing) or told.isdisjoint(kinds["more"]) or told.isdisjoint(kinds["own"]))
    return is_end and told <= kinds["small"] | nothing | kinds["more"] | kinds["own"] | kinds["heard"]


def _spares(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words say that nothing is needed of the buyer: no reason, no apology."""
    told, nothing = {word for word in words if not is_time(word)}, negating(sheet, kinds)
    is_sparing = not (told.isdisjoint(nothing) or told.isdisjoint(kinds["sparing"]))
    about = told - kinds["small"] - nothing - kinds["spared"]
    return is_sparing and {stem(word) for word in about} <= lent_things(sheet, kinds)


def _greets(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words greet somebody whom the buyer named; in a short line also one whom he did not."""
    told = set(words)
    about = {stem(word) for word in told - kinds["small"] - kinds["greets"]} - lent_words(sheet, kinds).plain
    if told.isdisjoint(kinds["greeting"]) or not about.isdisjoint(offered_words(sheet, kinds)):
        return False
    whose = word_lists("letter_words").get(sheet.draft.lang, {}).get("whose", frozenset())
    his = {stem(word) for before, word in pairwise(words) if before in whose}
    return not about or (len(words) <= _SHORT_GREETING and len(about) == 1 and about <= his)


def _is_found(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words say that the seller's number or door is where it was."""
    told = set(words)
    known = kinds["small"] | kinds["places"] | negating(sheet, kinds)
    return not told.isdisjoint(kinds["placed"]) and told <= known
