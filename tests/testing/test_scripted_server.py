"""The scripted server plays what it is told to, down to the bytes and the end of the connection."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from closecall.testing import Ending, Received, Reply, ScriptedEndpoint, answer, dialects, faults, refusal

BODY = b'{"model": "m"}'
POST = b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n%s" % (len(BODY), BODY)


def connected(endpoint: ScriptedEndpoint) -> socket.socket:
    return socket.create_connection(("127.0.0.1", urlsplit(endpoint.base_url).port or 0), timeout=5)


def played(endpoint: ScriptedEndpoint) -> bytes:
    """All bytes of one reply, to the end of the connection."""
    with connected(endpoint) as connection:
        connection.sendall(POST)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


def test_a_function_answers_what_was_asked_and_the_last_reply_serves_all_further_requests() -> None:
    def echo(request: Received) -> Reply:
        return Reply(203, {"asked": request.body["model"]})

    with ScriptedEndpoint(echo, then=refusal("enough", status=409)) as endpoint:
        assert played(endpoint).endswith(b'{"asked": "m"}')
        assert {played(endpoint)[:12] for _ in range(3)} == {b"HTTP/1.1 409"}
    assert len(endpoint.received) == 4


@pytest.mark.parametrize(
    ("ending", "is_announced"), [(Ending.CLOSE, True), (Ending.DROP, False), (Ending.RESET, False)]
)
def test_a_connection_ends_as_told(ending: Ending, *, is_announced: bool) -> None:
    with ScriptedEndpoint(Reply(body={}, ending=ending)) as endpoint, connected(endpoint) as connection:
        connection.sendall(POST)
        received = b""
        try:
            while chunk := connection.recv(65_536):
                received += chunk
            was_reset = False
        except ConnectionResetError:
            was_reset = True
    assert (b"Connection: close" in received) is is_announced
    assert was_reset is (ending is Ending.RESET)


def test_a_kept_connection_takes_the_next_request() -> None:
    kept = Reply(body={"n": 1}, ending=Ending.KEEP)
    with ScriptedEndpoint(kept, answer("last")) as endpoint, connected(endpoint) as connection:
        connection.sendall(POST + POST)
        received = b"".join(iter(lambda: connection.recv(65_536), b""))
    assert received.count(b"HTTP/1.1 200") == 2
    assert received.index(b'{"n": 1}') < received.index(b"last")


def test_a_body_is_repeated_and_its_length_is_that_of_all() -> None:
    with ScriptedEndpoint(Reply(body=b"abc", times=4)) as endpoint:
        received = played(endpoint)
    assert b"Content-Length: 12\r\n" in received
    assert received.endswith(b"\r\n\r\nabcabcabcabc")


def test_the_address_given_out_may_be_at_fault() -> None:
    with ScriptedEndpoint(address="https://localhost:{port}/v2") as endpoint:
        parts = urlsplit(endpoint.base_url)
    assert (parts.scheme, parts.hostname, parts.path) == ("https", "localhost", "/v2")
    assert parts.port


def test_a_client_that_breaks_off_leaves_no_trace_on_the_screen(capfd: pytest.CaptureFixture[str]) -> None:
    with ScriptedEndpoint(Reply(body=b"x" * 1_000_000, times=20)) as endpoint:
        with connected(endpoint) as connection:
            connection.sendall(POST)
        with connected(endpoint) as connection:
            connection.sendall(b"\x16\x03\x01\x02\x00\x01")
    assert capfd.readouterr() == ("", "")


def test_the_table_of_faults_is_the_same_each_time_and_cannot_be_changed() -> None:
    assert faults() is faults()
    with pytest.raises(TypeError):
        faults()["drip"] = faults()["silence"]  # type: ignore[index]


ASKED = {"model": "m", "messages": [], "max_tokens": 9, "temperature": 0}
SCHEMA = {"response_format": {"type": "json_schema"}}
OBJECT = {"response_format": {"type": "json_object"}}
NEW = {"model": "m", "messages": [], "max_completion_tokens": 9}


@pytest.mark.parametrize(
    ("server", "body", "status"),
    [
        ("OpenAI", ASKED, 400),
        ("OpenAI", {**NEW, "temperature": 0}, 400),
        ("OpenAI", {**NEW, **SCHEMA}, 200),
        ("Azure", {**NEW, **SCHEMA}, 200),
        ("Azure", ASKED, 400),
        ("Ollama", {**ASKED, **SCHEMA}, 200),
        ("llama.cpp", {**ASKED, **SCHEMA}, 200),
        ("llama.cpp", {**NEW, **SCHEMA}, 400),
        ("vLLM", {**ASKED, **SCHEMA}, 400),
        ("vLLM", {**ASKED, **OBJECT}, 200),
        ("LM Studio", {**ASKED, **SCHEMA}, 200),
        ("LM Studio", {**ASKED, **OBJECT}, 400),
        ("without answer formats", {**ASKED, **OBJECT}, 400),
        ("without answer formats", ASKED, 200),
    ],
)
def test_each_dialect_takes_and_refuses_what_its_servers_do(
    server: str, body: dict[str, object], status: int
) -> None:
    speaks: Callable[[Received], Reply] = dialects()[server]
    path = "/openai/deployments/d/chat/completions?api-version=2024-10-21"
    assert speaks(Received(path, {"api-key": "k"}, body)).status == status


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/openai/deployments/d/chat/completions?api-version=1", {"authorization": "Bearer k"}, 401),
        ("/openai/deployments/d/chat/completions", {"api-key": "k"}, 404),
        ("/v1/chat/completions?api-version=1", {"api-key": "k"}, 404),
    ],
)
def test_azure_wants_its_own_address_and_header(path: str, headers: dict[str, str], status: int) -> None:
    assert dialects()["Azure"](Received(path, headers, NEW)).status == status


def test_replies_are_json_unless_they_say_otherwise() -> None:
    assert json.loads(Reply(body={"a": "é"}).content()) == {"a": "é"}
    assert Reply(body="é").content() == "é".encode()
    assert (Reply(raw=b"xyz").head(), Reply(raw=b"xyz").content()) == (b"xyz", b"")
