"""Plain words that may tell a no are none beside an order; one phrase kills no no of a sentence (S5)."""

from __future__ import annotations

from datetime import date

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def read(asked: str, words: str) -> Reading:
    turns = (Message(Speaker(side=Side.SELLER), asked), Message(Speaker(side=Side.BUYER), words))
    return read_facts(Thread(ThreadKind.EMAIL, turns, "en"), as_of=date(2026, 3, 5))


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Any thoughts on the van?", "We're turning it down and going with the Ford."),
        ("Here is the quote for the roof.", "No thanks to the roof."),
        ("Any news?", "Sorry, we've said no, we didn't go with it as money is tight."),
        ("Any news about the boiler?", "We ended up buying second hand."),
        ("Any news about the boiler?", "This isn't going anywhere for us."),
        ("Any news about the boiler?", "We're all sorted now, we got someone local to do it."),
        ("It is £900. Shall I order it?", "sorted now thanks"),
        ("It is £900. Shall I order it?", "sorted, neighbour knew someone"),
        ("How did the week go with it?", "Not for us, sorry. We won't take it."),
        ("Any news about the boiler?", "I can't justify the big one."),
        ("Any news about the boiler?", "They overruled me."),
        ("Any news about the boiler?", "My husband talked me out of it, but thanks."),
        ("Any news about the boiler?", "We are going ahead with another firm. That's us done."),
        ("Any news about the boiler?", "We can't justify it. Could you send the deposit back please?"),
        ("Any news about the boiler?", "They overruled me. We want it but cannot."),
    ],
)
def test_a_no_is_told(asked: str, words: str) -> None:
    assert read(asked, words).facts.refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    "words",
    [
        "Take me off the order and off your list.",
        "No, and please don't ask again.",
        "She has left me and I want no more of it, stop calling me.",
        "I told my old builder and I am telling you: stop calling me.",
        "Stop emailing me, I have a new address.",
        "Unsubscribe me from the school list and from yours.",
        "Your call is better left unmade, stop ringing me.",
        "They are a nuisance, your calls, stop them.",
    ],
)
def test_an_opt_out_is_told(words: str) -> None:
    assert read("Shall I book it for Monday?", words).facts.refusal is Refusal.OPT_OUT


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("Did you pick the tiles?", "Yes, that's us done! We'd like the grey ones."),
        (
            "Which plan?",
            "I can't justify the big one but the small one is right. Let's go with the small one.",
        ),
        ("What did they say?", "They overruled me and now want the bigger one. Please send the contract."),
        (
            "Here is our offer.",
            "We've lost confidence in our current system. We'd like to go ahead with yours.",
        ),
        ("Monday at nine then.", "Great, that's us sorted then! See you on Monday."),
        (
            "For the 3rd?",
            "We have put it off for years and now we are finally doing it. Yes please, the 3rd.",
        ),
        (
            "Shall I book it?",
            "Yes please. We've so much on right now, so we need this to be live in two weeks.",
        ),
        ("Anything else?", "Nothing else needed from you. We're ready to sign."),
        ("A cruise?", "I have retired, so I have the time. We'd love to come along on the May one."),
        ("Fitted?", "My brother will fit it himself, so just the kitchen please. Where do I sign?"),
        ("Shall I come over?", "Somewhere else suits us better, can you come to the shop instead?"),
        ("Who pays the invoice?", "Ask me once we have signed. Send the contract over please."),
        ("Anything missing?", "We had the old boiler serviced. It leaks. What would a new one cost?"),
        ("The date?", "We cancelled the whole trip in spring. Can we have the same rooms in June?"),
        ("Did you tell Bob?", "I told him to crack on. Please order the tiles."),
        ("At Easter?", "My husband painted it over Easter. Looks great. When can you lay the floor?"),
        ("Did you get my mail?", "In my last email I asked about delivery. Could you answer that?"),
        ("Do I write too often?", "Your messages are not a nuisance at all, keep them coming."),
    ],
)
def test_beside_an_order_it_is_none(asked: str, words: str) -> None:
    found = read(asked, words)
    assert found.facts.refusal is Refusal.NONE
    assert not found.unsettled


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (
            "On that number?",
            "Please don't use that number any more, it's my old one. The new one is 0700 900123.",
        ),
        ("Shall I call tomorrow?", "I'd prefer you didn't phone, mail is better."),
        ("Shall I book it?", "Yes please, but don't call us at the shop, use the mobile."),
    ],
)
def test_another_way_to_reach_him_alone_is_none_and_may_be_asked_about(asked: str, words: str) -> None:
    assert read(asked, words).facts.refusal is Refusal.NONE


