"""Text that is safe to show on a terminal, and its few styles."""

from __future__ import annotations

import json
import textwrap
import unicodedata

import click

WIDTH = 80
# Line feed and tab are layout; any other control, bidi or invisible character could hide or move text.
_LAYOUT = "\n\t"
_FILLER = "\0"
_JOINERS = "\u200d\ufe0f"


def shown(text: str) -> str:
    """The text with every control, direction and tag character shown as its escape."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if _is_harmless(c) else c.encode("unicode_escape").decode() for c in text)


def _is_harmless(character: str) -> bool:
    if character in _LAYOUT or character in _JOINERS:
        return True
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def json_text(value: object) -> str:
    """JSON for programs, indented, with every character that a terminal could obey escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    if text.isascii():
        return text
    return "".join(c if _is_harmless(c) else json.dumps(c)[1:-1] for c in text)


def one_line(text: str) -> str:
    """The text on a single line, safe to show."""
    return shown(" ".join(text.split()))


def wrapped(text: str, *, indent: str = "  ", first: str | None = None) -> str:
    """One paragraph wrapped for reading, indented; ``first`` begins its first line."""
    plain = one_line(text)
    # A filler behind each wide letter makes it count twice; a line may end between the two, one too wide.
    measured = "".join(c + _FILLER if _is_wide(c) else c for c in plain)
    width = WIDTH - (measured != plain)
    filled = textwrap.fill(
        measured, width, initial_indent=indent if first is None else first, subsequent_indent=indent
    )
    return filled.replace(_FILLER, "")


def columns_of(text: str) -> int:
    """How many columns of a terminal the text takes: two for a wide letter, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 1 + _is_wide(c) for c in text)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in ("W", "F")


def clipped(text: str, columns: int) -> str:
    """The beginning of a text that fits, with three dots where something is left out."""
    if columns_of(text) <= columns:
        return text
    kept = text[:columns]
    while kept and columns_of(kept) > columns - 3:
        kept = kept[:-1]
    return f"{kept.rstrip()}..."


def padded(text: str, columns: int) -> str:
    """The text with spaces behind it up to a width."""
    return text + " " * (columns - columns_of(text))


def heading(text: str) -> str:
    """A section's heading; bold on a terminal."""
    return click.style(text, bold=True)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 message", "2 messages"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
