"""How the buyer is addressed: du, tu or tú, or formally, as he does it himself or as the seller likes it."""

from __future__ import annotations

import re

from closecall.drafting.records import Brief
from closecall.drafting.template.wording import table
from closecall.drafting.voice import Formality
from closecall.thread.records import Thread

_WORD = re.compile(r"[^\W\d_]{1,30}")


def address_for(brief: Brief, *, lang: str) -> Formality | None:
    """The address that a draft in a language has; None where neither side's way is known.

    The seller's own way counts, but whoever is addressed formally by the buyer stays formal.
    """
    wished = brief.voice.formality if brief.voice else None
    heard = _heard_in(brief.thread, lang=lang)
    return Formality.FORMAL if heard is Formality.FORMAL else wished or heard


def _heard_in(thread: Thread | None, *, lang: str) -> Formality | None:
    """The address in the newest message in which the buyer addresses the seller."""
    said = (message.body for message in reversed(thread.messages) if message.is_buyer) if thread else ()
    return next(filter(None, (address_in(body, lang=lang) for body in said)), None)


def address_in(text: str, *, lang: str) -> Formality | None:
    """The address that a text has; None where it addresses nobody, and in a language with one form only."""
    forms = table("address").get(lang)
    if forms is None:
        return None
    familiar, formal = (frozenset(forms[name].split()) for name in ("familiar", "formal"))
    words = [match.group() for match in _WORD.finditer(text)]
    near = sum(word.lower() in familiar for word in words)
    far = sum(word in formal for word in words)
    if not near and not far:
        return None
    return Formality.FAMILIAR if near > far else Formality.FORMAL
