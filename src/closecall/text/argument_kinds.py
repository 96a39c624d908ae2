"""What a caller without a type checker gave by mistake, refused where he can see it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from closecall.errors import InputError

_Part = TypeVar("_Part")


def require_kind(name: str, value: object, kinds: tuple[type, ...], *, takes: str) -> None:
    """Refuse an argument that is of none of these types.

    Args:
        takes: what the argument takes, in words: "a date such as datetime.date(2026, 3, 31)".

    Raises:
        InputError: naming the argument and what it takes.

    """
    if not isinstance(value, kinds):
        raise InputError(f"{name} is of type {type(value).__name__}.", hint=f"It takes {takes}.")


def as_a_part(value: object, validate: Callable[[object], _Part]) -> _Part:
    """A part of a pydantic model that raises our own error where it is made alone.

    Within the whole the error in the place of which that stands goes on, so that the part's place and the
    other faults of the whole are told as well.
    """
    try:
        return validate(value)
    except InputError as error:
        raise error.__context__ or error from None
