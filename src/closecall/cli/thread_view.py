"""What was read at a glance: who speaks for which side, when, how it begins, and what was cut away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from closecall.cli.console import WIDTH, clipped, columns_of, counted, heading, one_line, padded, wrapped
from closecall.facts.injection import planted_spans
from closecall.text.day_format import day_in_words
from closecall.thread.records import Message, Precision, Side, Thread, ThreadKind

SILENCE = timedelta(days=7)
"""From here on a pause is shown: a week without a word is what a seller asks about."""

_LONGEST_NAME = 16
_LONGEST_GREETING = 4
_FIRST, _LAST = 10, 50
# Written without spaces: there are no words to count.
_UNSPACED = ("ja", "zh", "th")
_MARKS = {Side.BUYER: "<", Side.SELLER: ">", Side.UNKNOWN: "?", Side.OTHER: "-"}
_MEANINGS = {"<": "buyer", ">": "seller", "?": "side unknown", "-": "neither"}


@dataclass(slots=True)
class _Part:
    """What one speaker contributed."""

    messages: int = 0
    length: int = 0


def title_line(thread: Thread) -> str:
    """Kind, format, language and length in one line."""
    kind = "Written thread" if thread.kind is ThreadKind.EMAIL else "Call"
    read_as = f" ({thread.format})" if thread.format else ""
    language = "language unclear" if thread.lang == "und" else f"language {thread.lang}"
    return heading(f"{kind}{read_as}, {language}, {counted(len(thread.messages), 'message')}")


def speaker_lines(thread: Thread) -> Iterator[str]:
    """Everybody who wrote or spoke, the side he is on, and how much he said."""
    unit = "letters" if thread.lang in _UNSPACED else "words"
    parts: dict[tuple[str, str], _Part] = {}
    for message in thread.messages:
        part = parts.setdefault((_full_name(message), _side(message)), _Part())
        part.messages += 1
        part.length += len("".join(message.body.split())) if unit == "letters" else len(message.body.split())
    whole = sum(part.length for (_, side), part in parts.items() if side != "automatic")
    yield heading(f"{'Who':<46}{'side':<10}{'messages':>8}{unit:>8}{'share':>7}")
    for (name, side), part in parts.items():
        share = f"{part.length / whole:>7.0%}" if whole and side != "automatic" else ""
        yield f"  {padded(clipped(name, 42), 44)}{side:<10}{part.messages:>8,}{part.length:>8,}{share}"


def _full_name(message: Message) -> str:
    speaker = message.speaker
    if speaker.name and speaker.email:
        return one_line(f"{speaker.name} <{speaker.email}>")
    return "(no name)" if not (speaker.name or speaker.email) else one_line(speaker.label)


def _side(message: Message) -> str:
    return "automatic" if message.automatic else message.speaker.side.value


def timeline_lines(thread: Thread) -> Iterator[str]:
    """A line a message: number, time, side, name, first words; longer silences between them."""
    shown = [_mark(message) for message in thread.messages]
    meaning = ", ".join(f"{mark} {_MEANINGS[mark]}" for mark in _MEANINGS if mark in shown)
    yield heading(f"Timeline{_span(thread)} ({meaning})")
    years = {message.at.day.year for message in thread.messages if message.at and message.at.day}
    whens = [_when(message, year_told=len(years) == 1) for message in thread.messages]
    wide = max(map(columns_of, whens), default=0)
    names = [clipped(one_line(message.speaker.label), _LONGEST_NAME) for message in thread.messages]
    named = max(map(columns_of, names), default=0)
    last: datetime | None = None
    for index, message in enumerate(thread.messages):
        at = message.at.at.replace(tzinfo=None) if message.at and message.at.at else None
        silent = at - last if at and last else timedelta()
        if silent >= SILENCE:
            yield f"       ... {counted(silent.days, 'day')} of silence ..."
        last = at or last
        if _FIRST <= index < len(thread.messages) - _LAST:
            if index == _FIRST:
                left_out = counted(len(thread.messages) - _FIRST - _LAST, "message")
                yield f"       ... {left_out} not shown (--json has them) ..."
            continue
        when = padded(whens[index], wide + 2 if wide else 0)
        start = f"{index + 1:>5}  {when}{_mark(message)} {padded(names[index], named)}  "
        yield f"{start}{clipped(_first_words(message), WIDTH - columns_of(start))}"


def _span(thread: Thread) -> str:
    days = [message.at.day for message in thread.messages if message.at and message.at.day]
    ends = dict.fromkeys(map(day_in_words, (min(days), max(days)))) if days else {}
    return f", {' to '.join(ends)}" if ends else ""


def _first_words(message: Message) -> str:
    """How a message begins, below its greeting."""
    lines = [line for line in message.body.splitlines() if line.strip()]
    greets = len(lines) > 1 and len(lines[0].split()) <= _LONGEST_GREETING and lines[0].rstrip()[-1] in ",!"
    said = one_line(" ".join(lines[1:] if greets else lines)) or "(nothing of its own)"
    if message.event is not None:
        starts = (
            f" for {day_in_words(message.event.starts)} {message.event.starts:%H:%M}"
            if message.event.starts
            else ""
        )
        said = one_line(f"meeting {message.event.what.value}{starts} {message.event.title}")
    return f"[{message.automatic.value.replace('_', ' ')}] {said}" if message.automatic else said


def _mark(message: Message) -> str:
    return "-" if message.automatic else _MARKS[message.speaker.side]


def _when(message: Message, *, year_told: bool) -> str:
    at = message.at
    if at is None:
        return ""
    if at.offset_seconds is not None:
        minutes, seconds = divmod(int(at.offset_seconds), 60)
        return (
            f"{minutes // 60}:{minutes % 60:02}:{seconds:02}" if minutes >= 60 else f"{minutes}:{seconds:02}"
        )
    if at.at is None:
        return clipped(one_line(at.raw), 16)
    day = day_in_words(at.at).removesuffix(f" {at.at.year}" if year_told else "")
    day = day if at.at.day > 9 else f" {day}"
    return day if at.precision is Precision.DAY else f"{day} {at.at:%H:%M}"


def cut_lines(thread: Thread) -> Iterator[str]:
    """What does not count as its writer's words, a line each; nothing when all does."""
    cuts = [line for index, message in enumerate(thread.messages) for line in _cuts(index, message)]
    if thread.heading:
        start = f"       above the first turn, {counted(len(thread.heading.splitlines()), 'line')}: "
        cuts.insert(0, f"{start}{clipped(one_line(thread.heading), WIDTH - columns_of(start))}")
    if cuts:
        yield heading("Left out of what they said")
        yield from cuts


