"""What a caller without a type checker gave by mistake, refused where he can see it."""

from __future__ import annotations

from closecall.errors import InputError


def require_kind(name: str, value: object, kinds: tuple[type, ...], *, takes: str) -> None:
    """Refuse an argument that is of none of these types.

    Args:
        takes: what the argument takes, in words: "a date such as datetime.date(2026, 3, 31)".

    Raises:
        InputError: naming the argument and what it takes.

    """
    if not isinstance(value, kinds):
        raise InputError(f"{name} is of type {type(value).__name__}.", hint=f"It takes {takes}.")
