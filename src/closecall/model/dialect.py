"""The request body in the words that a server takes; compatible servers differ in a few of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, IntEnum
from typing import Any, Literal, Self

from closecall.model.endpoint import Endpoint
from closecall.model.port import Request


class AnswerFormat(IntEnum):
    """How JSON is asked for, strictest first. A server that refuses one is asked for the next."""

    JSON_SCHEMA = 0
    JSON_OBJECT = 1
    PROMPT_ONLY = 2


class Part(Enum):
    """What servers differ in."""

    FORMAT = "answer format"
    LENGTH = "length limit"
    TEMPERATURE = "temperature"


@dataclass(frozen=True, slots=True)
class Dialect:
    """One way to ask: only fields that every compatible server knows or ignores.

    Attributes:
        answer_format: how the answer's shape is asked for.
        length: the name of the length limit; OpenAI's newer models refuse the old one, other servers do not
            know the new one.
        temperature: whether temperature 0 is asked for; thinking models refuse it.

    """

    answer_format: AnswerFormat = AnswerFormat.JSON_SCHEMA
    length: Literal["max_tokens", "max_completion_tokens"] = "max_tokens"
    temperature: bool = True

    @classmethod
    def of(cls, endpoint: Endpoint) -> Self:
        """The dialect to begin with."""
        if endpoint.is_openai:
            return cls(length="max_completion_tokens", temperature=False)
        return cls()

    def without(self, refused: Part) -> Dialect | None:
        """The next way to ask a server that refuses a part of this one; None where there is no other."""
        if refused is Part.LENGTH:
            is_old = self.length == "max_tokens"
            return replace(self, length="max_completion_tokens" if is_old else "max_tokens")
        if refused is Part.TEMPERATURE:
            return replace(self, temperature=False) if self.temperature else None
        if self.answer_format is AnswerFormat.PROMPT_ONLY:
            return None
        return replace(self, answer_format=AnswerFormat(self.answer_format + 1))

    def body(self, request: Request, *, model: str) -> dict[str, Any]:
        """What is sent, as JSON."""
        body: dict[str, Any] = {
            "model": _sendable(model),
            "messages": [{"role": m.role, "content": _sendable(m.content)} for m in request.messages],
            self.length: request.max_tokens,
        }
        if self.temperature:
            body["temperature"] = 0
        if self.answer_format is AnswerFormat.JSON_SCHEMA:
            schema = {"name": request.schema_name, "schema": request.schema, "strict": True}
            body["response_format"] = {"type": "json_schema", "json_schema": schema}
        elif self.answer_format is AnswerFormat.JSON_OBJECT:
            body["response_format"] = {"type": "json_object"}
        return body


def _sendable(text: str) -> str:
    """The text with "?" for half surrogate pairs, which no request can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
