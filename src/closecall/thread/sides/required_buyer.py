"""What is asked where a thread has no buyer: readiness rests on who said what."""

from __future__ import annotations

from closecall.errors import InputError
from closecall.thread.records import Side, Thread


def require_a_buyer(thread: Thread) -> None:
    """An unknown side is a question, never a guess.

    Raises:
        InputError: nobody is known to be the buyer; it says who could be, and what to do.

    """
    if any(m.is_buyer for m in thread.messages):
        return
    people = [m for m in thread.messages if m.automatic is None and m.speaker.side is not Side.OTHER]
    unknown = {m.speaker.label for m in people if m.speaker.side is Side.UNKNOWN}
    if unknown == {Side.UNKNOWN.value}:
        raise InputError(
            "This text does not say who wrote it.",
            hint="Put a name before it, such as `Buyer: ...`, or paste it with its sender line. "
            "Your own notes of a call? Put `Call notes` above them.",
        )
    if unknown:
        # Who said who he is, and named nobody of this thread, must not be told to say it.
        missed = [f"{warning} " for warning in thread.warnings if warning.startswith("--me ")]
        raise InputError(
            f"{''.join(missed)}I cannot tell who is the buyer: {' and '.join(sorted(unknown))} could be.",
            hint="Give --me as one of them is written."
            if missed
            else "Say who you are with --me NAME (or an address, or @domain).",
        )
    if len({m.speaker.label for m in people}) > 1:
        raise InputError(
            "Everybody who writes here is on your side: nobody is left as the buyer.",
            hint="Give only your own side with --me.",
        )
