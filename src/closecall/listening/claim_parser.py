"""A model's answer as claims: the shape is checked here, what it says is checked against the thread."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from closecall.errors import ModelAnswerUnusable
from closecall.facts.second_reader import Claim
from closecall.model.strict_json import parse_object

_MOST_CLAIMS = 200


class _Finding(BaseModel):
    """One finding as it is asked for; small models write numbers and truth values as such."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    fact: Annotated[str, Field(max_length=100)]
    value: str | int | float | bool
    message: int
    quote: Annotated[str, Field(max_length=4_000)]


def claims_in(text: str) -> tuple[Claim, ...]:
    """The claims of an answer. A finding of another shape becomes one that names no fact, and is counted.

    Raises:
        ModelAnswerUnusable: there is no JSON object with a list of findings.

    """
    found = parse_object(text).get("findings")
    if not isinstance(found, list):
        raise ModelAnswerUnusable(
            "The model's answer holds no list of findings.", hint="Ask again, or choose another model."
        )
    return tuple(_claim(item) for item in found[:_MOST_CLAIMS])


def _claim(item: Any) -> Claim:  # noqa: ANN401  any JSON value
    try:
        finding = _Finding.model_validate(item)
    except ValidationError:
        return Claim("", "", -1, "")
    value = str(finding.value).lower() if isinstance(finding.value, bool) else str(finding.value)
    return Claim(finding.fact, value, finding.message - 1, finding.quote)
