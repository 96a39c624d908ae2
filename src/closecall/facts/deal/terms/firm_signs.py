"""What stands beside the words of the buyer's messages and states a firm: a name, a signature, an address.

"Nicole (Hilltop Vets)" and "Lucy @ Brackley Lifts" write for a firm, and so does who signs "Kehoe Books"
below her name or writes from reception@. An address alone tells little, for people buy things for themselves
from the office: see :file:`trades.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from closecall.text.resources.toml_file import read_data
from closecall.text.tokens import words_of
from closecall.thread.records import Message, Thread

SIGNED = "signed for a firm"
_SHORTEST_NAME = 4
_SHORTEST_REST = 3
_MOST_WORDS = 5
# "Nicole (Hilltop Vets)", "Ash - Corner Cafe"; an address has no space before its mark.
_BESIDE = re.compile(r"\(([^()\n]{3,40})\)|\s[\u2013\u2014-]\s([^()\n]{3,40})$")
_AT_FIRM = re.compile(r"\s@\s?[^\W\d_]")
_PARTS = re.compile(r"[,|\u00b7\n]|\s[\u2013\u2014-]\s")


def firm_signs(thread: Thread) -> Iterator[tuple[int, str]]:
    """Each message that states a firm beside its words, and how it does."""
    messages = list(thread.buyer_messages())
    several = _trades()["for_several"] | _trades().get(f"for_several_{thread.lang}", frozenset())

    @cache
    def writes_for_several() -> bool:
        return any(not several.isdisjoint(words_of(m.body).folded) for _, m in messages)

    for index, message in messages:
        name = message.speaker.name or ""
        if _signed_by_a_firm(message) or _named_for_a_firm(name):
            yield index, SIGNED
        elif _has_firms_address(message.speaker.email or "", name, writes_for_several):
            yield index, "written from a firm's address"


def _signed_by_a_firm(message: Message) -> bool:
    name, signature = words_of(message.speaker.name or "").folded, words_of(message.cut.signature).folded
    if not _trades()["names"].isdisjoint(name) or not _trades()["signature"].isdisjoint(signature):
        return True
    return any(_is_firms_name(part, name) for part in _PARTS.split(message.cut.signature))


def _is_firms_name(part: str, person: Sequence[str]) -> bool:
    """Whether it is a name with a trade, "Kehoe Books": all capitals, and no words of whoever signs alone."""
    written = part.split()
    if not 1 < len(written) <= _MOST_WORDS or not all(word[0].isupper() or word == "&" for word in written):
        return False
    return not (_trades()["named"] - frozenset(person)).isdisjoint(words_of(part).folded)


def _named_for_a_firm(name: str) -> bool:
    """Whether a firm stands beside the person's name, as chats show it."""
    if _AT_FIRM.search(name):
        return True
    beside = (part for found in _BESIDE.findall(name) for part in found)
    return any(_is_firms_name(part.strip(), ()) for part in beside)


def _has_firms_address(address: str, name: str, writes_for_several: Callable[[], bool]) -> bool:
    """Whether the domain states a firm, and the writer is its namesake, its office or writes for several."""
    mailbox, _, host = address.casefold().partition("@")
    labels = host.split(".")
    if not _trades()["public"].isdisjoint(labels[1:]):
        return True
    domain = labels[0]
    if mailbox in _trades()["offices"] and not domain.endswith(tuple(_trades()["mail_houses"])):
        return True
    if _is_a_firm_of(domain, words_of(name).folded) or _begins_with_a_trade(mailbox):
        return True
    return _names_a_trade(domain) and (mailbox in _trades()["anybody"] or writes_for_several())


def _begins_with_a_trade(mailbox: str) -> bool:
    """Whether a mailbox anywhere is a firm's by its name: "farmaciavidal"."""
    begun = next((trade for trade in _trades()["domain_beginnings"] if mailbox.startswith(trade)), "")
    rest = mailbox.removeprefix(begun).strip(".-_")
    return bool(begun) and len(rest) >= _SHORTEST_REST and rest.isalpha()


def _is_a_firm_of(domain: str, name: Sequence[str]) -> bool:
    """Whether the domain is the writer's name and a trade beside it ("tannertools"), not his name alone."""
    named = next((word for word in reversed(name) if len(word) >= _SHORTEST_NAME and word in domain), None)
    if named is None:
        return False
    if _names_a_trade(domain):
        return True
    rest = domain.replace(named, "", 1).strip("-")
    is_of_person = rest in _trades()["of_a_family"] or any(
        rest in word or word in rest for word in name if word
    )
    return domain.startswith(named) and len(rest) >= _SHORTEST_NAME and rest.isalpha() and not is_of_person


# A seller's mails go to few domains, and a thread's all come from the same ones.
@lru_cache(maxsize=1024)
def _names_a_trade(domain: str) -> bool:
    ends, begins = _trades()["domain_ends"], _trades()["domain_beginnings"]
    is_firms = domain.endswith(tuple(ends)) or domain.startswith(tuple(begins))
    return is_firms or not (ends | begins).isdisjoint(domain.split("-"))


@cache
def _trades() -> Mapping[str, frozenset[str]]:
    data = read_data(Path(__file__).with_name("trades.toml"))
    return {name: frozenset(words) for name, words in data.items()}
