"""What of a conversation a model is shown, and the fence around it. One rule, for every prompt.

The newest messages stand whole, as many as fit. Of an older one only the sentences stand that facts rest on,
with a mark where something was cut; without such a sentence it is left out. What was cut is always said.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from closecall.facts.findings import Evidence
from closecall.text.sentences import sentences_of
from closecall.thread.records import Message, Side, Thread

_ROOM = 10_000
"""Characters for whole messages; a newest one that is longer ends with as much of it."""
_ROOM_FOR_OLDER = 3_000
_LONGEST_SENTENCE = 300
_CUT = "[...]"


@dataclass(frozen=True, slots=True)
class Line:
    """One message as a model is shown it: its number in the thread from 1, its side, and its text."""

    number: int
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """The lines to show, oldest first, and how many messages are shown in part or not at all."""

    lines: tuple[Line, ...] = ()
    shortened: int = 0
    left_out: int = 0

    @property
    def cuts(self) -> str:
        """What was cut, in one sentence for the seller; empty when all of it is shown."""
        if not self.shortened and not self.left_out:
            return ""
        whole = len(self.lines) - self.shortened
        total = len(self.lines) + self.left_out
        return (
            f"The thread is long: of {total} messages the model was shown the newest {whole} whole, "
            f"{self.shortened} only where facts rest on them, {self.left_out} not at all."
        )


def conversation_of(thread: Thread | None, evidence: Sequence[Evidence] = ()) -> Conversation:
    """The messages of a thread as a prompt shows them.

    Args:
        evidence: of the facts read; its sentences stand for the messages that do not fit.

    """
    messages = thread.messages if thread else ()
    first = _first_whole(messages)
    whole = [Line(at + 1, _who(m), m.body) for at, m in enumerate(messages) if at >= first]
    told: dict[int | None, list[Evidence]] = {}
    for item in evidence if first else ():
        told.setdefault(item.message, []).append(item)
    parts: list[Line] = []
    room = _ROOM_FOR_OLDER
    for at in reversed(range(first)):
        tail = _ROOM if at == len(messages) - 1 else 0
        text = _shortened(messages[at].body, told.get(at, ()), tail=tail)
        room -= len(text) - tail
        if room < 0:
            break
        if text:
            parts.append(Line(at + 1, _who(messages[at]), text))
    lines = (*reversed(parts), *whole)
    return Conversation(lines, len(parts), len(messages) - len(lines))


def fence_for(pasted: Iterable[str]) -> str:
    """Eight hexadecimal digits that occur nowhere in the pasted text, the same for the same text."""
    text = "\n".join(pasted)
    for count in range(1000):
        fence = hashlib.sha256(f"{count}:{text}".encode("utf-8", "replace")).hexdigest()[:8]
        if fence not in text:
            return fence
    raise AssertionError("a text cannot hold a thousand digests of itself")


def _first_whole(messages: Sequence[Message]) -> int:
    """The index of the oldest message that stands whole."""
    room = _ROOM
    for at in reversed(range(len(messages))):
        room -= len(messages[at].body)
        if room < 0:
            return at + 1
    return 0


def _shortened(body: str, evidence: Sequence[Evidence], *, tail: int) -> str:
    """The sentences that evidence stands in, and the last ``tail`` characters; marked where it is cut."""
    rest = len(body) - tail
    spans = [(start, end) for start, end in _sentence_spans(body, evidence) if end <= rest]
    if tail:
        spans.append((rest, len(body)))
    parts: list[str] = []
    shown_to = 0
    for start, end in spans:
        if body[shown_to:start].strip():
            parts.append(_CUT)
        parts.append(body[start:end].strip())
        shown_to = end
    if parts and body[shown_to:].strip():
        parts.append(_CUT)
    return " ".join(parts)


def _sentence_spans(body: str, evidence: Sequence[Evidence]) -> list[tuple[int, int]]:
    sentences = sentences_of(body)
    starts = [sentence.start for sentence in sentences]
    spans = set()
    for item in evidence:
        at = bisect_right(starts, item.start) - 1 if item.start is not None else -1
        if at < 0 or item.start is None or item.end is None:
            continue
        whole = (sentences[at].start, max(sentences[at].end, item.end))
        spans.add(whole if whole[1] - whole[0] <= _LONGEST_SENTENCE else (item.start, item.end))
    return _without_overlaps(sorted(spans))


def _without_overlaps(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    apart: list[tuple[int, int]] = []
    for start, end in spans:
        if apart and start < apart[-1][1]:
            apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
        else:
            apart.append((start, end))
    return apart


def _who(message: Message) -> str:
    if message.automatic:
        return message.automatic.value.replace("_", " ")
    return message.speaker.side.value if message.speaker.side is not Side.UNKNOWN else message.speaker.label
