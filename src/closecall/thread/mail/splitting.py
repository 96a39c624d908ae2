"""One pass over the lines: each goes to the mail it belongs to, by heading and by quote depth.

A heading opens a mail at the depth of its first filled line. A line at a depth belongs to the mail opened
there; so an answer between quoted lines goes to the one who quotes, and the quoted lines to the one quoted.
Lines deeper than any opened mail are history without a name: quoted text of the mail around them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from closecall.text.dates import find_date
from closecall.thread.mail.attribution import find_attribution
from closecall.thread.mail.boundary import Boundary
from closecall.thread.mail.header_block import (
    RULE_SIGNS,
    find_header_block,
    is_separator,
    label_of,
    names_older_mail,
)
from closecall.thread.mail.inline_header import find_run_together
from closecall.thread.mail.webmail_heading import find_known_heading, find_page_heading
from closecall.thread.person_names import parse_person
from closecall.thread.pieces import LONGEST_LINE, Piece
from closecall.thread.quoted_lines import QuotedLines
from closecall.thread.records import Side

FINDERS = (find_header_block, find_run_together, find_attribution, find_page_heading)
"""What can open a mail. A further kind of heading is one more function here."""

_TWO_SENDERS = "This mail names two senders: whose words it holds is not certain."
_MOST_INITIALS = 3
_MOST_ASKED = 4
_MOST_ANSWERED = 50
_FEWEST_PASTED = 3


@dataclass(slots=True)
class _Open:
    """A mail while its lines are gathered."""

    boundary: Boundary | None
    first: int
    last: int
    around: _Open | None = None
    own: list[str] = field(default_factory=list)
    quoted: list[str] = field(default_factory=list)
    answered: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Asked:
    """The last quoted paragraph above a line, while the lines are gone through."""

    depth: int = 0
    lines: list[str] = field(default_factory=list)
    ended: bool = False

    def pass_by(self, depth: int, content: str, mail: _Open) -> None:
        """Note a quoted line; or that a line of the mail answers the quoted ones above it."""
        if not content:
            self.ended = True
        elif depth >= self.depth and depth > 0:
            self.lines = [] if self.ended or depth > self.depth else self.lines[1 - _MOST_ASKED :]
            self.lines.append(content[:LONGEST_LINE])
            self.depth, self.ended = depth, False
        else:
            if self.lines and len(mail.answered) < _MOST_ANSWERED:
                mail.answered.append((" ".join(self.lines), content))
            self.depth, self.lines, self.ended = depth, [content[:LONGEST_LINE]] if depth else [], False


def find_boundary(lines: QuotedLines, index: int) -> Boundary | None:
    """The heading that begins on this line, if one does."""
    content = lines.contents[index]
    if not content or len(content) > LONGEST_LINE:
        return None
    for find in FINDERS:
        found = find(lines, index)
        if found is not None:
            return found
    return _bare_rule(lines, index) if content[0] in RULE_SIGNS else None


def _bare_rule(lines: QuotedLines, index: int) -> Boundary | None:
    """An "Original Message" rule without a heading below: somebody's older mail, nobody knows whose."""
    if not names_older_mail(lines.contents[index]):
        return None
    below = lines.next_filled(index + 1)
    if below is None or is_separator(lines.contents[below]) or any(find(lines, below) for find in FINDERS):
        return None
    return Boundary(first=index, body=index + 1, marks_quote=True, inside=True)


def split_mails(quoted: QuotedLines) -> tuple[Piece, ...]:
    """The mails of a page, in the order in which they begin."""
    mails = _gathered(quoted)
    if known := _known_on_page(mails):
        mails = _gathered(quoted, known)
    if _are_pasted_in_order(mails, quoted):
        for mail in mails:
            mail.around = None
    return tuple(_pieces(_with_one_top(mails), all_quoted=_is_all_quoted(quoted)))


def _known_on_page(mails: list[_Open]) -> frozenset[str]:
    """Who writes and who is written to on a web mail's page; nobody in a chain of mails."""
    headings = [mail.boundary for mail in mails if mail.boundary]
    if not headings or headings[0].chained:
        return frozenset()
    to = (parse_person(written)[0] for heading in headings for written in heading.to)
    named = {name for name in (*(heading.name for heading in headings), *to) if name}
    return frozenset(form.casefold() for name in named for form in (name, name.partition(" ")[0]))


def _gathered(quoted: QuotedLines, known: frozenset[str] = frozenset()) -> list[_Open]:
    """The mails with their lines; ``known`` names head mails also where only a day and a time stand below."""
    mails: list[_Open] = []
    owners: dict[int, _Open] = {}
    last: _Open | None = None
    asked = _Asked()
    index = 0
    while index < len(quoted.contents):
        boundary = find_boundary(quoted, index) or (
            find_known_heading(quoted, index, known) if known and quoted.contents[index] else None
        )
        if boundary is not None:
            if last is not None:
                _drop_heading(last, index - boundary.first, boundary)
            around = _quoting(owners, quoted, index, boundary)
            chain = next((mail.boundary.chained for mail in mails if mail.boundary), boundary.chained)
            # A page's heading in a chain of mails is text that a writer of the chain put there.
            if around is None and (boundary.inside or (chain and not boundary.chained)):
                around = owners.get(quoted.depths[index])
            last = _Open(boundary, first=boundary.first, last=boundary.body - 1, around=around)
            last.own += [boundary.text] if boundary.text else []
            mails.append(last)
            _give_depth(owners, last, quoted, index, deeper=boundary.marks_quote)
            asked = _Asked()
            index = boundary.body
        else:
            owner = _add_line(mails, owners, quoted, index)
            if owner is not None:
                asked.pass_by(quoted.depths[index], quoted.contents[index], owner)
            last = owner or last
            index += 1
    return mails


