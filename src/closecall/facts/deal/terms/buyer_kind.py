"""Who pays: a person, or an organisation (S8). The words tell it; beside them the address and the signature.

A sum that is small for a firm can be large for a person, so a firm is read only from what states one: the
buyer's or the seller's words, a signature with an office, a name with a trade, or an address with a trade
whose owner writes, or who writes for several ("we").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.facts.evidence import from_behaviour, from_words
from closecall.facts.findings import Evidence, Findings
from closecall.facts.vocabulary import BuyerKind
from closecall.text.resources.toml_file import read_data
from closecall.text.tokens import words_of
from closecall.thread.records import Message, Thread

_FACT = "buyer_kind"
_FOR_SEVERAL = frozenset(("we", "our", "us", "ours"))
_SHORTEST_NAME = 4


def buyer_kind(thread: Thread, told: Sequence[CueMention]) -> Findings:
    """``buyer_kind``, only where all that is said points one way.

    Args:
        told: the buyer's statements about the deal.

    """
    own = {said.cue.value: said for said in reversed(told) if said.cue.fact == _FACT}
    # "Is it for your office?" "No, for me": what the seller only asks yields to the buyer's own word.
    sellers = {s.cue.value: s for s in _seller_said(thread) if not (own and s.sentence.is_question)}
    kinds = {**sellers, **own}
    if len(kinds) > 1:
        return Findings()
    for kind, said in own.items():
        return Findings({_FACT: BuyerKind(kind)}, (from_words(thread, _FACT, said),))
    for kind, said in sellers.items():
        shown = from_behaviour(thread, _FACT, "the seller says who pays", said=said)
        return Findings({_FACT: BuyerKind(kind)}, (shown,))
    sign = next(_signs(thread), None)
    return Findings({_FACT: BuyerKind.ORGANISATION}, (sign,)) if sign else Findings()


def _seller_said(thread: Thread) -> Iterator[CueMention]:
    """The seller's remarks about the buyer's house or firm that the buyer went on from."""
    last = thread.last_of_buyer
    for index, message in enumerate(thread.messages[: last + 1]):
        if message.is_seller:
            yield from (said for said in said_in(thread, index, "seller") if said.cue.fact == _FACT)


def _signs(thread: Thread) -> Iterator[Evidence]:
    """What stands beside the words of the buyer's messages and states a firm."""
    messages = list(thread.buyer_messages())

    @cache
    def writes_for_several() -> bool:
        return any(not _FOR_SEVERAL.isdisjoint(words_of(m.body).folded) for _, m in messages)

    for index, message in messages:
        if _signed_by_a_firm(message):
            yield from_behaviour(thread, _FACT, "signed for a firm", message=index)
        elif _has_firms_address(message.speaker.email or "", message.speaker.name or "", writes_for_several):
            yield from_behaviour(thread, _FACT, "written from a firm's address", message=index)


def _signed_by_a_firm(message: Message) -> bool:
    name, signature = words_of(message.speaker.name or "").folded, words_of(message.cut.signature).folded
    return not _trades()["names"].isdisjoint(name) or not _trades()["signature"].isdisjoint(signature)


def _has_firms_address(address: str, name: str, writes_for_several: Callable[[], bool]) -> bool:
    """Whether the domain states a firm, and the writer is its namesake or writes for several."""
    labels = address.casefold().partition("@")[2].split(".")
    if not _trades()["public"].isdisjoint(labels[1:]):
        return True
    domain = labels[0]
    if _is_a_firm_of(domain, words_of(name).folded):
        return True
    return _names_a_trade(domain) and writes_for_several()


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
    return is_firms or not ends.isdisjoint(domain.split("-"))


@cache
def _trades() -> Mapping[str, frozenset[str]]:
    data = read_data(Path(__file__).with_name("trades.toml"))
    return {name: frozenset(words) for name, words in data.items()}
