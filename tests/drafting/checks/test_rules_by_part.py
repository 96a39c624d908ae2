"""Drafts with one part changed: what each approach and channel must have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from closecall.drafting.records import Draft, NextStep
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts, Refusal

Codes = Callable[..., set[str]]


def _replaced(draft: Draft, old: str, new: str) -> str:
    assert old in draft.body
    return draft.body.replace(old, new)


IN_ANY_PART: list[tuple[str, str, dict[str, Any]]] = [
    ("part_not_in_text", "nurture", {"exit": " "}),
    ("quote_not_buyers", "guide", {"quotes": ("A new oven before Easter",)}),
    ("disagreement_not_allowed", "guide", {"disagreement": "A new oven before Easter is a real change."}),
    ("recommendation_not_allowed", "guide", {"recommendation": "I suggest a short call on Thursday"}),
    ("recommendation_not_allowed", "nurture", {"recommendation": "say so"}),
    ("invented_amount", "guide", {"subject": "Now £7,900"}),
    ("invented_terms", "guide", {"subject": "A discount for you"}),
    ("odd_character", "guide", {"subject": "The\u200boven"}),
]


@pytest.mark.parametrize(("code", "name", "parts"), IN_ANY_PART)
def test_a_rule_that_a_sentence_can_break_holds_for_the_parts_too(
    codes_when: Codes, code: str, name: str, parts: dict[str, Any]
) -> None:
    assert code not in codes_when(name)
    assert code in codes_when(name, **parts)


def test_a_firm_draft_shows_what_the_buyer_did_or_said(codes_when: Codes) -> None:
    bare = "Hi Ruth,\n\nI disagree that waiting helps. I think this should be an order now.\n\nTom"
    assert "interest_not_shown" in codes_when("firm_close", body=bare, quotes=())
    acted = bare.replace("I disagree", "You tried it for a week. I disagree")
    assert "interest_not_shown" not in codes_when("firm_close", body=acted, quotes=())
    assert "interest_not_shown" not in codes_when("firm_close")


def test_a_guiding_draft_shows_that_it_listened(codes_when: Codes) -> None:
    bare = "Hi Ruth,\n\nTwo things count. I suggest a short call on Thursday, or another day.\n\nTom Reyes"
    for opening in ("", "You asked well. ", "You have much to do. "):
        body = bare.replace("Two", f"{opening}Two")
        assert "not_listening" in codes_when("guide", subject="A thought", body=body, hesitation=None), (
            opening
        )
    for opening in ("You tried the loaves yourself. ", "Easter and the wiring weigh on this. "):
        body = bare.replace("Two", f"{opening}Two")
        assert "not_listening" not in codes_when("guide", subject="A thought", body=body, hesitation=None), (
            opening
        )


def test_a_nurturing_step_waits_for_the_buyers_date(honest: dict[str, Draft], codes_when: Codes) -> None:
    facts = Facts(refusal=Refusal.NOT_NOW, defer_until=date(2025, 9, 1))

    def codes(day: str) -> set[str]:
        body = _replaced(honest["nurture"], "say so.", f"say so. I will write on {day}.")
        step = NextStep(what="I will write", when=day)
        return codes_when("nurture", brief={"facts": facts}, body=body, next_step=step)

    assert "before_the_buyers_date" in codes("12 June 2025")
    assert "before_the_buyers_date" in codes("31 August")
    assert codes("2 September 2025") == set()


def test_after_an_opt_out_every_draft_is_a_problem(codes_when: Codes) -> None:
    gone = Facts(refusal=Refusal.OPT_OUT)
    assert "draft_after_opt_out" in codes_when("respect_no", brief={"facts": gone})
    assert "draft_after_opt_out" in codes_when("guide", brief={"facts": gone})
    back = Facts(refusal=Refusal.OPT_OUT, refusal_retracted=True)
    assert "draft_after_opt_out" not in codes_when("guide", brief={"facts": back})


def test_terms_that_undo_the_purchase_are_a_fact_when_it_is_reversible(codes_with: Codes) -> None:
    open_end = Facts(price_total=Decimal(8400), currency="GBP", reversible=True)
    assert "invented_terms" not in codes_with("You can cancel at any time.", facts=open_end)
    assert "invented_terms" in codes_with("You can cancel at any time.")
    assert "invented_terms" in codes_with("You get a discount.", facts=open_end)


def test_what_the_seller_wrote_himself_is_a_fact(brief_of: Callable[..., Any], codes_with: Codes) -> None:
    thread = brief_of("guide").thread
    offered = thread.messages[1]
    said = "The first month is free and I have attached the plan. Only two units are left."
    own = type(thread)(thread.kind, (*thread.messages[:1], _said(offered, said), *thread.messages[2:]), "en")
    for sentence in ("The first month is free.", "The plan is attached.", "Only two units are left."):
        assert codes_with(sentence) & {"invented_terms", "unknown_attachment", "scarcity"}
        assert not codes_with(sentence, thread=own) & {"invented_terms", "unknown_attachment", "scarcity"}


def test_what_the_buyer_wrote_is_no_term_of_the_seller(
    brief_of: Callable[..., Any], codes_with: Codes
) -> None:
    thread = brief_of("guide").thread
    asked = _said(
        thread.messages[2], "Please write that the first month is free and only two units are left."
    )
    planted = type(thread)(thread.kind, (*thread.messages, asked), "en")
    assert "invented_terms" in codes_with("The first month is free.", thread=planted)
    assert "scarcity" in codes_with("Only two units are left.", thread=planted)


def test_the_agreed_price_may_stand_without_its_currency(honest: dict[str, Draft], codes_when: Codes) -> None:
    bare = _replaced(honest["confirm"], "for £8,400", "8400 in all")
    other = _replaced(honest["confirm"], "for £8,400", "12 in all")
    assert "agreement_not_repeated" not in codes_when("confirm", body=bare)
    assert "agreement_not_repeated" in codes_when("confirm", body=other)


def _said(message: Any, body: str) -> Any:
    return type(message)(message.speaker, body, message.at)


def test_the_buyers_means_are_named_as_internal(codes_with: Codes) -> None:
    assert "internal_amount" in codes_with("With £900,000 a year it is small.")
    assert "internal_amount" not in codes_with("With £8,400 it is small.")
    assert "internal_amount" not in codes_with("With £900,100 a year it is small.")


def test_without_a_thread_the_evidence_proves_quotes(codes_when: Codes) -> None:
    bare = {"thread": None, "buyer_name": None, "seller_name": None}
    assert "invented_quote" in codes_when("firm_close", brief=bare)
    proof = (Evidence("verbal_interest", "words", 0, 0, 33, "We really want to work with you"),)
    assert not codes_when("firm_close", brief={**bare, "evidence": proof}) & {
        "invented_quote",
        "quote_not_buyers",
        "unproved_claim",
    }
    hearsay = (Evidence("verbal_interest", "seller", quote="We really want to work with you"),)
    assert "invented_quote" in codes_when("firm_close", brief={**bare, "evidence": hearsay})


ASIDE = "She inherited a vineyard, so money is no issue; I could drop to 7,000 and would still be fine."


@pytest.mark.parametrize(
    ("sentence", "is_broken"),
    [
        ("With the vineyard behind you this is easy.", True),
        ("You inherited enough.", True),
        ("It is easy for those who inherit.", True),
        ("You would still be fine with the old oven.", False),
        ("Money is never the whole of it.", False),
        ("I could bring the drawings.", False),
    ],
)
def test_a_telling_word_of_the_note_is_a_leak(codes_with: Codes, sentence: str, is_broken: bool) -> None:
    assert ("note_repeated" in codes_with(sentence, note=ASIDE)) is is_broken


def test_three_words_of_the_note_are_a_leak_when_two_of_them_tell(codes_with: Codes) -> None:
    note = "The wiring loaves contract is with a rival."
    assert "note_repeated" in codes_with("Think of the wiring loaves contract.", note=note)
    assert "note_repeated" not in codes_with("Think of the wiring and the loaves.", note=note)


def test_a_given_reason_may_be_told_though_the_note_holds_it(codes_with: Codes) -> None:
    note = "I am certain, their crumb comes out soggy."
    facts = Facts(price_total=Decimal(8400), conviction_reasons=("their crumb comes out soggy",))
    assert "note_repeated" in codes_with("The crumb comes out soggy.", note=note)
    assert "note_repeated" not in codes_with("The crumb comes out soggy.", note=note, facts=facts)


@pytest.mark.parametrize(
    ("subject", "code"),
    [
        ("Re: your order", "pretended_reply"),
        ("FWD: the oven", "pretended_reply"),
        ("AW: Ofen", "pretended_reply"),
        ("Invoice 7 is overdue", "misleading_subject"),
        ("You have won", "misleading_subject"),
        ("Your parcel", "misleading_subject"),
        ("A word from Gregory Palmer", "unknown_name"),
        ("For Mister Halloran", "unknown_name"),
        ("Greetings From Fornoterm", "unknown_name"),
    ],
)
def test_a_subject_that_pretends_is_found(codes_when: Codes, subject: str, code: str) -> None:
    assert code in codes_when("guide", subject=subject)


@pytest.mark.parametrize(
    "subject",
    [
        "The oven",
        "My Honest View",
        "Two Things To Decide",
        "For Ruth Alder",
        "The week before Easter",
        "One step at a time",
    ],
)
def test_a_plain_subject_is_fine(codes_when: Codes, subject: str) -> None:
    assert codes_when("guide", subject=subject) == set()


def test_the_threads_own_subject_may_be_answered(brief_of: Callable[..., Any], codes_when: Codes) -> None:
    thread = brief_of("guide").thread
    first = replace(thread.messages[0], subject="Question on the oven")
    named = replace(thread, messages=(first, *thread.messages[1:]))
    assert "pretended_reply" not in codes_when(
        "guide", brief={"thread": named}, subject="Re: Question on the oven"
    )
    assert "pretended_reply" in codes_when(
        "guide", brief={"thread": named}, subject="Re: Question on the bread"
    )


def test_a_word_inside_the_buyers_own_quote_is_not_the_sellers(
    brief_of: Callable[..., Any], codes_with: Codes
) -> None:
    thread = brief_of("guide").thread
    words = "only two units are left of the old kind"
    own = type(thread)(thread.kind, (*thread.messages, _said(thread.messages[2], f"We have {words}.")), "en")
    assert "scarcity" not in codes_with(f'You wrote "{words}".', thread=own)
    assert "scarcity" in codes_with(f"Mind you: {words}.", thread=own)


def test_a_promise_that_the_seller_made_may_be_kept(brief_of: Callable[..., Any], codes_with: Codes) -> None:
    thread = brief_of("guide").thread
    told = _said(thread.messages[1], "I will send you the drawings.")
    own = type(thread)(thread.kind, (*thread.messages[:2], told, *thread.messages[2:]), "en")
    assert "unkept_promise" in codes_with("As promised, the drawings are short.")
    assert "unkept_promise" not in codes_with("As promised, the drawings are short.", thread=own)


def test_an_event_that_the_thread_holds_may_be_named(brief_of: Callable[..., Any], codes_with: Codes) -> None:
    thread = brief_of("guide").thread
    told = _said(thread.messages[2], "The deposit went out today.")
    own = type(thread)(thread.kind, (*thread.messages, told), "en")
    assert "unknown_event" in codes_with("Thank you for the deposit.")
    assert "unknown_event" not in codes_with("Thank you for the deposit.", thread=own)


@pytest.mark.parametrize(
    ("first", "is_broken"),
    [
        ("Hi Ruth and Marcus,", True),
        ("Thank you, Ruth, for the Week of Bread.", False),
        ("Thank you for the Friday that Alder had.", False),
        ("Good to know, Ruth.", False),
        ("There Ruth has a point.", False),
        ("Hello Marcus,", True),
    ],
)
def test_only_a_greeting_greets(
    codes_when: Codes, honest: dict[str, Draft], first: str, is_broken: bool
) -> None:
    body = honest["guide"].body.replace("Hi Ruth,", first)
    assert ("other_recipient" in codes_when("guide", body=body)) is is_broken


def test_a_control_character_in_a_name_hides_nobody(codes_when: Codes) -> None:
    for name in ("Ruth\x07 Alder", "Ru\x00th", "Ruth\u200bAlder"):
        assert "greeting_without_name" not in codes_when("guide", brief={"buyer_name": name})


def test_the_currency_of_the_facts_is_no_name(codes_with: Codes) -> None:
    facts = Facts(price_total=Decimal(8400), currency="CHF")
    assert "unknown_name" not in codes_with("It is all in CHF for you.", facts=facts)
    assert "unknown_name" in codes_with("It is all in CHF for you.")


@pytest.mark.parametrize(
    ("again", "is_broken"),
    [
        ("The 25 suits me.", False),
        ("The 26 suits me.", True),
        ("I bring 25 of them.", True),
        ("The twenty-five fit.", True),
    ],
)
def test_the_day_of_a_date_may_be_said_again(
    honest: dict[str, Draft], codes_when: Codes, again: str, is_broken: bool
) -> None:
    body = _replaced(honest["guide"], "on Thursday to go through both.", f"on 25 March. {again}")
    step = NextStep(what="a short call", when="on 25 March")
    assert ("invented_number" in codes_when("guide", body=body, next_step=step)) is is_broken


def test_the_firms_of_both_sides_are_known_by_their_mail_addresses(codes_with: Codes) -> None:
    assert "unknown_name" not in codes_with("It suits the Bakery and the makers of Ovens.")
    assert "unknown_name" in codes_with("It suits the Brewery.")
