"""Gong's transcripts as JSON: monologues by speaker id, and parties, whose affiliation states the side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from closecall.thread.files.json_values import Json, first_text, lists_in
from closecall.thread.pieces import Page, Reader, Reading
from closecall.thread.readers.json_formats.json_entries import entry_of, title_of
from closecall.thread.readers.turn_lines import Turn, merged, pieces_of
from closecall.thread.records import ThreadKind

_IDS = ("speakerId", "speaker_id", "id")
_SEVERAL = "This file holds {count} calls; the last one was read. Save the one you mean as its own file."


def confidence(page: Page) -> float:
    """Certain when monologues with a speaker's id and sentences stand in it."""
    return 1.0 if page.data is not None and _calls(page.data) else 0.0


def _calls(data: Json) -> list[list[dict[str, Any]]]:
    return [items for _, items in lists_in(data) if all(map(_is_monologue, items))]


def _is_monologue(item: Mapping[str, Any]) -> bool:
    return isinstance(item.get("sentences"), list) and first_text(item, _IDS[:2]) != ""


def read(page: Page) -> Reading:
    """One piece a turn; times in the file are milliseconds."""
    calls = _calls(page.data)
    parties = {
        number: party
        for key, items in lists_in(page.data)
        if key in ("parties", "participants", "speakers")
        for party in items
        for number in {first_text(party, (each,)) for each in _IDS}
        if number
    }
    turns = [_turn(item, parties, len(page.lines)) for item in calls[-1]]
    return Reading(
        ThreadKind.CALL,
        pieces_of(merged(turns)),
        title=_title(page.data),
        warnings=(_SEVERAL.format(count=len(calls)),) if len(calls) > 1 else (),
    )


def _turn(monologue: Mapping[str, Any], parties: Mapping[str, Any], lines: int) -> Turn:
    number = first_text(monologue, _IDS[:2])
    sentences: Sequence[Any] = monologue["sentences"]
    said = " ".join(filter(None, (first_text(sentence, ("text",)) for sentence in sentences)))
    start = first_text(sentences[0], ("start",)) if sentences else ""
    party = {**parties.get(number, {}), "text": said}
    entry = entry_of({"name": f"Speaker {number}", **{k: v for k, v in party.items() if v}, "start": start})
    offset = entry.seconds / 1000 if entry and entry.seconds is not None else None
    return Turn(
        entry.name if entry else None,
        0,
        lines - 1,
        raw_time=start,
        offset=offset,
        lines=[entry.text if entry else ""],
        email=entry.email if entry else None,
        side=entry.side if entry else None,
    )


def _title(data: Json) -> str:
    metas = [each for _, items in lists_in(data) for item in items for each in (item, item.get("metaData"))]
    top = [data, data.get("metaData")] if isinstance(data, dict) else []
    return "\n".join(
        line
        for each in [*top, *metas]
        if isinstance(each, dict) and ("started" in each or "scheduled" in each)
        for line in title_of(each)
        if line
    )


READER = Reader("Gong transcript", 1.0, confidence, read)
