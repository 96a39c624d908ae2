"""A canary in every field, and every way to fail: none is in a log, an error, a traceback or a repr."""

from __future__ import annotations

import contextlib
import json
import logging
import subprocess
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from closecall import Advisor
from closecall.drafting.generation.draft_session import drafting_session
from closecall.drafting.generation.model_writer import ModelWriter
from closecall.drafting.prompting.templates import Prompts
from closecall.drafting.voice import load_voice
from closecall.errors import ClosecallError
from closecall.facts import Facts
from closecall.listening.model_reader import ModelReader
from closecall.model import ApiKey, ModelSettings, OpenAIModel
from closecall.model.port import Completion
from closecall.testing import Received, Reply, ScriptedEndpoint

Run = Callable[..., tuple[int, str, str]]
KEY = "sk-quibble-0123456789abcdef"
THREAD = """\
From: Quibblename Moss <quibble.buyer@quibblemill.example>
To: Joost Quibbleseller <joost@quibblelathes.example>
Subject: quibblesubject
Date: Mon, 2 Mar 2026 09:12:00 +0000

Hello Joost, quibblebody: we really want this lathe, I tried it all week and decide alone.

From: Joost Quibbleseller <joost@quibblelathes.example>
To: Quibblename Moss <quibble.buyer@quibblemill.example>
Date: Mon, 2 Mar 2026 10:12:00 +0000

Hi Quibblename, it is 900 EUR, as quibbleoffered.

From: Quibblename Moss <quibble.buyer@quibblemill.example>
To: Joost Quibbleseller <joost@quibblelathes.example>
Date: Tue, 3 Mar 2026 09:12:00 +0000

Good. Let me think about it a little longer, quibblebody.
"""
ME = "joost@quibblelathes.example"
CANARY = "quibble"
NOTE = "I'm certain: she loses two quibbledays a week. They turn over 1m EUR a year."
FACTS = Facts.from_mapping(
    {"conviction_reasons": ["she loses two quibbledays"], "seller_conviction": "certain"}
)
VOICE = load_voice('name = "Joost Quibblevoice"\nclosings = ["Talk quibblesoon."]\n', name="voice")


def echoed(status: int) -> Callable[[Received], Reply]:
    """A refusal that repeats everything that it was sent, as some servers do."""
    return lambda request: Reply(
        status, {"error": {"message": json.dumps(request.body) + repr(request.headers)}}
    )


def repeated(request: Received) -> Reply:
    return Reply(200, json.dumps(request.body))


FAULTS: dict[str, Reply | Callable[[Received], Reply]] = {
    "400": echoed(400),
    "401": echoed(401),
    "404": echoed(404),
    "413": echoed(413),
    "503": echoed(503),
    "its own request": repeated,
    "redirect": Reply(302, headers={"Location": "http://elsewhere.example/"}),
    "no answer": Reply(raw=b""),
    "no http": Reply(raw=b"quibble"),
}


async def no_sleep(_: float) -> None:
    pass


