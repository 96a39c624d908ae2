"""The vocabulary of ``number_lexicon.toml``: the words that numbers are made of, by language."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from closecall.text.resources.toml_file import parse_data

_Kind = Literal["small", "hundred", "scale"]


class Language(NamedTuple):
    """The number words of a language, as ``number_lexicon.toml`` tells them."""

    code: str
    words: dict[str, tuple[Decimal, _Kind]]
    weak: frozenset[str]
    join: frozenset[str]
    point: frozenset[str]
    half: tuple[tuple[str, ...], ...]
    halves: frozenset[str]
    article: frozenset[str]
    compound: bool


@cache
def languages() -> tuple[Language, ...]:
    """The languages of ``number_lexicon.toml``."""
    path = Path(__file__).with_suffix(".toml")
    data = parse_data(path, parse_float=Decimal)
    kinds: tuple[_Kind, ...] = ("small", "hundred", "scale")
    return tuple(
        Language(
            code=code,
            words={w: (Decimal(v), kind) for kind in kinds for w, v in entry.get(kind, {}).items()},
            weak=frozenset(entry["weak"]),
            join=frozenset(entry["join"]),
            point=frozenset(entry["point"]),
            half=tuple(tuple(phrase.split()) for phrase in entry["half"]),
            halves=frozenset(entry["halves"]),
            article=frozenset(entry.get("article", ())),
            compound=entry.get("compound", False),
        )
        for code, entry in data.items()
    )


@cache
def openers_of_numbers() -> dict[str, tuple[Language, ...]]:
    """For each word that can begin a number, the languages in which it does."""
    found: dict[str, tuple[Language, ...]] = {}
    for language in languages():
        for word in (*language.words, *language.halves, *language.article):
            if language not in found.get(word, ()):
                found[word] = (*found.get(word, ()), language)
    return found


@cache
def scale_words() -> dict[str, Decimal]:
    """Words that multiply the digits before them ("14 thousand", "2,1 Millionen"), of all languages."""
    return {
        word: value
        for language in languages()
        for word, (value, kind) in language.words.items()
        if kind == "scale"
    }


@cache
def strong_words() -> frozenset[str]:
    """Number words that seldom mean anything else in at least one language."""
    return frozenset(word for language in languages() for word in language.words if word not in language.weak)
