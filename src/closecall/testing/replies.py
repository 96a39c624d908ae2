"""What a scripted endpoint was asked, and what it says to that."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Ending(Enum):
    """What becomes of the connection after a reply."""

    CLOSE = "closed, as the reply said"
    KEEP = "kept open for the next request"
    DROP = "closed, though the reply did not say so"
    RESET = "reset"


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer or fault.

    Attributes:
        body: bytes or text as they are; anything else as JSON.
        headers: added to, or replacing, ``Content-Type`` and ``Content-Length``.
        raw: sent instead of status, headers and body; b"" ends the connection without an answer.
        times: how often the body is sent, one after the other.
        delay: seconds before the first byte.
        drip: seconds before each single byte.
        linger: seconds between the last byte and the ending.

    """

    status: int = 200
    body: Any = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    times: int = 1
    delay: float = 0.0
    drip: float = 0.0
    linger: float = 0.0
    ending: Ending = Ending.CLOSE

    def head(self) -> bytes:
        """Status line and headers; of a raw reply, all of it."""
        if self.raw is not None:
            return self.raw
        length = str(len(self.content()) * self.times)
        headers = {"Content-Type": "application/json", "Content-Length": length, **self.headers}
        lines = [f"HTTP/1.1 {self.status} Scripted", *(f"{k}: {v}" for k, v in headers.items())]
        closing = ["Connection: close"] if self.ending is Ending.CLOSE else []
        return "\r\n".join([*lines, *closing, "", ""]).encode("latin-1")

    def content(self) -> bytes:
        """The body as it is sent each time; nothing for a raw reply."""
        if self.raw is not None:
            return b""
        body = self.body if isinstance(self.body, bytes | str) else json.dumps(self.body)
        return body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body


@dataclass(frozen=True, slots=True)
class Received:
    """A request that the endpoint got.

    Attributes:
        path: with the query.
        headers: names in lower case.
        body: the parsed JSON; None for an empty body, bytes for one of another content type.

    """

    path: str
    headers: Mapping[str, str]
    body: Any
    method: str = "POST"


Step = Reply | Mapping[str, Any] | Callable[[Received], Reply]
"""A reply; a mapping, which is sent as JSON with status 200; or what looks at the request first."""


def reply_of(step: Step, request: Received) -> Reply:
    """The reply that a step of a script gives to a request."""
    if isinstance(step, Reply):
        return step
    return Reply(body=dict(step)) if isinstance(step, Mapping) else step(request)


def answer(text: str | None, **choice: Any) -> dict[str, Any]:  # noqa: ANN401  any JSON value
    """A chat completion's JSON that says ``text``.

    Args:
        text: the message's content; None as in refusals and tool calls.
        choice: replaces fields of the choice, such as ``finish_reason="length"``.

    """
    return {
        "id": "chatcmpl-scripted",
        "object": "chat.completion",
        "created": 0,
        "model": "scripted",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": text},
                "finish_reason": "stop",
                **choice,
            }
        ],
        "usage": {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10},
    }


def refusal(message: str, *, status: int = 400, **fields: Any) -> Reply:  # noqa: ANN401  any JSON value
    """An error of the usual shape: ``{"error": {"message": ..., "code": ...}}``."""
    return Reply(status, {"error": {"message": message, **fields}})
