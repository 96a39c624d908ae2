"""Words that stand in a quotation and in no other mail: who quotes has put them there.

People answer between the lines of what they quote ("[Tom] No.", in capitals, behind an arrow), and paste what
came from somebody else behind quote marks ("this came from my husband: > ..."). Where the quoted mail stands
in the thread as well, what its copy has more is told by comparing the two. Nobody proves who wrote it, so it
goes beside the quoting mail: it may lower the pressure, never raise it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.thread.pieces import Piece
from closecall.thread.records import Moment

_ADDED = (
    "What this mail quotes has words that the quoted mail itself has not: they may be an answer, and may "
    "only lower the pressure here. Look."
)
_PASTED = (
    "Words stand behind quote marks here that no other mail has: they may only lower the pressure. Look."
)
_RUN = 3
_FEWEST_ADDED = 2
_FEWEST_COPIED = 5
# One word in so many; what was put in may be longer than what is quoted.
_SMALLEST_SHARE = 3
_SEVERAL = -1
_COLONS = (":", "\uff1a")
_Run = tuple[str, ...]


def with_words_inside(pieces: Sequence[Piece], moments: Sequence[Moment | None]) -> list[Piece]:
    """The pieces of mails, each with what it alone has put into its quotations beside it."""
    completed = list(pieces)
    pasting = [place for place, piece in enumerate(pieces) if piece.quoted.strip() and _leads_up(piece.body)]
    copies = [place for place in range(1, len(pieces)) if _may_be_a_copy(pieces, moments, place)]
    # Most threads hold neither, and to compare all words of a thread takes long.
    if len(pieces) < 2 or not (pasting or copies):
        return completed
    said = _said(pieces, range(len(pieces)))
    for place in pasting:
        pasted = _fresh(pieces[place].quoted, said, place)
        completed[place] = _beside(completed[place], pasted, _PASTED)
    by_writer = _said_by_writer(pieces) if copies else {}
    for place in copies:
        piece = pieces[place]
        added = _fresh(f"{piece.body}\n{piece.quoted}", said, place)
        if added and _is_copy(piece, place, by_writer):
            outer = _outer(piece, place)
            completed[outer] = _beside(completed[outer], added, _ADDED)
    return completed


def with_quotes_apart(pieces: Sequence[Piece]) -> list[Piece]:
    """The messages of a chat, without the lines behind quote marks among their own: those are another's."""
    return [
        _without_quotes(piece) if "\n>" in piece.body or piece.body[:1] == ">" else piece for piece in pieces
    ]


def _without_quotes(piece: Piece) -> Piece:
    lines = piece.body.split("\n")
    marked = [line for line in lines if line.startswith(">")]
    own = "\n".join(line for line in lines if not line.startswith(">")).strip()
    if not own:
        return piece
    aside = "\n".join(line.lstrip("> ") for line in marked)
    return piece._replace(
        body=own,
        quoted="\n".join((piece.quoted, *marked)).strip(),
        aside=f"{piece.aside}\n{aside}".strip(),
        warnings=(*piece.warnings, _PASTED),
    )


def _said(pieces: Sequence[Piece], among: Sequence[int]) -> dict[_Run, int]:
    """For every run of words in some pieces, the place of the piece that holds it; one mark for several."""
    found: dict[_Run, int] = {}
    for place in among:
        piece = pieces[place]
        for run in _runs(_words(f"{piece.body}\n{piece.quoted}")):
            if found.setdefault(run, place) != place:
                found[run] = _SEVERAL
    return found


def _said_by_writer(pieces: Sequence[Piece]) -> dict[str | None, dict[_Run, int]]:
    """The same for the pieces of each writer alone, under his address or name."""
    places: dict[str | None, list[int]] = {}
    for place, piece in enumerate(pieces):
        places.setdefault(piece.email or piece.name, []).append(place)
    return {writer: _said(pieces, among) for writer, among in places.items()}


def _words(text: str) -> list[str]:
    return [word for line in text.split("\n") for word in line.strip().lstrip("> ").split()]


def _runs(words: Sequence[str]) -> Iterator[_Run]:
    folded = [word.casefold() for word in words]
    return zip(*(folded[start:] for start in range(_RUN)), strict=False)


def _known(words: Sequence[str], said: dict[_Run, int], place: int) -> frozenset[int]:
    """The positions of the words that another piece has in the same order."""
    known: set[int] = set()
    for start, run in enumerate(_runs(words)):
        if said.get(run, place) != place:
            known.update(range(start, start + _RUN))
    return frozenset(known)


def _fresh(text: str, said: dict[_Run, int], place: int) -> list[str]:
    """The stretches of a text that no other piece has."""
    words = _words(text)
    known = _known(words, said, place)
    stretches: list[list[str]] = [[]]
    for at, word in enumerate(words):
        if at not in known:
            stretches[-1].append(word)
        elif stretches[-1]:
            stretches.append([])
    return [" ".join(stretch) for stretch in stretches if len(stretch) >= _FEWEST_ADDED]


def _is_copy(piece: Piece, place: int, by_writer: dict[str | None, dict[_Run, int]]) -> bool:
    """Whether most of a piece's words, or a good share, stand in another by the same writer."""
    words = _words(f"{piece.body}\n{piece.quoted}")
    known = len(_known(words, by_writer[piece.email or piece.name], place))
    return known >= _FEWEST_COPIED and known * _SMALLEST_SHARE >= len(words)


def _leads_up(body: str) -> bool:
    return any(line.rstrip().endswith(_COLONS) for line in body.split("\n"))


def _outer(piece: Piece, place: int) -> int:
    """The place of the piece that quotes this one, if one does."""
    return place - (piece.quoted_back or 1)


def _may_be_a_copy(pieces: Sequence[Piece], moments: Sequence[Moment | None], place: int) -> bool:
    """Whether the piece before can hold this one: by somebody else, and where nothing says so, later."""
    outer = _outer(pieces[place], place)
    one, other = pieces[outer], pieces[place]
    if not other.chained or (one.email or one.name) == (other.email or other.name):
        return False
    later, earlier = moments[outer], moments[place]
    if other.quoted_back:
        return True
    if later is None or earlier is None or later.at is None or earlier.at is None:
        return False
    return later.at.replace(tzinfo=None) > earlier.at.replace(tzinfo=None)


def _beside(piece: Piece, words: Sequence[str], warning: str) -> Piece:
    if not words:
        return piece
    aside = "\n".join((piece.aside, *words)).strip()
    return piece._replace(aside=aside, warnings=tuple(dict.fromkeys((*piece.warnings, warning))))
