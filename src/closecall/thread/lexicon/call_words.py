"""What recorders and meeting programs write around what people say (``call_words.toml``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.text.resources.toml_file import read_data


class CallWords(NamedTuple):
    """The vocabulary, shaped for looking up. Every entry is case-folded.

    Attributes:
        titles: what a transcript is headed with; title_ends: how a longer heading ends.
        started, stopped: how a line ends that tells of the recording.
        ended, footers: how a line below a transcript begins.
        notes_alone, notes_above: how a line of a program's notes begins, in a text of its own and above a
            transcript.

    """

    titles: frozenset[str]
    title_ends: tuple[str, ...]
    started: tuple[str, ...]
    stopped: tuple[str, ...]
    ended: tuple[str, ...]
    footers: tuple[str, ...]
    notes_alone: tuple[str, ...]
    notes_above: tuple[str, ...]


@cache
def call_words() -> CallWords:
    """The vocabulary of ``call_words.toml``, read once."""
    data = read_data(Path(__file__).with_name("call_words.toml"))
    transcript, notes = data["transcript"], data["program_notes"]
    return CallWords(
        titles=frozenset(transcript["titles"]),
        title_ends=tuple(f"- {title}" for title in transcript["titles"]),
        started=tuple(transcript["started"]),
        stopped=tuple(transcript["stopped"]),
        ended=tuple(transcript["ended"]),
        footers=tuple(transcript["footers"]),
        notes_alone=tuple(notes["alone"]),
        notes_above=tuple(notes["above"]),
    )
