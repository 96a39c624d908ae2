"""What ends a run before its last row: an interrupt, or the deadline."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from closecall.errors import LimitReached

_GO_ON = "Run the same command again: it goes on where it stopped."
_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stop:
    """Whether to end, and why; whoever works looks here now and then.

    Args:
        deadline: seconds from now after which to end; None for no end.

    Attributes:
        interrupted: whether somebody asked for the end.

    """

    def __init__(self, *, deadline: float | None) -> None:
        self.interrupted = False
        self._deadline = deadline
        self._began = time.monotonic()

    def check(self) -> None:
        """Go on only if nothing asks for the end.

        Raises:
            LimitReached: something does.

        """
        if self.interrupted:
            raise LimitReached("Interrupted.", hint=_GO_ON)
        if self._deadline is not None and time.monotonic() - self._began >= self._deadline:
            raise LimitReached(f"The deadline of {self._deadline:g} s is reached.", hint=_GO_ON)

    @contextmanager
    def on_interrupt(self) -> Iterator[None]:
        """Note the first interrupt; a second one ends the program at once, as without this."""
        if threading.current_thread() is not threading.main_thread():
            yield  # only the main thread hears of signals
            return
        before = {number: signal.getsignal(number) for number in _SIGNALS}

        def note(_: int, __: FrameType | None) -> None:
            self.interrupted = True
            for number, handler in before.items():
                signal.signal(number, handler)

        for number in _SIGNALS:
            signal.signal(number, note)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
