"""W8, W18: the seller's note stays inside, and names come only from the thread and the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from closecall.drafting.checks.rule import Rule, Span
from closecall.drafting.checks.sheet import Sheet
from closecall.text.dates import months, weekdays
from closecall.text.tokens import fold, words_of

_RUN = 5
_LONG_WORD = 5
_FEWEST_LONG = 2
_CAPITAL = re.compile(r"(?<![\w@./-])[^\W\d_][\w]{1,40}(?![\w@])")
_NAMING_LANGUAGES = frozenset({"en", "fr", "es", "it", "pt", "nl", "sv", "pl", "da", "no"})
"""Languages in which a capital inside a sentence marks a name; in German every noun has one."""
# Capitals that name nobody's product: calendar, places and terms that any business letter may hold.
_COMMON = frozenset(
    "i ok pdf vat eu uk us usa english german french spanish italian dutch portuguese polish swedish british "
    "american european europe germany france spain italy christmas easter ceo cfo cto it hr roi sla gdpr nda "
    "faq csv api url ps pps mr mrs ms dr sir madam monsieur madame utc gmt cet cest est pst am pm".split()
)


def _note_words(sheet: Sheet) -> Iterator[Span]:
    note = sheet.brief.note
    if not note:
        return
    runs = _runs(note)
    for reason in sheet.brief.facts.conviction_reasons or ():
        runs -= _runs(reason)
    if sheet.brief.thread is not None:
        for message in sheet.brief.thread.messages:
            runs -= _runs(message.body)
    for part in sheet.parts:
        words = part.words
        for place in range(len(words.folded) - _RUN + 1):
            if words.folded[place : place + _RUN] in runs:
                yield Span(part.where, words.spans[place][0], words.spans[place + _RUN - 1][1])
                break


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every five words in a row that hold at least two longer ones."""
    words = words_of(text).folded
    every = (words[place : place + _RUN] for place in range(len(words) - _RUN + 1))
    return {run for run in every if sum(len(word) >= _LONG_WORD for word in run) >= _FEWEST_LONG}


def _unknown_names(sheet: Sheet) -> Iterator[Span]:
    if sheet.brief.thread is None or sheet.draft.lang not in _NAMING_LANGUAGES:
        return
    for part in sheet.parts:
        if part.where == "subject":
            continue
        passed = {sentence.words.spans[0][0] for sentence in part.sentences}
        passed.update(place for amount in part.amounts for place in range(amount.start, amount.end))
        for match in _CAPITAL.finditer(part.text):
            if match.start() not in passed and _is_name(sheet, part.text, match):
                yield Span(part.where, match.start(), match.end())


def _is_name(sheet: Sheet, text: str, match: re.Match[str]) -> bool:
    word = match.group()
    if not word[0].isupper() or match.start() == 0 or _begins_clause(text, match.start()):
        return False
    folded = fold(word)
    calendar = folded in months() or folded in weekdays() or word.casefold() in weekdays()
    known = any(
        form in sheet.allowed.words for form in (folded, folded.removesuffix("s"), *words_of(word).folded)
    )
    return not (calendar or known or folded in _COMMON)


def _begins_clause(text: str, start: int) -> bool:
    """Whether what stands before lets any word take a capital: a line, a colon, a dash, a quotation mark."""
    before = text[max(0, start - 3) : start]
    return (
        not before.strip(" ")
        or before.rstrip(" ")[-1]
        in "\n:.!?\u2026\"'\u201c\u201e\u201d\u00ab\u2018(\u2013\u2014-*\u2022\u00bf\u00a1/"
    )


RULES = (
    Rule(
        id="W8",
        code="note_repeated",
        sentence="This repeats the seller's internal note.",
        repair="Say it in words for the buyer, from the thread or the given reasons.",
        source="W8",
        find=_note_words,
    ),
    Rule(
        id="W18",
        code="unknown_name",
        sentence="This name of a person, product or company is not in the thread.",
        repair="Use only names that the thread holds.",
        source="W18",
        find=_unknown_names,
    ),
)