def _cuts(index: int, message: Message) -> Iterator[str]:
    spans = planted_spans(message.body)
    planted = "\n".join(message.body[start:end] for start, end in spans)
    kind = message.automatic.value.replace("_", " ") if message.automatic else ""
    parts: Sequence[tuple[str, str]] = (
        (f"{kind}: no person wrote it" if kind else "", message.body or message.subject or ""),
        ("signature", message.cut.signature),
        ("disclaimer", message.cut.disclaimer),
        ("quoted", message.cut.quoted),
        ("hidden or only in the HTML", message.aside),
        ("planted for a program", planted),
    )
    for what, text in parts:
        if what and text.strip():
            size = counted(len(text.strip().splitlines()), "line")
            start = f"{index + 1:>5}  {what}, {size}: "
            yield f"{start}{clipped(one_line(text), WIDTH - columns_of(start))}"


def warning_lines(thread: Thread, *, more: Sequence[str] = ()) -> Iterator[str]:
    """What is not certain about the reading, of the whole and of single messages."""
    single = [
        f"Message {number}: {warning}"
        for number, message in enumerate(thread.messages, start=1)
        for warning in message.warnings
    ]
    warnings = dict.fromkeys((*thread.warnings, *single, *more))
    if warnings:
        yield heading("Please check")
        yield from (wrapped(warning, first="  ! ", indent="    ") for warning in warnings)
