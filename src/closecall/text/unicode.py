"""Text as it looks: characters that show nothing are dropped, look-alike forms are brought together.

Invisible characters are used to hide words from a reader, or only stand in headers by accident. Runs of
combining marks are capped first, because normalising a run takes time that grows with its square.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from closecall.text.resources.lazy_regex import compiled_late

LONGEST_MARK_RUN = 8
"""Combining marks kept after one letter; no language writes more."""

LONGEST_FOLDED = 500
"""Characters that :func:`fold_line` looks at; compatibility forms can grow eighteenfold."""

# Controls, soft hyphen, zero-width, direction marks, fillers, variants of a letter, byte order mark,
# annotations, the place of an object, and the tag block.
_DROPPED_RANGES = (
    (0x0001, 0x0008),
    (0x000E, 0x001B),
    (0x007F, 0x0084),
    (0x0086, 0x009F),
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200C),
    (0x200E, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0E),
    (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFC),
    (0xE0000, 0xE0000),
    (0xE0002, 0xE007F),
    (0xE0100, 0xE01EF),
)
_HIDDEN_MARK = "\U000e0001"
HIDDEN_LETTERS = re.compile(
    "\U000e0001|[\U000e0020-\U000e007e\ufe00-\ufe0f\U000e0100-\U000e01ef]{4,}|[\u200b-\u200d\u2060-\u2064\ufeff]{16,}"
)
"""A text that nobody can see, in copies of letters or in signs without width: it is meant for programs.

:func:`clean_text` leaves one character of it (U+E0001), so that it is known.
"""

# England's flag and others are spelled in tag letters behind a black one.
_FLAG = compiled_late("(?<=\U0001f3f4)[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f")
_SPACES = (
    "\x1c\x1d\x1e\x1f"
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
    "\u2800\u3164\uffa0"
)
_TABLE: dict[int, str | None] = {
    code: None for first, last in _DROPPED_RANGES for code in range(first, last + 1)
} | {ord(space): " " for space in _SPACES}
_LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
# A joiner holds emoji together and a selector gives a sign its colours; behind a letter they only hide it.
_LONE_JOINER = compiled_late("(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d")
_LETTER_SELECTOR = compiled_late("(?<=[^\\W\\d_])\ufe0f")
# An icon font's sign may stand for itself, but not between two letters.
_SIGN_IN_A_WORD = compiled_late("(?<=[^\\W\\d_])[\ue000-\uf8ff](?=[^\\W\\d_])")
# Letters in rings, boxes and brackets; three in a row are a word and no sign.
_ENCLOSED = {
    first + place: chr(letter + place)
    for first, letter in (
        (0x249C, ord("a")),
        (0x24B6, ord("A")),
        (0x24D0, ord("a")),
        (0x1F110, ord("A")),
        (0x1F130, ord("A")),
        (0x1F150, ord("A")),
        (0x1F170, ord("A")),
    )
    for place in range(26)
}
_ENCLOSED_WORD = compiled_late("[\u249c-\u24e9\U0001f110-\U0001f189]{3}")
# Written as ranges: a set of single signs beyond U+FFFF is searched one by one for every letter.
_RANGES = "".join(f"{chr(first)}-{chr(last)}" for first, last in _DROPPED_RANGES)
_TO_CHANGE_IN_ASCII = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
# What colours a terminal's text or moves its cursor, and what sets its title.
_ESCAPE_SEQUENCE = compiled_late(
    "(?:\x1b\\[|\x9b)[0-9;?]{0,20}[A-Za-z]?|\x1b\\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\\\)?"
)
# The same where it can stand before words: a letter that begins a word is not eaten, it could be a no.
_SEQUENCE_BEFORE_WORDS = compiled_late("(?:\x1b\\[|\x9b(?=\\d))[0-9;?]{0,20}(?:m|[A-Za-z](?![a-z]))")
_MARK_RUN = compiled_late(f"[^\x00-\u02ff]{{{LONGEST_MARK_RUN + 1},}}")


def clean_text(text: str) -> str:
    """The text without invisible characters, with line feeds, plain spaces and composed letters (NFC).

    Tabs, emoji and every visible character stay; what steers a terminal goes; of :data:`HIDDEN_LETTERS` one
    character stays. Takes time linear in the length
    of the text.
    """
    for line_end in _LINE_ENDS:
        text = text.replace(line_end, "\n")
    if "\x1b" in text or "\x9b" in text:
        text = _SEQUENCE_BEFORE_WORDS.sub("", text)
    if (_TO_CHANGE_IN_ASCII if text.isascii() else _to_change()).search(text):
        if not text.isascii():
            text = HIDDEN_LETTERS.sub(_HIDDEN_MARK, _FLAG.sub("", text))
        text = _LONE_JOINER.sub("", text.translate(_TABLE))
        text = _SIGN_IN_A_WORD.sub("", _LETTER_SELECTOR.sub("", text))
    if text.isascii():
        return text
    if _ENCLOSED_WORD.search(text):
        text = text.translate(_ENCLOSED)
    return unicodedata.normalize("NFC", _cap_marks(text))


# Not needed for ASCII text, and slow to compile.
@cache
def _to_change() -> re.Pattern[str]:
    return re.compile(f"[{_RANGES}{_SPACES}\u200d\ufe0f\ue000-\uf8ff]")


def without_controls(text: str) -> str:
    """A name or a subject without what steers a screen: control and escape signs, direction marks."""
    if text.isprintable():
        return text
    text = _ESCAPE_SEQUENCE.sub("", text).replace("\t", " ").replace("\n", " ")
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp"))


def _cap_marks(text: str) -> str:
    """The text with at most :data:`LONGEST_MARK_RUN` combining marks in a row."""
    return _MARK_RUN.sub(lambda run: _capped(run.group()), text)


def fold_line(text: str) -> str:
    """A short text for comparison: compatibility forms (NFKC) and case folded, at most 500 characters."""
    text = text[:LONGEST_FOLDED]
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", _cap_marks(text)).casefold()


def _capped(run: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in run:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= LONGEST_MARK_RUN:
            kept.append(character)
    return "".join(kept)
