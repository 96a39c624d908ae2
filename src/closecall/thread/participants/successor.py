"""Who answers from the desk of somebody who has gone: "Alex has left. I'm Jen" greets Jen, not Alex."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from closecall.text.resources.toml_file import read_data
from closecall.thread.records import Thread

_SEARCHED = 600
_SHORTEST, _LONGEST = 2, 30


def taken_over_by(thread: Thread) -> str | None:
    """The name that the buyer's newest message introduces in place of one who has gone; None without one.

    The one who has gone is named in it as its sender is shown: who speaks of another that has left is still
    himself.
    """
    said = thread.buyer_messages()
    if not said:
        return None
    _, message = said[-1]
    shown, body = (message.speaker.name or "").split(), message.body[:_SEARCHED].replace("’", "'")
    forms = _forms(thread.lang)
    if forms is None or not shown or not re.search(rf"\b{re.escape(shown[0])}\b", body):
        return None
    gone, named = forms
    left = re.search(rf"\b{re.escape(shown[0])}\b[^.!?\n]{{0,30}}?\b(?:{gone})", body, re.IGNORECASE)
    names = re.finditer(rf"\b(?i:{named}) ([^\W\d_]+)(?: ([^\W\d_]+))?", body[left.end() :]) if left else ()
    for found in names:
        name = found.group(1)
        if name.istitle() and _SHORTEST <= len(name) <= _LONGEST and name != shown[0]:
            return name
    return None


@cache
def _forms(lang: str) -> tuple[str, str] | None:
    forms = read_data(Path(__file__).with_suffix(".toml")).get(lang)
    return forms and ("|".join(map(re.escape, forms["gone"])), "|".join(map(re.escape, forms["named"])))
