"""W8, W18: the note and the samples stay with the seller; names come from the thread and the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category

from closecall.drafting.checks.inspection.common_words import SHORTEST_TELLING, is_telling, plain
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.text_part import Part
from closecall.drafting.checks.rule import Rule
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.word_lists import word_lists
from closecall.drafting.records import Brief
from closecall.drafting.voice import Voice
from closecall.text.dates import months, weekdays
from closecall.text.quantities.numbers import numbers_in
from closecall.text.tokens import fold, words_of

_WORDS = word_lists("by_rule")["leaks"]

_RUN = 5
_SHORT_RUN = 3
_LONG_WORD = 5
_FEWEST_LONG = 2
_FEASTS = re.compile(r"\b(?:New Year(?:['\u2019]s (?:Eve|Day))?|Boxing Day|Good Friday|Christmas Eve)\b")
_NEXT_WORD = re.compile(r" ([^\W\d_]{1,40})")
_HOST_PARTS = re.compile(r"[\s.-]")
_LONGEST_WORD = 40
_FEWEST_TOLD = 3
"""Words of a run that a message holds before another, ordinary one makes no secret of them."""
_CAPITAL = re.compile(r"(?<![\w@./-])[^\W\d_][\w]{1,40}(?![\w@])")
_CAMEL = re.compile(r"(?!Ma?c)[^\W\d_]{2,20}(?<=[a-z])[A-Z][a-z]\w{1,20}")
"""A capital inside a word makes it a name wherever it stands ("OakHouse")."""
_NAMING_LANGUAGES = frozenset({"en", "fr", "es", "it", "pt", "nl", "sv", "pl", "da", "no"})
"""Languages in which a capital inside a sentence marks a name; in German every noun has one."""
_COMMON = _WORDS["common"]
_QUOTED_RUN = 6
"""Words in a row that are a quotation; shorter runs are how anybody writes."""


def _note_words(sheet: Sheet) -> Iterator[Span]:
    """Of each text, the first run of words and the first telling word that only the note holds."""
    note = sheet.brief.note
    if not note:
        return
    runs = _private_runs(note, tuple(_known_texts(sheet)), in_english=sheet.draft.lang == "en")
    private = _telling_words(note, sheet.allowed.words) if sheet.draft.lang == "en" else frozenset()
    own = _own_hosts(sheet) if private else ""
    for part in sheet.parts:
        words = part.words
        for length in (_RUN, _SHORT_RUN):
            for place in range(len(words.folded) - length + 1):
                if words.folded[place : place + length] in runs:
                    yield Span(part.where, words.spans[place][0], words.spans[place + length - 1][1])
                    break
        for word, (start, end) in zip(words.folded, words.spans, strict=True):
            if plain(word) in private and word not in own and is_telling(word):
                yield Span(part.where, start, end)
                break


def _known_texts(sheet: Sheet) -> Iterator[str]:
    yield from sheet.brief.facts.conviction_reasons or ()
    yield from (message.body for message in sheet.brief.messages)


@lru_cache(maxsize=16)
def _private_runs(note: str, known: tuple[str, ...], *, in_english: bool) -> frozenset[tuple[str, ...]]:
    told = [frozenset(map(plain, words_of(text).folded)) for text in known]
    return frozenset(
        run for run in _runs(note, in_english=in_english) if not any(_is_told(run, words) for words in told)
    )


def _is_told(run: tuple[str, ...], words: frozenset[str]) -> bool:
    """Whether a text with these words holds a run's: all that carry, or all but one ordinary word."""
    carrying = [word for word in run if _carries(word)]
    missing = [word for word in carrying if plain(word) not in words]
    if len(missing) == 1 and len(carrying) > _FEWEST_TOLD:
        return not (is_telling(missing[0]) or numbers_in(missing[0]))
    return not missing


def _carries(word: str) -> bool:
    """Whether a word of a run tells something: a figure, or a longer word."""
    return word.isdecimal() or len(word) >= SHORTEST_TELLING


def _runs(text: str, *, in_english: bool) -> set[tuple[str, ...]]:
    """Every five words in a row that hold two longer ones, and in English every three with two telling ones.

    Of other languages it is not known which words any letter may hold: "ich bin mir sicher, dass".
    """
    words = words_of(text).folded
    every = {
        run
        for run in (words[place : place + _RUN] for place in range(len(words) - _RUN + 1))
        if sum(len(word) >= _LONG_WORD for word in run) >= _FEWEST_LONG
    }
    if not in_english:
        return every
    short = (words[place : place + _SHORT_RUN] for place in range(len(words) - _SHORT_RUN + 1))
    return every | {run for run in short if sum(is_telling(word) for word in run) >= _FEWEST_LONG}


@lru_cache(maxsize=16)
def _telling_words(note: str, known: frozenset[str]) -> frozenset[str]:
    """The note's words that are neither ordinary English nor in the thread or the facts.

    "Cancelled" is the thread's "cancel".
    """
    told = {plain(word) for word in words_of(note).folded if is_telling(word)}
    heard = frozenset(map(plain, known)) if told else known
    return frozenset(word for word in told if heard.isdisjoint({word, _undoubled(word)}))


def _undoubled(word: str) -> str:
    """A word without the last letter that an ending has doubled."""
    return word[:-1] if word[-2:-1] == word[-1:] else word


