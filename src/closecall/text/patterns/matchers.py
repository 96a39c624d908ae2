"""A phrase as a function of its own: most of the time of a search is spent in trying phrases.

Each part becomes a function that knows what comes after it, so that a try asks nothing but the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from closecall.text.patterns.grammar import Edge, Gap, Group, Number, Phrase, Word

Matcher = Callable[[Sequence[str], int], int]
"""Where the phrase ends that begins at a word of a sentence, -1 where it does not stand there.

The sentence ends in :data:`END`, so that a matcher may always look at the word where it stands.
"""

END = "\n"
"""Stands after the last word of a sentence; no word holds a line break."""


def matcher_of(phrase: Phrase, then: Matcher | None = None) -> Matcher:
    """The matcher of a phrase with what follows it; its longest reading counts, its gaps are the shortest."""
    meet = then or _end
    for at, part in reversed([*enumerate(phrase)]):
        meet = _gap(part, meet, phrase[at + 1 :]) if isinstance(part, Gap) else _before(part, meet)
    return meet


class Opening(NamedTuple):
    """What begins any match of a phrase: a word, a word that begins with some letters, or a figure."""

    words: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    figure: bool = False


OPENING_LETTERS = 3
"""How many letters each of :attr:`Opening.letters` has."""


def opening_of(phrase: Phrase) -> Opening | None:
    """What begins any match of a phrase; None where it cannot be listed."""
    head = phrase[0] if phrase else None
    if isinstance(head, Edge) and not head.at_start:
        return Opening(frozenset((END,)))
    if isinstance(head, Number) and not head.optional:
        return Opening(figure=True)
    if isinstance(head, Word) and not head.optional:
        letters = frozenset(prefix[:OPENING_LETTERS] for prefix in head.prefixes)
        return Opening(head.exact, letters) if all(len(each) == OPENING_LETTERS for each in letters) else None
    if isinstance(head, Group) and not head.optional:
        return _any_of([Opening(frozenset(head.after)), *map(opening_of, head.others)])
    return None


def _any_of(openings: Iterable[Opening | None]) -> Opening | None:
    words: set[str] = set()
    letters: set[str] = set()
    figure = False
    for opening in openings:
        if opening is None:
            return None
        words |= opening.words
        letters |= opening.letters
        figure |= opening.figure
    return Opening(frozenset(words), frozenset(letters), figure)


def _end(_words: Sequence[str], place: int) -> int:
    return place


def _before(part: Word | Number | Group | Edge, then: Matcher) -> Matcher:
    match part:
        case Word():
            return _word(part, then)
        case Number():
            return _number(part, then)
        case Group():
            return _group(part, then)
        case Edge(at_start=True):
            return lambda words, place: then(words, place) if place == 0 else -1
        case Edge():
            return lambda words, place: then(words, place) if words[place] == END else -1


def _word(part: Word, then: Matcher) -> Matcher:
    exact, prefixes = part.exact, part.prefixes
    if part.optional:

        def may_meet(words: Sequence[str], place: int) -> int:
            word = words[place]
            without = then(words, place)
            met = word in exact or (bool(prefixes) and word.startswith(prefixes))
            return max(then(words, place + 1), without) if met else without

        return may_meet
    if prefixes:

        def meet_beginning(words: Sequence[str], place: int) -> int:
            word = words[place]
            return then(words, place + 1) if word in exact or word.startswith(prefixes) else -1

        return meet_beginning
    return lambda words, place: then(words, place + 1) if words[place] in exact else -1


def _number(part: Number, then: Matcher) -> Matcher:
    is_optional = part.optional

    def meet(words: Sequence[str], place: int) -> int:
        without = then(words, place) if is_optional else -1
        return max(then(words, place + 1), without) if words[place][:1].isdigit() else without

    return meet


def _gap(part: Gap, then: Matcher, following: Phrase) -> Matcher:
    most, opening = part.most, opening_of(following)
    begin, letters, figure = opening or Opening()
    is_unlisted = opening is None or bool(letters)

    def meet(words: Sequence[str], place: int) -> int:
        for start, word in enumerate(words[place : place + most + 1], place):
            if is_unlisted or word in begin or (figure and word[:1].isdigit()):
                end = then(words, start)
                if end >= 0:
                    return end
        return -1

    return meet


def _group(part: Group, then: Matcher) -> Matcher:
    is_optional, after = part.optional, part.after
    others = [matcher_of(phrase, then) for phrase in part.others]
    # A class may hold a hundred phrases, of which a sentence seldom begins one.
    begun: dict[str, list[Matcher]] = {}

    def meet(words: Sequence[str], place: int) -> int:
        best = then(words, place) if is_optional else -1
        word = words[place]
        if word in after:
            if word not in begun:
                begun[word] = [matcher_of(tail, then) for tail in after[word]]
            for tail in begun[word]:
                best = max(best, tail(words, place + 1))
        for other in others:
            best = max(best, other(words, place))
        return best

    return meet
