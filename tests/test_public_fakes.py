"""The fakes that users test with behave as they are documented."""

from __future__ import annotations

import asyncio
import json
import urllib.error
import urllib.request

import pytest

import closecall.testing
from closecall.decision.deciding import decide
from closecall.decision.records import Approach, Coverage, Decision
from closecall.drafting.records import Brief, Channel, Draft, Writer
from closecall.errors import ModelUnreachable
from closecall.model.port import ChatMessage, ChatModel, Request
from closecall.testing import (
    Reply,
    ScriptedEndpoint,
    ScriptedModel,
    ScriptedWriter,
    answer,
    example_facts,
    example_thread,
)

REQUEST = Request((ChatMessage("user", "Hello there"),), {})


@pytest.fixture
def brief() -> Brief:
    decision = Decision(Approach.GUIDE, 50, Coverage(1.0, "high"))
    return Brief(Approach.GUIDE, Channel.EMAIL, "en", example_facts(), decision)


def test_the_public_names_are_exactly_these() -> None:
    assert closecall.testing.__all__ == sorted(closecall.testing.__all__, key=lambda n: (n.islower(), n))
    assert all(getattr(closecall.testing, name).__doc__ for name in closecall.testing.__all__)


def test_a_scripted_model_says_its_answers_in_order_and_keeps_the_requests() -> None:
    model: ChatModel = ScriptedModel(["one", {"body": "é"}, lambda request: request.messages[0].content])
    said = [model.complete(REQUEST).text, asyncio.run(model.complete_async(REQUEST)).text]
    assert [*said, model.complete(REQUEST).text] == ["one", '{"body": "é"}', "Hello there"]
    assert isinstance(model, ScriptedModel)
    assert model.requests == [REQUEST] * 3


def test_a_scripted_model_raises_what_it_is_told_to_and_fails_when_asked_too_often() -> None:
    model = ScriptedModel([ModelUnreachable("down")])
    with pytest.raises(ModelUnreachable):
        model.complete(REQUEST)
    with pytest.raises(AssertionError, match="asked 2 times, 1 scripted"):
        model.complete(REQUEST)


def test_a_scripted_writer_hands_back_its_drafts_and_keeps_the_briefs(brief: Brief) -> None:
    draft = Draft(channel=Channel.EMAIL, lang="en", body="Hello Ines")
    writer: Writer = ScriptedWriter([draft, None, ModelUnreachable("down")])
    assert (writer.write(brief).draft, writer.write(brief).source) == (draft, "none")
    with pytest.raises(ModelUnreachable):
        asyncio.run(writer.write_async(brief))
    with pytest.raises(AssertionError, match="got 4 briefs, 3 drafts scripted"):
        writer.write(brief)
    assert isinstance(writer, ScriptedWriter)
    assert writer.briefs == [brief] * 4


def test_the_example_thread_ends_with_the_buyer_and_only_uses_example_addresses() -> None:
    thread = example_thread()
    assert thread.messages[-1].is_buyer
    assert {m.speaker.side.value for m in thread.messages} == {"buyer", "seller"}
    assert all((m.speaker.email or "").endswith(".example") for m in thread.messages)
    assert thread == example_thread()


def test_the_example_facts_are_ready_for_a_firm_close() -> None:
    assert decide(example_facts()).approach is Approach.FIRM_CLOSE


def test_the_example_facts_leave_nothing_open_but_one_soft_hesitation() -> None:
    facts = example_facts()
    assert [h.hardness.value for h in facts.open_hesitations()] == ["soft"]
    assert facts.from_mapping(facts.to_dict()) == facts


def post(url: str) -> tuple[int, object]:
    request = urllib.request.Request(url + "/chat/completions", data=b'{"model": "m"}')  # noqa: S310  loopback
    try:
        with urllib.request.urlopen(request, timeout=5) as response:  # noqa: S310  loopback
            return response.status, json.loads(response.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.loads(error.read())


def test_a_scripted_endpoint_plays_its_script_then_refuses() -> None:
    with ScriptedEndpoint(Reply(503, {"error": "busy"}), answer("hi", finish_reason="length")) as endpoint:
        assert post(endpoint.base_url) == (503, {"error": "busy"})
        status, said = post(endpoint.base_url)
        assert (status, said) == (200, answer("hi", finish_reason="length"))
        assert post(endpoint.base_url)[0] == 418
    assert [(r.path, r.body) for r in endpoint.received] == [("/v1/chat/completions", {"model": "m"})] * 3


def test_a_scripted_endpoint_is_gone_after_the_block() -> None:
    with ScriptedEndpoint() as endpoint:
        url = endpoint.base_url
    with pytest.raises(urllib.error.URLError):
        post(url)
