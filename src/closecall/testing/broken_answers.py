"""Faults of the answer itself: bodies that are no completion, and texts that are not what was asked for."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from closecall.errors import ModelAnswerUnusable, ModelError
from closecall.testing.fault import RIGHT, RIGHT_TEXT, Fault
from closecall.testing.replies import Reply, answer


def broken_payloads() -> Iterator[tuple[str, Fault]]:
    """Bodies with status 200 that must never be taken for an answer, by name."""
    for name, body in (*_no_json().items(), *_no_completion().items()):
        yield name, Fault("payload", (Reply(body=body),), ModelAnswerUnusable, 1)
    for name, body in _harmless().items():
        yield name, Fault("payload", (Reply(body=body),), None, 1)


def odd_texts() -> Iterator[tuple[str, Fault]]:
    """Completions whose text is not plainly the JSON object that was asked for, by name."""
    texts: dict[str, tuple[str, type[ModelError] | None]] = {
        "fenced": (f"```json\n{RIGHT_TEXT}\n```", None),
        "with prose": (f"Sure, here it is:\n{RIGHT_TEXT}\nAnything else?", None),
        "after thinking": (f'<think>{{"findings": 1}} no</think>{RIGHT_TEXT}', None),
        "two objects": (f'{RIGHT_TEXT}\n{{"findings": 7}}', None),
        "extra fields": ('{"findings": [], "confidence": 1}', None),
        "only prose": ("There is nothing to find.", ModelAnswerUnusable),
        "wrong schema": ('{"answer": {"findings": "none"}}', ModelAnswerUnusable),
        "cut object": ('{"findings": [{"fact": "annoyed", "val', ModelAnswerUnusable),
        "duplicate keys in the text": ('{"findings": [], "findings": []}', ModelAnswerUnusable),
        "NaN in the text": ('{"findings": NaN}', ModelAnswerUnusable),
        "100,000 levels in the text": ('{"findings": ' + "[" * 100_000, ModelAnswerUnusable),
        "lone surrogate in the text": ('{"findings": ["\\ud800"]}', ModelAnswerUnusable),
        "300 kB of text": (f"{RIGHT_TEXT}{' ' * 300_000}", ModelAnswerUnusable),
    }
    for name, (text, error) in texts.items():
        yield name, Fault("text", (answer(text),), error, 1)


def _no_json() -> dict[str, Any]:
    body = json.dumps(RIGHT)
    return {
        "empty": b"",
        "blank": b" \n",
        "null": b"null",
        "list": b"[]",
        "number": b"12",
        "truncated": body[:-20],
        "event stream": 'data: {"choices": []}\n\ndata: [DONE]\n\n',
        "bad UTF-8": body.encode().replace(b"findings", b"\xff\xfe"),
        "duplicate keys": '{"choices": [], "choices": []}',
        "NaN": body.replace('"created": 0', '"created": NaN'),
        "a number of 5,000 digits": body.replace('"created": 0', f'"created": {"9" * 5_000}'),
        "100,000 levels": b"[" * 100_000,
        "lone surrogate": json.dumps(answer("\ud800")),
    }


def _no_completion() -> dict[str, Any]:
    many = ",".join(['{"a":{"b":[1.5]}}'] * 20_000)
    return {
        "choices missing": {"id": "x"},
        "20,000 small objects": f'{{"x":[{many}]}}',
        "choices empty": {"choices": []},
        "choices null": {"choices": None},
        "choices an object": {"choices": {"0": 1}},
        "choice null": {"choices": [None]},
        "message missing": {"choices": [{"finish_reason": "stop"}]},
        "message null": answer(None, message=None),
        "content null": answer(None),
        "content blank": answer(" \n\t"),
        "content a list": answer(None, message={"content": [{"type": "text", "text": RIGHT_TEXT}]}),
        "NUL": answer(f"{RIGHT_TEXT}\x00"),
        "refusal": answer(None, message={"content": None, "refusal": "I cannot help."}),
        "refusal beside text": answer(None, message={"content": RIGHT_TEXT, "refusal": "I cannot."}),
        "tool_calls": answer(None, message={"content": RIGHT_TEXT, "tool_calls": [{"id": "1"}]}),
        "finish tool_calls": answer(RIGHT_TEXT, finish_reason="tool_calls"),
        "finish length": answer(RIGHT_TEXT, finish_reason="length"),
        "finish content_filter": answer(RIGHT_TEXT, finish_reason="content_filter"),
    }


def _harmless() -> dict[str, Any]:
    """What servers do differently, and may."""
    without_usage = {name: value for name, value in RIGHT.items() if name != "usage"}
    return {
        "finish missing": answer(RIGHT_TEXT, finish_reason=None),
        "finish of its own": answer(RIGHT_TEXT, finish_reason="eos"),
        "usage missing": without_usage,
        "usage of words": {**RIGHT, "usage": {"prompt_tokens": "many"}},
        "unknown fields": {**RIGHT, "x_groq": {"id": 1}},
        "byte order mark": b"\xef\xbb\xbf" + json.dumps(RIGHT).encode(),
        "no choice but the first": {**RIGHT, "choices": [*RIGHT["choices"], None]},
        "empty refusal and tool calls": answer(
            None, message={"content": RIGHT_TEXT, "refusal": None, "tool_calls": []}
        ),
    }
