"""A model is asked, checked, asked again, and replaced by the template when it does not serve."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from closecall.decision import Approach, Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.generation.answer_schema import draft_from, parts_of, schema_of, texts_of
from closecall.drafting.generation.model_writer import ModelWriter
from closecall.drafting.generation.reask import reask_text
from closecall.drafting.prompting.slots import Slots
from closecall.drafting.records import BeatName, Brief, Channel, Draft, Problem, Written
from closecall.drafting.template import TemplateWriter
from closecall.drafting.voice import Voice
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
    "next_step": "On DAY1 I will start the paperwork with you.",
    "exit": "If your answer is no, tell me and I will close this.",
}
BAD = GOOD | {"reason": "The price goes up by a fifth tonight."}
WITHOUT_SLOTS = Slots((), "en")


def drafted(answer: Mapping[str, str], brief: Brief, *, days: Sequence[str] = ()) -> Draft:
    return draft_from(texts_of(answer, brief), brief, days=days)


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
    assert all(problem.sentence in model.requests[1].messages[-1].content for problem in written.problems)
    assert [m.role for m in model.requests[1].messages] == ["system", "user"]
    assert "The price goes up by a fifth tonight" in model.requests[1].messages[-1].content
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
    draft = drafted(answer, brief_for(approach, channel))
    shown = f"{draft.subject}\n{draft.body}"
    assert all(text in shown for text in answer.values())
    assert schema_of(approach, channel)["required"] == list(answer)
    assert [problem.code for problem in problems_in(draft, brief_for(approach, channel))].count(
        "part_not_in_text"
    ) == 0


def test_a_call_pauses_once_after_the_ask() -> None:
    parts = parts_of(Approach.FIRM_CLOSE, Channel.CALL)
    draft = drafted({part.name: "Words." for part in parts}, brief_for(channel=Channel.CALL))
    beats = [beat.beat for beat in draft.script]
    assert beats.count(BeatName.PAUSE) == 1
    assert beats[beats.index(BeatName.ASK) + 1] is BeatName.PAUSE


def test_only_slices_of_the_buyers_messages_count_as_quotes() -> None:
    answer = GOOD | {"reason": 'You wrote "I will sign it blind".'}
    draft = drafted(answer, brief_for())
    assert draft.quotes == ("We really want this press", "I never bought a machine this new")


def test_greeting_and_sign_off_follow_the_language() -> None:
    draft = drafted(GOOD, replace(brief_for(), lang="de"))
    assert draft.body.startswith("Guten Tag Nuala Brand,")
    assert draft.body.endswith("Viele Grüße\nPiet Rook")


def test_the_proposed_day_is_found_again_in_the_next_step() -> None:
    answer = GOOD | {"next_step": "On Friday 13 June I will start the paperwork with you."}
    draft = drafted(answer, brief_for(), days=("Thursday 12 June", "Friday 13 June"))
    assert draft.next_step is not None
    assert draft.next_step.when == "Friday 13 June"


def test_asking_again_says_what_where_and_how_each_once() -> None:
    body = "Hi Nuala,\n\nThe price goes up by a fifth tonight. Best,"
    start = body.index("a fifth")
    problem = Problem("x", "W1", "This is no fact.", start=start, end=start + 7, repair="Drop it.")
    text = reask_text([problem, problem], {"body": body}, slots=WITHOUT_SLOTS)
    shown = "The price goes up by a fifth tonight"
    assert text.count(f'- This is no fact. It said: "{shown}". Drop it.') == 1
    assert "whole JSON object" in text


def test_only_the_field_that_broke_a_rule_is_asked_for_again_and_the_rest_stays() -> None:
    model = ScriptedModel([BAD, {"reason": GOOD["reason"]}])
    written = ModelWriter(model).write(brief_for())
    assert (written.source, written.attempts) == ("model", 2)
    assert model.requests[1].schema["required"] == ["reason"]
    assert model.requests[1].messages[-1].content.endswith("these fields alone: reason.")
    assert written.draft == ModelWriter(ScriptedModel([GOOD])).write(brief_for()).draft


def test_a_fault_of_the_whole_draft_asks_for_all_of_it() -> None:
    long = GOOD | {"exit": " ".join(["If your answer is no, tell me and I will close this."] * 15)}
    model = ScriptedModel([long, GOOD])
    written = ModelWriter(model).write(brief_for())
    assert "too_long" in {problem.code for problem in written.problems}
    assert model.requests[1].schema["required"] == list(GOOD)


def test_a_field_that_is_still_wrong_is_asked_for_once_more() -> None:
    again = {"reason": "The price goes up by a tenth tonight."}
    model = ScriptedModel([BAD, again, {"reason": GOOD["reason"]}])
    written = ModelWriter(model).write(brief_for())
    assert (written.source, written.attempts) == ("model", 3)
    assert [request.schema["required"] for request in model.requests[1:]] == [["reason"], ["reason"]]
    assert "a tenth tonight" in model.requests[2].messages[-1].content


def test_an_answer_that_cannot_be_read_does_not_lose_the_fields_that_were_good() -> None:
    model = ScriptedModel([BAD, "Sure!", GOOD])
    written = ModelWriter(model).write(brief_for())
    assert (written.source, written.attempts) == ("model", 3)


def test_a_mended_problem_keeps_its_place_and_its_words() -> None:
    written = ModelWriter(ScriptedModel([BAD, GOOD])).write(brief_for())
    words = BAD["reason"]
    assert written.draft is not None
    assert words not in written.draft.body
    found = [p for p in written.mended if p.where == "body" and p.words and p.words in words]
    assert found
    assert all(p.end - p.start == len(p.words) for p in found)


def test_a_models_mail_to_many_ends_with_the_sellers_imprint() -> None:
    voice = Voice(
        bulk=True, postal_address="4 Kiln Lane, Leeds LS1 4QQ", opt_out_line='Answer "stop" to end it.'
    )
    written = ModelWriter(ScriptedModel([GOOD]), fallback=None).write(replace(brief_for(), voice=voice))
    assert written.draft is not None
    assert written.draft.body.endswith(f"\n\n{voice.imprint}")


def test_what_was_mended_and_what_remained_are_told_apart() -> None:
    mended = ModelWriter(ScriptedModel([BAD, GOOD])).write(brief_for())
    assert mended.mended == mended.problems
    assert mended.remaining == ()
    pressing = GOOD | {"exit": "Or sign tonight, it is your last chance."}
    kept = ModelWriter(ScriptedModel([BAD, pressing, pressing])).write(brief_for())
    assert kept.source == "template"
    codes = {problem.code for problem in kept.remaining}
    assert codes
    assert codes.isdisjoint(problem.code for problem in kept.mended)
    assert "reason_not_given" in {problem.code for problem in kept.mended}


def test_no_model_is_asked_in_a_language_that_no_rule_reads() -> None:
    model = ScriptedModel()
    written = ModelWriter(model).write(replace(brief_for(), lang="fi"))
    assert (written.source, written.attempts, model.requests) == ("template", 0, [])
    assert written.problems[0].code == "language_not_checked"
    with pytest.raises(ModelAnswerUnusable, match='"fi"'):
        ModelWriter(model, fallback=None).write(replace(brief_for(), lang="fi"))


def test_bare_words_of_the_buyer_are_marked_as_his() -> None:
    draft = drafted(GOOD | {"interest": "We really want this press."}, brief_for())
    assert 'You wrote "We really want this press".' in draft.body
    assert "We really want this press" in draft.quotes


def test_a_forgotten_full_stop_is_added_but_not_to_a_subject() -> None:
    draft = drafted(GOOD | {"reason": "You pour away a tub each time"}, brief_for())
    assert "You pour away a tub each time.\n" in draft.body
    assert draft.subject == "My honest view"


@pytest.mark.parametrize(
    ("reason", "is_given"),
    [
        ("You pour away a tub each time the old press breaks.", True),
        ("What decides it for me: you pour away a tub each time it breaks.", True),
        ("The old press costs you three thousand euros.", False),
        ("We really want this press, and it is a good investment for our business.", False),
    ],
)
def test_a_reason_that_was_not_given_is_asked_for_again(reason: str, is_given: bool) -> None:
    model = ScriptedModel([GOOD | {"reason": reason}, GOOD])
    written = ModelWriter(model).write(brief_for())
    assert written.attempts == (1 if is_given else 2)
    assert ("reason_not_given" in {problem.code for problem in written.problems}) is not is_given
    if not is_given:
        assert "Say the reason that was given to the buyer" in model.requests[1].messages[-1].content
