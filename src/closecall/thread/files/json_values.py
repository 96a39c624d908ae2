"""Text that holds data: one JSON value, or one on each line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any] | list[Any] | None
"""What stands in a JSON text: an object or a list; None where there is neither."""

_MOST_VALUES = 200_000
_DEEPEST = 8


def parsed(text: str) -> Json:
    """The value, or the list of the values of the lines; None when it is no JSON."""
    stripped = text.strip()
    if stripped[:1] not in ("{", "["):
        return None
    value = _loaded(stripped)
    if value is not None or not stripped.startswith("{"):
        return value
    lines = [line for line in stripped.split("\n") if line.strip()]
    values = [_loaded(line) for line in lines[:1]] if len(lines) > 1 else []
    if not values or values[0] is None:
        return None
    values += [_loaded(line) for line in lines[1:]]
    return None if None in values else values


def _loaded(text: str) -> Json:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict | list) else None


def lists_in(value: Json) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Every list of objects, with the key it stands under, from the outside inwards."""
    level: list[tuple[str, Json]] = [("", value)]
    seen = 0
    for _ in range(_DEEPEST):
        below: list[tuple[str, Json]] = []
        for key, each in level:
            if isinstance(each, list):
                objects = [one for one in each if isinstance(one, dict)]
                if objects:
                    yield key, objects
                below.extend((key, one) for one in each if isinstance(one, dict | list))
            elif each is not None:
                below.extend((name, one) for name, one in each.items() if isinstance(one, dict | list))
        seen += len(below)
        if seen > _MOST_VALUES:
            return
        level = below
        if not level:
            return


def first_text(value: object, keys: tuple[str, ...]) -> str:
    """The first text or number under one of the keys of an object; "" when there is none."""
    for key in keys:
        found = value.get(key) if isinstance(value, dict) else None
        if isinstance(found, str) and found.strip():
            return found.strip()
        if isinstance(found, int | float) and not isinstance(found, bool):
            return str(found)
    return ""
