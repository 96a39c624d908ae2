"""Template drafts pass every draft rule, and read as if somebody had listened."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closecall.decision import Approach, Blocker, Coverage, Decision, decide
from closecall.drafting.checks import problems_in
from closecall.drafting.records import BeatName, Brief, Channel, Draft, Problem, Written
from closecall.drafting.template import TemplateWriter
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import (
    BuyerAction,
    Conviction,
    Facts,
    HesitationKind,
    Refusal,
    Stage,
    VerbalInterest,
    Vulnerability,
)
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Marit Solberg", "marit@fjordbread.example", Side.BUYER)
SELLER = Speaker("Owen Pike", "owen@doughworks.example", Side.SELLER)
INTEREST = "We really want this mixer in the shop"
NEED = "every batch comes out different"
HESITATION = "I keep putting the form back in the drawer"
QUESTION = "Does it run on one phase?"
THREAD = Thread(
    ThreadKind.EMAIL,
    (
        Message(BUYER, f"Hello, our old mixer is worn and {NEED}. Can you help?"),
        Message(SELLER, "Gladly. It is 3,200 EUR, delivered on a Thursday."),
        Message(BUYER, f"The trial went well. {INTEREST}. {QUESTION}"),
        Message(BUYER, f"Thank you for the offer.\n\n{HESITATION}. Silly, I know."),
    ),
    lang="en",
)
TODAY = date(2025, 6, 12)
KNOWN = {
    "verbal_interest": "strong",
    "buyer_actions": ["trial_used"],
    "meetings_kept": 2,
    "need_confirmed": True,
    "price_total": 3200,
    "currency": "EUR",
    "price_known": True,
    "stage": "proposal",
    "seller_conviction": "certain",
    "conviction_reasons": ["she throws away a tray from every batch"],
    "hesitations": [{"kind": "status_quo", "hardness": "soft"}],
}
BLOCKERS = (
    "annoyed asked_no_pressure hard_objection_open decision_maker_objects decision_makers_missing "
    "large_committee contact_cannot_decide above_approval_limit large_purchase wants_guidance "
    "price_not_known need_not_confirmed seller_not_certain already_pressed not_on_the_cusp "
    "nothing_to_disagree_with unanswered_question no_reason_given"
).split()


def heard(fact: str, words: str) -> Evidence:
    for index, message in enumerate(THREAD.messages):
        start = message.body.find(words)
        if start >= 0:
            return Evidence(fact, "words", index, start, start + len(words), words)
    raise AssertionError(words)


EVIDENCE = (
    heard("verbal_interest", INTEREST),
    heard("need_confirmed", NEED),
    heard("hesitations", HESITATION),
    heard("open_buyer_questions", QUESTION),
)


def brief_for(
    approach: Approach,
    channel: Channel = Channel.EMAIL,
    *,
    blockers: tuple[str, ...] = (),
    thread: bool = True,
    **facts: Any,
) -> Brief:
    return Brief(
        approach,
        channel,
        "en",
        Facts.from_mapping({k: v for k, v in (KNOWN | facts).items() if v is not None}),
        Decision(approach, 60, Coverage(0.5, "medium"), blockers=tuple(Blocker(b, "", "") for b in blockers)),
        THREAD if thread else None,
        EVIDENCE if thread else (),
        buyer_name="Marit Solberg",
        seller_name="Owen Pike",
        as_of=TODAY,
    )


def written(brief: Brief) -> Draft:
    """The template's draft, after a look that it passes every rule."""
    result = TemplateWriter().write(brief)
    assert result.draft is not None
    assert result.source == "template"
    assert [(p.code, p.where, result.draft.body[p.start : p.end]) for p in result.problems] == []
    assert problems_in(result.draft, brief) == ()
    return result.draft


channels = pytest.mark.parametrize("channel", list(Channel))
with_and_without_thread = pytest.mark.parametrize("thread", [True, False])


@channels
@with_and_without_thread
@pytest.mark.parametrize("kind", list(HesitationKind))
@pytest.mark.parametrize("approach", [Approach.FIRM_CLOSE, Approach.GUIDE])
def test_every_kind_of_hesitation_gets_a_draft_that_passes(
    approach: Approach, kind: HesitationKind, thread: bool, channel: Channel
) -> None:
    hesitations = [{"kind": kind.value, "hardness": "soft"}]
    draft = written(brief_for(approach, channel, thread=thread, hesitations=hesitations))
    assert (draft.disagreement is not None) is (approach is Approach.FIRM_CLOSE)
    assert (draft.recommendation is not None) is (approach is Approach.FIRM_CLOSE)


