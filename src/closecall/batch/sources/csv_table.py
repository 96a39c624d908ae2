"""``.csv``: a heading with the names of the columns, then one row a thread, which may hold line breaks."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path

from closecall.batch.rows import Row, Unusable
from closecall.batch.sources.source import broken, note_unused, row_of
from closecall.batch.storing import storing_in
from closecall.errors import InputError

_LONGEST_FIELD = 16_000_000
_DELIMITERS = ",;\t"
_HINT = "Save the table as CSV in UTF-8, with the names of the columns in its first line."


class CsvTable:
    """The rows of a ``.csv`` file; see :class:`.source.Source`. Comma, semicolon or tab part its columns."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unused: dict[str, None] = {}
        self.share = 0.0

    def __iter__(self) -> Iterator[Row | Unusable]:
        """The rows below the heading."""
        csv.field_size_limit(_LONGEST_FIELD)
        # What is not UTF-8 is kept as it is, so that its row alone is refused.
        with (
            storing_in(self.path),
            self.path.open("rb") as raw,
            TextIOWrapper(raw, encoding="utf-8-sig", errors="surrogateescape", newline="") as file,
        ):
            heading = file.readline(_LONGEST_FIELD)
            lines = csv.reader(file, delimiter=max(_DELIMITERS, key=heading.count))
            names = [name.strip() for name in next(csv.reader([heading], lines.dialect), [])]
            if not {"thread", "text"} & set(names):
                raise InputError(f"{self.path} has no column named thread.", hint=_HINT)
            note_unused(self.unused, names)
            size = max(1, self.path.stat().st_size)
            for row in self._rows(lines, names):
                self.share = raw.tell() / size
                yield row

    def _rows(self, lines: Iterator[list[str]], names: list[str]) -> Iterator[Row | Unusable]:
        number = 0
        while True:
            number += 1
            place = f"row {number}"
            try:
                fields = next(lines)
            except StopIteration:
                return
            except csv.Error as error:
                yield broken(place, str(error), hint=_HINT)
                continue
            if not fields:
                number -= 1
            elif len(fields) != len(names):
                why = f"{len(fields)} fields under {len(names)} columns"
                yield broken(place, why, hint="Put a thread with line breaks into double quotes.")
            elif not all(field.isascii() or _is_text(field) for field in fields):
                yield broken(place, "bytes that are not UTF-8", hint=_HINT)
            else:
                yield row_of(dict(zip(names, fields, strict=True)), place=place)


def _is_text(field: str) -> bool:
    return not any("\udc80" <= character <= "\udcff" for character in field)
