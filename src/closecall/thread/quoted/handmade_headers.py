"""Header blocks that stand in the text of another mail as no mail program writes them there.

Below an answer a program puts the whole heading of what is answered: sender, date, recipients and subject. A
block that lacks its subject or date, although the mails around have theirs or a sentence above it leads up to
it ("as he wrote:"), was put there by hand: the mail above quotes it, and it is doubtful. Where several
stand below the newest mail and none has a subject, the program writes none: quoted, but not doubtful.

A heading that is a name alone ("Bo wrote:") is doubtful where nothing else in the thread names him.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.thread.participants.authorship import greeted_in
from closecall.thread.person_names import name_words, parse_person
from closecall.thread.pieces import Piece
from closecall.thread.records import Moment

_BY_HAND = (
    "The heading of this mail stands in another mail's text, as no mail program writes it: compare the two."
)
_NAME_ALONE = "Nothing but the line above it says who wrote this, and nothing else here names {name}."
_COLONS = (":", "\uff1a")


def with_cited(pieces: Sequence[Piece], moments: Sequence[Moment | None]) -> list[Piece]:
    """The pieces, of which those put into another's text by hand are quoted by it, and doubtful."""
    found: list[Piece] = []
    subjects = False
    spared = _leaves_subjects_out(pieces)
    for place, piece in enumerate(pieces):
        cited = piece
        # A mail of a later date was pasted below the one above it.
        if (
            place
            and _is_below_text(piece, found[-1])
            and not _is_later(moments[place], moments[place - 1])
            and _is_by_hand(piece, found[-1], subjects=subjects)
        ):
            cited = piece._replace(quoted_back=1)
            if not spared or found[-1].body.rstrip().endswith(_COLONS):
                cited = cited._replace(doubtful=True, warnings=(*piece.warnings, _BY_HAND))
        subjects = subjects or bool(piece.subject)
        found.append(cited)
    return _with_strange_names(found)


def _with_strange_names(pieces: list[Piece]) -> list[Piece]:
    """The pieces, of which those under a name alone are doubtful that nobody else in the thread bears."""
    if not any(map(_has_name_alone, pieces)):
        return pieces
    known = {word for piece in pieces for word in _named_by(piece)}
    return [
        piece._replace(doubtful=True, warnings=(*piece.warnings, _NAME_ALONE.format(name=piece.name)))
        if _has_name_alone(piece) and known.isdisjoint(name_words(piece.name or ""))
        else piece
        for piece in pieces
    ]


def _has_name_alone(piece: Piece) -> bool:
    return piece.stated and piece.chained and not (piece.raw_time or piece.email or piece.subject or piece.to)


def _named_by(piece: Piece) -> Iterator[str]:
    """The words of the names that a mail's heading, its recipients and its greeting give."""
    if not _has_name_alone(piece):
        yield from name_words(piece.name or "")
    for written in piece.to:
        yield from name_words(parse_person(written)[0] or "")
    greeted = greeted_in(piece.body)
    if greeted:
        yield greeted


def _leaves_subjects_out(pieces: Sequence[Piece]) -> bool:
    """Whether no heading of several below the newest mail has a subject, and each has its writer and time."""
    older = [piece for piece in pieces[1:] if piece.stated]
    writers = {name_words(piece.name or piece.email or "") for piece in older}
    return len(writers) > 1 and not any(piece.subject or not piece.raw_time for piece in older)


def _is_below_text(piece: Piece, above: Piece) -> bool:
    return (
        piece.stated and piece.chained and not piece.quoted_back and above.stated and bool(above.body.strip())
    )


def _is_by_hand(piece: Piece, above: Piece, *, subjects: bool) -> bool:
    if piece.subject and piece.raw_time:
        return False
    return above.body.rstrip().endswith(_COLONS) or (subjects and not piece.subject)


def _is_later(own: Moment | None, above: Moment | None) -> bool:
    if own is None or above is None or own.at is None or above.at is None:
        return False
    return own.at.replace(tzinfo=None) >= above.at.replace(tzinfo=None)
