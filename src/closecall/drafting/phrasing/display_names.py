"""Whom a display name names: its given name, its title; or that it is of a firm, an office or a family."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

from closecall.drafting.phrasing.phrase_tables import table
from closecall.text.tokens import fold
from closecall.text.word_classes import classes_in_any
from closecall.thread.lexicon.heading_words import heading_words

_FILE = Path(__file__).with_suffix(".toml")
_LONGEST = 40
_JOINING = " .'’-&"
_BEFORE_A_FIRM = re.compile(r"\s[@|/]\s|\s[-\u2013\u2014]\s")
GIVEN_AND_OTHER = 2
"""Words of a name that is a given name and one more."""
_SHORTEST_SHOUTED = 3
"""Letters of a name that is written in capitals; "AJ" is two initials."""
_LONGEST_FULL = 4
"""Words of a name that is written whole."""
_TWO_JOINED = range(3, 5)
"""Words in which two are shown: their given names, what joins them, and a surname."""
_OWNED = ("'s", "’s", "s'", "s’")
"""How a word ends that owns what is named behind it."""
_OF_WHERE = ("from", "at")
"""Words after which a shown name tells the firm: "Kate from Bloom & Co"."""


def is_role(name: str) -> bool:
    """Whether a label such as "Seller", "A" or "Ben's mum" says no name: no way to greet or to sign."""
    first, *others = name.casefold().split()
    is_a_letter = len(first) == 1 and first.isascii() and not others
    return first in _words("roles") or is_a_letter or first_name(name) is None


# Each who greets, signs or names somebody asks for it.
@lru_cache(maxsize=1024)
def first_name(name: str | None) -> str | None:
    """The name to greet somebody with, None when there is none that is fit to print.

    Given name first, without a title; after a comma the given name stands second. A name in a script
    without spaces, of one word, of a firm, or whose given name nobody can tell is taken whole. "Maman Zoé"
    tells the name of the child alone, and "van der Meer" no given name.
    """
    if not name:
        return None
    shown = in_order(without_firm(name)).split()
    words = [word for word in shown if not is_title(word)]
    words = _before_where(words)
    if not words or any(map(_is_of_the_family, (*words, *shown[1:]))) or _is_a_surname(words):
        return None
    is_whole = (
        len(words[0].rstrip(".")) == 1
        or any(map(str.isdigit, words[0]))
        or (len(words) > 1 and any(map(_is_of_a_firm, words)))
    )
    chosen = " ".join(words) if is_whole else _as_written(_given_in(words))
    printable = all(char.isalnum() or char in _JOINING for char in chosen)
    named = all(any(map(str.isalpha, word)) or word in _JOINING for word in chosen.split())
    return chosen if printable and named and len(chosen) <= _LONGEST else None


def in_order(name: str) -> str:
    """A shown name, given name first: of "Whitlock, J." it is "J. Whitlock", and "Ada" of "Ada, PhD"."""
    surname, comma, given = name.partition(",")
    is_behind = comma and not any(_is_of_a_firm(word) or _stands_behind(word) for word in given.split())
    return f"{given.strip()} {surname.strip()}" if is_behind else surname


def two_names(name: str | None) -> str | None:
    """The given names of two who are shown together, as they are joined: "Ann & Bob" of "Ann & Bob Sage"."""
    words = (name or "").split()
    is_joined = len(words) in _TWO_JOINED and words[1].casefold() in table("names")["joins"]
    return " ".join(words[:3]) if is_joined and not is_of_many(name) else None


def _is_a_surname(words: list[str]) -> bool:
    """Whether no given name stands before "van der Meer": a particle in small letters before a capital."""
    return words[0] in heading_words().particles and any(word[:1].isupper() for word in words[1:])


def _given_in(words: list[str]) -> str:
    """The given name in a person's words: two that are one; all where the family's name stands first."""
    folded = [fold(word) for word in words]
    names = table("names")
    if " ".join(folded[:2]) in names["double"]:
        return " ".join(words[:2])
    is_shouted_first = _is_shouted(words[0]) and len(words) > 1 and not any(map(str.isupper, words[1:]))
    if folded[0] in names["family_first"] or is_shouted_first:
        is_told = len(words) > GIVEN_AND_OTHER and folded[1] in names["before_given"]
        return words[-1] if is_told else " ".join(words)
    return two_names(" ".join(words)) or words[0]


def _is_shouted(word: str) -> bool:
    return word.isupper() and len(word) >= _SHORTEST_SHOUTED


def _as_written(chosen: str) -> str:
    """A name as names are written: no word of it shouted, nor all of it in small letters."""
    if chosen.islower() and chosen.replace("-", "").isalpha():
        return chosen.title()
    return " ".join(word.title() if _is_shouted(word) else word for word in chosen.split())


def _stands_behind(word: str) -> bool:
    return fold(word).replace(".", "") in table("names")["behind"]


def without_firm(name: str) -> str:
    """The person in a shown name: "Ollie @ Terrace & Co", "Gavin | Harper Finch", "Kiln support (Jess)"."""
    outside, _, inside = name.partition("(")
    person = _BEFORE_A_FIRM.split(outside.strip())[0]
    somebody = inside.rstrip(") ")
    is_an_office = person.split()[-1:] and person.split()[-1].islower()
    is_nobody = is_an_office or is_of_many(person)
    return somebody if is_nobody and somebody.isalpha() and somebody.istitle() else person


def is_of_many(name: str | None) -> bool:
    """Whether a name is a firm's, an office's or a family's, and of nobody in it: "Honey's", "Accounts"."""
    offices: list[str] = table("letters")["offices"]
    words = _before_where((name or "").split())
    return any(_is_of_a_firm(word) or word.casefold() in offices or word.endswith(_OWNED) for word in words)


