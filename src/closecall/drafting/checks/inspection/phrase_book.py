"""Phrases that a draft may not use, or must: data by language, heard sentence by sentence.

One folder a language under ``data``, any number of TOML files in it. A file holds ``[classes]`` (named lists
of phrases, for all patterns of the language) and ``[[phrase]]`` tables:

``id``        "topic" or "topic.name"; rules ask for topics
``patterns``  phrases in the language of :mod:`closecall.text.patterns.pattern_set`; any one is enough
``unless``    phrases that void it when they stand anywhere in the same sentence
``negated``   what a negation up to four words before, or inside, does: "void" (the default) or "keep"

``negation.toml`` lists the negating words, the words that begin a new clause, and pairs that only look
negating.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from closecall.drafting.checks.word_lists import DATA
from closecall.text.patterns.pattern_book import PatternBook
from closecall.text.patterns.trigger_words import Telling
from closecall.text.resources.compiled_cache import kept
from closecall.text.resources.toml_file import parse_data
from closecall.text.sentences import Sentence

_REACH = 4
_PARTED = re.compile(r"[;:](?=\s)")
"""What no phrase reaches over: after it, something else is said."""
_CLAUSE_END = re.compile(r"[,;:()–—]|\s-\s|\.\.")


class Phrase(NamedTuple):
    """One entry of a data file; see the module for the fields."""

    id: str
    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    negated: Literal["void", "keep"] = "void"

    @property
    def topic(self) -> str:
        """The part of the id that rules ask for."""
        return self.id.partition(".")[0]


class PhraseMention(NamedTuple):
    """A phrase stands at ``text[start:end]``; ``sentence`` is the one it stands in."""

    phrase: Phrase
    start: int
    end: int
    sentence: Sentence


class PhraseBook(PatternBook[Phrase]):
    """All phrases of one language, searched together; ``negators`` are its folded negating words."""

    def __init__(
        self,
        lang: str,
        phrases: Sequence[Phrase],
        *,
        classes: Mapping[str, Sequence[str]],
        negation: Mapping[str, Any],
        telling: Telling | None = None,
    ) -> None:
        super().__init__(phrases, classes=classes, telling=telling)
        self.lang = lang
        self.topics = frozenset(phrase.topic for phrase in phrases)
        # A draft's fields repeat its sentences, and one thread is read for many drafts.
        self._found = lru_cache(maxsize=2048)(self._said.search)
        self.negators = frozenset(negation.get("words", ()))
        self._breaks = frozenset(negation.get("breaks", ()))
        self._seeming = frozenset(tuple(pair.split()) for pair in negation.get("seeming", ()))

    def hear(self, text: str, sentence: Sentence) -> Iterator[PhraseMention]:
        """The phrases in one sentence of a text that nothing voids, in order of place."""
        folded, spans = sentence.words.folded, sentence.words.spans
        said = self._found(folded)
        if not said:
            return
        void = self._void((match.key for match in said), folded)
        for match in said:
            phrase = self.entries[match.key]
            if match.key in void or _PARTED.search(text, spans[match.first][0], spans[match.end - 1][1]):
                continue
            if phrase.negated == "void" and self._is_negated(text, sentence, match.first, match.end):
                continue
            yield PhraseMention(phrase, spans[match.first][0], spans[match.end - 1][1], sentence)

    def _is_negated(self, text: str, sentence: Sentence, first: int, end: int) -> bool:
        folded, spans = sentence.words.folded, sentence.words.spans
        if any(self._negates(folded, place) for place in range(first, end)):
            return True
        for place in range(first - 1, max(first - 1 - _REACH, -1), -1):
            between = text[spans[place][1] : spans[place + 1][0]]
            if _CLAUSE_END.search(between) or folded[place] in self._breaks:
                return False
            if self._negates(folded, place):
                return True
        return False

    def _negates(self, folded: Sequence[str], place: int) -> bool:
        if folded[place] not in self.negators:
            return False
        before, after = tuple(folded[max(0, place - 1) : place + 1]), tuple(folded[place : place + 2])
        return before not in self._seeming and after not in self._seeming


@cache
def book_of(lang: str) -> PhraseBook | None:
    """The phrases of a language (ISO 639-1), None where there are none."""
    if lang not in languages():
        return None
    files = sorted((DATA / lang).glob("*.toml"))
    phrases, classes, negation, telling = kept(
        DATA / lang / "book.toml", files, lambda: _read(lang, files), made_by=__file__
    )
    read = [Phrase(*each) for each in phrases]
    return PhraseBook(lang, read, classes=classes, negation=negation, telling=Telling(*telling))


def _read(lang: str, files: Iterable[Path]) -> tuple[Any, ...]:
    """The phrases, classes and negation of files, and the words that tell of each, as built-in types."""
    phrases: list[Phrase] = []
    classes: dict[str, list[str]] = {}
    negation: Mapping[str, Any] = {}
    for path in files:
        data = parse_data(path)
        if path.stem == "negation":
            negation = data
            continue
        classes |= data.get("classes", {})
        phrases.extend(_phrase(item) for item in data["phrase"])
    telling = PhraseBook(lang, phrases, classes=classes, negation=negation).telling
    return [tuple(phrase) for phrase in phrases], classes, negation, tuple(telling)


def _phrase(item: Mapping[str, Any]) -> Phrase:
    return Phrase(**{**item, "patterns": tuple(item["patterns"]), "unless": tuple(item.get("unless", ()))})


@cache
def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have phrases."""
    return tuple(sorted(folder.name for folder in DATA.iterdir() if any(folder.glob("*.toml"))))


def _books_for(lang: str) -> tuple[PhraseBook, ...]:
    """The books to listen with in a text of that language: its own, and English, which models fall into."""
    return tuple(book for code in dict.fromkeys((lang, "en")) if (book := book_of(code)) is not None)


def hear(text: str, sentences: Sequence[Sentence], *, lang: str) -> Iterator[PhraseMention]:
    """What is said in the sentences of a text, in the phrases of its language and of English."""
    for book in _books_for(lang):
        for sentence in sentences:
            for item in book.hear(text, sentence):
                # A single English word may be a harmless word of another language ("court", "hurt").
                if book.lang == lang or " " in text[item.start : item.end].strip():
                    yield item
