"""What leaves the machine is the request and its own key; what stays behind holds neither."""

from __future__ import annotations

import logging
import subprocess
import sys
import traceback

import pytest

from closecall.errors import ModelError, ModelUnreachable
from closecall.model import ApiKey, ModelSettings, OpenAIModel
from closecall.model.port import ChatMessage, Request
from closecall.testing import Reply, ScriptedEndpoint, answer

KEY = "sk-canary-0123456789"
THREAD = "thread-canary: we would love to, but my partner is unsure"
REQUEST = Request((ChatMessage("user", THREAD),), {})


async def no_sleep(_: float) -> None:
    pass


def test_only_needed_headers_are_sent_whatever_the_environment_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-other")
    monkeypatch.setenv("OPENAI_ADMIN_KEY", "sk-admin")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-canary")
    monkeypatch.setenv("OPENAI_PROJECT_ID", "proj-canary")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "Authorization: Bearer sk-custom\nX-Canary: yes")
    monkeypatch.setenv("HTTP_PROXY", "http://proxy.example:3128")
    with (
        ScriptedEndpoint(Reply(503, headers={"Set-Cookie": "canary=1"}), answer("{}")) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny"), sleep=no_sleep) as model,
    ):
        model.complete(REQUEST)
    for received in endpoint.received:
        assert set(received.headers) == {
            "accept",
            "accept-encoding",
            "authorization",
            "connection",
            "content-length",
            "content-type",
            "host",
            "user-agent",
        }
        assert received.headers["authorization"] == "Bearer none"


def test_the_configured_key_is_sent() -> None:
    with (
        ScriptedEndpoint(answer("{}")) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny", ApiKey(KEY))) as model,
    ):
        model.complete(REQUEST)
    assert endpoint.received[0].headers["authorization"] == f"Bearer {KEY}"


FAULTS = [
    Reply(401, {"error": {"message": f"Incorrect API key provided: {KEY}."}}),
    Reply(401, {"error": {"message": "x" * 150 + f" {KEY}"}}),
    Reply(400, {"error": {"message": f"cannot read {THREAD}"}}),
    Reply(503, {"error": {"message": f"Bearer {KEY}"}}),
    Reply(200, THREAD),
    Reply(200, answer("", model=THREAD)),
    Reply(200, answer(None, message={"refusal": THREAD})),
    Reply(307, headers={"Location": "http://elsewhere.example/"}),
    Reply(raw=b""),
    Reply(raw=KEY.encode()),
]


@pytest.mark.parametrize("fault", FAULTS)
def test_no_error_traceback_or_log_holds_the_key_or_the_thread(
    fault: Reply, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with (
        ScriptedEndpoint(*[fault] * 9) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny", ApiKey(KEY)), sleep=no_sleep) as model,
        pytest.raises(ModelError) as caught,
    ):
        model.complete(REQUEST)
    error = caught.value
    shown = [str(error), repr(error), repr(model), repr(error.__dict__), *traceback.format_exception(error)]
    assert not [text for text in [*shown, caplog.text] if "canary" in text]


@pytest.mark.parametrize("fault", FAULTS)
def test_not_even_the_variables_of_a_traceback_hold_the_key(fault: Reply) -> None:
    with (
        ScriptedEndpoint(then=fault) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny", ApiKey(KEY)), sleep=no_sleep) as model,
        pytest.raises(ModelError) as caught,
    ):
        model.complete(REQUEST)
    told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    inside = [
        line
        for frame in told.stack
        if "/closecall/" in frame.filename
        for line in (frame.locals or {}).values()
    ]
    assert inside
    assert not [line for line in inside if KEY in line]


@pytest.mark.parametrize("model", ["unset", "used"])
def test_what_is_set_aside_and_remembered_holds_no_key(model: str) -> None:
    with (
        ScriptedEndpoint(then=Reply(401, {"error": {"message": KEY}})) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny", ApiKey(KEY))) as asked,
    ):
        if model == "used":
            with pytest.raises(ModelError):
                asked.complete(REQUEST)
        inner = [vars(asked), vars(asked._circuit), vars(asked._connection), vars(asked.spending)]
    assert "canary" not in repr(inner)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTPS_PROXY", "foo://user:proxy-canary@proxy.example"),
        ("SSL_CERT_FILE", "/canary/none.pem"),
    ],
)
def test_settings_of_the_machine_that_allow_no_connection_are_told_once_without_their_values(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    model = OpenAIModel(ModelSettings("https://llm.example/v1", "tiny", ApiKey(KEY)), sleep=sleep)
    with pytest.raises(ModelUnreachable, match="can be set up") as caught:
        model.complete(REQUEST)
    assert name in caught.value.hint
    assert "canary" not in "".join(traceback.format_exception(caught.value))
    assert not caught.value.retryable
    assert slept == []


def test_half_a_surrogate_pair_in_a_thread_is_sent_as_a_question_mark() -> None:
    with (
        ScriptedEndpoint(answer("{}")) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "m")) as model,
    ):
        model.complete(Request((ChatMessage("user", "a\ud800b"),), {}))
    assert endpoint.received[0].body["messages"][0]["content"] == "a?b"


def test_a_key_of_any_shape_is_blotted_out_of_the_endpoints_own_words() -> None:
    with (
        ScriptedEndpoint(Reply(401, {"error": {"message": "who is canary42?"}})) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny", ApiKey("canary42"))) as model,
        pytest.raises(ModelError, match=r"who is \*\*\*\?"),
    ):
        model.complete(REQUEST)


@pytest.mark.parametrize(
    ("code", "loaded"),
    [
        ("import closecall.model; closecall.model.settings_from({}, {})", []),
        ("from closecall.model import *; OpenAIModel(ModelSettings('http://127.0.0.1/v1', 'm'))", ["httpx2"]),
    ],
)
def test_the_sdk_is_only_loaded_when_a_model_is_asked(code: str, loaded: list[str]) -> None:
    command = f"import sys; {code}; print([m for m in ('openai', 'httpx2') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == str(loaded)


def test_the_program_ends_at_once_though_a_model_was_left_open() -> None:
    with ScriptedEndpoint(answer("{}")) as endpoint:
        code = (
            "from closecall.model.port import ChatMessage, Request\n"
            "from closecall.model import ModelSettings, OpenAIModel\n"
            f"model = OpenAIModel(ModelSettings({endpoint.base_url!r}, 'tiny'))\n"
            "print(model.complete(Request((ChatMessage('user', 'Hello'),), {})).text)"
        )
        command = [sys.executable, "-W", "error", "-c", code]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)  # noqa: S603
    assert (done.stdout, done.stderr) == ("{}\n", "")
