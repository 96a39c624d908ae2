"""A mail as HTML: made into text with quote marks, then split like pasted mail."""

from __future__ import annotations

from closecall.text.unicode import clean_text
from closecall.thread.pieces import Page, Piece, Reader, Reading
from closecall.thread.readers.mail import pasted_mail
from closecall.thread.records import ThreadKind

_HIDES = "This mail holds text that a reader cannot see; it was left out."
_OPENINGS = ("<html", "<!doctype html", "<body", "<div", "<head", "<p>", "<p ", "<table", "<meta")
_BLOCK_TAGS = ("<br>", "<br/>", "<br />", "</div>", "</p>", "</blockquote>", "</table>")
_FEWEST_TAGS = 2
_MOST_LINES_A_TAG = 3
_LOOKED_AT = 4000


def confidence(page: Page) -> float:
    """Certain when the text begins like an HTML page or fragment, or holds several block tags."""
    start = page.text[:_LOOKED_AT].lstrip().casefold()
    if start.startswith(_OPENINGS):
        return 1.0
    if "</" not in start and "<br" not in start:
        return 0.0
    lines = [line.strip() for line in start.split("\n") if line.strip()]
    tagged = sum(line[0] == "<" or any(tag in line for tag in _BLOCK_TAGS) for line in lines)
    # A plain mail may speak of tags; its lines stay lines.
    fragment = sum(map(start.count, _BLOCK_TAGS)) >= _FEWEST_TAGS and len(lines) <= _MOST_LINES_A_TAG * tagged
    return 1.0 if fragment else 0.0


def read(page: Page) -> Reading:
    """The mails in the visible text; a page without headings is one message."""
    return read_html(page.text)


def read_html(source: str) -> Reading:
    """The mails in the visible text of an HTML source. Line numbers count in that text."""
    from closecall.thread.files.html_text import text_of_html  # noqa: PLC0415  other texts need no HTML parser

    seen = text_of_html(source)
    text = clean_text(seen.text)
    visible = Page.of(text)
    if not visible.filled:
        return Reading(ThreadKind.EMAIL, ())
    reading = pasted_mail.read(visible)
    if not reading.pieces:
        whole = Piece(body=text.strip(), lines=(1, len(visible.lines)), stated=False)
        reading = Reading(ThreadKind.EMAIL, (whole,), signed=True)
    if not any(character.isalpha() for character in seen.hidden):
        return reading
    first = reading.pieces[0]._replace(aside=clean_text(seen.hidden))
    return reading._replace(pieces=(first, *reading.pieces[1:]), warnings=(*reading.warnings, _HIDES))


READER = Reader("HTML mail", 1.0, confidence, read)
