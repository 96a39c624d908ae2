"""How far the output is: rows are answered in any order and written in theirs."""

from __future__ import annotations

import hashlib
import json
import time
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from closecall.batch.journal import Journal, Mark
from closecall.batch.keyed_rows import Entry
from closecall.batch.outputs import LinesOutput, Output, ParquetOutput, output_kind
from closecall.batch.totals import Tally
from closecall.errors import InputError

_ROWS_A_MARK = 1_000
_SECONDS_A_MARK = 5.0


class Front:
    """The rows that are not written yet, and the output behind them.

    A mark in the journal says, now and then, how far the output is; a later run verifies that the rows before
    the mark are the same, and goes on behind it.

    Args:
        journal: of this output.
        out: its file.

    Attributes:
        tally: counts over all rows up to the front.
        writes: whether this process writes the output; another one that is at work on the journal may.

    """

    def __init__(self, journal: Journal, out: Path) -> None:
        self.tally = Tally()
        self.writes = journal.workers.takes_output()
        self._journal = journal
        self._out = out
        self._output: Output | None = None
        self._waiting: deque[Entry] = deque()
        self._place = 0
        self._rows = hashlib.blake2b(digest_size=16)
        self._marked, self._marked_at = 0, time.monotonic()

    def __len__(self) -> int:
        """Rows that wait for those before them."""
        return len(self._waiting)

    def open(self, entries: Callable[[], Iterator[Entry]]) -> Iterator[Entry]:
        """Find the place to go on at; gives the entries from there.

        Args:
            entries: gives all entries from the first, each time anew.

        Raises:
            InputError: the output's file is there and no run with this journal wrote it.

        """
        kind = output_kind(self._out)
        mark = self._own_mark(kind) if self.writes else None
        ahead = entries()
        if mark is not None and kind.resumable and not self._goes_on_at(mark, ahead):
            mark, ahead = None, entries()
        if mark is None or not kind.resumable:
            mark = Mark(0, 0, b"", self._digest(), Tally().to_dict())
        if self.writes:
            self._journal.forget_marks(beyond=mark.place)
            self._journal.set_mark(mark)
            self._output = (
                ParquetOutput(self._out) if kind is ParquetOutput else LinesOutput(self._out, size=mark.size)
            )
        return ahead

    def push(self, entry: Entry) -> None:
        """One more entry, behind the others."""
        self._waiting.append(entry)

    def advance(self) -> None:
        """Write all rows whose turn it is."""
        waiting = self._waiting
        while waiting and waiting[0].answer is not None:
            self._write(waiting.popleft())
        behind = self._place - self._marked
        if behind >= _ROWS_A_MARK or (behind and time.monotonic() - self._marked_at > _SECONDS_A_MARK):
            self.settle()

    def settle(self) -> None:
        """Bring to the disk what is written, and mark the place."""
        if self._output:
            self._mark(*self._output.settle())

    def finish(self) -> None:
        """Every row is written."""
        if self._output:
            self._mark(*self._output.finish())

    def close(self) -> None:
        """Leave the output as it is."""
        if self._output:
            self._output.close()

    def _write(self, entry: Entry) -> None:
        told = json.loads(entry.answer or "")
        self.tally.count(told)
        if self._output and not told.get("left_out"):
            self._output.write(entry.answer or "")
        self._rows.update(entry.digest)
        self._place += 1

    def _mark(self, size: int, tail: bytes) -> None:
        self._journal.set_mark(Mark(self._place, size, tail, self._digest(), self.tally.to_dict()))
        self._marked, self._marked_at = self._place, time.monotonic()

    def _digest(self) -> bytes:
        return self._rows.copy().digest()

    def _own_mark(self, kind: type[LinesOutput | ParquetOutput]) -> Mark | None:
        """The mark of the output that is there; None where none is, or where all is to be written anew."""
        latest = self._journal.last_mark()
        if not self._out.exists():
            return None
        if latest is None or not kind.is_as_left(self._out, latest.size, latest.tail):
            raise InputError(
                f"{self._out} is there already, and is not what a run with {self._journal.path.name} left.",
                hint="Give another -o, or move that file away.",
            )
        repeated = self._journal.first_to_repeat()
        return latest if repeated is None else self._journal.last_mark(before=repeated)

    def _goes_on_at(self, mark: Mark, ahead: Iterator[Entry]) -> bool:
        """Pass over the rows before the mark, if they are the same as then."""
        rows = hashlib.blake2b(digest_size=16)
        passed = 0
        while passed < mark.place and (entry := next(ahead, None)) is not None:
            rows.update(entry.digest)
            passed += 1
        if passed < mark.place or rows.digest() != mark.rows:
            return False
        self._rows, self._place, self._marked = rows, mark.place, mark.place
        self.tally = Tally.from_dict(mark.tally)
        return True
