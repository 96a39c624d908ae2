"""The words in which a seller retells his buyer, by language (``retelling.toml``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.text.resources.toml_file import read_data

_Words = frozenset[str]
_Phrases = tuple[tuple[tuple[str, ...], str], ...]


class Telling(NamedTuple):
    """How one language tells of somebody; the fields are explained in ``retelling.toml``.

    Attributes:
        reports, asked: phrases in words, the longest first, and what stands in their place.

    """

    i: str
    we: str
    you: str
    i_am: str
    my: str
    one: _Words
    many: _Words
    beside_verbs: _Words
    not_as_one: _Words
    verbs: dict[str, str]
    also_verbs: _Words
    states: _Words
    praise: _Words
    denied: _Words
    words: dict[str, str]
    owners: _Words
    objects: dict[str, str]
    contracted: _Words
    seller_verbs: _Words
    to_seller: _Words
    reports: _Phrases
    orders: _Words
    asked: _Phrases
    turned: _Words
    joins: _Words
    binds: _Words
    others: dict[str, str]
    persons: dict[str, str]
    own_words: tuple[tuple[str, ...], ...]
    said: _Words
    told_price: tuple[tuple[str, ...], ...]


_SETS = (
    "one many beside_verbs not_as_one also_verbs states praise denied owners contracted seller_verbs "
    "to_seller orders turned joins binds said"
).split()
_PAIRS = ("verbs", "words", "objects", "others", "persons")
_PHRASES = ("own_words", "told_price")


@cache
def telling_in(lang: str) -> Telling | None:
    """The words of a language; None where notes in it are not listened to."""
    data = read_data(Path(__file__).with_suffix(".toml")).get(lang)
    if data is None:
        return None
    sets = {name: frozenset(data[name]) for name in _SETS}
    pairs = {name: _instead(data[name]) for name in _PAIRS}
    phrases = {name: tuple(tuple(phrase.split()) for phrase in data[name]) for name in _PHRASES}
    reports = _longest_first(dict.fromkeys(data["reports"], ""))
    asked = _longest_first(_instead(data["asked"]))
    return Telling(**{**data, **sets, **pairs, **phrases, "reports": reports, "asked": asked})


def _instead(pairs: list[str]) -> dict[str, str]:
    parted = (pair.partition("=") for pair in pairs)
    return {word.strip(): other.strip() for word, _, other in parted}


def _longest_first(phrases: dict[str, str]) -> _Phrases:
    parted = ((tuple(phrase.split()), instead) for phrase, instead in phrases.items())
    return tuple(sorted(parted, key=lambda pair: -len(pair[0])))
