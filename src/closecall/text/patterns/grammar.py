"""What a phrase pattern is made of, and how its text is read; the signs are in :mod:`.pattern_set`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from closecall.text.tokens import words_of, written_out

# In a script where a word is one character, 20 words are a clause.
_LONGEST_GAP = 20
# How many patterns' worth of tries a word costs for its length alone.
_COMMON = {1: 400, 2: 300, 3: 200, 4: 40, 5: 10}
# A group in brackets, or anything else without a space or bracket. Where words are not parted by spaces, a
# group stands in the word: "必要(は|が)?ない".
_PIECE = re.compile(r"\([^()]*\)\??|[^\s()]+")


class PatternError(ValueError):
    """A pattern that does not follow the syntax; a fault of a data file, never of a user's text."""


class Word(NamedTuple):
    """One of several words, or any word that begins with a prefix."""

    exact: frozenset[str]
    prefixes: tuple[str, ...] = ()
    optional: bool = False


class Number(NamedTuple):
    """A number in digits."""

    optional: bool = False


class Gap(NamedTuple):
    """Up to ``most`` words of any kind."""

    most: int


class Edge(NamedTuple):
    """The beginning or the end of the sentence."""

    at_start: bool


class Group(NamedTuple):
    """One of several phrases.

    ``after`` holds what may follow each first word; ``others`` are the phrases that do not begin with a word.
    """

    phrases: tuple[Phrase, ...]
    after: Mapping[str, tuple[Phrase, ...]]
    others: tuple[Phrase, ...]
    optional: bool = False


Part = Word | Number | Gap | Edge | Group
Phrase = tuple[Part, ...]

_Telling = tuple[int, tuple[str, ...]]
"""What it costs to try a pattern at each of these words; one of them stands in any match of the piece."""

_TELLS_NOTHING: _Telling = (0, ())
_cost_of = itemgetter(0)


def _group(phrases: tuple[Phrase, ...]) -> Group:
    after: dict[str, tuple[Phrase, ...]] = {}
    others = []
    for phrase in phrases:
        head = phrase[0] if phrase else None
        if isinstance(head, Word) and not head.optional and not head.prefixes:
            for word in head.exact:
                after[word] = (*after.get(word, ()), phrase[1:])
        else:
            others.append(phrase)
    return Group(phrases, after, tuple(others))


class _Costs(dict[str, int]):
    """What it costs to try patterns at a word, worked out when it is first asked for."""

    def __init__(self, frequency: Mapping[str, int]) -> None:
        super().__init__()
        self._frequency = frequency

    def __missing__(self, word: str) -> int:
        # Short words are common in any text, however few patterns hold them.
        cost = self[word] = self._frequency.get(word, 0) + _COMMON.get(len(word), 0)
        return cost


