"""Requests on their way to the provider: gathered in a file, begun as a job, never twice."""

from __future__ import annotations

import secrets
from functools import reduce
from pathlib import Path

from closecall.batch.job_book import Book, OpenJob
from closecall.batch.provider.job_files import JobFile, request_line
from closecall.errors import ModelError
from closecall.model import ModelSettings, Spending
from closecall.model.batches import Batches
from closecall.model.dialect import Dialect, Part
from closecall.model.port import Request, Tokens


class Posting:
    """Fills one file after another, and begins a job for each.

    Args:
        settings: what is asked, and where.
        book: where the jobs are noted.
        provider: who runs them.
        spending: counts the requests, and keeps to its budget.
        path: where the file stands until it is sent.
        at_most_once: a job of which nobody knows whether it was begun is not begun again.

    Attributes:
        own: numbers of the jobs that this run has begun.
        refused: names of what the endpoint refuses in a request, as far as an answer has shown it.

    """

    def __init__(
        self,
        settings: ModelSettings,
        book: Book,
        provider: Batches,
        spending: Spending,
        *,
        path: Path,
        at_most_once: bool,
    ) -> None:
        self.own: set[int] = set()
        self.refused: tuple[str, ...] = ()
        self._settings = settings
        self._book = book
        self._provider = provider
        self._spending = spending
        self._path = path
        self._at_most_once = at_most_once
        self._file: JobFile | None = None
        self._waiting: dict[bytes, tuple[int, tuple[str, ...], Tokens]] = {}

    def holds(self, key: bytes) -> bool:
        """Whether a request of that row waits to be sent."""
        return key in self._waiting

    async def add(self, key: bytes, turn: int, request: Request, *, refused: tuple[str, ...] | None) -> None:
        """One more request; a file that is full is sent before.

        Args:
            key: of the row.
            turn: the row's how-manieth request it is.
            request: what to ask.
            refused: what was refused in it before; None for one that is new.

        Raises:
            LimitReached: the budget does not cover it.
            ModelError: the full file cannot be sent.

        """
        refused = self.refused if refused is None else refused
        body = dialect_without(self._settings, refused).body(request, model=self._settings.model)
        line = request_line(key, turn, body)
        most = Tokens(prompt=len(line), completion=request.max_tokens)  # no token is shorter than a byte
        if self._file is not None and not self._file.fits(line):
            await self.send()
        self._spending.set_aside(most)
        if self._file is None:
            self._file = JobFile(self._path)
        self._file.add(line)
        self._waiting[key] = turn, refused, most

    async def send(self) -> None:
        """Begin a job for all requests that wait.

        Raises:
            ModelError: it cannot be begun, or nobody knows whether it was; see :meth:`resume`.

        """
        if self._file is None:
            return
        file, waiting = self._file, self._waiting
        self._file, self._waiting = None, {}
        name = secrets.token_hex(16)
        number = self._book.begin(name, ((key, *rest) for key, rest in waiting.items()))
        self.own.add(number)
        file.close()
        try:
            await self._begin(number, name)
        except ModelError as error:
            if not error.retryable:
                self._book.end(number, tried=False)  # it was refused: there is no such job
            raise
        finally:
            file.delete()

    async def resume(self) -> None:
        """Find out what became of jobs that an earlier run was about to begin.

        Raises:
            ModelError: the provider does not say.

        """
        self._path.unlink(missing_ok=True)
        for job in self._book.open_jobs():
            if job.id is None:
                await self._find(job)

    def discard(self) -> None:
        """Send nothing of what waits."""
        if self._file is not None:
            self._file.delete()

    async def _begin(self, number: int, name: str) -> None:
        uploaded = await self._provider.upload(self._path)
        self._book.sending(number)
        begun = await self._provider.start(uploaded, name=name)
        self._book.sent(number, name_there=begun.id)

    async def _find(self, job: OpenJob) -> None:
        found = await self._provider.find(job.name) if job.sent else None
        if found is not None:
            self._book.sent(job.number, name_there=found.id)
        elif job.sent and self._at_most_once:
            self._book.lose(job.number)
        else:
            self._book.end(job.number, tried=False)


def dialect_without(settings: ModelSettings, refused: tuple[str, ...]) -> Dialect:
    """The way to ask an endpoint that has refused those parts, one after another."""
    start = Dialect.of(settings.endpoint)
    return reduce(lambda dialect, name: dialect.without(Part[name]) or dialect, refused, start)
