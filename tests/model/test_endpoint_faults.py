"""Every way an endpoint fails ends in the right answer or in one error of ours, in the allowed requests."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from closecall.errors import ModelAnswerUnusable, ModelError, ModelRejected, ModelUnreachable
from closecall.model import ModelSettings, OpenAIModel
from closecall.model.port import ChatMessage, Completion, Request, Tokens
from closecall.testing import Ending, Reply, ScriptedEndpoint, answer

THREAD_TEXT = "Ines wrote: we are nearly there but the board meets only in spring"
REQUEST = Request(
    (ChatMessage("system", "Answer as JSON."), ChatMessage("user", THREAD_TEXT)), {"type": "object"}
)
GOOD = answer('{"body": "Hello"}')
ATTEMPTS = 3


class FakeTime:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def clock(self) -> float:
        return self.now


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


def ask(endpoint: ScriptedEndpoint, time: FakeTime, *, max_answer_bytes: int = 100_000) -> Completion:
    with OpenAIModel(
        ModelSettings(endpoint.base_url, "tiny"),
        attempts=ATTEMPTS,
        max_answer_bytes=max_answer_bytes,
        sleep=time.sleep,
        clock=time.clock,
    ) as model:
        return model.complete(REQUEST)


def fail(endpoint: ScriptedEndpoint, time: FakeTime, **options: Any) -> ModelError:
    with pytest.raises(ModelError) as caught:
        ask(endpoint, time, **options)
    error = caught.value
    assert "\n" not in str(error)
    assert error.hint
    assert error.__cause__ is None
    assert error.__context__ is None or error.__suppress_context__
    return error


def error_body(message: str = "nope", **fields: Any) -> dict[str, Any]:
    return {"error": {"message": message, **fields}}


@pytest.mark.parametrize(
    ("status", "kind", "requests", "words"),
    [
        (400, ModelRejected, 3, "refused the request"),
        (401, ModelRejected, 1, "does not accept the key"),
        (402, ModelRejected, 1, "paid"),
        (403, ModelRejected, 1, "does not allow"),
        (404, ModelRejected, 1, "no such address or model"),
        (408, ModelUnreachable, ATTEMPTS, "cannot answer now"),
        (409, ModelRejected, 1, "refused the request"),
        (413, ModelRejected, 1, "too long"),
        (418, ModelRejected, 1, "refused the request"),
        (422, ModelRejected, 3, "refused the request"),
        (429, ModelUnreachable, ATTEMPTS, "slow down"),
        (451, ModelRejected, 1, "legal"),
        (500, ModelUnreachable, ATTEMPTS, "cannot answer now"),
        (502, ModelUnreachable, ATTEMPTS, "cannot answer now"),
        (503, ModelUnreachable, ATTEMPTS, "cannot answer now"),
        (504, ModelUnreachable, ATTEMPTS, "cannot answer now"),
        (520, ModelUnreachable, ATTEMPTS, "cannot answer now"),
        (529, ModelUnreachable, ATTEMPTS, "cannot answer now"),
    ],
)
@pytest.mark.parametrize("body", [error_body(), "<html>gateway</html>", b"", [1], error_body(code=7)])
def test_each_status_is_one_error_after_the_allowed_requests(  # noqa: PLR0917  one column each
    status: int, kind: type[ModelError], requests: int, words: str, body: object, time: FakeTime
) -> None:
    with ScriptedEndpoint(*[Reply(status, body)] * 9) as endpoint:
        error = fail(endpoint, time)
    assert type(error).__mro__.index(kind) <= 1
    assert error.retryable is (kind is ModelUnreachable)
    assert words in str(error)
    assert f"HTTP {status}" in str(error)
    assert len(endpoint.received) == requests


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        (429, "insufficient_quota", "quota"),
        (400, "context_length_exceeded", "too long"),
        (400, "model_not_found", "'tiny'"),
        (404, "model_not_found", "'tiny'"),
    ],
)
def test_a_reason_that_waiting_cannot_change_is_not_asked_again(
    status: int, code: str, words: str, time: FakeTime
) -> None:
    with ScriptedEndpoint(Reply(status, error_body(code=code))) as endpoint:
        error = fail(endpoint, time)
    assert isinstance(error, ModelRejected)
    assert words in str(error)
    assert len(endpoint.received) == 1


@pytest.mark.parametrize("faults", [1, 2])
def test_a_fault_that_passes_costs_only_waiting(faults: int, time: FakeTime) -> None:
    with ScriptedEndpoint(*[Reply(503)] * faults, GOOD) as endpoint:
        assert ask(endpoint, time).text == '{"body": "Hello"}'
    assert time.slept == [0.5, 1.0][:faults]


@pytest.mark.parametrize(
    ("headers", "waited"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"Retry-After": "1.5"}, 1.5),
        ({"Retry-After-Ms": "250", "Retry-After": "9"}, 0.25),
        ({"Retry-After": "-4"}, 0.5),
        ({"Retry-After": "0"}, 0.5),
        ({"Retry-After": "soon"}, 0.5),
        ({"Retry-After": "nan"}, 0.5),
        ({"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0.5),
        ({"Retry-After": "Wed, 99 Foo 2015 07:28:00 GMT"}, 0.5),
        ({}, 0.5),
    ],
)
def test_retry_after_is_honoured_where_it_makes_sense(
    headers: dict[str, str], waited: float, time: FakeTime
) -> None:
    with ScriptedEndpoint(Reply(429, error_body(), headers), GOOD) as endpoint:
        ask(endpoint, time)
    assert time.slept == [waited]


@pytest.mark.parametrize("value", ["600", "61", "inf", "1e400", "Tue, 01 Jan 2999 00:00:00 GMT"])
def test_a_wait_longer_than_the_time_left_fails_at_once(value: str, time: FakeTime) -> None:
    with ScriptedEndpoint(Reply(429, error_body(), {"Retry-After": value})) as endpoint:
        error = fail(endpoint, time)
    assert time.slept == []
    assert isinstance(error, ModelUnreachable)
    assert len(endpoint.received) == 1


def test_waits_add_up_against_the_one_time_limit(time: FakeTime) -> None:
    with ScriptedEndpoint(*[Reply(503, headers={"Retry-After": "35"})] * 9) as endpoint:
        error = fail(endpoint, time)
    assert time.slept == [35.0]
    assert "35 s" in error.hint


def test_a_redirect_is_not_followed(time: FakeTime) -> None:
    with ScriptedEndpoint() as elsewhere:
        away = Reply(307, headers={"Location": f"{elsewhere.base_url}/chat/completions"})
        with ScriptedEndpoint(*[away] * 5) as endpoint:
            error = fail(endpoint, time)
    assert isinstance(error, ModelRejected)
    assert "redirects" in str(error)
    assert len(endpoint.received) == 1
    assert elsewhere.received == []


WIRE_FAULTS = {
    "closed without a word": Reply(raw=b""),
    "reset before headers": Reply(raw=b"", ending=Ending.RESET),
    "reset after headers": Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{", ending=Ending.RESET),
    "short body": Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\n{}"),
    "bad status line": Reply(raw=b"SMTP ready\r\n\r\n"),
    "header flood": Reply(raw=b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 50_000),
    "bad chunk": Reply(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
}


@pytest.mark.parametrize("fault", WIRE_FAULTS.values(), ids=WIRE_FAULTS)
def test_a_broken_connection_is_tried_again(fault: Reply, time: FakeTime) -> None:
    with ScriptedEndpoint(fault, GOOD) as endpoint:
        assert ask(endpoint, time).text == '{"body": "Hello"}'
    with ScriptedEndpoint(*[fault] * 9) as endpoint:
        assert isinstance(fail(endpoint, time), ModelUnreachable)
    assert len(endpoint.received) == ATTEMPTS


def test_a_refused_connection_is_unreachable(time: FakeTime) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        settings = ModelSettings(f"http://127.0.0.1:{unused.getsockname()[1]}/v1", "tiny")
        with (
            OpenAIModel(settings, sleep=time.sleep, clock=time.clock) as model,
            pytest.raises(ModelUnreachable),
        ):
            model.complete(REQUEST)
    assert len(time.slept) == 3


def payload_faults() -> Iterator[tuple[str, Any]]:
    yield from {
        "empty": b"",
        "blank": b" \n",
        "null": b"null",
        "list": b"[]",
        "number": b"12",
        "cut": json.dumps(GOOD)[:-20],
        "web page": "<!doctype html><title>Sign in to the network</title>",
        "event stream": 'data: {"choices": []}\n\ndata: [DONE]\n\n',
        "not utf-8": json.dumps(GOOD).encode().replace(b"Hello", b"\xff\xfe"),
        "same key twice": b'{"choices": [], "choices": []}',
        "100,000 levels": b"[" * 100_000,
        "NaN": json.dumps(GOOD).replace('"created": 0', '"created": NaN'),
        "no choices": {"id": "x"},
        "choices empty": {"choices": []},
        "choices null": {"choices": None},
        "choices an object": {"choices": {"0": 1}},
        "choice null": {"choices": [None]},
        "message missing": {"choices": [{"finish_reason": "stop"}]},
        "message null": {"choices": [{"message": None}]},
        "content null": answer(None),
        "content blank": answer(" \n\t"),
        "content a list": answer(None, message={"content": [{"type": "text", "text": "{}"}]}),
        "refusal": answer(None, message={"content": None, "refusal": "I cannot help."}),
        "refusal beside text": answer(None, message={"content": "{}", "refusal": "I cannot help."}),
        "tool calls": answer(None, message={"content": "{}", "tool_calls": [{"id": "1"}]}),
        "finish tool_calls": answer("{}", finish_reason="tool_calls"),
        "finish length": answer('{"body": "Hel', finish_reason="length"),
        "finish content_filter": answer("{}", finish_reason="content_filter"),
        "NUL in the text": answer("{}\x00"),
        "lone surrogate": json.dumps(answer("\ud800")),
    }.items()


@pytest.mark.parametrize(("body"), [pytest.param(body, id=name) for name, body in payload_faults()])
def test_a_payload_without_a_usable_answer_is_never_a_success(body: object, time: FakeTime) -> None:
    with ScriptedEndpoint(*[Reply(body=body)] * 2) as endpoint:
        error = fail(endpoint, time)
    assert isinstance(error, ModelAnswerUnusable)
    assert not error.retryable
    assert len(endpoint.received) == 1


def test_a_compressed_answer_is_not_unpacked(time: FakeTime) -> None:
    with ScriptedEndpoint(Reply(body=b"\x1f\x8b", headers={"Content-Encoding": "gzip"})) as endpoint:
        assert "compressed" in str(fail(endpoint, time))


@pytest.mark.parametrize("headers", [{}, {"Content-Length": "999999999"}])
@pytest.mark.parametrize("status", [200, 500])
def test_a_body_is_only_read_up_to_the_limit(status: int, headers: dict[str, str], time: FakeTime) -> None:
    flood = Reply(status, b"x" * 2_000_000, headers)
    with ScriptedEndpoint(flood) as endpoint:
        error = fail(endpoint, time, max_answer_bytes=1_000_000)
    assert isinstance(error, ModelAnswerUnusable)
    assert "1,000,000 bytes" in str(error)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (error_body("overloaded", code=502), ModelUnreachable),
        (error_body("no", code=401), ModelRejected),
        (error_body("no", code="odd"), ModelRejected),
        ({"error": "plain words"}, ModelRejected),
    ],
)
def test_an_error_object_with_status_200_is_an_error(
    body: object, kind: type[ModelError], time: FakeTime
) -> None:
    with ScriptedEndpoint(*[Reply(body=body)] * ATTEMPTS) as endpoint:
        assert isinstance(fail(endpoint, time), kind)


@pytest.mark.parametrize(
    "change",
    [
        {"finish_reason": None},
        {"finish_reason": "eos"},
        {"extra": {"deep": [1]}},
        {"message": {"content": "{}"}},
    ],
)
def test_harmless_differences_between_servers_are_accepted(change: dict[str, Any], time: FakeTime) -> None:
    with ScriptedEndpoint(answer("{}", **change)) as endpoint:
        assert ask(endpoint, time).text == "{}"


@pytest.mark.parametrize(
    ("usage", "tokens"),
    [
        ({"prompt_tokens": 7, "completion_tokens": 3}, Tokens(7, 3)),
        ({"prompt_tokens": -1, "completion_tokens": True}, Tokens()),
        ({"prompt_tokens": "7"}, Tokens()),
        (None, Tokens()),
    ],
)
def test_tokens_are_counted_only_where_the_server_counts_sensibly(
    usage: object, tokens: Tokens, time: FakeTime
) -> None:
    with ScriptedEndpoint({**GOOD, "usage": usage}) as endpoint:
        assert ask(endpoint, time).tokens == tokens


@pytest.mark.parametrize(
    ("name", "shown"),
    [("big-7", "big-7"), ("", "tiny"), (None, "tiny"), ("a\x1b[31m", "tiny"), ("x" * 101, "tiny")],
)
def test_the_model_is_named_as_the_server_names_it_where_that_is_a_name(
    name: object, shown: str, time: FakeTime
) -> None:
    with ScriptedEndpoint({**GOOD, "model": name}) as endpoint:
        assert ask(endpoint, time).model == shown


def test_the_async_call_is_the_same_and_survives_a_change_of_event_loop(time: FakeTime) -> None:
    with ScriptedEndpoint(GOOD, GOOD, GOOD) as endpoint:
        settings = ModelSettings(endpoint.base_url, "tiny")
        with OpenAIModel(settings, sleep=time.sleep, clock=time.clock) as model:
            first = asyncio.run(model.complete_async(REQUEST))
            assert asyncio.run(model.complete_async(REQUEST)) == first == model.complete(REQUEST)


def test_the_endpoints_own_words_are_shown_in_short(time: FakeTime) -> None:
    with ScriptedEndpoint(Reply(403, error_body("no such\nregion \x1b[31m" + "x" * 500))) as endpoint:
        text = str(fail(endpoint, time))
    assert 'It says: "no such region [31mxxx' in text
    assert len(text) < 400


@pytest.mark.parametrize(
    "said", [THREAD_TEXT, f"bad input: {THREAD_TEXT[10:60]}", THREAD_TEXT.replace(" ", "\n")]
)
def test_an_error_never_repeats_the_thread(said: str, time: FakeTime) -> None:
    with ScriptedEndpoint(Reply(403, error_body(said))) as endpoint:
        text = str(fail(endpoint, time))
    assert "nearly there" not in " ".join(text.split())
