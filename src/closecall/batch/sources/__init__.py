"""What a batch reads: a file of rows, a mailbox or a folder, told by the name's ending.

A further kind is a module with a source and a line in :func:`open_source`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from closecall.batch.sources.csv_table import CsvTable
from closecall.batch.sources.folder import Folder
from closecall.batch.sources.json_lines import JsonLines
from closecall.batch.sources.mailbox import Mailbox
from closecall.batch.sources.parquet import ParquetTable
from closecall.batch.sources.source import Source
from closecall.errors import InputError

__all__ = ["Source", "open_source"]

_BY_ENDING: dict[str, Callable[[Path], Source]] = {
    ".jsonl": JsonLines,
    ".ndjson": JsonLines,
    ".csv": CsvTable,
    ".parquet": ParquetTable,
    ".mbox": Mailbox,
}


def open_source(path: Path) -> Source:
    """The rows of a file or folder.

    Raises:
        InputError: there is no such file, or it is of no kind that can be read.

    """
    if path.is_dir():
        return Folder(path)
    kind = _BY_ENDING.get(path.suffix.lower())
    if kind is None:
        known = ", ".join(_BY_ENDING)
        raise InputError(f"{path} is no source of rows.", hint=f"Give a folder or a file in {known}.")
    if not path.is_file():
        raise InputError(f"{path} is not a file.", hint="Check the name.")
    return kind(path)
