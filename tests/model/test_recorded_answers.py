"""The client against what a real model server answered; see cassettes/README.md."""

from __future__ import annotations

import asyncio

import pytest

from closecall.model import ModelSettings, OpenAIModel
from closecall.model.port import ChatMessage, Request
from closecall.model.strict_json import parse_object

REQUEST = Request(
    messages=(
        ChatMessage("system", 'Answer as JSON with the fields "greeting" and "question".'),
        ChatMessage("user", "Greet Ines, who runs three bakeries, and ask her one short question."),
    ),
    schema={
        "type": "object",
        "properties": {"greeting": {"type": "string"}, "question": {"type": "string"}},
        "required": ["greeting", "question"],
        "additionalProperties": False,
    },
    schema_name="greeting",
    max_tokens=60,
)


async def no_sleep(_: float) -> None:
    pass


def model_at(base_url: str) -> OpenAIModel:
    return OpenAIModel(ModelSettings(base_url, "qwen2.5-1.5b-instruct"), sleep=no_sleep)


def test_a_structured_request_is_answered_in_its_shape(cassette: str) -> None:
    with model_at(cassette) as model:
        completion = model.complete(REQUEST)
    assert set(parse_object(completion.text)) == {"greeting", "question"}
    assert "Ines" in completion.text
    assert completion.model == "qwen2.5-1.5b-instruct"
    assert completion.tokens.prompt > 20
    assert 5 < completion.tokens.completion <= REQUEST.max_tokens


@pytest.mark.busy_first(2)
def test_a_server_that_is_still_loading_is_asked_again(cassette: str) -> None:
    with model_at(cassette) as model:
        completion = asyncio.run(model.complete_async(REQUEST))
    assert set(parse_object(completion.text)) == {"greeting", "question"}