def _unknown_names(sheet: Sheet) -> Iterator[Span]:
    if sheet.brief.thread is None or sheet.draft.lang not in _NAMING_LANGUAGES:
        return
    own = _own_hosts(sheet)
    for part in sheet.parts:
        passed = {sentence.words.spans[0][0] for sentence in part.sentences}
        passed.update(place for amount in part.amounts for place in range(amount.start, amount.end))
        passed.update(place for feast in _FEASTS.finditer(part.text) for place in range(*feast.span()))
        if part.where == "subject":
            passed |= _headline(sheet, part)
        for match in _CAPITAL.finditer(part.text):
            if match.start() in passed and not _CAMEL.fullmatch(match.group()):
                continue
            if not _is_name(sheet, part.text, match):
                continue
            around = _word_before(part.text, match.start()), _word_after(part.text, match.end())
            if not _names_a_firm(match.group(), around, own):
                yield Span(part.where, match.start(), match.end())


def _names_a_firm(word: str, around: tuple[str, str], own: str) -> bool:
    """Whether a word is of a firm's name, as a host of the thread writes it.

    It stands in the host, alone or with the word beside it ("Oak Bay" of oakbay.example), or behind one with
    which the host's name ends ("Fernhill Instruments" of fernhill.example; no "Hotel Miramar" of
    hotelpinar.example).
    """
    name = word.casefold()
    lead, tail = (each.casefold() if each[:1].isupper() else "" for each in around)
    if len(name) >= SHORTEST_TELLING and name in own:
        return True
    if (lead and f"{lead}{name}" in own) or (tail and f"{name}{tail}" in own):
        return True
    labels = _HOST_PARTS.split(own) if len(lead) >= SHORTEST_TELLING else ()
    return any(label.endswith(lead) for label in labels)


def _word_after(text: str, end: int) -> str:
    """The word right behind a place on the same line."""
    match = _NEXT_WORD.match(text, end)
    return match[1] if match else ""


def _word_before(text: str, start: int) -> str:
    """The word right before a place on the same line ("Fernhill" before "Instruments")."""
    before = text[max(0, start - _LONGEST_WORD) : start]
    return before.rpartition("\n")[2].removesuffix(" ").rpartition(" ")[2] if before.endswith(" ") else ""


def _own_hosts(sheet: Sheet) -> str:
    """The hosts of both sides' mail addresses, which hold the words of the firms' names."""
    thread = sheet.brief.thread
    writers = [m.speaker for m in sheet.brief.messages if m.is_seller or m.is_buyer]
    known = (*writers, *(thread.recipients if thread is not None else ()))
    return " ".join(who.email.rpartition("@")[2] for who in known if who.email).casefold()


def _headline(sheet: Sheet, part: Part) -> set[int]:
    """Where the words of a subject stand whose capitals mark no name: ordinary English, other languages."""
    if sheet.draft.lang != "en":
        return set(range(len(part.text)))
    spans = zip(part.words.folded, part.words.spans, strict=True)
    return {start for word, (start, _) in spans if not is_telling(word)}


def _is_name(sheet: Sheet, text: str, match: re.Match[str]) -> bool:
    word = match.group()
    is_camel = _CAMEL.fullmatch(word) is not None
    if not word[0].isupper() or (not is_camel and _begins_clause(text, match.start())):
        return False
    folded = fold(word)
    calendar = folded in months() or folded in weekdays() or word.casefold() in weekdays()
    known = any(
        form in sheet.allowed.words
        for form in (folded, folded.removesuffix("s"), f"{folded}s", *words_of(word).folded)
    )
    return not (calendar or known or folded in _COMMON)


def _begins_clause(text: str, start: int) -> bool:
    """Whether what stands before lets any word take a capital: a line, a colon, a dash, a mark, an emoji."""
    before = text[max(0, start - 3) : start]
    return (
        not before.strip(" ")
        or category(before.rstrip(" \ufe0f")[-1:] or " ") == "So"
        or before.rstrip(" ")[-1]
        in "\n:.!?\u2026\"'\u201c\u201e\u201d\u00ab\u2018(\u2013\u2014-*\u2022\u00bf\u00a1/"
    )


def _sample_runs(sheet: Sheet) -> Iterator[Span]:
    """Each run of six words that stands in a sample, and in nothing that may be said."""
    voice = sheet.brief.voice
    if voice is None or not voice.samples:
        return
    private = _quoted_runs(voice.samples) - _quoted_runs(tuple(_open_texts(sheet.brief, voice)))
    for part in sheet.parts:
        words, end = part.words, 0
        for place in range(len(words.folded) - _QUOTED_RUN + 1):
            if place >= end and words.folded[place : place + _QUOTED_RUN] in private:
                end = place + _QUOTED_RUN
                yield Span(part.where, words.spans[place][0], words.spans[end - 1][1])


def _open_texts(brief: Brief, voice: Voice) -> Iterator[str]:
    """What may be said: the thread, the seller's reasons, the sentences that he likes, and his signature."""
    yield from (message.body for message in brief.messages)
    yield from brief.facts.conviction_reasons or ()
    yield from (evidence.quote for evidence in brief.evidence if evidence.quote)
    yield voice.own_words


@lru_cache(maxsize=32)
def _quoted_runs(texts: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(
        words[place : place + _QUOTED_RUN]
        for words in (words_of(text).folded for text in texts)
        for place in range(len(words) - _QUOTED_RUN + 1)
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
    Rule(
        id="W8",
        code="sample_quoted",
        sentence="This is taken from one of your sample mails, which was written to somebody else.",
        repair="Say it in new words, and only what this buyer's thread and facts hold.",
        source="W8",
        find=_sample_runs,
    ),
)