@channels
@with_and_without_thread
@pytest.mark.parametrize("blocker", BLOCKERS)
def test_every_blocker_gets_a_guiding_draft_that_passes(blocker: str, thread: bool, channel: Channel) -> None:
    asked: dict[str, Any] = {"open_buyer_questions": 1} if blocker == "unanswered_question" else {}
    draft = written(brief_for(Approach.GUIDE, channel, blockers=(blocker,), thread=thread, **asked))
    assert draft.next_step is not None
    assert draft.recommendation is None


@channels
@pytest.mark.parametrize("state", [v for v in Vulnerability if v not in {"none", "minor"}])
def test_a_vulnerable_buyer_is_asked_for_nothing(state: Vulnerability, channel: Channel) -> None:
    draft = written(brief_for(Approach.GUIDE, channel, blockers=("vulnerable_buyer",), vulnerability=state))
    assert draft.quotes == ()
    assert "?" not in draft.body


@channels
@with_and_without_thread
@pytest.mark.parametrize(
    "facts",
    [
        {"refusal": "not_now", "defer_until": "2025-09-01"},
        {"refusal": "not_now"},
        {"refusal": "brush_off"},
        {"seller_unanswered": 4},
        {"seller_unanswered": 7},
        {"days_since_buyer": 40},
        {"auto_reply_pending": True},
        {"auto_reply_pending": "2025-07-01"},
        {"verbal_interest": "none"},
    ],
)
def test_every_reason_to_wait_gets_a_light_draft(
    facts: dict[str, Any], thread: bool, channel: Channel
) -> None:
    draft = written(brief_for(Approach.NURTURE, channel, thread=thread, **facts))
    assert len(draft.body.split()) < (90 if channel is Channel.EMAIL else 100)
    assert "check" not in draft.body


@channels
@pytest.mark.parametrize(
    "facts", [{}, {"meetings_kept": None}, {"meetings_kept": None, "buyer_actions": None}]
)
def test_a_no_is_accepted_at_once_and_nothing_is_asked(facts: dict[str, Any], channel: Channel) -> None:
    draft = written(brief_for(Approach.RESPECT_NO, channel, refusal="explicit_no", **facts))
    said = draft.body.removeprefix("Hi Marit,\n\n")
    assert "accept your decision" in said[: said.index(".")]
    assert "?" not in draft.body
    assert len(draft.body.split()) <= 60


@channels
def test_a_minor_is_not_sold_to(channel: Channel) -> None:
    draft = written(brief_for(Approach.RESPECT_NO, channel, vulnerability="minor"))
    assert "I will not take an order from you" in draft.body


@channels
@with_and_without_thread
@pytest.mark.parametrize("facts", [{}, {"critical_date": "2025-07-01"}])
def test_a_yes_is_confirmed_with_what_was_agreed(
    facts: dict[str, Any], thread: bool, channel: Channel
) -> None:
    accepted: dict[str, Any] = {"stage": "accepted", "hesitations": []}
    draft = written(brief_for(Approach.CONFIRM, channel, thread=thread, **accepted, **facts))
    assert "€3,200" in draft.body
    assert ("Tuesday 1 July" in draft.body) is ("critical_date" in facts)


def test_a_firm_mail_says_the_five_things() -> None:
    draft = written(brief_for(Approach.FIRM_CLOSE))
    assert f'"{INTEREST}"' in draft.body
    assert draft.hesitation == HESITATION
    assert draft.disagreement is not None
    assert draft.disagreement.startswith("I disagree that ")
    assert draft.recommendation is not None
    assert draft.recommendation.startswith("I think you should ")
    assert draft.reasons == ("you throw away a tray from every batch",)
    assert draft.next_step is not None
    assert draft.next_step.when == "Friday 13 June"
    assert draft.exit is not None
    assert "no" in draft.exit.replace(",", "").split()
    assert draft.body.startswith("Hi Marit,")
    assert draft.body.endswith("Best,\nOwen")
    assert len(draft.body.split()) <= 150


def test_a_firm_call_is_silent_after_the_ask_and_knows_each_answer() -> None:
    draft = written(brief_for(Approach.FIRM_CLOSE, Channel.CALL))
    beats = [beat.beat for beat in draft.script]
    assert beats[beats.index(BeatName.ASK) + 1] is BeatName.PAUSE
    assert {BeatName.IF_YES, BeatName.IF_SOFT, BeatName.IF_HARD, BeatName.IF_NO} <= set(beats)
    assert all(len(beat.say.split()) <= 25 for beat in draft.script)
    assert draft.subject is None


