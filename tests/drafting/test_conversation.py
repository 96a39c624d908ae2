"""Long threads are cut by one rule before a model sees them, and the cut is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall import Advisor, ModelReader, ModelWriter
from closecall.drafting.prompting.conversation import Conversation, conversation_of, fence_for
from closecall.facts.findings import Evidence
from closecall.testing import ScriptedModel
from closecall.thread.records import Automatic, Message, Side, Speaker, Thread, ThreadKind

BUYER = Speaker("Ola Nyman", None, Side.BUYER)
LONG = "The boat shed was painted again. " * 100


def thread(*bodies: str) -> Thread:
    return Thread(ThreadKind.EMAIL, tuple(Message(BUYER, body) for body in bodies), "en")


def evidence(talk: Thread, message: int, quote: str) -> Evidence:
    start = talk.messages[message].body.index(quote)
    return Evidence("refusal", "words", message, start, start + len(quote), quote)


def test_what_fits_stands_whole() -> None:
    talk = thread("One.", "Two.")
    shown = conversation_of(talk)
    assert [(line.number, line.who, line.text) for line in shown.lines] == [
        (1, "buyer", "One."),
        (2, "buyer", "Two."),
    ]
    assert (shown.shortened, shown.left_out, shown.cuts) == (0, 0, "")


def test_the_newest_stand_whole_and_of_older_ones_what_facts_rest_on() -> None:
    talk = thread(f"{LONG}Please never call my brother. {LONG}", LONG, *[LONG] * 3)
    shown = conversation_of(talk, [evidence(talk, 0, "never call my brother")])
    assert [line.number for line in shown.lines] == [1, 3, 4, 5]
    assert shown.lines[0].text == "[...] Please never call my brother. [...]"
    assert all(line.text == LONG for line in shown.lines[1:])
    assert (shown.shortened, shown.left_out) == (1, 1)
    assert shown.cuts == (
        "The thread is long: of 5 messages the model was shown the newest 3 whole, 1 only where facts rest "
        "on them, 1 not at all."
    )


def test_nothing_older_than_a_cut_message_stands_whole() -> None:
    talk = thread("Short and old.", LONG * 4, "New.")
    assert [line.number for line in conversation_of(talk).lines] == [3]


def test_a_newest_message_that_is_too_long_ends_with_as_much_as_fits() -> None:
    body = f"We will not buy. {LONG * 10}So much for today."
    talk = thread(body)
    (line,) = conversation_of(talk, [evidence(talk, 0, "We will not buy")]).lines
    assert line.text.startswith("We will not buy. [...] ")
    assert line.text.endswith("So much for today.")
    assert len(line.text) < 10_100


def test_sentences_that_overlap_stand_once_and_in_order() -> None:
    talk = thread("Not now. Later perhaps. " + LONG, *[LONG] * 4)
    told = [evidence(talk, 0, quote) for quote in ("Later perhaps.", "Not now.", "perhaps", "now. Later")]
    assert conversation_of(talk, told).lines[0].text == "Not now. Later perhaps. [...]"


def test_a_very_long_sentence_is_cut_to_the_evidence() -> None:
    endless = "and the shed " * 200
    talk = thread(f"{endless} we are not interested {endless}", *[LONG] * 4)
    shown = conversation_of(talk, [evidence(talk, 0, "we are not interested")])
    assert shown.lines[0].text == "[...] we are not interested [...]"


def test_what_is_condensed_has_a_limit_too() -> None:
    talk = thread(*[f"We will not buy the boat number {i}. {LONG}" for i in range(300)])
    told = [evidence(talk, i, f"We will not buy the boat number {i}.") for i in range(300)]
    shown = conversation_of(talk, told)
    assert sum(len(line.text) for line in shown.lines) < 13_100
    assert len(shown.lines) + shown.left_out == 300


def test_the_calls_grow_with_the_thread(calls_of: Callable[[Callable[[], object]], int]) -> None:
    def calls(messages: int) -> int:
        talk = thread(*["Is it blue? " * 40] * messages)
        told = [Evidence("open_buyer_questions", "words", i, 0, 11, "Is it blue?") for i in range(messages)]
        return calls_of(lambda: conversation_of(talk, told))

    calls(100)
    assert calls(4_000) < 11 * calls(400)


@pytest.mark.parametrize("nothing", [None, Thread(ThreadKind.EMAIL, (), "en")])
def test_without_messages_there_is_nothing_to_show(nothing: Thread | None) -> None:
    assert conversation_of(nothing) == Conversation()


def test_who_speaks_is_a_side_a_kind_of_automatic_mail_or_a_name() -> None:
    unknown = Message(Speaker("Kim", None, Side.UNKNOWN), "Hello.")
    away = Message(BUYER, "Away.", automatic=Automatic.AUTO_REPLY)
    talk = Thread(ThreadKind.EMAIL, (unknown, away), "en")
    assert [line.who for line in conversation_of(talk).lines] == ["Kim", "auto reply"]


def test_a_fence_stands_nowhere_in_the_text() -> None:
    fence = fence_for(["a", "b"])
    assert fence == fence_for(["a", "b"])
    assert fence_for(["a", "b", fence]) != fence


def test_the_seller_is_told_what_neither_model_was_shown() -> None:
    talk = thread("Please send the offer for the boat.", *[LONG] * 8)
    reader, writer = ScriptedModel([{"findings": []}]), ScriptedModel(["no", "no", "no"])
    advisor = Advisor(reader=ModelReader(reader), writer=ModelWriter(writer))
    advice = advisor.advise(talk, draft_anyway=True)
    said = "The thread is long: of 9 messages the model was shown the newest 3 whole"
    assert [warning for warning in advice.warnings if warning.startswith(said)]
    assert [problem for problem in advice.problems if problem.code == "thread_shortened"]
    for model in (reader, writer):
        assert "older ones left out" in model.requests[0].messages[1].content
