"""The gate lets calls through in their order, holds all when one is told to wait, and learns a pace."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

import pytest

from closecall.errors import InputError
from closecall.model import Circuit, Gate, ModelSettings, OpenAIModel
from closecall.model.port import ChatMessage, Completion, Request
from closecall.model.retry import Postponed
from closecall.testing import Received, Reply, ScriptedEndpoint, answer

REQUEST = Request((ChatMessage("user", "Hello"),), {})


class FakeTime:
    """A clock that only moves when somebody sleeps or says so."""

    def __init__(self) -> None:
        self.now = 100.0

    async def sleep(self, seconds: float) -> None:
        self.now += seconds
        await asyncio.sleep(0)

    def clock(self) -> float:
        return self.now


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


def gate_of(time: FakeTime, *, concurrency: int = 256) -> Gate:
    return Gate(concurrency=concurrency, clock=time.clock, sleep=time.sleep)


async def passed(gate: Gate, *, left: float = 60.0) -> float:
    moment = await gate.enter(seconds_left=lambda: left)
    gate.leave()
    return moment


def too_fast(gate: Gate, *, sent: float, after: float | None = None) -> None:
    gate.note_busy(after=after, is_too_fast=True, sent=sent)


def test_nothing_is_slowed_down_before_the_first_429(time: FakeTime) -> None:
    gate = gate_of(time)

    async def thousand() -> set[float]:
        return {await passed(gate) for _ in range(1_000)}

    assert asyncio.run(thousand()) == {100.0}
    assert gate.pace() is None


def test_after_a_429_requests_come_a_little_slower_than_they_were_taken(time: FakeTime) -> None:
    gate = gate_of(time)
    for _ in range(50):
        gate.note_taken()
    too_fast(gate, sent=100.0)
    assert gate.pace() == 45.0

    async def ten() -> list[float]:
        return [await passed(gate) for _ in range(10)]

    moments = asyncio.run(ten())
    assert moments[-1] - moments[0] == pytest.approx(9 / 45, rel=0.02)


def test_what_was_taken_longer_than_a_second_ago_does_not_count(time: FakeTime) -> None:
    gate = gate_of(time)
    for _ in range(50):
        gate.note_taken()
    time.now += 1.5
    for _ in range(20):
        gate.note_taken()
    too_fast(gate, sent=100.0)
    assert gate.pace() == 18.0


def test_requests_that_were_under_way_together_lower_the_pace_once(time: FakeTime) -> None:
    gate = gate_of(time)
    for _ in range(100):
        gate.note_taken()
    time.now = 100.5
    for _ in range(32):
        too_fast(gate, sent=100.2)
    assert gate.pace() == 90.0
    for _ in range(200):
        gate.note_taken()
    too_fast(gate, sent=100.6)
    assert gate.pace() == 81.0


def test_the_pace_grows_again_with_time(time: FakeTime) -> None:
    gate = gate_of(time)
    for _ in range(100):
        gate.note_taken()
    too_fast(gate, sent=100.0)
    time.now += 10
    assert gate.pace() == pytest.approx(90 + 10 * 0.02 * 90)


def test_an_endpoint_that_takes_nothing_is_still_asked_once_a_second(time: FakeTime) -> None:
    gate = gate_of(time)
    too_fast(gate, sent=100.0)
    assert gate.pace() == 1.0


def test_a_wait_without_a_429_closes_the_gate_and_changes_no_pace(time: FakeTime) -> None:
    gate = gate_of(time)
    gate.note_busy(after=5.0, is_too_fast=False, sent=100.0)
    assert (gate.seconds_to_pause(), gate.pace()) == (5.0, None)
    assert asyncio.run(passed(gate)) == 105.0


@pytest.mark.parametrize(("left", "is_let_through"), [(5.1, True), (4.9, False)])
def test_a_call_that_has_no_time_for_the_pause_fails_at_once(
    left: float, time: FakeTime, *, is_let_through: bool
) -> None:
    gate = gate_of(time)
    gate.note_busy(after=5.0, is_too_fast=False, sent=100.0)
    if is_let_through:
        assert asyncio.run(passed(gate, left=left)) == 105.0
        return
    with pytest.raises(Postponed, match="left alone for 5 s"):
        asyncio.run(passed(gate, left=left))
    assert time.now == 100.0


def test_a_queue_that_is_longer_than_the_time_left_is_not_joined(time: FakeTime) -> None:
    gate = gate_of(time)
    too_fast(gate, sent=100.0)  # one a second
    gate.waiting = 30
    with pytest.raises(Postponed, match="takes no more requests for 30 s"):
        asyncio.run(passed(gate, left=20.0))


def test_calls_are_let_through_in_the_order_in_which_they_came(time: FakeTime) -> None:
    gate = gate_of(time)
    too_fast(gate, sent=100.0, after=2.0)
    order: list[int] = []

    async def come(number: int) -> None:
        await passed(gate)
        order.append(number)

    async def all_come() -> None:
        await asyncio.gather(*(come(number) for number in range(20)))

    asyncio.run(all_come())
    assert order == list(range(20))
    assert gate.waiting == 0


def test_no_more_requests_are_under_way_at_once_than_allowed() -> None:
    most = now = 0

    def count(_: Received) -> Reply:
        return Reply(body=answer("{}"), delay=0.02)

    async def ask(model: OpenAIModel) -> list[Completion]:
        return await asyncio.gather(*(model.complete_async(REQUEST) for _ in range(12)))

    class Watched(Gate):
        async def enter(self, *, seconds_left: Callable[[], float]) -> float:
            nonlocal most, now
            moment = await super().enter(seconds_left=seconds_left)
            now += 1
            most = max(most, now)
            return moment

        def leave(self) -> None:
            nonlocal now
            now -= 1
            super().leave()

    with ScriptedEndpoint(then=count) as endpoint:
        settings = ModelSettings(endpoint.base_url, "m")
        with OpenAIModel(settings, gate=Watched(concurrency=3)) as model:
            assert len(asyncio.run(ask(model))) == 12
    assert most == 3


def test_a_cancelled_call_gives_its_place_back() -> None:
    gate = Gate(concurrency=1)

    async def cancel_one_in_the_queue() -> float:
        await gate.enter(seconds_left=lambda: 60.0)
        waits = asyncio.create_task(gate.enter(seconds_left=lambda: 60.0))
        await asyncio.sleep(0)
        waits.cancel()
        await asyncio.gather(waits, return_exceptions=True)
        gate.leave()
        return await asyncio.wait_for(passed(gate), timeout=5)

    asyncio.run(cancel_one_in_the_queue())
    assert gate.waiting == 0


def test_a_call_that_is_cancelled_in_a_pause_gives_its_place_back(time: FakeTime) -> None:
    async def never(_: float) -> None:
        await asyncio.Event().wait()

    gate = Gate(concurrency=1, clock=time.clock, sleep=never)
    gate.note_busy(after=5.0, is_too_fast=False, sent=100.0)

    async def cancel_the_one_that_waits() -> float:
        waits = asyncio.create_task(passed(gate))
        await asyncio.sleep(0.01)
        waits.cancel()
        await asyncio.gather(waits, return_exceptions=True)
        time.now += 6
        return await asyncio.wait_for(passed(gate), timeout=5)

    assert asyncio.run(cancel_the_one_that_waits()) == 106.0


def test_a_call_whose_turn_never_comes_does_not_count_against_the_endpoint() -> None:
    gate, circuit = Gate(concurrency=1), Circuit(failures=1)
    with ScriptedEndpoint(then=Reply(body=answer("{}"), delay=0.6)) as endpoint:
        patient = OpenAIModel(ModelSettings(endpoint.base_url, "m"), gate=gate, circuit=circuit)
        settings = ModelSettings(endpoint.base_url, "m", timeout=0.2)
        hasty = OpenAIModel(settings, gate=gate, circuit=circuit)

        async def both() -> list[Completion | BaseException]:
            calls = (model.complete_async(REQUEST) for model in (patient, hasty))
            return await asyncio.gather(*calls, return_exceptions=True)

        with patient, hasty:
            served, late = asyncio.run(both())
    assert isinstance(served, Completion)
    assert "too many calls wait for their turn" in str(late)
    assert len(endpoint.received) == 1
    circuit.check()


def test_a_pause_is_said_once_for_all_calls(time: FakeTime, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="closecall.model")
    gate = gate_of(time)
    for _ in range(8):
        too_fast(gate, sent=100.0, after=7.0)
    time.now += 8
    too_fast(gate, sent=108.0, after=1.0)
    said = [(record.levelname, record.getMessage()) for record in caplog.records]
    assert said == [
        ("WARNING", "The model endpoint is busy and asks for a pause: nothing is sent to it for 7.0 s."),
        ("INFO", "The model endpoint is busy and asks for a pause: nothing is sent to it for 1.0 s."),
    ]


@pytest.mark.parametrize("concurrency", [0, -1])
def test_a_gate_that_lets_nobody_through_is_refused(concurrency: int) -> None:
    with pytest.raises(InputError, match="at once"):
        Gate(concurrency=concurrency)
