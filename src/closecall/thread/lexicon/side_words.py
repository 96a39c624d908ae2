"""What ``side_words.toml`` holds: labels, firms' mailboxes and names, footers, and points for each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.toml_file import read_data
from closecall.thread.person_names import name_words
from closecall.thread.records import Side

_LONGEST_READ = 20_000
_PRICE = compiled_late(
    r"[$€£¥]\s?\d"
    r"|\b\d[\d.,' ]{0,12}\s?(?:€|zł|円|(?:euros?|eur|usd|dollars?|pounds?|kr|kronor|sek|nok|dkk|chf|franken"
    r"|reais|złotych|pln|pesos)\b)"
    r"|\b\d{1,3}(?:[.,']\d{3})\b",
    re.IGNORECASE,
)
_LONGEST_OPENING = 200
_MOST_AMOUNTS = 5
_END = compiled_late(r"[.!?\n。！？](?!\d)")
_DIGIT = compiled_late(r"\d")
_IN_WORDS = compiled_late(r"\b(?:hundred|thousand|tausend|mila|mille|mil|tysięcy)\b", re.IGNORECASE)
_INTRODUCED = compiled_late(
    r"\b[A-ZÀ-Ž][\w'-]{1,20},? (?:(?:here )?from |da |de |do |della |von der |von |di |van |från |z |d['’])"
    r"(?:the )?[A-ZÀ-Ž]\w"
    r"|\b(?:it's|its|this is|I'm|I am) [A-Z][\w'-]{1,20},? (?:with|at|of|over at) [A-Z]\w"
    r"|\bwith [A-Z]\w{1,20}, [A-Z]\w{2,}"
)
_CAMEL = compiled_late(r"[A-Z][a-zà-ž]+[A-Z][a-zà-ž]+")
_BRACKETED = compiled_late(r"(?P<before>[^()（）]{1,60}?)\s?[(（](?P<inside>[^()（）]{1,60})[)）]$")
_PARTED = re.compile(r" - | \u2013 | \| |/|,")


class NoteWords(NamedTuple):
    """Words that tell of whom a seller's note speaks.

    Attributes:
        mine: what the seller calls his own by; theirs: what he calls the buyer's by.
        i_am: what stands before his own name; i: the same before a comma ("I, Bo").
        and_i: what stands behind a colleague's name.
        behind: what stands before a name that may be a colleague's ("quoted by Bo").
        work: what stands behind the name of who did the seller's work ("Bo quoted").
        articles: before a word that is a trade sooner than a last name ("der Bauer").
        no_names: capitalised words that name nobody though somebody bears them.
        begin_sentences: words that begin a sentence and are first names too ("Will she sign?").
        he_does: what stands behind such a word where it is a name ("Will wants one").
        no_nouns: words after "his" and "my" that are nothing to own.

    """

    mine: frozenset[str]
    theirs: frozenset[str]
    i_am: frozenset[str]
    i: frozenset[str]
    and_i: frozenset[str]
    behind: frozenset[str]
    work: frozenset[str]
    articles: frozenset[str]
    no_names: frozenset[str]
    begin_sentences: frozenset[str]
    he_does: frozenset[str]
    no_nouns: frozenset[str]


class SideWords(NamedTuple):
    """The data file.

    Attributes:
        margin: points by which one side must lead.
        margin_unsold: the same among several, where nothing speaks for the seller but that another buys.
        share: which part of all points given the lead must be.
        seller_labels, buyer_labels: speakers' labels that state a side.
        outsiders: what a meeting writes in brackets behind the name of somebody of another firm.
        of_persons: words in brackets behind a name that tell of a person and not of a firm.
        freemail: domains that say nothing about the organisation.
        mailboxes: what stands before the "@" where a firm sells from it.
        name_words, name_joints: words of a firm's name, and what joins a person's to it.
        introductions: words between a speaker's own name and his firm's.
        honorifics: words of respect in a speaker's label.
        seller_roles, buyer_roles: roles in a signature or a sender's name that state a side.
        note: words of the seller's note.
        persons: words for the first, second and third person.
        greetings: first words of a letter; titles: what stands between one and a name.
        everybody: who is greeted instead of a person.
        polite: what opens a letter in a language without such words.
        weights: points of what is no sentence.

    """

    margin: int
    margin_unsold: int
    share: float
    seller_labels: frozenset[str]
    buyer_labels: frozenset[str]
    outsiders: frozenset[str]
    of_persons: frozenset[str]
    freemail: frozenset[str]
    mailboxes: frozenset[str]
    name_words: frozenset[str]
    name_joints: tuple[str, ...]
    introductions: frozenset[str]
    honorifics: frozenset[str]
    footers: tuple[str, ...]
    seller_roles: tuple[str, ...]
    buyer_roles: tuple[str, ...]
    note: NoteWords
    persons: tuple[frozenset[str], frozenset[str], frozenset[str]]
    greetings: frozenset[str]
    titles: frozenset[str]
    everybody: frozenset[str]
    polite: tuple[str, ...]
    weights: Mapping[str, int]


@cache
def side_words() -> SideWords:
    """The vocabulary of ``side_words.toml``, read once."""
    data = read_data(Path(__file__).with_name("side_words.toml"))
    return SideWords(
        margin=data["margin"]["least"],
        margin_unsold=data["margin"]["unsold"],
        share=data["margin"]["share"],
        seller_labels=frozenset(data["labels"]["seller"]),
        buyer_labels=frozenset(data["labels"]["buyer"]),
        outsiders=frozenset(data["labels"]["outsiders"]),
        of_persons=frozenset(data["labels"]["of_persons"]),
        freemail=frozenset(data["freemail"]["domains"]),
        mailboxes=frozenset(data["company"]["mailboxes"]),
        name_words=frozenset(data["company"]["name_words"]),
        name_joints=tuple(data["company"]["name_joints"]),
        introductions=frozenset(data["company"]["introductions"]),
        honorifics=frozenset(data["company"]["honorifics"]),
        footers=tuple(data["footer"]["words"]),
        seller_roles=tuple(data["roles"]["seller"]),
        buyer_roles=tuple(data["roles"]["buyer"]),
        note=NoteWords(**{name: frozenset(words) for name, words in data["note"].items()}),
        persons=(
            frozenset(data["person"]["first"]),
            frozenset(data["person"]["second"]),
            frozenset(data["person"]["third"]),
        ),
        greetings=frozenset(data["person"]["greetings"]),
        titles=frozenset(data["person"]["titles"]),
        everybody=frozenset(data["person"]["everybody"]),
        polite=tuple(data["person"]["polite"]),
        weights=data["weights"],
    )


@lru_cache(maxsize=1024)
def parted_label(label: str) -> tuple[str, Side | None, str]:
    """A speaker's label as the name, the side that it states, and what else stands beside the name.

    "Bo Lund (Buyer)", "Sales (Imran)", "Ines, Vendeuse", "営業（高瀬）" and "Rep" state a side;
    "Cole (TerraGait)" and "Ines Roth, Roth & Sons" have a firm beside the name; "Roth, Ines" is a name. A
    label that is a role alone is its own name.
    """
    bracketed = _BRACKETED.match(label.strip())
    parts = [bracketed["before"], bracketed["inside"]] if bracketed else _PARTED.split(label, maxsplit=1)
    parts = [part.strip() for part in parts if part.strip()]
    sides = [_stated(part) for part in parts]
    if len(parts) < 2:
        return label, sides[0] if sides else None, ""
    side = sides[0] or sides[1]
    if side is None:
        is_beside = bracketed or all(len(part.split()) > 1 for part in parts)
        return (parts[0], None, parts[1]) if is_beside else (label, None, "")
    return parts[1] if sides[0] else parts[0], side, ""


def _stated(label: str) -> Side | None:
    label = label.casefold()
    if label in side_words().seller_labels:
        return Side.SELLER
    return Side.BUYER if label in side_words().buyer_labels else None


def states_price(text: str) -> bool:
    """Whether an amount of money stands in the text."""
    return any(
        (_DIGIT.search(line) and _PRICE.search(line[:500])) or _IN_WORDS.search(line[:500])
        for line in text[:_LONGEST_READ].split("\n")
    )


def bids(text: str) -> bool:
    """Whether an amount stands in a question, as who bids asks: "Would you take 40 €?"."""
    for match in islice(_PRICE.finditer(text[:_LONGEST_OPENING]), _MOST_AMOUNTS):
        end = _END.search(text, match.end(), match.end() + _LONGEST_OPENING)
        if end is not None and end[0] in "?？":
            return True
    return False


def introduces_firm(text: str, *, name: str) -> bool:
    """Whether the first lines say "Name from Firm", of anybody or of this speaker."""
    opening = text[:_LONGEST_OPENING]
    if _INTRODUCED.search(opening):
        return True
    own = name_words(name)
    said = name_words(opening)
    return any(
        word in own[:1] and between in side_words().introductions and firm not in own
        for word, between, firm in zip(said, said[1:], said[2:], strict=False)
    )


def is_outsider(label: str) -> bool:
    """Whether a meeting's label ends with what it writes behind the name of a guest: "Bo Lund (Guest)"."""
    return label.endswith(")") and label.rpartition("(")[2][:-1].casefold() in side_words().outsiders


def is_firm_name(name: str) -> bool:
    """Whether a sender's name holds a firm ("Theo - Slotly", "Liam FitBarn", "Anya Kitchens")."""
    words = side_words()
    if any(joint in name for joint in words.name_joints) or _CAMEL.search(name):
        return True
    return any(word.casefold() in words.name_words for word in name.split()[1:])


def has_footer(text: str) -> bool:
    """Whether the text cut from below a mail offers to leave a mailing list."""
    text = text.casefold()
    return any(word in text for word in side_words().footers)
