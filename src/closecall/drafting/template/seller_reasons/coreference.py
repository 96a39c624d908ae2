"""Of whom a clause of the seller's note speaks: its words, and whether its pronouns mean the buyer.

The buyer is whom "he", "she" and "they" mean, as long as nobody and nothing else is there that they may mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from closecall.drafting.phrasing.phrase_tables import table
from closecall.text.dates import months, weekdays

_PIECE = re.compile(r"[A-Za-z]{1,40}(?:['’][A-Za-z]{1,40})*['’]?|[^A-Za-z]{1,400}")
_YOU = frozenset({"you", "your", "yours"})
SINGULAR = frozenset({"he", "she"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
MASCULINE = frozenset({"he", "him", "his", "himself"})
FEMININE = frozenset({"she", "her", "hers", "herself"})
THIRD = PLURAL | MASCULINE | FEMININE
BE = {
    "is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "isn't": "aren't",
    "wasn't": "weren't", "hasn't": "haven't", "doesn't": "don't",
}  # fmt: skip
UNMARKED = {
    "hes": "he's", "shes": "she's", "theyre": "they're", "theyve": "they've", "theyd": "they'd",
    "theyll": "they'll",
}  # fmt: skip
"""What is written without its apostrophe, and is no other word: "hell" and "shed" are."""
_SHORTEST_VERB = 4
_LONGEST = 1000
NAMED = "named"
"""What stands for the buyer's name as a subject."""


class CannotTurn(Exception):
    """It is not sure what the clause would say once it is turned."""


@dataclass(slots=True)
class Clause:
    """The words of a clause, each with the mark behind it, and what they become."""

    words: list[str]
    marks: list[str]
    lower: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lower = [word.lower().replace("’", "'") for word in self.words]

    def after(self, at: int) -> str:
        """The next word, or "" where a mark or the end stands between; a number is itself."""
        if self.marks[at].strip():
            number = self.marks[at].split()
            starts_at_once = self.marks[at][:1] == " " and number[0][:1] in "0123456789£$€"
            return "0" if starts_at_once else ""
        return self.lower[at + 1] if at + 1 < len(self.words) else ""

    def before(self, at: int) -> str:
        """The word before, or "" at the beginning and behind a mark."""
        return "" if at == 0 or self.marks[at - 1].strip() else self.lower[at - 1]


def speaks_of_two(text: str) -> bool:
    """Whether "he" and "she" stand in it: nobody can tell which of them the buyer is."""
    heard = {pronoun_of(piece.lower().replace("’", "'")) for piece in _PIECE.findall(text)}
    return bool(heard & MASCULINE and heard & FEMININE)


def read_clause(text: str) -> tuple[str, Clause]:
    """What stands before the first word, and the words."""
    pieces = [_with_its_mark(piece) for piece in _PIECE.findall(text[:_LONGEST].replace("’", "'"))]
    lead = "" if not pieces or pieces[0][0].isalpha() else pieces.pop(0)
    words = [piece for piece in pieces if piece[0].isalpha()]
    return lead, Clause(words, _marks_behind(pieces))


def _with_its_mark(word: str) -> str:
    marked = UNMARKED.get(word.lower())
    return word if marked is None else f"{word[0]}{marked[1:]}"


def name_parts(name: str | None) -> frozenset[str]:
    """The words of a name, in small letters, without initials."""
    return frozenset(part for part in (name or "").lower().split() if len(part) > 1)


def _marks_behind(pieces: list[str]) -> list[str]:
    marks: list[str] = []
    for at, piece in enumerate(pieces):
        if piece[0].isalpha():
            is_mark = at + 1 < len(pieces) and not pieces[at + 1][0].isalpha()
            marks.append(pieces[at + 1] if is_mark else "")
    return marks


def named_as_he(clause: Clause, buyer: str | None) -> None:
    """The buyer's own name becomes "they", which fits every form, and with a verb in -s "he"."""
    parts = name_parts(buyer)
    if not parts:
        return
    kept: list[int] = []
    for at, low in enumerate(clause.lower):
        plain = low.removesuffix("'s").removesuffix("'")
        if plain in parts and _is_the_name(clause, at, is_first=_begins(clause, kept)):
            following = clause.words[at + 1] if clause.after(at) and at + 1 < len(clause.words) else ""
            if following.lower().removesuffix("'s") in parts:
                continue
            if kept and clause.lower[kept[-1]] in words_for("titles"):
                kept.pop()
            is_owned = (
                bool(kept) and clause.lower[kept[-1]].endswith("'s") and not clause.marks[kept[-1]].strip()
            )
            if following[:1].isupper() or is_owned:
                raise CannotTurn  # "Lewis Heating", "Ada's Lewis"
            is_owner = plain != low
            clause.lower[at] = "their" if is_owner else NAMED if _begins(clause, kept) else "you"
        kept.append(at)
    clause.words[:] = [clause.words[at] for at in kept]
    clause.marks[:] = [clause.marks[at] for at in kept]
    clause.lower[:] = [clause.lower[at] for at in kept]


