"""Any text or file becomes a thread: who wrote what, when, on which side, and what was cut."""

from closecall.thread.records import (
    Automatic,
    Cut,
    Message,
    Moment,
    Precision,
    Side,
    Speaker,
    Thread,
    ThreadKind,
)

__all__ = ["Automatic", "Cut", "Message", "Moment", "Precision", "Side", "Speaker", "Thread", "ThreadKind"]
