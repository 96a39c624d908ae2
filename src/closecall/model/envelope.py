"""A chat completion's payload, validated: an empty, cut or refused answer is never taken for one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from closecall.model.port import Completion, Tokens
from closecall.model.strict_json import load_strictly, unusable

_MODEL_NAME = 100
_NOT_A_MODEL = "Check that the base URL is a chat model's; most end in /v1."
_ASK_AGAIN = "Ask again, or choose another model."
_UNFINISHED = {
    "length": (
        "was cut at its length limit",
        "Choose a model that writes less or does not think.",
    ),
    "content_filter": ("was held back by a content filter", "Change the thread or choose another endpoint."),
    "tool_calls": ("is a tool call instead of text", _ASK_AGAIN),
    "function_call": ("is a tool call instead of text", _ASK_AGAIN),
}


def read_payload(content: bytes) -> Mapping[str, Any]:
    """The JSON object in a response body.

    Raises:
        ModelAnswerUnusable: the body is empty, no UTF-8, a web page, no JSON, or no object.

    """
    try:
        text = content.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        raise unusable("is not UTF-8 text", _NOT_A_MODEL) from None
    if not text:
        raise unusable("is empty", _NOT_A_MODEL)
    if text.startswith("<"):
        raise unusable("is a web page, not a chat completion", _NOT_A_MODEL)
    try:
        payload = load_strictly(text)
    except json.JSONDecodeError:
        raise unusable("is not JSON, or is cut", _NOT_A_MODEL) from None
    if not isinstance(payload, Mapping):
        raise unusable("is no JSON object", _NOT_A_MODEL)
    return payload


def completion_of(payload: Mapping[str, Any], *, asked: str) -> Completion:
    """The answer in a payload.

    Args:
        payload: as from :func:`read_payload`.
        asked: the model that was asked for; named where the payload does not name one.

    Raises:
        ModelAnswerUnusable: no choice, no text, an unfinished or refused answer, or text no mail can hold.

    """
    choices = payload.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, Mapping) else None
    if not isinstance(choice, Mapping) or not isinstance(message, Mapping):
        raise unusable("holds no choices", _NOT_A_MODEL)
    finish = choice.get("finish_reason")
    if isinstance(finish, str) and finish in _UNFINISHED:
        raise unusable(*_UNFINISHED[finish])
    if message.get("refusal"):
        raise unusable("is a refusal", _ASK_AGAIN)
    if message.get("tool_calls") or message.get("function_call"):
        raise unusable(*_UNFINISHED["tool_calls"])
    return Completion(
        text=_text(message.get("content")),
        model=_model_name(payload.get("model"), asked=asked),
        tokens=tokens_of(payload),
    )


def tokens_of(payload: Mapping[str, Any]) -> Tokens:
    """What the endpoint counted; zero for each number that it does not say or that makes no sense."""
    usage = payload.get("usage")
    counted = usage if isinstance(usage, Mapping) else {}
    return Tokens(count_of(counted.get("prompt_tokens")), count_of(counted.get("completion_tokens")))


def _text(content: object) -> str:
    if not isinstance(content, str) or not content.strip():
        raise unusable("holds no text", _ASK_AGAIN)
    if "\x00" in content:
        raise unusable("holds a NUL character", _ASK_AGAIN)
    return content


def _model_name(name: object, *, asked: str) -> str:
    is_usable = isinstance(name, str) and name.strip() and name.isprintable() and len(name) <= _MODEL_NAME
    return str(name) if is_usable else asked


def count_of(value: object) -> int:
    """A count as an endpoint gives it; 0 for anything else."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else 0
