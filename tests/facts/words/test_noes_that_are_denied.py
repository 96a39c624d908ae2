"""A verb that refuses, denied, is no no; nor is a no that the buyer quotes and says not to give."""

from __future__ import annotations

import pytest

from closecall.facts.words import hear
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def refusal(text: str, lang: str) -> object:
    turns = (Message(Speaker(side=Side.SELLER), "4,800 EUR."), Message(Speaker(side=Side.BUYER), text))
    return hear(Thread(ThreadKind.EMAIL, turns, lang)).values["refusal"]


@pytest.mark.parametrize(
    ("lang", "denied", "meant"),
    [
        ("sv", "Jag avstår då inte.", "Vi avstår, inte minst för priset."),
        ("sv", "Vi avböjer inte erbjudandet.", "Vi avböjer erbjudandet."),
        ("sv", "Vi tackar inte nej.", "Vi tackar nej."),
        ("de", "Ich lehne nicht ab.", "Ich lehne ab, seien Sie nicht böse."),
        ("de", "Wir verzichten darum nicht.", "Wir verzichten, seien Sie nicht böse."),
        ("de", "Ich springe deshalb nicht ab.", "Ich springe ab."),
        ("nl", "Wij haken daarom niet af.", "Wij haken af, wees niet boos."),
        ("nl", "Ik bedank niet voor het aanbod.", "Ik bedank voor het aanbod."),
        ("nl", "Wij zien er niet van af.", "Wij zien ervan af."),
    ],
)
def test_a_refusing_verb_that_is_denied_refuses_nothing(lang: str, denied: str, meant: str) -> None:
    assert refusal(denied, lang) == "none"
    assert refusal(meant, lang) == "explicit_no"


@pytest.mark.parametrize("said", ["You won't get that from me.", "Nobody will get that from us, we take it."])
def test_a_quoted_no_that_the_buyer_says_not_to_give_is_none(said: str) -> None:
    assert refusal(f'A client of mine wrote: "We are not going ahead." {said}', "en") == "none"


def test_without_a_no_in_the_quotation_the_same_words_refuse() -> None:
    assert refusal('You ask for "a quick yes". You won\'t get that from me.', "en") == "explicit_no"
    assert refusal("You want it signed today. You won't get that from me.", "en") == "explicit_no"
    said = "You won't get that from me. One of my own clients wrote \"we're not going ahead\" last week."
    assert refusal(said, "en") == "explicit_no"
