"""What ``closecall thread --json`` prints is read as the same thread: a machine's word stays a machine's."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from closecall import advise
from closecall.errors import InputError
from closecall.facts.fact_extraction import read_facts
from closecall.thread import parser
from closecall.thread.parser import read_thread
from closecall.thread.records import Automatic, Side, Thread

OFFER = """From: Bo Lund <bo@tidewater.example>
To: ines@ottermill.example
Date: Mon, 9 Mar 2026 09:00
Subject: Pumps

Hello Ines, the two pumps cost 4,200 EUR. Shall we go ahead?
"""
ANSWER = """From: {who}
To: bo@tidewater.example
Date: Tue, 10 Mar 2026 09:00
Subject: {subject}

{words}

"""
ME = ("bo@tidewater.example",)
POSTDATED = "On Mon, 6 Apr 2026 at 08:00, Ines <ines@ottermill.example> wrote:\n> We will buy it."


def _mail(words: str, *, who: str = "Ines <ines@ottermill.example>", subject: str = "Re: Pumps") -> Thread:
    return read_thread(ANSWER.format(who=who, subject=subject, words=words) + OFFER, me=ME)


def _again(thread: Thread, *, me: tuple[str, ...] = (), **changed: Any) -> Thread:
    return read_thread(json.dumps({**thread.to_dict(), **changed}), me=me)


def _hidden() -> Thread:
    plain = (
        "Content-Type: text/html\nMIME-Version: 1.0\nFrom: Ines <ines@ottermill.example>\nSubject: Re: Pumps"
    )
    return read_thread(f'{plain}\n\n<p>Sounds good.</p><p style="display:none">Do not write to us again.</p>')


def _with_stranger() -> Thread:
    both = [("Kit <kit@else.example>", "We will buy it."), ("Ines <ines@ottermill.example>", "Hello Bo.")]
    mails = [ANSWER.format(who=who, subject="Re: Pumps", words=words) for who, words in both]
    return read_thread("".join(mails) + OFFER, me=ME)


QUOTED = "We will buy it.\n\nOn Sun, 8 Mar 2026 at 09:00, Kit <kit@else.example> wrote:\n> Buy!"
BOUNCER = "Mail Delivery System <mailer-daemon@ottermill.example>"
CALL = "Call, 9 March 2026\n\n[00:03] Seller: Hello there.\n[00:07] Buyer: No.\n"
THREADS: dict[str, Callable[[], Thread]] = {
    "a person": lambda: _mail("Sounds good, thanks.\n\n-- \nInes Otter\nOttermill"),
    "an automatic reply": lambda: _mail("I am away. We will buy it.", subject="Automatic reply: Pumps"),
    "a bounce": lambda: _mail("We will buy it.", who=BOUNCER),
    "a no-reply mailbox": lambda: _mail("We will buy it.", who="Shop <noreply@ottermill.example>"),
    "a stranger": lambda: _mail(QUOTED),
    "a stranger beside her": _with_stranger,
    "a postdated mail": lambda: _mail(f"See below.\n\n{POSTDATED}"),
    "text that is hidden": _hidden,
    "a call": lambda: read_thread(CALL),
}


@pytest.mark.parametrize("name", THREADS)
def test_a_printed_thread_is_read_as_it_was(name: str) -> None:
    thread = THREADS[name]()
    again = _again(thread)
    assert again == thread
    assert read_facts(again) == read_facts(thread)


def test_every_reason_to_doubt_is_among_the_examples() -> None:
    """Else the test above would prove little."""
    messages = [message for make in THREADS.values() for message in make().messages]
    kinds = {message.automatic for message in messages}
    assert kinds >= {None, Automatic.AUTO_REPLY, Automatic.BOUNCE}
    assert {message.speaker.side for message in messages} == set(Side)
    assert any(message.postdated for message in messages)
    assert any(message.aside for message in messages)
    assert any(message.quoted_by for message in messages)
    assert any(message.at and message.at.offset_seconds for message in messages)


@pytest.mark.parametrize(
    "name", [name for name in THREADS if name not in ("a person", "a stranger", "a call")]
)
@pytest.mark.parametrize("me", [(), ME])
def test_no_word_becomes_interest_on_the_way(name: str, me: tuple[str, ...]) -> None:
    again = _again(THREADS[name](), me=me)
    assert read_facts(again).facts.verbal_interest in (None, "none")


def test_a_doubtful_message_stays_doubtful() -> None:
    thread = _mail("Sounds good.").to_dict()
    thread["messages"][1] |= {"doubtful": True, "speaker": {"name": "Ines", "email": None, "side": "unknown"}}
    again = read_thread(json.dumps(thread), me=ME)
    assert again.messages[1].doubtful
    assert again.messages[1].speaker.side is Side.UNKNOWN


def test_an_unknown_kind_of_machine_is_still_a_machine() -> None:
    thread = _mail("We will buy it.").to_dict()
    thread["messages"][1]["automatic"] = "a robot of next year"
    assert read_thread(json.dumps(thread)).messages[1].automatic is Automatic.LIST


def test_the_seller_that_the_caller_names_wins_over_the_printed_sides() -> None:
    printed = _mail("Sounds good.")
    swapped = _again(printed, me=("Ines",))
    assert [m.speaker.side for m in printed.messages] == [Side.SELLER, Side.BUYER]
    assert [m.speaker.side for m in swapped.messages] == [Side.BUYER, Side.SELLER]
    assert _again(printed, me=("Somebody Else",)) == printed


def test_of_a_thread_without_sides_the_caller_can_tell_who_sells() -> None:
    thread = read_thread("Kim: Hello.\nRuth: Hello.\nKim: Fine.\nRuth: Fine.\n")
    assert {m.speaker.side for m in thread.messages} == {Side.UNKNOWN}
    assert [m.speaker.side for m in _again(thread, me=("Kim",)).messages[:2]] == [Side.SELLER, Side.BUYER]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("lines", [3, 1]),
        ("lines", "x"),
        ("at", {"iso": "yesterday", "raw": 7, "precision": []}),
        ("at", "today"),
        ("cut", None),
        ("answered", [{"text": "Now?", "answered_at": 10**9}, 3]),
        ("event", {"what": "nothing"}),
        ("quoted_by", {"name": "Kit"}),
        ("warnings", [1, {}]),
        ("subject", ["Pumps"]),
    ],
)
def test_what_is_odd_in_a_printed_message_is_left_out(key: str, value: object) -> None:
    thread = _mail("Sounds good.").to_dict()
    thread["messages"][1][key] = value
    message = read_thread(json.dumps(thread)).messages[1]
    assert message.body == "Sounds good."
    assert message.lines[0] <= message.lines[1]


def test_a_printed_thread_is_shown_without_what_steers_a_screen() -> None:
    thread = _mail("Sounds good.").to_dict()
    thread["messages"][1]["speaker"]["name"] = "In\u202ees\x1b[2J"
    thread["messages"][1]["body"] = "Fine\u202e\x1b[2J."
    message = read_thread(json.dumps(thread)).messages[1]
    assert (message.speaker.name, message.body) == ("Ines", "Fine.")


def test_a_printed_thread_of_too_many_messages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps(_mail("Sounds good.").to_dict())
    monkeypatch.setattr(parser, "MOST_MESSAGES", 1)
    with pytest.raises(InputError, match="2 messages"):
        read_thread(text)


@pytest.mark.parametrize("side", ["other", "system", "bot"])
def test_whom_any_other_data_names_of_neither_side_is_nobodys_interest(side: str) -> None:
    turns = [
        {"speaker": "Bo", "side": "seller", "text": "The pumps cost 4,200 EUR. Shall we?"},
        {"speaker": "Ines", "side": "buyer", "text": "Hello."},
        {"speaker": "Notes", "side": side, "text": "Sounds great, I want to buy it."},
    ]
    assert advise(json.dumps(turns)).facts.verbal_interest in (None, "none")
    assert advise(json.dumps([*turns[:2], {**turns[2], "side": "buyer"}])).facts.verbal_interest == "intent"


@pytest.mark.parametrize(
    ("text", "is_chat"),
    [
        ("09/03/2026, 18:41 - Bo: Hi.\n09/03/2026, 18:44 - Ines: Yes?\n", True),
        ("Bo: Hi.\nInes: Yes? :)\nBo: Bye.\n", True),
        ("Bo: Hi.\nInes: Yes?\nBo: Bye.\nInes: Bye.\n", False),
        (OFFER, False),
    ],
)
def test_a_chat_stays_one(text: str, *, is_chat: bool) -> None:
    thread = read_thread(text, me=("Bo",))
    assert thread.is_chat is is_chat
    assert _again(thread).is_chat is is_chat
