"""W6, W18: people, firms and products that the thread does not know, told by more than a capital letter.

A letter within the letter greets somebody else. And in German, where every noun has a capital, a name is told
by a title before it, by a number behind it, or by standing beside another noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from closecall.drafting.checks.inspection.common_words import is_everyday
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.greeting_words import greeting_words
from closecall.drafting.checks.inspection.text_part import Part
from closecall.drafting.checks.rule import Rule
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import word_set
from closecall.text.dates import months, weekdays
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.tokens import fold, words_of

_LONGEST_GREETING = 90
_NOUN = r"[A-ZÄÖÜ][a-zäöüß]{2,30}(?:-[A-ZÄÖÜ]?[a-zäöüß]{2,30}){0,2}"
_BESIDE = compiled_late(rf"(?<=[\wäöüß] )(?P<one>{_NOUN}) (?=(?P<other>{_NOUN}|\d{{1,4}}(?![\d.,:%])))")
_LABELLED = compiled_late(
    rf"(?P<title>Stufe|Tarif|Paket|Modell|Variante|Version|Linie|Baureihe|Reihe|Ausführung|Edition|Typ|Marke|Lizenz)"
    rf" (?P<name>{_NOUN})"
)
"""What bears a name in German, and the name ("die Stufe Bernstein")."""
_PEOPLE_AT = re.compile(
    r"\b(?:folks|people|guys|lads|team|lot|crowd|crew|gang|ones|boys) (?:over )?(?:at|from) "
    r"(?P<name>[^\W\d_]{3,40})",
    re.IGNORECASE,
)
_TITLED = compiled_late(
    rf"(?P<before>\b\w{{2,8}} )?\b(?P<title>Frau|Herrn?|Firma|Dr\.|Prof\.) (?P<name>{_NOUN})"
)


def _second_letters(sheet: Sheet) -> Iterator[Span]:
    """Sentences after the first line that greet somebody whom the thread does not know."""
    text = sheet.body.text
    first_line = text.find("\n", len(text) - len(text.lstrip()))
    for sentence in sheet.body.sentences:
        if first_line < 0 or sentence.start < first_line:
            continue
        words = sentence.words
        if _words("greetings").isdisjoint(words.folded[:2]) or not _words("wishes").isdisjoint(
            words.folded[:3]
        ):
            continue
        for word, (start, end) in zip(words.folded, words.spans, strict=True):
            if start > sentence.start + _LONGEST_GREETING or "," in text[sentence.start : start]:
                break
            named = text[start].isupper() and start > sentence.start and word not in greeting_words()
            if named and word not in sheet.allowed.words:
                yield Span("body", start, end)


def _german_strangers(sheet: Sheet) -> Iterator[Span]:
    if sheet.draft.lang != "de" or sheet.brief.thread is None:
        return
    stems = _stems(sheet.allowed.words)
    for part in sheet.parts:
        for match in _TITLED.finditer(part.text):
            wife = match["title"] == "Frau" and (match["before"] or "").strip().lower() in _words("owners")
            plain = fold(match["name"]) in _words("nouns")
            if not wife and not plain and not _is_known(match["name"], sheet.allowed.words):
                yield Span(part.where, match.start("name"), match.end("name"))
        for match in _LABELLED.finditer(part.text):
            if _is_new(match["name"], stems):
                yield Span(part.where, match.start("name"), match.end("name"))
        for match in _BESIDE.finditer(part.text):
            if _is_new(match["one"], stems) and _names_something(part, match, stems):
                yield Span(part.where, match.start(), match.end("other"))


def _people_elsewhere(sheet: Sheet) -> Iterator[Span]:
    """Whose people a draft speaks of, where that is neither of the thread nor an everyday word.

    "The folks at quillmark": without a capital, the place in the sentence still makes it a firm.
    """
    if sheet.draft.lang == "en" and sheet.brief.thread is not None:
        for part in sheet.parts:
            for match in _PEOPLE_AT.finditer(part.text):
                words = words_of(match["name"]).folded
                if not any(word in sheet.allowed.words or is_everyday(word) for word in words):
                    yield Span(part.where, match.start("name"), match.end("name"))


def _strangers(sheet: Sheet) -> Iterator[Span]:
    yield from _german_strangers(sheet)
    yield from _people_elsewhere(sheet)


def _names_something(part: Part, match: re.Match[str], stems: frozenset[str]) -> bool:
    """Whether the second word makes a name of the first: a new noun too, or a number that counts nothing."""
    if match["other"].isdecimal():
        taken = any(amount.start <= match.start("other") < amount.end for amount in part.amounts)
        return match.start("other") not in part.dated and not taken
    return _is_new(match["other"], stems)


def _is_known(name: str, words: frozenset[str]) -> bool:
    return all(word in words or word.removesuffix("s") in words for word in words_of(name).folded)


def _is_new(noun: str, stems: frozenset[str]) -> bool:
    folded = fold(noun)
    if (
        folded in _words("nouns")
        or folded in months()
        or folded in weekdays()
        or noun.casefold() in weekdays()
    ):
        return False
    return all(stem(word) not in stems for word in words_of(noun).folded)


@cache
def _stems(words: frozenset[str]) -> frozenset[str]:
    """How the words begin: "Liefertermin" meets "Lieferung"."""
    return frozenset(stem(word) for word in words)


def _words(kind: str) -> frozenset[str]:
    return word_set("strangers", kind)


RULES = (
    Rule(
        id="W6",
        code="second_letter",
        sentence="Here begins a letter to somebody else.",
        repair="Write to the buyer alone.",
        source="W6",
        find=_second_letters,
    ),
    Rule(
        id="W18",
        code="stranger_named",
        sentence="This names a person, a firm or a product that is not in the thread.",
        repair="Use only names that the thread holds.",
        source="W18",
        find=_strangers,
    ),
)
