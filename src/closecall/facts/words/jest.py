"""A wish to be left alone that is half meant: in jest, or about one matter ("stop ringing about paint")."""

from __future__ import annotations

import re

from closecall.facts.cues import load_cues
from closecall.text.tokens import words_of

# Faces that laugh, and those made of marks. They stand in a sentence or right behind its last mark.
_SMILE = re.compile("[\U0001f600-\U0001f60f\U0001f61b-\U0001f61d\U0001f642\U0001f643\U0001f923]|[:;]-?[)DPp]")
_BEHIND = 4


def is_half_meant(body: str, start: int, end: int) -> bool:
    """Whether a sentence that asks to be left alone only jests, or only speaks of one matter.

    A threat in return ("one more and I'll block you") is half in jest where the writer laughs at it. English
    only.

    Args:
        start: where the sentence begins in the body.
        end: where it ends.

    """
    book = load_cues("en", "jest")
    words = words_of(body, start, end).folded
    facts = {heard.cue.fact for heard in book.hear(words)} if book else set()
    laughs = "laughs" in facts or _SMILE.search(body[start : end + _BEHIND]) is not None
    return "half_meant" in facts or ("in_return" in facts and laughs)
