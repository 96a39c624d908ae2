"""A forwarded mail's header fields on one line, as Yahoo writes them: ``From: Name <address>To: ...``."""

from __future__ import annotations

from collections.abc import Iterator

from closecall.text.resources.lazy_regex import compiled_late
from closecall.thread.lexicon.heading_words import heading_words
from closecall.thread.mail.boundary import Boundary
from closecall.thread.mail.header_block import boundary_of, is_separator, label_of
from closecall.thread.quoted_lines import QuotedLines

_FEWEST_FIELDS = 3
_LONGEST_LABEL = 20
_COLON = compiled_late("[:\uff1a]")


def find_run_together(lines: QuotedLines, index: int) -> Boundary | None:
    """The heading that is this line: after a "Forwarded message" rule, or the rule stands above it."""
    content = lines.contents[index]
    if "@" not in content or ":" not in content:
        return None
    rule, header = _parted(content)
    above = lines.last_filled(index - 1)
    first = index
    if not is_separator(rule):
        if above is None or rule or not is_separator(lines.contents[above]):
            return None
        first = above
    fields = _fields(header)
    body = index + 1
    while fields and body < len(lines.contents) and (labelled := label_of(lines.contents[body])) is not None:
        if labelled[0] in fields:
            break
        fields[labelled[0]] = labelled[1]
        body += 1
    if len(fields) < _FEWEST_FIELDS:
        return None
    return boundary_of(fields, first=first, body=body, inside=True)


def _parted(content: str) -> tuple[str, str]:
    """The rule that the line begins with, and the rest of it."""
    if content[0] != "-":
        return "", content
    end = content.find("--", len(content) - len(content.lstrip("-")))
    rest = content[end:].lstrip("-")
    return content[: len(content) - len(rest)], rest.strip()


def _fields(header: str) -> dict[str, str]:
    """The fields by their labels, each of which touches whatever stands before it; none before the first."""
    labels = list(_labels(header))
    if not labels or labels[0][0] > 0:
        return {}
    found: dict[str, str] = {}
    for (_, colon, field), (end, _, _) in zip(labels, [*labels[1:], (len(header), 0, "")], strict=True):
        found.setdefault(field, header[colon + 1 : end].strip())
    return found


def _labels(header: str) -> Iterator[tuple[int, int, str]]:
    """Where each label begins, where its colon stands, and which field it is of."""
    known = heading_words().labels
    for colon in (match.start() for match in _COLON.finditer(header)):
        end = len(header[:colon].rstrip())
        for start in range(max(0, end - _LONGEST_LABEL), end):
            label = header[start:end]
            if not label[0].islower() and (field := known.get(label.casefold())) is not None:
                yield start, colon, field
                break
