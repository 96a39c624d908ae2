"""What has been answered so far, in a file beside the output that survives whatever ends the run.

SQLite in WAL mode: a result is stored with a commit of its own as soon as it is there. A power cut may lose
the last commits, never more, and those rows are answered again; with ``at_most_once`` each commit reaches the
disk before a call is made.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, Self

from closecall.batch import job_book, worker_registry
from closecall.batch.file_errors import storing_in
from closecall.batch.job_book import Book
from closecall.batch.worker_registry import Workers
from closecall.errors import InputError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS manifest(name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS answers(
    number INTEGER PRIMARY KEY, key BLOB UNIQUE NOT NULL, state INTEGER NOT NULL, worker INTEGER,
    place INTEGER, row TEXT);
CREATE INDEX IF NOT EXISTS passing ON answers(place) WHERE state = 2;
CREATE TABLE IF NOT EXISTS marks(
    place INTEGER PRIMARY KEY, size INTEGER, tail BLOB, rows BLOB, tally TEXT);
"""
_FORMAT = "closecall.journal/2"
_OPEN = 0o600
_MARK = "place, size, tail, rows, tally"
_FURTHEST = 2**62
_MOST_SWITCHING = 100
_SIDE_FILES = ("", "-wal", "-shm", "-part", "-job")


class State(IntEnum):
    """How far a row is: begun by somebody, answered for good, or failed in a way that may pass."""

    BEGUN = 0
    DONE = 1
    PASSING = 2


