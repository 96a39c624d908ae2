"""The processes that work on one journal, and which of them are still alive."""

from __future__ import annotations

import os
import socket
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from closecall.batch.file_errors import storing_in

LEASE = 30.0
"""Seconds without a sign of life after which a process of another machine or container counts as gone."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS workers(
    id INTEGER PRIMARY KEY AUTOINCREMENT, host TEXT, pid INTEGER, seen REAL, writes INTEGER DEFAULT 0);
"""


class Workers:
    """Those that work on a journal, and this process among them.

    Attributes:
        own: this process's number in the journal; never used for another.

    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, *, clock: Callable[[], float] = time.time
    ) -> None:
        self._path = path
        self._connection = connection
        self._clock = clock
        self._host, self._pid = socket.gethostname(), os.getpid()
        self._gone: set[int] = set()
        cursor = connection.execute(
            "INSERT INTO workers(host, pid, seen) VALUES(?, ?, ?)", (self._host, self._pid, clock())
        )
        self.own = int(cursor.lastrowid or 0)
        self._seen = clock()

    def show_life(self) -> None:
        """Say that this process is alive, a few times a lease."""
        if abs(self._clock() - self._seen) > LEASE / 5:
            self._seen = self._clock()
            with storing_in(self._path):
                self._connection.execute("UPDATE workers SET seen = ? WHERE id = ?", (self._seen, self.own))

    def is_gone(self, worker: int) -> bool:
        """Whether that process will never finish what it began."""
        if worker == self.own:
            return False
        if worker not in self._gone and not self._lives(worker):
            self._gone.add(worker)
        return worker in self._gone

    def _lives(self, worker: int) -> bool:
        found = self._connection.execute(
            "SELECT host, pid, seen FROM workers WHERE id = ?", (worker,)
        ).fetchone()
        if found is None:
            return False
        host, pid, seen = found
        if host == self._host and (pid == self._pid or not _is_running(pid)):
            return False
        # A clock that was set back must not keep a dead process alive.
        return bool(abs(self._clock() - seen) <= LEASE)

    def others(self) -> int:
        """How many other processes are at work."""
        with storing_in(self._path):
            found = self._connection.execute("SELECT id FROM workers WHERE id <> ?", (self.own,)).fetchall()
        return sum(not self.is_gone(worker) for (worker,) in found)

    def takes_output(self) -> bool:
        """Whether this process writes the output: one does, and another only once that one is gone."""
        with storing_in(self._path), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            found = self._connection.execute("SELECT id FROM workers WHERE writes = 1").fetchall()
            free = all(worker == self.own or self.is_gone(worker) for (worker,) in found)
            if free:
                self._connection.execute("UPDATE workers SET writes = (id = ?)", (self.own,))
        return free

    def leave(self) -> None:
        """End; what this process began and did not finish is free for others."""
        self._connection.execute("DELETE FROM workers WHERE id = ?", (self.own,))


def _is_running(pid: int) -> bool:
    if os.name != "posix":
        return True  # where a signal cannot be used to ask, the lease tells
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
