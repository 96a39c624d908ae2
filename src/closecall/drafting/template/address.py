"""Whether the buyer is on first-name terms: du, tu or tú, as he writes it himself."""

from __future__ import annotations

import re

from closecall.drafting.template.wording import table
from closecall.thread.records import Thread

_WORD = re.compile(r"[^\W\d_]{1,30}")


def is_familiar(thread: Thread | None, *, lang: str) -> bool:
    """Whether the newest message in which the buyer addresses the seller has the familiar form.

    Where he never does, or in a language with one form only, the address stays formal.
    """
    forms = table("address").get(lang)
    if thread is None or forms is None:
        return False
    familiar, formal = (frozenset(forms[name].split()) for name in ("familiar", "formal"))
    for message in reversed(thread.messages):
        if not message.is_buyer:
            continue
        words = [match.group() for match in _WORD.finditer(message.body)]
        near = sum(word.lower() in familiar for word in words)
        far = sum(word in formal for word in words)
        if near or far:
            return near > far
    return False
