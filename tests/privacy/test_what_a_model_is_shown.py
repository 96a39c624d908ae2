"""What leaves the machine with each option, as a server on this machine receives it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest

from closecall import Advisor
from closecall.drafting.prompting.disclosure import Disclosure
from closecall.drafting.prompting.templates import Prompts
from closecall.drafting.prompting.values import slots_of, values_of
from closecall.listening.findings_request import reading_request
from closecall.testing import Received, ScriptedEndpoint, answer
from closecall.thread.records import Message, Speaker, Thread, ThreadKind

Run = Callable[..., tuple[int, str, str]]
GOOD = {
    "subject": "My honest view",
    "interest": 'You wrote "We really want this machine".',
    "hesitation": 'You also wrote "Let me think about it a little longer", and I understand that.',
    "disagreement": "I disagree that thinking about it longer will help you.",
    "recommendation": "I think you should order now.",
    "reason": "You lose a whole evening on every order.",
    "how_to_say_yes": "A yes by reply is enough.",
    "next_step": "On DAY1 I will start the paperwork with you.",
    "exit": "If your answer is no, tell me and I will close this.",
}
UNQUOTED = GOOD | {
    "interest": "You tried it for a week.",
    "hesitation": "What holds you back is the wish to think it over, and that is fair.",
}
OPTIONS = [(), ("--redact",), ("--facts-only",), ("--facts-only", "--redact")]


def drafts(*answers: dict[str, str]) -> Iterator[dict[str, Any]]:
    return (answer(json.dumps(fields)) for fields in answers)


def words_sent(requests: list[Received]) -> str:
    return "\n".join(message["content"] for request in requests for message in request.body["messages"])


def at(endpoint: ScriptedEndpoint) -> tuple[str, ...]:
    return ("--base-url", endpoint.base_url, "--model", "tiny", "--local-only")


@pytest.mark.parametrize("options", OPTIONS, ids=" ".join)
def test_prompt_shows_the_very_messages_that_a_writer_is_sent(
    options: tuple[str, ...], run: Run, sale: tuple[str, ...]
) -> None:
    shown = json.loads(run("prompt", *sale, *options, "--json")[1])
    with ScriptedEndpoint(*drafts(UNQUOTED)) as endpoint:
        assert run("advise", *sale, *options, *at(endpoint), "--json")[0] == 0
    assert [request.body["messages"] for request in endpoint.received] == [shown["messages"]]


@pytest.mark.parametrize("options", [(), ("--redact",)], ids=" ".join)
def test_prompt_shows_the_very_messages_that_a_reader_is_sent(
    options: tuple[str, ...], run: Run, sale: tuple[str, ...]
) -> None:
    shown = json.loads(run("prompt", *sale, *options, "--reader", "model", "--json")[1])
    with ScriptedEndpoint(answer(json.dumps({"findings": []}))) as endpoint:
        run("facts", *sale, *options, *at(endpoint), "--reader", "model", "--json")
    assert [request.body["messages"] for request in endpoint.received] == [shown["messages"]]


@pytest.mark.parametrize("reader", ["words", "model"])
def test_a_redacted_request_holds_nothing_private(
    reader: str, run: Run, sale: tuple[str, ...], private: tuple[str, ...]
) -> None:
    replies = [answer(json.dumps({"findings": []}))] if reader == "model" else []
    bad = GOOD | {"reason": "The price goes up by a fifth tonight."}
    with ScriptedEndpoint(*replies, *drafts(bad, GOOD)) as endpoint:
        run("advise", *sale, "--redact", *at(endpoint), "--reader", reader, "--json")
    assert len(endpoint.received) == 2 + (reader == "model")
    sent = words_sent(endpoint.received)
    assert "We really want this machine" in sent
    assert [canary for canary in private if canary in sent] == []


def test_facts_only_sends_no_four_words_that_stand_in_the_thread(
    run: Run, sale: tuple[str, ...], thread_text: str
) -> None:
    bad = UNQUOTED | {"reason": "The price goes up by a fifth tonight."}
    with ScriptedEndpoint(*drafts(bad, UNQUOTED)) as endpoint:
        code, out, _ = run("advise", *sale, "--facts-only", *at(endpoint), "--json")
    asked = [request.body["messages"][1]["content"] for request in endpoint.received]
    reason = "a whole evening on every order"
    sent = " ".join(" ".join(asked).split()).replace(reason, "")
    words = [word for line in thread_text.splitlines() if ": " not in line[:10] for word in line.split()]
    fours = {" ".join(words[at : at + 4]) for at in range(len(words) - 3)}
    assert code == 0
    assert len(asked) == 2
    assert {four for four in fours if four in sent} == set()
    assert json.loads(out)["source"] == "model"


def test_a_redacted_draft_has_the_right_names_and_the_buyers_very_words_again(
    run: Run, sale: tuple[str, ...]
) -> None:
    shown = json.loads(run("prompt", *sale, "--redact", "--json")[1])["messages"][1]["content"]
    quoted = next(line for line in shown.splitlines() if "swears by his" in line)
    firm, other = next((a, b) for a, b in pairwise(quoted.split()) if a.startswith("NAME") and "NAME" in b)
    fields = GOOD | {"interest": f'NAME1, you wrote "Mr NAME7 of {firm} {other} swears by his".'}
    with ScriptedEndpoint(*drafts(fields)) as endpoint:
        out = run("advise", *sale, "--redact", *at(endpoint), "--json")[1]
    body = json.loads(out)["draft"]["body"]
    assert 'Ottilie, you wrote "Mr Cawthorne of Harrowgate Ltd swears by his".' in body
    assert "NAME" not in body


@pytest.mark.parametrize(
    "written",
    [
        "NAME 7 swears by his.",
        "NAME9 swears by his.",
        "[NAME6] told you.",
        "NAME6 told you.",
        "Benedikta told you.",
    ],
    ids=["mangled", "unknown", "in brackets", "another's name", "written out"],
)
def test_a_name_that_is_mangled_or_anothers_is_asked_for_again_then_the_template_writes(
    written: str, run: Run, sale: tuple[str, ...]
) -> None:
    wrong = GOOD | {"reason": f"You lose a whole evening on every order. {written}"}
    with ScriptedEndpoint(*drafts(wrong, wrong, wrong)) as endpoint:
        out = run("advise", *sale, "--redact", *at(endpoint), "--json")[1]
    advice = json.loads(out)
    assert len(endpoint.received) == 3
    assert advice["source"] == "template"
    assert "NAME" not in advice["draft"]["body"]
    assert "Benedikta" not in advice["draft"]["body"]


def test_a_redacted_reading_is_filled_before_it_is_believed(run: Run, sale: tuple[str, ...]) -> None:
    found = [
        {"fact": "annoyed", "value": "true", "message": 1, "quote": "I asked NAME4 about the guillotine"},
        {
            "fact": "wants_guidance",
            "value": "true",
            "message": 1,
            "quote": "I asked NAME44 about the guillotine",
        },
    ]
    with ScriptedEndpoint(answer(json.dumps({"findings": found}))) as endpoint:
        out = run("facts", *sale, "--redact", *at(endpoint), "--reader", "model", "--json")[1]
    read = json.loads(out)
    assert read["facts"].get("annoyed") is True
    assert not read["facts"].get("wants_guidance")
    assert "I asked Benedikta about the guillotine" in [e["quote"] for e in read["evidence"]]


@pytest.mark.parametrize("command", ["advise", "prompt"])
def test_a_model_cannot_read_what_it_may_not_see(command: str, run: Run, sale: tuple[str, ...]) -> None:
    with ScriptedEndpoint() as endpoint:
        where = at(endpoint) if command == "advise" else ()
        code, out, err = run(command, *sale, *where, "--facts-only", "--reader", "model")
    assert (code, out, endpoint.received) == (2, "", [])
    assert err.count("\n") <= 2
    assert "only facts may be sent" in err


@pytest.mark.parametrize("text", ["a1", "Room 12b, 3½", "x@y.example 4", "ring 5-6 at 7:08", "v2.0.1 (9)"])
@pytest.mark.parametrize("who", ["Ada", "line 7", "x9@y.example"])
def test_no_digit_of_a_message_or_a_heading_is_left_but_in_tokens(text: str, who: str) -> None:
    thread = Thread(ThreadKind.EMAIL, (Message(Speaker(who), text), Message(Speaker("Bo"), f"Well, {text}!")))
    request, _, slots = reading_request(thread, (), Prompts(), Disclosure(redact=True))
    content = request.messages[1].content
    fence = next(line for line in content.splitlines() if len(line) == 8)
    shown = content.split(f"\n{fence}\n")[1]
    lines = [line.split(" ", 1)[1] for line in shown.splitlines()]
    assert [re.sub(r"\b[A-Z]+\d+\b", "", line) for line in lines] == [
        re.sub(r"\d", "", re.sub(r"\b[A-Z]+\d+\b", "", line)) for line in lines
    ]
    assert [slots.fill(line) for line in lines] == [f"{who}: {text}", f"Bo: Well, {text}!"]


@pytest.mark.parametrize("is_redacted", [False, True])
def test_a_name_within_a_quote_is_a_token_only_when_redacted(thread_text: str, *, is_redacted: bool) -> None:
    said = thread_text.replace("want this machine", "want this for Benedikta")
    brief = Advisor().prepare(said, me="jonas@tarrowpress.example", draft_anyway=True).brief
    disclosure = Disclosure(redact=is_redacted)
    quotes = [quote["words"] for quote in values_of(brief, nonce="", disclosure=disclosure)["quotes"]]
    wish = next(words for words in quotes if words.startswith("We really want this for "))
    assert ("Benedikta" in wish) is not is_redacted
    assert "Benedikta" in slots_of(brief, disclosure).fill(wish)
