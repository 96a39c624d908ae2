"""An open "I have to ask my boss" is settled by the news that they said yes, and by nothing less."""

from datetime import date

import pytest

from closecall import Thread
from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import HesitationKind

HAS_TO_ASK = ("I like it. I have to ask my boss first.", "The council has to approve anything over 5,000.")
THEY_SAID_YES = (
    "Good news, the council approved it last night.",
    "It's been approved.",
    "The board has signed it off.",
    "Finance have signed it off.",
    "She's given me the go-ahead.",
    "The trustees voted for it.",
    "He gave the nod.",
    "He has no objections.",
    "My boss is fine with it.",
    "The directors were all happy with it.",
    "My boss says go for it.",
    "The partners are all in favour.",
    "He left it to me.",
    "He said it's my call.",
    "I have the OK from head office.",
    "Yes, he's said we can go ahead.",
)
NOT_YET = (
    "He hasn't approved it yet.",
    "The board will have approved it by Friday.",
    "Once he approves it I'll come back.",
    "They want it approved by the board first.",
    "I hope he's happy with it.",
    "He is not on board.",
    "The board approved the budget for the roof last year.",
    "He's approved only the small one.",
    "He said yes to the other company.",
    "I need the go ahead from him.",
    "He'd have to sign it off.",
    "He's happy with what we have.",
    "No more questions from me.",
    "That settles it for me.",
    "Very reassuring, thank you.",
)


def _open_authority(first: str, then: str) -> bool:
    thread = Thread.parse(
        "Tom: The system is 6,400 in all, installed in three weeks. Shall we go ahead?\n"
        f"Ann: {first}\nTom: Of course. How did it go?\nAnn: {then}",
        me="Tom",
    )
    held = read_facts(thread, as_of=date(2026, 11, 26)).facts.hesitations or ()
    return any(each.kind is HesitationKind.AUTHORITY and each.is_open for each in held)


@pytest.mark.parametrize("first", HAS_TO_ASK)
@pytest.mark.parametrize("news", THEY_SAID_YES)
def test_news_that_they_said_yes_settles_who_had_to_be_asked(first: str, news: str) -> None:
    assert not _open_authority(first, news)


@pytest.mark.parametrize("first", HAS_TO_ASK)
@pytest.mark.parametrize("news", NOT_YET)
def test_anything_less_than_a_yes_leaves_it_open(first: str, news: str) -> None:
    assert _open_authority(first, news)
