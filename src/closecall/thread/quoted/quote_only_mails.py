"""Mails that say nothing outside of quote marks: there may be an answer between or below the marked lines.

Their words are not lost: what no other mail says is given to the mail that holds it. They are its writer's
where he signs them; else nobody knows whose they are, and they may lower the pressure, never raise it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from closecall.thread.participants.authorship import signs
from closecall.thread.person_names import name_words, parse_person
from closecall.thread.pieces import Piece
from closecall.thread.quoted_lines import QuotedLines

_IS_OWN = "All of this mail stands behind quote marks; its writer signs it, so it was read as his words."
_IS_UNSURE = (
    "All of this mail stands behind quote marks, and whose words they are is not certain: they may lower the "
    "pressure, they are nobody's interest."
)
_INSIDE = (
    "This mail says nothing outside of what it quotes: its answer may stand between the quoted lines. Look."
)
_RUN = 3
_SEVERAL, _NONE = -1, -2
_Sayers = dict[tuple[str, ...], int]


def with_quoted_words(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, where a mail without own words has those that stand quoted in it and in no other mail."""
    silent = [place for place, piece in enumerate(pieces) if _is_silent(piece)]
    completed = list(pieces)
    sayers = _sayers(pieces) if silent else {}
    for place in silent:
        piece = pieces[place]
        inner = pieces[place + 1] if place + 1 < len(pieces) else None
        if piece.quoted.strip():
            completed[place] = _with_own_lines(piece, sayers)
        elif inner is not None and inner.quoted_back == 1 and _answers(piece, inner):
            fresh = _fresh(inner.body.split("\n"), sayers, but=place + 1)
            if fresh:
                warnings = (*piece.warnings, _INSIDE)
                completed[place] = piece._replace(aside="\n".join(fresh), warnings=warnings)
    return completed


def _is_silent(piece: Piece) -> bool:
    return piece.stated and not piece.quoted_back and piece.event is None and not piece.body.strip()


def _with_own_lines(piece: Piece, sayers: _Sayers) -> Piece:
    lines, deeper = _outermost(piece.quoted)
    if not _fresh(lines, sayers):
        return piece
    body = "\n".join(line for line in lines if not line or not _is_said(line, sayers)).strip()
    own = signs(body, piece.name, piece.email)
    return piece._replace(
        body=body,
        quoted=deeper,
        doubtful=piece.doubtful or not own,
        warnings=(*piece.warnings, _IS_OWN if own else _IS_UNSURE),
    )


def _outermost(quoted: str) -> tuple[list[str], str]:
    """The lines with the fewest quote marks, without them, and what stands deeper."""
    lines = QuotedLines.of(quoted.split("\n"))
    parted = list(zip(lines.depths, lines.contents, strict=True))
    least = min(depth for depth, content in parted if content)
    deeper = (f"{'>' * depth} {content}" for depth, content in parted if depth > least)
    return [content for depth, content in parted if depth <= least], "\n".join(deeper)


def _sayers(pieces: Sequence[Piece]) -> _Sayers:
    """For every run of three words and every line of a body, the place of its piece; one mark for several."""
    found: _Sayers = {}
    for place, piece in enumerate(pieces):
        text = piece.body.casefold()
        words = text.split()
        runs = zip(*(words[start:] for start in range(_RUN)), strict=False)
        for run in chain(runs, (tuple(line.split()) for line in text.split("\n"))):
            if found.setdefault(run, place) != place:
                found[run] = _SEVERAL
    return found


def _fresh(lines: Sequence[str], sayers: _Sayers, *, but: int = _NONE) -> list[str]:
    """The filled lines whose words no body has in their order, or only that of one piece."""
    return [line for line in lines if line.strip() and not _is_said(line, sayers, but=but)]


def _is_said(line: str, sayers: _Sayers, *, but: int = _NONE) -> bool:
    """Whether the line stands in a body; wrapped elsewhere it is the same line."""
    words = tuple(line.casefold().split())
    if len(words) < _RUN or sayers.get(words, but) != but:
        return sayers.get(words, but) != but
    runs = (words[start : start + _RUN] for start in range(len(words) - _RUN + 1))
    return all(sayers.get(run, but) != but for run in runs)


def _answers(piece: Piece, inner: Piece) -> bool:
    """Whether a mail goes back to the one whom it quotes, and does not pass his mail on."""
    if (piece.email or piece.name) == (inner.email or inner.name):
        return False
    people = [parse_person(written) for written in piece.to]
    return not people or any(
        (email and email == inner.email) or (name and name_words(name) == name_words(inner.name or ""))
        for name, email in people
    )
