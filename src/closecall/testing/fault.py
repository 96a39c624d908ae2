"""One way in which a model endpoint fails, and what a client that survives it makes of that."""

from __future__ import annotations

from dataclasses import dataclass

from closecall.errors import ModelError
from closecall.testing.endpoint import ScriptedEndpoint
from closecall.testing.replies import Step, answer

RIGHT_TEXT = '{"findings": []}'
RIGHT = answer(RIGHT_TEXT)
"""A completion that nothing is wrong with: a model that has found nothing in a thread."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One way in which an endpoint fails.

    Attributes:
        group: "status", "retry-after", "refusal", "redirect", "socket", "slow", "payload", "text" or
            "sequence".
        replies: what the endpoint plays, a request each; the last one again for every further request.
        error: what closecall raises; None where the right answer comes in spite of the fault.
        requests: how many that takes; None: as many as the client's attempts allow.
        address: the base URL to ask, where the fault lies there; ``{port}`` is the endpoint's.

    """

    group: str
    replies: tuple[Step, ...]
    error: type[ModelError] | None = None
    requests: int | None = None
    address: str = "http://127.0.0.1:{port}/v1"

    def endpoint(self) -> ScriptedEndpoint:
        """A server that has this fault."""
        return ScriptedEndpoint(*self.replies, then=self.replies[-1], address=self.address)
