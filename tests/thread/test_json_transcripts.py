"""Transcripts and threads as JSON, of the programs that write them and in general."""

from __future__ import annotations

import json
from typing import Any

import pytest

from closecall.errors import InputError
from closecall.thread.parser import read_thread
from closecall.thread.records import Side, Thread, ThreadKind

TOLD = [("Ines", "Hello there."), ("Bo", "Hi. One thing:"), ("Ines", "Go on.")]
TIMES = [3.0, 7.0, 72.0]


def _read(data: Any) -> Thread:
    return read_thread(json.dumps(data))


def _told(thread: Thread) -> list[tuple[str | None, str]]:
    return [(message.speaker.name, message.body) for message in thread.messages]


def _monologue(number: str, *sentences: tuple[int, str]) -> dict[str, Any]:
    return {
        "speakerId": number,
        "topic": None,
        "sentences": [{"start": start, "end": start + 900, "text": text} for start, text in sentences],
    }


GONG: dict[str, Any] = {
    "calls": [
        {
            "metaData": {"id": "9", "title": "Pumps", "started": "2025-03-04T16:02:00+01:00"},
            "parties": [
                {
                    "id": "1",
                    "speakerId": "71",
                    "name": "Ines",
                    "emailAddress": "ines@ottermill.example",
                    "affiliation": "Internal",
                },
                {"id": "2", "speakerId": "72", "name": "Bo", "affiliation": "External"},
            ],
        }
    ],
    "callTranscripts": [
        {
            "callId": "9",
            "transcript": [
                _monologue("71", (3000, "Hello"), (3600, "there.")),
                _monologue("72", (7000, "Hi. One thing:")),
                _monologue("71", (72000, "Go on.")),
            ],
        }
    ],
}

CALLS: dict[str, Any] = {
    "Gong": GONG,
    "Fireflies": {
        "data": {
            "transcript": {
                "title": "Pumps",
                "date": 1741100520000,
                "sentences": [
                    {"index": 0, "speaker_name": "Ines", "speaker_id": 0, "text": "Hello", "start_time": 3.0},
                    {
                        "index": 1,
                        "speaker_name": "Ines",
                        "speaker_id": 0,
                        "text": "there.",
                        "start_time": 3.6,
                    },
                    {"index": 2, "speaker_name": "Bo", "text": "Hi. One thing:", "start_time": 7.0},
                    {"index": 3, "speaker_name": "Ines", "text": "Go on.", "start_time": 72.0},
                ],
            }
        }
    },
    "Fireflies download": [
        {"sentence": "Hello there.", "startTime": "00:03", "endTime": "00:05", "speaker_name": "Ines"},
        {"sentence": "Hi. One thing:", "startTime": "00:07", "endTime": "00:08", "speaker_name": "Bo"},
        {"sentence": "Go on.", "startTime": "01:12", "endTime": "01:13", "speaker_name": "Ines"},
    ],
    "Rev": {
        "speakers": [{"id": 0, "name": "Ines"}, {"id": 1, "name": "Bo"}],
        "monologues": [
            {
                "speaker": speaker,
                "start": start,
                "elements": [
                    part
                    for word in text.split()
                    for part in ({"type": "text", "value": word}, {"type": "punct", "value": " "})
                ],
            }
            for speaker, start, text in ((0, 3, TOLD[0][1]), (1, 7, TOLD[1][1]), (0, 72, TOLD[2][1]))
        ],
    },
    "words and a participant": [
        {
            "participant": {"id": 5, "name": name},
            "words": [{"text": word, "start_timestamp": {"relative": start}} for word in text.split()],
            "start_timestamp": {"relative": start},
        }
        for (name, text), start in zip(TOLD, TIMES, strict=True)
    ],
    "milliseconds": {
        "utterances": [
            {"speaker": name, "text": text, "start": int(start * 1000), "end": int(start * 1000) + 500}
            for (name, text), start in zip(TOLD, TIMES, strict=True)
        ]
    },
    "speaker and text": [
        {"speaker": name, "text": text, "start": start}
        for (name, text), start in zip(TOLD, TIMES, strict=True)
    ],
}


@pytest.mark.parametrize("program", CALLS)
def test_every_program_gives_the_same_turns_and_times(program: str) -> None:
    thread = _read(CALLS[program])

    assert thread.kind is ThreadKind.CALL
    assert _told(thread) == TOLD
    assert [m.at.offset_seconds for m in thread.messages if m.at] == TIMES


