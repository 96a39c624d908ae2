"""In which language a text is written: counted by its small words or by its script."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from pathlib import Path

from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.text_cache import remembered
from closecall.text.resources.toml_file import read_data

UNDETERMINED = "und"
"""The code for a language that cannot be told (ISO 639-2)."""

_LONGEST_READ = 2000
_FEWEST_SMALL_WORDS = 2.0
_LEAD = 1.15
_SHORTEST_CONTENT = 4
# The marks that open a question or a cry count as words: one language alone has them.
_WORD = compiled_late(r"[^\W\d_]+|[¿¡]")
# Marks that are no part of a composed letter; this many letters to one are no language's accents.
_MARK = compiled_late("[\u0300-\u036f]")
_MARK_SHARE = 4
# In a text spelled out a third of all signs are letters that stand alone; in none other more than a tenth.
_LONE_LETTER = re.compile(r"\b[^\W\d_]\b")
_LONE_SHARE = 4
_BETWEEN_LETTERS = compiled_late(r"(?<=\b[^\W\d_])[ .\-](?=[^\W\d_]\b)")
_ASCII_WORD = re.compile(r"[a-z]+")
_SCRIPT_SHARE = 0.2


# A message is asked for whole, by its paragraphs, and by its readers again.
@remembered
def guess_language(text: str) -> str:
    """ISO 639-1 code of the language, "und" when unsure. Reads the first 2,000 characters.

    Languages told by words: en de fr es it pt nl sv pl da no fi tr cs hu ro; by script: ja zh ko ru el ar he
    hi th.
    """
    text = _undisguised(text[:_LONGEST_READ].lower())
    words = _words_in(text)
    if not text.isascii():
        letters = sum(map(len, words))
        for code, script in _scripts():
            if letters and len(script.findall(text)) >= _SCRIPT_SHARE * letters:
                return code
    scores: dict[str, float] = defaultdict(float)
    small_words = _small_words()
    for word in words:
        if word in small_words:
            for code, weight in small_words[word]:
                scores[code] += weight
    if not scores:
        return UNDETERMINED
    best, *others = sorted(scores, key=lambda code: (-scores[code], code))
    clear = not others or scores[best] >= _LEAD * scores[others[0]]
    return best if clear and scores[best] >= _FEWEST_SMALL_WORDS else UNDETERMINED


def _undisguised(text: str) -> str:
    """The text without accents where most letters have one that no language writes, or spelled out words."""
    if not text.isascii() and sum(map(str.isalpha, text)) < _MARK_SHARE * len(_MARK.findall(text)):
        text = _MARK.sub("", unicodedata.normalize("NFD", text))
    if len(_LONE_LETTER.findall(text)) > len(text) // _LONE_SHARE:
        text = _BETWEEN_LETTERS.sub("", text)
    return text


def has_small_word(text: str, lang: str) -> bool:
    """Whether one of the small words of a language stands in the first 2,000 characters."""
    return lang in languages_of_small_words(text)


def is_content_word(word: str, lang: str) -> bool:
    """Whether a folded word may name something: no short one, and no small word of the language."""
    return len(word) >= _SHORTEST_CONTENT and not has_small_word(word, lang)


# Asked of single words, which come again.
@remembered
def languages_of_small_words(text: str) -> frozenset[str]:
    """The languages of which a small word stands in the first 2,000 characters."""
    small_words = _small_words()
    words = _words_in(text[:_LONGEST_READ].lower())
    return frozenset(code for word in words if word in small_words for code, _ in small_words[word])


def _words_in(text: str) -> list[str]:
    return (_ASCII_WORD if text.isascii() else _WORD).findall(text)


# Not needed for ASCII text. In this order: Japanese text holds Chinese characters too, Chinese no kana.
@cache
def _scripts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return (
        ("ja", re.compile("[\u3040-\u30ff]")),
        ("ko", re.compile("[\uac00-\ud7af]")),
        ("zh", re.compile("[\u4e00-\u9fff]")),
        ("ru", re.compile("[\u0400-\u04ff]")),
        ("el", re.compile("[\u0370-\u03ff]")),
        ("ar", re.compile("[\u0600-\u06ff]")),
        ("he", re.compile("[\u0590-\u05ff]")),
        ("hi", re.compile("[\u0900-\u097f]")),
        ("th", re.compile("[\u0e00-\u0e7f]")),
    )


@cache
def _small_words() -> dict[str, tuple[tuple[str, float], ...]]:
    data = read_data(Path(__file__).with_name("language.toml"))
    languages: dict[str, list[str]] = defaultdict(list)
    for code, words in data.items():
        for word in words.split():
            languages[word].append(code)
    return {word: tuple((code, 1 / len(codes)) for code in codes) for word, codes in languages.items()}
