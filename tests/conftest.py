"""No test reaches the network, and every cassette is readable, clean and played to its end."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import vcr
import yaml
from vcr.record_mode import RecordMode
from vcr.request import Request

ROOT = Path(__file__).parent.parent
CASSETTES = ROOT / "cassettes"
RECORD_FROM = os.environ.get("CLOSECALL_RECORD", "")
REPLAY_URL = "http://model.example/v1"
KEPT_HEADERS = frozenset({"content-type", "retry-after"})

_LOOPBACK = re.compile(r"(?:127\.[\d.]+|::1|localhost)")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "busy_first(times): when recording, the endpoint answers 503 so many times first"
    )


@dataclass
class Ban:
    """What connections are allowed: loopback, or none while a cassette is replayed."""

    loopback_allowed: bool = True

    def check(self, host: object) -> None:
        if self.loopback_allowed and isinstance(host, str) and _LOOPBACK.fullmatch(host):
            return
        pytest.fail(f"a test tried to connect to {host}")


@pytest.fixture(scope="session", autouse=True)
def network_ban() -> Iterator[Ban]:
    """Connections and name lookups fail the test; BaseException, so that no code under test survives it."""
    ban = Ban()
    connect, connect_ex, lookup = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded_connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX:
            ban.check(address[0])
        connect(self, address)

    def guarded_connect_ex(self: socket.socket, address: Any) -> int:
        if self.family != socket.AF_UNIX:
            ban.check(address[0])
        return connect_ex(self, address)

    def guarded_lookup(host: Any, *args: Any, **kwargs: Any) -> Any:
        ban.check(host.decode() if isinstance(host, bytes) else host)
        return lookup(host, *args, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded_connect)
        patch.setattr(socket.socket, "connect_ex", guarded_connect_ex)
        patch.setattr(socket, "getaddrinfo", guarded_lookup)
        yield ban


class ReadableYaml:
    """Bodies that are JSON stand in the cassette as YAML, so that a reviewer can read them."""

    @staticmethod
    def serialize(cassette: dict[str, Any]) -> str:
        for item in cassette["interactions"]:
            _unfold(item["request"], "body")
            _unfold(item["response"]["body"], "string")
        return str(yaml.dump(cassette, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))

    @staticmethod
    def deserialize(text: str) -> dict[str, Any]:
        cassette: dict[str, Any] = yaml.safe_load(text)
        for item in cassette["interactions"]:
            _fold(item["request"], "body")
            _fold(item["response"]["body"], "string")
        return cassette


class _Dumper(yaml.SafeDumper):  # type: ignore[misc]
    """Texts of several lines are written as blocks."""


def _as_block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _as_block)


def _unfold(holder: dict[str, Any], name: str) -> None:
    holder["json"] = json.loads(holder.pop(name))


def _fold(holder: dict[str, Any], name: str) -> None:
    holder[name] = json.dumps(holder.pop("json"), ensure_ascii=False)


def scrub_request(request: Request) -> Request:
    """The request without headers but those kept, and with a host that is nobody's."""
    path = request.path
    headers = {k: v for k, v in request.headers.items() if k.lower() in KEPT_HEADERS}
    return Request(request.method, REPLAY_URL.removesuffix("/v1") + path, request.body, headers)


def scrub_response(response: dict[str, Any]) -> dict[str, Any]:
    """The response without headers but those kept."""
    headers = {k: v for k, v in response["headers"].items() if k.lower() in KEPT_HEADERS}
    return {**response, "headers": headers}


def same_json(asked: Request, recorded: Request) -> bool:
    """Whether two requests have the same body, apart from spelling."""
    return bool(json.loads(asked.body) == json.loads(recorded.body))


@pytest.fixture(scope="session")
def calls_of() -> Callable[[Callable[[], object]], int]:
    """How many calls a function makes: unlike its time, that is the same in every run."""
    return _calls_of


def _calls_of(function: Callable[[], object]) -> int:
    calls = 0

    def count(_frame: object, event: str, _function: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        function()
    finally:
        sys.setprofile(before)
    return calls


@pytest.fixture
def cassette(request: pytest.FixtureRequest, network_ban: Ban) -> Iterator[str]:
    """The base URL to use: recorded against ``CLOSECALL_RECORD``, else replayed without any network.

    The recording is ``cassettes/<test module>/<test>.yaml``; every interaction in it must be played.
    """
    path = CASSETTES / request.path.stem / f"{request.node.name}.yaml"
    tape = vcr.VCR(
        serializer="readable",
        match_on=("method", "path", "json"),
        before_record_request=scrub_request,
        before_record_response=scrub_response,
    )
    tape.register_serializer("readable", ReadableYaml)
    tape.register_matcher("json", same_json)
    if RECORD_FROM:
        path.unlink(missing_ok=True)
        with recording_endpoint(request) as url, tape.use_cassette(str(path), record_mode=RecordMode.ALL):
            yield url
        return
    with (
        pytest.MonkeyPatch.context() as patch,
        tape.use_cassette(str(path), record_mode=RecordMode.NONE) as played,
    ):
        patch.setattr(network_ban, "loopback_allowed", False)
        played.find_requests_with_most_matches = partial(refuse_unrecorded, path)
        yield REPLAY_URL
    assert played.all_played, f"{path.name}: {played.play_count} of {len(played)} interactions were played"


def refuse_unrecorded(path: Path, _: Request) -> None:
    """Fails the test when vcr looks for the nearest recording, having found none that is the same.

    ``pytest.fail`` raises a BaseException, so that no fallback of the code under test hides it.
    """
    pytest.fail(
        f"{path.parent.name}/{path.name} holds no answer to this request: a prompt, a schema or what goes "
        "into them has changed. Start a model and record again, see cassettes/README.md."
    )


class recording_endpoint:  # noqa: N801  used like a function
    """The real endpoint, behind a proxy that is busy first where the test is marked so."""

    def __init__(self, request: pytest.FixtureRequest) -> None:
        marker = request.node.get_closest_marker("busy_first")
        self._times = marker.args[0] if marker else 0

    def __enter__(self) -> str:
        script = str(Path(__file__).parent / "busy_proxy.py")
        command = [sys.executable, script, "--busy", str(self._times), "--to", RECORD_FROM]
        self._proxy = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603  our own script
        assert self._proxy.stdout is not None
        return self._proxy.stdout.readline().strip()

    def __exit__(self, *_: object) -> None:
        self._proxy.terminate()
        self._proxy.communicate()
