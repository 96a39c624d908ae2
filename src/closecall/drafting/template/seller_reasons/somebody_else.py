"""Whether "he", "she" or "they" of a reason may be somebody beside the buyer: a child, a partner.

A reason is one clause of a note: whom its pronoun means may stand in a clause before it, or in the thread.
"""

from __future__ import annotations

import re

from closecall.drafting.phrasing.phrase_tables import table, written_language
from closecall.drafting.records import Brief
from closecall.drafting.template.seller_reasons.coreference import (
    FEMININE,
    MASCULINE,
    PLURAL,
    UNMARKED,
    Clause,
    is_of_the_calendar,
    name_parts,
    plain_verb,
    pronoun_of,
    read_clause,
    words_for,
)
from closecall.text.language import guess_language

_WORD = re.compile(r"[^\W\d_]{1,40}(?:['’][^\W\d_]{1,40})?")
_SELLERS_OWN = re.compile(r"\bmy (?:own )?[a-z]{1,20}\b", re.IGNORECASE)
_KINDS = (
    (MASCULINE, "male_relatives"),
    (FEMININE, "female_relatives"),
    (PLURAL, "children"),
)


def may_mean_another(reason: str, brief: Brief) -> bool:
    """Whether somebody else is spoken of, before the reason or by the buyer, whom its pronouns may mean."""
    guessed = guess_language(reason)
    lang = written_language(brief.lang) if guessed == "und" else guessed
    if lang != "en":
        return _may_be_another_abroad(reason, lang, brief)
    heard = _words(reason)
    before = (brief.note or "").partition(reason)[0] if reason in (brief.note or "") else brief.note or ""
    before = _SELLERS_OWN.sub(" ", before)
    told = _words(before)
    for pronouns, relatives in _KINDS:
        if heard.isdisjoint(pronouns):
            continue
        if told & (words_for(relatives) | words_for("people")):
            return True
        if pronouns is not PLURAL and _names_another(read_clause(before)[1], brief.buyer_name):
            return True
        if not _of_the_thread(brief).isdisjoint(words_for(relatives)):
            return True
        if pronouns is not PLURAL and not _of_the_buyer(brief).isdisjoint(pronouns):
            return True  # somebody of whom the buyer himself speaks
    return False


def _may_be_another_abroad(reason: str, lang: str, brief: Brief) -> bool:
    """Whether a reason in another language names the buyer, or a relative is spoken of anywhere.

    Where a verb needs no subject, no pronoun tells of whom it is.
    """
    relatives = frozenset(str(table("reasons").get(lang, {}).get("relatives", "")).split())
    spoken_of = _words(brief.note or "") | _of_the_thread(brief)
    return not _words(reason).isdisjoint(name_parts(brief.buyer_name)) or not spoken_of.isdisjoint(relatives)


def _names_another(clause: Clause, buyer: str | None) -> bool:
    """Whether a name that is not the buyer's stands there: "Leo loves it", "met with Sandra"."""
    own = name_parts(buyer) | words_for("roles")
    for at, (word, low) in enumerate(zip(clause.words, clause.lower, strict=True)):
        plain = pronoun_of(low)
        if plain in own or is_of_the_calendar(word) or plain in words_for("no_names"):
            continue
        before, following = clause.before(at), clause.after(at)
        begins = not before or before in words_for("joining")
        if begins and following in words_for("of_persons"):
            return True
        is_name = word[0].isupper() and not word.isupper() and len(word) > 1
        if not is_name:
            continue
        does = plain_verb(following) is not None or following.endswith("ed")
        if (before in words_for("before_a_person")) if before else does:
            return True
    return False


def _of_the_thread(brief: Brief) -> frozenset[str]:
    return frozenset(word for message in brief.messages for word in _words(message.body))


def _of_the_buyer(brief: Brief) -> frozenset[str]:
    return frozenset(word for m in brief.messages if m.is_buyer for word in _words(m.body))


def _words(text: str) -> frozenset[str]:
    """The words of a text, case-folded; "he's" and "hes" are "he"."""
    found = (word.casefold().replace("’", "'") for word in _WORD.findall(text))
    return frozenset(pronoun_of(UNMARKED.get(word, word)) for word in found)
