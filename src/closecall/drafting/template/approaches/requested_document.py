"""The paper that the buyer asked for, by the name that he gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecall.drafting.phrasing.phrase_tables import table
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import BuyerAction
from closecall.text.tokens import words_of

if TYPE_CHECKING:
    from closecall.drafting.template.material import Material

_ASKED_IN = frozenset({"buyer_actions", "stage", "verbal_interest"})
"""Facts in whose evidence the paper is named."""
_FIRST_WORDS = 40
"""How far behind a request the words are that take it back, in characters."""


def paper_asked_for(material: Material) -> str | None:
    """The contract, invoice or form that the buyer waits for; None where he asked for none, or has it.

    What he asked for before the seller last wrote may have been sent with that.
    """
    brief = material.brief
    if BuyerAction.ASKED_FOR_CONTRACT not in (brief.facts.buyer_actions or ()):
        return None
    steps = [e for e in brief.evidence if e.fact in _ASKED_IN and e.message is not None]
    last = brief.last_of_seller
    late = [e for e in steps if (e.message or 0) > last]
    newest = [e.quote for e in late]
    if (steps and not newest) or any(_is_taken_back(material, evidence) for evidence in late):
        return None
    named: dict[str, str] = table(material.lang)["papers"]["named"]
    said = [f" {' '.join(words_of(sentence).folded)} " for sentence in newest]
    found = (paper for name, paper in named.items() if any(f" {name} " in sentence for sentence in said))
    return next(found, None) or material.say("papers.others")


def _is_taken_back(material: Material, evidence: Evidence) -> bool:
    """Whether the words behind it take it back: "Send the invoice please. Actually no"."""
    thread, number = material.brief.thread, evidence.message
    if thread is None or number is None or evidence.end is None:
        return False
    behind = words_of(thread.messages[number].body, evidence.end, evidence.end + _FIRST_WORDS).folded
    taken_back: list[str] = table(material.lang)["papers"]["taken_back"]
    return f"{' '.join(behind)} ".startswith(tuple(f"{words} " for words in taken_back))
