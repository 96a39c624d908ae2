"""A model's text read as one JSON object: tolerant of wrapping, strict about content."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any, NoReturn

from closecall.errors import ModelAnswerUnusable

MAX_BYTES = 200_000
MAX_DEPTH = 50
"""How long a text and how deeply nested an object may be, to be read at all."""

_ASK_AGAIN = "Ask again for one JSON object and nothing else."
_THINKING = ("<think>", "</think>")


def parse_object(text: str) -> dict[str, Any]:
    """The first complete, non-empty JSON object in a model's answer.

    Code fences, prose around the object and a leading ``<think>`` part are passed over; raw line breaks
    inside strings, which small models write, are accepted. An object inside a list is not looked for.
    Linear in the length of the text.

    Raises:
        ModelAnswerUnusable: there is no complete object, or it repeats a key, holds NaN, infinity or half a
            surrogate pair, nests deeper than ``MAX_DEPTH``, or the text is over ``MAX_BYTES``. The error
            never holds the answer itself.

    """
    if len(text) > MAX_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise unusable(f"is longer than {MAX_BYTES // 1000} kB")
    answer = _after_thinking(text)
    for start, end in _bracketed(answer):
        try:
            value = load_strictly(answer[start:end])
        except json.JSONDecodeError:
            continue
        if isinstance(value, dict) and value:
            return value
    raise unusable("holds no complete JSON object")


def load_strictly(text: str) -> Any:  # noqa: ANN401  any JSON value
    """A JSON value without duplicate keys, NaN, infinity or lone surrogates.

    Raises:
        json.JSONDecodeError: the text is not JSON at all.
        ModelAnswerUnusable: it is JSON that readers disagree about.

    """
    try:
        value = json.loads(
            text,
            strict=False,
            object_pairs_hook=_without_duplicates,
            parse_constant=_refuse_constant,
            parse_float=_finite,
        )
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except json.JSONDecodeError:
        raise
    except UnicodeEncodeError:
        raise unusable("holds half a surrogate pair") from None
    except RecursionError:
        raise unusable("is nested too deeply") from None
    except ValueError:
        raise unusable("holds a number too long to read") from None
    return value


def _after_thinking(text: str) -> str:
    opening, closing = _THINKING
    if not text.lstrip().startswith(opening):
        return text
    return text.partition(closing)[2]


def _bracketed(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each outermost ``{...}`` or ``[...]``, brackets inside strings not counted."""
    depth = start = 0
    in_string = escaped = False
    for at, char in enumerate(text):
        if in_string:
            in_string = escaped or char != '"'
            escaped = char == "\\" and not escaped
        elif char in "{[":
            start = start if depth else at
            depth += 1
            if depth > MAX_DEPTH:
                raise unusable(f"is nested deeper than {MAX_DEPTH} levels")
        elif depth and char in "}]":
            depth -= 1
            if depth == 0:
                yield start, at + 1
        elif depth and char == '"':
            in_string = True


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise unusable("says the same key twice")
    return found


def _refuse_constant(name: str) -> NoReturn:
    raise unusable(f"holds {name}, which is no number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise unusable("holds a number too large to read")
    return number


def unusable(what: str, hint: str = _ASK_AGAIN) -> ModelAnswerUnusable:
    """The error that says what is wrong with a model's answer, and what to do."""
    return ModelAnswerUnusable(f"The model's answer {what}.", hint=hint)