@pytest.mark.parametrize("program", ["Gong", "Fireflies"])
def test_the_day_of_a_call_is_that_of_its_meeting(program: str) -> None:
    assert str(_read(CALLS[program]).last_day()) == "2025-03-04"


def test_gongs_affiliation_states_the_side() -> None:
    thread = _read(GONG)

    assert [m.speaker.side for m in thread.messages] == [Side.SELLER, Side.BUYER, Side.SELLER]
    assert thread.messages[0].speaker.email == "ines@ottermill.example"
    assert thread.warnings == ()


def test_a_party_without_affiliation_stays_unknown_and_is_asked_about() -> None:
    call = json.loads(json.dumps(GONG))
    call["calls"][0]["parties"].append({"speakerId": "73", "name": "Kim", "affiliation": "Unknown"})
    call["callTranscripts"][0]["transcript"].append(_monologue("73", (80000, "I love it.")))
    thread = _read(call)

    assert thread.messages[-1].speaker.side is Side.UNKNOWN
    assert any("Is Kim the buyer" in warning for warning in thread.warnings)


def test_the_seller_that_the_caller_names_wins_over_the_file() -> None:
    thread = read_thread(json.dumps(GONG), me=("Bo",))

    assert [m.speaker.side for m in thread.messages] == [Side.BUYER, Side.SELLER, Side.BUYER]


def test_of_several_gong_calls_the_last_is_read_and_it_says_so() -> None:
    other = {"callId": "8", "transcript": [_monologue("71", (1, "Old."))]}
    calls: list[dict[str, Any]] = GONG["callTranscripts"]
    thread = _read({**GONG, "callTranscripts": [other, *calls]})

    assert _told(thread) == TOLD
    assert any("2 calls" in warning for warning in thread.warnings)


def test_lines_of_json_are_one_conversation() -> None:
    lines = "\n".join(
        json.dumps({"role": role, "content": text}) for role, text in (("agent", "Hi."), ("customer", "No."))
    )
    thread = read_thread(lines)

    assert [(m.speaker.side, m.body) for m in thread.messages] == [(Side.SELLER, "Hi."), (Side.BUYER, "No.")]


def test_messages_with_addresses_are_mails_and_their_quotations_are_read_once() -> None:
    ines = "Ines <ines@ottermill.example>"
    thread = read_thread(
        json.dumps(
            {
                "messages": [
                    {
                        "from": ines,
                        "date": "2025-03-03T09:00:00",
                        "body": "Our offer.",
                    },
                    {
                        "from": {"name": "Bo", "email": "bo@tidewater.example"},
                        "date": "2025-03-04T09:00:00",
                        "body": f"No.\n\nOn Mon, 3 Mar 2025 at 09:00, {ines} wrote:\n> Our offer.",
                    },
                ]
            }
        ),
        me=("@ottermill.example",),
    )

    assert thread.kind is ThreadKind.EMAIL
    assert [(m.speaker.side, m.body) for m in thread.messages] == [
        (Side.SELLER, "Our offer."),
        (Side.BUYER, "No."),
    ]


def test_what_closecall_prints_as_json_is_read_back() -> None:
    first = read_thread("[00:03] Seller: Hello there.\n[00:07] Buyer: No.\n")
    again = _read(first.to_dict())

    assert [(m.speaker.side, m.body) for m in again.messages] == [
        (m.speaker.side, m.body) for m in first.messages
    ]
    assert again.kind is first.kind


def test_a_list_with_an_unknown_name_is_read_with_a_warning() -> None:
    thread = _read({"rows": [{"speaker": "Ines", "text": "Hi."}, {"speaker": "Bo", "text": "No."}]})

    assert _told(thread) == [("Ines", "Hi."), ("Bo", "No.")]
    assert any("rows" in warning for warning in thread.warnings)


@pytest.mark.parametrize(
    "data",
    [
        '{"sentences": [{"text": "Hi."}]}',
        '{"name": "closecall", "version": "1"}',
        "[1, 2, 3]",
        "[]",
        '{"a": ',
        "[" * 100_000,
        '{"a":' * 100_000,
        '[{"speaker": "Bo", "text": ""}]',
        '{"speaker": NaN}',
    ],
)
def test_data_without_a_conversation_is_refused(data: str) -> None:
    with pytest.raises(InputError):
        read_thread(data)


def test_a_body_in_html_is_read_as_a_reader_sees_it() -> None:
    mails = [
        {"from": "bo@tidewater.example", "date": "2025-03-04", "html": "<div>No <b>pumps</b> for us.</div>"}
    ]
    thread = _read({"messages": mails})

    assert [m.body for m in thread.messages] == ["No pumps for us."]
