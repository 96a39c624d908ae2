"""``.jsonl`` files in stretches that any machine can read by itself.

An engine's own reader of texts cuts at every character that some alphabet calls the end of a line; such a
character may stand inside of a mail. Here only a line feed ends a row, as in ``closecall batch``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BufferedReader
from typing import Any

from closecall.batch.rows import Row, Unusable
from closecall.batch.sources.source import broken, row_of
from closecall.engines.files import open_files
from closecall.errors import InputError

STRETCH = 4_000_000
_LONGEST_LINE = 16_000_000
_SHOWN = 1
_HINT = "Each line is one JSON object with a thread."


def stretches_of(path: str, *, size: int = STRETCH) -> list[dict[str, Any]]:
    """Where each stretch of a file begins and ends, in bytes.

    Args:
        path: a file, or the URI of one.
        size: bytes of a stretch.

    Raises:
        InputError: there is no such file.

    """
    files, place = open_files(path)
    found = files.get_file_info(place)
    if not found.is_file:
        raise InputError(f"{path} is not a file.", hint="Check the name.")
    whole = int(found.size)
    return [
        {"path": path, "begin": begin, "end": min(begin + size, whole)} for begin in range(0, whole, size)
    ]


def lines_in(stretch: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The lines that begin in a stretch, each with its place; blank ones are no rows."""
    files, place = open_files(stretch["path"])
    name = place.rpartition("/")[2]
    found = []
    with BufferedReader(files.open_input_file(place)) as file:
        at = stretch["begin"]
        if at:
            file.seek(at - 1)
            at += _line(file)[1] - 1
        while at < stretch["end"]:
            line, length = _line(file)
            if line.strip():
                found.append({"line": line, "place": f"{name}, byte {at}"})
            at += length
    return found


def _line(file: BufferedReader) -> tuple[bytes, int]:
    """A line and its length; of one that is too long, only so much that it can be no JSON."""
    line = file.readline(_LONGEST_LINE)
    length, piece = len(line), line
    while len(piece) == _LONGEST_LINE and not piece.endswith(b"\n"):
        piece = file.readline(_LONGEST_LINE)
        length += len(piece)
    return line if length == len(line) else line[:_SHOWN], length


def row_in(line: bytes, *, place: str) -> Row | Unusable:
    """The row of a line, or what is wrong with it."""
    try:
        columns = json.loads(line)
    except RecursionError:
        return broken(place, "nested too deeply", hint=_HINT)
    except ValueError:
        return broken(place, "no JSON", hint=_HINT)
    if not isinstance(columns, dict):
        return broken(place, "not a JSON object", hint=_HINT)
    return row_of(columns, place=place)