class Grammar:
    """Reads patterns; classes are read once."""

    def __init__(self, classes: Mapping[str, Sequence[str]], frequency: dict[str, int]) -> None:
        self._written = classes
        self.frequency = frequency
        self._costs = _Costs(frequency)
        self._classes: dict[str, Group] = {}
        self._read: dict[str, Phrase] = {}
        self._telling: dict[str, _Telling] = {}

    def telling_words(self, pattern: str) -> list[tuple[str, ...]]:
        """For each piece that tells: words one of which stands in any match; the rarest piece first.

        There is none in a pattern of prefixes and numbers: that is tried everywhere.
        """
        known = self._telling
        pieces = _PIECE.findall(pattern)
        told = [telling for p in pieces if (telling := known.get(p) or self._telling_in(p))[1]]
        told.sort(key=_cost_of)
        return [words for _, words in told]

    def needs_figure(self, pattern: str) -> bool:
        """Whether a number in digits stands in any match."""
        return "#" in _PIECE.findall(pattern)

    def read(self, pattern: str) -> tuple[Phrase, ...]:
        """The pattern's phrases.

        Raises:
            PatternError: it does not follow the syntax.

        """
        return tuple(self._phrases(pattern, _pieces(pattern)))

    def _cheapest(self, pieces: Iterable[str]) -> _Telling:
        told = [telling for piece in pieces if (telling := self._telling_in(piece))[1]]
        return min(told, key=_cost_of) if told else _TELLS_NOTHING

    def _telling_in(self, piece: str) -> _Telling:
        # The same pieces stand in many patterns, and the first look at a pattern is most of a book's loading.
        known = self._telling.get(piece)
        if known is None:
            known = self._telling[piece] = self._telling_in_new(piece)
        return known

    def _telling_in_new(self, piece: str) -> _Telling:
        if piece[-1] == "?" or piece[0] in "^$#.":
            return _TELLS_NOTHING
        if piece.isalpha():
            words = _folded(piece)[:1]
        elif piece[0] == "<":
            words = self._telling_of_each(self._written.get(piece[1:-1], ()))
        elif piece[0] == "(":
            words = self._telling_of_each(piece[1:-1].split("|"))
        else:
            words = _words_in(piece)
        return sum(map(self._costs.__getitem__, words)), words

    def _telling_of_each(self, phrases: Iterable[str]) -> tuple[str, ...]:
        words: list[str] = []
        for phrase in phrases:
            own = _folded(phrase)[:1] if phrase.isalpha() else self._cheapest(phrase.split())[1]
            if not own:
                return ()
            words.extend(own)
        return tuple(words)

    def _phrases(self, pattern: str, pieces: Sequence[str]) -> Iterator[Phrase]:
        """The pattern as a phrase; as several where it may begin without its first part."""
        phrase = tuple(part for piece in pieces for part in self._parts(piece))
        while phrase and isinstance(phrase[0], Word | Number | Group) and phrase[0].optional:
            # An optional head would hide where a match begins: both readings stand on their own.
            yield (phrase[0]._replace(optional=False), *phrase[1:])
            phrase = phrase[1:]
        if not _must_hold(phrase) or isinstance(phrase[0], Gap) or isinstance(phrase[-1], Gap):
            raise PatternError(f"{pattern!r} needs a word that must be there, and a word at either end")
        yield phrase

    def _parts(self, piece: str) -> Phrase:
        known = self._read.get(piece)
        if known is None:
            known = self._read[piece] = self._new_parts(piece)
        return known

    def _new_parts(self, piece: str) -> Phrase:
        optional = piece.endswith("?")
        core = piece.removesuffix("?")
        if core.startswith("<") and core.endswith(">"):
            return (self._class(core[1:-1])._replace(optional=optional),)
        if core.startswith("(") and core.endswith(")"):
            return (self._alternatives(core[1:-1].split("|"))._replace(optional=optional),)
        return _plain_parts(core, optional=optional)

    def _class(self, name: str) -> Group:
        if name not in self._written:
            raise PatternError(f"<{name}>: no class of that name")
        if name not in self._classes:
            self._classes[name] = self._alternatives(self._written[name])
        return self._classes[name]

    def _alternatives(self, written: Sequence[str]) -> Group:
        """Phrases of one plain word share one part; longer ones stand on their own."""
        exact: set[str] = set()
        prefixes: list[str] = []
        longer: list[Phrase] = []
        for each in written:
            # Most are one plain word.
            if each.isalpha() and len(own := _folded(each)) == 1:
                exact.update(own)
                continue
            phrase = self._phrase(each)
            alone = phrase[0] if len(phrase) == 1 else None
            if isinstance(alone, Word) and not alone.optional:
                exact |= alone.exact
                prefixes += alone.prefixes
            else:
                longer.append(phrase)
        shared: list[Phrase] = [(Word(frozenset(exact), tuple(prefixes)),)] if exact or prefixes else []
        return _group((*shared, *longer))

    def _phrase(self, written: str) -> Phrase:
        if written.isalpha():
            return self._parts(written)
        return tuple(part for piece in _pieces(written) for part in self._parts(piece))


def _must_hold(phrase: Phrase) -> bool:
    return any(
        all(_must_hold(chosen) for chosen in part.phrases) if isinstance(part, Group) else True
        for part in phrase
        if isinstance(part, Word | Number | Group) and not part.optional
    )


def _pieces(pattern: str) -> list[str]:
    """The pattern cut at spaces outside of brackets."""
    if "(" not in pattern and ")" not in pattern:
        return pattern.split()
    pieces = _PIECE.findall(pattern)
    if len("".join(pieces)) != len("".join(pattern.split())) + sum(p.count(" ") for p in pieces):
        raise PatternError(f"{pattern!r}: groups do not nest, and each has two brackets")
    return pieces


@cache
def _words_in(piece: str) -> tuple[str, ...]:
    """A word of each alternative of a piece without brackets; empty when one of them is a prefix."""
    return tuple(_folded(word)[0] for word in piece.split("|") if _folded(word)) if "*" not in piece else ()


@cache
def _plain_parts(core: str, *, optional: bool) -> Phrase:
    if core in ("^", "$"):
        return (Edge(at_start=core == "^"),)
    if core == "#":
        return (Number(optional),)
    if core.startswith(".."):
        if not core[2:].isdigit() or not 0 < int(core[2:]) <= _LONGEST_GAP:
            raise PatternError(f"{core!r}: a gap is ..1 to ..{_LONGEST_GAP}")
        return (Gap(int(core[2:])),)
    if "<" in core or ">" in core:
        raise PatternError(f"{core!r}: a class stands alone or in a group")
    exact: set[str] = set()
    prefixes: list[str] = []
    for word in core.split("|"):
        folded = _folded(word.removesuffix("*"))
        if len(folded) != 1:
            if "|" in core or optional or not folded:
                raise PatternError(f"{word!r} is {len(folded)} words: put it into a group")
            return tuple(Word(frozenset({w})) for w in folded)
        if word.endswith("*"):
            prefixes.append(folded[0])
        else:
            exact.add(folded[0])
    return (Word(frozenset(exact), tuple(prefixes), optional),)


@cache
def _folded(word: str) -> tuple[str, ...]:
    return written_out(word) if word.isascii() and word.isalpha() else words_of(word).folded
