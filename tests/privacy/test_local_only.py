"""With --local-only nothing goes to another machine: not by an address, a proxy, a redirect or a name."""

from __future__ import annotations

import socket
from collections.abc import Callable

import pytest

from closecall.errors import InputError
from closecall.model import ModelSettings, OpenAIModel, settings_from
from closecall.model.port import ChatMessage, Request
from closecall.testing import ScriptedEndpoint, answer

Run = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:11434/v1",
        "http://127.8.8.8/v1",
        "http://[::1]:8080/v1",
        "http://localhost:1234/v1",
        "http://LOCALHOST:1234/v1",
    ],
)
def test_this_machine_may_be_asked(url: str) -> None:
    assert ModelSettings(url, "tiny", local_only=True).local_only


@pytest.mark.parametrize(
    "url",
    [
        "https://api.openai.com/v1",
        "http://192.168.1.7:8000/v1",
        "http://0.0.0.0:8000/v1",
        "http://127.0.0.1.nip.example/v1",
        "http://localhost.example/v1",
        "http://127.1/v1",
        "http://2130706433/v1",
        "http://0x7f000001/v1",
        "http://[::]/v1",
        "http://[fe80::1]/v1",
        "http://localhost./v1",
    ],
)
def test_every_other_address_is_refused_before_its_name_is_looked_up(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("a name was looked up"))
    with pytest.raises(InputError, match="not on this machine") as caught:
        ModelSettings(url, "tiny", local_only=True)
    assert "local" in caught.value.hint


@pytest.mark.parametrize(
    ("url", "is_allowed"),
    [
        ("https://llm.lan:8000/v1", True),
        ("https://llm.lan:8000/other", True),
        ("http://llm.lan:8000/v1", False),
        ("https://llm.lan/v1", False),
        ("https://api.openai.com/v1", False),
    ],
)
def test_the_config_file_may_call_a_scheme_host_and_port_local(url: str, *, is_allowed: bool) -> None:
    config = {"local": ["https://llm.lan:8000"], "model": "tiny"}
    if is_allowed:
        settings = settings_from({}, config, base_url=url, local_only=True)
        assert settings is not None
        return
    environ = {"OPENAI_API_KEY": "sk-canary-0123456789"}
    with pytest.raises(InputError, match="not on this machine"):
        settings_from(environ, config, base_url=url, local_only=True)


def test_a_list_of_local_addresses_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match="no list of addresses"):
        settings_from({}, {"local": "https://llm.lan"}, base_url="http://127.0.0.1/v1", model="tiny")


def test_no_proxy_of_the_environment_is_used_for_an_allowed_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("closecall.model.endpoint.Endpoint.is_loopback", property(lambda _: False))
    with ScriptedEndpoint(answer("{}")) as proxy, ScriptedEndpoint(answer("{}")) as endpoint:
        monkeypatch.setenv("HTTP_PROXY", proxy.base_url.removesuffix("/v1"))
        allowed = (endpoint.base_url,)
        settings = ModelSettings(endpoint.base_url, "tiny", local_only=True, allowed=allowed)
        with OpenAIModel(settings) as model:
            model.complete(Request((ChatMessage("user", "Hello"),), {}))
    assert (len(proxy.received), len(endpoint.received)) == (0, 1)


@pytest.mark.parametrize("asked", [("--writer", "model"), ("--reader", "model"), ()], ids=" ".join)
def test_the_command_refuses_in_one_line_whatever_configured_the_address(
    asked: tuple[str, ...], run: Run, sale: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-canary-0123456789")
    code, out, err = run("advise", *sale, *asked, "--local-only")
    assert (code, out) == (2, "")
    assert "https://api.openai.com is not on this machine" in err
    assert "canary" not in err


def test_without_any_model_there_is_nothing_to_refuse(run: Run, sale: tuple[str, ...]) -> None:
    code, out, _ = run("advise", *sale, "--local-only")
    assert code == 0
    assert out.startswith("FIRM CLOSE")
