"""Pasted header blocks: ``From: / Sent: / To: / Subject:`` in any order and language, bold or plain."""

from __future__ import annotations

from closecall.text.dates import find_date
from closecall.thread.lexicon.heading_words import heading_words
from closecall.thread.mail.boundary import Boundary
from closecall.thread.participants.authorship import greeted_in
from closecall.thread.participants.speaker_labels import is_speaker
from closecall.thread.person_names import name_words, parse_person, parted_people
from closecall.thread.pieces import LONGEST_LINE
from closecall.thread.quoted_lines import QuotedLines

_MOST_LINES = 14
_LONGEST_LABEL = 30
_LONGEST_ADDRESS = 100
_MARKED_LINES = 40
_ANSWERED_WITHIN = 80
_LONGEST_SIGNED = 40
_MOST_LINES_OF_RULE = 7
_LONGEST_RULE = 120
_LONGEST_DATED = 60
_TOLD_TWICE = frozenset(("cc", "other"))
_ZONE = len(" (GMT+01:00)")
RULE_SIGNS = frozenset("-_=*\u2010\u2011\u2014\u2013<")
"""What a rule is made of."""

_RULES = "-_=*<>\u2010\u2011\u2014\u2013 .:\uff1a"


def label_of(content: str) -> tuple[str, str] | None:
    """The field (from, date, to, cc, subject, other) and value of a header line, None for any other line."""
    colon = content.find(":", 0, _LONGEST_LABEL)
    if not content.isascii() and (wide := content.find("\uff1a", 0, _LONGEST_LABEL)) >= 0:
        colon = wide if colon < 0 else min(colon, wide)
    if colon < 0:
        return None
    field = heading_words().labels.get(content[:colon].strip(" *_\t").casefold())
    if field is None:
        return None
    return field, content[colon + 1 :].strip().removeprefix("**").removeprefix("*").strip()


def find_header_block(lines: QuotedLines, index: int) -> Boundary | None:
    """The block that begins on this line: a "From" and at least one other label, one below the other."""
    if label_of(lines.contents[index]) is None:
        return None
    fields, body = _fields(lines, index)
    fields, body, doubtful = _with_second_sender(lines, fields, body)
    if "from" in fields and len(fields) == 1:
        fields |= _dated_behind(fields["from"])
    if "from" not in fields or len(fields) < 2:
        return None
    first, above = rule_above(lines, index), 0
    if "date" not in fields and (dated := _dated_above(lines, index)):
        above = 1 + _is_titled(lines, index - 2)
        first, fields = index - above, fields | {"date": dated}
    inside = any(_is_passed_on(lines.contents[at]) for at in range(first, index))
    marks_quote = first < index and (_is_marked(lines, body) or _is_answered_below(lines, body, fields))
    found = boundary_of(fields, first=first, body=body, inside=inside, marks_quote=marks_quote)
    return found._replace(doubtful=doubtful, above=above) if found is not None else None


def _dated_behind(sender: str) -> dict[str, str]:
    """Sender and date of a block of one line, "From: Bo Lund | 3 July 2025"; empty where it is none."""
    name, bar, day = sender[:_LONGEST_ADDRESS].rpartition(" | ")
    date = find_date(day) if bar and name.strip() else None
    whole = date is not None and not (day[: date.start] + day[date.end :]).strip()
    return {"from": name.strip(), "date": day.strip()} if whole else {}


def _with_second_sender(
    lines: QuotedLines, fields: dict[str, str], body: int
) -> tuple[dict[str, str], int, bool]:
    """The fields with those below a second "From" of the same block, if it has one; the first sender stays.

    A block with a date or subject of its own is the next mail's.
    """
    below = label_of(lines.contents[body]) if body < len(lines.contents) else None
    if below is None or below[0] != "from" or not _can_be_value("from", fields.get("from", "")):
        return fields, body, False
    more, end = _fields(lines, body)
    if fields.keys() & more.keys() != {"from"}:
        return fields, body, False
    return more | fields, end, True


def boundary_of(
    fields: dict[str, str], *, first: int, body: int, inside: bool, marks_quote: bool = False
) -> Boundary | None:
    """The heading of these fields; None without a writer."""
    name, email = parse_person(fields.get("from", ""))
    if name is None and email is None:
        return None
    return Boundary(
        first=first,
        body=body,
        name=name,
        email=email,
        raw_time=fields.get("date", ""),
        subject=fields.get("subject") or None,
        to=parted_people(fields.get("to", "")),
        marks_quote=marks_quote,
        inside=inside,
    )


def _is_marked(lines: QuotedLines, body: int) -> bool:
    """Whether all that follows a heading stands deeper: the program quotes what it passes on."""
    depth = lines.depths[body - 1]
    ahead = range(body, min(len(lines.contents), body + _MARKED_LINES))
    return all(lines.depths[at] > depth for at in ahead if lines.contents[at])


