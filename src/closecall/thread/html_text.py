"""HTML mail as text: what a reader sees, with ``>`` before every quoted line.

Tags are followed one by one with the standard library's tokenizer; nesting is counted, never recursed into.
Hidden text (display:none, font-size:0 and the like) is dropped: it is there to be read by programs.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from closecall.thread.mail.boundary import DEEPEST_QUOTE

_BLOCKS = frozenset(
    "p div br tr li ul ol table h1 h2 h3 h4 h5 h6 hr blockquote pre section article header footer body dd "
    "dt".split()
)
_SILENT = frozenset("script style head title template noscript svg object".split())
_VOID = frozenset("br hr img input meta link col area base embed source wbr param track".split())
_HIDDEN_STYLE = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0(?![\d.]{0,6}[1-9])"
    r"|mso-hide\s{0,3}:\s{0,3}all|opacity\s{0,3}:\s{0,3}0(?![\d.]{0,6}[1-9])"
    r"|max-height\s{0,3}:\s{0,3}0(?![\d.]{0,6}[1-9])",
    re.IGNORECASE,
)
# A bracket, with the character that makes it a tag.
_BRACKET = re.compile(r"<(?:/?[a-zA-Z])?")
_LONGEST_TAG = 4000
_LONGEST_STYLE = 2000
_SEARCHED_OPEN_TAGS = 200


class _TextWalker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._words: list[str] = []
        self._open: list[tuple[str, bool, bool]] = []
        self._hidden = 0
        self._quotes = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._end_line(forced=tag == "br")
        attributes = dict(attrs)
        if tag in _VOID:
            return
        hidden = tag in _SILENT or _is_hidden(attributes)
        quote = tag == "blockquote" and "signature" not in (attributes.get("class") or "")
        self._hidden += hidden
        self._quotes += quote
        if hidden or quote or tag in _BLOCKS or self._hidden:
            self._open.append((tag, hidden, quote))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS and tag not in _VOID:
            self._end_line(forced=False)
        for back in range(1, min(len(self._open), _SEARCHED_OPEN_TAGS) + 1):
            if self._open[-back][0] == tag:
                for _, hidden, quote in self._open[-back:]:
                    self._hidden -= hidden
                    self._quotes -= quote
                del self._open[-back:]
                return

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self._words.append(data)

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


def text_of_html(source: str) -> str:
    """The visible text of an HTML mail, a line a block, quoted parts with ``>`` marks."""
    walker = _TextWalker()
    walker.feed(_tame(source))
    walker.close()
    return walker.finish()


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


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    return bool(style) and _HIDDEN_STYLE.search((style or "")[:_LONGEST_STYLE]) is not None
