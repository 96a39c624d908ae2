"""The request body, and how the shape of the answer is asked for by what a server can do."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from closecall.drafting.records import Request
from closecall.model.settings import ModelSettings


class AnswerFormat(IntEnum):
    """How JSON is asked for, strictest first. A server that refuses one is asked for the next."""

    JSON_SCHEMA = 0
    JSON_OBJECT = 1
    PROMPT_ONLY = 2


def request_body(request: Request, settings: ModelSettings, answer_format: AnswerFormat) -> dict[str, Any]:
    """The JSON that is sent: only fields that every compatible server knows or ignores.

    OpenAI gets ``max_completion_tokens`` and no temperature, since its newer models refuse the old names;
    every other server gets ``max_tokens`` and temperature 0.
    """
    body: dict[str, Any] = {
        "model": settings.model,
        "messages": [{"role": m.role, "content": m.content} for m in request.messages],
    }
    if settings.endpoint.is_openai:
        body["max_completion_tokens"] = request.max_tokens
    else:
        body |= {"max_tokens": request.max_tokens, "temperature": 0}
    if answer_format is AnswerFormat.JSON_SCHEMA:
        schema = {"name": request.schema_name, "schema": request.schema, "strict": True}
        body["response_format"] = {"type": "json_schema", "json_schema": schema}
    elif answer_format is AnswerFormat.JSON_OBJECT:
        body["response_format"] = {"type": "json_object"}
    return body
