"""``.csv``: a heading with the names of the columns, then one row a thread, which may hold line breaks."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

from closecall.batch.file_errors import storing_in
from closecall.batch.rows import COLUMNS, Row, Unusable
from closecall.batch.sources.source import broken, note_unused, require_thread, row_of

_LONGEST_FIELD = 16_000_000
_DELIMITERS = ",;\t"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HINT = "Save the table as CSV in UTF-8, with the names of the columns in its first line."


class CsvTable:
    """The rows of a ``.csv`` file; see :class:`.source.Source`. Comma, semicolon or tab part its columns.

    As spreadsheets write it: UTF-8, UTF-16 with its mark, or Windows-1252, as which a row is read that is no
    UTF-8; with a first line such as ``sep=;``; with names of columns in any case.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unused: dict[str, None] = {}
        self.share = 0.0

    def __iter__(self) -> Iterator[Row | Unusable]:
        """The rows below the heading."""
        csv.field_size_limit(_LONGEST_FIELD)
        with storing_in(self.path), self.path.open("rb") as raw, _text_of(raw) as file:
            lines, names = _heading(file)
            require_thread(self.path, names, hint=_HINT)
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
            elif (columns := _in_letters(fields)) is None:
                yield broken(place, "bytes that are neither UTF-8 nor Windows-1252", hint=_HINT)
            else:
                yield row_of(dict(zip(names, columns, strict=True)), place=place)


def _text_of(raw: BinaryIO) -> TextIO:
    """The file as text. What is not UTF-8 is kept as it is, so that its row alone is refused."""
    mark = raw.read(2)
    raw.seek(0)
    if mark in _UTF16:
        return TextIOWrapper(raw, encoding="utf-16", errors="replace", newline="")
    return TextIOWrapper(raw, encoding="utf-8-sig", errors="surrogateescape", newline="")


def _heading(file: TextIO) -> tuple[Iterator[list[str]], list[str]]:
    """The lines below the heading, in columns, and the names of these."""
    heading = file.readline(_LONGEST_FIELD)
    delimiter = max(_DELIMITERS, key=heading.count)
    told = heading.strip().lower()
    if told.startswith("sep=") and len(told) <= 5 and told[4:] in _DELIMITERS:
        delimiter, heading = told[4:] or delimiter, file.readline(_LONGEST_FIELD)
    named = [name.strip() for name in next(csv.reader([heading], delimiter=delimiter), [])]
    names = [name.lower() if name.lower() in COLUMNS else name for name in _in_letters(named) or named]
    return csv.reader(file, delimiter=delimiter), names


def _in_letters(fields: list[str]) -> list[str] | None:
    """The fields of a row; None where its bytes belong to no one way of writing letters."""
    if all(field.isascii() or not _escaped(field) for field in fields):
        return fields
    if not all(letter.isascii() or "\udc80" <= letter <= "\udcff" for field in fields for letter in field):
        return None
    try:
        return [field.encode("utf-8", "surrogateescape").decode("cp1252") for field in fields]
    except UnicodeDecodeError:
        return None


def _escaped(field: str) -> bool:
    return any("\udc80" <= letter <= "\udcff" for letter in field)
