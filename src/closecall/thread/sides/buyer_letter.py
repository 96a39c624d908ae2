"""Whether a text without any name reads as a buyer's letter, and not as a talk, notes or an offer."""

from __future__ import annotations

from collections import Counter

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.sides.side_signals import signs_in

_WORD = compiled_late(r"[^\W\d_]+")
_LABEL = compiled_late(r"\s{0,8}[\W_]{0,3}[^\W_][^:：\n]{0,40}[:：](?!//)")
_TIMED = compiled_late(r"\s{0,8}\W?(?:\d{1,2}[:/.]\d{2}|\S{1,24} \d{1,2}:\d{2})")
_BULLET = compiled_late(r"\s{0,8}(?:[-*•–·]|\d{1,2}[.)]) ")
_MOST_LABELS = 1
_MOST_TIMES = 1
_MOST_BULLETS = 2
_LONGEST_LETTER = 6_000


def is_letter(text: str) -> bool:
    """Whether one person wrote this to another, and not to sell.

    It has no labels, times or list of points and no word of notes; it says I, and you or a greeting.
    """
    if len(text) > _LONGEST_LETTER or sum(sign.points for sign in signs_in(text)) > 0:
        return False
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines or sum(_LABEL.match(line) is not None for line in lines) > _MOST_LABELS:
        return False
    if sum(_TIMED.match(line) is not None for line in lines) > _MOST_TIMES:
        return False
    if sum(_BULLET.match(line) is not None for line in lines) > _MOST_BULLETS:
        return False
    first = {word.casefold().strip(".:,-") for word in lines[0].split()[:4]}
    if first & mail_words().notes:
        return False
    words = Counter(_WORD.findall(text.casefold()))
    i, you, they = (sum(words[word] for word in person) for person in side_words().persons)
    addressed = you >= max(1, they) or (they == 0 and bool(first & side_words().greetings))
    return (i > 0 and addressed) or any(polite in text for polite in side_words().polite)
