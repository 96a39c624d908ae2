"""Cassettes hold what a model said and nothing about who recorded it; replaying needs no network."""

from __future__ import annotations

import re
import types
from pathlib import Path
from typing import Any

import pytest
from vcr.request import Request

ROOT = Path(__file__).parent.parent
CASSETTES = sorted((ROOT / "cassettes").rglob("*.yaml"))

LEAKS = re.compile(
    r"""\b(?:sk|pk|gsk|xai)-\w{4,} | \bBearer\b | authorization | cookie | openai-organization | x-stainless
      | /(?:home|root|Users|tmp|work)/ | [A-Z]:\\ | \.gguf
      | \b(?:localhost|\d{1,3}(?:\.\d{1,3}){3})\b | (?:https?://)(?!model\.example/)""",
    re.IGNORECASE | re.VERBOSE,
)


@pytest.fixture
def recorder(pytestconfig: pytest.Config) -> types.ModuleType:
    """The conftest module beside this file, which records and replays."""
    plugin = pytestconfig.pluginmanager.get_plugin(str(Path(__file__).parent / "conftest.py"))
    assert isinstance(plugin, types.ModuleType)
    return plugin


def test_there_are_cassettes_and_each_is_listed_with_its_model() -> None:
    readme = (ROOT / "cassettes" / "README.md").read_text(encoding="utf-8")
    assert CASSETTES
    assert not [path.name for path in CASSETTES if f"| `{path.parent.name}` |" not in readme]


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_cassette_names_no_key_machine_or_path(path: Path) -> None:
    assert LEAKS.findall(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", CASSETTES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_cassette_belongs_to_a_test(path: Path) -> None:
    modules = list((ROOT / "tests").rglob(f"{path.parent.name}.py"))
    name = path.stem.partition("[")[0]
    assert [m for m in modules if re.search(rf"def {re.escape(name)}\(", m.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    "text",
    [
        "authorization: Bearer x",
        "key: sk-canary",
        "uri: http://127.0.0.1:8899/v1",
        "uri: https://llm.internal/v1",
        "model: /home/ann/model.gguf",
    ],
)
def test_the_search_finds_what_it_should(text: str) -> None:
    assert LEAKS.search(text)


def test_recording_keeps_no_header_that_is_not_listed_and_no_host(recorder: types.ModuleType) -> None:
    headers = {
        "Authorization": "Bearer canary",
        "Content-Type": "application/json",
        "X-Stainless-OS": "canary",
    }
    asked = recorder.scrub_request(
        Request("POST", "http://canary.example:81/v1/chat/completions", b"{}", headers)
    )
    assert asked.uri == "http://model.example/v1/chat/completions"
    assert dict(asked.headers) == {"Content-Type": "application/json"}
    response = {"headers": {"Set-Cookie": ["canary"], "Retry-After": ["3"]}, "body": {"string": b"{}"}}
    assert recorder.scrub_response(response)["headers"] == {"Retry-After": ["3"]}


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (b'{"b": 2, "a": 1}', True),
        (b'{"a":1,"b":2}', True),
        (b'{"a": 1, "b": 3}', False),
        (b'{"a": 1}', False),
    ],
)
def test_a_recording_is_only_replayed_for_the_same_body(
    other: bytes, same: bool, recorder: types.ModuleType
) -> None:
    first, second = (Request("POST", "http://a.example", body, {}) for body in (b'{"a": 1, "b": 2}', other))
    assert recorder.same_json(first, second) is same


def test_bodies_survive_being_written_readably(recorder: types.ModuleType) -> None:
    def tape(request: str, response: str) -> dict[str, Any]:
        return {"interactions": [{"request": {"body": request}, "response": {"body": {"string": response}}}]}

    said = '{"text": "one\\ntwo: \\u00e9 \\ud83d\\ude00", "day": "2026-01-02", "n": 1.5, "none": null}'
    text = recorder.ReadableYaml.serialize(tape('{"a": "yes"}', said))
    assert "one\n" in text
    back = recorder.ReadableYaml.deserialize(text)["interactions"][0]
    assert back["request"]["body"] == '{"a": "yes"}'
    assert back["response"]["body"][
        "string"
    ] == '{"text": "one\ntwo: é 😀", "day": "2026-01-02", "n": 1.5, "none": null}'.replace("\n", "\\n")
