"""What sellers and buyers say (``sides.toml``), and how many points a party's words give."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from closecall.text.data_file import read_data
from closecall.thread.records import Message, Side

_LONGEST_READ = 20_000
_PRICE = re.compile(
    r"[$€£]\s?\d"
    r"|\b\d[\d.,' ]{0,12}\s?(?:€|zł|(?:euros?|eur|usd|dollars?|pounds?|kr|sek|chf|reais)\b)"
    r"|\b\d{1,3}(?:[.,']\d{3})\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_IN_WORDS = re.compile(r"\b(?:hundred|thousand|tausend|mila|mille|mil|tysięcy)\b", re.IGNORECASE)
_INTRODUCED = re.compile(
    r"\b[A-ZÀ-Ž][\w'-]{1,20},? (?:(?:here )?from|da|de|do|della|von der|von|di|van|från|z) "
    r"(?:the )?[A-ZÀ-Ž]\w"
    r"|\bwith [A-Z]\w{1,20}, [A-Z]\w{2,}"
)
_WORD = re.compile(r"\w+")
_CAMEL = re.compile(r"[A-Z][a-zà-ž]+[A-Z][a-zà-ž]+")


@dataclass(frozen=True, slots=True)
class Sign:
    """A kind of sentence that one side says."""

    side: Side
    weight: int
    why: str
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SideWords:
    """The data file, shaped for looking up.

    Attributes:
        margin: points by which one side must lead.
        phrases: first word of a phrase to the phrases that begin so, each with the number of its sign.

    """

    margin: int
    seller_labels: frozenset[str]
    buyer_labels: frozenset[str]
    freemail: frozenset[str]
    mailboxes: frozenset[str]
    name_words: frozenset[str]
    name_joints: tuple[str, ...]
    weights: dict[str, int]
    signs: tuple[Sign, ...]
    phrases: Mapping[str, tuple[tuple[str, int], ...]]


@cache
def side_words() -> SideWords:
    """The vocabulary of ``sides.toml``, read once."""
    data = read_data(Path(__file__).with_name("sides.toml"))
    company = data["company"]
    signs = tuple(
        Sign(Side(sign["side"]), sign["weight"], sign["why"], tuple(sign["phrases"])) for sign in data["sign"]
    )
    return SideWords(
        margin=data["margin"]["least"],
        seller_labels=frozenset(data["labels"]["seller"]),
        buyer_labels=frozenset(data["labels"]["buyer"]),
        freemail=frozenset(data["freemail"]["domains"]),
        mailboxes=frozenset(company["mailboxes"]),
        name_words=frozenset(company["name_words"]),
        name_joints=tuple(company["name_joints"]),
        weights={name: company[f"weight_{name}"] for name in ("mailbox", "name", "footer", "introduction")}
        | {"first_price": company["weight_first_price"]},
        signs=signs,
        phrases=_by_first_word(signs),
    )


def _by_first_word(signs: Sequence[Sign]) -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for number, sign in enumerate(signs):
        for phrase in sign.phrases:
            found[_WORD.findall(phrase)[0]].append((phrase, number))
    return {word: tuple(phrases) for word, phrases in found.items()}


def points_for_seller(messages: Sequence[Message]) -> int:
    """How much a party's own words speak for the seller; below zero they speak for the buyer."""
    said = "\n".join(message.body for message in messages)[:_LONGEST_READ].casefold().replace("’", "'")
    words = side_words()
    found: set[int] = set()
    for word in words.phrases.keys() & set(_WORD.findall(said)):
        found.update(number for phrase, number in words.phrases[word] if phrase in said)
    signs = [words.signs[number] for number in found]
    return sum(sign.weight if sign.side is Side.SELLER else -sign.weight for sign in signs)


def states_price(text: str) -> bool:
    """Whether an amount of money stands in the text."""
    return any(
        (_DIGIT.search(line) and _PRICE.search(line[:500])) or _IN_WORDS.search(line[:500])
        for line in text[:_LONGEST_READ].split("\n")
    )


def introduces_firm(text: str) -> bool:
    """Whether the first lines say "Name from Firm"."""
    return _INTRODUCED.search(text[:200]) is not None


def is_firm_name(name: str) -> bool:
    """Whether a sender's name holds a firm ("Theo - Slotly", "Liam FitBarn", "Anya Kitchens")."""
    words = side_words()
    if any(joint in name for joint in words.name_joints[:5]) or _CAMEL.search(name):
        return True
    return any(word.casefold() in words.name_words for word in name.split()[1:])
