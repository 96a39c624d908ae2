"""A dying endpoint is left alone, a final refusal stops all calls at once, a wait holds for everybody."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from closecall.errors import ModelError, ModelRejected, ModelUnreachable
from closecall.model import Circuit, ModelSettings, OpenAIModel
from closecall.model.port import ChatMessage, Completion, Request
from closecall.testing import Reply, ScriptedEndpoint, answer, refusal

REQUEST = Request((ChatMessage("user", "Hello"),), {})
GOOD = answer("{}")
DOWN = refusal("down", status=503)


class FakeTime:
    """A clock that only moves when somebody sleeps or says so."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)

    def clock(self) -> float:
        return self.now


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


def model_at(endpoint: ScriptedEndpoint, time: FakeTime, *, attempts: int = 1, **circuit: Any) -> OpenAIModel:
    return OpenAIModel(
        ModelSettings(endpoint.base_url, "m"),
        attempts=attempts,
        circuit=Circuit(clock=time.clock, **circuit),
        sleep=time.sleep,
        clock=time.clock,
    )


def outcome(model: OpenAIModel) -> Completion | ModelError:
    try:
        return model.complete(REQUEST)
    except ModelError as error:
        return error


def test_after_failures_in_a_row_nothing_is_sent_until_the_rest_is_over(time: FakeTime) -> None:
    with (
        ScriptedEndpoint(*[DOWN] * 4, then=GOOD) as endpoint,
        model_at(endpoint, time, failures=3, rest=30) as model,
    ):
        for _ in range(10):
            assert isinstance(outcome(model), ModelUnreachable)
        assert len(endpoint.received) == 3
        error = outcome(model)
        assert isinstance(error, ModelUnreachable)
        assert error.retryable
        assert "3 requests in a row failed, so the model is not asked for 30 s" in str(error)
        assert "cannot answer now" in str(error)
        time.now += 31
        assert isinstance(outcome(model), ModelUnreachable)
        assert len(endpoint.received) == 4
        outcome(model)
        assert len(endpoint.received) == 4
        time.now += 31
        assert isinstance(outcome(model), Completion)
        assert isinstance(outcome(model), Completion)
    assert len(endpoint.received) == 6


def test_a_silent_endpoint_is_a_dying_one() -> None:
    with ScriptedEndpoint(then=Reply(delay=30)) as endpoint:
        settings = ModelSettings(endpoint.base_url, "m", timeout=0.1)
        with OpenAIModel(settings, circuit=Circuit(failures=2)) as model:
            told = [str(outcome(model)) for _ in range(4)]
    assert ["no answer within" in each for each in told[:2]] == [True, True]
    assert all("2 requests in a row failed" in each for each in told[2:])
    assert len(endpoint.received) == 2


def test_a_call_does_not_wait_for_a_resting_endpoint(time: FakeTime) -> None:
    with ScriptedEndpoint(then=DOWN) as endpoint:
        with model_at(endpoint, time, attempts=9, failures=3) as model:
            outcome(model)
        assert len(endpoint.received) == 3
    assert len(time.slept) == 3


@pytest.mark.parametrize("between", [GOOD, refusal("odd", status=409), answer(None)])
def test_any_answer_starts_the_count_anew(between: Any, time: FakeTime) -> None:
    script = [DOWN, DOWN, between] * 5
    with ScriptedEndpoint(*script) as endpoint, model_at(endpoint, time, failures=3) as model:
        for _ in script:
            outcome(model)
    assert len(endpoint.received) == len(script)


def test_a_busy_endpoint_is_not_a_dying_one(time: FakeTime) -> None:
    slow = refusal("slow", status=429)
    with ScriptedEndpoint(then=slow) as endpoint, model_at(endpoint, time, failures=2) as model:
        for _ in range(5):
            assert "slow down" in str(outcome(model))
    assert len(endpoint.received) == 5


