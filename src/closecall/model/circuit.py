"""What all calls to an endpoint know of its health, so that a dying one is not asked again and again."""

from __future__ import annotations

import time
from collections.abc import Callable

from closecall.errors import ModelError, ModelRejected, ModelUnreachable
from closecall.model.retry import Postponed, Resting


class Circuit:
    """Opens when an endpoint fails ``failures`` times in a row, and at once when it refuses everybody.

    While it is open, each call fails at once with what was seen, and nothing is sent. After ``rest`` seconds
    one request is let through; its answer closes the circuit, its failure opens it again.

    Used on one event loop only, as all requests of a process are.

    Args:
        failures: requests in a row without an answer, or with a 5xx.
        rest: seconds.
        clock: seconds that only grow.

    """

    def __init__(
        self, *, failures: int = 8, rest: float = 30.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = failures
        self._rest = rest
        self._clock = clock
        self._failed = 0
        self._seen: ModelError | None = None
        self._open_until = 0.0

    def check(self) -> None:
        """Nothing where requests may be sent, or one may try.

        Raises:
            ModelError: the circuit is open.

        """
        left = self._open_until - self._clock()
        if self._seen is None or left <= 0:
            return
        if isinstance(self._seen, ModelRejected):
            raise ModelRejected(self._seen.message, hint=self._seen.hint, fatal=True)
        said = f"{self._failed} requests in a row failed, so the model is not asked for {left:.0f} s."
        raise Resting(f"{said} The last one: {self._seen.message}", hint=self._seen.hint)

    def let_through(self) -> None:
        """The same for the request that is sent next: where one may try, it is the one.

        Raises:
            ModelError: the circuit is open.

        """
        self.check()
        if self._seen is not None:
            self._open_until = self._clock() + self._rest  # for all but this one, until it is back

    def note_answer(self) -> None:
        """The endpoint is alive."""
        self._failed = 0
        self._seen = None

    def note_error(self, error: ModelError) -> None:
        """A request ended in this error; one that is about the answer still came from a living endpoint."""
        if not isinstance(error, ModelUnreachable):
            self.note_answer()
            if isinstance(error, ModelRejected) and error.fatal:
                self._open(error)
        elif not (isinstance(error, Postponed) and error.is_busy):
            self._failed += 1
            if self._failed >= self._most:
                self._open(error)

    def _open(self, error: ModelError) -> None:
        self._seen = error.with_traceback(None)
        self._open_until = self._clock() + self._rest
