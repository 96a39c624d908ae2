"""``.mbox``: one row a conversation, in the order in which conversations begin.

A first pass reads the headers alone and keeps a few hundred bytes a mail; the mails of each conversation are
read when its turn comes, and become a small mailbox that is read like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from closecall.batch.file_errors import storing_in
from closecall.batch.rows import Row, Unusable
from closecall.batch.sources.mail_heading import Heading
from closecall.batch.sources.source import LARGEST
from closecall.errors import InputError
from closecall.thread.readers.mail.mail_threading import Conversations

_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:")
_LONGEST_LINE = 1_000_000
_LONGEST_HEADER = 100_000
_LONGEST_ID = 300
_HINT = "Export the folder as .mbox from your mail program."


@dataclass(frozen=True, slots=True)
class _Span:
    begin: int
    end: int


class Mailbox:
    """The conversations of a ``.mbox`` file; see :class:`.source.Source`.

    A conversation's id is the Message-ID of its first mail, so that it stays the same as mails are added.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unused: dict[str, None] = {}
        self.share = 0.0

    def __iter__(self) -> Iterator[Row | Unusable]:
        """The conversations."""
        with storing_in(self.path), self.path.open("rb") as file:
            spans: list[_Span] = []
            found = Conversations()
            for span, header in _mails(file):
                spans.append(span)
                found.add(Heading.read(header))
            if not spans:
                raise InputError(f"{self.path} is no mailbox.", hint=_HINT)
            read = 0
            for places in found.in_order():
                read += len(places)
                self.share = read / len(spans)
                yield _row(file, [spans[place] for place in places], own_id=found.first_id(places[0]))


def _row(file: BinaryIO, spans: list[_Span], *, own_id: str) -> Row:
    parts: list[bytes] = []
    left = LARGEST + 1
    for span in spans:
        file.seek(span.begin)
        parts.append(file.read(min(span.end - span.begin, left)))
        left -= len(parts[-1])
        if not left:
            break
    return Row(b"".join(parts), id=own_id[:_LONGEST_ID])


def _mails(file: BinaryIO) -> Iterator[tuple[_Span, bytes]]:
    """Where each mail stands, with the bytes of its header."""
    begin, header, in_header = -1, bytearray(), False
    at, is_after_blank = 0, True
    line = file.readline(_LONGEST_LINE)
    while line:
        following = file.readline(_LONGEST_LINE)
        # "From" begins sentences too: above a mail it stands over a field of its header.
        if is_after_blank and line.startswith(b"From ") and _FIELD.match(following):
            if begin >= 0:
                yield _Span(begin, at), bytes(header)
            begin, in_header = at, True
            header.clear()
        elif in_header:
            in_header = bool(line.strip()) and len(header) < _LONGEST_HEADER
            header += line
        is_after_blank = not line.strip()
        at += len(line)
        line = following
    if begin >= 0:
        yield _Span(begin, at), bytes(header)
