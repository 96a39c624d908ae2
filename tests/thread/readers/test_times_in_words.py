"""Teams writes the times of a call out, in the language of whoever copies it."""

from __future__ import annotations

import pytest

from closecall import Thread
from closecall.thread.records import ThreadKind

_UNITS = [
    ("minutes", "seconds"),
    ("Minuten", "Sekunden"),
    ("minutes", "secondes"),
    ("minutos", "segundos"),
    ("minuti", "secondi"),
    ("minuten", "seconden"),
    ("minuter", "sekunder"),
]


@pytest.mark.parametrize(("minutes", "seconds"), _UNITS)
@pytest.mark.parametrize("between", ["\n", "   "])
def test_name_and_time_stand_above_what_is_said(minutes: str, seconds: str, between: str) -> None:
    turns = [
        ("Ada Birch", 0, 4, "Hello, can you hear me?"),
        ("Per Holm", 0, 9, "Yes."),
        ("Ada Birch", 1, 2, "Good."),
    ]
    text = "\n\n".join(f"{name}{between}{m} {minutes} {s} {seconds}\n{said}" for name, m, s, said in turns)
    thread = Thread.parse(text, me="Ada Birch")
    assert thread.kind is ThreadKind.CALL
    assert [(m.speaker.name, m.body) for m in thread.messages] == [(name, said) for name, _, _, said in turns]
    assert [m.at and m.at.offset_seconds for m in thread.messages] == [4.0, 9.0, 62.0]


def test_seconds_that_are_spoken_of_are_no_time() -> None:
    text = (
        "Ada Birch\n0 minutes 4 seconds\nHow long does it take?\n\n"
        "Per Holm\n0 minutes 9 seconds\nIt takes about\n30 seconds"
    )
    assert Thread.parse(text, me="Ada Birch").messages[-1].body.endswith("30 seconds")
