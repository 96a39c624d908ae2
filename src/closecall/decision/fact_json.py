"""Values of facts as JSON has them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from closecall.facts.vocabulary import Hesitation


def json_value(value: object) -> Any:  # noqa: ANN401  a JSON value
    """A fact's value as text, number, truth value or list; whole amounts become integers."""
    match value:
        case StrEnum():
            return value.value
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case date():
            return value.isoformat()
        case Hesitation():
            return f"{value.kind.value}.{value.hardness.value}.{value.status.value}"
        case tuple():
            return [json_value(item) for item in value]
    return value