def _are_pasted_in_order(mails: list[_Open], quoted: QuotedLines) -> bool:
    """Whether somebody forwarded each mail and pasted them one below the other, the oldest first.

    None of them can hold the next one, which is younger.
    """
    mails = [mail for mail in mails if mail.boundary or any(mail.own)]
    if len(mails) < _FEWEST_PASTED or any(quoted.depths[mail.first] for mail in mails):
        return False
    headings = [mail.boundary for mail in mails if mail.boundary and mail.boundary.inside]
    if len(headings) < len(mails):
        return False
    dates = (find_date(heading.raw_time) for heading in headings)
    times = (date.at.replace(tzinfo=None) if date and date.at else None for date in dates)
    # The first pair out of order ends it: of ten thousand headings no third date is read.
    return all(earlier and later and earlier < later for earlier, later in pairwise(times))


def _is_all_quoted(quoted: QuotedLines) -> bool:
    return all(depth for depth, content in zip(quoted.depths, quoted.contents, strict=True) if content)


def _quoting(owners: dict[int, _Open], quoted: QuotedLines, index: int, boundary: Boundary) -> _Open | None:
    """The mail in whose quote marks the heading or the text below it stands."""
    depth = quoted.depths[index]
    below = quoted.next_filled(boundary.body) if boundary.marks_quote else None
    if below is not None and quoted.depths[below] > depth:
        depth = quoted.depths[below]
    around = [d for d in owners if d < depth]
    return owners[max(around)] if around else None


def _give_depth(
    owners: dict[int, _Open], opened: _Open, quoted: QuotedLines, index: int, *, deeper: bool
) -> None:
    depth = quoted.depths[index]
    below = quoted.next_filled(opened.last + 1) if deeper else None
    own_depth = max(depth, quoted.depths[below]) if below is not None else depth
    for taken in [d for d in owners if d > depth or d == own_depth]:
        del owners[taken]
    owners[own_depth] = opened


def _add_line(mails: list[_Open], owners: dict[int, _Open], quoted: QuotedLines, index: int) -> _Open | None:
    depth, content = quoted.depths[index], quoted.contents[index]
    at = depth if depth in owners else max((d for d in owners if d <= depth), default=-1)
    if at < 0:
        if not content:
            return None
        at = depth
        owners[at] = _Open(None, first=index, last=index)
        mails.insert(0, owners[at])
    owner = owners[at]
    if at == depth or not content:
        owner.own.append(content)
    else:
        owner.quoted.append(f"{'>' * (depth - at)} {content}")
    if content:
        owner.last = index
    return owner


def _top(mail: _Open, *, body: str, quoted: str, doubtful: bool) -> Piece:
    """What stands above the first heading; a subject in its first line is none of its words."""
    first, _, rest = body.partition("\n")
    labelled = label_of(first) if len(first) <= LONGEST_LINE else None
    subject = labelled[1] if labelled is not None and labelled[0] == "subject" else ""
    own = rest.strip("\n") if subject else body
    return Piece(
        body=own,
        quoted=quoted,
        lines=(mail.first + 1, mail.last + 1),
        subject=subject or None,
        stated=False,
        answered=tuple(mail.answered),
        # A subject alone is a heading of the page: nobody answered.
        doubtful=doubtful or not own.strip(),
    )


def _with_one_top(mails: list[_Open]) -> list[_Open]:
    """The mails, where quoted lines without a heading that begin the page belong to who answers them."""
    headless = [mail for mail in mails if mail.boundary is None]
    if len(headless) < 2:
        return mails
    top, *deeper = headless
    for mail in deeper:
        top.quoted[:0] = [*(f"> {line}" for line in mail.own), *mail.quoted]
        top.first = min(top.first, mail.first)
    return [mail for mail in mails if mail is top or mail.boundary is not None]


def _drop_heading(ended: _Open, count: int, below: Boundary) -> None:
    """Take the rule, or a page's picture initials, above a heading back from the mail that ends there."""
    initials = not below.chained
    for number in range(count):
        last = ended.own[-1] if ended.own else ""
        if not ended.own or (
            number >= below.above
            and last
            and not is_separator(last)
            and not (initials and len(last) <= _MOST_INITIALS and last.isupper())
        ):
            break
        ended.own.pop()
    while ended.quoted and is_separator(ended.quoted[-1].lstrip("> ")):
        ended.quoted.pop()


def _pieces(mails: list[_Open], *, all_quoted: bool) -> Iterator[Piece]:
    places: dict[int, int] = {}
    for mail in mails:
        boundary = mail.boundary
        body = "\n".join(mail.own).strip("\n")
        quoted = "\n".join(mail.quoted)
        if boundary is None and not body.strip():
            continue
        place = places[id(mail)] = len(places)
        if boundary is None:
            yield _top(mail, body=body, quoted=quoted, doubtful=all_quoted)
            continue
        yield Piece(
            body=body,
            quoted=quoted,
            lines=(boundary.first + 1, mail.last + 1),
            name=boundary.name,
            email=boundary.email,
            raw_time=boundary.raw_time,
            date=boundary.date,
            subject=boundary.subject,
            to=boundary.to,
            to_me=boundary.to_me,
            chained=boundary.chained,
            quoted_back=place - places.get(id(mail.around), place),
            answered=tuple(mail.answered),
            doubtful=boundary.doubtful,
            side=Side.SELLER if boundary.owner else None,
            warnings=(_TWO_SENDERS,) if boundary.doubtful else (),
        )
