"""Text that is safe to show on a terminal, and its few styles."""

from __future__ import annotations

import json
import textwrap
import unicodedata

import click

WIDTH = 88
# Line feed and tab are layout; any other control, bidi or invisible character could hide or move text.
_LAYOUT = "\n\t"
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
    return textwrap.fill(
        one_line(text), WIDTH, initial_indent=indent if first is None else first, subsequent_indent=indent
    )


def heading(text: str) -> str:
    """A section's heading; bold on a terminal."""
    return click.style(text, bold=True)


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 message", "2 messages"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
