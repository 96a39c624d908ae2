"""A part that is declared and does no harm is believed, whatever words it is in; one that presses is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from closecall.decision.records import Approach, Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.records import Brief, Channel, Draft, NextStep
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Wilma Dorn", "wilma@dornhof.example", Side.BUYER)
SELLER = Speaker("Aki Lund", "aki@sluice.example", Side.SELLER)
SAID = (
    Message(SELLER, "The sluice gate costs £3,275. The weir lost 4.5 mm of its lip on 3 sides."),
    Message(BUYER, "We want the gate. Paying all of it at once makes me dizzy, and the weir needs care."),
)


def _brief(approach: Approach, lang: str = "en") -> Brief:
    return Brief(
        approach=approach,
        channel=Channel.EMAIL,
        lang=lang,
        facts=Facts.from_mapping({"price_total": 3275, "currency": "GBP"}),
        decision=Decision(approach, 50, Coverage(0.8, "high")),
        thread=Thread(ThreadKind.EMAIL, SAID, lang),
        buyer_name="Wilma Dorn",
        seller_name="Aki Lund",
        as_of=date(2025, 6, 12),
    )


def _codes(approach: Approach, sentence: str, *, lang: str = "en", **parts: object) -> set[str]:
    body = f"Hello Wilma,\n\nThe weir needs care, as you saw. {sentence}\n\nAki Lund"
    draft = Draft.model_validate({"channel": Channel.EMAIL, "lang": lang, "body": body, **parts})
    return {problem.code for problem in problems_in(draft, _brief(approach, lang))}


@pytest.mark.parametrize(
    ("exit_", "is_believed"),
    [
        ("All of it may stand as it stands.", True),
        ("It can rest until you feel like it.", True),
        ("Sign it and you are ready.", False),
        ("I am ready on 20 June.", False),
        ("Hurry and you are ready.", False),
    ],
)
def test_a_declared_sentence_gives_the_pace_unless_it_presses_or_dates(exit_: str, is_believed: bool) -> None:
    assert ("pace_not_given" not in _codes(Approach.GUIDE, exit_, exit=exit_)) is is_believed
    assert "pace_not_given" in _codes(Approach.GUIDE, exit_)


@pytest.mark.parametrize(
    "sentence",
    [
        "If that day is bad, any other will do.",
        "Sooner or later is equally good.",
        "I can wait.",
        "There's all the time in the world.",
        "If it's too early, say so.",
        "Nothing hangs on the day.",
        "The day is only a suggestion.",
        "Say if you'd rather have it later.",
        "No answer is due before you have talked.",
        "I'm in no hurry.",
        "You'll tell me when you're ready.",
        "Feel free to shift it.",
        "It can also be the week after.",
        "Should that clash with something, another day works for me.",
        "Take the time you need.",
    ],
)
def test_a_plain_sentence_leaves_the_pace_to_the_buyer(sentence: str) -> None:
    assert "pace_not_given" not in _codes(Approach.GUIDE, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "You have until Friday.",
        "I can't wait to show you.",
        "The sooner the better.",
        "I need your answer by Monday.",
        "It can't wait.",
        "Any later and the slot is gone.",
    ],
)
def test_a_sentence_that_hurries_him_does_not(sentence: str) -> None:
    assert "pace_not_given" in _codes(Approach.GUIDE, sentence)


def test_a_sentence_that_is_not_in_the_text_gives_no_pace() -> None:
    assert "pace_not_given" in _codes(Approach.GUIDE, "See you.", exit="You will know when you are ready.")


@pytest.mark.parametrize(
    ("reason", "is_known"),
    [("Down by 4.5, and it shows.", True), ("Down by 3.5, and it shows.", False), ("Down by 3.", False)],
)
def test_a_figure_of_the_thread_anchors_a_reason(reason: str, is_known: bool) -> None:
    found = _codes(Approach.FIRM_CLOSE, reason, reasons=(reason,))
    assert ("reason_from_nowhere" not in found) is is_known


@pytest.mark.parametrize(
    ("approach", "exit_", "is_refused"),
    [
        (Approach.NURTURE, "If not, one word and I'll drop it.", False),
        (Approach.NURTURE, "One word and I'll send the contract.", True),
        (Approach.GUIDE, "If not, one word and I'll drop it.", True),
    ],
)
def test_only_the_way_out_of_keeping_in_touch_may_ask_for_one_word(
    approach: Approach, exit_: str, is_refused: bool
) -> None:
    assert ("order_asked_for" in _codes(approach, exit_, exit=exit_)) is is_refused
    assert "order_asked_for" in _codes(approach, exit_)


def test_a_call_that_keeps_in_touch_may_be_cancelled_and_a_purchase_may_not() -> None:
    exit_ = "Cancel it any time."
    assert "invented_terms" not in _codes(Approach.NURTURE, exit_, exit=exit_)
    assert "invented_terms" in _codes(Approach.NURTURE, exit_)
    assert "invented_terms" in _codes(Approach.FIRM_CLOSE, exit_, exit=exit_)


@pytest.mark.parametrize(
    ("sentence", "is_refused"),
    [
        ("It is £3,275, nothing on top.", False),
        ("It is £3,275 with the yearly care, nothing on top.", True),
        ("It is £2,275, nothing on top.", True),
        ("Nothing on top.", True),
    ],
)
def test_that_a_price_is_all_is_as_true_as_the_price_before_it(sentence: str, is_refused: bool) -> None:
    assert ("invented_terms" in _codes(Approach.GUIDE, sentence)) is is_refused


@pytest.mark.parametrize(
    ("sentence", "hesitation", "is_proved"),
    [
        ("You told me that spending the lot is dizzying.", "spending the lot is dizzying", True),
        ("You told me that spending the lot is dizzying.", None, False),
        (
            "You told me that spending on lamps, paint and glass is dizzying.",
            "spending on lamps, paint and glass is dizzying",
            False,
        ),
        ("You told me that paying the weir twice scares you.", "paying the weir twice scares you", False),
        ("You told me that you would never pay at once.", "you would never pay at once", False),
    ],
)
def test_the_hesitation_may_be_retold_with_most_of_its_words_from_one_sentence(
    sentence: str, hesitation: str | None, is_proved: bool
) -> None:
    brief = _brief(Approach.FIRM_CLOSE)
    assert brief.thread is not None
    told = "To spend it in one go is dizzying."
    thread = replace(brief.thread, messages=(replace(SAID[1], body=told),))
    body = f"Hello Wilma,\n\n{sentence}\n\nAki Lund"
    draft = Draft(channel=Channel.EMAIL, lang="en", body=body, hesitation=hesitation)
    codes = {problem.code for problem in problems_in(draft, replace(brief, thread=thread))}
    assert ("unproved_claim" not in codes) is is_proved


def test_the_yes_may_be_quoted_in_a_confirmation_and_not_said_anew() -> None:
    brief = _brief(Approach.CONFIRM)
    assert brief.thread is not None
    thread = replace(brief.thread, messages=(replace(SAID[1], body="Right, we should go for it now."),))
    for line, is_refused in (
        ('"we should go for it now", you wrote.', False),
        ("You should go for it now.", True),
    ):
        draft = Draft(channel=Channel.EMAIL, lang="en", body=f"Hello Wilma,\n\nThank you. {line}\n\nAki Lund")
        codes = {problem.code for problem in problems_in(draft, replace(brief, thread=thread))}
        assert ("recommendation_not_allowed" in codes) is is_refused


@pytest.mark.parametrize(
    ("rest", "is_foreign"),
    [("formlos per E-Mail.", False), ("and then we will see what you have for us.", True)],
)
def test_a_few_words_behind_a_date_tell_no_language(rest: str, is_foreign: bool) -> None:
    body = (
        "Guten Tag Wilma,\n\nSie wollten noch einmal auf das Wehr schauen, und das verstehe ich gut. "
        f"Schreiben Sie mir bis Donnerstag, 16. April, {rest}\n\nAki Lund"
    )
    step = NextStep(what="Schreiben Sie mir", when="bis Donnerstag, 16. April")
    draft = Draft(channel=Channel.EMAIL, lang="de", body=body, next_step=step)
    codes = {problem.code for problem in problems_in(draft, _brief(Approach.GUIDE, "de"))}
    assert ("other_language" in codes) is is_foreign