def _is_answered_below(lines: QuotedLines, body: int, fields: dict[str, str]) -> bool:
    """Whether the mail has quote marks, and below it somebody greets its writer or its recipient signs."""
    depth = lines.depths[body - 1]
    first = lines.next_filled(body)
    if first is None or lines.depths[first] <= depth:
        return False
    end = min(len(lines.contents), first + _ANSWERED_WITHIN)
    own = [lines.contents[at] for at in range(first, end) if lines.contents[at] and lines.depths[at] == depth]
    writer = name_words(parse_person(fields["from"])[0] or "")
    recipient = name_words(parse_person(fields.get("to", ""))[0] or "")
    greeted = greeted_in(own[0]) if own else None
    signed = any(
        name_words(line) in (recipient, recipient[:1]) for line in own[1:] if len(line) <= _LONGEST_SIGNED
    )
    return (greeted is not None and greeted in writer) or (bool(recipient) and signed)


def _fields(lines: QuotedLines, index: int) -> tuple[dict[str, str], int]:
    depth = lines.depths[index]
    found: dict[str, str] = {}
    last = ""
    at = index
    end = min(len(lines.contents), index + _MOST_LINES)
    while at < end and lines.depths[at] == depth and len(lines.contents[at]) <= LONGEST_LINE:
        labelled = label_of(lines.contents[at])
        if labelled is not None and labelled[0] == "body":
            # What stands behind "Body:" on its line is the mail's.
            at += not labelled[1]
            break
        if labelled is not None:
            # A sales program lists further fields: "Additional To:", "BCC:", "Attachment:".
            if labelled[0] in found and labelled[0] not in _TOLD_TWICE:
                break
            last, value = labelled
            found[last] = found.get(last) or value
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
        return _can_be_value(last, text)
    if last == "from" and len(text) <= _LONGEST_ADDRESS and found[last].rfind("<") > found[last].rfind(">"):
        return "@" in text
    if last == "from" and len(text) <= _LONGEST_ADDRESS and found[last].rfind("[") > found[last].rfind("]"):
        return "@" in text
    following = label_of(lines.contents[at + 1]) if at + 1 < len(lines.contents) else None
    wrapped = last in ("to", "cc") and ("@" in text or found[last].endswith((",", ";")))
    return wrapped or (
        last in ("to", "cc", "subject") and following is not None and following[0] not in found
    )


def _can_be_value(field: str, text: str) -> bool:
    """Whether a line below a label without a value is the value, and not the text of the mail."""
    if field == "date":
        return any(character.isdigit() for character in text[:_LONGEST_ADDRESS])
    return field in ("from", "to", "cc") and ("@" in text or is_speaker(text))


def rule_above(lines: QuotedLines, index: int) -> int:
    """The first line of the rule right above a heading, "Original Message" say; the heading's own if none."""
    first = index
    for at in range(index - 1, max(-1, index - _MOST_LINES_OF_RULE), -1):
        text = lines.contents[at]
        if text and not is_separator(text):
            break
        first = at if text else first
    return first


def _dated_above(lines: QuotedLines, index: int) -> str:
    """The date of the line right above a block that has none: a date alone, "Message du 02/03/26 09:00"."""
    if _is_date_alone(lines, index - 1):
        return lines.contents[index - 1]
    above = lines.contents[index - 1].casefold() if index else ""
    begins = (phrase for phrase in heading_words().forwarded_dated if above.startswith(phrase))
    phrase = next(begins, "") if lines.depths[index - 1] == lines.depths[index] else ""
    return above[len(phrase) :].strip() if phrase and len(above) <= _LONGEST_DATED else ""


def _is_date_alone(lines: QuotedLines, at: int) -> bool:
    """Whether a line is a date with its year and nothing more than a zone: "Jun 9, 2026 at 7:55 AM GMT+1"."""
    text = lines.contents[at] if at >= 0 else ""
    if not text or len(text) > _LONGEST_DATED or not any(map(str.isdigit, text)):
        return False
    date = find_date(text)
    return date is not None and date.start == 0 and date.year is not None and len(text) - date.end <= _ZONE


def _is_titled(lines: QuotedLines, at: int) -> bool:
    """Whether a sales program names what follows there: "Email - Re: Offer"."""
    return at >= 0 and lines.contents[at].casefold().startswith(heading_words().forwarded_titles)


def is_separator(content: str) -> bool:
    """Whether a line only parts mails: a rule, or a "Forwarded message" line."""
    if not content or len(content) > _LONGEST_RULE:
        return False
    if content[0] in RULE_SIGNS and not content.strip(_RULES):
        return len(content) >= 3
    return _is_passed_on(content)


def _is_passed_on(content: str) -> bool:
    """Whether a line says that the mail below is passed on or answered."""
    begins = heading_words().forwarded_begins
    if content[-1:] in (":", "\uff1a") and content.strip(_RULES).casefold().startswith(begins):
        return True
    return names_older_mail(content)


def names_older_mail(content: str) -> bool:
    """Whether a line is dashes around words such as "Original Message"; a point of a list is not."""
    if content[:1] not in RULE_SIGNS or content[1:2] not in RULE_SIGNS or len(content) > _LONGEST_RULE:
        return False
    inner = content.strip(_RULES).casefold()
    return any(phrase in inner for phrase in heading_words().forwarded)
