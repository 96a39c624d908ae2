"""What a real, weak model drafts, with its slips mended or replaced; see cassettes/README.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from closecall.advisor import Advisor
from closecall.decision import Approach, decide
from closecall.drafting.checks import problems_in
from closecall.drafting.generation.model_writer import ModelWriter
from closecall.drafting.records import BeatName, Brief, Channel, Draft, Written
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts
from closecall.model import ModelSettings, OpenAIModel
from closecall.testing import example_facts, example_thread
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Marit Solberg", "marit@fjordbread.example", Side.BUYER)
SELLER = Speaker("Owen Pike", "owen@doughworks.example", Side.SELLER)
TODAY = date(2026, 3, 5)
PATIENCE = 900.0
"""Seconds: a small model on a laptop is slow when it is recorded."""
KNOWN: dict[str, Any] = {
    "verbal_interest": "strong",
    "buyer_actions": ["trial_used"],
    "meetings_kept": 2,
    "need_confirmed": True,
    "price_total": 3200,
    "currency": "EUR",
    "price_known": True,
    "stage": "proposal",
    "buyer_kind": "organisation",
    "org_segment": "small",
    "decision_makers_total": 1,
    "seller_conviction": "certain",
    "conviction_reasons": ["she throws away a tray from every batch"],
}


@dataclass(frozen=True)
class Sale:
    """Four messages of an invented sale: the last one decides the approach.

    Attributes:
        heard: fact to the buyer's words for it in the last message.
        facts: what the last message adds to ``KNOWN``.

    """

    approach: Approach
    last: str
    heard: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)

    def brief(self, channel: Channel, *, lang: str = "en") -> Brief:
        """What the writer is given, without the readers of text and thread before it."""
        thread = Thread(
            ThreadKind.CALL if channel is Channel.CALL else ThreadKind.EMAIL,
            (
                Message(BUYER, "Our old mixer is worn and every batch comes out different."),
                Message(SELLER, "Ours costs 3,200 EUR. Would you like to try it for a week?"),
                Message(SELLER, "How did the trial go?"),
                Message(BUYER, self.last),
            ),
            lang="en",
        )
        known = Facts.from_mapping(KNOWN | dict(self.facts))
        decision = decide(known, as_of=TODAY)
        assert decision.approach is self.approach
        evidence = tuple(
            Evidence(fact, "words", 3, self.last.index(words), self.last.index(words) + len(words), words)
            for fact, words in self.heard.items()
        )
        return Brief(
            decision.approach,
            channel,
            lang,
            known,
            decision,
            thread,
            evidence,
            buyer_name=BUYER.name,
            seller_name=SELLER.name,
            as_of=TODAY,
        )


FIRM = Sale(
    Approach.FIRM_CLOSE,
    "The trial went well, and we really want this mixer. I keep putting the form back in the drawer.",
    {
        "verbal_interest": "we really want this mixer",
        "hesitations": "I keep putting the form back in the drawer",
    },
    {"hesitations": [{"kind": "status_quo", "hardness": "soft"}]},
)
GUIDE = Sale(
    Approach.GUIDE,
    "The trial went well. I would like somebody to walk me through the two sizes before I choose.",
    {"wants_guidance": "I would like somebody to walk me through the two sizes before I choose"},
    {"wants_guidance": True, "hesitations": []},
)
NURTURE = Sale(
    Approach.NURTURE,
    "It went well, but we rebuild the shop until summer. Please come back to me in September.",
    {"refusal": "Please come back to me in September"},
    {"refusal": "not_now", "defer_until": "2026-09-01"},
)
RESPECT = Sale(
    Approach.RESPECT_NO,
    "It went well, but no, we will not buy it. We keep the old one.",
    {"refusal": "we will not buy it"},
    {"refusal": "explicit_no"},
)
CONFIRM = Sale(
    Approach.CONFIRM,
    "Yes, we take it for the 3,200 EUR. The signed order is attached.",
    {"stage": "we take it for the 3,200 EUR"},
    {"stage": "accepted", "hesitations": []},
)
ASKED = Sale(
    Approach.GUIDE,
    "The trial went well. Does it run on one phase? And does the bowl come out for washing?",
    {"open_buyer_questions": "Does it run on one phase?"},
    {"open_buyer_questions": 2},
)


async def no_sleep(_: float) -> None:
    pass


def model_at(base_url: str) -> OpenAIModel:
    return OpenAIModel(ModelSettings(base_url, "qwen2.5-1.5b-instruct", timeout=PATIENCE), sleep=no_sleep)


def written_from(base_url: str, brief: Brief) -> Written:
    with model_at(base_url) as model:
        return ModelWriter(model).write(brief)


def model_draft(written: Written, brief: Brief, *, attempts: int) -> Draft:
    """The model's draft, after a look that it took so many answers, breaks no rule and quotes literally."""
    assert (written.source, written.attempts) == ("model", attempts)
    assert written.model == "qwen2.5-1.5b-instruct"
    assert written.prompt == f"{brief.approach.value}.{brief.channel.value}"
    assert written.draft is not None
    assert [problem.code for problem in problems_in(written.draft, brief)] == []
    assert brief.thread is not None
    said = [message.body for _, message in brief.thread.buyer_messages()]
    assert all(any(quote in body for body in said) for quote in written.draft.quotes)
    if brief.channel is Channel.CALL:
        assert all(len(beat.say.split()) <= 25 for beat in written.draft.script)
    return written.draft


