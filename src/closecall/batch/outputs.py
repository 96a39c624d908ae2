"""Where the rows go: a ``.jsonl`` file that grows, or a ``.parquet`` file that is there when all is done."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from closecall.batch.file_errors import storing_in
from closecall.batch.sources.parquet import arrow_library
from closecall.errors import InputError

_TAIL = 65_536
_ROWS_A_GROUP = 1_000
_SIGNED = {b"closecall": b"batch/1"}
_COLUMNS = ("id", "approach", "readiness", "source", "subject", "body", "error", "row")


class Output(Protocol):
    """Takes the rows in their order.

    Attributes:
        path: the file.
        resumable: whether it can be gone on with where it stopped, rather than written anew.

    """

    path: Path
    resumable: bool

    @staticmethod
    def is_as_left(path: Path, size: int, tail: bytes) -> bool:
        """Whether a file is what :meth:`settle` or :meth:`finish` told of, or more of it."""

    def write(self, row: str) -> None:
        """One more row, as JSON."""

    def settle(self) -> tuple[int, bytes]:
        """Bring all rows to the disk; gives the file's size and a digest of its end."""

    def finish(self) -> tuple[int, bytes]:
        """All rows are there; gives the same."""

    def close(self) -> None:
        """Leave it as it is."""


class LinesOutput:
    """A ``.jsonl`` file. See :class:`Output`.

    Args:
        path: the file; it is made where there is none.
        size: bytes of it that stand; what is behind them is written anew.

    """

    resumable = True

    def __init__(self, path: Path, *, size: int = 0) -> None:
        self.path = path
        with storing_in(path):
            self._file: BinaryIO = path.open("r+b" if path.exists() else "xb")
            self._file.truncate(size)
            self._file.seek(size)

    @staticmethod
    def is_as_left(path: Path, size: int, tail: bytes) -> bool:
        """Whether the file begins with those bytes."""
        return path.stat().st_size >= size and tail_of(path, size=size) == tail

    def write(self, row: str) -> None:
        """One more row."""
        with storing_in(self.path):
            # A half of a character that a thread held stands as its escape, which JSON knows.
            self._file.write(row.encode("utf-8", "backslashreplace") + b"\n")

    def settle(self) -> tuple[int, bytes]:
        """Bring all rows to the disk."""
        with storing_in(self.path):
            self._file.flush()
            os.fsync(self._file.fileno())
            size = self._file.tell()
        return size, tail_of(self.path, size=size)

    def finish(self) -> tuple[int, bytes]:
        """The same."""
        return self.settle()

    def close(self) -> None:
        """What could not be written any more is written by the next run."""
        try:
            self._file.close()
        except OSError:
            return


class ParquetOutput:
    """A ``.parquet`` file, written beside its place and put there when all is done. See :class:`Output`.

    Its columns are id, approach, readiness, source, the draft's subject and body, the type of the error, and
    the whole row as JSON.
    """

    resumable = False

    def __init__(self, path: Path) -> None:
        self.path = path
        self._arrow = arrow_library()
        arrow = self._arrow
        kinds = {"readiness": arrow.int64()}
        columns = [(name, kinds.get(name, arrow.string())) for name in _COLUMNS]
        self._schema = arrow.schema(columns, metadata=_SIGNED)
        self._part = path.with_name(f"{path.name}.journal-part")
        self._rows: list[dict[str, Any]] = []
        with storing_in(self._part):
            self._writer = arrow.parquet.ParquetWriter(self._part, self._schema)

    @staticmethod
    def is_as_left(path: Path, size: int, tail: bytes) -> bool:  # noqa: ARG004  of a file that grows
        """Whether closecall wrote the file: it is replaced as a whole."""
        arrow = arrow_library()
        try:
            found = arrow.parquet.read_schema(path).metadata or {}
        except (arrow.ArrowException, OSError):
            return False
        return _SIGNED.items() <= found.items()

    def write(self, row: str) -> None:
        """One more row."""
        told = json.loads(row)
        draft = told.get("draft") or {}
        columns = {"subject": draft.get("subject"), "body": draft.get("body"), "row": row}
        columns["error"] = told["error"]["type"] if "error" in told else None
        self._rows.append({**{name: told.get(name) for name in _COLUMNS[:4]}, **columns})
        if len(self._rows) >= _ROWS_A_GROUP:
            self._flush()

    def settle(self) -> tuple[int, bytes]:
        """Nothing stands before the end."""
        return 0, tail_of(self.path, size=0)

    def finish(self) -> tuple[int, bytes]:
        """Put the file in its place."""
        self._flush()
        with storing_in(self._part):
            self._writer.close()
            self._part.replace(self.path)
            size = self.path.stat().st_size
        return size, tail_of(self.path, size=size)

    def close(self) -> None:
        """Throw the unfinished file away: the journal has its rows."""
        self._writer.close()
        self._part.unlink(missing_ok=True)

    def _flush(self) -> None:
        columns = {name: [_text(row[name]) for row in self._rows] for name in _COLUMNS}
        with storing_in(self._part):
            self._writer.write_table(self._arrow.table(columns, schema=self._schema))
        self._rows.clear()


def output_kind(path: Path) -> type[LinesOutput | ParquetOutput]:
    """The kind of output that a name asks for.

    Raises:
        InputError: by its ending it is neither.

    """
    kinds: dict[str, type[LinesOutput | ParquetOutput]] = {".jsonl": LinesOutput, ".parquet": ParquetOutput}
    kind = kinds.get(path.suffix.lower())
    if kind is None:
        raise InputError(f"{path} is no name for the output.", hint="Let it end in .jsonl or .parquet.")
    if kind is ParquetOutput:
        arrow_library()
    return kind


def tail_of(path: Path, *, size: int) -> bytes:
    """Digest of the last bytes of the first ``size`` ones, to know the file again."""
    if not size:
        return b""
    with storing_in(path), path.open("rb") as file:
        file.seek(max(0, size - _TAIL))
        return hashlib.blake2b(file.read(min(size, _TAIL)), digest_size=16).digest()


def _text(value: object) -> object:
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
