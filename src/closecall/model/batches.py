"""An endpoint's batch jobs: a file of requests in, a file of answers out, in a day, for half the price."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import httpx2
import openai

from closecall.errors import ModelAnswerUnusable, ModelError, ModelRejected, ModelUnreachable
from closecall.model.connection_pool import Lanes
from closecall.model.endpoint_errors import Refusal, unreachable
from closecall.model.envelope import read_payload
from closecall.model.jobs import RemoteJob, id_in, job_of
from closecall.model.response_limits import read_lines, read_up_to
from closecall.model.retry import retry_after, retrying
from closecall.model.sdk import open_client, way_out
from closecall.model.settings import ModelSettings

_NAME = "closecall"
_ATTEMPTS = 4
_ANSWER_BYTES = 1_000_000
_LONGEST_LINE = 1_000_000
_LARGEST_FILE = 2_000_000_000
_A_FILE = 3_600.0  # seconds to send or to fetch one
_PAGES = 10
_NO_SUCH_ROUTE = frozenset({404, 405, 501})

_T = TypeVar("_T")


class Batches:
    """The batch jobs of one endpoint, through the ``openai`` package; for one event loop.

    Errors that may pass are tried again a few times. Nothing is read without a bound.

    Args:
        settings: address, model, key and the seconds that one request may take.
        sleep: waits between attempts.

    Raises:
        ModelError: from every call.

    """

    def __init__(
        self, settings: ModelSettings, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._settings = settings
        self._sleep = sleep
        opened = way_out(settings)
        self._client = open_client(
            settings, transport=Lanes(opened, limit=_ANSWER_BYTES), silence=settings.timeout
        )
        self._streaming = open_client(settings, transport=_Unread(opened()), silence=settings.timeout)

    async def upload(self, path: Path) -> str:
        """Send a file of requests; gives its id."""

        async def send() -> str:
            with path.open("rb") as file:  # the package reads a path into memory, an open file bit by bit
                raw = self._client.files.with_raw_response.create(
                    file=("requests.jsonl", file, "application/jsonl"), purpose="batch"
                )
                return id_in(_payload((await self._answer(raw, seconds=_A_FILE)).http_response))

        return await self._again(send)

    async def start(self, file: str, *, name: str) -> RemoteJob:
        """Begin a job over an uploaded file. One that has begun unheard is found by its name."""

        async def create() -> RemoteJob:
            if tried and (found := await self.find(name)):
                return found
            tried.append(name)
            raw = self._client.batches.with_raw_response.create(
                input_file_id=file,
                endpoint="/v1/chat/completions",
                completion_window="24h",
                metadata={_NAME: name},
            )
            return _job_in((await self._answer(raw)).http_response)

        tried: list[str] = []
        return await self._again(create)

    async def find(self, name: str) -> RemoteJob | None:
        """The job that was begun under a name, among the thousand latest ones."""
        after: str | openai.Omit = openai.omit
        for _ in range(_PAGES):
            raw = self._client.batches.with_raw_response.list(limit=100, after=after)
            payload = _payload((await self._answer(raw)).http_response)
            listed = payload.get("data")
            jobs = [job for job in listed if isinstance(job, Mapping)] if isinstance(listed, list) else []
            for job in jobs:
                metadata = job.get("metadata")
                if isinstance(metadata, Mapping) and metadata.get(_NAME) == name:
                    return job_of(job)
            if not jobs or not payload.get("has_more"):
                return None
            after = id_in(jobs[-1])
        return None

    async def look(self, job: str) -> RemoteJob:
        """How far a job is. An endpoint that cannot be reached is asked again at the next look."""
        try:
            raw = self._client.batches.with_raw_response.retrieve(job)
            return _job_in((await self._answer(raw, may_be_gone=True)).http_response)
        except _Missing:
            return RemoteJob(job, "gone")

    async def lines(self, file: str) -> AsyncIterator[bytes]:
        """The lines of a file of answers, read bit by bit; b"" for one too long; none of one that is gone."""
        stream = self._streaming.files.with_streaming_response.content(file)
        try:
            response = (await self._answer(stream.__aenter__(), may_be_gone=True)).http_response
        except _Missing:
            return
        try:
            async with asyncio.timeout(_A_FILE):
                async for line in read_lines(response, longest=_LONGEST_LINE, most=_LARGEST_FILE):
                    yield line
        except (httpx2.HTTPError, TimeoutError) as error:
            kind = type(error).__name__
            raise unreachable(self._settings, what=f"broke off a file ({kind})") from None
        finally:
            await response.aclose()

    async def delete(self, files: tuple[str, ...]) -> None:
        """Delete files as far as the endpoint does so: it deletes them by itself some weeks later."""
        for file in files:
            with suppress(ModelError):
                await self._answer(self._client.files.with_raw_response.delete(file))

    async def close(self) -> None:
        """Close all connections."""
        await self._client.close()
        await self._streaming.close()

    async def _again(self, ask: Callable[[], Awaitable[_T]]) -> _T:
        attempts = retrying(attempts=_ATTEMPTS, seconds_left=lambda: _A_FILE, sleep=self._sleep)
        return await attempts(ask)

    async def _answer(
        self, asked: Awaitable[_T], *, seconds: float | None = None, may_be_gone: bool = False
    ) -> _T:
        """What a request of the package comes to.

        Raises:
            ModelError: raised outside the handler, as the package's errors hold the key.

        """
        try:
            async with asyncio.timeout(seconds or self._settings.timeout):
                return await asked
        except openai.APIStatusError as error:
            failure: ModelError = self._refused(error.response, may_be_gone=may_be_gone)
        except ModelError:
            raise
        except Exception as error:  # many kinds come through when a server answers nonsense
            failure = self._unreachable(
                error if isinstance(error, TimeoutError) else error.__cause__ or error
            )
        raise failure

    def _unreachable(self, cause: BaseException) -> ModelUnreachable:
        is_late = isinstance(cause, TimeoutError | httpx2.TimeoutException)
        what = "did not answer in time" if is_late else f"cannot be reached ({type(cause).__name__})"
        return unreachable(self._settings, what=what)

    def _refused(self, response: httpx2.Response, *, may_be_gone: bool) -> ModelError:
        status = response.status_code
        if status in _NO_SUCH_ROUTE:
            if may_be_gone:
                return _Missing("The job is not known there.")
            return ModelRejected(
                f"{self._settings.endpoint.origin} knows no batch jobs (HTTP {status}).",
                hint="Leave out --via batch-api, or check the base URL.",
                fatal=True,
            )
        try:
            payload: object = read_payload(response.content)
        except (ModelAnswerUnusable, httpx2.ResponseNotRead):
            payload = None
        after = retry_after(response.headers, now=time.time())
        return Refusal.read(payload, status=status, after=after).as_error(self._settings, sent="")


class _Unread(httpx2.AsyncBaseTransport):
    """A way out that leaves what it brings unread, but for refusals, which the package reads to their end."""

    def __init__(self, way: httpx2.AsyncBaseTransport) -> None:
        self._way = way

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The response to a request."""
        response = await self._way.handle_async_request(request)
        if response.status_code == httpx2.codes.OK:
            return response
        try:
            content = await read_up_to(_ANSWER_BYTES, response)
        finally:
            await response.aclose()
        return httpx2.Response(response.status_code, headers=response.headers, content=content)

    async def aclose(self) -> None:
        """Close its connections."""
        await self._way.aclose()


class _Missing(ModelRejected):
    """What was asked for by its id is not there."""


def _payload(response: httpx2.Response) -> Mapping[str, Any]:
    return read_payload(response.content)


def _job_in(response: httpx2.Response) -> RemoteJob:
    return job_of(_payload(response), after=retry_after(response.headers, now=time.time()))