channels = pytest.mark.parametrize("channel", list(Channel))


@channels
def test_a_firm_close_names_the_hesitation_disagrees_and_recommends(cassette: str, channel: Channel) -> None:
    brief = FIRM.brief(channel)
    draft = model_draft(written_from(cassette, brief), brief, attempts=1)
    assert FIRM.heard["hesitations"] in draft.body
    assert draft.disagreement is not None
    assert "I disagree" in draft.disagreement
    assert draft.recommendation is not None
    assert "I think you should" in draft.recommendation
    assert draft.next_step is not None
    assert draft.next_step.when == "Friday 6 March"
    assert draft.exit is not None


@channels
def test_a_guide_recommends_nothing_and_leaves_the_day_to_the_buyer(cassette: str, channel: Channel) -> None:
    brief = GUIDE.brief(channel)
    draft = model_draft(written_from(cassette, brief), brief, attempts=1)
    assert (draft.disagreement, draft.recommendation) == (None, None)
    assert draft.quotes
    assert draft.next_step is not None
    assert draft.next_step.when == "Tuesday 10 March"


@channels
def test_a_light_message_keeps_to_the_buyers_date(cassette: str, channel: Channel) -> None:
    brief = NURTURE.brief(channel)
    draft = model_draft(written_from(cassette, brief), brief, attempts=1)
    assert "September" in draft.body
    assert "?" not in draft.body


@channels
def test_a_no_is_accepted_and_nothing_is_asked(cassette: str, channel: Channel) -> None:
    brief = RESPECT.brief(channel)
    draft = model_draft(written_from(cassette, brief), brief, attempts=1)
    assert "?" not in draft.body
    assert len(draft.body.split()) <= 60
    assert draft.next_step is None


@channels
def test_a_yes_is_confirmed_with_its_price_and_nothing_new(cassette: str, channel: Channel) -> None:
    brief = CONFIRM.brief(channel)
    draft = model_draft(written_from(cassette, brief), brief, attempts=1)
    assert "3,200" in draft.body
    assert "thank" in draft.body.lower()
    assert draft.next_step is not None
    assert draft.next_step.when == "Friday 6 March"


def test_an_open_question_of_the_buyer_comes_first(cassette: str) -> None:
    brief = ASKED.brief(Channel.CALL)
    draft = model_draft(written_from(cassette, brief), brief, attempts=1)
    assert ASKED.heard["open_buyer_questions"] in draft.script[0].say


def test_the_whole_way_from_thread_to_draft(cassette: str) -> None:
    with model_at(cassette) as model:
        advice = Advisor(writer=ModelWriter(model)).advise(example_thread(), facts=example_facts())
    assert advice.approach is Approach.FIRM_CLOSE
    model_draft(advice.written, advice.prepared.brief, attempts=1)


def test_a_language_that_the_model_does_not_keep_ends_in_the_template(cassette: str) -> None:
    brief = FIRM.brief(Channel.EMAIL, lang="es")
    written = written_from(cassette, brief)
    assert (written.source, written.attempts) == ("template", 3)
    assert written.problems[0].code == "model_broke_rules"
    assert written.draft is not None
    assert BeatName.PAUSE not in {beat.beat for beat in written.draft.script}
