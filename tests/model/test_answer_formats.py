"""JSON is asked for in the strictest way a server knows, and what it knows is remembered."""

from __future__ import annotations

from typing import Any

import pytest

from closecall.drafting.records import ChatMessage, Request
from closecall.errors import ModelRejected
from closecall.model import ApiKey, ModelSettings, OpenAIModel
from closecall.model.formats import AnswerFormat, request_body
from closecall.testing import Reply, ScriptedEndpoint, answer

SCHEMA = {"type": "object", "properties": {"body": {"type": "string"}}}
REQUEST = Request((ChatMessage("system", "As JSON."), ChatMessage("user", "Hello")), SCHEMA, max_tokens=77)
GOOD = answer('{"body": "Hello"}')
LOCAL = ModelSettings("http://127.0.0.1:9/v1", "tiny")
OPENAI = ModelSettings("https://api.openai.com/v1", "big", ApiKey("k-1"))


def refused(words: str, status: int = 400, **fields: Any) -> Reply:
    return Reply(status, {"error": {"message": words, **fields}})


def formats(endpoint: ScriptedEndpoint) -> list[str | None]:
    return [r.body.get("response_format", {}).get("type") for r in endpoint.received]


NO_SCHEMA = refused("response_format.type json_schema is not supported")
NO_OBJECT = refused("'response_format.type' must be 'json_schema' or 'text'")


@pytest.mark.parametrize(
    ("script", "first", "second"),
    [
        ([], ["json_schema"], ["json_schema"]),
        ([NO_SCHEMA], ["json_schema", "json_object"], ["json_object"]),
        ([NO_SCHEMA, NO_OBJECT], ["json_schema", "json_object", None], [None]),
        ([refused("Unprocessable", 422)], ["json_schema", "json_object"], ["json_object"]),
        ([refused("no endpoint supports json_schema", 404)], ["json_schema", "json_object"], ["json_object"]),
        ([refused("bad", param="response_format")], ["json_schema", "json_object"], ["json_object"]),
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
        ScriptedEndpoint(*[refused("odd request")] * 3, GOOD) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny")) as model,
    ):
        with pytest.raises(ModelRejected):
            model.complete(REQUEST)
        model.complete(REQUEST)
    assert formats(endpoint) == ["json_schema", "json_object", None, "json_schema"]


def test_every_server_but_openai_gets_the_names_all_servers_know() -> None:
    assert request_body(REQUEST, LOCAL, AnswerFormat.JSON_SCHEMA) == {
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
    body = request_body(REQUEST, OPENAI, AnswerFormat.PROMPT_ONLY)
    assert set(body) == {"model", "messages", "max_completion_tokens"}
    assert body["max_completion_tokens"] == 77