@pytest.mark.parametrize("who", ["reader", "writer"])
@pytest.mark.parametrize("fault", FAULTS)
def test_no_failure_of_a_model_leaves_a_canary_behind(
    fault: str, who: str, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    for name in ("openai", "httpx2", "httpcore2", "httpx", "httpcore", "asyncio", "closecall"):
        caplog.set_level(logging.DEBUG, logger=name)
    with (
        ScriptedEndpoint(then=FAULTS[fault]) as endpoint,
        OpenAIModel(ModelSettings(endpoint.base_url, "tiny", ApiKey(KEY)), sleep=no_sleep) as model,
    ):
        reader = ModelReader(model, fallback=False) if who == "reader" else None
        advisor = Advisor(reader=reader, writer=ModelWriter(model, fallback=None))
        with pytest.raises(ClosecallError) as caught:
            advisor.advise(THREAD, me=ME, note=NOTE, voice=VOICE, draft_anyway=True)
    error = caught.value
    told = [str(error), repr(error), error.hint, "".join(traceback.format_exception(error))]
    assert endpoint.received
    assert caplog.records
    assert not [text for text in [*told, caplog.text, *capfd.readouterr()] if CANARY in text.lower()]


@pytest.mark.parametrize("fault", ["400", "401", "its own request"])
def test_a_failing_command_prints_no_canary(
    fault: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "thread.txt"
    path.write_text(THREAD, encoding="utf-8")
    with ScriptedEndpoint(then=FAULTS[fault]) as endpoint:
        monkeypatch.setenv("OPENAI_BASE_URL", endpoint.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        code, out, err = run(
            "advise", str(path), "--me", ME, "--note", NOTE,
            "--model", "tiny", "--no-fallback", "--draft-anyway",
        )  # fmt: skip
    assert endpoint.received
    assert (code != 0, out) == (True, "")
    assert CANARY not in err.lower()
    assert "Traceback" not in err


@pytest.mark.parametrize(
    "text",
    [
        "",
        "quibblebody without a speaker",
        "quibblea: hello\nquibbleb: hello\nquibblec: hello",
        "From: quibble@quibble.example\n\n",
        '{"quibble": ',
        "\x00\x01quibble",
    ],
)
def test_a_thread_that_cannot_be_used_is_not_repeated(text: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "thread.txt"
    path.write_text(text, encoding="utf-8")
    for command in ("advise", "facts", "prompt"):
        code, out, err = run(command, str(path))
        if code:
            assert out == ""
            assert "quibblebody" not in err
            assert "Traceback" not in err


def test_no_repr_of_what_holds_a_key_or_a_connection_shows_a_canary() -> None:
    settings = ModelSettings("http://127.0.0.1:9/v1", "tiny", ApiKey(KEY))
    model = OpenAIModel(settings)
    writer, reader = ModelWriter(model), ModelReader(model)
    advisor = Advisor(reader=reader, writer=writer)
    shown = [f"{each!r} {each!s}" for each in (settings, model, writer, reader, advisor, settings.api_key)]
    assert not [text for text in shown if CANARY in text]


def test_no_repr_of_an_answer_shows_what_was_written_or_who_wrote_it() -> None:
    advice = Advisor().advise(THREAD, me=ME, note=NOTE, voice=VOICE, draft_anyway=True)
    assert advice.draft is not None
    request = next(drafting_session(advice.prepared.brief, Prompts()))
    completion = Completion(THREAD, "tiny")
    shown = [repr(each) for each in (advice, advice.draft, request, completion, VOICE, FACTS)]
    assert [text for text in shown if CANARY in text.lower()] == []


def test_the_package_logs_through_its_own_logger_alone_and_says_nothing_about_a_sale(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    Advisor().advise(THREAD, me=ME, note=NOTE, facts=FACTS, voice=VOICE)
    assert caplog.records == []


def test_the_sdks_own_debug_switch_prints_no_canary(tmp_path: Path) -> None:
    path = tmp_path / "thread.txt"
    path.write_text(THREAD, encoding="utf-8")
    with ScriptedEndpoint(then=repeated) as endpoint:
        environment = {
            "PATH": "", "HOME": str(tmp_path), "OPENAI_LOG": "debug",
            "OPENAI_BASE_URL": endpoint.base_url, "OPENAI_API_KEY": KEY,
        }  # fmt: skip
        with contextlib.suppress(subprocess.CalledProcessError):
            done = subprocess.run(  # noqa: S603
                [sys.executable, "-m", "closecall", "advise", str(path), "--me", ME,
                 "--note", NOTE, "--model", "tiny", "--no-fallback", "--draft-anyway"],
                env=environment, capture_output=True, text=True, timeout=60, check=False,
            )  # fmt: skip
    assert endpoint.received
    assert CANARY not in (done.stdout + done.stderr).lower()
