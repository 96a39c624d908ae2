"""How the buyer is addressed: du, tu or tú, or formally, as the two do it or as the seller likes it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from closecall.drafting.phrasing.phrase_tables import table
from closecall.drafting.records import Brief
from closecall.drafting.voice import Formality
from closecall.text.resources.lazy_regex import compiled_late

_WORD = compiled_late(r"[^\W\d_]{1,30}")


def address_for(brief: Brief, *, lang: str) -> Formality | None:
    """The address that a draft in a language has; None where neither side's way is known.

    The seller's habit toward this buyer wins. Where he has none, his own way counts, but whoever addresses
    him formally stays formal.
    """
    messages = brief.messages
    habit = _heard_in((m.body for m in reversed(messages) if m.is_seller), lang=lang)
    if habit is not None:
        return habit
    wished = brief.voice.formality if brief.voice else None
    heard = _heard_in((m.body for m in reversed(messages) if m.is_buyer), lang=lang)
    return Formality.FORMAL if heard is Formality.FORMAL else wished or heard


def _heard_in(said: Iterable[str], *, lang: str) -> Formality | None:
    """The address in the first of some texts that addresses anybody."""
    return next(filter(None, (address_in(text, lang=lang) for text in said)), None)


def address_in(text: str, *, lang: str) -> Formality | None:
    """The address that a text has; None where it addresses nobody, and in a language with one form only."""
    forms = table("address").get(lang)
    if forms is None:
        return None
    words = [match.group() for match in _WORD.finditer(text)]
    familiar, formal, doubtful = (frozenset(forms[n].split()) for n in ("familiar", "formal", "doubtful"))
    near = sum(word.lower() in familiar for word in words) + _met(forms["familiar_phrases"], text)
    far = sum(word in formal for word in words) + _met(forms["formal_phrases"], text)
    if not near:
        far += sum(word in doubtful for word in words)
    if not near and not far:
        return None
    return Formality.FAMILIAR if near > far else Formality.FORMAL


def _met(phrases: Iterable[str], text: str) -> int:
    return sum(re.search(phrase, text, re.MULTILINE) is not None for phrase in phrases)
