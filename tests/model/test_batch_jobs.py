"""The provider's batch interface on the wire: what is sent, what is believed, how much is read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest

from closecall.errors import ModelAnswerUnusable, ModelError, ModelRejected, ModelUnreachable
from closecall.model import ApiKey, ModelSettings, background
from closecall.model.batches import Batches
from closecall.model.jobs import RemoteJob, completion_in
from closecall.testing import Received, Reply, ScriptedBatches, ScriptedEndpoint, answer, refusal
from closecall.testing.replies import Step

KEY = "sk-invented-key"
T = TypeVar("T")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "requests.jsonl"
    path.write_text('{"custom_id": "a", "url": "/v1/chat/completions", "body": {}}\n')
    return path


@pytest.fixture
def slept() -> list[float]:
    return []


@pytest.fixture
def asks(slept: list[float]) -> Callable[..., Any]:
    """Runs what is asked of an endpoint's batches, without waiting."""

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        await asyncio.sleep(0)

    def asks(
        endpoint: ScriptedEndpoint,
        what: Callable[[Batches], Awaitable[T]],
        *,
        key: bool = False,
        timeout: float = 5,
    ) -> T:
        settings = ModelSettings(endpoint.base_url, "any", ApiKey(KEY) if key else None, timeout=timeout)

        async def ask() -> T:
            batches = Batches(settings, sleep=sleep)
            try:
                return await what(batches)
            finally:
                await batches.close()

        return background.run(ask())

    return asks


async def all_lines(batches: Batches) -> list[bytes]:
    return [line async for line in batches.lines("file-1")]


def test_a_file_is_sent_with_the_key_and_no_header_that_is_not_needed(
    asks: Callable[..., Any], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_ORG_ID", "org-invented")
    with ScriptedEndpoint(then=ScriptedBatches()) as endpoint:
        name = asks(endpoint, lambda batches: batches.upload(file), key=True)
    (request,) = endpoint.received

    assert name == "file-1"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert set(request.headers) == {
        "host",
        "accept",
        "user-agent",
        "authorization",
        "content-type",
        "content-length",
        "accept-encoding",
    } | ({"connection"} & set(request.headers))
    assert b'name="purpose"\r\n\r\nbatch\r\n' in request.body
    assert file.read_bytes() in request.body


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_is_tried_again_after_the_time_that_the_endpoint_asks_for(
    asks: Callable[..., Any], slept: list[float], file: Path, status: int
) -> None:
    busy = Reply(status, headers={"Retry-After": "7"})
    with ScriptedEndpoint(busy, then=ScriptedBatches()) as endpoint:
        assert asks(endpoint, lambda batches: batches.upload(file)) == "file-1"

    assert slept == [7.0]


@pytest.mark.parametrize("status", [401, 402, 403, 400, 413])
def test_a_refusal_is_not_tried_again_and_holds_no_key(
    asks: Callable[..., Any], file: Path, status: int
) -> None:
    with (
        ScriptedEndpoint(then=refusal(f"wrong key {KEY}", status=status)) as endpoint,
        pytest.raises(ModelRejected) as caught,
    ):
        asks(endpoint, lambda batches: batches.upload(file), key=True)

    assert len(endpoint.received) == 1
    assert KEY not in str(caught.value)
    assert caught.value.__context__ is None


def test_a_redirect_is_not_followed(asks: Callable[..., Any], file: Path) -> None:
    with ScriptedEndpoint(then=answer("")) as elsewhere:
        moved = Reply(307, headers={"Location": elsewhere.base_url})
        with ScriptedEndpoint(then=moved) as endpoint, pytest.raises(ModelRejected, match="redirects"):
            asks(endpoint, lambda batches: batches.upload(file), key=True)

    assert elsewhere.received == []


def test_a_job_that_begins_unheard_is_found_and_not_begun_twice(asks: Callable[..., Any], file: Path) -> None:
    batches = ScriptedBatches()

    def deaf(request: Received) -> Reply:
        reply = batches(request)
        is_begin = request.method == "POST" and request.path.endswith("/batches")
        return Reply(raw=b"") if is_begin else reply

    with ScriptedEndpoint(then=deaf) as endpoint:
        name = asks(endpoint, lambda b: b.upload(file))
        job = asks(endpoint, lambda b: b.start(name, name="ours"))

    assert job.id == "batch_1"
    assert len(batches.jobs) == 1


def test_a_job_is_found_on_a_later_page(asks: Callable[..., Any]) -> None:
    others = [{"id": f"batch_{number}", "status": "completed", "metadata": None} for number in (3, 2)]
    ours = {"id": "batch_1", "status": "in_progress", "metadata": {"closecall": "ours"}}
    pages = {"data": others, "has_more": True}, {"data": [ours], "has_more": False}
    with ScriptedEndpoint(*pages) as endpoint:
        assert asks(endpoint, lambda batches: batches.find("ours")) == RemoteJob("batch_1", "in_progress")

    assert "after=batch_2" in endpoint.received[1].path


def test_a_list_that_never_ends_is_left(asks: Callable[..., Any]) -> None:
    page = {"data": [{"id": "batch_1"}], "has_more": True}
    with ScriptedEndpoint(then=Reply(body=page)) as endpoint:
        assert asks(endpoint, lambda batches: batches.find("ours")) is None

    assert len(endpoint.received) == 10


JOB = {"id": "batch_1", "status": "in_progress"}


@pytest.mark.parametrize(
    ("told", "state", "done", "total"),
    [
        (JOB, "in_progress", 0, 0),
        ({**JOB, "request_counts": {"total": 9, "completed": 3, "failed": 2}}, "in_progress", 5, 9),
        ({**JOB, "request_counts": {"total": -1, "completed": "3", "failed": True}}, "in_progress", 0, 0),
        ({**JOB, "request_counts": [1]}, "in_progress", 0, 0),
        ({**JOB, "status": None}, "unknown", 0, 0),
        ({**JOB, "status": "\x1b[31mdone"}, "unknown", 0, 0),
        ({**JOB, "errors": {"data": []}}, "in_progress", 0, 0),
    ],
)
def test_what_an_endpoint_tells_of_a_job_is_believed_only_where_it_makes_sense(
    asks: Callable[..., Any], told: dict[str, Any], state: str, done: int, total: int
) -> None:
    with ScriptedEndpoint(told) as endpoint:
        job = asks(endpoint, lambda batches: batches.look("batch_1"))

    assert job == RemoteJob("batch_1", state, total, done)


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"id": "../files"},
        {"id": "a" * 201},
        {"id": 7},
        {**JOB, "output_file_id": "file/../.."},
        Reply(body="<html>"),
        Reply(body=b"\xff"),
        Reply(body="[]"),
        Reply(body=b"x" * 1_000_001),
        Reply(body=JOB, headers={"Content-Encoding": "gzip"}),
    ],
)
def test_what_is_no_job_is_an_unusable_answer(asks: Callable[..., Any], told: Step) -> None:
    with ScriptedEndpoint(told) as endpoint, pytest.raises(ModelAnswerUnusable):
        asks(endpoint, lambda batches: batches.look("batch_1"))


