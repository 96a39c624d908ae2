"""Promises, papers, meetings and errands: what somebody has made true, and what only sounds so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.records import Beat, BeatName, Draft, NextStep, script_body
from closecall.facts.vocabulary import Facts, Refusal
from closecall.thread.records import ThreadKind

SheetOf = Callable[..., Sheet]
BOUND = "I will put you down for one."
SELLERS = "See https://kilns.example/list for all of it."


def broken(sheet: Sheet, code: str, **brief: Any) -> bool:
    problems = problems_in(sheet.draft, replace(sheet.brief, **brief))
    return any(problem.code == code for problem in problems)


@pytest.mark.parametrize(
    ("approach", "text", "step", "promised"),
    [
        ("firm_close", f"Reply yes, and {BOUND}", "Reply yes", False),
        ("confirm", f"Reply yes, and {BOUND}", "Reply yes", False),
        ("guide", f"Reply yes, and {BOUND}", "Reply yes", True),  # no yes is asked for
        ("firm_close", f"Reply yes. {BOUND}", "Reply yes", True),  # in another sentence
        ("firm_close", f"Reply yes, and {BOUND}", None, True),
        ("firm_close", "Reply yes; I have put you down for one.", "Reply yes", True),  # done already
    ],
)
def test_a_booking_may_only_follow_the_yes(
    sheet_of: SheetOf, approach: str, text: str, step: str | None, promised: bool
) -> None:
    declared = NextStep(what=step, when="Thursday") if step else None
    sheet = sheet_of(text, "Hello.", approach=approach, next_step=declared)
    assert broken(sheet, "invented_terms") is promised


@pytest.mark.parametrize("part", ["what", "when", "how"])
def test_any_part_of_the_step_shows_that_a_booking_is_what_was_asked_for(
    sheet_of: SheetOf, part: str
) -> None:
    step = NextStep(**{"what": "Ring", "when": "Thursday", "how": "by hand", part: "Reply yes"})
    sheet = sheet_of(f"Reply yes, and {BOUND}", "Hello.", approach="firm_close", next_step=step)
    assert not broken(sheet, "invented_terms")


def test_a_booking_in_the_subject_follows_nothing(sheet_of: SheetOf) -> None:
    step = NextStep(what="Reply yes", when="Thursday")
    text = f"Reply yes, and {BOUND}"
    sheet = sheet_of("Hi Ruth", "Hello.", approach="firm_close", subject=text, next_step=step)
    assert broken(sheet, "invented_terms")


@pytest.mark.parametrize(("beat", "promised"), [(BeatName.IF_YES, False), (BeatName.ASK, True)])
def test_what_a_call_says_to_a_yes_may_book(
    honest: dict[str, Draft], sheet_of: SheetOf, beat: BeatName, promised: bool
) -> None:
    script = (Beat(beat=BeatName.ECHO, say="Ruth."), Beat(beat=beat, say=BOUND))
    draft = honest["firm_close.call"].model_copy(
        update={"script": script, "body": script_body(script), "next_step": None}
    )
    brief = replace(sheet_of("x", "Hello.", approach="firm_close").brief, channel=draft.channel)
    assert broken(Sheet(draft, brief), "invented_terms") is promised


@pytest.mark.parametrize(
    ("text", "facts", "promised"),
    [
        ("You get your money back.", {"reversible": True}, False),
        ("You get your money back.", {"reversible": False}, True),
        ("You get your money back.", {}, True),
        ("You get a discount.", {"reversible": True}, True),
    ],
)
def test_only_a_purchase_that_can_be_undone_is_refunded(
    sheet_of: SheetOf, text: str, facts: dict[str, Any], promised: bool
) -> None:
    assert broken(sheet_of(text, "Hello.", brief={"facts": Facts(**facts)}), "invented_terms") is promised


@pytest.mark.parametrize(
    ("buyers", "sellers", "promised"),
    [
        ("Hello.", "You get a discount.", False),
        ("I want a discount.", "Hello.", True),
    ],
)
def test_terms_are_the_sellers_to_offer(sheet_of: SheetOf, buyers: str, sellers: str, promised: bool) -> None:
    assert broken(sheet_of("You get a discount.", buyers, sellers), "invented_terms") is promised


def test_the_buyers_own_words_on_terms_may_be_quoted(sheet_of: SheetOf) -> None:
    said = "I would want a discount on the second one."
    assert not broken(
        sheet_of('You wrote "I would want a discount on the second one".', said), "invented_terms"
    )
    assert broken(sheet_of("You get a discount on the second one.", said), "invented_terms")


@pytest.mark.parametrize(
    ("facts", "kind", "invented"),
    [
        ({}, ThreadKind.EMAIL, True),
        ({"meetings_kept": 1}, ThreadKind.EMAIL, False),
        ({"meetings_kept": 0}, ThreadKind.EMAIL, True),
        ({"next_meeting_booked": True}, ThreadKind.EMAIL, False),
        ({"next_meeting_booked": False}, ThreadKind.EMAIL, True),
        ({}, ThreadKind.CALL, False),
    ],
)
def test_a_meeting_is_named_where_there_was_one(
    sheet_of: SheetOf, facts: dict[str, Any], kind: ThreadKind, invented: bool
) -> None:
    sheet = sheet_of("It was good to see it in our meeting.", "Hello.", brief={"facts": Facts(**facts)})
    assert sheet.brief.thread is not None
    thread = replace(sheet.brief.thread, kind=kind)
    assert broken(sheet, "unknown_meeting", thread=thread) is invented


def test_without_a_thread_no_meeting_is_known(sheet_of: SheetOf) -> None:
    assert broken(sheet_of("It was good to see it in our meeting."), "unknown_meeting", thread=None)


@pytest.mark.parametrize(
    ("text", "errand"),
    [
        ("Click here: https://kilns.example/list", False),
        ("Click here: https://kilns.example/list and https://ovens.example/x", True),  # one is unknown
        ("Click here.", True),  # no link
        ("Click here.\nhttps://kilns.example/list", True),  # on another line
        ("https://kilns.example/list\nClick here.", True),
        ("See https://kilns.example/list: click here.\nTom", False),
        ("Pay the deposit into it: https://kilns.example/list", True),  # no click
    ],
)
def test_a_click_on_a_link_of_the_thread_is_no_errand(sheet_of: SheetOf, text: str, errand: bool) -> None:
    assert broken(sheet_of(text, "Hello.", SELLERS), "errand") is errand


@pytest.mark.parametrize(
    ("text", "said", "unknown"),
    [
        ("Please read the contract I sent.", "The contract is long.", False),
        ("Please read the contract I sent.", "Hello.", True),
        ("Please read the form I sent.", "The contract is long.", True),  # another paper
        ("Please read the contract below.", "The contract is long.", True),  # not what was sent
    ],
)
def test_a_paper_that_was_sent_is_one_that_the_seller_spoke_of(
    sheet_of: SheetOf, text: str, said: str, unknown: bool
) -> None:
    assert broken(sheet_of(text, "Hello.", said), "unknown_attachment") is unknown


@pytest.mark.parametrize(
    ("facts", "gone"),
    [
        ({"refusal": Refusal.OPT_OUT}, True),
        ({"refusal": Refusal.OPT_OUT, "refusal_retracted": True}, False),
        ({"refusal": Refusal.OPT_OUT, "refusal_retracted": False}, True),
        ({"refusal": Refusal.EXPLICIT_NO}, False),
        ({}, False),
    ],
)
def test_after_an_opt_out_the_whole_message_is_marked(
    sheet_of: SheetOf, facts: dict[str, Any], gone: bool
) -> None:
    sheet = sheet_of("Hi Ruth", "Hello.", approach="respect_no", brief={"facts": Facts(**facts)})
    found = [p for p in problems_in(sheet.draft, sheet.brief) if p.code == "draft_after_opt_out"]
    assert [(p.where, p.start, p.end) for p in found] == ([("body", 0, 7)] if gone else [])
