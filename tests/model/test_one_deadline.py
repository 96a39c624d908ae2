"""The time limit is wall-clock time for the whole call, whatever the server does with it."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest

from closecall.errors import ModelUnreachable
from closecall.model import ModelSettings, OpenAIModel
from closecall.model.port import ChatMessage, Request
from closecall.testing import Reply, ScriptedEndpoint, answer

REQUEST = Request((ChatMessage("user", "Hello"),), {})
LIMIT = 0.4
BUSY_MACHINE = 2.0  # seconds; `python -m benchmarks.faults` measures the client's own part

SLOW = {
    "silence": Reply(delay=30),
    "one byte at a time": Reply(body=answer("{}"), drip=0.05),
    "a body that never ends": Reply(
        raw=b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" + b" " * 90, drip=0.05
    ),
}


@pytest.mark.parametrize("fault", SLOW.values(), ids=SLOW)
def test_a_slow_answer_is_given_up_in_time(fault: Reply) -> None:
    with ScriptedEndpoint(*[fault] * 9) as endpoint:
        settings = ModelSettings(endpoint.base_url, "tiny", timeout=LIMIT)
        with OpenAIModel(settings) as model:
            start = time.monotonic()
            with pytest.raises(ModelUnreachable, match=r"within 0\.4 s|in time"):
                model.complete(REQUEST)
            assert time.monotonic() - start < LIMIT + BUSY_MACHINE


def test_a_cancelled_call_stops_asking() -> None:
    async def give_up(model: OpenAIModel) -> None:
        await asyncio.wait_for(model.complete_async(REQUEST), timeout=0.2)

    with ScriptedEndpoint(*[Reply(503, delay=0.05)] * 99) as endpoint:
        with OpenAIModel(ModelSettings(endpoint.base_url, "tiny"), sleep=lambda _: asyncio.sleep(0)) as model:
            with pytest.raises(TimeoutError):
                asyncio.run(give_up(model))
            asked = len(endpoint.received)
            threading.Event().wait(0.2)
        assert len(endpoint.received) <= asked + 1
