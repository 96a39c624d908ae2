"""``.parquet``: one row a thread, read a few hundred at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from closecall.batch.file_errors import storing_in
from closecall.batch.rows import COLUMNS, Row, Unusable
from closecall.batch.sources.source import note_unused, require_thread, row_of
from closecall.errors import InputError

_ROWS_AT_ONCE = 256
_HINT = "Write it anew, with a column named thread."


class ParquetTable:
    """The rows of a ``.parquet`` file; see :class:`.source.Source`. Needs ``closecall[parquet]``."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unused: dict[str, None] = {}
        self.share = 0.0

    def __iter__(self) -> Iterator[Row | Unusable]:
        """The rows in their order."""
        arrow = arrow_library()
        with storing_in(self.path), self.path.open("rb") as file:
            try:
                table = arrow.parquet.ParquetFile(file)
                names = list(table.schema_arrow.names)
                require_thread(self.path, names, hint=_HINT)
                note_unused(self.unused, names)
                used = [name for name in names if name in COLUMNS]
                number = 0
                for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE, columns=used):
                    for columns in batch.to_pylist():
                        number += 1
                        self.share = number / table.metadata.num_rows
                        yield row_of(columns, place=f"row {number}")
            except (arrow.ArrowException, OSError) as error:
                first = str(error).partition("\n")[0][:200]
                raise InputError(f"{self.path} is no readable Parquet file: {first}", hint=_HINT) from None


def arrow_library() -> Any:  # noqa: ANN401  a library without types
    """``pyarrow`` with its Parquet part.

    Raises:
        InputError: it is not installed.

    """
    try:
        import pyarrow.parquet  # noqa: PLC0415  an extra
    except ImportError:
        raise InputError(
            "Parquet needs a library that is not installed.",
            hint="Run: pip install 'closecall[parquet]'; or use .jsonl.",
        ) from None
    return pyarrow