def test_an_open_question_comes_first_and_its_answer_is_the_step() -> None:
    draft = written(brief_for(Approach.GUIDE, blockers=("unanswered_question",), open_buyer_questions=1))
    assert draft.body.index(QUESTION) < draft.body.index(HESITATION)
    assert draft.next_step is not None
    assert "answer" in draft.next_step.what
    assert draft.next_step.when == "Monday 16 June"


def test_a_seller_who_knows_better_says_so_instead_of_selling() -> None:
    brief = brief_for(Approach.GUIDE, seller_conviction="not_good")
    brief = replace(brief, decision=replace(brief.decision, redirect=True))
    assert "not convinced" in written(brief).body


def test_the_wish_that_blocks_is_what_is_quoted() -> None:
    brief = brief_for(Approach.GUIDE)
    blocker = Blocker("wants_guidance", "", "", facts=("wants_guidance",))
    brief = replace(
        brief,
        decision=replace(brief.decision, blockers=(blocker,)),
        evidence=(heard("verbal_interest", INTEREST), heard("wants_guidance", "Thank you for the offer")),
    )
    assert written(brief).quotes == ("Thank you for the offer",)


def test_the_buyers_date_is_respected() -> None:
    draft = written(brief_for(Approach.NURTURE, refusal="not_now", defer_until="2025-09-06"))
    assert draft.next_step is not None
    assert draft.next_step.when == "Monday 8 September"


def test_a_date_of_the_buyers_that_is_past_is_not_proposed_again() -> None:
    past = written(brief_for(Approach.NURTURE, refusal="not_now", defer_until="2025-01-06"))
    assert past.next_step is not None
    assert past.next_step.when is None
    assert "January" not in past.body


def test_different_buyers_do_not_get_one_text() -> None:
    names = ["Ada Lund", "Ben Moss", "Cleo Park", "Dan Reyes", "Eva Stone", "Finn Ode"]
    bodies = {
        written(replace(brief_for(Approach.FIRM_CLOSE, thread=False), buyer_name=name)).body.split("\n", 1)[1]
        for name in names
    }
    assert len(bodies) > 3


def test_the_same_brief_gives_the_same_bytes() -> None:
    drafts = {TemplateWriter().write(brief_for(Approach.GUIDE)).draft for _ in range(3)}
    assert len(drafts) == 1


def test_without_names_there_is_a_plain_greeting_and_no_name_line() -> None:
    draft = written(replace(brief_for(Approach.GUIDE), buyer_name=None, seller_name=None))
    assert draft.body.startswith("Hello,\n")
    assert draft.body.endswith("\nBest,")


@pytest.mark.parametrize("approach", [Approach.RESPECT_NO, Approach.NURTURE, Approach.GUIDE])
def test_after_an_opt_out_there_is_no_draft(approach: Approach) -> None:
    result = TemplateWriter().write(brief_for(approach, refusal="opt_out"))
    assert result == Written(draft=None, source="none")


def test_a_question_to_the_seller_is_no_draft() -> None:
    assert TemplateWriter().write(brief_for(Approach.ASK_FIRST)).draft is None


def test_another_language_is_said_to_be_missing() -> None:
    result = TemplateWriter().write(replace(brief_for(Approach.GUIDE), lang="pl"))
    assert result.draft is not None
    assert result.draft.lang == "en"
    assert [problem.code for problem in result.problems] == ["language_not_written"]
    assert "no Polish yet" in result.problems[0].sentence


def test_a_quote_that_breaks_a_rule_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    brief = brief_for(Approach.FIRM_CLOSE)

    def refuse_quotes(draft: Draft, brief: Brief) -> tuple[Problem, ...]:
        refused = (Problem("quoted", "W5", quote, repair="Leave it out.") for quote in draft.quotes)
        return (*problems_in(draft, brief), *refused)

    monkeypatch.setattr("closecall.drafting.template.approaches.selection.problems_in", refuse_quotes)
    draft = TemplateWriter().write(brief).draft
    assert draft is not None
    assert draft.quotes == ()
    assert draft.hesitation == "leaving what you know"


WORDS = st.sampled_from(
    [
        "she throws away a tray from every batch",
        "he is ill and our margin is 40 %",
        "40 pallets a month",
        "wartet seit Wochen",
        "[Your Name] <b>x</b>",
    ]
)


