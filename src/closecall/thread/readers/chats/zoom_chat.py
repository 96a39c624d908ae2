"""The chat beside a Zoom call: ``00:13:46<TAB>Name:<TAB>text`` and ``10:02:33 From Name to Everyone: text``.

It is written, not said: beside a call it would count twice, so the thread says what it is.
"""

from __future__ import annotations

import re

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.pieces import LONGEST_LINE, Page, Reader, Reading
from closecall.thread.readers.turn_lines import SAMPLE, Talk, Turn
from closecall.thread.records import ThreadKind

_LINE = compiled_late(
    r"(?P<stamp>\d{1,2}:\d{2}:\d{2}(?: ?[AaPp][Mm])?)"
    r"(?:\t(?P<name>[^\t:]{1,80}):\t|\s{1,4}From\s{1,4}(?P<sender>[^\t:]{1,160}?)\s{0,4}:)(?P<text>.*)$"
)
_RECIPIENT = compiled_late(
    r"\s{1,4}to\s{1,4}(?:Everyone|[^\t:]{1,80}\((?:Direct Message|Privately)\)).{0,60}$", re.I
)
_REACTIONS = ("Reacted to ", "Removed a ")
_REPLY = 'Replying to "'
_CHAT = "This is the chat of a meeting, not what was said in it."


def _sent(line: str) -> re.Match[str] | None:
    return _LINE.match(line[:LONGEST_LINE]) if line[:1].isdigit() else None


def confidence(page: Page) -> float:
    """High when the first line and a quarter of the others are messages."""
    sample = [page.lines[i] for i in page.filled[:SAMPLE]]
    found = sum(_sent(line) is not None for line in sample)
    return 0.96 if found * 4 >= len(sample) and sample and _sent(sample[0]) else 0.0


def read(page: Page) -> Reading:
    """One piece a message; what only says that somebody reacted is nobody's."""
    talk = Talk()
    for index, line in enumerate(page.lines):
        match = _sent(line)
        if match is not None:
            sender = match["name"] or _RECIPIENT.sub("", match["sender"])
            text = line[match.start("text") :].strip()
            talk.turns.append(Turn(sender.strip(), index, index, raw_time=match["stamp"], lines=[text]))
        elif not (talk.turns and _is_reply_mark(talk.turns[-1], line)):
            talk.add(index, line)
    talk.turns = _answers([turn for turn in talk.turns if not _is_reaction(turn)])
    return talk.reading(ThreadKind.EMAIL, warnings=(_CHAT,))


def _is_reply_mark(turn: Turn, line: str) -> bool:
    """Newer chats put the words that are answered on a line of their own below the name."""
    return not any(turn.lines) and line.strip().startswith(_REPLY)


def _is_reaction(turn: Turn) -> bool:
    text = turn.lines[0]
    return text.startswith(_REACTIONS) and ('" with ' in text or ' reaction from "' in text)


def _answers(turns: list[Turn]) -> list[Turn]:
    """The turns without the words of others that they answer."""
    for turn in turns:
        if turn.lines[0].startswith(_REPLY):
            turn.lines[0] = ""
    return turns


READER = Reader("Zoom chat", 0.96, confidence, read)
