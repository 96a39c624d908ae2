"""The real chat model: any OpenAI-compatible endpoint, reached through the ``openai`` package."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Self

import httpx2

from closecall.errors import ModelAnswerUnusable, ModelError
from closecall.model import background
from closecall.model.budget import Bill, Spending
from closecall.model.circuit import Circuit
from closecall.model.connection import Connection
from closecall.model.dialect import Dialect
from closecall.model.endpoint_errors import NotConnected, Refusal, unreachable
from closecall.model.envelope import completion_of, read_payload, tokens_of
from closecall.model.port import Completion, Request, Tokens
from closecall.model.rate_gate import Gate
from closecall.model.retry import Postponed, retry_after, retrying
from closecall.model.settings import ModelSettings


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
        gate: how many requests are sent at once and how fast; to be shared like the circuit.
        sleep: waits between attempts; a test passes one that returns at once.
        clock: seconds that only grow; the time left is measured with it.
        transport: replaces the network, in tests.

    Attributes:
        spending: what the calls have cost so far.
        gate: how long the endpoint wants to be left alone, and how fast it is asked.

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
        gate: Gate | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
        transport: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        self.spending = spending or Spending()
        self.gate = gate or Gate(clock=clock, sleep=sleep)
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
        if background.is_here():
            return await self._within_deadline(request)
        return await asyncio.wrap_future(background.submit(self._within_deadline(request)))

    def close(self) -> None:
        """Close the connections; a later call opens new ones."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    async def _within_deadline(self, request: Request) -> Completion:
        self._connection.load()
        call = _Call(request, self._dialect, self._clock() + self._settings.timeout)
        attempts = retrying(
            attempts=self._attempts, seconds_left=lambda: call.deadline - self._clock(), sleep=self._sleep
        )
        try:
            async with asyncio.timeout(self._settings.timeout):
                return await attempts(self._attempt, call)
        except TimeoutError:
            pass
        if call.sent is None:
            what, hint = "was not asked: too many calls wait for their turn", "Ask less at once."
            raise Postponed(f"The model {what}.", hint=hint, after=None, is_busy=True)
        late = unreachable(self._settings, what=f"gave no answer within {self._settings.timeout:g} s")
        self._circuit.note_error(late)
        raise late

    async def _attempt(self, call: _Call) -> Completion:
        """One attempt, in other words as the server refuses those of the last way tried."""
        while True:
            answer = await self._ask(call)
            if isinstance(answer, Completion):
                self._dialect = call.tried[-1]
                return answer
            other = call.tried[-1].without(answer.about) if answer.about else None
            if other is None or other in call.tried:
                raise self._refused(answer, call)
            call.tried.append(other)

    async def _ask(self, call: _Call) -> Completion | Refusal:
        """One request in its turn, with its cost and what it tells of the endpoint noted."""
        content = call.content(self._settings.model)
        self._circuit.check()
        call.sent = None
        sent = await self.gate.enter(seconds_left=lambda: call.deadline - self._clock())
        try:
            call.sent = sent
            self._circuit.let_through()
            return await self._answered(call, content)
        finally:
            self.gate.leave()

    async def _answered(self, call: _Call, content: bytes) -> Completion | Refusal:
        # No token is shorter than a byte.
        most = Tokens(prompt=len(content), completion=call.request.max_tokens)
        with self.spending.request(most) as bill:
            try:
                answer = await self._answer(content, bill)
            except ModelError as error:
                if isinstance(error, NotConnected):
                    bill.tokens = Tokens()
                self._circuit.note_error(error)
                raise
        if isinstance(answer, Completion):
            self._circuit.note_answer()
            self.gate.note_taken()
        return answer

    async def _answer(self, content: bytes, bill: Bill) -> Completion | Refusal:
        response = await self._connection.post(content)
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

    def _refused(self, refusal: Refusal, call: _Call) -> ModelError:
        told = "\n".join(message.content for message in call.request.messages)
        error = refusal.as_error(self._settings, sent=told)
        self._circuit.note_error(error)
        if isinstance(error, Postponed) and call.sent is not None:
            self.gate.note_busy(after=error.after, is_too_fast=error.is_busy, sent=call.sent)
        return error


class _Call:
    """What one call has come to.

    Attributes:
        deadline: on the model's clock.
        tried: the ways of asking so far; the last one is in use.
        sent: when the request under way was let through the gate; None while it waits there.

    """

    def __init__(self, request: Request, dialect: Dialect, deadline: float) -> None:
        self.request = request
        self.deadline = deadline
        self.tried = [dialect]
        self.sent: float | None = None

    def content(self, model: str) -> bytes:
        body = self.tried[-1].body(self.request, model=model)
        return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _payload_or_none(response: httpx2.Response) -> object:
    try:
        return read_payload(response.content)
    except ModelAnswerUnusable:
        return None
