"""Hesitations with their hardness, wishes, moods and open questions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from closecall.facts import Facts
from closecall.facts.words import hear
from closecall.thread.records import Message, Moment, Precision, Side, Speaker, Thread, ThreadKind

BUYER, SELLER = Side.BUYER, Side.SELLER


def heard(*turns: tuple[Side, str] | str) -> dict[str, Any]:
    pairs = [(BUYER, turn) if isinstance(turn, str) else turn for turn in turns]
    messages = tuple(Message(Speaker(side=side), body) for side, body in pairs)
    return Facts.from_mapping(hear(Thread(ThreadKind.EMAIL, messages, "en")).values).to_dict()


def hesitations(*turns: tuple[Side, str] | str) -> list[tuple[str, str, str]]:
    return [(h["kind"], h["hardness"], h["status"]) for h in heard(*turns).get("hesitations", ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Going to chew on it for a day or two though.", ("unspecified", "soft")),
        ("What would you do in my place?", ("unspecified", "soft")),
        ("I'm not convinced.", ("unspecified", "soft")),
        ("I get cold feet leaving the old system.", ("status_quo", "soft")),
        ("Twenty years we do the ledgers this way.", ("status_quo", "soft")),
        ("I'm a bit nervous, that's all.", ("risk", "soft")),
        ("I feel like leaving it for a while.", ("timing", "soft")),
        ("It's rather expensive.", ("price", "soft")),
        ("There is no budget for this.", ("price", "hard")),
        ("It's not mine to sign, it goes to Olga and then to finance.", ("authority", "hard")),
        ("As soon as the contract says so it's a done deal.", ("fit", "hard")),
        ("We need three quotes, that's the rule.", ("process", "hard")),
        ("What's the catch?", ("trust", "soft")),
    ],
)
def test_a_hesitation_is_heard_with_its_kind_and_hardness(text: str, expected: tuple[str, str]) -> None:
    assert hesitations(text) == [(*expected, "open")]


@pytest.mark.parametrize(
    "text",
    [
        "I'm not worried.",
        "My husband is nervous about everything.",
        "Last year I was nervous about the old one.",
        "It's not too expensive.",
        "No worries!",
        "Anything under eight thousand is mine to sign.",
        'You wrote "let me think about it".',
    ],
)
def test_no_hesitation_of_the_current_decision_is_imagined(text: str) -> None:
    assert hesitations(text) == []


def test_hesitations_are_unknown_unless_the_buyer_says_that_there_are_none() -> None:
    assert "hesitations" not in heard("Thursday is fine.")
    assert heard("No second thoughts.")["hesitations"] == []


def test_only_the_buyers_own_later_words_resolve_a_hesitation() -> None:
    worry = "My one worry is the battery."
    assert hesitations(worry, (SELLER, "That settles it, the battery is new.")) == [("risk", "soft", "open")]
    assert hesitations(worry, (SELLER, "It is new."), "That settles it.") == [("risk", "soft", "resolved")]
    assert hesitations(worry, "Signed form attached.") == [("risk", "soft", "resolved")]
    assert hesitations("That settles it.", worry) == [("risk", "soft", "open")]
    assert hesitations(worry, "If the battery is new then we are good.") == [("risk", "soft", "open")]


def test_a_resolution_of_one_kind_leaves_the_others_open() -> None:
    assert hesitations("It's too expensive, and I'm a bit nervous.", "The price is fine now.") == [
        ("price", "soft", "resolved"),
        ("risk", "soft", "open"),
    ]


def test_a_vague_hesitation_beside_a_named_one_is_that_one() -> None:
    assert hesitations("Let me think about it.", "I'm a bit nervous.") == [("risk", "soft", "open")]


def test_guidance_and_no_pressure_are_heard_together() -> None:
    found = heard("I'd like somebody to walk me through them one by one, without any rush.")
    assert (found["wants_guidance"], found["asked_no_pressure"], found["annoyed"]) == (True, True, False)


@pytest.mark.parametrize(
    "text", ["Don't push it.", "What would you do?", "Wednesday at nine. Bring biscuits."]
)
def test_a_joke_or_a_call_for_a_recommendation_is_no_wish_for_guidance(text: str) -> None:
    found = heard(text)
    assert (found["wants_guidance"], found["asked_no_pressure"]) == (False, False)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("I'm 16 and love it.", "minor"),
        ("My husband died last week, I can't think.", "bereavement"),
        ("I just lost my job.", "distress"),
        ("I get confused easily these days.", "capacity"),
        ("I want a refund, it's broken again.", "complaint"),
        ("My mother passed away and I am only 17 years old.", "minor"),
        ("That form nearly killed me.", "none"),
        ("My phone died.", "none"),
        ("No complaints.", "none"),
    ],
)
def test_a_vulnerable_buyer_is_noticed(text: str, state: str) -> None:
    assert heard(text)["vulnerability"] == state


def test_annoyance_is_the_sellers_doing() -> None:
    assert heard("This is the fourth email this week, stop pestering me.")["annoyed"] is True
    assert heard("I'm fed up with our old boiler.")["annoyed"] is False


def test_questions_after_the_sellers_last_word_are_open() -> None:
    asked = "Two things: do we get the plans, and who owns them, you or us?"
    assert heard(asked)["open_buyer_questions"] == 2
    assert heard(asked, (SELLER, "You do."))["open_buyer_questions"] == 0
    assert heard("Is it quiet? And is it new?", "PS it must be blue.")["open_buyer_questions"] == 2
    assert heard("do you have it in blue")["open_buyer_questions"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "How are you?",
        "What would you do?",
        "Could you not?",
        "Thursday, same time, okay?",
        "Who knows?",
        "Would you take me off your list?",
        "We meet at nine.",
    ],
)
def test_what_asks_for_no_information_is_no_open_question(text: str) -> None:
    assert heard(text)["open_buyer_questions"] == 0


def test_a_buying_question_is_open_only_when_it_is_not_the_newest_word() -> None:
    assert heard("What day could you install it?")["buying_questions"] == 1
    assert heard("What day could you install it?")["open_buyer_questions"] == 0
    assert heard("What day could you install it?", "Hello?")["open_buyer_questions"] == 1
    assert heard("Does the bill come to the business or to me?")["buying_questions"] == 1
    assert heard("Does the bill come to the business or to me?")["open_buyer_questions"] == 0
    assert heard("The bill comes to the business.")["buying_questions"] == 0


def test_a_buying_question_of_the_same_talk_or_day_is_not_open() -> None:
    asked, more = "Where does the deposit go?", "We go back and forth a bit."
    day = Moment(raw="3 May 2026", precision=Precision.DAY, at=datetime(2026, 5, 3, tzinfo=UTC))
    later = Moment(raw="5 May 2026", precision=Precision.DAY, at=datetime(2026, 5, 5, tzinfo=UTC))

    def open_ones(kind: ThreadKind, *moments: Moment | None) -> object:
        said = zip((asked, more), moments, strict=True)
        messages = tuple(Message(Speaker(side=BUYER), body, at=at) for body, at in said)
        return hear(Thread(kind, messages, "en")).values["open_buyer_questions"]

    assert open_ones(ThreadKind.CALL, None, None) == 0
    assert open_ones(ThreadKind.EMAIL, day, day) == 0
    assert open_ones(ThreadKind.EMAIL, day, later) == 1
    assert open_ones(ThreadKind.EMAIL, None, None) == 1


def test_a_question_that_the_buyer_says_was_skipped_is_open() -> None:
    turns = (
        "Is it waterproof?",
        (SELLER, "It is lovely!"),
        "You haven't answered my question about the rain.",
    )
    assert heard(*turns)["open_buyer_questions"] == 1


@pytest.mark.parametrize(
    ("lang", "said", "annoyed"),
    [
        ("en", "I'm fed up with retyping orders by hand every night.", False),
        ("en", "I'm fed up with your calls, we lose an hour a day to them.", True),
        ("en", "I've had enough of the excuses.", True),
        ("fr", "Le soir je passe une heure à recopier les bons à la main, j'en ai assez.", False),
        ("fr", "On perd une heure par jour avec vos relances, j'en ai assez.", True),
    ],
)
def test_who_is_fed_up_with_his_own_trouble_is_not_annoyed(lang: str, said: str, annoyed: bool) -> None:
    turns = (
        Message(Speaker(side=Side.SELLER), "Hello, here is the offer."),
        Message(Speaker(side=Side.BUYER), said),
    )
    assert hear(Thread(ThreadKind.EMAIL, turns, lang)).values["annoyed"] is annoyed


def test_coming_late_to_the_talk_puts_nothing_off() -> None:
    for said, is_held in (
        ("Désolé, ma réunion a débordé.", False),
        ("Nous sommes débordés en ce moment.", True),
    ):
        thread = Thread(ThreadKind.CALL, (Message(Speaker(side=BUYER), said),), "fr")
        assert bool(hear(thread).values.get("hesitations")) is is_held


def test_of_all_that_settles_a_kind_the_last_is_kept() -> None:
    # Each doubt is held against each of them: all of them would take time that grows with the square.
    said = "I was nervous. The price is fine. I was nervous again. The price is fine."
    body = f"{said} That settles it."
    found = hear(Thread(ThreadKind.EMAIL, (Message(Speaker("Ines", side=Side.BUYER), body),), "en")).settling
    assert sorted(one.kind for one in found) == ["any", "price"]
    (price,) = (one for one in found if one.kind == "price")
    assert price.start > body.index("again")
