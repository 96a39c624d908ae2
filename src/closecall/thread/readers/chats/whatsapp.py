"""WhatsApp exports: ``[02/08/2025, 20:14:09] Name: text`` and ``09/01/2025, 18:41 - Name: text``.

What is copied out of WhatsApp on a computer has the time first: ``[20:14, 02/08/2025] Name: text``.
Every country writes the date and the time its own way; the shape of the line is the same.
"""

from __future__ import annotations

import re

from closecall.text.dates import WrittenDate, find_date
from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.chat_words import chat_words
from closecall.thread.pieces import LONGEST_LINE, Page, Reader, Reading
from closecall.thread.readers.turn_lines import SAMPLE, Turn, pieces_of
from closecall.thread.records import ThreadKind

_NUMBER = r"\d{1,4}"
_HALF = r"(?:[AaPp]\.? ?[Mm]\.?|午前|午後|上午|下午|오전|오후|[PpNnGgDd][Mm])"
_DAY = rf"(?P<day>{_NUMBER}[./-] ?\d{{1,2}}[./-] ?{_NUMBER}\.?)"
_CLOCK = r"(?P<clock>\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)"
_LINE = compiled_late(
    rf"\[?{_DAY}"
    r"(?:,| à| a las| um| kl\.?| klo| o|\s)\s?(?:kl\.? |klo |a las )?"
    rf"(?P<before>{_HALF} ?)?{_CLOCK}(?P<after> ?{_HALF})?"
    r"(?: Uhr)?(?:\](?: )?| [-\u2013] |: |, | (?=[^\W\d_]))(?P<rest>.*)$"
)
_COPIED = compiled_late(
    rf"\[(?P<before>{_HALF} ?)?{_CLOCK}(?P<after>[ \u202f]?{_HALF})?, ?{_DAY}\](?: )?(?P<rest>.*)$"
)
_LONGEST_SENDER = 60
_AFTERNOON = ("午後", "下午", "오후")


def _stamped(line: str) -> re.Match[str] | None:
    may_be = line.startswith("[") or line[:1].isdigit()
    return (_LINE.match(line) or _COPIED.match(line)) if may_be else None


def _sent(match: re.Match[str]) -> tuple[str, str] | None:
    """Sender and text; None for the program's own lines, which name no sender."""
    name, colon, text = match["rest"].partition(":")
    name = name.strip("~ \u202f")
    return (name, text.strip()) if colon and 0 < len(name) <= _LONGEST_SENDER else None


def confidence(page: Page) -> float:
    """Certain when a third of the lines begin with a date, a time and a name, and say something.

    "28.10.2021 12:46, Bo Lund wrote:" is the heading of a mail.
    """
    sample = page.filled[:SAMPLE]
    found = sum(
        (match := _stamped(page.lines[i][:LONGEST_LINE])) is not None and ": " in match["rest"]
        for i in sample
    )
    return 1.0 if found and found * 3 >= len(sample) else 0.0


def read(page: Page) -> Reading:
    """One piece a message; the lines that WhatsApp itself writes are nobody's."""
    turns: list[Turn] = []
    own_line = False
    for index, line in enumerate(page.lines):
        match = _stamped(line)
        if match is None:
            if turns and not own_line:
                turns[-1].add(index, line.strip())
            continue
        sent = _sent(match)
        own_line = sent is None
        if sent is not None:
            raw = line[: match.start("rest")].strip("[]:- \u2013")
            turns.append(Turn(sent[0], index, index, raw_time=raw, date=_date(match), lines=[sent[1]]))
    said = (turn for turn in turns if not _is_not_said(turn))
    return Reading(ThreadKind.EMAIL, pieces_of(said))


def _date(match: re.Match[str]) -> WrittenDate | None:
    """The date; "PM" in capitals is American and the month comes first, "pm" and "p. m." are not."""
    day = match["day"].replace(" ", "").rstrip(".")
    clock = match["clock"].replace(".", ":")
    half = (match["before"] or match["after"] or "").strip()
    if half in ("AM", "PM"):
        return find_date(f"{day}, {clock} {half}")
    hour, colon, rest = clock.partition(":")
    if half:
        after_noon = half in _AFTERNOON or half[0] in "Pp"
        hour = str(int(hour) % 12 + 12 * after_noon)
    return find_date(f"{day}, {hour}{colon}{rest}", day_first=True if half else None)


def _is_not_said(turn: Turn) -> bool:
    while len(turn.lines) > 1 and not turn.lines[-1]:
        turn.lines.pop()
    last = turn.lines[-1]
    edited = last.casefold().rstrip(".").replace(".>", ">")
    known = chat_words().whatsapp
    if edited.endswith(known.edited):
        turn.lines[-1] = last[: last.rindex("<")].rstrip("\u200e ")
    if turn.lines and _is_file(turn.lines[0]):
        del turn.lines[0]
    text = " ".join(turn.lines).strip().casefold().rstrip(".")
    return text in known.not_said or text.lstrip("\u200e").startswith(known.encrypted)


def _is_file(line: str) -> bool:
    """Whether a line only names the file that was sent with the message."""
    text = line.strip("\u200e ").casefold()
    known = chat_words().whatsapp
    return (text.startswith(known.attached) and text.endswith(">")) or text.endswith(known.file_attached)


READER = Reader("WhatsApp export", 1.0, confidence, read, typed=True)
