"""HTML mail as text: what a reader sees, with ``>`` before every quoted line.

Tags are followed one by one with the standard library's tokenizer; nesting is counted, never recursed into.
Hidden text (:mod:`.html_visibility`) is dropped: it is there to be read by programs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import NamedTuple

from closecall.errors import InputError
from closecall.thread.files.html_visibility import (
    SEE_THROUGH,
    SMALLEST_READ,
    WHITE,
    Colour,
    Written,
    class_rules,
    colour_of,
    font_size,
    hides,
    looks_the_same,
    together,
    written,
)
from closecall.thread.quoted_lines import DEEPEST_QUOTE

_BLOCKS = frozenset(
    "p div br tr li ul ol table h1 h2 h3 h4 h5 h6 hr blockquote pre section article header footer body dd "
    "dt".split()
)
_SILENT = frozenset("script style head title svg object".split())
# What no reader of a mail sees, though it is text.
_UNSEEN = frozenset("template noscript textarea option".split())
_VOID = frozenset("br hr img input meta link col area base embed source wbr param track".split())
# A bracket, with the character that makes it a tag.
_BRACKET = re.compile(r"<(?:/?[a-zA-Z])?")
_MOST_TAGS = 100_000
_LONGEST_TAG = 4000
_LONGEST_CLASS = 1000
_MOST_CLASSES = 20
_MOST_UNSEEN = 20
_LONGEST_UNSEEN = 500
_SEARCHED_OPEN_TAGS = 200


class VisibleText(NamedTuple):
    """What a reader sees of an HTML mail, and the first of what nobody sees, such as white words on white."""

    text: str
    hidden: str


class _Open(NamedTuple):
    """An element that is not closed yet, with the colours and the size in pixels that its text has."""

    tag: str
    hidden: bool
    quote: bool
    colour: Colour | None
    background: Colour | None
    size: float | None

    @property
    def is_seen(self) -> bool:
        """Whether letters of that size and colour can be seen."""
        tiny = self.size is not None and self.size < SMALLEST_READ
        return not tiny and not looks_the_same(self.colour, self.background)


_PAGE = _Open("", hidden=False, quote=False, colour=None, background=WHITE, size=None)


class _TextWalker(HTMLParser):
    def __init__(self, rules: Mapping[str, Written]) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.unseen: list[str] = []
        self._rules = rules
        self._words: list[str] = []
        self._open: list[_Open] = []
        self._hidden = 0
        self._silent = 0
        self._quotes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._end_line(forced=tag == "br")
        if tag in _VOID:
            return
        attributes = dict(attrs)
        style = self._style(attributes)
        around = self._open[-1] if self._open else _PAGE
        background = _background(attributes, style)
        opened = _Open(
            tag,
            hidden=tag in _SILENT or tag in _UNSEEN or _is_hidden(attributes, style),
            quote=tag == "blockquote" and "signature" not in (attributes.get("class") or ""),
            colour=colour_of(style.get("color") or attributes.get("color")) or around.colour,
            background=around.background if background == SEE_THROUGH else background,
            size=around.size if (size := font_size(style)) is None else size,
        )
        self._open.append(opened)
        self._count(opened, 1)

    def _style(self, attributes: Mapping[str, str | None]) -> Mapping[str, str]:
        classes = (attributes.get("class") or "")[:_LONGEST_CLASS].split()[:_MOST_CLASSES]
        parts = [self._rules[name] for name in dict.fromkeys(classes) if name in self._rules]
        inline = attributes.get("style")
        if inline:
            parts.append(written(inline))
        return together(parts) if parts else {}

    def _count(self, element: _Open, step: int) -> None:
        self._hidden += step * element.hidden
        self._silent += step * (element.tag in _SILENT)
        self._quotes += step * element.quote

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS and tag not in _VOID:
            self._end_line(forced=False)
        for back in range(1, min(len(self._open), _SEARCHED_OPEN_TAGS) + 1):
            if self._open[-back].tag == tag:
                for element in self._open[-back:]:
                    self._count(element, -1)
                del self._open[-back:]
                return

    def handle_data(self, data: str) -> None:
        around = self._open[-1] if self._open else _PAGE
        if not self._hidden and around.is_seen:
            self._words.append(data)
        elif not self._silent and len(self.unseen) < _MOST_UNSEEN and not data.isspace():
            self.unseen.append(data[:_LONGEST_UNSEEN])

    def finish(self) -> str:
        """The text seen so far."""
        self._end_line(forced=False)
        return "\n".join(self.lines)

    def _end_line(self, *, forced: bool) -> None:
        text = " ".join("".join(self._words).replace("\u00a0", " ").split())
        self._words.clear()
        if text or forced:
            depth = min(self._quotes, DEEPEST_QUOTE)
            self.lines.append(f"{'>' * depth} {text}" if depth else text)


def text_of_html(source: str) -> VisibleText:
    """The visible text of an HTML mail, a line a block, quoted parts with ``>`` marks.

    Raises:
        InputError: when it has more tags than any mail program writes.

    """
    tags = source.count("<")
    if tags > _MOST_TAGS:
        raise InputError(
            f"This page has {tags:,} tags; the cap is {_MOST_TAGS:,}.",
            hint="Open it, copy the text and paste it.",
        )
    walker = _TextWalker(class_rules(source))
    walker.feed(_tame(source))
    walker.close()
    return VisibleText(walker.finish(), "\n".join(walker.unseen))


def _tame(source: str) -> str:
    """The source without comments, and with every ``<`` that opens no tag written as text.

    The standard tokenizer looks for the end of an unfinished tag or comment over and over again, which takes
    time that grows with the square of the text.
    """
    kept: list[str] = []
    start = 0
    text = _without_comments(source)
    for match in _BRACKET.finditer(text):
        at = match.start()
        if match.group() == "<" or text.find(">", at, at + _LONGEST_TAG) < 0:
            kept += (text[start:at], "&lt;")
            start = at + 1
    kept.append(text[start:])
    return "".join(kept)


def _without_comments(source: str) -> str:
    kept: list[str] = []
    at = 0
    while (opened := source.find("<!--", at)) >= 0 and (closed := source.find("-->", opened + 4)) >= 0:
        kept.append(source[at:opened])
        at = closed + 3
    kept.append(source[at:])
    return "".join(kept)


def _is_hidden(attributes: Mapping[str, str | None], style: Mapping[str, str]) -> bool:
    # Most elements have no style, and looking through none takes long.
    return "hidden" in attributes or attributes.get("aria-hidden") == "true" or (bool(style) and hides(style))


def _background(attributes: Mapping[str, str | None], style: Mapping[str, str]) -> Colour | None:
    """An element's own background; see-through where it has none, None where it is a picture."""
    colour = style.get("background-color") or style.get("background") or attributes.get("bgcolor")
    pictured = "url(" in style.get("background", "") or "background" in attributes
    if pictured or "background-image" in style:
        return None
    return colour_of(colour) if colour else SEE_THROUGH
