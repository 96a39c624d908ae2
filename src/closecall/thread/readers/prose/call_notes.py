"""The seller's own notes of a call, and a program's: ``me:`` and ``him:`` lines, a list of points, prose.

A point is the seller's record, also where he cites the buyer: only a line that names the buyer as its speaker
is the buyer's words. So is a summary that a program wrote (Gemini's notes without the transcript).
"""

from __future__ import annotations

from pathlib import Path

from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.word_classes import classes_in_any
from closecall.thread.lexicon.call_words import call_words
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.person_names import name_words
from closecall.thread.pieces import LONGEST_LINE, Page, Reader, Reading
from closecall.thread.readers.prose.note_forms import (
    heads_a_dated_call,
    is_about_somebody,
    is_dated_about_somebody,
    is_deed,
    is_entry,
    is_form,
    is_told_deed,
)
from closecall.thread.readers.prose.told_notes import are_told
from closecall.thread.readers.turn_lines import SAMPLE, Turn, pieces_of, summarised
from closecall.thread.records import ThreadKind

_FILE = Path(__file__).with_suffix(".toml")
_SPOKEN = compiled_late(r"(?P<who>[^\W\d_]{1,9})\s?(?P<mark>:|\s[-\u2013]\s)\s?(?P<text>.*)$")
_BULLETS = ("•", "- ", "* ", "– ", "· ", "‣", "◦", "> ")
_MARKS = "•-*–·‣◦> "
_AFTERTHOUGHT = ("->", "→", "=>")
_QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»"}
NOTES = "call notes"
SELLER_LABEL = "me"
_LONGEST_HEADING = 90
_LINES_LOOKED_AT = 200
_ALL_MINE = (
    "These are your own notes: a no, a doubt or a deed counts as you noted it, interest only in the buyer's "
    "words. Put these in quotation marks, or start a line with him: or her:."
)


def _spoken(line: str) -> tuple[str, str] | None:
    match = _SPOKEN.match(line)
    if match is None or match["who"].casefold() not in mail_words().unnamed:
        return None
    return match["who"], match["text"].strip()


def _cited(line: str) -> tuple[str, str] | None:
    """A point that gives somebody's words: ``- her: "We want it."``; without marks it may be retold."""
    spoken = _spoken(line.lstrip(_MARKS)) if line.startswith(_BULLETS) else None
    return spoken if spoken and _unquoted(spoken[1]) != spoken[1] else None


def confidence(page: Page) -> float:
    """High for "me:" and "him:" lines; lower for a heading with a list of points below it."""
    sample = [page.lines[i].strip() for i in page.filled[:SAMPLE]]
    spoken = [turn[0].casefold() for line in sample if (turn := _spoken(line))]
    if len(spoken) >= 2 and len(set(spoken)) >= 2 and len(spoken) * 2 >= len(sample):
        return 0.9
    first = next((place for place, line in enumerate(sample) if line.startswith(_BULLETS)), 0)
    points = [line for line in sample[first:] if line.startswith(_BULLETS)]
    listed = len(points) >= 3 and len(points) * 5 >= len(sample[first:]) * 4
    if listed and 1 <= first <= 3 and _heads_notes(sample[:first], points):
        return 0.6
    if _is_by_program(page):
        return 0.9
    if is_form(sample):
        return 0.85
    is_dated = sample and is_entry(sample[0][:LONGEST_LINE]) and not _is_to_somebody(sample[0])
    is_dated = is_dated or is_dated_about_somebody(sample) or _is_logged(sample)
    if is_dated or (len(sample) > 1 and heads_a_dated_call(sample[0])) or are_told(sample):
        return 0.6
    is_prose = is_told_deed(" ".join(sample)) or (len(sample) > 1 and _heads_prose(sample[0]))
    return 0.55 if is_prose else 0.0


def _is_logged(sample: list[str]) -> bool:
    """Whether a sales program heads the text as what the seller noted: "Logged call by Ines"."""
    heading = sample[0].strip(" *_#").casefold() if len(sample) > 1 else ""
    return len(heading) <= _LONGEST_HEADING and heading.startswith(mail_words().notes_logged)