@pytest.mark.parametrize(
    ("refused", "is_fatal"),
    [
        (refusal("who?", status=401), True),
        (refusal("pay", status=402), True),
        (refusal("no", status=403), True),
        (refusal("where?", status=404), True),
        (refusal("broke", status=429, code="insufficient_quota"), True),
        (refusal("which?", code="model_not_found"), True),
        (Reply(307, headers={"Location": "/elsewhere"}), True),
        (refusal("long", code="context_length_exceeded"), False),
        (refusal("long", status=413), False),
        (refusal("no", status=409), False),
        (refusal("no", status=451), False),
        (refusal("no", code="content_filter"), False),
    ],
)
def test_only_what_every_call_would_get_stops_all_of_them(
    refused: Reply, time: FakeTime, *, is_fatal: bool
) -> None:
    with ScriptedEndpoint(refused, then=GOOD) as endpoint, model_at(endpoint, time) as model:
        first, second = outcome(model), outcome(model)
        assert isinstance(first, ModelRejected)
        assert first.fatal is is_fatal
        assert isinstance(second, ModelRejected if is_fatal else Completion)
        assert not is_fatal or (str(second), second.fatal) == (str(first), True)  # type: ignore[union-attr]
        assert len(endpoint.received) == (1 if is_fatal else 2)
        time.now += 31
        assert isinstance(outcome(model), Completion)


async def all_at_once(model: OpenAIModel, calls: int) -> list[Completion | BaseException]:
    return await asyncio.gather(
        *(model.complete_async(REQUEST) for _ in range(calls)), return_exceptions=True
    )


def test_a_key_revoked_in_the_middle_stops_the_whole_batch(time: FakeTime) -> None:
    revoked = refusal("revoked", status=401)
    with ScriptedEndpoint(*[GOOD] * 5, then=revoked) as endpoint, model_at(endpoint, time) as model:
        ended = [outcome(model) for _ in range(40)]
    assert [isinstance(each, Completion) for each in ended] == [True] * 5 + [False] * 35
    assert all(isinstance(each, ModelRejected) and each.fatal for each in ended[5:])
    assert len(endpoint.received) == 6


def test_calls_that_wait_to_ask_again_stop_when_the_key_is_revoked(time: FakeTime) -> None:
    revoked = refusal("revoked", status=401)
    with (
        ScriptedEndpoint(*[DOWN] * 4, then=revoked) as endpoint,
        model_at(endpoint, time, attempts=9, failures=99) as model,
    ):
        ended = asyncio.run(all_at_once(model, 4))
    assert all(isinstance(each, ModelRejected) for each in ended)
    assert len(endpoint.received) <= 4 + 4


def test_eight_workers_all_pause_when_one_is_told_to_wait(time: FakeTime) -> None:
    told = Reply(429, b"{}", {"Retry-After": "7"})
    with ScriptedEndpoint(told, then=GOOD) as endpoint, model_at(endpoint, time) as model:
        assert "slow down" in str(outcome(model))
        ended = asyncio.run(all_at_once(model, 8))
    assert all(isinstance(each, Completion) for each in ended)
    assert time.slept
    assert time.now >= 107
    assert len(endpoint.received) == 9


def test_a_call_that_waits_for_a_pause_stops_when_everybody_is_refused_meanwhile(time: FakeTime) -> None:
    told = Reply(429, b"{}", {"Retry-After": "7"})
    circuit = Circuit(clock=time.clock)

    async def refused_meanwhile(seconds: float) -> None:
        circuit.note_error(ModelRejected("The key was revoked.", fatal=True))
        await time.sleep(seconds)

    with ScriptedEndpoint(told, then=GOOD) as endpoint:
        settings = ModelSettings(endpoint.base_url, "m")
        with OpenAIModel(
            settings, attempts=1, circuit=circuit, sleep=refused_meanwhile, clock=time.clock
        ) as model:
            outcome(model)
            assert "revoked" in str(outcome(model))
    assert time.slept == [7.0]
    assert len(endpoint.received) == 1


def test_a_pause_longer_than_the_time_left_fails_at_once(time: FakeTime) -> None:
    told = Reply(429, b"{}", {"Retry-After": "120"})
    with ScriptedEndpoint(told, then=GOOD) as endpoint, model_at(endpoint, time, attempts=3) as model:
        outcome(model)
        error = outcome(model)
        assert isinstance(error, ModelUnreachable)
        assert "left alone for 120 s" in str(error)
        assert error.hint == "Try again in 120 s."
        assert len(endpoint.received) == 1
        assert time.slept == []
        time.now += 120
        assert isinstance(outcome(model), Completion)


def test_no_endpoint_can_ask_for_a_pause_without_end(time: FakeTime) -> None:
    told = Reply(429, b"{}", {"Retry-After": "inf"})
    with ScriptedEndpoint(told, then=GOOD) as endpoint, model_at(endpoint, time) as model:
        assert str(outcome(model)).endswith("Try again later.")
        time.now += 301
        assert isinstance(outcome(model), Completion)
