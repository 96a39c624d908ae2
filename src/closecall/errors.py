"""Everything closecall raises, one family.

::

    ClosecallError                what happened, where, and what to do about it
    ├── InputError                the text, file or option given cannot be used          exit 2
    │   ├── FactsError            facts with wrong names, values or contradictions       exit 2
    │   └── PromptError           a prompt file is missing or names an unknown variable  exit 2
    ├── ModelError                no usable answer came from the model                   exit 3
    │   ├── ModelUnreachable      no connection, time-out, overload: may work later
    │   ├── ModelRejected         the endpoint said no: key, quota, model name, size
    │   └── ModelAnswerUnusable   it answered, but not with what was asked
    └── LimitReached              a budget given by the caller is used up                exit 4

No exception of another library leaves closecall's public functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar


class ClosecallError(Exception):
    """Base of every error. ``str(error)`` is one line: what and where, then the hint.

    Attributes:
        message: what happened, with the offending value or place.
        hint: what the reader can do about it; may be empty.
        retryable: whether the same call may succeed later unchanged.
        exit_code: what the command line exits with.

    """

    exit_code: ClassVar[int] = 2
    retryable: bool = False

    def __init__(self, message: str, *, hint: str = "") -> None:
        self.message = message
        self.hint = hint
        super().__init__(message)

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class InputError(ClosecallError):
    """The given text, file or option cannot be used."""


class FactsError(InputError):
    """Facts that cannot be used; every problem is listed at once.

    Attributes:
        problems: one sentence a problem, each naming its fact.
        source: the file they stand in; may be empty.

    """

    def __init__(self, problems: Sequence[str], *, hint: str = "", source: str = "") -> None:
        self.problems = tuple(problems)
        self.source = source
        several = len(problems) > 1
        listed = [f"({number}) {problem}" for number, problem in enumerate(problems, 1)]
        told = " ".join(listed if several else problems)
        super().__init__(f"{source}: {told}" if source else told, hint=hint)


class PromptError(InputError):
    """A prompt file is missing, broken, or asks for a variable that does not exist."""


class ModelError(ClosecallError):
    """No usable answer came from the model."""

    exit_code = 3


class ModelUnreachable(ModelError):
    """No connection, a time-out or an overloaded endpoint."""

    retryable = True


class ModelRejected(ModelError):
    """The endpoint refused the request: key, quota, model name or size.

    Attributes:
        fatal: whether every other request would be refused too, so that a batch should stop: the key, the
            quota, the address or the model's name is wrong.

    """

    def __init__(self, message: str, *, hint: str = "", fatal: bool = False) -> None:
        self.fatal = fatal
        super().__init__(message, hint=hint)


class ModelAnswerUnusable(ModelError):
    """An answer came, but it is empty, cut, refused or not of the asked shape."""


class LimitReached(ClosecallError):
    """A budget of calls, tokens, money or time that the caller set is used up."""

    exit_code = 4