def words_of_whom(name: str | None) -> list[str]:
    """The words of a shown name before the one that tells where he works: "Gwen at Fern & Vase"."""
    return _before_where(without_firm(name or "").split())


def by_title(name: str | None) -> str | None:
    """Title and surname, where a thread shows somebody so ("M. Roche"): a surname alone greets nobody.

    An initial between them is left out: "Mrs J. Attwood (School Office)" is Mrs Attwood.
    """
    title, *others = (name or "").partition("(")[0].split() or [""]
    words = [title, *(word for word in others if len(word.rstrip(".")) > 1)]
    is_titled = len(words) == GIVEN_AND_OTHER and is_title(words[0]) and first_name(words[1]) == words[1]
    return " ".join(words) if is_titled else None


def given_and_surname(name: str | None) -> str | None:
    """Given name and surname, where a name has both, behind the title that a doctor or professor keeps."""
    shown = in_order(name or "").split()
    words = [word for word in shown if not is_title(word)]
    kept = [word for word in shown if word.casefold().rstrip(".") in table("names")["kept_titles"]]
    is_person = GIVEN_AND_OTHER <= len(words) <= _LONGEST_FULL and not is_of_many(name)
    is_written = all(word in heading_words().particles or first_name(word) == word for word in words)
    return " ".join((*kept, *words)) if is_person and is_written and not _is_a_surname(words) else None


def is_title(word: str) -> bool:
    """Whether a word is a title, such as "Dr." or "Mme", or of one: "med."."""
    titles: list[str] = table("letters")["titles"]
    return word.casefold().rstrip(".") in titles or word in table("names")["degrees"]


def _before_where(words: Iterable[str]) -> list[str]:
    return list(takewhile(lambda word: word not in _OF_WHERE, words))


def _is_of_a_firm(word: str) -> bool:
    firms: list[str] = table("letters")["firms"]
    return word.casefold().rstrip(".,") in firms


def _is_of_the_family(word: str) -> bool:
    family: list[str] = table("letters")["family"]
    return word.casefold() in family


def _words(kind: str) -> frozenset[str]:
    return classes_in_any(_FILE)[kind].words
