"""The jobs that are under way at the provider and the requests in them, kept in the journal."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from closecall.batch.file_errors import storing_in
from closecall.model.port import Tokens

SCHEMA = """
CREATE TABLE IF NOT EXISTS jobs(
    number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, sent INTEGER NOT NULL DEFAULT 0, id TEXT);
CREATE TABLE IF NOT EXISTS requests(
    key BLOB, turn INTEGER, job INTEGER, tries INTEGER NOT NULL DEFAULT 0, refused TEXT NOT NULL DEFAULT '',
    prompt INTEGER NOT NULL, completion INTEGER NOT NULL, answer TEXT, PRIMARY KEY(key, turn)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS asked ON requests(job) WHERE job IS NOT NULL;
"""

_LOST = "null"


@dataclass(frozen=True, slots=True)
class OpenJob:
    """A job whose answers are not here yet.

    Attributes:
        name: ours, by which the provider finds it; ``id`` is the provider's, None until it has told.
        sent: whether the provider may have been told of it.

    """

    number: int
    name: str
    sent: bool
    id: str | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, the ``turn``-th of its row.

    Attributes:
        job: the job that it is under way in; None where it is in none.
        tries: how often it came back without an answer.
        refused: the names of what was refused in it, so that it is put in other words.
        most: what it may use.
        answer: "status" and "body" of the response; None where there is none.
        is_lost: it was sent or not, nobody knows, and must not be sent again.

    """

    turn: int
    job: int | None
    tries: int
    refused: tuple[str, ...]
    most: Tokens
    answer: dict[str, Any] | None
    is_lost: bool


class Book:
    """Jobs and requests of one journal.

    Args:
        connection: to the journal.
        path: where it stands.

    Raises:
        LimitReached: from every method, when the disk is full.

    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def be_durable(self) -> None:
        """From now on each step reaches the disk before the next one: a job is never begun twice."""
        self._connection.execute("PRAGMA synchronous = FULL")

    def open_jobs(self) -> list[OpenJob]:
        """The oldest first."""
        found = self._connection.execute("SELECT number, name, sent, id FROM jobs ORDER BY number").fetchall()
        return [OpenJob(number, name, bool(sent), told) for number, name, sent, told in found]

    def begin(self, name: str, requests: Iterable[tuple[bytes, int, tuple[str, ...], Tokens]]) -> int:
        """A new job with those requests, each as its row's key, its turn, what was refused, and its most."""
        with self._changing():
            cursor = self._connection.execute("INSERT INTO jobs(name) VALUES(?)", (name,))
            number = int(cursor.lastrowid or 0)
            self._connection.executemany(
                "INSERT INTO requests(job, key, turn, refused, prompt, completion) VALUES(?, ?, ?, ?, ?, ?) "
                "ON CONFLICT(key, turn) DO UPDATE SET job = excluded.job",
                (
                    (number, key, turn, " ".join(refused), most.prompt, most.completion)
                    for key, turn, refused, most in requests
                ),
            )
        return number

    def sending(self, number: int) -> None:
        """The provider is being told of a job."""
        with self._changing():
            self._connection.execute("UPDATE jobs SET sent = 1 WHERE number = ?", (number,))

    def sent(self, number: int, *, name_there: str) -> None:
        """The provider has told its id of a job."""
        with self._changing():
            self._connection.execute("UPDATE jobs SET id = ? WHERE number = ?", (name_there, number))

    def asked(self, keys: Sequence[bytes]) -> dict[bytes, dict[int, Asked]]:
        """The requests of some rows, by turn."""
        found = self._connection.execute(
            "SELECT key, turn, job, tries, refused, prompt, completion, answer FROM requests "  # noqa: S608
            f"WHERE key IN ({','.join('?' * len(keys))})",
            keys,
        )
        rows: dict[bytes, dict[int, Asked]] = {}
        for key, turn, job, tries, refused, prompt, completion, answer in found:
            read = json.loads(answer) if answer else None
            most, parts = Tokens(prompt, completion), tuple(refused.split())
            rows.setdefault(key, {})[turn] = Asked(turn, job, tries, parts, most, read, answer == _LOST)
        return rows

    def keep(self, answers: Iterable[tuple[bytes, int, dict[str, Any]]]) -> None:
        """Answers to requests."""
        with self._changing():
            self._connection.executemany(
                "UPDATE requests SET job = NULL, answer = ? WHERE key = ? AND turn = ?",
                ((json.dumps(answer), key, turn) for key, turn, answer in answers),
            )

    def give_back(self, requests: Iterable[tuple[bytes, int, tuple[str, ...], bool]]) -> None:
        """Requests to be asked again, each with what was refused in it, and whether it counts as a try."""
        with self._changing():
            self._connection.executemany(
                "UPDATE requests SET job = NULL, tries = tries + ?, refused = ? WHERE key = ? AND turn = ?",
                ((int(tried), " ".join(refused), key, turn) for key, turn, refused, tried in requests),
            )

    def end(self, number: int, *, tried: bool = True) -> tuple[int, Tokens]:
        """A job is over; gives how many requests had no answer, and what they might have used.

        Args:
            number: of the job.
            tried: whether that counts as a try of them.

        """
        with self._changing():
            count, prompt, completion = self._connection.execute(
                "SELECT count(*), sum(prompt), sum(completion) FROM requests WHERE job = ?", (number,)
            ).fetchone()
            self._connection.execute(
                "UPDATE requests SET job = NULL, tries = tries + ? WHERE job = ?", (int(tried), number)
            )
            self._connection.execute("DELETE FROM jobs WHERE number = ?", (number,))
        return count, Tokens(prompt or 0, completion or 0)

    def lose(self, number: int) -> None:
        """A job may have been begun or not, and its requests must not be sent a second time."""
        with self._changing():
            self._connection.execute(
                "UPDATE requests SET job = NULL, answer = ? WHERE job = ?", (_LOST, number)
            )
            self._connection.execute("DELETE FROM jobs WHERE number = ?", (number,))

    def forget(self, keys: Iterable[bytes]) -> None:
        """Drop the requests of rows that are answered."""
        with self._changing():
            self._connection.executemany("DELETE FROM requests WHERE key = ?", ((key,) for key in keys))

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with storing_in(self._path), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
