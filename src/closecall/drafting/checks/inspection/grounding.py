"""Whether a clause only tells what one sentence of the thread told, in its own or in kindred words.

Words of a whole thread can be put together to anything, so a clause is grounded by one sentence of one
speaker: each of its words of content is there by its form or its kin (``data/kin.toml``), it denies as the
sentence does, and nothing that turns the sense is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from closecall.drafting.checks.inspection.common_words import plain
from closecall.drafting.checks.inspection.phrase_book import book_of
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import rule_data
from closecall.text.quantities.numbers import numbers_in

_CONTENT = 4


def is_told(
    words: Sequence[str],
    sentences: Iterable[Sequence[str]],
    *,
    lang: str,
    frame: frozenset[str],
    turning: frozenset[str],
    fewest: int = 3,
) -> bool:
    """Whether one of the sentences tells all that the words tell.

    Args:
        words: the folded words of a clause.
        sentences: the folded words of each sentence that may have told it.
        lang: the language of both (ISO 639-1).
        frame: words that carry no content in the clause.
        turning: words that turn the sense, and stand in the clause only where the sentence has them.
        fewest: so many words of content, or numbers, prove that it is that sentence.

    """
    content = {word for word in words if (len(word) >= _CONTENT or numbers_in(word)) and word not in frame}
    if len(content) < fewest:
        return False
    turned = turning.intersection(words)
    return any(
        turned <= set(said)
        and _denies(words, lang) == _denies(said, lang)
        and all(_has(said, word, lang) for word in content)
        for said in sentences
    )


def _has(said: Sequence[str], word: str, lang: str) -> bool:
    if len(word) < _CONTENT or word.isdecimal():
        return word in said
    kin = _kin(lang).get(word, frozenset())
    return any(
        other == word or other in kin or (len(other) >= _CONTENT and _meets(word, other)) for other in said
    )


def _meets(word: str, other: str) -> bool:
    return stem(word) == stem(other) or plain(word) == plain(other)


def _denies(words: Iterable[str], lang: str) -> bool:
    book = book_of(lang)
    return book is not None and sum(word in book.negators for word in words) % 2 == 1


@cache
def _kin(lang: str) -> dict[str, frozenset[str]]:
    """By word: the others of its groups."""
    found: dict[str, frozenset[str]] = {}
    for group in rule_data("kin").get(lang, {}).get("groups", ()):
        words = frozenset(group.split())
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found
