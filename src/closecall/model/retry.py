"""When a failed request is sent again: only where it may help, and only within the time that is left."""

from __future__ import annotations

import logging
import math
from collections.abc import Awaitable, Callable, Mapping
from email.utils import parsedate_to_datetime

from tenacity import AsyncRetrying, RetryCallState, wait_exponential

from closecall.errors import ClosecallError, ModelUnreachable

FIRST_WAIT = 0.5
LONGEST_WAIT = 8.0
"""Seconds before a request is sent a second time, then twice as many each time, at most these."""
WORTH_SAYING = 3.0
"""Seconds: so long a wait is logged as a warning."""

_log = logging.getLogger("closecall.model")
_backoff = wait_exponential(multiplier=FIRST_WAIT, max=LONGEST_WAIT)


class Resting(ModelUnreachable):
    """The endpoint has failed too often and is left alone for a while: nothing was sent."""


class Postponed(ModelUnreachable):
    """The endpoint cannot answer now and may have said for how long.

    Attributes:
        after: seconds it asks to wait; None where it does not say.
        is_busy: it is well, but asks to slow down.

    """

    def __init__(self, message: str, *, hint: str, after: float | None, is_busy: bool = False) -> None:
        self.after = after
        self.is_busy = is_busy
        super().__init__(message, hint=hint)


def retry_after(headers: Mapping[str, str], *, now: float) -> float | None:
    """Seconds that ``Retry-After-Ms`` or ``Retry-After`` asks to wait.

    None when neither is there, or when it makes no sense: garbage, not a number, or not in the future.

    Args:
        headers: looked up in lower case.
        now: seconds since 1970, for a date.

    """
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        seconds = _seconds(headers.get(name, ""), now=now)
        if seconds is not None and seconds > 0:
            return seconds / unit
    return None


def _seconds(value: str, *, now: float) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return _seconds_until(value, now=now)
    return None if math.isnan(number) else number


def _seconds_until(date: str, *, now: float) -> float | None:
    try:
        return parsedate_to_datetime(date).timestamp() - now
    except (ValueError, OverflowError, OSError, TypeError):
        return None


def retrying(
    *,
    attempts: int,
    seconds_left: Callable[[], float],
    sleep: Callable[[float], Awaitable[None]],
) -> AsyncRetrying:
    """The one retry loop: errors marked retryable, at most ``attempts`` requests, within the time left.

    A wait that the time left does not allow is not begun: the last error is raised at once.
    """
    return AsyncRetrying(
        sleep=sleep,
        retry=lambda state: _may_help(state.outcome.exception() if state.outcome else None),
        wait=_wait,
        stop=lambda state: state.attempt_number >= attempts or state.upcoming_sleep >= seconds_left(),
        before_sleep=_say_wait,
        reraise=True,
    )


def _may_help(error: BaseException | None) -> bool:
    return isinstance(error, ClosecallError) and error.retryable and not isinstance(error, Resting)


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, Postponed) and error.after is not None:
        return error.after
    return _backoff(state)


def _say_wait(state: RetryCallState) -> None:
    error = state.outcome.exception() if state.outcome else None
    if isinstance(error, Postponed) and error.after is not None:
        return  # the gate has said it, once for all calls
    level = logging.WARNING if state.upcoming_sleep >= WORTH_SAYING else logging.INFO
    _log.log(level, "The model endpoint fails; asking again in %.1f s.", state.upcoming_sleep)