def _is_to_somebody(line: str) -> bool:
    return bool(set(name_words(line[:LONGEST_LINE])) & _words("you"))


def _is_by_program(page: Page) -> bool:
    lines = (page.lines[i] for i in page.filled[:_LINES_LOOKED_AT])
    return any(
        line.strip(" #*_📝").casefold().replace("’", "'").startswith(call_words().notes_alone)
        for line in lines
        if len(line) <= LONGEST_LINE
    )


def _heads_prose(line: str) -> bool:
    """Whether a first line can only be the heading of somebody's notes, and is said to nobody."""
    if len(line) > _LONGEST_HEADING or line[-1] in ".,!?;":
        return False
    words = name_words(line)
    known = set(words) & mail_words().notes
    if not known or set(words) & _words("to_somebody"):
        return False
    placed = words[0] in known and (bool(set(words) & _words("with")) or any(char.isdigit() for char in line))
    return bool(known & _words("sure")) or placed


def _heads_notes(heading: list[str], points: list[str]) -> bool:
    return _is_notes_heading(heading) or is_about_somebody(heading[0], points)


def _is_notes_heading(lines: list[str]) -> bool:
    """Whether the heading says so: a list below a greeting is a mail, and its words are the writer's."""
    # "Spoke to Pete" above a list tells of him; "Spoke to you" is said to him.
    first = lines[0][:LONGEST_LINE]
    if is_deed(first) and not set(name_words(first)) & _words("to_somebody"):
        return True
    return any(set(name_words(line)) & mail_words().notes for line in lines if len(line) <= LONGEST_LINE)


def read(page: Page) -> Reading:
    """One piece a spoken line or point, or all of it; heading and afterthoughts belong to the seller."""
    turns: list[Turn] = []
    heading: list[str] = []
    spoken_by_buyer = False
    for index in page.filled if not _is_by_program(page) else ():
        line = page.lines[index].strip()
        spoken = _spoken(line) or _cited(line)
        if spoken is not None:
            spoken_by_buyer = spoken_by_buyer or spoken[0].casefold() != SELLER_LABEL
            turns.append(Turn(spoken[0], index, index, lines=[_unquoted(spoken[1])]))
        elif line.startswith(_BULLETS):
            turns.append(Turn(SELLER_LABEL, index, index, lines=[line.lstrip(_MARKS)]))
        elif not turns:
            heading.append(line)
        elif turns[-1].name == SELLER_LABEL or not (line.startswith(_AFTERTHOUGHT) or summarised(line)):
            turns[-1].add(index, line)
        else:
            turns.append(Turn(SELLER_LABEL, index, index, lines=[line]))
    if not turns:
        heading = [page.lines[i].strip() for i in page.filled]
        turns = [Turn(SELLER_LABEL, page.filled[0], page.filled[-1], lines=heading)]
    elif heading:
        _put_heading(turns, heading, page.filled[0])
    return Reading(
        ThreadKind.CALL,
        pieces_of(turns),
        title="\n".join(heading),
        warnings=() if spoken_by_buyer else (_ALL_MINE,),
    )


def _put_heading(turns: list[Turn], heading: list[str], first: int) -> None:
    if turns[0].name == SELLER_LABEL:
        turns[0].first = first
        turns[0].lines[:0] = heading
    else:
        turns.insert(0, Turn(SELLER_LABEL, first, turns[0].first - 1, lines=heading))


def _unquoted(text: str) -> str:
    """The words without the marks that only say "these are his words"."""
    closing = _QUOTES.get(text[:1])
    inner = text[1:-1]
    if closing and len(text) > 2 and text.endswith(closing) and closing not in inner and text[0] not in inner:
        return inner
    return text


READER = Reader(NOTES, 0.9, confidence, read)


def _words(kind: str) -> frozenset[str]:
    return classes_in_any(_FILE)[kind].words
