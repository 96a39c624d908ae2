"""A mail as HTML: made into text with quote marks, then split like pasted mail."""

from __future__ import annotations

from closecall.text.unicode import clean_text
from closecall.thread.pieces import Page, Piece, Reader, Reading
from closecall.thread.readers import mail
from closecall.thread.records import ThreadKind

_OPENINGS = ("<html", "<!doctype html", "<body", "<div", "<head", "<p>", "<p ", "<table", "<meta")


def confidence(page: Page) -> float:
    """Certain when the text begins like an HTML page or fragment."""
    return 1.0 if page.text[:2000].lstrip().casefold().startswith(_OPENINGS) else 0.0


def read(page: Page) -> Reading:
    """The mails in the visible text; a page without headings is one message."""
    return read_html(page.text)


def read_html(source: str) -> Reading:
    """The mails in the visible text of an HTML source. Line numbers count in that text."""
    from closecall.thread.html_text import text_of_html  # noqa: PLC0415  other texts need no HTML parser

    text = clean_text(text_of_html(source))
    visible = Page.of(text)
    if not visible.filled:
        return Reading(ThreadKind.EMAIL, ())
    reading = mail.read(visible)
    if reading.pieces:
        return reading
    whole = Piece(body=text.strip(), lines=(1, len(visible.lines)), stated=False)
    return Reading(ThreadKind.EMAIL, (whole,), signed=True)


READER = Reader("HTML mail", 1.0, confidence, read)
