"""Each server is asked in the words it takes, JSON in the strictest way it knows, and that is remembered."""

from __future__ import annotations

from typing import Any

import pytest

from closecall.errors import ModelRejected
from closecall.model import ApiKey, ModelSettings, OpenAIModel
from closecall.model.dialect import Dialect
from closecall.model.port import ChatMessage, Request
from closecall.testing import Reply, ScriptedEndpoint, answer, dialects, refusal

SCHEMA = {"type": "object", "properties": {"body": {"type": "string"}}}
REQUEST = Request((ChatMessage("system", "As JSON."), ChatMessage("user", "Hello")), SCHEMA, max_tokens=77)
GOOD = answer('{"body": "Hello"}')
LOCAL = ModelSettings("http://127.0.0.1:9/v1", "tiny")
OPENAI = ModelSettings("https://api.openai.com/v1", "big", ApiKey("k-1"))


def formats(endpoint: ScriptedEndpoint) -> list[str | None]:
    return [r.body.get("response_format", {}).get("type") for r in endpoint.received]


NO_SCHEMA = refusal("response_format.type json_schema is not supported")
NO_OBJECT = refusal("'response_format.type' must be 'json_schema' or 'text'")


@pytest.mark.parametrize(
    ("script", "first", "second"),
    [
        ([], ["json_schema"], ["json_schema"]),
        ([NO_SCHEMA], ["json_schema", "json_object"], ["json_object"]),
        ([NO_SCHEMA, NO_OBJECT], ["json_schema", "json_object", None], [None]),
        ([refusal("Unprocessable", status=422)], ["json_schema", "json_object"], ["json_object"]),
        (
            [refusal("no endpoint supports json_schema", status=404)],
            ["json_schema", "json_object"],
            ["json_object"],
        ),
        ([refusal("bad", param="response_format")], ["json_schema", "json_object"], ["json_object"]),
    ],
)
def test_a_refused_format_is_not_asked_for_again(
    script: list[Reply], first: list[str | None], second: list[str | None]
) -> None:
    with (
        ScriptedEndpoint(*script, GOOD, GOOD) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny")) as model,
    ):
        assert model.complete(REQUEST).text == '{"body": "Hello"}'
        assert formats(endpoint) == first
        model.complete(REQUEST)
    assert formats(endpoint) == first + second


def test_a_request_that_is_refused_in_every_format_lowers_nothing() -> None:
    with (
        ScriptedEndpoint(*[refusal("odd request")] * 3, GOOD) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny")) as model,
    ):
        with pytest.raises(ModelRejected):
            model.complete(REQUEST)
        model.complete(REQUEST)
    assert formats(endpoint) == ["json_schema", "json_object", None, "json_schema"]


def test_every_server_but_openai_gets_the_names_all_servers_know() -> None:
    assert Dialect.of(LOCAL.endpoint).body(REQUEST, model="tiny") == {
        "model": "tiny",
        "messages": [{"role": "system", "content": "As JSON."}, {"role": "user", "content": "Hello"}],
        "max_tokens": 77,
        "temperature": 0,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "draft", "schema": SCHEMA, "strict": True},
        },
    }


def test_openai_gets_the_names_its_newer_models_demand() -> None:
    body = Dialect.of(OPENAI.endpoint).body(REQUEST, model="big")
    assert set(body) == {"model", "messages", "max_completion_tokens", "response_format"}
    assert body["max_completion_tokens"] == 77


AZURE = "http://127.0.0.1:{port}/openai/deployments/d?api-version=2024-10-21"


@pytest.mark.parametrize(
    ("server", "first", "asked"),
    [
        ("OpenAI", 3, {"max_completion_tokens", "response_format"}),
        ("Azure", 3, {"max_completion_tokens", "response_format"}),
        ("Ollama", 1, {"max_tokens", "temperature", "response_format"}),
        ("llama.cpp", 1, {"max_tokens", "temperature", "response_format"}),
        ("vLLM", 2, {"max_tokens", "temperature", "response_format"}),
        ("LM Studio", 1, {"max_tokens", "temperature", "response_format"}),
        ("without answer formats", 3, {"max_tokens", "temperature"}),
    ],
)
def test_each_kind_of_server_is_learnt_once_and_then_asked_in_its_own_words(
    server: str, first: int, asked: set[str]
) -> None:
    address = AZURE if server == "Azure" else "http://127.0.0.1:{port}/v1"
    with (
        ScriptedEndpoint(then=dialects()[server], address=address) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny", ApiKey("k-1"))) as model,
    ):
        assert model.complete(REQUEST).text == '{"findings": []}'
        assert len(endpoint.received) == first
        model.complete(REQUEST)
        assert len(endpoint.received) == first + 1
    assert set(endpoint.received[-1].body) == {"model", "messages", *asked}


NO_LENGTH = refusal("Unknown field", param="max_tokens")
NO_NEW_LENGTH = refusal("max_completion_tokens is not supported")
NO_WARMTH = refusal("temperature is not supported")


@pytest.mark.parametrize(
    ("script", "requests"),
    [
        ([NO_LENGTH, NO_NEW_LENGTH], 2),
        ([NO_WARMTH, NO_WARMTH], 2),
        ([NO_LENGTH, NO_WARMTH, NO_SCHEMA, NO_OBJECT, refusal("no")], 5),
        ([NO_SCHEMA, Reply(503), NO_OBJECT, GOOD], 4),
    ],
)
def test_no_server_is_asked_the_same_way_twice(script: list[Any], requests: int) -> None:
    with (
        ScriptedEndpoint(*script) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny"), sleep=at_once) as model,
    ):
        try:
            model.complete(REQUEST)
        except ModelRejected:
            assert script[-1] is not GOOD
    assert len(endpoint.received) == requests


async def at_once(_: float) -> None:
    pass


@pytest.mark.parametrize(
    "words",
    [
        "max_tokens is too large: 5000. At most 4096 are allowed",
        "the temperature of the room",
    ],
)
def test_a_part_that_is_only_mentioned_is_not_changed(words: str) -> None:
    with (
        ScriptedEndpoint(then=refusal(words)) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny")) as model,
        pytest.raises(ModelRejected),
    ):
        model.complete(REQUEST)
    assert all({"max_tokens", "temperature"} < set(r.body) for r in endpoint.received)


def test_the_words_of_servers_that_check_with_pydantic_are_read() -> None:
    detail = [
        {"type": "extra_forbidden", "loc": ["body", "max_tokens"], "msg": "Extra inputs are not permitted"}
    ]
    with (
        ScriptedEndpoint(Reply(422, {"detail": detail}), GOOD) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny")) as model,
    ):
        model.complete(REQUEST)
    assert "max_completion_tokens" in endpoint.received[-1].body


@pytest.mark.parametrize(
    ("status", "words", "told"),
    [
        (400, "This model's maximum context length is 2048 tokens. You requested 9000", "too long"),
        (400, "The response was filtered due to our content management policy", "holds this text back"),
        (403, "openai/x requires moderation. Your input was flagged", "holds this text back"),
    ],
)
def test_a_reason_that_is_only_told_in_words_is_understood(status: int, words: str, told: str) -> None:
    with (
        ScriptedEndpoint(refusal(words, status=status)) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny")) as model,
        pytest.raises(ModelRejected, match=told) as caught,
    ):
        model.complete(REQUEST)
    assert not caught.value.fatal
    assert len(endpoint.received) == 1
