"""How well transcripts are read, on labelled files: one row a format.

python -m benchmarks.transcripts MANIFEST [--failures]

The manifest holds one JSON object a line: ``file`` (from the manifest's folder), ``format``, and
``what_is_expected`` with ``turns`` as pairs of speaker and text, or null. Where it is null the turns are told
by a plain rule for that format below, written apart from the readers. Turns of one speaker in a row count as
one.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from closecall import Thread
from closecall.errors import InputError

Turns = list[tuple[str, str]]

_KINDS = {"zoom_chat": "email"}
_CUE = re.compile(r"\d[\d:.,]* +--> ")
_OTTER = re.compile(r"(\S.{0,60}?)  (\d{1,2}:\d\d(?::\d\d)?) *$")


def main() -> None:
    """Print the table, and with ``--failures`` the turns that differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("manifest", type=Path)
    parser.add_argument("--failures", action="store_true", help="show what differs, by file")
    options = parser.parse_args()
    rows: dict[str, list[_Score]] = {}
    for line in options.manifest.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        rows.setdefault(row["format"], []).append(_score(row, options.manifest.parent))
    print("| format | files | read | kind | turns right | words kept | timed | slowest |\n|" + " --- |" * 8)
    for name, scores in sorted(rows.items()):
        print(_row(name, scores))
    print(_row("all", [score for scores in rows.values() for score in scores]))
    for score in (score for scores in rows.values() for score in scores if score.differs):
        if not options.failures:
            break
        print(f"\n{score.file} ({score.reader})", *score.differs[:20], sep="\n  ")


@dataclass(frozen=True, slots=True)
class _Score:
    """One file: how many of the expected turns were read as they are, and how many of their words."""

    file: str
    reader: str
    kind_right: bool
    right: int
    expected: int
    kept: int
    words: int
    timed: int
    messages: int
    seconds: float
    differs: tuple[str, ...]


def _score(row: dict[str, Any], folder: Path) -> _Score:
    source = (folder / row["file"]).read_bytes()
    began = time.perf_counter()
    try:
        thread = Thread.parse(source)
    except InputError as error:
        return _Score(row["file"], str(error), False, 0, 0, 0, 0, 0, 0, time.perf_counter() - began, ())
    seconds = time.perf_counter() - began
    labels = row["what_is_expected"] or {}
    told = labels.get("turns")
    text = source.decode("utf-8", "replace")
    expected = _merged(tuple(turn) for turn in told) if told else _RULES.get(row["format"], _no_rule)(text)
    found = _merged((m.speaker.name or "", m.body) for m in thread.messages)
    wanted = [(who, _words(said)) for who, said in expected]
    read = [(who, _words(said)) for who, said in found]
    right = sum(turn in read for turn in wanted)
    all_words = Counter(word for _, words in wanted for word in words)
    kept = all_words & Counter(word for _, words in read for word in words)
    return _Score(
        file=row["file"],
        reader=thread.format,
        kind_right=thread.kind.value == _KINDS.get(row["format"], "call"),
        right=right,
        expected=len(wanted),
        kept=kept.total(),
        words=all_words.total(),
        timed=sum(message.at is not None for message in thread.messages),
        messages=len(thread.messages),
        seconds=seconds,
        differs=tuple(str(turn)[:160] for turn in wanted if turn not in read),
    )


def _row(name: str, scores: list[_Score]) -> str:
    read = sum(bool(score.words or score.kind_right) for score in scores)
    kinds = sum(score.kind_right for score in scores)
    right, expected = sum(s.right for s in scores), sum(s.expected for s in scores)
    kept, words = sum(s.kept for s in scores), sum(s.words for s in scores)
    share = f"{kept / words:.1%}" if words else "-"
    timed, messages = sum(s.timed for s in scores), sum(s.messages for s in scores)
    slowest = max(score.seconds for score in scores) * 1000
    turns = f"{right} of {expected}"
    timing = f"{timed} of {messages} | {slowest:.0f} ms"
    return f"| {name} | {len(scores)} | {read} | {kinds} | {turns} | {share} | {timing} |"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _merged(turns: Iterator[tuple[str, str]] | Any) -> Turns:  # noqa: ANN401  labels come from JSON
    merged: Turns = []
    for who, said in turns:
        if not _words(said):
            continue
        if merged and merged[-1][0] == who:
            merged[-1] = (who, f"{merged[-1][1]} {said}")
        else:
            merged.append((who, said))
    return merged


def _cues(text: str) -> Turns:
    """Zoom: every cue begins with a name and a colon."""
    lines = text.splitlines()
    spoken = (lines[i + 1] for i, line in enumerate(lines[:-1]) if _CUE.match(line))
    return _merged((line.partition(": ")[0], line.partition(": ")[2]) for line in spoken)


def _subtitles(text: str) -> Turns:
    """Subtitles without speakers: all that stands below a time."""
    spoken = [
        re.sub(r"<[^>]*>", "", line)
        for block in re.split(r"\n\s*\n", text)
        if _CUE.search(block)
        for line in block.splitlines()
        if not _CUE.match(line) and not line.strip().isdigit()
    ]
    return _merged([("", " ".join(spoken))])


def _headed(text: str) -> Turns:
    """Otter: a line with a name, two spaces and a time, then the text."""
    turns: Turns = []
    for line in text.splitlines():
        heading = _OTTER.match(line)
        if heading:
            turns.append((heading[1], ""))
        elif turns and "otter.ai" not in line:
            turns[-1] = (turns[-1][0], f"{turns[-1][1]} {line}")
    return _merged(turns)


def _attendees(text: str) -> Turns:
    """Meet: the attendees stand in a list, and each paragraph begins with one of them."""
    below = re.split(r"#* ?Attendees\n", text, maxsplit=1)[1]
    names = {name.strip() for name in below.splitlines()[0].split(",")}
    turns: Turns = []
    for line in below.splitlines()[1:]:
        who, colon, said = line.partition(":")
        if colon and who in names:
            turns.append((who, said))
        elif line.casefold().startswith(("meeting ended", "transcription ended")):
            break
        elif turns and not re.fullmatch(r"#* ?\d\d:\d\d:\d\d *", line):
            turns[-1] = (turns[-1][0], f"{turns[-1][1]} {line}")
    return _merged(turns)


def _chat(text: str) -> Turns:
    """Zoom's chat: time, name and text, parted by tabs; reactions and answered words are left out."""
    turns: Turns = []
    for line in text.splitlines():
        parts = line.split("\t", 2)
        if len(parts) == 3 and re.fullmatch(r"\d\d:\d\d:\d\d", parts[0]):
            said = "" if parts[2].startswith(("Reacted to", "Removed a", "Replying to")) else parts[2]
            turns.append((parts[1].rstrip(":"), said))
        elif turns:
            turns[-1] = (turns[-1][0], f"{turns[-1][1]} {line}")
    return _merged(turns)


def _no_rule(_text: str) -> Turns:
    return []


_RULES: dict[str, Callable[[str], Turns]] = {
    "gmeet_text": _attendees,
    "otter_txt": _headed,
    "vtt_edge": _subtitles,
    "zoom_chat": _chat,
    "zoom_vtt": _cues,
}


if __name__ == "__main__":
    main()
