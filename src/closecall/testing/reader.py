"""A second reader that claims what it is told to claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from closecall.facts.findings import Evidence
from closecall.facts.second_reader import Claim
from closecall.listening.reader_port import Listened
from closecall.thread.records import Thread


class ScriptedReader:
    """A :class:`~closecall.listening.reader_port.Reader` that replays claims and keeps the threads.

    For example::

        reader = ScriptedReader([[Claim("annoyed", "true", 3, "stop asking me")]])

    Args:
        claims: one list for each thread, in order; None for a reader that could not listen; an exception is
            raised.

    Attributes:
        threads: what it was given to read so far, oldest first.

    Raises:
        AssertionError: it is asked more often than it has claims.

    """

    def __init__(self, claims: Iterable[Sequence[Claim] | Exception | None] = ()) -> None:
        self._claims = tuple(claims)
        self.threads: list[Thread] = []

    def listen(
        self,
        thread: Thread,
        evidence: Sequence[Evidence] = (),  # noqa: ARG002  the port's
        *,
        note: str = "",  # noqa: ARG002
    ) -> Listened:
        """The next claims, as a model's, with one attempt."""
        self.threads.append(thread)
        if len(self.threads) > len(self._claims):
            raise AssertionError(
                f"the reader got {len(self.threads)} threads, claims for {len(self._claims)} are scripted"
            )
        claims = self._claims[len(self.threads) - 1]
        if isinstance(claims, Exception):
            raise claims
        if claims is None:
            return Listened(None, warnings=("Only the words' reader listened.",))
        return Listened(tuple(claims), prompt="scripted", model="scripted", attempts=1)

    async def listen_async(
        self, thread: Thread, evidence: Sequence[Evidence] = (), *, note: str = ""
    ) -> Listened:
        """The next claims."""
        return self.listen(thread, evidence, note=note)
