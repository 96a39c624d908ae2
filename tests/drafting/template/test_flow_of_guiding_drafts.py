"""A guiding draft reads on: a paragraph says one thing, and nothing is ascribed to whoever never said it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from closecall.decision import Approach, Blocker, Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.records import BeatName, Brief, Channel, Draft
from closecall.drafting.template import TemplateWriter
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Ona Vance", "ona@rookbinders.example", Side.BUYER)
SELLER = Speaker("Piet Smit", "piet@lathehouse.example", Side.SELLER)
NEED = "We lose every Friday to the old lathe"
WORRY = "I worry about the wiring in the shed"
WISH = "Please take me through the two models"
QUESTION = "Could you let me know?"
SAID = f"{NEED}. {WORRY}. {WISH}. {QUESTION}"
THREAD = Thread(ThreadKind.EMAIL, (Message(SELLER, "The lathe is in the yard."), Message(BUYER, SAID)), "en")


def _heard(fact: str, words: str) -> Evidence:
    start = SAID.index(words)
    return Evidence(fact, "words", 1, start, start + len(words), words)


def _draft(
    *evidence: tuple[str, str], blocker: str | None = None, channel: Channel = Channel.EMAIL, **facts: Any
) -> Draft:
    blockers = (Blocker(blocker, "", ""),) if blocker else ()
    brief = Brief(
        Approach.GUIDE,
        channel,
        "en",
        Facts.from_mapping(facts),
        Decision(Approach.GUIDE, 50, Coverage(0.5, "medium"), blockers=blockers),
        THREAD,
        tuple(_heard(fact, words) for fact, words in evidence),
        buyer_name="Ona Vance",
        seller_name="Piet Smit",
        as_of=date(2026, 3, 3),
    )
    draft = TemplateWriter().write(brief).draft
    assert draft is not None
    assert problems_in(draft, brief) == ()
    return draft


def _paragraphs(draft: Draft) -> list[str]:
    return draft.body.split("\n\n")[1:-1]


def test_a_need_that_is_recalled_stands_alone() -> None:
    draft = _draft(("need_confirmed", NEED), blocker="large_purchase")
    recalled, led_over, step = _paragraphs(draft)
    assert NEED in recalled
    assert recalled.count(".") == 1
    assert "Two things are open" in led_over
    assert "set the pace" in step or "no hurry" in step


@pytest.mark.parametrize(
    ("fact", "words", "blocker", "facts"),
    [
        ("wants_guidance", WISH, "wants_guidance", {"wants_guidance": True}),
        ("hesitations", WORRY, None, {"hesitations": [{"kind": "risk", "hardness": "soft"}]}),
        ("hesitations", WORRY, "hard_objection_open", {"hesitations": [{"kind": "fit", "hardness": "hard"}]}),
    ],
)
def test_a_worry_and_a_wish_are_answered_in_the_same_paragraph(
    fact: str, words: str, blocker: str | None, facts: dict[str, Any]
) -> None:
    recalled, *_ = _paragraphs(_draft((fact, words), ("need_confirmed", NEED), blocker=blocker, **facts))
    assert recalled.startswith(f'You wrote "{words}". ')
    assert recalled.count(".") == 2


def test_a_deed_is_named_before_one_of_several_objections_is_quoted() -> None:
    several = [{"kind": "fit", "hardness": "hard"}, {"kind": "price", "hardness": "soft"}]
    draft = _draft(
        ("hesitations", WORRY),
        blocker="hard_objection_open",
        hesitations=several,
        buyer_actions=["trial_used"],
    )
    assert draft.quotes == ()
    assert "You tried it yourself" in draft.body


def test_who_never_hesitated_is_not_told_that_thinking_it_over_is_fair() -> None:
    assert "Thinking it over is fair." not in _draft(("need_confirmed", NEED)).body
    hesitant = _draft(("need_confirmed", NEED), hesitations=[{"hardness": "soft"}])
    assert "Thinking it over is fair." in hesitant.body


def test_a_question_without_matter_is_not_cited() -> None:
    draft = _draft(("open_buyer_questions", QUESTION), ("need_confirmed", NEED), open_buyer_questions=1)
    assert QUESTION not in draft.body
    assert "question" in _paragraphs(draft)[0]


@pytest.mark.parametrize("channel", list(Channel))
def test_an_apology_comes_before_the_question_that_was_left_open(channel: Channel) -> None:
    draft = _draft(
        ("open_buyer_questions", QUESTION),
        blocker="annoyed",
        channel=channel,
        annoyed=True,
        open_buyer_questions=1,
    )
    assert draft.body.index("sorry") < draft.body.index("question") < draft.body.index("answer")
    assert draft.next_step is not None
    assert draft.next_step.when == "Thursday 5 March"
    assert "we speak about anything else" not in draft.body


def test_who_is_told_that_it_is_not_for_him_is_still_listened_to() -> None:
    draft = _draft(("need_confirmed", NEED), seller_conviction="not_good", open_buyer_questions=1)
    assert NEED in draft.body
    assert "I am not convinced that what we spoke about is the right thing for you" in draft.body
    assert "question" in _paragraphs(draft)[0]


def test_on_a_call_somebody_in_grief_is_never_told_how_it_goes_on() -> None:
    said = {
        state: {
            beat.beat: beat.say
            for beat in _draft(("need_confirmed", NEED), channel=Channel.CALL, vulnerability=state).script
        }
        for state in ("none", "bereavement")
    }
    assert "we go on" in said["none"][BeatName.IF_HARD]
    assert "we go on" not in said["bereavement"][BeatName.IF_HARD]
    assert said["bereavement"][BeatName.IF_SOFT] == "Of course. Take all the time you need."


@pytest.mark.parametrize(("interest", "is_asked"), [("curious", True), ("strong", False), ("intent", False)])
def test_whoever_wants_it_is_not_asked_whether_it_does_what_he_came_for(
    interest: str, *, is_asked: bool
) -> None:
    body = _draft(("need_confirmed", NEED), verbal_interest=interest).body
    assert ("whether it solves what you came with" in body) is is_asked
