"""Whether the buyer asks to be written to or called again: "ping me in March", not "they will ping me"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from pathlib import Path

from closecall.text.patterns.pattern_set import Match, PatternSet
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.toml_file import read_data
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of

_CLAUSE_ENDS = compiled_late(r"[,;:!?()–—]")
_FILE = Path(__file__).with_suffix(".toml")
_BEFORE = 3


class Request(Enum):
    """What a sentence asks about being written or called to."""

    NONE = "none"
    PLAIN = "plain"
    NOT_BEFORE = "not_before"
    """No earlier day: "don't ring before June"."""
    FORBIDDEN = "forbidden"
    """Nothing: "don't ring me on the 16th"; or somebody else was asked: "my boss said call me in April"."""


def contact_request(body: str, sentence: Sentence, langs: Sequence[str]) -> tuple[Request, int]:
    """What a sentence asks of the kind, and where in the text the words behind it begin."""
    words, spans = sentence.words.folded, sentence.words.spans
    asked = next((found for lang in langs for found in _requests(words, lang)), None)
    if asked is None:
        return Request.NONE, sentence.end
    behind = spans[asked.end - 1][1]
    before = body[sentence.start : spans[asked.first][0]]
    said = body[behind : sentence.end]
    clause = words_of(f"{_CLAUSE_ENDS.split(before)[-1]} {_CLAUSE_ENDS.split(said)[0]}")
    told = words_of(before).folded
    if _is_in("reports", told, langs) and not _is_in("selves", told, langs):
        return Request.FORBIDDEN, behind
    if not _is_in("denies", clause.folded, langs):
        return Request.PLAIN, behind
    return Request.NOT_BEFORE if _is_in("until", clause.folded, langs) else Request.FORBIDDEN, behind


def _requests(words: Sequence[str], lang: str) -> Iterator[Match[None]]:
    for asked in _patterns("asks", lang).search(words):
        if not _is_anothers(words[max(asked.first - _BEFORE, 0) : asked.first], lang):
            yield asked


def _is_anothers(before: Sequence[str], lang: str) -> bool:
    """Whether the words before "call me" say that somebody else calls."""
    return _ends_with("of_another", before, lang) and not _patterns("seller", lang).is_met(before)


def _is_in(name: str, words: Sequence[str], langs: Sequence[str]) -> bool:
    lists = _lists(name)
    return any(word in lists.get(lang, ()) for lang in langs for word in words)


def _ends_with(kind: str, words: Sequence[str], lang: str) -> bool:
    return any(found.end == len(words) for found in _patterns(kind, lang).search(words))


@cache
def _lists(name: str) -> Mapping[str, Sequence[str]]:
    lists: Mapping[str, Sequence[str]] = read_data(_FILE)[name]
    return lists


@cache
def _patterns(kind: str, lang: str) -> PatternSet[None]:
    patterns: Sequence[str] = read_data(_FILE)[kind].get(lang, ())
    return PatternSet((None, pattern) for pattern in patterns)
