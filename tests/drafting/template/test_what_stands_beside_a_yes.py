"""What a draft takes up of the words beside a yes, and what of the note it does not say to this buyer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from closecall import Advisor, advise
from closecall.decision import Approach, Blocker, Coverage, Decision
from closecall.drafting.records import Channel, Draft
from closecall.drafting.template import TemplateWriter
from closecall.drafting.template.approaches.requested_document import paper_asked_for
from closecall.drafting.template.material import Material
from closecall.drafting.template.seller_reasons.reason_wording import reasons_for_the_buyer, reasons_to_say
from closecall.facts.vocabulary import Facts, Stage, VerbalInterest

_OFFER = "Hi Ada,\n\nthe saw is £2,400 all in. Shall I reserve it for you?\n\nPer"
_NOTE = "I'm certain it is right for her: the test cuts saved every board. She decides alone."


def _draft(said: str, approach: Approach, facts: Facts | None = None) -> Draft:
    mails = (("Per Holm <per@holm.example>", 2, _OFFER), ("Ada Quill <ada@quill.example>", 3, said))
    thread = "\n".join(
        f"From: {who}\nDate: {day} Nov 2026 10:00\nSubject: The saw\n\n{body}\n" for who, day, body in mails
    )
    advice = advise(thread, me="per@holm.example", note=_NOTE, facts=facts)
    assert advice.approach is approach
    assert advice.draft is not None
    assert not advice.problems
    return advice.draft


@pytest.mark.parametrize(
    "beside",
    [
        "I signed your visitor form on the way in, so you have my address.",
        "Everything is signed with the landlord.",
    ],
)
def test_a_deed_beside_the_yes_is_not_quoted_as_the_yes(beside: str) -> None:
    assert beside.rstrip(".") not in _draft(f"Yes, we'll take it. {beside}", Approach.CONFIRM).body


def test_what_he_asks_to_have_confirmed_is_taken_up_and_nothing_is_said_to_be_left() -> None:
    asked = "You deliver it on Friday, is that right?"
    ordered = Facts.from_mapping({"stage": "accepted", "refusal": "none"})
    body = _draft(f"Yes, we'll take it. {asked}", Approach.CONFIRM, ordered).body
    assert asked in body
    assert "nothing for you to do" not in body


def test_who_asks_nothing_has_nothing_to_do() -> None:
    assert "nothing for you to do" in _draft("Yes, we'll take it.", Approach.CONFIRM).body


def test_a_late_husband_is_no_loss_of_now() -> None:
    body = _draft("My late husband would have loved it. We'll take it.", Approach.GUIDE).body
    assert "condolences" not in body
    assert "loss" not in body
    assert "will not hear from me" not in body


def test_who_orders_in_grief_is_not_left_without_word() -> None:
    body = _draft("My husband died on Monday. We'll take it.", Approach.GUIDE).body
    assert "I have your yes" in body
    assert "will not hear from me" not in body


@pytest.mark.parametrize(
    ("tried", "is_said"), [("Sorry I never got round to the test cuts.", False), ("", True)]
)
def test_a_trial_that_he_never_had_is_no_reason(tried: str, *, is_said: bool) -> None:
    thread = f"Per: The saw cuts any board in one go, for £900.\nAda: I want it. {tried} Let me think.\n"
    brief = Advisor().prepare(thread, me="Per", note=_NOTE).brief
    assert ("the test cuts saved every board" in reasons_for_the_buyer(brief, longest=28)) is is_said
    assert any("saved every board" in reason for reason in reasons_to_say(brief)) is is_said


def test_who_orders_is_not_told_that_it_is_a_big_step_for_him_where_nobody_knows() -> None:
    thread = "Per: The saw is £2,400. Do you want it?\nAda: Yes, I'll take it.\n"
    large = (Blocker("large_purchase", "", ""),)
    brief = replace(
        Advisor().prepare(thread, me="Per").brief,
        approach=Approach.GUIDE,
        decision=Decision(Approach.GUIDE, 40, Coverage(0.5, "medium"), blockers=large),
    )
    draft = TemplateWriter().write(brief).draft
    assert draft is not None
    assert "of this size" not in draft.body
    assert "big step" not in draft.body


_TALKS = {
    "en": ("The boiler is €2,400 fitted. Shall I book it in?", "Yes please. Stop by on Friday to fit it."),
    "de": ("Die Therme kostet 2.400 € mit Einbau. Soll ich?", "Ja bitte."),
    "fr": ("La chaudière coûte 2 400 € posée. Je la réserve ?", "Oui, s'il vous plaît."),
    "es": ("La caldera cuesta 2.400 € instalada. ¿La reservo?", "Sí, por favor."),
}


@pytest.mark.parametrize("lang", _TALKS)
@pytest.mark.parametrize("day", range(1, 6))
def test_a_bare_yes_that_is_guided_breaks_no_rule(lang: str, day: int) -> None:
    offer, yes = _TALKS[lang]
    mails = (("Tom Reyes <tom@reyes.example>", 1, offer), ("Ana Marsh <ana@marsh.example>", 2, yes))
    thread = "\n".join(f"From: {who}\nDate: {at} May 2026\n\n{said}\n" for who, at, said in mails)
    brief = Advisor().prepare(thread, me="tom@reyes.example").brief
    wants = {"verbal_interest": VerbalInterest.INTENT, "stage": Stage.PROPOSAL, "refusal": None}
    facts = brief.facts.model_copy(update=wants)
    decision = Decision(Approach.GUIDE, 50, Coverage(0.5, "medium"))
    as_of = date(2026, 6, day)
    brief = replace(brief, approach=Approach.GUIDE, facts=facts, decision=decision, as_of=as_of)
    written = TemplateWriter().write(brief)
    assert written.draft is not None
    assert not written.problems


def test_who_has_paid_is_not_asked_again_whether_he_wants_it() -> None:
    said = (
        "Happy with all that. Go with it. Two things, make the door 3.6 not 3.0 or the tractor won't fit, "
        "and start after the 14th. Deposit went over this afternoon."
    )
    talk = f"Ted: Cass, the barn is £14,600, with a 3.0 m door. Shall we?\nCass: {said}\n"
    facts = Facts.from_mapping({"stage": "accepted", "refusal": "none", "buyer_actions": ["deposit"]})
    draft = advise(talk, me="Ted", facts=facts, channel=Channel.EMAIL).draft
    assert draft is not None
    assert "one thing" not in draft.body
    assert "see to it" not in draft.body
    assert "my answer to" in draft.body


def test_a_call_reads_no_wish_to_be_called_back() -> None:
    talk = (
        "Trish: It is £210, first visit tomorrow. Shall I book it?\nLeanne: Yes. Do that.\n"
        "Leanne: Hang on, somebody's at the counter, can you ring me back in ten minutes?\n"
    )
    facts = Facts.from_mapping({"stage": "accepted", "refusal": "none"})
    draft = advise(talk, me="Trish", facts=facts, channel=Channel.CALL).draft
    assert draft is not None
    assert "ring me back" not in draft.body
    assert "question" not in draft.body


@pytest.mark.parametrize(
    ("behind", "paper"), [("Actually no, I'll pay in cash.", None), ("No rush.", "the invoice")]
)
def test_a_paper_that_is_taken_back_is_not_waited_for(behind: str, paper: str | None) -> None:
    thread = (
        f"Per: The saw is £900. Do you want it?\nAda: Yes, I'll take it. Send the invoice please. {behind}\n"
    )
    assert paper_asked_for(Material.of(Advisor().prepare(thread, me="Per").brief)) == paper


def test_who_sets_a_condition_is_not_thanked_for_an_order() -> None:
    words = (
        "Yes we'll go with it as long as you can get it in before Christmas and the keypad is included in "
        "the 4,300. If not we'll leave it till spring."
    )
    mails = (
        ("Ed Pullen <ed@gates.example>", 18, "Oak pair, motors and fitting £4,300.\n\nEd"),
        ("Niamh Corr <niamh@stables.example>", 20, f"{words}\n\nNiamh"),
    )
    thread = "\n".join(
        f"From: {who}\nDate: {day} Nov 2025 10:00\nSubject: Gates\n\n{said}\n" for who, day, said in mails
    )
    advice = advise(thread, me="ed@gates.example")
    assert advice.approach is Approach.GUIDE
    assert advice.draft is not None
    assert "see to it" not in advice.draft.body
