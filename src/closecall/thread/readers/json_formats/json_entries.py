"""One turn or message of a JSON transcript: who, when, what, whatever its program calls them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from closecall.text.unicode import clean_text
from closecall.thread.files.json_values import first_text
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.participants.speaker_labels import seconds_of
from closecall.thread.person_names import find_address, parse_person
from closecall.thread.records import Side

_WHO = (
    "speaker_name", "speakerName", "speaker", "speaker_label", "name", "author", "from", "sender",
    "participant", "user", "username", "who", "role", "speaker_id", "speakerId", "channel",
)  # fmt: skip
_TEXT = (
    "text",
    "sentence",
    "body",
    "content",
    "transcript",
    "message",
    "raw_text",
    "utterance",
    "value",
    "html",
)
_PIECES = ("words", "elements", "content", "sentences", "parts")
_WORD = ("punctuated_word", "text", "word", "value", "transcript", "content")
_START = (
    "start", "start_time", "startTime", "start_timestamp", "startTimestamp", "begin", "offset", "timestamp",
    "time", "ts", "at", "date", "created_at", "createdAt", "sent_at", "sentAt", "datetime",
)  # fmt: skip
_NAME = ("name", "display_name", "displayName", "full_name", "label", "speaker", "username", "id")
_EMAIL = ("email", "emailAddress", "email_address", "address", "mail")
_SIDE = ("side", "affiliation", "role", "party")
_NOBODYS = ("other", "system", "bot")
_INTERNAL = {"internal": Side.SELLER, "external": Side.BUYER, "buyer": Side.BUYER, "seller": Side.SELLER}
_TITLE = ("title", "subject", "meeting_title", "name")
_DATE = ("dateString", "date", "started", "scheduled", "start_time", "startTime", "recorded_at", "created_at")
_EPOCH, _EPOCH_MS = 1e9, 1e11
_LONGEST_NUMBER = 18


class Entry(NamedTuple):
    """A turn or message.

    Attributes:
        raw_time: a date or a time of the call as written, "" when none.
        seconds: since the start, in the unit of the file; None for a date.
        doubtful: the file says that it is of neither side.

    """

    name: str | None
    email: str | None
    side: Side | None
    text: str
    raw_time: str = ""
    seconds: float | None = None
    doubtful: bool = False


def entry_of(item: Mapping[str, Any], names: Mapping[str, str] | None = None) -> Entry | None:
    """The entry in an object; None when it has no text or nothing that can say who speaks.

    Args:
        item: an object of a list.
        names: names of speakers by their number or id, where the file lists them.

    """
    text = _text(item)
    key = next((key for key in _WHO if item.get(key) not in (None, "", [])), None)
    if key is None or not isinstance(text, str):
        return None
    name, email = _person(item[key], names or {})
    email = email or find_address(first_text(item, _EMAIL)) or None
    side = _side(item) or (_side(item[key]) if isinstance(item[key], dict) else None)
    raw, seconds = _time(item)
    doubtful = any(first_text(one, _SIDE).casefold() in _NOBODYS for one in (item, item[key]))
    return Entry(name, email, side, clean_text(text).strip(), raw, seconds, doubtful)


def _text(item: Mapping[str, Any]) -> str | None:
    for key in _TEXT:
        if isinstance(item.get(key), str):
            return str(item[key])
    for key in _PIECES:
        pieces = item.get(key)
        if isinstance(pieces, list) and pieces:
            words = [piece if isinstance(piece, str) else _word(piece) for piece in pieces]
            # Where spaces are words of their own, the words already stand apart.
            return "".join(words) if " " in words else " ".join(filter(None, words))
    return None


def _word(piece: object) -> str:
    found = [piece[key] for key in _WORD if key in piece] if isinstance(piece, dict) else []
    return next((word for word in found if isinstance(word, str)), "")


def _person(who: object, names: Mapping[str, str]) -> tuple[str | None, str | None]:
    if isinstance(who, dict):
        email = find_address(first_text(who, _EMAIL))
        return _shown(first_text(who, _NAME), names), email
    if isinstance(who, list):
        return _person(who[0], names)
    written = str(who)
    if "@" in written:
        return parse_person(written)
    return _shown(written, names), None


def _shown(name: str, names: Mapping[str, str]) -> str | None:
    name = " ".join(clean_text(names.get(name, name)).split())
    if not name:
        return None
    return f"Speaker {name}" if name.isdigit() and len(name) <= _LONGEST_NUMBER else name[:80]


def _side(item: Mapping[str, Any]) -> Side | None:
    stated = first_text(item, _SIDE).casefold()
    if stated in _INTERNAL:
        return _INTERNAL[stated]
    words = side_words()
    if stated in words.seller_labels:
        return Side.SELLER
    return Side.BUYER if stated in words.buyer_labels else None


def title_of(item: Mapping[str, Any]) -> tuple[str, str]:
    """Title and date of a meeting, as far as an object states them; each may be empty."""
    raw, seconds = _time(item, _DATE)
    return first_text(item, _TITLE)[:200], raw if seconds is None else ""


def _time(item: Mapping[str, Any], keys: Sequence[str] = _START) -> tuple[str, float | None]:
    key = next((key for key in keys if item.get(key) not in (None, "")), None)
    value: object = item.get(key or "")
    if isinstance(value, dict):
        value = first_text(value, ("relative", "iso", "raw", "absolute", "seconds"))
    if isinstance(value, str):
        seconds = seconds_of(value)
        if seconds is None and value.replace(".", "", 1).isdigit() and len(value) <= _LONGEST_NUMBER:
            value = float(value)
        else:
            return value[:80], seconds
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value < 1e14:
        return "", None
    if value >= _EPOCH:
        moment = datetime.fromtimestamp(value / 1000 if value >= _EPOCH_MS else value, UTC)
        return moment.replace(microsecond=0).isoformat(), None
    return str(value), float(value)


def in_seconds(entries: Sequence[Entry]) -> float:
    """What the file's times are divided by: 1000 where they can only be milliseconds.

    Nobody takes twenty seconds for every word.
    """
    last = max((entry.seconds or 0.0 for entry in entries), default=0.0)
    words = sum(len(entry.text.split()) for entry in entries)
    clocked = any(":" in entry.raw_time for entry in entries)
    return 1000.0 if not clocked and last > 20 * max(1, words) and last >= 1000 else 1.0
