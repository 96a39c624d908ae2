"""A model is asked once what the buyer said; what it answers is checked, and its failures are said."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import date
from typing import Any

import pytest

from closecall import Advisor, ModelReader
from closecall.decision import Approach
from closecall.drafting.prompting.disclosure import Disclosure
from closecall.drafting.prompting.templates import Prompts
from closecall.errors import ModelAnswerUnusable, ModelError, ModelRejected, ModelUnreachable
from closecall.facts.second_reader import ASKED, ASKED_OF_NOTE, Claim
from closecall.listening.claim_parser import claims_in
from closecall.listening.findings_request import reading_request
from closecall.model.port import Request, Tokens
from closecall.testing import ScriptedModel, ScriptedReader, ScriptedWriter, example_thread

ANNOYED = {"fact": "annoyed", "value": "true", "message": 4, "quote": "right before Easter"}
FOUND = {"findings": [ANNOYED]}
DAY = date(2026, 3, 7)


def said_to(model: ScriptedModel, *, at: int = 0) -> str:
    return "\n".join(message.content for message in model.requests[at].messages)


def test_the_answer_becomes_claims_with_what_they_cost() -> None:
    heard = ModelReader(ScriptedModel([FOUND])).listen(example_thread())
    assert heard.claims == (Claim("annoyed", "true", 3, "right before Easter"),)
    assert (heard.prompt, heard.model, heard.attempts) == ("read_facts", "scripted", 1)
    assert heard.tokens.prompt > 0


def test_waiting_and_not_waiting_give_the_same() -> None:
    def reader() -> ModelReader:
        return ModelReader(ScriptedModel(["no json", FOUND]))

    heard = reader().listen(example_thread())
    assert asyncio.run(reader().listen_async(example_thread())) == heard
    assert heard.attempts == 2


def test_the_advice_says_what_the_second_reader_changed_and_cost() -> None:
    advisor = Advisor(reader=ModelReader(ScriptedModel([FOUND])))
    advice = advisor.advise(example_thread(), as_of=DAY)
    assert advice.facts.annoyed
    provenance = advice.to_dict()["provenance"]["reader"]
    assert provenance == {
        "prompt": "read_facts",
        "model": "scripted",
        "attempts": 1,
        "tokens": {"prompt": provenance["tokens"]["prompt"], "completion": 1},
        "findings": {"made": 1, "dropped": {}, "changed": ["annoyed"]},
    }
    assert "reader" not in Advisor().advise(example_thread(), as_of=DAY).to_dict()["provenance"]


def test_the_advice_is_the_same_with_and_without_waiting() -> None:
    def advisor() -> Advisor:
        return Advisor(reader=ModelReader(ScriptedModel([FOUND])))

    waited = asyncio.run(advisor().advise_async(example_thread(), as_of=DAY))
    assert waited.to_dict() == advisor().advise(example_thread(), as_of=DAY).to_dict()


def test_reading_takes_one_call_and_the_draft_a_second() -> None:
    reader, writer = ScriptedReader([[]]), ScriptedWriter([None])
    Advisor(reader=reader, writer=writer).advise(example_thread(), as_of=DAY)
    assert (len(reader.threads), len(writer.briefs)) == (1, 1)


def test_what_was_heard_before_is_not_asked_again() -> None:
    advisor = Advisor(reader=ScriptedReader([[Claim("annoyed", "true", 3, "right before Easter")]]))
    first = advisor.prepare(example_thread(), as_of=DAY)
    again = advisor.prepare(example_thread(), as_of=DAY, note="I am certain.", listened=first.listened)
    assert again.reading.facts.annoyed


# What the model is shown


def test_it_sees_the_numbered_conversation_and_the_note_and_neither_facts_nor_approach() -> None:
    model = ScriptedModel([FOUND])
    Advisor(reader=ModelReader(model)).advise(example_thread(), note="Floor price 1,900.", as_of=DAY)
    text = said_to(model)
    assert "4 buyer: Hi Tom,\n\nI really want this." in text
    assert "\nFloor price 1,900.\n" in text
    assert not [approach for approach in Approach if re.search(rf"\b{approach}\b", text)]


def test_the_prompt_names_every_fact_and_value_and_is_short() -> None:
    request, _, _ = reading_request(example_thread(), (), Prompts())
    system = request.messages[0].content
    for fact, values in ASKED.items():
        assert fact in system
        if fact not in ("hesitations", "decision_makers_total", "price_total", "critical_date"):
            assert all(value in system for value in values if value != "a number")
    assert len(system) / 4 < 1_100
    assert _facts_in(request) == list(ASKED)


def test_a_note_is_shown_as_data_and_asked_for_its_own_facts() -> None:
    note = "Buck stops with Marit. Just the job for her."
    request, _, _ = reading_request(example_thread(), (), Prompts(), note=note)
    lines = request.messages[1].content.splitlines()
    at = lines.index(note)
    assert lines[at - 1] == lines[at + 1]
    assert len(lines[at - 1]) == 8
    shown = "\n".join(lines)
    for fact, values in ASKED_OF_NOTE.items():
        assert fact in shown
        assert fact in ASKED or all(value in shown for value in values if not value.startswith("a number"))
    assert set(_facts_in(request)) == {*ASKED, *ASKED_OF_NOTE}
    alone, _, _ = reading_request(example_thread(), (), Prompts())
    assert request.messages[0] == alone.messages[0]


def test_a_note_is_not_shown_where_names_are_hidden() -> None:
    hidden = Disclosure(redact=True)
    request, _, _ = reading_request(example_thread(), (), Prompts(), hidden, note="Buck stops with Marit.")
    assert "Buck" not in request.messages[1].content
    assert _facts_in(request) == list(ASKED)


def _facts_in(request: Request) -> list[str]:
    schema: dict[str, Any] = dict(request.schema or {})
    facts: list[str] = schema["properties"]["findings"]["items"]["properties"]["fact"]["enum"]
    return facts


def test_the_system_part_never_changes_and_a_fence_cannot_be_guessed() -> None:
    thread = example_thread()
    request, _, _ = reading_request(thread, (), Prompts())
    lines = request.messages[1].content.splitlines()
    fence = lines[1]
    assert lines.count(fence) == 2
    bare = type(thread)(thread.kind, thread.messages[:1], thread.lang)
    other, _, _ = reading_request(bare, (), Prompts())
    assert other.messages[0] == request.messages[0]
    assert other.messages[1].content.splitlines()[1] != fence


# Answers


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ({"fact": "annoyed", "value": True, "message": 1, "quote": "x"}, "true"),
        ({"fact": "decision_makers_total", "value": 3, "message": 1, "quote": "x"}, "3"),
        ({"fact": "annoyed", "value": "true", "message": 1, "quote": "x", "why": "tone"}, "true"),
    ],
)
def test_small_slips_of_shape_are_read(item: dict[str, Any], value: str) -> None:
    (claim,) = claims_in(json.dumps({"findings": [item]}))
    assert (claim.value, claim.message) == (value, 0)


@pytest.mark.parametrize(
    "item",
    [
        "annoyed",
        None,
        7,
        [],
        {"fact": "annoyed"},
        {"fact": "annoyed", "value": ["true"], "message": 1, "quote": "x"},
        {"fact": "annoyed", "value": "true", "message": "first", "quote": "x"},
        {"fact": "annoyed", "value": "true", "message": 1, "quote": None},
        {"fact": "annoyed", "value": "true", "message": 1, "quote": "x" * 5_000},
    ],
)
def test_a_finding_of_another_shape_is_counted_and_not_used(item: Any) -> None:
    text = json.dumps({"findings": [item, ANNOYED]})
    prepared = Advisor(reader=ModelReader(ScriptedModel([text]))).prepare(example_thread(), as_of=DAY)
    assert prepared.reading.claims is not None
    assert prepared.reading.claims.to_dict() == {
        "made": 2,
        "dropped": {"unusable": 1},
        "changed": ["annoyed"],
    }


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"findings": "none"}', '{"facts": []}', "Sorry."])
def test_an_answer_without_findings_is_unusable(text: str) -> None:
    with pytest.raises(ModelAnswerUnusable):
        claims_in(text)


def test_an_empty_list_is_an_answer() -> None:
    assert ModelReader(ScriptedModel([{"findings": []}])).listen(example_thread()).claims == ()


# Failures


def test_an_unreadable_answer_is_asked_for_once_more() -> None:
    model = ScriptedModel(["I think the buyer is happy.", FOUND])
    heard = ModelReader(model).listen(example_thread())
    assert heard.claims is not None
    assert "could not be read" in said_to(model, at=1)
    assert "I think the buyer is happy" not in said_to(model, at=1)


@pytest.mark.parametrize(
    ("answers", "attempts"),
    [
        ([ModelUnreachable("It is down.")], 0),
        ([ModelRejected("It wants a key.")], 0),
        (["no", ModelUnreachable("It is down.")], 1),
        (["no", "still no"], 2),
        ([ModelAnswerUnusable("It was cut."), ModelAnswerUnusable("It was cut.")], 2),
    ],
)
def test_when_the_model_fails_the_words_listen_alone_and_it_is_said(
    answers: list[Any], attempts: int
) -> None:
    alone = Advisor().advise(example_thread(), as_of=DAY)
    advice = Advisor(reader=ModelReader(ScriptedModel(answers))).advise(example_thread(), as_of=DAY)
    assert advice.facts == alone.facts
    assert [w for w in advice.warnings if w.startswith("Only the words' reader listened")]
    told = advice.to_dict()["provenance"]["reader"]
    assert (told["findings"], told["attempts"]) == (None, attempts)


@pytest.mark.parametrize("answers", [[ModelUnreachable("It is down.")], ["no", "still no"]])
def test_without_a_fallback_the_failure_is_raised(answers: list[Any]) -> None:
    with pytest.raises(ModelError):
        ModelReader(ScriptedModel(answers), fallback=False).listen(example_thread())
    with pytest.raises(ModelError):
        asyncio.run(ModelReader(ScriptedModel(answers), fallback=False).listen_async(example_thread()))


def test_the_tokens_of_every_answer_are_counted() -> None:
    once = ModelReader(ScriptedModel([FOUND])).listen(example_thread()).tokens
    twice = ModelReader(ScriptedModel(["no", FOUND])).listen(example_thread()).tokens
    assert (twice.completion, twice.prompt > 2 * once.prompt) == (2, True)
    assert Tokens() + once == once
