"""Calls and chats in each format that closecall reads, whole and broken."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from benchmarks.fuzzing.words import broken, days, names, sayings


@dataclass(frozen=True, slots=True)
class _Turn:
    """What somebody said, and so many seconds after the beginning."""

    name: str
    at: int
    said: str

    @property
    def clock(self) -> str:
        return f"{self.at // 3600:02}:{self.at // 60 % 60:02}:{self.at % 60:02}"


_Writing = Callable[[list[_Turn]], str]


def _lines(shape: str, *, between: str = "\n", before: str = "") -> _Writing:
    """Turns written one by one; ``shape`` names {name}, {clock}, {upper} and {said}."""

    def write(turns: list[_Turn]) -> str:
        told = (
            shape.format(name=turn.name, upper=turn.name.upper(), clock=turn.clock, said=turn.said)
            for turn in turns
        )
        return before + between.join(told)

    return write


def _json(shape: Callable[[list[_Turn]], object]) -> _Writing:
    return lambda turns: json.dumps(shape(turns), ensure_ascii=False)


def _gong(turns: list[_Turn]) -> object:
    monologue = [
        {"speakerId": turn.name, "sentences": [{"start": turn.at * 1000, "text": turn.said}]}
        for turn in turns
    ]
    parties = [{"speakerId": turn.name, "name": turn.name, "affiliation": "External"} for turn in turns]
    return {"callTranscripts": [{"transcript": monologue}], "parties": parties}


_FORMATS: tuple[_Writing, ...] = (
    _lines("{clock}.000 --> {clock}.900\n<v {name}>{said}</v>", between="\n\n", before="WEBVTT\n\n"),
    _lines("1\n{clock},000 --> {clock},900\n{name}: {said}", between="\n\n"),
    _lines("[{name}] {clock}\n{said}", between="\n\n"),
    _lines("{name}  {clock}\n{said}", between="\n\n"),
    _lines("{name} ({clock}):\n{said}", between="\n"),
    _lines("{clock} | {name}\n{said}", between="\n\n"),
    _lines("{name}\n{clock}\n{said}", between="\n\n"),
    _lines("< {said}\n> {said}"),
    _lines("{upper}    {said}"),
    _lines("[{clock}] {name}: {said}"),
    _lines("{name} {clock} {said}"),
    _lines("{clock}\n\n{name}: {said}", between="\n\n", before="Attendees\nAna, Tom\n\nTranscript\n\n"),
    _lines("[05.01.26, {clock}] {name}: {said}"),
    _lines("1/5/26, 9:15 AM - {name}: {said}"),
    _lines("{clock}\t{name}:\t{said}"),
    _lines("{clock} From {name} to Everyone:\n\t{said}"),
    _lines("[10:02 AM] {name}\n{said}", between="\n\n"),
    _lines("<{name}> {said}"),
    _lines("{name}: {said}"),
    _lines("{name}：{said}"),
    _lines('- {name}: "{said}"', before="Call notes, 14 May 2026\n\n"),
    _lines("me: {said}\nhim: {said}"),
    _lines("{name}: {said}", before="Call 1, 14 May 2026\n\n"),
    _json(lambda turns: [{"speaker": turn.name, "text": turn.said, "start": turn.at} for turn in turns]),
    _json(lambda turns: {"messages": [{"from": turn.name, "body": turn.said} for turn in turns]}),
    _json(lambda turns: {"sentences": [{"speaker_name": turn.name, "text": turn.said} for turn in turns]}),
    _json(_gong),
    lambda turns: "\n".join(json.dumps({"speaker": turn.name, "text": turn.said}) for turn in turns),
)


@st.composite
def _talk(draw: st.DrawFn) -> str:
    people = draw(st.lists(names, min_size=1, max_size=3))
    turns, at = [], 0
    for _ in range(draw(st.integers(1, 6))):
        at += draw(st.integers(0, 400))
        turns.append(_Turn(draw(st.sampled_from(people)), at, draw(sayings)))
    title = draw(st.sampled_from(("", "", f"Call with Ana, {draw(days)}\n\n")))
    return title + draw(st.sampled_from(_FORMATS))(turns)


talks: SearchStrategy[str] = broken(_talk())
"""Transcripts, chats and notes."""
