"""The table of what may stand beside a yes: each kind fits its example, and no kind before it does."""

from __future__ import annotations

import pytest

from closecall.facts.words.acceptance.beside_a_yes import KINDS, Kind, Meaning, meaning
from closecall.facts.words.acceptance.seller_offers import clauses_of
from closecall.facts.words.acceptance.sentence_beside_a_yes import leaves_the_yes
from closecall.facts.words.acceptance.yes_message import YesMessage, yes_message
from closecall.text.clauses import Clause
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

# What holds up a deed holds a yes back by other words as well.
_OF_A_DEED = ("the bank has to agree first", "I mean the one from Harbour & Sons")


def beside(words: str, *, yes: str = "Yes please, order it.") -> tuple[YesMessage, list[Clause]]:
    """What is known of a yes with these words behind it, and the clauses of its last sentence."""
    turns = (
        Message(Speaker(side=Side.SELLER), "It is £940, the plan £9 a month. Shall I order it?"),
        Message(Speaker(side=Side.BUYER), f"{yes} {words}"),
    )
    said = yes_message(Thread(ThreadKind.CALL, turns, "en"), 1)
    clauses = list(clauses_of(said.body))
    return said, [clause for clause in clauses if clause.sentence == clauses[-1].sentence]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.example)
def test_the_first_kind_that_fits_its_example_is_that_kind(kind: Kind) -> None:
    # Beside a deed that is done, some of what holds a yes back is only not known to be harmless.
    is_of_a_deed = kind.meaning is Meaning.UNKNOWN or kind.example in _OF_A_DEED
    yes = "I have signed the contract." if is_of_a_deed else "Yes please, order it."
    said, clauses = beside(kind.example.capitalize(), yes=yes)
    assert [each for each in KINDS if each.fits(said, clauses[0])][:1] == [kind]
    assert meaning(said, clauses[0]) is kind.meaning


@pytest.mark.parametrize(
    "words",
    [
        "Need to talk to the landlord.",
        "Sleeping on it.",
        "Gran sits on it.",
        "Make that £900.",
        "Ruth will send the payment once the bank agrees.",
        "Ruth will not send the deposit.",
        "Ruth wants the deposit back.",
        "Ruth may send the payment with a survey of her cousin's.",
    ],
)
def test_what_no_kind_fits_or_what_holds_back_is_not_harmless(words: str) -> None:
    said, clauses = beside(words)
    assert meaning(said, clauses[0]) is not Meaning.HARMLESS


@pytest.mark.parametrize(
    ("words", "is_left"),
    [
        ("Mind the tree by the gate.", True),
        ("The landlord knows a cousin.", False),
        ("Mind the tree by the gate, if it lasts.", False),
    ],
)
def test_beside_a_firm_yes_unknown_words_may_tell_how_it_is_done(words: str, is_left: bool) -> None:
    said, clauses = beside(words)
    assert leaves_the_yes(said, clauses, is_next=True) is is_left


@pytest.mark.parametrize(
    "words", ["Ruth in accounts will send the remittance.", "My wife will do the bank transfer on Friday."]
)
def test_whoever_pays_for_it_leaves_the_yes(words: str) -> None:
    said, clauses = beside(words)
    assert {meaning(said, clause) for clause in clauses} == {Meaning.HARMLESS}
