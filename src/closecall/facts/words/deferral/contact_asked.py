"""Whether the buyer asks to be written to or called again: "ping me in March", not "they will ping me"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from closecall.text.patterns.pattern_set import PatternSet
from closecall.text.resources.toml_file import read_data

_FILE = Path(__file__).with_suffix(".toml")
_BEFORE = 3


def end_of_request(words: Sequence[str], langs: Sequence[str]) -> int | None:
    """Where the first such request ends among a sentence's folded words; None without one."""
    return next((end for lang in langs for end in _ends_of_requests(words, lang)), None)


def _ends_of_requests(words: Sequence[str], lang: str) -> Iterator[int]:
    for asked in _patterns("asks", lang).search(words):
        if not _is_anothers(words[max(asked.first - _BEFORE, 0) : asked.first], lang):
            yield asked.end


def _is_anothers(before: Sequence[str], lang: str) -> bool:
    """Whether the words before "call me" say that somebody else calls, or that nobody should."""
    if _ends_with("denied", before, lang):
        return True
    return _ends_with("of_another", before, lang) and not _patterns("seller", lang).is_met(before)


def _ends_with(kind: str, words: Sequence[str], lang: str) -> bool:
    return any(found.end == len(words) for found in _patterns(kind, lang).search(words))


@cache
def _patterns(kind: str, lang: str) -> PatternSet[None]:
    patterns: Sequence[str] = read_data(_FILE)[kind].get(lang, ())
    return PatternSet((None, pattern) for pattern in patterns)