@pytest.mark.parametrize("channel", Channel)
def test_a_yes_in_distress_is_confirmed_in_lines_of_one_breath(channel: Channel) -> None:
    known = Facts.from_mapping(
        KNOWN | {"buyer_kind": "organisation", "stage": "verbal_yes", "vulnerability": "distress"}
    )
    decision = decide(known, as_of=TODAY)
    brief = replace(brief_for(Approach.GUIDE, channel, thread=False), facts=known, decision=decision)
    assert TemplateWriter().write(brief).problems == ()


@settings(max_examples=150, deadline=None)
@given(data=st.data(), channel=st.sampled_from(list(Channel)), thread=st.booleans())
def test_whatever_is_decided_its_draft_passes(data: st.DataObject, channel: Channel, thread: bool) -> None:
    optional: dict[str, st.SearchStrategy[Any]] = {
        "verbal_interest": st.sampled_from(list(VerbalInterest)),
        "buyer_actions": st.lists(st.sampled_from(list(BuyerAction)), max_size=3),
        "meetings_kept": st.integers(0, 4),
        "buyer_initiated": st.integers(0, 2),
        "next_meeting_booked": st.booleans(),
        "refusal": st.sampled_from(list(Refusal)),
        "stage": st.sampled_from(list(Stage)),
        "seller_conviction": st.sampled_from(list(Conviction)),
        "conviction_reasons": st.lists(WORDS, max_size=2),
        "vulnerability": st.sampled_from(list(Vulnerability)),
        "price_total": st.sampled_from([3200, 150_000]),
        "decision_makers_total": st.integers(1, 7),
        "annoyed": st.booleans(),
        "wants_guidance": st.booleans(),
        "open_buyer_questions": st.integers(0, 2),
        "seller_unanswered": st.integers(0, 7),
        "critical_date": st.dates(TODAY, date(2026, 1, 1)).map(date.isoformat),
        "defer_until": st.dates(TODAY, date(2026, 1, 1)).map(date.isoformat),
        "hesitations": st.lists(
            st.fixed_dictionaries(
                {
                    "kind": st.sampled_from([kind.value for kind in HesitationKind]),
                    "hardness": st.sampled_from(["soft", "hard"]),
                }
            ),
            max_size=2,
        ),
    }
    facts = data.draw(st.fixed_dictionaries({}, optional=optional))
    known = Facts.from_mapping(KNOWN | {"buyer_kind": "organisation", "org_segment": "small"} | facts)
    decision = decide(known, as_of=TODAY)
    approach = Approach.GUIDE if decision.approach is Approach.ASK_FIRST else decision.approach
    brief = replace(brief_for(approach, channel, thread=thread), facts=known, decision=decision)
    result = TemplateWriter().write(brief)
    assert result.problems == ()
    assert (result.draft is None) is (known.refusal is Refusal.OPT_OUT)


def test_before_a_hard_condition_nothing_else_is_quoted() -> None:
    facts: dict[str, Any] = {"hesitations": [{"kind": "fit", "hardness": "hard"}]}
    brief = replace(
        brief_for(Approach.GUIDE, blockers=("hard_objection_open",), **facts), evidence=EVIDENCE[:2]
    )
    assert written(brief).quotes == ()


def test_what_only_others_can_decide_is_no_condition_to_answer() -> None:
    facts: dict[str, Any] = {"hesitations": [{"kind": "authority", "hardness": "hard"}]}
    blockers = ("hard_objection_open", "contact_cannot_decide")
    assert "who has to agree" in written(brief_for(Approach.GUIDE, blockers=blockers, **facts)).body


def test_a_question_that_is_the_hesitation_gets_an_answer() -> None:
    body = "We really want this. What would you do, if it was yours?"
    thread = Thread(ThreadKind.EMAIL, (Message(BUYER, body),), lang="en")
    start = body.index("What")
    evidence = (Evidence("hesitations", "words", 0, start, len(body), body[start:]),)
    brief = replace(brief_for(Approach.FIRM_CLOSE), thread=thread, evidence=evidence)
    brief = replace(brief, facts=Facts.from_mapping(KNOWN | {"price_total": None}))
    answer = 'You asked "What would you do, if it was yours?" Here is my honest answer. I disagree that '
    assert answer in written(brief).body


ACCEPTED: dict[str, Any] = {"stage": "accepted", "hesitations": []}


