"""The real chat model: any OpenAI-compatible endpoint, reached through the ``openai`` package."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any, Self

import httpx2

from closecall.drafting.records import Completion, Request, Tokens
from closecall.errors import ModelAnswerUnusable, ModelError
from closecall.model import background
from closecall.model.budget import Bill, Spending
from closecall.model.circuit import Circuit
from closecall.model.connection import Connection
from closecall.model.dialect import Dialect
from closecall.model.envelope import completion_of, read_payload, tokens_of
from closecall.model.refusals import NotConnected, Refusal, unreachable
from closecall.model.settings import ModelSettings
from closecall.model.waiting import Postponed, retry_after, retrying

_SOON = 0.001  # seconds; clocks do not add up to the last digit


class OpenAIModel:
    """Asks one model at one address; safe to share between threads and event loops.

    Nothing is connected before the first call. One call sends at most ``attempts`` requests for errors that
    may pass (429, 5xx, no connection), never takes longer than ``settings.timeout`` seconds in all, and
    honours Retry-After or fails at once when it asks for more time than is left.

    A server that refuses a JSON schema is asked for a JSON object, then for plain text; one that refuses the
    name of the length limit or the temperature is asked without. Each costs one more request; what worked is
    remembered.

    Args:
        settings: address, model, key and time limit.
        attempts: requests at most, the first included.
        max_answer_bytes: longer response bodies are not read to the end. Reading that many as JSON takes up
            to a tenth of a second, which no time limit can interrupt.
        spending: counts what the calls cost and keeps to its budget; give one to several models to share it.
        circuit: when the endpoint is left alone; give one to several models at the same endpoint.
        sleep: waits between attempts; a test passes one that returns at once.
        clock: seconds that only grow; the time left is measured with it.
        transport: replaces the network, in tests.

    Attributes:
        spending: what the calls have cost so far.

    Raises:
        ModelError: from both calls, for every failure.
        LimitReached: from both calls, before a request that the budget does not cover; nothing else.

    """

    def __init__(
        self,
        settings: ModelSettings,
        *,
        attempts: int = 4,
        max_answer_bytes: int = 500_000,
        spending: Spending | None = None,
        circuit: Circuit | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        self.spending = spending or Spending()
        self._settings = settings
        self._attempts = attempts
        self._sleep = sleep
        self._clock = clock
        self._circuit = circuit or Circuit(clock=clock)
        self._dialect = Dialect.of(settings.endpoint)
        self._connection = Connection(settings, max_answer_bytes=max_answer_bytes, transport=transport)

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
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def _within_deadline(self, request: Request) -> Completion:
        deadline = self._clock() + self._settings.timeout

        def seconds_left() -> float:
            return deadline - self._clock()

        tried = [self._dialect]
        attempts = retrying(attempts=self._attempts, seconds_left=seconds_left, sleep=self._sleep)
        try:
            async with asyncio.timeout(self._settings.timeout):
                return await attempts(self._attempt, request, tried, seconds_left)
        except TimeoutError:
            pass
        late = unreachable(self._settings, what=f"gave no answer within {self._settings.timeout:g} s")
        self._circuit.note_error(late)
        raise late

    async def _attempt(
        self, request: Request, tried: list[Dialect], seconds_left: Callable[[], float]
    ) -> Completion:
        """One attempt, in other words as the server refuses those of the last of ``tried``."""
        while True:
            await self._admitted(seconds_left)
            answer = await self._ask(request, tried[-1])
            if isinstance(answer, Completion):
                self._dialect = tried[-1]
                return answer
            other = tried[-1].without(answer.about) if answer.about else None
            if other is None or other in tried:
                raise self._refused(answer, request)
            tried.append(other)

    async def _admitted(self, seconds_left: Callable[[], float]) -> None:
        """Wait while the endpoint wants nobody to ask.

        Raises:
            ModelError: it is not to be asked within the time that is left.

        """
        self._circuit.let_through()
        while (pause := self._circuit.seconds_to_pause()) > _SOON:
            if pause >= seconds_left():
                raise Postponed(
                    f"{self._settings.endpoint.origin} has asked to be left alone for {pause:.0f} s.",
                    hint=f"Try again in {pause:.0f} s.",
                    after=pause,
                    is_busy=True,
                )
            await self._sleep(pause)
            self._circuit.let_through()

    async def _ask(self, request: Request, dialect: Dialect) -> Completion | Refusal:
        """One request, with its cost and what it tells of the endpoint noted."""
        body = dialect.body(request, model=self._settings.model)
        with self.spending.request(_most(body, request)) as bill:
            try:
                answer = await self._answer(body, bill)
            except ModelError as error:
                if isinstance(error, NotConnected):
                    bill.tokens = Tokens()
                self._circuit.note_error(error)
                raise
        if isinstance(answer, Completion):
            self._circuit.note_answer()
        return answer

    async def _answer(self, body: dict[str, Any], bill: Bill) -> Completion | Refusal:
        response = await self._connection.post(body)
        after = retry_after(response.headers, now=time.time())
        if response.status_code != httpx2.codes.OK:
            bill.tokens = Tokens()
            return Refusal.read(_payload_or_none(response), status=response.status_code, after=after)
        payload = read_payload(response.content)
        if payload.get("error") and not payload.get("choices"):
            bill.tokens = Tokens()
            return Refusal.read(payload, status=response.status_code, after=after)
        if (counted := tokens_of(payload)) != Tokens():
            bill.tokens = counted
        return completion_of(payload, asked=self._settings.model)

    def _refused(self, refusal: Refusal, request: Request) -> ModelError:
        sent = "\n".join(message.content for message in request.messages)
        error = refusal.as_error(self._settings, sent=sent)
        self._circuit.note_error(error)
        return error


def _most(body: dict[str, Any], request: Request) -> Tokens:
    """The most that a request may use: no token is shorter than a byte."""
    sent = json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
    return Tokens(prompt=len(sent), completion=request.max_tokens)


def _payload_or_none(response: httpx2.Response) -> object:
    try:
        return read_payload(response.content)
    except ModelAnswerUnusable:
        return None