class Claim(IntEnum):
    """What came of asking for a row: it is ours, somebody else's, or was lost by one who is gone."""

    OURS = 0
    TAKEN = 1
    LOST = 2


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the output is.

    Attributes:
        place: rows of the input that are behind it.
        size: bytes of the output that are behind it.
        tail: digest of the last of these bytes, to know the file again.
        rows: digest over all rows before ``place``.
        tally: the counts up to there, as JSON values.

    """

    place: int
    size: int
    tail: bytes
    rows: bytes
    tally: Mapping[str, Any]


def journal_path(out: Path) -> Path:
    """Where the journal of an output stands."""
    return out.with_name(f"{out.name}.journal")


class Journal:
    """The journal of one output; several processes may have it open.

    Args:
        path: where it stands; it is made, readable by its owner alone, where there is none.
        at_most_once: never answer a row again that somebody began and did not finish, or that failed.

    Attributes:
        workers: the processes at work.
        book: the jobs at the provider of the model, where it is asked in these.

    Raises:
        InputError: it cannot be opened, or is no journal.
        LimitReached: from every method, when the disk is full.

    """

    def __init__(self, path: Path, *, at_most_once: bool = False) -> None:
        self.path = path
        self._at_most_once = at_most_once
        with storing_in(path):
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, _OPEN))
            self._connection = sqlite3.connect(
                path, isolation_level=None, timeout=60, check_same_thread=False
            )
            self._use_wal()
            self._connection.execute(f"PRAGMA synchronous = {'FULL' if at_most_once else 'NORMAL'}")
            self._connection.executescript(_SCHEMA + worker_registry.SCHEMA + job_book.SCHEMA)
            self.workers = Workers(self._connection, path)
            self.book = Book(self._connection, path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.workers.leave()
        except sqlite3.Error:
            pass  # a full disk: the lease, or that this process is gone, says the same
        finally:
            self._connection.close()

    def agree_on(self, shaping: Mapping[str, Any]) -> dict[str, Any]:
        """Note what shapes the answers, or refuse to go on with other settings than it was begun with.

        Returns:
            What it was begun with.

        Raises:
            InputError: naming each setting that differs.

        """
        with storing_in(self.path), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            found = dict(self._connection.execute("SELECT name, value FROM manifest").fetchall())
            if not found:
                noted = {"format": _FORMAT, **shaping}
                self._connection.executemany(
                    "INSERT INTO manifest VALUES(?, ?)", [(name, json.dumps(v)) for name, v in noted.items()]
                )
                return dict(shaping)
        begun = {name: json.loads(value) for name, value in found.items() if name != "format"}
        other = [name for name in {**begun, **shaping} if begun.get(name) != shaping.get(name)]
        if other or json.loads(found.get("format", "null")) != _FORMAT:
            raise InputError(
                f"{self.path} was begun with another {', '.join(other) or 'version'}.",
                hint="Use the settings it was begun with, give another -o, or delete it with --purge.",
            )
        return begun

    def begun_on(self) -> str | None:
        """The day that it was begun on, as JSON says it; None for a new one."""
        with storing_in(self.path):
            found = self._connection.execute("SELECT value FROM manifest WHERE name = 'today'").fetchone()
        return json.loads(found[0]) if found else None

    def answered(self, keys: Sequence[bytes]) -> dict[bytes, str]:
        """The rows of those keys that need no more work from this process."""
        with storing_in(self.path):
            found = self._connection.execute(
                f"SELECT key, state, worker, row FROM answers WHERE state > 0 AND key IN ({_marks(keys)})",  # noqa: S608
                keys,
            ).fetchall()
        return {key: row for key, state, worker, row in found if not self._is_open(state, worker)}

    def claim(self, keys: Sequence[bytes]) -> dict[bytes, Claim]:
        """Begin those rows, as far as nobody else does."""
        with storing_in(self.path), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            found = {
                key: (state, worker)
                for key, state, worker in self._connection.execute(
                    f"SELECT key, state, worker FROM answers WHERE key IN ({_marks(keys)})",  # noqa: S608
                    keys,
                )
            }
            claims = {key: self._claim(*found[key]) if key in found else Claim.OURS for key in keys}
            self._connection.executemany(
                "INSERT INTO answers(key, state, worker) VALUES(?, 0, ?) "
                "ON CONFLICT(key) DO UPDATE SET state = 0, worker = excluded.worker",
                [(key, self.workers.own) for key, claim in claims.items() if claim is Claim.OURS],
            )
        return claims

    def store(self, rows: Iterable[tuple[bytes, State, int, str]]) -> None:
        """Keep rows, each as its key, its state, its place in the input and its JSON."""
        with storing_in(self.path), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(
                "UPDATE answers SET state = ?, worker = ?, place = ?, row = ? WHERE key = ?",
                [(state, self.workers.own, place, row, key) for key, state, place, row in rows],
            )

    def first_to_repeat(self) -> int | None:
        """The place of the first row that failed in an earlier run and is tried again; None for none."""
        if self._at_most_once:
            return None
        with storing_in(self.path):
            found = self._connection.execute(
                "SELECT min(place) FROM answers WHERE state = 2 AND worker <> ?", (self.workers.own,)
            ).fetchone()
        return None if found[0] is None else int(found[0])

    def begin_anew(self) -> None:
        """Free all rows that were begun, and go back in the output to the first that failed and may pass.

        For a run that is alone and asks no model while it answers a row, so that none costs anything twice.
        """
        repeated = self.first_to_repeat()
        if repeated is not None:
            self.forget_marks(beyond=repeated)
        with storing_in(self.path):
            self._connection.execute("DELETE FROM answers WHERE state = 0")

    def last_mark(self, *, before: int | None = None) -> Mark | None:
        """The furthest mark of the output, or the furthest that is not beyond a place."""
        with storing_in(self.path):
            found = self._connection.execute(
                f"SELECT {_MARK} FROM marks WHERE place <= ? ORDER BY place DESC LIMIT 1",  # noqa: S608
                (_FURTHEST if before is None else before,),
            ).fetchone()
        if found is None:
            return None
        place, size, tail, rows, tally = found
        return Mark(place, size, tail, rows, json.loads(tally))

    def set_mark(self, mark: Mark) -> None:
        """Note how far the output is."""
        with storing_in(self.path):
            self._connection.execute(
                "INSERT OR REPLACE INTO marks VALUES(?, ?, ?, ?, ?)",
                (mark.place, mark.size, mark.tail, mark.rows, json.dumps(mark.tally)),
            )

    def forget_marks(self, *, beyond: int) -> None:
        """Drop the marks beyond a place: the output is written anew from there."""
        with storing_in(self.path):
            self._connection.execute("DELETE FROM marks WHERE place > ?", (beyond,))

    def _use_wal(self) -> None:
        """Switch a new file to WAL, also while another process does.

        SQLite does not wait for its turn there: of two that switch at once one is told that the file is
        locked. To begin a transaction does wait, until the other one is through.
        """
        for left in reversed(range(_MOST_SWITCHING)):
            try:
                self._connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                # The extended code holds the primary one in its last byte.
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or not left:
                    raise
                self._connection.execute("BEGIN EXCLUSIVE")
                self._connection.execute("COMMIT")
            else:
                return

    def _is_open(self, state: int, worker: int) -> bool:
        """Whether a row that failed is to be tried again: not by the run that failed, nor beside it."""
        return state == State.PASSING and not self._at_most_once and self.workers.is_gone(worker)

    def _claim(self, state: int, worker: int) -> Claim:
        if state == State.BEGUN:
            if not self.workers.is_gone(worker):
                return Claim.TAKEN
            return Claim.LOST if self._at_most_once else Claim.OURS
        return Claim.OURS if self._is_open(state, worker) else Claim.TAKEN


def purge(out: Path) -> tuple[Path, ...]:
    """Delete the journal of an output, which stays; gives the files that were deleted.

    Raises:
        InputError: there is none, or a process is at work on it.

    """
    path = journal_path(out)
    if not path.is_file():
        raise InputError(f"There is no journal at {path}.", hint="Name the output it belongs to with -o.")
    with Journal(path) as journal:
        others = journal.workers.others()
    if others:
        raise InputError(f"{path} is in use.", hint="Wait for the other run to end, or stop it.")
    files = [path.with_name(path.name + ending) for ending in _SIDE_FILES]
    deleted = tuple(file for file in files if file.is_file())
    with storing_in(path):
        for file in deleted:
            file.unlink()
    return deleted


def _marks(keys: Sequence[bytes]) -> str:
    return ",".join("?" * len(keys))
