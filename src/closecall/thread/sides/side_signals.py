"""Which signs of a side stand in a text (``side_signals.toml``): what sellers and buyers say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.toml_file import read_data
from closecall.thread.records import Side

_LONGEST_READ = 20_000
_TOKEN = compiled_late(r"[^\W\d_]+|\d[\d.,' ]{0,20}\d|\d|[.!?;。！？]|\n\n")
# "my mate heard you say 'count me in'": what stands in quotation marks, another said.
_CITED = compiled_late(
    r"[\"\u201c\u201e\u00ab][^\"\u201c\u201d\u201e\u00ab\u00bb\n]{8,300}[\"\u201c\u201d\u00bb]"
)
_JAPANESE = compiled_late(r"[\u3040-\u30ff\u4e00-\u9fff]")
_NUMBER = "#"
_ANY = "~"
_END = "."
_ASKED = "?"
_QUESTION_MARKS = "?？"
_ENDS = frozenset((_END, _ASKED))

Rest = tuple[tuple[int, frozenset[str]], ...]
"""The further words of a phrase: at most how many others stand before each, and which it can be."""


class Sign(NamedTuple):
    """A kind of sentence that one side says.

    Attributes:
        why: what who says it does, to follow a name.
        asked: True counts in questions alone, False in none, None everywhere.
        no: it is a plain no or an opt-out, which only a buyer says.

    """

    side: Side
    weight: int
    why: str
    asked: bool | None = None
    no: bool = False

    @property
    def points(self) -> int:
        """How much it speaks for the seller; below zero it speaks for the buyer."""
        return self.weight if self.side is Side.SELLER else -self.weight


class _Signs(NamedTuple):
    """The data file, shaped for looking up.

    Attributes:
        signs: in the order of the file.
        openings: first word, then second word, to the phrases that begin so: the number of the sign, how many
            words can stand between the two, and what follows.
        farthest: first word to the most words between it and a second.
        alone: phrases of a single word.
        characters: phrases of a script without spaces, each with the number of its sign.

    """

    signs: tuple[Sign, ...]
    openings: Mapping[str, Mapping[str, list[tuple[int, int, Rest]]]]
    farthest: Mapping[str, int]
    alone: Mapping[str, int]
    characters: tuple[tuple[str, int], ...]


def signs_in(text: str) -> tuple[Sign, ...]:
    """The signs that a text holds, each once, in order; at most 20,000 characters are read, no citations."""
    text = _CITED.sub(" ", text[:_LONGEST_READ])
    known = _signs()
    found = set(_spelled(text, known))
    if not text.isascii() and _JAPANESE.search(text):
        found.update(number for phrase, number in known.characters if phrase in text)
    return tuple(known.signs[number] for number in sorted(found))


def _spelled(text: str, known: _Signs) -> Iterator[int]:
    tokens = _tokens(text)
    for place, token in enumerate(tokens):
        if token in known.alone and _counts(known.signs[known.alone[token]], tokens, place):
            yield known.alone[token]
        seconds = known.openings.get(token)
        if seconds is None:
            continue
        for between in range(known.farthest[token] + 1):
            at = place + 1 + between
            if at >= len(tokens):
                break
            for number, most, rest in seconds.get(tokens[at], ()):
                if (
                    between <= most
                    and _follows(tokens, at, rest)
                    and _counts(known.signs[number], tokens, at)
                ):
                    yield number
            if tokens[at] in _ENDS:
                break


def _counts(sign: Sign, tokens: Sequence[str], place: int) -> bool:
    """Whether the sentence around a place is a question or none, as the sign needs it."""
    if sign.asked is None:
        return True
    end = next((token for token in islice(tokens, place, None) if token in _ENDS), _END)
    return (end == _ASKED) is sign.asked


def _tokens(text: str) -> list[str]:
    """Words, ``#`` for a number, ``?`` for the end of a question, ``.`` for any other end."""
    return [token if token[0].isalpha() else _shaped(token) for token in _TOKEN.findall(text.casefold())]


def _shaped(written: str) -> str:
    if written[0].isdigit():
        return _NUMBER
    return _ASKED if written in _QUESTION_MARKS else _END


def _follows(tokens: Sequence[str], at: int, rest: Rest) -> bool:
    places = {at}
    for most, words in rest:
        places = {
            there for place in places for there in _reached(tokens, place, most) if tokens[there] in words
        }
        if not places:
            return False
    return True


def _reached(tokens: Sequence[str], place: int, most: int) -> Iterator[int]:
    for there in range(place + 1, min(place + 2 + most, len(tokens))):
        yield there
        if tokens[there] in _ENDS:
            return


@cache
def _signs() -> _Signs:
    entries: list[dict[str, Any]] = read_data(Path(__file__).with_name("side_signals.toml"))["sign"]
    openings: dict[str, dict[str, list[tuple[int, int, Rest]]]] = {}
    farthest: dict[str, int] = {}
    alone: dict[str, int] = {}
    characters: list[tuple[str, int]] = []
    for number, entry in enumerate(entries):
        for phrase in _phrases(entry):
            if _JAPANESE.search(phrase):
                characters.append((phrase, number))
                continue
            firsts, *later = phrase.split()
            if not later:
                alone.update(dict.fromkeys(firsts.split("|"), number))
                continue
            most, seconds, rest = _slots(later)
            opened = (number, most, rest)
            for first in firsts.split("|"):
                farthest[first] = max(farthest.get(first, 0), most)
                following = openings.setdefault(first, {})
                for second in seconds.split("|"):
                    following.setdefault(second, []).append(opened)
    signs = tuple(
        Sign(Side(entry["side"]), entry["weight"], entry["why"], entry.get("asked"), entry.get("no", False))
        for entry in entries
    )
    return _Signs(signs, openings, farthest, alone, tuple(characters))


def _phrases(entry: Mapping[str, Any]) -> Iterator[str]:
    for value in entry.values():
        if isinstance(value, list):
            yield from value


def _slots(parts: Sequence[str]) -> tuple[int, str, Rest]:
    """How many words can stand before the second one, which it can be, and what follows."""
    most = next(place for place, part in enumerate(parts) if part != _ANY)
    between, rest = 0, list[tuple[int, frozenset[str]]]()
    for part in parts[most + 1 :]:
        if part == _ANY:
            between += 1
        else:
            rest.append((between, frozenset(part.split("|"))))
            between = 0
    return most, parts[most], tuple(rest)