def _is_the_name(clause: Clause, at: int, *, is_first: bool) -> bool:
    """Whether a word of the buyer's name is his name here: "gareth loses a day", and not "she will lose".

    Raises:
        CannotTurn: in small letters it may be either.

    """
    if clause.words[at][0].isupper() or (is_first and plain_verb(clause.after(at)) is not None):
        return True
    if clause.lower[at] in words_for("unchanged"):
        return False
    raise CannotTurn


def _begins(clause: Clause, before: list[int]) -> bool:
    """Whether a clause begins behind the last of these places."""
    if not before:
        return True
    return bool(clause.marks[before[-1]].strip()) or clause.lower[before[-1]] in words_for("joining")


def refuse_others(clause: Clause) -> None:
    """Where somebody or something else stands that a pronoun behind it may mean, nothing is turned."""
    thirds = [(at, third) for at, word in enumerate(clause.lower) if (third := pronoun_of(word)) in THIRD]
    heard = {word for _, word in thirds}
    if thirds and not _YOU.isdisjoint(word.lower() for word in clause.words):
        raise CannotTurn  # the reader of the note
    if heard & (MASCULINE | FEMININE) and heard & PLURAL - {"them"}:
        raise CannotTurn  # "they told him"
    for at, low in enumerate(clause.lower):
        behind = {word for place, word in thirds if place > at}
        if (behind and low in words_for("people")) or (behind - PLURAL and _is_a_name(clause, at)):
            raise CannotTurn
    first = next((at for at, word in thirds if word in {"they", "them"}), None)
    if first is None or (thirds[0][1] in PLURAL and thirds[0][0] < first):
        return
    if is_given(clause, first):
        return
    if any(may_be_things(clause, at) for at in range(first)) and not is_kept(clause, first):
        raise CannotTurn


def pronoun_of(word: str) -> str:
    """The pronoun of "they're", or the word."""
    return word.partition("'")[0]


def _is_a_name(clause: Clause, at: int) -> bool:
    """The name of somebody beside the buyer: "Sandra loses a day"."""
    word = clause.words[at]
    is_name = word[0].isupper() and clause.lower[at] == word.lower() and not word.isupper()
    if not is_name or clause.lower[at] in THIRD | words_for("joining") or is_of_the_calendar(word):
        return False
    # Any word has a capital at the beginning; a verb behind it tells a name.
    return len(word) > 1 and (at > 0 or plain_verb(clause.after(at)) is not None)


def is_of_the_calendar(word: str) -> bool:
    """Whether a capital is that of a month or a weekday."""
    known = {word.lower(), word.lower().removesuffix("s")}
    return not known.isdisjoint(months()) or not known.isdisjoint(weekdays()) or "may" in known


def may_be_things(clause: Clause, at: int) -> bool:
    """Whether a word may be several things, which "they" behind it may mean."""
    word = clause.lower[at]
    return (
        word.endswith("s")
        and len(word) > _SHORTEST_VERB - 1
        and not word.endswith(("ss", "'s"))
        and word not in words_for("no_things")
        and word not in words_for("measures")
        and _verb_after_subject(clause, at) is None
    )


def _verb_after_subject(clause: Clause, at: int) -> str | None:
    return plain_verb(clause.lower[at]) if pronoun_of(clause.before(at)) in SINGULAR | {"it"} else None


def is_given(clause: Clause, at: int) -> bool:
    """Whether "them" stands between a verb and what they get or lose by it: "cost them a driver"."""
    return clause.lower[at] == "them" and clause.before(at) in words_for("giving") and is_quantity(clause, at)


def is_kept(clause: Clause, at: int) -> bool:
    """Whether "them" are the things just named: "sorts the receipts by hand and retypes them"."""
    is_of_one = any(pronoun_of(word) in SINGULAR | {NAMED} for word in clause.lower[:at])
    return clause.lower[at] == "them" and is_of_one and not words_for("reached") & set(clause.lower[:at])


def is_quantity(clause: Clause, at: int) -> bool:
    """Whether an article, a number or a measure follows."""
    following = clause.after(at)
    return following == "0" or following in words_for("determiners") or following in words_for("measures")


def plain_verb(low: str) -> str | None:
    """The plain form of a word in "-s" that may be a verb."""
    if low in BE:
        return BE[low]
    if (
        not low.endswith("s")
        or low.endswith(("ss", "'s"))
        or len(low) < _SHORTEST_VERB
        or low in words_for("no_things")
    ):
        return None
    if low.endswith("ies"):
        return f"{low[:-3]}y"
    return low[:-2] if low.endswith(("sses", "shes", "ches", "xes", "zzes")) else low[:-1]


@cache
def words_for(kind: str) -> frozenset[str]:
    """A class of words of ``phrases/turning.toml``."""
    return frozenset(str(table("turning")[kind]).split())
