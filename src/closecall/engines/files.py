"""Files where all machines can reach them: a shared folder, or a store that pyarrow knows."""

from __future__ import annotations

from typing import Any

from closecall.batch.sources.parquet import arrow_library
from closecall.errors import InputError


def open_files(address: str) -> tuple[Any, str]:
    """The pyarrow file system of an address, and the place in it.

    Args:
        address: a path, or a URI such as ``s3://bucket/night``.

    Raises:
        InputError: there is no such store, or pyarrow is not installed.

    """
    arrow = arrow_library()
    from pyarrow import fs  # noqa: PLC0415  an extra

    if "://" not in address:
        return fs.LocalFileSystem(), address.rstrip("/")
    try:
        files, place = fs.FileSystem.from_uri(address)
    except (arrow.ArrowException, OSError, ValueError) as error:
        told = str(error).partition("\n")[0][:200]
        raise InputError(f"{address} cannot be opened: {told}", hint="Check the address.") from None
    return files, place.rstrip("/")