@channels
@pytest.mark.parametrize(
    ("yes", "facts", "is_done"),
    [
        ("The signed form is attached", {}, True),
        ("We have transferred the whole sum", {}, True),
        ("Go ahead, we take it", {}, False),
        ("Once it is signed I will send it over", {}, False),
        ("Go ahead, we take it", {"buyer_actions": ["deposit"]}, True),
    ],
)
def test_who_has_signed_or_paid_has_nothing_left_to_do(
    yes: str, facts: dict[str, Any], is_done: bool, channel: Channel
) -> None:
    thread = Thread(ThreadKind.EMAIL, (Message(BUYER, f"{yes}."),), lang="en")
    evidence = (Evidence("stage", "words", 0, 0, len(yes), yes),)
    known = ACCEPTED | {"price_total": None} | facts
    draft = written(replace(brief_for(Approach.CONFIRM, channel, **known), thread=thread, evidence=evidence))
    assert ("nothing left for you to do" in draft.body) is is_done
    assert "confirm it to you in writing" in draft.body
    assert "paperwork" not in draft.body


def test_who_asks_for_guidance_without_pressure_is_guided_at_his_pace() -> None:
    draft = written(brief_for(Approach.GUIDE, blockers=("wants_guidance", "asked_no_pressure")))
    assert "one option at a time, and at your pace" in draft.body
    assert draft.next_step is not None
    assert draft.next_step.when == "Tuesday 17 June"


@channels
@pytest.mark.parametrize(
    ("booking", "day"),
    [("Wednesday at nine then", "Wednesday"), ("can you call again thurs", "Thursday"), ("same time", None)],
)
@pytest.mark.parametrize("blocker", ["wants_guidance", "asked_no_pressure"])
def test_a_meeting_that_is_agreed_is_the_step_and_gets_no_rival(
    blocker: str, booking: str, day: str | None, channel: Channel
) -> None:
    thread = Thread(ThreadKind.EMAIL, (Message(BUYER, f"{booking}."),), lang="en")
    evidence = (Evidence("next_meeting_booked", "behaviour", 0, 0, len(booking), booking),)
    brief = brief_for(Approach.GUIDE, channel, blockers=(blocker,), next_meeting_booked=True)
    draft = written(replace(brief, thread=thread, evidence=evidence))
    assert draft.next_step is not None
    assert "agreed" in draft.body
    assert "Could we" not in draft.body
    assert "June" not in (draft.next_step.when or "") or "a note" in draft.body
    if day:
        assert draft.next_step.when == day


@channels
def test_for_a_large_purchase_the_next_step_is_proposed_plainly(channel: Channel) -> None:
    brief = brief_for(Approach.GUIDE, channel, blockers=("large_purchase",))
    draft = written(replace(brief, decision=replace(brief.decision, firm_on="next_step")))
    assert "I propose that we " in draft.body
    assert draft.question is None
    assert draft.recommendation is None


def test_a_person_who_buys_something_large_is_not_told_of_other_deciders() -> None:
    draft = written(brief_for(Approach.GUIDE, blockers=("large_purchase",), buyer_kind="individual"))
    assert "what it costs you in all" in draft.body
    assert "budget" not in draft.body


@channels
def test_where_the_buyer_asks_the_seller_asks_nothing_himself(channel: Channel) -> None:
    body = "We really want this. What would you do, if it was yours?"
    thread = Thread(ThreadKind.EMAIL, (Message(BUYER, body),), lang="en")
    start = body.index("What")
    evidence = (Evidence("hesitations", "words", 0, start, len(body), body[start:]),)
    brief = replace(brief_for(Approach.FIRM_CLOSE, channel), thread=thread, evidence=evidence)
    draft = written(replace(brief, facts=Facts.from_mapping(KNOWN | {"price_total": None})))
    assert draft.body.count("?") == 1
    assert draft.question is None


@pytest.mark.parametrize("meetings", [None, 1, 2])
def test_a_no_is_thanked_for_once(meetings: int | None) -> None:
    draft = written(brief_for(Approach.RESPECT_NO, refusal="explicit_no", meetings_kept=meetings))
    assert draft.body.count("Thank you") == 1


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"meetings_kept": 1}, "You tried it yourself"),
        ({"meetings_kept": 2}, "You tried it yourself, and we have talked "),
        ({"meetings_kept": 1, "buyer_actions": None}, "You took the time to talk it through with me"),
    ],
)
def test_what_the_buyer_did_is_told_plainly(facts: dict[str, Any], told: str) -> None:
    assert told in written(brief_for(Approach.GUIDE, thread=False, **facts)).body


def test_the_day_that_was_agreed_is_not_moved_off_the_weekend() -> None:
    saturday = written(brief_for(Approach.CONFIRM, critical_date="2025-07-05", **ACCEPTED))
    assert "Saturday 5 July" in saturday.body
