"""What may stand for a fact, in words, and what is wrong with what does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

_LONGEST_SHOWN = 40
_ALIKE = 0.5  # "prise" and "price_total"
_AMOUNT = "an amount above 0, such as 3900"
# What a type alone does not say.
_IN_WORDS: Mapping[str, str] = {
    "price_total": _AMOUNT,
    "annual_means": _AMOUNT,
    "approval_limit": _AMOUNT,
    "currency": "three capital letters, such as EUR",
    "decision_makers_total": "a whole number from 1 to 10,000",
    "auto_reply_pending": "true, false, or the day they are back, such as 2026-03-31",
    "hesitations": 'a list such as [{"kind": "price", "hardness": "soft", "status": "open"}]',
    "conviction_reasons": "a list of sentences",
    "median_reply_hours": "a number of hours, 0 or more",
    "seller_talk_share": "a share from 0 to 1",
}


def expected(name: str, fields: Mapping[str, FieldInfo]) -> str:
    """The values that a field may have: "true or false", "one of soft, hard", "a day such as 2026-03-31"."""
    return _IN_WORDS.get(name) or _of_kind(_kind(fields[name].annotation))


def item_parts(name: str, fields: Mapping[str, FieldInfo]) -> Mapping[str, str]:
    """For a list of items with parts, what each part may be; empty for any other field."""
    kind = _kind(fields[name].annotation)
    inner: type = _kind(get_args(kind)[0]) if get_origin(kind) is tuple else str
    parts = inner.model_fields if issubclass(inner, BaseModel) else {}
    return {part: expected(part, parts) for part in parts}


def faults(error: ValidationError, fields: Mapping[str, FieldInfo]) -> list[str]:
    """What pydantic found wrong with facts, as sentences: which fact, which value, what would be right."""
    return list(dict.fromkeys(_fault(each, fields) for each in error.errors(include_url=False)))


def faults_of_item(error: ValidationError, kind: type) -> list[str]:
    """The same of one item of a list fact, without its place."""
    return list(dict.fromkeys(_fault_of_item(each, kind) for each in error.errors(include_url=False)))


def _fault(error: Mapping[str, Any], fields: Mapping[str, FieldInfo]) -> str:
    path = error["loc"]
    if not path:
        return f"{str(error['msg']).removeprefix('Value error, ')}."
    fact = str(path[0])
    if fact not in fields:
        near = get_close_matches(fact, fields, n=1, cutoff=_ALIKE)
        return f"{_clipped(fact)}: no such fact.{f' Did you mean {near[0]}?' if near else ''}"
    item = next((part for part in path if isinstance(part, int)), None)
    if item is None:
        return f"{fact}: {_shown(error['input'])} is not {expected(fact, fields)}."
    return f"{fact}, item {item + 1}: {_fault_of_item(error, _items(fields[fact].annotation))}"


def _fault_of_item(error: Mapping[str, Any], kind: type) -> str:
    name, value = "".join(map(str, error["loc"][-1:])), _shown(error["input"])
    if not issubclass(kind, BaseModel):
        return f"{value} is not {_of_kind(kind)}."
    if error["type"] == "missing":
        return f"{name} is missing; it is {expected(name, kind.model_fields)}."
    if name in kind.model_fields:
        return f"{name} is not {expected(name, kind.model_fields)}, but {value}."
    parts = ", ".join(kind.model_fields)
    if error["type"] == "extra_forbidden":
        return f"there is no {_clipped(name)}, only {parts}."
    return f"{value} does not have {parts}."


def _kind(annotation: Any) -> Any:  # noqa: ANN401  a type
    """The type behind ``Annotated[X, ...] | None``."""
    kinds = [kind for kind in get_args(annotation) if kind is not NoneType] or [annotation]
    return get_args(kinds[0])[0] if get_origin(kinds[0]) is Annotated else kinds[0]


def _items(annotation: Any) -> type:  # noqa: ANN401  a type
    """The type of the items of a list fact."""
    inner: type = _kind(get_args(_kind(annotation))[0])
    return inner


def _of_kind(kind: Any) -> str:  # noqa: ANN401  a type
    if get_origin(kind) is tuple:
        return f"a list of {', '.join(get_args(kind)[0])}"
    if issubclass(kind, StrEnum):
        return f"one of {', '.join(kind)}"
    return {
        bool: "true or false",
        int: "a whole number from 0 to 10,000",
        date: "a day such as 2026-03-31",
        str: "a sentence of at most 1,000 characters",
    }[kind]


def _shown(value: object) -> str:
    return _clipped(json.dumps(value, ensure_ascii=False, default=str))


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."
