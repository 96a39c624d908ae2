"""Which model is asked where; a key reaches only the address it was given for."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest

from closecall.errors import InputError
from closecall.model import ApiKey, ModelSettings, settings_from

KEY = "sk-canary-0123456789"
OPENAI = "https://api.openai.com/v1"
LOCAL = "http://127.0.0.1:11434/v1"
OTHER = "https://llm.example/v1"
PAIRED: dict[str, Any] = {"model": "m", "endpoints": {OTHER: {"api_key": "paired-key", "model": "large"}}}


def revealed(settings: ModelSettings | None) -> str | None:
    assert settings is not None
    return settings.api_key.reveal() if settings.api_key else None


@pytest.mark.parametrize(
    ("environ", "config", "base_url", "address", "key"),
    [
        ({"OPENAI_API_KEY": KEY}, {}, None, OPENAI, KEY),
        ({"OPENAI_API_KEY": f" {KEY}\n"}, {}, None, OPENAI, KEY),
        ({"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": OTHER}, {"model": "m"}, None, OTHER, KEY),
        ({"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": OTHER}, {"model": "m"}, OTHER + "/", OTHER, KEY),
        ({"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": OTHER}, {"model": "m"}, LOCAL, LOCAL, None),
        ({"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": OTHER}, {}, OPENAI, OPENAI, KEY),
        ({"OPENAI_API_KEY": KEY}, {"model": "m"}, LOCAL, LOCAL, None),
        ({"OPENAI_API_KEY": KEY}, {"model": "m"}, OTHER, OTHER, None),
        ({"OPENAI_API_KEY": KEY}, {"model": "m", "base_url": OTHER}, None, OTHER, None),
        ({"OPENAI_API_KEY": KEY}, {"model": "m"}, "https://api.openai.com.evil.example/v1", None, None),
        ({"OPENAI_API_KEY": KEY}, {"model": "m"}, "http://api.openai.com/v1", None, None),
        ({"OPENAI_API_KEY": KEY}, {"model": "m"}, "https://api.openai.com:8443/v1", None, None),
        ({"OPENAI_API_KEY": KEY}, PAIRED, OTHER, OTHER, "paired-key"),
        ({"OPENAI_API_KEY": KEY}, PAIRED, "HTTPS://LLM.example:443/v1/", OTHER, "paired-key"),
        ({"OPENAI_API_KEY": KEY}, PAIRED, "https://llm.example/v2", None, None),
        ({"OPENAI_BASE_URL": LOCAL}, {"model": "m"}, None, LOCAL, None),
        ({"OPENAI_BASE_URL": LOCAL}, {"model": "m", "base_url": OTHER}, None, LOCAL, None),
        ({}, {"model": "m", "base_url": LOCAL}, None, LOCAL, None),
    ],
)
def test_a_key_goes_only_to_its_own_address(
    environ: dict[str, str],
    config: dict[str, Any],
    base_url: str | None,
    address: str | None,
    key: str | None,
) -> None:
    settings = settings_from(environ, config, base_url=base_url)
    assert settings is not None
    assert settings.base_url == (address or base_url)
    assert revealed(settings) == key


@pytest.mark.parametrize(
    ("environ", "config", "model"),
    [
        ({}, {}, None),
        ({}, {"model": "m", "timeout": 5}, None),
        ({"OPENAI_API_KEY": "", "OPENAI_BASE_URL": " "}, {}, "m"),
        ({}, {"endpoints": {OTHER: {"api_key": "paired-key"}}}, "m"),
    ],
)
def test_without_a_key_or_an_address_no_model_is_configured(
    environ: dict[str, str], config: dict[str, Any], model: str | None
) -> None:
    assert settings_from(environ, config, base_url=None, model=model) is None


@pytest.mark.parametrize(
    ("config", "base_url", "model", "expected"),
    [
        (PAIRED, OTHER, "asked", "asked"),
        (PAIRED, OTHER, None, "large"),
        (PAIRED, LOCAL, None, "m"),
        ({}, None, None, "gpt-4.1-mini"),
    ],
)
def test_the_model_is_the_most_specific_one_named(
    config: dict[str, Any], base_url: str | None, model: str | None, expected: str
) -> None:
    settings = settings_from({"OPENAI_API_KEY": KEY}, config, base_url=base_url, model=model)
    assert settings is not None
    assert settings.model == expected


@pytest.mark.parametrize(
    ("environ", "config", "base_url", "words"),
    [
        ({}, {}, OPENAI, "needs a key"),
        ({}, {}, LOCAL, "No model is named for http://127.0.0.1:11434"),
        ({}, {"api_key": KEY}, LOCAL, "without an address"),
        ({}, {"model": 3}, LOCAL, "model in the config file"),
        ({}, {"model": "m", "timeout": "long"}, LOCAL, "timeout"),
        ({}, {"model": "m", "timeout": 0}, LOCAL, "time limit is 0"),
        ({}, {"model": "m", "timeout": 4_000}, LOCAL, "time limit is 4000"),
        ({}, {"model": "m", "timeout": float("nan")}, LOCAL, "time limit is nan"),
        ({}, {"model": "m", "endpoints": ["x"]}, LOCAL, "endpoints"),
        ({"OPENAI_API_KEY": "sk-cañary"}, {}, OPENAI, "no key has"),
        ({"OPENAI_API_KEY": "sk canary"}, {}, OPENAI, "no key has"),
        (
            {"OPENAI_API_KEY": KEY, "OPENAI_BASE_URL": "http://llm.example/v1"},
            {"model": "m"},
            None,
            "clear text",
        ),
    ],
)
def test_settings_that_cannot_be_used_say_why(
    environ: dict[str, str], config: dict[str, Any], base_url: str | None, words: str
) -> None:
    with pytest.raises(InputError) as caught:
        settings_from(environ, config, base_url=base_url)
    assert words in str(caught.value)
    assert caught.value.hint
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "llm.example/v1",
        "ftp://llm.example",
        "https://",
        "https://user:secret@llm.example/v1",
        "https://llm.example/v1?key=secret",
        "https://llm.example/v1#x",
        "https://llm.example:99999/v1",
        "https://llm.example\\@evil.example/v1",
        "https://llm.exa mple/v1",
        "https://llm.example/v1\n",
        "https://xn--\u0430pi.example/v1",
        "https://[::1/v1",
    ],
)
def test_addresses_that_could_be_read_in_two_ways_are_refused(url: str) -> None:
    with pytest.raises(InputError) as caught:
        ModelSettings(url, "m")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "https://a.openai.azure.example/openai/deployments/d/?api-version=2024-10-21&key=secret",
        "https://a.openai.azure.example/?api-version=",
        "https://a.openai.azure.example/?api-version=1?api-version=secret",
    ],
)
def test_no_query_but_a_version_is_taken(url: str) -> None:
    with pytest.raises(InputError) as caught:
        ModelSettings(url, "m")
    assert "secret" not in str(caught.value)


def test_a_version_stays_with_the_address() -> None:
    url = "https://a.openai.azure.example/openai/deployments/d/?api-version=2024-10-21"
    endpoint = ModelSettings(url, "m").endpoint
    assert endpoint.url == "https://a.openai.azure.example/openai/deployments/d?api-version=2024-10-21"
    assert ModelSettings(endpoint.url, "m").endpoint == endpoint
    assert endpoint.origin == "https://a.openai.azure.example"


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "127.8.8.8", "[::1]"])
def test_a_key_may_travel_in_clear_text_on_this_machine(host: str) -> None:
    assert ModelSettings(f"http://{host}:1/v1", "m", ApiKey(KEY)).endpoint.is_loopback


@pytest.mark.parametrize(
    "host", ["localhost.evil.example", "0x7f.1", "10.0.0.1", "[fe80::1]", "127.0.0.1.nip.example"]
)
def test_a_key_does_not_travel_in_clear_text_to_another_machine(host: str) -> None:
    with pytest.raises(InputError, match="clear text"):
        ModelSettings(f"http://{host}/v1", "m", ApiKey(KEY))


def test_nothing_that_is_printed_copied_or_stored_holds_the_key() -> None:
    settings = ModelSettings(OPENAI, "m", ApiKey(KEY))
    shown = [
        repr(settings),
        str(settings),
        f"{settings.api_key}",
        repr(dataclasses.asdict(settings)),
        repr(vars),
    ]
    assert not [text for text in shown if "canary" in text]
    assert copy.deepcopy(settings) == settings
    with pytest.raises(TypeError, match="never pickled"):
        pickle.dumps(settings)


def test_settings_without_a_key_can_be_sent_to_a_worker() -> None:
    settings = ModelSettings(LOCAL, "m")
    assert pickle.loads(pickle.dumps(settings)) == settings  # noqa: S301  our own bytes
