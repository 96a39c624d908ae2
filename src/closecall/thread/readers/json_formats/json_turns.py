"""Transcripts and threads as JSON: Fireflies, Rev, and any list of ``{"speaker": ..., "text": ...}``.

The longest list of objects that say who and what is the conversation; what stands around it is not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from closecall.thread.files.json_values import Json, first_text, lists_in
from closecall.thread.pieces import Page, Piece, Reader, Reading
from closecall.thread.readers.json_formats.json_entries import Entry, entry_of, in_seconds, title_of
from closecall.thread.readers.turn_lines import Turn, merged, pieces_of
from closecall.thread.records import ThreadKind

_CUT_UP = ("sentences", "segments", "cues", "words")
_WRITTEN = ("messages", "emails", "mails", "chat", "comments", "conversation_parts")
_KINDS = {"call": ThreadKind.CALL, "email": ThreadKind.EMAIL, "chat": ThreadKind.EMAIL}
_FEWEST = 0.6
_FIRST = 50
_TITLE_WITHIN, _MOST_LOOKED_AT = 3, 20
_KNOWN = frozenset(
    "transcript transcripts transcription turns utterances monologues conversation dialogue dialog entries "
    "lines blocks results".split()
).union(_CUT_UP, _WRITTEN, ("",))
_UNSURE = "This data has no transcript or messages that are known; the list under “{key}” was read."


def confidence(page: Page) -> float:
    """High when a list of objects says who and what."""
    return 0.94 if page.data is not None and _conversation(page.data)[1] else 0.0


def read(page: Page) -> Reading:
    """One piece an entry; sentences of the same speaker are one turn."""
    key, entries = _conversation(page.data)
    unit = in_seconds(entries)
    lines = len(page.lines)
    turns: Sequence[Turn] = [_turn(entry, unit, lines) for entry in entries]
    turns = list(merged(turns)) if key in _CUT_UP else turns
    kind = _kind(page.data, key, entries)
    pieces = pieces_of(turns)
    mails = kind is ThreadKind.EMAIL and any(entry.email for entry in entries)
    return Reading(
        kind,
        tuple(_mails(pieces)) if mails else pieces,
        title=_title(page.data),
        signed=mails,
        warnings=() if key.casefold() in _KNOWN else (_UNSURE.format(key=key[:40]),),
    )


def _conversation(data: Json) -> tuple[str, list[Entry]]:
    """The key of the longest conversation in the data and its entries."""
    best: tuple[str, list[Entry]] = ("", [])
    names: dict[str, str] = {}
    for key, items in lists_in(data):
        if key.casefold() in ("speakers", "participants"):
            names |= {first_text(one, ("id", "speaker_id")): first_text(one, ("name",)) for one in items}
    names = {number: name for number, name in names.items() if number and name}
    for key, items in lists_in(data):
        if not any(entry_of(item, names) for item in items[:_FIRST]):
            continue
        found = [entry for item in items if (entry := entry_of(item, names)) is not None]
        said = sum(bool(entry.text) for entry in found)
        if said >= _FEWEST * len(items) and said > len(best[1]):
            best = key, found
    return best


def _turn(entry: Entry, unit: float, lines: int) -> Turn:
    return Turn(
        entry.name,
        0,
        lines - 1,
        raw_time=entry.raw_time,
        offset=None if entry.seconds is None else entry.seconds / unit,
        lines=[entry.text],
        email=entry.email,
        side=entry.side,
        doubtful=entry.doubtful,
    )


def _kind(data: Json, key: str, entries: Sequence[Entry]) -> ThreadKind:
    stated = first_text(data, ("kind", "channel")).casefold()
    if stated in _KINDS:
        return _KINDS[stated]
    offsets = any(entry.seconds is not None for entry in entries)
    written = key in _WRITTEN or any(entry.email for entry in entries)
    return ThreadKind.EMAIL if written and not offsets else ThreadKind.CALL


def _mails(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Each mail and what it quotes."""
    from closecall.thread.readers.mail.mail_message import with_chain  # noqa: PLC0415  calls need no mail parser

    for piece in pieces:
        yield from with_chain(piece, piece.body)


def _title(data: Json) -> str:
    """Title and date as the transcript's program writes them."""
    level: list[dict[str, Any]] = [data] if isinstance(data, dict) else []
    lines: list[str] = []
    for _ in range(_TITLE_WITHIN):
        lines += [line for each in level for line in title_of(each) if line]
        level = [one for each in level for one in each.values() if isinstance(one, dict)][:_MOST_LOOKED_AT]
    return "\n".join(lines)


READER = Reader("JSON turns", 0.94, confidence, read)
