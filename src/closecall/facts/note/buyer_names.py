"""The buyer's name in a seller's note, and the pronoun that stands for it.

What a note passes on is known by "she is fifteen" and "he died"; sellers write "Dana is fifteen".
"""

from __future__ import annotations

import re
from collections.abc import Collection

from closecall.thread.person_names import name_words
from closecall.thread.records import Side, Thread

_PRONOUNS = {
    "en": "she",
    "de": "sie",
    "fr": "elle",
    "es": "ella",
    "it": "lei",
    "pt": "ela",
    "nl": "zij",
    "sv": "hon",
    "pl": "ona",
}
_WORD = re.compile(r"[^\W\d_]+")


def buyers_names(thread: Thread) -> frozenset[str]:
    """The words of the names of those who speak for the buyer, lower case."""
    speakers = (message.speaker for message in thread.messages if message.speaker.side is Side.BUYER)
    return frozenset(word for who in speakers for word in name_words(who.name or ""))


def without_names(said: str, names: Collection[str], *, lang: str) -> str:
    """A sentence with a pronoun in the place of the names; of two names side by side one stays over."""
    pronoun = _PRONOUNS.get(lang, _PRONOUNS["en"])

    def unnamed(word: re.Match[str]) -> str:
        return pronoun if word[0].istitle() and word[0].casefold() in names else word[0]

    return _WORD.sub(unnamed, said).replace(f"{pronoun} {pronoun}", pronoun)
