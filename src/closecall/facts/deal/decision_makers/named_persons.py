"""Who is named beside a phrase about deciding: "Mark and the finance director have to agree" names two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from closecall.facts.cues import load_cues
from closecall.facts.cues.cue_mentions import CueMention
from closecall.text.date_resolution import weekday_of

SOMEONE = "someone"
"""A person told by a pronoun, or not at all."""

# Between "and" and the next person: "and our new finance director".
_WIDEST_GAP = 3
# How many words one person takes at most, and how many persons are told in one breath.
_LONGEST_NAME = 4
_MOST_JOINED = 12


def persons_beside(said: CueMention, body: str, lang: str) -> tuple[str, ...]:
    """One word for each person of a cue, its own first; empty when what stands there is no person.

    The cue's own person is the word "before" or "after" it, or the last one "inside" it, by its detail; those
    joined with it by "and" are named with it. Two of one word ("our IT manager and our sales manager") are
    told apart by a number.
    """
    words = said.sentence.words.folded
    at = _own(said, lang)
    if at is None:
        return (SOMEONE,)
    persons = _Persons(said, body, lang)
    at = persons.stepped_back(at)
    kinds = _kind_at(words, at, lang)
    if "nobody" in kinds:
        return ()
    if kinds & {"pronoun", "adverb"}:
        return (SOMEONE,)
    if said.cue.fact == "agreed" and not persons.is_person(at):
        # "The milk's in", "Thursday is fine" are no yes of anybody's.
        return ()
    at = persons.last_of(at)
    named = [words[at], *(words[other] for other in _joined(persons, at))]
    return tuple(word if named.index(word) == n else f"{word} {n + 1}" for n, word in enumerate(named))


def is_no_name(word: str, lang: str) -> bool:
    """Whether a folded word stands for somebody, for nobody or joins two: "my", "she", "wife", "and"."""
    return bool(_kinds(word, lang))


def is_kind(word: str, kind: str, lang: str) -> bool:
    """Whether a folded word is of that kind beside deciders: "kin" (my "wife"), "pronoun", "and"."""
    return kind in _kinds(word, lang)


def _own(said: CueMention, lang: str) -> int | None:
    """Where the cue's own person stands among the words; None where the cue names nobody."""
    if said.cue.detail == "inside":
        words = said.sentence.words.folded
        kin = (n for n in reversed(range(said.first, said.end)) if "kin" in _kind_at(words, n, lang))
        return next(kin, said.end - 1)
    return {"before": said.first - 1, "after": said.end}.get(said.cue.detail)


def _kind_at(words: Sequence[str], at: int, lang: str) -> frozenset[str]:
    return _kinds(words[at] if 0 <= at < len(words) else "", lang)


def _joined(persons: _Persons, at: int) -> list[int]:
    """Where the others of the list stand that the person belongs to: those before it, then those after it."""
    return [*_along(persons, at, step=-1), *_along(persons, at, step=1)]


class _Persons:
    """A sentence seen from the persons in it."""

    def __init__(self, said: CueMention, body: str, lang: str) -> None:
        self.words: Sequence[str] = said.sentence.words.folded
        self._spans = said.sentence.words.spans
        self._body = body
        self._lang = lang

    def is_person(self, at: int) -> bool:
        """Whether it is a word for somebody, or a name."""
        if not 0 <= at < len(self.words):
            return False
        kinds = self._kinds(at)
        if kinds or weekday_of(self.words[at]) is not None:
            return "kin" in kinds
        return self._body[self._spans[at][0]].isupper()

    def edge(self, at: int, *, step: int) -> int:
        """The outermost word, in one direction, of the person that stands there: "finance director"."""
        for _ in range(_LONGEST_NAME):
            if not self.is_person(at + step):
                break
            at += step
        return at

    def last_of(self, at: int) -> int:
        """The last word of an office: "our finance director" is the director."""
        for _ in range(_LONGEST_NAME):
            if "kin" not in self._kinds(at + 1):
                break
            at += 1
        return at

    def stepped_back(self, at: int) -> int:
        """Where the person stands whom "both", "of finance" or "and I" follows."""
        if "adverb" in self._kinds(at) and "nobody" not in self._kinds(at - 1):
            at -= 1
        if "of" in self._kinds(at - 1) and self.is_person(at - 2):
            return at - 2
        if "self" in self._kinds(at) and self.joins(at - 1):
            return at - 2
        return at

    def joins(self, at: int) -> bool:
        """Whether it is an "and"."""
        return "and" in self._kinds(at)

    def only_a_comma_between(self, first: int, second: int) -> bool:
        """Whether a comma parts two words, with at most one that says whose the second is: ", my"."""
        between = self._body[self._spans[first][1] : self._spans[second][0]]
        rest = between.lstrip()
        return rest.startswith(",") and len(rest[1:].split()) <= 1 and second - first <= 2

    def ends_with_and(self, at: int) -> bool:
        """Whether the list goes on to an "and" after the person that stands there."""
        for n in range(at + 1, at + 1 + _MOST_JOINED):
            if self.joins(n):
                return True
            if not (self.is_person(n) or self._kinds(n)):
                return False
        return False

    def _kinds(self, at: int) -> frozenset[str]:
        return _kind_at(self.words, at, self._lang)


def _along(persons: _Persons, at: int, *, step: int) -> Iterator[int]:
    """The next persons in one direction, as long as an "and" joins each to the last.

    Before an "and" a comma joins too: "my husband, my sister and me".
    """
    for _ in range(_MOST_JOINED):
        found = _next_joined(persons, at, step=step)
        if found is None:
            return
        yield found
        at = found


def _next_joined(persons: _Persons, at: int, *, step: int) -> int | None:
    edge = persons.edge(at, step=step)
    gap = [edge + step * n for n in range(1, _WIDEST_GAP + 2)]
    joint = next((n for n in gap if persons.joins(n)), None)
    if joint is None or any(map(persons.is_person, gap[: gap.index(joint)])):
        return _listed(persons, edge, step=step)
    found = joint - 1 if step < 0 else _ahead(persons, joint)
    return found if found is not None and persons.is_person(found) else None


def _listed(persons: _Persons, edge: int, *, step: int) -> int | None:
    """The person that a comma parts from the one at the edge, in a list that ends with "and"."""
    soon = [edge + step * n for n in range(1, _WIDEST_GAP + 1)]
    found = next(filter(persons.is_person, soon), None)
    if found is None:
        return None
    left, right = (edge, found) if step > 0 else (found, edge)
    last = persons.edge(right, step=1)
    if not persons.only_a_comma_between(left, right) or not persons.ends_with_and(last):
        return None
    return last if step > 0 else found


def _ahead(persons: _Persons, joint: int) -> int | None:
    """The last word of the person that follows an "and"; None where none follows soon."""
    soon = range(joint + 1, joint + _WIDEST_GAP + 2)
    first = next(filter(persons.is_person, soon), None)
    return None if first is None else persons.edge(first, step=1)


@cache
def _kinds(word: str, lang: str) -> frozenset[str]:
    """What a word beside a phrase is: "nobody", "pronoun", "kin" or "and"; empty for a name."""
    if not word:
        return frozenset({"nobody"})
    book = load_cues(lang, "persons")
    return frozenset(heard.cue.value for heard in book.hear((word,))) if book else frozenset()