def test_an_endpoint_that_is_silent_is_left_in_time(asks: Callable[..., Any]) -> None:
    with (
        ScriptedEndpoint(Reply(body=JOB, delay=30)) as endpoint,
        pytest.raises(ModelUnreachable, match="did not answer in time"),
    ):
        asks(endpoint, lambda batches: batches.look("batch_1"), timeout=0.3)


def test_a_job_that_the_endpoint_does_not_know_any_more_is_gone(asks: Callable[..., Any]) -> None:
    with ScriptedEndpoint(then=ScriptedBatches()) as endpoint:
        assert asks(endpoint, lambda batches: batches.look("batch_9")) == RemoteJob("batch_9", "gone")


def test_a_look_tells_how_long_to_wait(asks: Callable[..., Any]) -> None:
    with ScriptedEndpoint(Reply(body=JOB, headers={"Retry-After": "90"})) as endpoint:
        assert asks(endpoint, lambda batches: batches.look("batch_1")).after == 90.0


def test_lines_come_one_by_one_and_one_that_is_too_long_is_empty(asks: Callable[..., Any]) -> None:
    body = b"one\n" + b"x" * 1_000_001 + b"\n\ntwo\nrest"
    with ScriptedEndpoint(Reply(body=body)) as endpoint:
        assert asks(endpoint, all_lines) == [b"one", b"", b"", b"two", b"rest"]


def test_a_file_without_a_line_end_is_not_kept_in_memory(asks: Callable[..., Any]) -> None:
    with ScriptedEndpoint(Reply(body=b"x" * 1_000_000, times=20)) as endpoint:
        assert asks(endpoint, all_lines) == []


def test_a_file_over_the_bound_ends_in_an_error(
    asks: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("closecall.model.batches._LARGEST_FILE", 100_000)
    with (
        ScriptedEndpoint(Reply(body=b"line\n" * 10_000, times=4)) as endpoint,
        pytest.raises(ModelAnswerUnusable, match="longer than 100,000 bytes"),
    ):
        asks(endpoint, all_lines)


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(body=b"one\n", headers={"Content-Length": "400"}), ModelUnreachable),
        (Reply(raw=b""), ModelUnreachable),
        (Reply(body=b"one\n", headers={"Content-Encoding": "gzip"}), ModelAnswerUnusable),
        (Reply(503), ModelUnreachable),
        (refusal("no", status=403), ModelRejected),
        (Reply(500, body=b"x" * 1_000_000, times=20), ModelAnswerUnusable),
    ],
)
def test_a_file_that_breaks_off_or_is_refused_is_one_of_our_errors(
    asks: Callable[..., Any], reply: Reply, kind: type[ModelError]
) -> None:
    with ScriptedEndpoint(reply) as endpoint, pytest.raises(kind):
        asks(endpoint, all_lines)


def test_a_file_that_is_gone_has_no_lines_and_one_that_cannot_be_deleted_is_left(
    asks: Callable[..., Any],
) -> None:
    with ScriptedEndpoint(then=ScriptedBatches()) as endpoint:
        assert asks(endpoint, all_lines) == []
        asks(endpoint, lambda batches: batches.delete(("file-8", "file-9")))

    assert [request.method for request in endpoint.received] == ["GET", "DELETE", "DELETE"]


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, None, ModelAnswerUnusable),
        (200, {}, ModelAnswerUnusable),
        (200, answer("{}", finish_reason="length"), ModelAnswerUnusable),
        (200, {"error": {"message": "no", "code": 503}}, ModelUnreachable),
        (400, {"error": {"message": "no"}}, ModelRejected),
        (503, None, ModelUnreachable),
    ],
)
def test_an_answer_of_a_job_is_judged_as_one_of_a_call(
    status: int, body: object, kind: type[ModelError]
) -> None:
    settings = ModelSettings("http://127.0.0.1:1/v1", "any")
    with pytest.raises(kind):
        completion_in({"status": status, "body": body}, settings=settings, sent="")
