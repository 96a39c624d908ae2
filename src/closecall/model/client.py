"""The real chat model: any OpenAI-compatible endpoint, reached through the ``openai`` package."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Awaitable, Callable
from typing import Any, Self

import httpx2
import openai

from closecall.drafting.records import Completion, Request
from closecall.errors import ModelAnswerUnusable, ModelError
from closecall.model import background
from closecall.model.connection import open_client
from closecall.model.envelope import completion_of, read_payload
from closecall.model.formats import AnswerFormat, request_body
from closecall.model.refusals import Refusal, unreachable
from closecall.model.settings import ModelSettings
from closecall.model.waiting import retry_after, retrying


class OpenAIModel:
    """Asks one model at one address; safe to share between threads and event loops.

    Nothing is connected before the first call. One call sends at most ``attempts`` requests for errors that
    may pass (429, 5xx, no connection), never takes longer than ``settings.timeout`` seconds in all, and
    honours Retry-After or fails at once when it asks for more time than is left. A server that refuses a
    JSON schema is asked for a JSON object, then for plain text; what worked is remembered.

    Args:
        settings: address, model, key and time limit.
        attempts: requests at most, the first included.
        max_answer_bytes: longer response bodies are not read to the end.
        sleep: waits between attempts; a test passes one that returns at once.
        clock: seconds that only grow; the time left is measured with it.
        transport: replaces the network, in tests.

    Raises:
        ModelError: from both calls, for every failure, and nothing else.

    """

    def __init__(
        self,
        settings: ModelSettings,
        *,
        attempts: int = 4,
        max_answer_bytes: int = 2_000_000,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        self._settings = settings
        self._attempts = attempts
        self._max_answer_bytes = max_answer_bytes
        self._sleep = sleep
        self._clock = clock
        self._transport = transport
        self._format = AnswerFormat.JSON_SCHEMA
        self._clients: dict[int, openai.AsyncOpenAI] = {}

    def __repr__(self) -> str:
        return f"OpenAIModel({self._settings!r})"

    def complete(self, request: Request) -> Completion:
        """The model's answer."""
        return background.run(self._within_deadline(request))

    async def complete_async(self, request: Request) -> Completion:
        """The same without blocking the event loop."""
        return await asyncio.wrap_future(background.submit(self._within_deadline(request)))

    def close(self) -> None:
        """Close the connections; a later call opens new ones."""
        client = self._clients.pop(os.getpid(), None)
        if client is not None:
            background.run(client.close())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def _within_deadline(self, request: Request) -> Completion:
        deadline = self._clock() + self._settings.timeout
        attempts = retrying(
            attempts=self._attempts, seconds_left=lambda: deadline - self._clock(), sleep=self._sleep
        )
        try:
            async with asyncio.timeout(self._settings.timeout):
                return await attempts(self._ask, request)
        except TimeoutError:
            pass
        raise unreachable(self._settings, what=f"gave no answer within {self._settings.timeout:g} s")

    async def _ask(self, request: Request) -> Completion:
        """One attempt, going down the answer formats as the server refuses them."""
        answer_format = self._format
        while True:
            answer = await self._answer(request_body(request, self._settings, answer_format))
            if isinstance(answer, Completion):
                self._format = answer_format
                return answer
            if answer_format is AnswerFormat.PROMPT_ONLY or not answer.is_about_format:
                sent = "\n".join(message.content for message in request.messages)
                raise answer.as_error(self._settings, sent=sent)
            answer_format = AnswerFormat(answer_format + 1)

    async def _answer(self, body: dict[str, Any]) -> Completion | Refusal:
        response = await self._post(body)
        after = retry_after(response.headers, now=time.time())
        if response.status_code != httpx2.codes.OK:
            return Refusal.read(_payload_or_none(response), status=response.status_code, after=after)
        payload = read_payload(response.content)
        if payload.get("error") and not payload.get("choices"):
            return Refusal.read(payload, status=response.status_code, after=after)
        return completion_of(payload, asked=self._settings.model)

    async def _post(self, body: dict[str, Any]) -> httpx2.Response:
        """The response, whatever its status. Raised outside the handler: the SDK's errors hold the key."""
        try:
            return await self._client().post("/chat/completions", cast_to=httpx2.Response, body=body)
        except ModelError:
            raise
        except openai.APIStatusError as error:
            return error.response
        except openai.APITimeoutError:
            failure: ModelError = unreachable(self._settings, what="did not answer in time")
        except openai.APIConnectionError as error:
            failure = unreachable(self._settings, what=f"cannot be reached ({_cause(error)})")
        except Exception as error:  # the SDK lets many kinds through when a server answers nonsense
            failure = ModelAnswerUnusable(
                f"{self._settings.endpoint.origin} gave an answer that cannot be read ({_cause(error)}).",
                hint="Check that the base URL is a chat model's.",
            )
        raise failure

    def _client(self) -> openai.AsyncOpenAI:
        if os.getpid() not in self._clients:
            self._clients[os.getpid()] = open_client(
                self._settings, max_answer_bytes=self._max_answer_bytes, transport=self._transport
            )
        return self._clients[os.getpid()]


def _payload_or_none(response: httpx2.Response) -> object:
    try:
        return read_payload(response.content)
    except ModelAnswerUnusable:
        return None


def _cause(error: Exception) -> str:
    return type(error.__cause__ or error).__name__
