"""One thread of many, with what is known of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NoReturn, Self

from closecall.errors import ClosecallError, InputError
from closecall.thread.person_names import told_names

COLUMNS = ("id", "thread", "text", "note", "facts", "me", "as_of", "channel", "lang")
"""What a row may hold; ``text`` is another name for ``thread``."""

_HINT = f"A row has a thread, and may have {', '.join(name for name in COLUMNS if name != 'thread')}."
_LONGEST_ID = 500
_SEPARATOR = b"\x00\x1e"


@dataclass(frozen=True, slots=True)
class Row:
    """A thread and what is known of it beside the settings that all rows share.

    Attributes:
        thread: pasted text, or the bytes of a mail file or transcript.
        id: as given; "" where the source gives none.
        note, facts, me, as_of, channel, lang: as the options of ``advise``; facts are the text of a facts
            file, JSON or TOML. What a row says goes before what the settings say.

    """

    thread: str | bytes = field(repr=False)
    id: str = ""
    note: str | None = field(default=None, repr=False)
    facts: str | None = field(default=None, repr=False)
    me: tuple[str, ...] = ()
    as_of: date | None = None
    channel: str | None = None
    lang: str | None = None

    @classmethod
    def from_mapping(cls, columns: Mapping[str, Any]) -> Self:
        """A row from named columns; names that are none of :data:`COLUMNS` are left aside.

        Raises:
            InputError: there is no thread, or a column holds what it cannot.

        """
        thread = columns.get("thread")
        if thread is None:
            thread = columns.get("text")
        if not isinstance(thread, str | bytes):
            what = "no thread" if thread is None else f"a thread that is no text but {_kind(thread)}"
            raise InputError(f"The row has {what}.", hint=_HINT)
        return cls(
            thread=thread,
            id=id_in(columns),
            note=_text(columns, "note"),
            facts=_facts(columns),
            me=told_names(_several(columns, "me")),
            as_of=_day(columns, "as_of"),
            channel=_text(columns, "channel"),
            lang=_text(columns, "lang"),
        )

    def digest(self) -> bytes:
        """Sixteen bytes that tell apart any two rows that differ in any part."""
        thread = _bytes(self.thread)
        others = (self.id, self.note, self.facts, "\n".join(self.me), self.channel, self.lang)
        day = self.as_of.isoformat() if self.as_of else ""
        kind = "bytes" if isinstance(self.thread, bytes) else "text"
        told = "\x1e".join("\x00" if part is None else part for part in (kind, day, *others))
        # The length parts the thread from the rest, whatever either holds.
        parts = (str(len(thread)).encode(), thread, _bytes(told))
        return hashlib.blake2b(_SEPARATOR.join(parts), digest_size=16).digest()

    def named(self) -> str:
        """The id, or one made of the content where none was given."""
        return self.id or self.digest().hex()


@dataclass(frozen=True, slots=True)
class Unusable:
    """What stands in a source where a row should be.

    Attributes:
        id: as given, or where it stands, such as "line 7".
        error: what is wrong with it.

    """

    id: str
    error: ClosecallError

    def digest(self) -> bytes:
        """Sixteen bytes, as of a row."""
        told = f"unusable\x1e{self.id}\x1e{self.error}"
        return hashlib.blake2b(_bytes(told), digest_size=16).digest()

    def named(self) -> str:
        """The id."""
        return self.id


def id_in(columns: Mapping[str, Any]) -> str:
    """The id that the columns give as text; "" where they give none.

    Raises:
        InputError: it is neither text nor a whole number, or very long.

    """
    given = columns.get("id")
    if given is None:
        return ""
    if isinstance(given, bool) or not isinstance(given, str | int) or len(str(given)) > _LONGEST_ID:
        raise InputError(f"The id is {_kind(given)}.", hint=f"Give text of up to {_LONGEST_ID} characters.")
    return str(given).strip()


def _bytes(text: str | bytes) -> bytes:
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


def _text(columns: Mapping[str, Any], name: str) -> str | None:
    given = columns.get(name)
    if given is None or given == "":
        return None
    if not isinstance(given, str):
        _refuse(name, given, "text")
    return given


def _several(columns: Mapping[str, Any], name: str) -> tuple[str, ...]:
    given = columns.get(name)
    if given is None or given == "":
        return ()
    listed = [given] if isinstance(given, str) else given
    if not isinstance(listed, list | tuple) or not all(isinstance(one, str) for one in listed):
        _refuse(name, given, "text, or a list of texts")
    return tuple(listed)


def _day(columns: Mapping[str, Any], name: str) -> date | None:
    given = columns.get(name)
    if given is None or given == "":
        return None
    if isinstance(given, date):
        return date(given.year, given.month, given.day)
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError):
        raise InputError(f"{name} is no day.", hint="Write it as 2026-03-31.") from None


def _facts(columns: Mapping[str, Any]) -> str | None:
    given = columns.get("facts")
    if given is None or given in ("", {}):
        return None
    if isinstance(given, str):
        return given
    if not isinstance(given, Mapping):
        _refuse("facts", given, "an object of facts")
    return json.dumps(given, ensure_ascii=False, sort_keys=True, default=str)


def _refuse(name: str, given: object, wanted: str) -> NoReturn:
    raise InputError(f"{name} is {_kind(given)}.", hint=f"Give {wanted}.")


def _kind(value: object) -> str:
    return _KINDS.get(type(value).__name__, f"a {type(value).__name__}")


_KINDS = {
    "bool": "true or false",
    "int": "a number",
    "float": "a number",
    "list": "a list",
    "dict": "an object",
    "str": "too long a text",
}
