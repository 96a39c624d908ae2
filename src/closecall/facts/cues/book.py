"""Loading cue files, and finding the cues in a sentence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from closecall.text.patterns.pattern_book import PatternBook
from closecall.text.patterns.trigger_words import Telling
from closecall.text.resources.compiled_cache import kept
from closecall.text.resources.toml_file import parse_data

OF_WORDS = ("refusal", "interest", "praise", "hesitation", "guidance", "mood", "question")
OF_THE_DEAL = ("actions", "deal", "deciders", "initiative", "meetings", "need", "seller", "stage")
"""Topics that the same messages are searched for: one book holds them."""
_HERE = Path(__file__).parent
# Greetings, signatures and quoted mails come again and again; longer sentences seldom do.
_LONGEST_REMEMBERED = 40
_MOST_REMEMBERED = 128


class Cue(NamedTuple):
    """One cue of a file; see the package for the meaning of each field."""

    id: str
    fact: str
    value: str
    detail: str = ""
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    negated: Literal["void", "keep"] = "void"

    @property
    def topic(self) -> str:
        """The part of the id that names its file."""
        return self.id.partition(".")[0]


class CueMatch(NamedTuple):
    """A cue met the words ``first`` up to, not including, ``end`` of a sentence."""

    cue: Cue
    first: int
    end: int


class CueBook(PatternBook[Cue]):
    """The cues of one language and topic, searched together."""

    def __init__(
        self, cues: Sequence[Cue], classes: Mapping[str, Sequence[str]], telling: Telling | None = None
    ) -> None:
        super().__init__(cues, classes=classes, telling=telling)
        self._remembered: dict[tuple[str, ...], tuple[CueMatch, ...]] = {}

    def hear(self, folded: Sequence[str]) -> tuple[CueMatch, ...]:
        """The cues in a sentence's folded words, in order of place; those voided by ``unless`` are left out.

        Negation is left to the caller, who knows the sentence's language and clauses.
        """
        words = tuple(folded)
        heard = self._remembered.get(words)
        if heard is None:
            places = self._said.places(words)
            heard = self._unvoided(places, words) if places else ()
            if len(words) <= _LONGEST_REMEMBERED:
                if len(self._remembered) >= _MOST_REMEMBERED:
                    self._remembered.clear()
                self._remembered[words] = heard
        return heard

    def _unvoided(
        self, places: Iterable[tuple[int, int, int]], folded: tuple[str, ...]
    ) -> tuple[CueMatch, ...]:
        # Of several phrases of one cue that begin at the same word, the first counts.
        met: dict[tuple[int, int], int] = {}
        for index, first, end in places:
            met.setdefault((first, index), end)
        void = self._void((index for _, index in met), folded)
        return tuple(
            [
                CueMatch(self.entries[index], first, end)
                for (first, index), end in met.items()
                if index not in void
            ]
        )


@cache
def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have cues."""
    return tuple(sorted(folder.name for folder in _HERE.iterdir() if any(folder.glob("*.toml"))))


@cache
def has_cues(lang: str, topic: str) -> bool:
    """Whether a language has cues of a topic; asking loads none."""
    return (_HERE / lang / f"{topic}.toml").is_file()


@cache
def load_cues(lang: str, *topics: str) -> CueBook | None:
    """The cues of a language and topics, such as ``load_cues("en", "refusal")``; None where there are none.

    Several topics make one book, which is searched once.
    """
    files = [_HERE / lang / f"{topic}.toml" for topic in topics if has_cues(lang, topic)]
    if not files:
        return None
    cues, classes, telling = kept(
        _HERE / lang / f"{'+'.join(topics)}.toml", files, lambda: _read(files), made_by=__file__
    )
    return CueBook([Cue(*cue) for cue in cues], classes, Telling(*telling))


def heard_of(lang: str, folded: Sequence[str], topics: Collection[str]) -> Iterator[CueMatch]:
    """The cues of some topics in a sentence's folded words, by the books that hold these topics anyway."""
    for together in dict.fromkeys(_together_with(topic) for topic in topics):
        if (book := load_cues(lang, *together)) is not None:
            yield from (heard for heard in book.hear(folded) if heard.cue.topic in topics)


def _together_with(topic: str) -> tuple[str, ...]:
    return next((together for together in (OF_WORDS, OF_THE_DEAL) if topic in together), (topic,))


def _read(files: Iterable[Path]) -> tuple[list[tuple[Any, ...]], dict[str, list[str]], tuple[Any, ...]]:
    """The cues and classes of files, and the words that tell of each phrase, as built-in types."""
    cues: list[Cue] = []
    classes: dict[str, list[str]] = {}
    for file in files:
        data, topic = parse_data(file), file.stem
        cues.extend(_cue(entry, topic) for entry in data["cue"])
        for name, phrases in data.get("classes", {}).items():
            classes[f"{topic}.{name}"] = list(_own(phrases, topic))
    return [tuple(cue) for cue in cues], classes, tuple(CueBook(cues, classes).telling)


def _cue(entry: dict[str, Any], topic: str) -> Cue:
    patterns, unless = (_own(entry.get(name, ()), topic) for name in ("patterns", "unless"))
    return Cue(**{**entry, "patterns": patterns, "unless": unless})


def _own(phrases: Iterable[str], topic: str) -> tuple[str, ...]:
    """Phrases whose classes are those of their topic: another topic may have a class of that name."""
    return tuple(phrase.replace("<", f"<{topic}.") for phrase in phrases)
