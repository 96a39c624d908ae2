"""What can go wrong with a file of ours, as closecall's own errors."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from closecall.errors import InputError, LimitReached

_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
# What SQLite says of a file that may not grow differs with where it noticed.
_FULL_CODES = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
_GO_ON = "Make room, and run the same command again: it goes on where it stopped."


@contextmanager
def storing_in(path: Path) -> Iterator[None]:
    """Turn errors of the disk and of SQLite into closecall's.

    Raises:
        LimitReached: there is no room left; what was stored stays stored.
        InputError: the file cannot be opened, written or understood.

    """
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise LimitReached(f"{path} cannot grow: {error.strerror}.", hint=_GO_ON) from None
        raise InputError(
            f"{path}: {error.strerror or error}.", hint="Check the folder and its rights."
        ) from None
    except sqlite3.Error as error:
        # The extended code holds the primary one in its last byte.
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _FULL_CODES:
            raise LimitReached(f"{path} cannot grow: {error}.", hint=_GO_ON) from None
        hint = "Check the folder and its rights; or delete it with --purge and begin anew."
        raise InputError(f"{path}: {error}.", hint=hint) from None
