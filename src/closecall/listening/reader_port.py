"""The port behind which a second reader listens, and what it hands back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from closecall.facts.findings import Evidence
from closecall.model.port import Tokens
from closecall.thread.records import Thread

if TYPE_CHECKING:
    from closecall.facts.second_reader import Claim


@dataclass(frozen=True, slots=True)
class Listened:
    """What a second reader says it heard, and what that cost.

    Attributes:
        claims: None when it could not listen; the words' reader is then alone, and a warning says so.
        attempts: answers that were used up.
        warnings: what the seller should know: why it did not listen, what of the thread it was not shown.

    """

    claims: tuple[Claim, ...] | None
    prompt: str = ""
    model: str | None = None
    attempts: int = 0
    tokens: Tokens = field(default_factory=Tokens)
    warnings: tuple[str, ...] = ()


class Reader(Protocol):
    """The port to a second reader; :class:`closecall.listening.model_reader.ModelReader` is the real one."""

    def listen(self, thread: Thread, evidence: Sequence[Evidence] = (), *, note: str = "") -> Listened:
        """What it finds in a thread, and in what the seller noted beside it.

        Args:
            evidence: what the words' reader goes by: of a long thread, only this is shown of older messages.
            note: empty where there is none.

        """
        ...

    async def listen_async(
        self, thread: Thread, evidence: Sequence[Evidence] = (), *, note: str = ""
    ) -> Listened:
        """The same without blocking the event loop."""
        ...
