"""``.jsonl``: one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from closecall.batch.file_errors import storing_in
from closecall.batch.rows import Row, Unusable
from closecall.batch.sources.source import broken, note_unused, row_of

_LONGEST_LINE = 16_000_000
_HINT = "Each line is one JSON object with a thread."


class JsonLines:
    """The rows of a ``.jsonl`` file; see :class:`.source.Source`. Blank lines are no rows."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unused: dict[str, None] = {}
        self.share = 0.0

    def __iter__(self) -> Iterator[Row | Unusable]:
        """The rows, each line by itself."""
        with storing_in(self.path), self.path.open("rb") as file:
            number, size = 0, max(1, self.path.stat().st_size)
            while line := file.readline(_LONGEST_LINE):
                number += 1
                is_whole = line.endswith(b"\n") or len(line) < _LONGEST_LINE
                while not is_whole and (rest := file.readline(_LONGEST_LINE)):
                    is_whole = rest.endswith(b"\n")
                    line = b""
                self.share = file.tell() / size
                if not line:
                    yield broken(f"line {number}", "longer than 16 MB", hint=_HINT)
                elif line.strip():
                    yield self._row(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line, number)

    def _row(self, line: bytes, number: int) -> Row | Unusable:
        place = f"line {number}"
        try:
            columns: Any = json.loads(line.rstrip())
        except UnicodeDecodeError as error:
            return broken(place, f"byte {error.start + 1} is not UTF-8", hint=_HINT)
        except json.JSONDecodeError as error:
            return broken(place, f"{error.msg} at column {error.colno}", hint=_HINT)
        except (RecursionError, ValueError):
            return broken(place, "nested too deeply, or a number too long", hint=_HINT)
        if not isinstance(columns, dict):
            return broken(place, "not a JSON object", hint=_HINT)
        note_unused(self.unused, columns)
        return row_of(columns, place=place)
