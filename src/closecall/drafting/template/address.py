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
    heard = _address_in(brief.thread, lang=lang)
    return Formality.FORMAL if heard is Formality.FORMAL else wished or heard


def _address_in(thread: Thread | None, *, lang: str) -> Formality | None:
    """The form in the newest message in which the buyer addresses the seller; None in a language with one."""
    forms = table("address").get(lang)
    if thread is None or forms is None:
        return None
    familiar, formal = (frozenset(forms[name].split()) for name in ("familiar", "formal"))
    for message in reversed(thread.messages):
        if not message.is_buyer:
            continue
        words = [match.group() for match in _WORD.finditer(message.body)]
        near = sum(word.lower() in familiar for word in words)
        far = sum(word in formal for word in words)
        if near or far:
            return Formality.FAMILIAR if near > far else Formality.FORMAL
    return None