def test_money_wanted_back_is_no_order() -> None:
    assert read("Any news?", "We want our deposit back, that's us done.").facts.refusal is Refusal.EXPLICIT_NO


def test_another_time_stays_one_beside_what_was_missing_before() -> None:
    words = "They did not have budget before April, so not now."
    assert read("Any decision on the course?", words).facts.refusal is Refusal.NOT_NOW


@pytest.mark.parametrize(
    "words",
    [
        "I'm not going to think about it any longer. We'll take it.",
        "We won't wait any longer. We'll take it.",
    ],
)
def test_an_end_of_thinking_is_no_no_to_the_thing(words: str) -> None:
    found = read("It is £950, fitted. Shall I put you down for it?", words)
    assert found.facts.refusal is Refusal.NONE


@pytest.mark.parametrize(
    "words",
    [
        "We'll take it. Actually no, we've decided against it.",
        "We ordered it on Monday. Please cancel it, we don't want it.",
        "Take me off your list, please don't write again. We'll take it from the other shop.",
    ],
)
def test_a_no_behind_an_order_and_an_opt_out_stand(words: str) -> None:
    found = read("It is £950, fitted. Shall I put you down for it?", words)
    assert found.facts.refusal in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


_SIGNED = [
    "The order is attached, signed by me.",
    "We signed the contract last night and I put down the deposit.",
    "We'll take the cabinet, please go ahead and order it.",
    "Please send the invoice for the cabinet, we're going ahead.",
]
_OF_EXTRAS = [
    "No thank you to the lamp.",
    "Please don't send the lamp leaflet again, we don't want it and have no use for it.",
    "We won't be buying anything else.",
    "We've decided against the lamp.",
    "The lamp isn't for us.",
    "Please stop sending me the newsletter.",
    "I do not want any more reminders about the survey.",
    "We are not interested in the service plan.",
    "No thanks to the finance.",
]


@pytest.mark.parametrize("refused", _OF_EXTRAS)
@pytest.mark.parametrize("signed", _SIGNED)
def test_an_order_is_not_lost_to_a_no_to_an_extra(signed: str, refused: str) -> None:
    offer = "The oak cabinet is 950 pounds. The lamp would be 80 extra, the fitting 60. Shall I go ahead?"
    for words in (f"{signed} {refused}", f"{refused} {signed}"):
        assert read(offer, words).facts.refusal in (None, Refusal.NONE)


def test_what_is_offered_after_the_signature_is_an_extra() -> None:
    turns = [
        (Side.SELLER, "The stove is 2,980 pounds. Shall I put you down for it?"),
        (Side.BUYER, "We signed your contract last night."),
        (Side.SELLER, "Lovely. I could do you the log basket at half."),
        (Side.BUYER, "No thank you, no basket. We won't be buying anything else."),
    ]
    messages = tuple(Message(Speaker(side=side), said) for side, said in turns)
    facts = read_facts(Thread(ThreadKind.EMAIL, messages, "en"), as_of=date(2026, 3, 5)).facts
    assert facts.refusal in (None, Refusal.NONE)


def test_what_is_undone_after_the_signature_is_no_extra() -> None:
    turns = [
        (Side.BUYER, "Signed and sent back, looking forward to it!"),
        (Side.SELLER, "Thank you. The fencing is booked for the 9th."),
        (Side.BUYER, "Can we cancel the fencing please, the neighbours are putting up theirs."),
    ]
    messages = tuple(Message(Speaker(side=side), said) for side, said in turns)
    facts = read_facts(Thread(ThreadKind.EMAIL, messages, "en"), as_of=date(2026, 3, 5)).facts
    assert facts.refusal is Refusal.EXPLICIT_NO
