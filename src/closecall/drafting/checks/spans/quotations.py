"""What stands inside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.tokens import words_of

_PAIRS = (
    ("\u201c", "\u201d"),
    ("\u201e", "\u201c"),
    ("\u201e", "\u201d"),
    ("\u00ab", "\u00bb"),
    ("\u00bb", "\u00ab"),
    ("\u201a", "\u2018"),
    ("\u300c", "\u300d"),
    ('"', '"'),
)
_QUOTED = re.compile("|".join(f"{a}(?:[^{a}{b}\n]{{1,400}}){b}" for a, b in _PAIRS))
_SHORTEST_QUOTE = 3
"""Words from which on a quotation says that somebody said so."""
# 'reply "yes, go ahead"': words that the buyer may use, not words that he used.
_ANSWER = compiled_late(
    r"(?<!you )(?<!vous )\b(?:reply|replying|answer|respond|type|write|send me|text"
    r"|antworten?|antworte|schreiben?|r[ée]pond(?:ez|re|s)|(?:m')?[ée]cri(?:vez|re|s)|dites|dis"
    r"|respond[ae]|responder|contest[ae]|contestar|escrib[ae]|escribir(?:me)?|escr[íi]b[ae]me|d[íi](?:ga)?me)"
    r"\b[^.!?\n]{0,24}$"
    r"|\b(?:can|could|would|will) you (?:write|reply|answer|text|send)\b[^.!?\n]{0,24}$"
    r"|\b(?:an? (?:short|plain|simple|quick|brief)|ein (?:kurzes|einfaches|schlichtes)"
    r"|un (?:simple|petit|breve|sencillo)) $",
    re.IGNORECASE,
)
_ANSWER_REACH = 60
_SINGLE = re.compile(r"(?<![\w'\u2019])['\u2018]([^'\u2018\n]{3,300}?)['\u2019](?!\w)")


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of what stands inside quotation marks, on one line."""
    for match in _QUOTED.finditer(text):
        yield match.start() + 1, match.end() - 1
    for match in _SINGLE.finditer(text):
        yield match.start(1), match.end(1)


def claimed_quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where somebody's words are cited: no one or two words, and none that the reader may answer with."""
    for start, end in quotations(text):
        is_offered = _ANSWER.search(text, max(0, start - _ANSWER_REACH), max(0, start - 1))
        if len(words_of(text, start, end).folded) >= _SHORTEST_QUOTE and not is_offered:
            yield start, end
