"""``--reader model`` on every command that reads: asked once; its changes and its failures are said."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from closecall import Advisor
from closecall.cli import main, terminal_questions
from closecall.facts.second_reader import Claim
from closecall.testing import Reply, ScriptedEndpoint, ScriptedReader, answer, refusal

THREAD = """\
Max: Hi Ada, the saw is 900 EUR, as in the offer I sent you.
Ada: 900 is fine. I really want it, I have used the trial saw all week. I decide alone. Let me think about it.
"""
CASE = {
    "id": "S1",
    "kind": "call",
    "lang": "en",
    "as_of": "2026-03-02",
    "thread": "Seller: The saw is 900 EUR.\nBuyer: The brochure came on Monday.",
    "facts": {"annoyed": True},
    "expected_approach": "nurture",
    "acceptable": ["nurture", "guide"],
}
FOUND = [
    {"fact": "annoyed", "value": "true", "message": 2, "quote": "900 is fine."},
    {"fact": "refusal", "value": "opt_out", "message": 1, "quote": "the offer I sent you"},
]
Run = Callable[..., tuple[int, str, str]]


def findings(*found: dict[str, Any]) -> dict[str, Any]:
    return answer(json.dumps({"findings": found}))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(THREAD.encode()), encoding="utf-8"))
        code = 0
        try:
            main(list(arguments))
        except SystemExit as stop:
            code = int(stop.code or 0)
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def model_at(endpoint: ScriptedEndpoint) -> tuple[str, ...]:
    return ("--reader", "model", "--base-url", endpoint.base_url, "--model", "any")


def test_facts_shows_what_the_model_heard_and_what_was_left_out(run: Run) -> None:
    with ScriptedEndpoint(findings(*FOUND)) as endpoint:
        code, out, _ = run("facts", "-", "--me", "Max", *model_at(endpoint))
    plain = " ".join(out.split())
    assert code == 0
    assert "gave 2 findings; 1 left out (1 in no message of the buyer). It changed: annoyed." in plain
    assert "“900 is fine.”" in out


def test_advise_asks_once_to_read_and_once_to_write(run: Run) -> None:
    with ScriptedEndpoint(findings(*FOUND), Reply(401)) as endpoint:
        code, out, _ = run("advise", "-", "--me", "Max", "--json", "--writer", "model", *model_at(endpoint))
    told = json.loads(out)
    assert (code, len(endpoint.received)) == (0, 2)
    assert told["provenance"]["reader"]["findings"] == {
        "made": 2,
        "dropped": {"not_the_buyers": 1},
        "changed": ["annoyed"],
    }
    assert endpoint.received[0].body["response_format"]["json_schema"]["name"] == "findings"


def test_the_writer_does_not_ask_an_endpoint_that_has_refused_the_reader(run: Run) -> None:
    with ScriptedEndpoint(then=Reply(401)) as endpoint:
        options = ("--me", "Max", "--json", "--writer", "model", "--draft-anyway")
        code, out, _ = run("advise", "-", *options, *model_at(endpoint))
    assert (code, json.loads(out)["source"], len(endpoint.received)) == (0, "template", 1)


def test_the_writer_asks_in_the_words_that_the_reader_has_learnt(run: Run) -> None:
    no_schema = refusal("response_format.type json_schema is not supported")
    with ScriptedEndpoint(no_schema, findings(), Reply(401)) as endpoint:
        options = ("--me", "Max", "--json", "--writer", "model", "--draft-anyway")
        run("advise", "-", *options, *model_at(endpoint))
    formats = [received.body["response_format"]["type"] for received in endpoint.received]
    assert formats == ["json_schema", "json_object", "json_object"]


def test_the_template_can_write_what_a_model_has_read(run: Run) -> None:
    with ScriptedEndpoint(findings()) as endpoint:
        options = ("--json", "--writer", "template", "--draft-anyway")
        code, out, _ = run("advise", "-", "--me", "Max", *options, *model_at(endpoint))
    assert (code, json.loads(out)["source"], len(endpoint.received)) == (0, "template", 1)


def test_eval_runs_the_cases_with_both_readers(run: Run, tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    cases.write_text(json.dumps(CASE), encoding="utf-8")
    heard = {"fact": "annoyed", "value": "true", "message": 2, "quote": "The brochure came on Monday."}
    with ScriptedEndpoint(findings(heard)) as endpoint:
        options = ("--writer", "template", "--json")
        code, out, _ = run("eval", str(cases), *options, *model_at(endpoint))
    assert code == 0
    assert len(endpoint.received) == 1
    assert json.loads(out)["cases"] == 1


def test_prompt_shows_what_would_be_asked_and_sends_nothing(run: Run) -> None:
    code, out, _ = run("prompt", "-", "--me", "Max", "--reader", "model", "--json")
    system, user = json.loads(out)["messages"]
    assert code == 0
    assert "list what the BUYER said" in system["content"]
    assert "2 buyer: 900 is fine." in user["content"]


def test_what_is_shown_is_what_is_sent(run: Run) -> None:
    _, out, _ = run("prompt", "-", "--me", "Max", "--reader", "model", "--json")
    with ScriptedEndpoint(findings()) as endpoint:
        run("facts", "-", "--me", "Max", *model_at(endpoint))
    assert endpoint.received[0].body["messages"] == json.loads(out)["messages"]


@pytest.mark.parametrize("command", ["advise", "facts"])
def test_a_model_that_fails_is_said_and_without_fallback_it_is_exit_3(run: Run, command: str) -> None:
    arguments = (command, "-", "--me", "Max")
    with ScriptedEndpoint(Reply(401), Reply(401), Reply(401)) as endpoint:
        code, out, _ = run(*arguments, *model_at(endpoint))
        assert code == 0
        assert "Only the words' reader listened, without the model." in " ".join(out.split())
    with ScriptedEndpoint(Reply(401)) as endpoint:
        code, out, err = run(*arguments, "--no-fallback", *model_at(endpoint))
    assert (code, out) == (3, "")
    assert "does not accept the key" in err


def test_without_a_model_it_is_one_clear_line(run: Run) -> None:
    code, out, err = run("facts", "-", "--me", "Max", "--reader", "model")
    assert (code, out) == (2, "")
    assert "No model is configured." in err
    assert "--reader words" in err


def test_the_answers_at_the_terminal_cost_no_second_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person is asked between the reading and the draft; the model has read by then."""
    said = iter(["certain", "she has used it all week"])
    monkeypatch.setattr(click, "prompt", lambda *_, **__: next(said, ""))
    reader = ScriptedReader([[Claim("budget_status", "none", 0, "Hi Ada")]])
    advisor = Advisor(reader=reader)
    told = terminal_questions.answered(advisor, THREAD.encode(), {"me": ("Max",)})
    advice = advisor.advise(THREAD, **told)
    assert advice.facts.seller_conviction == "certain"
    assert advice.prepared.reading.claims is not None
    assert len(reader.threads) == 1
