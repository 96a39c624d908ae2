"""Who pays: a person, or an organisation (S8). The words tell it; beside them the address and the signature.

A sum that is small for a firm can be large for a person, so a firm is read only from what states one: the
buyer's or the seller's words, a signature with an office, a name with a trade, or an address with a trade
whose owner writes, or who writes for several ("we"). Who signs for a firm may tell of children and mean his
school's: then it stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.facts.deal.terms.firm_signs import SIGNED, firm_signs
from closecall.facts.evidence import from_behaviour, from_words
from closecall.facts.findings import Findings
from closecall.facts.vocabulary import BuyerKind
from closecall.thread.records import Thread

_FACT = "buyer_kind"
_PERSON = BuyerKind.INDIVIDUAL.value


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
    signs = list(firm_signs(thread)) if kinds.keys() <= {_PERSON} else []
    if kinds and any(event == SIGNED for _, event in signs):
        return Findings()
    for kind, said in own.items():
        return Findings({_FACT: BuyerKind(kind)}, (from_words(thread, _FACT, said),))
    for kind, said in sellers.items():
        shown = from_behaviour(thread, _FACT, "the seller says who pays", said=said)
        return Findings({_FACT: BuyerKind(kind)}, (shown,))
    for index, event in signs:
        shown = from_behaviour(thread, _FACT, event, message=index)
        return Findings({_FACT: BuyerKind.ORGANISATION}, (shown,))
    return Findings()


def _seller_said(thread: Thread) -> Iterator[CueMention]:
    """The seller's remarks about the buyer's house or firm that the buyer went on from."""
    last = thread.last_of_buyer
    for index, message in enumerate(thread.messages[: last + 1]):
        if message.is_seller:
            yield from (said for said in said_in(thread, index, "seller") if said.cue.fact == _FACT)
