"""A no is heard over the whole thread, and only a no."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from closecall.facts.words import hear
from closecall.thread.records import Message, Moment, Precision, Side, Speaker, Thread, ThreadKind

BUYER, SELLER, UNKNOWN = Side.BUYER, Side.SELLER, Side.UNKNOWN


def thread(*turns: tuple[Side, str], days: Sequence[date] = (), lang: str = "en") -> Thread:
    return Thread(
        ThreadKind.EMAIL,
        tuple(
            Message(Speaker(side=side), body, _at(days[i]) if i < len(days) else None)
            for i, (side, body) in enumerate(turns)
        ),
        lang,
    )


def _at(day: date) -> Moment:
    return Moment(day.isoformat(), Precision.DAY, datetime(day.year, day.month, day.day, tzinfo=UTC))


def refusal(*turns: tuple[Side, str]) -> str:
    return str(hear(thread(*turns)).values["refusal"])


@pytest.mark.parametrize(
    "text",
    [
        "Please take us off your mailing list.",
        "Lovely heron! But no more letters please.",
        "Do keep writing. Only not to me any more.",
        "Don't contact me again.",
        "Would you stop calling my mother?",
        "STOP",
        "unsubscribe me pls",
        "Hi, this is Piet, Ria's husband, on her phone. Please don't write to either of us again about it.",
        "no Karim here, you've the wrong number",
        "Never write to this address again.",
        "We object to any further marketing.",
        "The drawings were gorgeous, honestly. Please remove my details from your system.",
        "un\u200bsub\u00adscribe",
        "Why don't you just stop emailing me?",
    ],
)
def test_a_request_to_stop_contact_is_an_opt_out_in_any_dress(text: str) -> None:
    assert refusal((BUYER, text)) == "opt_out"


@pytest.mark.parametrize(
    "text",
    [
        "We've decided not to go ahead.",
        "We won't be buying it, thanks for your time.",
        "After the board meeting: we're staying with our current supplier.",
        "I'm not interested.",
        "Thank you for three lovely visits. In the end it's a no from us.",
        "We went with another firm.",
        "I don't want it.",
        "If you must know, we're not going ahead.",
        "We're not interested, and if that changes we'll ring you.",
        "I love the colour but we're not going to buy it.",
        "No, thank you, we don't need it.",
        "I'm not going to lie, we won't be proceeding.",
    ],
)
def test_a_decision_against_buying_is_an_explicit_no(text: str) -> None:
    assert refusal((BUYER, text)) == "explicit_no"


@pytest.mark.parametrize(
    "text",
    [
        "It's not that I don't want it.",
        "I would never say we don't need it, the phone rings all day.",
        "No complaints. We can't find nothing wrong here.",
        'My grandfather never bought insurance, "not interested, good day", he said.',
        'Two rivals of yours got a plain "no, we will not buy" from me.',
        "We are not taking the extended warranty.",
        "No changes, no questions, nothing.",
        "take me OFF the maybe list haha nearly a yes",
        "One more pun and you can take me off your list (kidding!! keep them coming)",
        "If you can't deliver by May we won't buy.",
        "Why wouldn't we go ahead?",
        "I won't lie, I thought it was a new shop. The staff are refusing to go back.",
        "My brother said we won't buy it, but he says that of everything.",
        "Don't hesitate to call me again.",
        '"A choice you can make today", you write. I wish!',
        "Don't push it.",
        "We would not buy the old machine again, yours yes.",
    ],
)
def test_what_only_sounds_like_a_no_is_none(text: str) -> None:
    assert refusal((BUYER, text)) == "none"


def sentences() -> list[tuple[str, str]]:
    written = tomllib.loads(Path(__file__).with_name("refusals_en.toml").read_text(encoding="utf-8"))
    return [(kind, text) for kind, texts in written.items() for text in texts]


@pytest.mark.parametrize(("kind", "text"), sentences())
def test_each_way_of_refusing_is_told_from_the_others_and_from_none(kind: str, text: str) -> None:
    heard = refusal((BUYER, text))
    # "Lose my number, we bought elsewhere" may be heard as the stronger of the two.
    assert heard == kind or (kind, heard) == ("explicit_no", "opt_out")


def test_the_no_to_another_question_refuses_nothing() -> None:
    assert (
        refusal((SELLER, "Is anything missing? Does anyone else need to see it?"), (BUYER, "No.")) == "none"
    )
    assert refusal((SELLER, "Any questions?"), (BUYER, "No thanks.")) == "none"


def test_the_no_to_an_offer_refuses_it() -> None:
    assert refusal((SELLER, "Would you like to order one?"), (BUYER, "No.")) == "explicit_no"
    assert refusal((SELLER, "It is half the price today."), (BUYER, "No thanks.")) == "explicit_no"


def test_refusing_a_part_of_the_offer_refuses_nothing() -> None:
    assert (
        refusal(
            (SELLER, "And the trailer?"),
            (BUYER, "No. We have decided against it. We are not buying the trailer, and that is final."),
            (SELLER, "Clear."),
            (BUYER, "The tractor I really want."),
        )
        == "none"
    )
    assert refusal((SELLER, "Shall I add the extended warranty?"), (BUYER, "No thank you.")) == "none"


def test_a_part_refused_by_its_name_beside_a_wish_for_the_rest_refuses_nothing() -> None:
    assert refusal((BUYER, "We are not buying the second trough. We really want the first one.")) == "none"
    turns = ((BUYER, "We are not buying the troughs."), (SELLER, "Ok."), (BUYER, "We really want it."))
    assert refusal(*turns) == "explicit_no"


def test_refusing_the_thing_itself_stays_a_no_after_praise() -> None:
    assert refusal((BUYER, "I love the drawings. We are not buying the kitchen.")) == "explicit_no"


def test_only_what_the_buyer_newly_wrote_can_refuse() -> None:
    assert refusal((SELLER, "Not interested? Unsubscribe here."), (BUYER, "Thursday is fine.")) == "none"


def test_a_message_of_an_unknown_side_may_refuse_but_not_want() -> None:
    found = hear(thread((BUYER, "Hello."), (UNKNOWN, "Please stop emailing me. We want to buy it.")))
    assert found.values["refusal"] == "opt_out"
    assert hear(thread((UNKNOWN, "We want to buy it."))).values["verbal_interest"] == "none"


def test_an_early_opt_out_holds_through_later_warmth() -> None:
    turns = (
        (BUYER, "Please take me off your list."),
        (SELLER, "Done! Happy new year, see the dog."),
        (BUYER, "I love him, yes yes yes! What a dog."),
    )
    found = hear(thread(*turns)).values
    assert (found["refusal"], found["refusal_retracted"]) == ("opt_out", False)


def test_an_opt_out_ends_only_by_opting_in_again() -> None:
    found = hear(thread((BUYER, "Unsubscribe."), (BUYER, "Please put me back on the list."))).values
    assert (found["refusal"], found["refusal_retracted"]) == ("opt_out", True)


def test_an_explicit_no_is_taken_back_by_the_buyers_own_later_turn() -> None:
    turns = (
        (BUYER, "I thought about it and I won't buy it."),
        (SELLER, "I understand, I'll leave you in peace."),
        (BUYER, "I've changed my mind. I want to do it, please."),
    )
    found = hear(thread(*turns)).values
    assert (found["refusal"], found["refusal_retracted"]) == ("explicit_no", True)
    assert found["verbal_interest"] == "strong"


def test_a_no_taken_back_stays_taken_back_when_the_wish_follows_the_sellers_answer() -> None:
    turns = (
        (BUYER, "We've decided against it."),
        (BUYER, "I take it back, we counted the hours."),
        (SELLER, "Good to hear. The price is still 900."),
        (BUYER, "Thank you. I want it."),
    )
    assert hear(thread(*turns)).values["refusal_retracted"] is True


def test_a_yes_won_by_pleading_takes_nothing_back() -> None:
    turns = (
        (BUYER, "We won't buy it."),
        (SELLER, "What if I take 500 off?"),
        (BUYER, "We want it then."),
    )
    assert hear(thread(*turns)).values["refusal_retracted"] is False


def test_a_wish_after_a_week_of_silence_is_unprompted() -> None:
    turns = (
        (BUYER, "We won't buy it."),
        (SELLER, "I understand."),
        (BUYER, "We want it, can you still do May?"),
    )
    soon = [date(2025, 3, 1), date(2025, 3, 2), date(2025, 3, 3)]
    later = [date(2025, 3, 1), date(2025, 3, 2), date(2025, 4, 3)]
    assert hear(thread(*turns, days=soon)).values["refusal_retracted"] is False
    assert hear(thread(*turns, days=later)).values["refusal_retracted"] is True


@pytest.mark.parametrize(
    ("plea", "deed", "stands"),
    [
        ("I understand.", "We have paid the deposit.", False),
        ("I see. May I ask why?", "We have paid the deposit to the roofers.", True),
        ("I see. What was the reason?", "It is all signed, we merge in May.", True),
        # What is signed beside an objection is no purchase.
        ("I understand.", "The merger papers are signed. Two offices is too many, it can't be done.", True),
    ],
)
def test_a_deed_leaves_a_no_standing_that_tells_why_it_was_one(plea: str, deed: str, stands: bool) -> None:
    turns = ((BUYER, "We've decided against it."), (SELLER, plea), (BUYER, deed))
    found = hear(thread(*turns)).values
    assert (found.get("refusal") == "explicit_no") is stands
    assert not found.get("refusal_retracted")


@pytest.mark.parametrize(
    ("lang", "no", "why", "deed"),
    [
        (
            "de",
            "Wir haben uns dagegen entschieden.",
            "Darf ich fragen, warum?",
            "Der Vertrag ist unterschrieben.",
        ),
        ("fr", "Nous avons décidé de ne pas acheter.", "Puis-je savoir pourquoi ?", "Le contrat est signé."),
        ("es", "Hemos decidido no comprarlo.", "¿Puedo saber por qué?", "El contrato está firmado."),
    ],
)
def test_a_no_stands_beside_a_deed_in_the_answer_to_why(lang: str, no: str, why: str, deed: str) -> None:
    for plea, stands in (("Ok.", False), (why, True)):
        turns = ((BUYER, no), (SELLER, plea), (BUYER, deed))
        found = hear(thread(*turns, lang=lang)).values
        assert (found.get("refusal") == "explicit_no") is stands


def test_a_brush_off_yields_to_later_interest_of_the_buyer() -> None:
    brush_off = (BUYER, "If anything comes up I'll get back to you.")
    assert refusal(brush_off) == "brush_off"
    assert refusal(brush_off, (SELLER, "Sure."), (BUYER, "We want it.")) == "none"


def test_courtesy_beside_a_brush_off_is_no_interest() -> None:
    text = "A very interesting offer, sounds great. Should the need arise we will contact you."
    found = hear(thread((BUYER, text))).values
    assert (found["refusal"], found["verbal_interest"]) == ("brush_off", "none")


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Not now. Please come back to us in January.", date(2026, 1, 2)),
        ("Ping me in September.", date(2025, 9, 1)),
        ("We can't decide anything before Q3.", date(2025, 7, 1)),
        ("Maybe next year.", date(2026, 1, 2)),
        ("Let's talk again after the summer.", date(2025, 9, 1)),
        ("Everything is on hold until 15 November 2025.", date(2025, 11, 15)),
        ("Try us again in six months.", date(2025, 11, 13)),
    ],
)
def test_a_not_now_names_the_day_it_ends(text: str, until: date) -> None:
    found = hear(thread((BUYER, text), days=[date(2025, 5, 13)])).values
    assert (found["refusal"], found["defer_until"]) == ("not_now", until)


def test_the_quote_is_the_sentence_a_seller_would_recognise() -> None:
    body = "Lovely visit, thank you. In the end we have decided not to go ahead. All the best!"
    (evidence,) = [e for e in hear(thread((BUYER, body))).evidence if e.fact == "refusal"]
    assert evidence.quote == "In the end we have decided not to go ahead."
    assert (evidence.source, evidence.message) == ("words", 0)
    assert body[evidence.start : evidence.end] == evidence.quote


def test_of_a_very_long_sentence_only_the_clause_is_quoted() -> None:
    body = f"{'and the garden is green and the dog is old ' * 6}, but we won't be buying it, good luck"
    (evidence,) = [e for e in hear(thread((BUYER, body))).evidence if e.fact == "refusal"]
    assert evidence.quote == "but we won't be buying it"


def _by_several(*turns: tuple[Speaker, str]) -> dict[str, str]:
    messages = tuple(Message(speaker, body) for speaker, body in turns)
    found = hear(Thread(ThreadKind.EMAIL, messages, "en")).values
    return {name: str(found[name]) for name in ("refusal", "refusal_retracted")}


BO = Speaker("Bo Lund", "bo@tidewater.example", BUYER)
INES = Speaker("Ines Falk", "ines@ottermill.example", SELLER)
KIM = Speaker("Kim Oat", "kim@oatpartners.example", BUYER)


@pytest.mark.parametrize(
    ("who", "retracted"),
    [
        (BO, "True"),
        (Speaker("Jo Ek", "jo@tidewater.example", BUYER), "True"),
        (KIM, "False"),
        (Speaker("Bo Lund", "bo.lund@gmail.com", BUYER), "False"),
        (Speaker("Bo Lund", "bo@tidewater.example", UNKNOWN), "False"),
    ],
)
def test_only_the_one_who_said_no_or_his_firm_takes_it_back(who: Speaker, retracted: str) -> None:
    no = (BO, "We are not interested.")
    found = _by_several(no, (who, "We changed our mind, we really want it."))
    assert found == {"refusal": "explicit_no", "refusal_retracted": retracted}


@pytest.mark.parametrize(("who", "retracted"), [(BO, "True"), (KIM, "False")])
def test_only_the_one_who_opted_out_opts_in_again(who: Speaker, retracted: str) -> None:
    found = _by_several((BO, "Please do not contact me again."), (who, "You can write to me again."))
    assert found == {"refusal": "opt_out", "refusal_retracted": retracted}


def test_the_no_of_one_stands_while_another_takes_his_own_back() -> None:
    no = "We are not interested."
    found = _by_several((BO, no), (KIM, no), (KIM, "We changed our mind, we really want it."))
    assert found == {"refusal": "explicit_no", "refusal_retracted": "False"}


@pytest.mark.parametrize(
    ("no_by", "back_by", "retracted"),
    [((), (INES,), False), ((), (BO,), True), ((), (), True), ((INES,), (INES,), True)],
)
def test_a_no_in_a_mail_of_its_own_is_not_taken_back_by_a_quotation(
    no_by: tuple[Speaker, ...], back_by: tuple[Speaker, ...], retracted: bool
) -> None:
    no = Message(BO, "We are not interested.", quoted_by=no_by)
    back = Message(BO, "We changed our mind, we really want it.", quoted_by=back_by)
    assert hear(Thread(ThreadKind.EMAIL, (no, back), "en")).values["refusal_retracted"] is retracted


def test_who_asks_for_an_invoice_after_a_no_has_still_said_no() -> None:
    said = "We won't be buying it. Should the invoice for the visit go to me?"

    assert refusal((BUYER, said)) == "explicit_no"


@pytest.mark.parametrize(
    "after", ["The signed order is attached.", "I have paid the invoice for it this morning."]
)
def test_a_deed_after_a_no_that_the_seller_answered_is_asked_about(after: str) -> None:
    turns = ((BUYER, "We don't want it."), (SELLER, "Here is a smaller one."), (BUYER, after))
    heard = hear(thread(*turns, days=[date(2026, 5, day) for day in (4, 5, 6)]))
    assert heard.values.get("refusal") is None
    assert heard.unsettled == "We don't want it."


def test_a_wish_after_the_seller_wrote_on_takes_no_no_back() -> None:
    turns = ((BUYER, "We don't want it."), (SELLER, "A smaller one?"), (BUYER, "We would like to order it."))
    found = hear(thread(*turns, days=[date(2026, 5, day) for day in (4, 5, 6)])).values
    assert (found["refusal"], found["refusal_retracted"]) == ("explicit_no", False)


def test_a_wish_right_behind_a_no_is_asked_about() -> None:
    turns = ((BUYER, "We've decided against it."), (BUYER, "I want it so badly."))
    heard = hear(thread(*turns))
    assert heard.values.get("refusal") is None
    assert heard.unsettled == "We've decided against it."


def test_an_answer_to_a_plea_is_prompted_however_late_it_comes() -> None:
    days = [date(2026, 5, 1), date(2026, 5, 2), date(2026, 6, 20)]
    for plea, retracted in (("And for 200 less?", False), ("All the best.", True)):
        turns = ((BUYER, "We've decided against it."), (SELLER, plea), (BUYER, "I really want it."))
        assert hear(thread(*turns, days=days)).values["refusal_retracted"] is retracted


def test_no_deed_takes_back_an_opt_out() -> None:
    turns = (
        (BUYER, "Take us off your list."),
        (SELLER, "Here is a smaller one."),
        (BUYER, "The signed order is attached."),
    )
    assert hear(thread(*turns)).values["refusal_retracted"] is False
