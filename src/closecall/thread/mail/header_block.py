"""Pasted header blocks: ``From: / Sent: / To: / Subject:`` in any order and language, bold or plain."""

from __future__ import annotations

from closecall.thread.mail.boundary import Boundary, QuotedLines
from closecall.thread.people import parse_person
from closecall.thread.pieces import LONGEST_LINE
from closecall.thread.vocabulary import mail_words

_MOST_LINES = 14
_LONGEST_LABEL = 30


def label_of(content: str) -> tuple[str, str] | None:
    """The field (from, date, to, cc, subject, other) and value of a header line, None for any other line."""
    head, colon, value = content[:_LONGEST_LABEL].partition(":")
    if not colon:
        return None
    field = mail_words().labels.get(head.strip(" *_\t").casefold())
    if field is None:
        return None
    value = content[content.index(":") + 1 :]
    return field, value.strip().removeprefix("**").removeprefix("*").strip()


def find_header_block(lines: QuotedLines, index: int) -> Boundary | None:
    """The block that begins on this line: a "From" and at least one other label, one below the other."""
    if ":" not in lines.contents[index][:_LONGEST_LABEL] or label_of(lines.contents[index]) is None:
        return None
    fields, body = _fields(lines, index)
    if "from" not in fields or len(fields) < 2:
        return None
    name, email = parse_person(fields["from"])
    if name is None and email is None:
        return None
    return Boundary(
        first=_above(lines, index),
        body=body,
        name=name,
        email=email,
        raw_time=fields.get("date", ""),
        subject=fields.get("subject") or None,
        to=tuple(part.strip() for part in fields.get("to", "").split(";") if part.strip()),
    )


def _fields(lines: QuotedLines, index: int) -> tuple[dict[str, str], int]:
    depth = lines.depths[index]
    found: dict[str, str] = {}
    last = ""
    at = index
    end = min(len(lines.contents), index + _MOST_LINES)
    while at < end and lines.depths[at] == depth and len(lines.contents[at]) <= LONGEST_LINE:
        labelled = label_of(lines.contents[at])
        if labelled is not None:
            if labelled[0] in found:
                break
            last, value = labelled
            found[last] = value
        elif not lines.contents[at] or not _goes_on(lines, at, found, last):
            # One blank line may stand inside the block, when the next line belongs to it too.
            if lines.contents[at] or at + 1 >= end or not _continues(lines, at + 1, depth, found):
                break
        else:
            found[last] = f"{found[last]} {lines.contents[at]}"
        at += 1
    return found, at


def _continues(lines: QuotedLines, at: int, depth: int, found: dict[str, str]) -> bool:
    labelled = label_of(lines.contents[at])
    return (
        labelled is not None
        and lines.depths[at] == depth
        and labelled[0] not in found
        and not {"from", "subject"} <= found.keys()
    )


def _goes_on(lines: QuotedLines, at: int, found: dict[str, str], last: str) -> bool:
    """Whether the line carries on a recipient list or a value left empty above it."""
    if last not in found:
        return False
    text = lines.contents[at]
    if not found[last]:
        return last != "subject"
    following = label_of(lines.contents[at + 1]) if at + 1 < len(lines.contents) else None
    wrapped = last in ("to", "cc") and ("@" in text or found[last].endswith((",", ";")))
    return wrapped or (
        last in ("to", "cc", "subject") and following is not None and following[0] not in found
    )


def _above(lines: QuotedLines, index: int) -> int:
    """The first line of the rule or "Original Message" line right above the block."""
    first = index
    while first > 0 and index - first < 6:
        text = lines.contents[first - 1]
        if text and not is_separator(text):
            break
        first -= 1
    return first


def is_separator(content: str) -> bool:
    """Whether a line only parts mails: a rule, or a "Forwarded message" line."""
    if not content or len(content) > 120:
        return False
    inner = content.strip("-_=*<>—– .:")
    if not inner:
        return len(content) >= 3
    dashed = content[0] in "-_=*—–<" or inner.casefold().startswith("begin forwarded")
    return dashed and any(phrase in inner.casefold() for phrase in mail_words().forwarded)
