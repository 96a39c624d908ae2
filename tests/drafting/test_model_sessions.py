"""A model is asked, checked, asked again, and replaced by the template when it does not serve."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from closecall.decision import Approach, Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.model_writer import ModelWriter
from closecall.drafting.parts import draft_from, parts_of, schema_of
from closecall.drafting.reask import reask_text
from closecall.drafting.records import BeatName, Brief, Channel, Problem, Written
from closecall.drafting.template import TemplateWriter
from closecall.errors import ModelAnswerUnusable, ModelError, ModelRejected, ModelUnreachable
from closecall.facts.vocabulary import Facts
from closecall.testing.model import ScriptedModel
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Nuala Brand", "nuala@orchard.example", Side.BUYER)
THREAD = Thread(
    ThreadKind.EMAIL,
    (
        Message(BUYER, "We pour away a tub each time the old press breaks. We really want this press."),
        Message(BUYER, "It is only that I never bought a machine this new."),
    ),
    lang="en",
)
GOOD = {
    "subject": "My honest view",
    "interest": 'You wrote "We really want this press", and you brought your colleague to see it.',
    "hesitation": 'You also wrote "I never bought a machine this new", and I understand that.',
    "disagreement": "I disagree that waiting is the safer choice.",
    "recommendation": "I think you should order now.",
    "reason": "You pour away a tub each time the old press breaks.",
    "how_to_say_yes": "A yes by reply is enough.",
    "next_step": "On Friday 13 June I will start the paperwork with you.",
    "exit": "If your answer is no, tell me and I will close this.",
}
BAD = GOOD | {"reason": "The price goes up by 20 % tonight."}


def brief_for(approach: Approach = Approach.FIRM_CLOSE, channel: Channel = Channel.EMAIL) -> Brief:
    facts = Facts.from_mapping(
        {
            "verbal_interest": "strong",
            "buyer_actions": ["brought_colleague"],
            "hesitations": [{"kind": "risk", "hardness": "soft"}],
            "conviction_reasons": ["she pours away a tub each time the old press breaks"],
        }
    )
    decision = Decision(approach, 70, Coverage(0.8, "high"))
    return Brief(
        approach,
        channel,
        "en",
        facts,
        decision,
        THREAD,
        buyer_name="Nuala Brand",
        seller_name="Piet Rook",
        as_of=date(2025, 6, 12),
    )


def written_synchronously(writer: ModelWriter, brief: Brief) -> Written:
    return writer.write(brief)


def written_asynchronously(writer: ModelWriter, brief: Brief) -> Written:
    return asyncio.run(writer.write_async(brief))


Way = Callable[[ModelWriter, Brief], Written]
both_ways = pytest.mark.parametrize("write", [written_synchronously, written_asynchronously])


@both_ways
def test_a_good_draft_passes_at_once(write: Way) -> None:
    model = ScriptedModel([GOOD])
    written = write(ModelWriter(model), brief_for())
    assert (written.source, written.attempts, written.problems) == ("model", 1, ())
    assert (written.prompt, written.model) == ("firm_close.email", "scripted")
    assert written.draft is not None
    assert written.draft.body.startswith("Hi Nuala,\n\nYou wrote")
    assert written.draft.body.endswith("Best,\nPiet")


@both_ways
def test_a_broken_rule_is_asked_for_again_and_reported(write: Way) -> None:
    model = ScriptedModel([BAD, GOOD])
    written = write(ModelWriter(model), brief_for())
    assert (written.source, written.attempts) == ("model", 2)
    assert written.problems
    assert {(problem.start, problem.end) for problem in written.problems} == {(0, 0)}
    assert all(problem.sentence in model.requests[1].messages[-1].content for problem in written.problems)
    assert [m.role for m in model.requests[1].messages] == ["system", "user"]
    assert "The price goes up by 20 % tonight" in model.requests[1].messages[-1].content
    assert written.tokens.completion == 2


@both_ways
def test_a_model_that_keeps_breaking_rules_is_replaced_by_the_template(write: Way) -> None:
    model = ScriptedModel([BAD, BAD, BAD])
    written = write(ModelWriter(model), brief_for())
    template = TemplateWriter().write(brief_for())
    assert (written.source, written.attempts, written.draft) == ("template", 3, template.draft)
    assert written.problems[0].code == "model_broke_rules"
    assert written.tokens.completion == 3
    assert len(model.requests) == 3


@both_ways
@pytest.mark.parametrize("error", [ModelUnreachable("No connection."), ModelRejected("The key is wrong.")])
def test_an_unreachable_model_is_asked_once_and_replaced(write: Way, error: ModelError) -> None:
    model = ScriptedModel([error])
    written = write(ModelWriter(model), brief_for())
    assert (written.source, written.attempts, len(model.requests)) == ("template", 0, 1)
    assert written.problems[0].code == "model_unreachable"
    assert error.message in written.problems[0].sentence


@both_ways
def test_what_was_spent_before_the_line_broke_is_counted(write: Way) -> None:
    written = write(ModelWriter(ScriptedModel([BAD, ModelUnreachable("Gone.")])), brief_for())
    assert (written.source, written.attempts, written.tokens.completion) == ("template", 1, 1)


@both_ways
@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ([BAD, BAD, BAD], ModelAnswerUnusable),
        (["no", "no", "no"], ModelAnswerUnusable),
        ([ModelUnreachable("Gone.")], ModelUnreachable),
    ],
)
def test_without_a_fallback_the_error_comes_out(
    write: Way, answers: Iterable[Any], error: type[ModelError]
) -> None:
    with pytest.raises(error):
        write(ModelWriter(ScriptedModel(answers), fallback=None), brief_for())


@both_ways
@pytest.mark.parametrize("unusable", ["Sure! Here it is.", "{}", ModelAnswerUnusable("It refused.")])
def test_an_unusable_answer_is_asked_for_again(write: Way, unusable: str | Exception) -> None:
    written = write(ModelWriter(ScriptedModel([unusable, GOOD])), brief_for())
    assert (written.source, written.attempts) == ("model", 2)
    assert [problem.code for problem in written.problems] == ["unusable_answer"]


def test_missing_fields_are_all_named_when_asking_again() -> None:
    model = ScriptedModel([{"subject": "My view", "interest": 3, "reason": " "}, GOOD])
    ModelWriter(model).write(brief_for())
    asked = model.requests[1].messages[-1].content
    assert all(name in asked for name in ("interest", "hesitation", "reason", "exit"))
    assert "lacks text in: interest, hesitation" in asked


@both_ways
@pytest.mark.parametrize("opted_out", [True, False])
def test_no_model_is_asked_where_nobody_may_be_written_to(write: Way, opted_out: bool) -> None:
    brief = brief_for(Approach.RESPECT_NO if opted_out else Approach.ASK_FIRST)
    brief = replace(brief, facts=Facts.from_mapping({"refusal": "opt_out"} if opted_out else {}))
    written = write(ModelWriter(ScriptedModel()), brief)
    assert (written.draft, written.source) == (None, "none")


def test_the_model_cannot_change_the_approach() -> None:
    answer = GOOD | {"approach": "firm_close", "recommendation": "I think you should order now."}
    written = ModelWriter(ScriptedModel([answer] * 3)).write(brief_for(Approach.GUIDE))
    assert written.source == "template"
    assert written.draft is not None
    assert written.draft.recommendation is None


@pytest.mark.parametrize("approach", [a for a in Approach if a is not Approach.ASK_FIRST])
@pytest.mark.parametrize("channel", list(Channel))
def test_every_part_of_an_answer_stands_in_the_draft(approach: Approach, channel: Channel) -> None:
    answer = {part.name: f"This is {part.name}." for part in parts_of(approach, channel)}
    draft = draft_from(answer, brief_for(approach, channel))
    shown = f"{draft.subject}\n{draft.body}"
    assert all(text in shown for text in answer.values())
    assert schema_of(approach, channel)["required"] == list(answer)
    assert [problem.code for problem in problems_in(draft, brief_for(approach, channel))].count(
        "part_not_in_text"
    ) == 0


def test_a_call_pauses_once_after_the_ask() -> None:
    parts = parts_of(Approach.FIRM_CLOSE, Channel.CALL)
    draft = draft_from({part.name: "Words." for part in parts}, brief_for(channel=Channel.CALL))
    beats = [beat.beat for beat in draft.script]
    assert beats.count(BeatName.PAUSE) == 1
    assert beats[beats.index(BeatName.ASK) + 1] is BeatName.PAUSE


def test_only_slices_of_the_buyers_messages_count_as_quotes() -> None:
    answer = GOOD | {"reason": 'You wrote "I will sign it blind".'}
    draft = draft_from(answer, brief_for())
    assert draft.quotes == ("We really want this press", "I never bought a machine this new")


def test_greeting_and_sign_off_follow_the_language() -> None:
    draft = draft_from(GOOD, replace(brief_for(), lang="de"))
    assert draft.body.startswith("Guten Tag Nuala Brand,")
    assert draft.body.endswith("Viele Grüße\nPiet Rook")


def test_the_proposed_day_is_found_again_in_the_next_step() -> None:
    draft = draft_from(GOOD, brief_for(), day="Friday 13 June")
    assert draft.next_step is not None
    assert draft.next_step.when == "Friday 13 June"


def test_asking_again_says_what_where_and_how_each_once() -> None:
    draft = draft_from(BAD, brief_for())
    start = draft.body.index("20 %")
    problem = Problem("x", "W1", "This is no fact.", start=start, end=start + 4, repair="Drop it.")
    text = reask_text([problem, problem], draft)
    shown = "The price goes up by 20 % tonight"
    assert text.count(f'- This is no fact. It said: "{shown}". Drop it.') == 1
    assert "whole JSON object" in text


def test_bare_words_of_the_buyer_are_marked_as_his() -> None:
    draft = draft_from(GOOD | {"interest": "We really want this press."}, brief_for())
    assert 'You wrote "We really want this press".' in draft.body
    assert "We really want this press" in draft.quotes


def test_a_forgotten_full_stop_is_added_but_not_to_a_subject() -> None:
    draft = draft_from(GOOD | {"reason": "You pour away a tub each time"}, brief_for())
    assert "You pour away a tub each time.\n" in draft.body
    assert draft.subject == "My honest view"


@pytest.mark.parametrize(
    ("reason", "is_given"),
    [
        ("You pour away a tub each time the old press breaks.", True),
        ("What decides it for me: you pour away a tub each time it breaks.", True),
        ("The old press costs you 3,200 EUR.", False),
        ("We really want this press, and it is a good investment for our business.", False),
        ("You pour away 3 tubs each time the old press breaks.", False),
    ],
)
def test_a_reason_that_was_not_given_is_asked_for_again(reason: str, is_given: bool) -> None:
    model = ScriptedModel([GOOD | {"reason": reason}, GOOD])
    written = ModelWriter(model).write(brief_for())
    assert written.attempts == (1 if is_given else 2)
    assert ("reason_not_given" in {problem.code for problem in written.problems}) is not is_given
    if not is_given:
        assert "you pour away a tub" in model.requests[1].messages[-1].content
