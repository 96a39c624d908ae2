"""Finders for rules that ask what a draft says: never, only if the seller has said it, or only when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from closecall.decision.records import Approach
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.phrase_book import PhraseMention
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.spans.quotations import quotations
from closecall.drafting.checks.word_lists import word_lists
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.tokens import words_of

_WORDS = word_lists("by_rule")["topic_finders"]

_LEAD = 24
_MARK = compiled_late(r"[,;:()\u2013\u2014]")
_STEM = 4
"""Letters by which "losing" meets "lose", "lost" aside."""
_PERSONS = _WORDS["persons"]

_LONG_WORD = 5
_RUN = 3
_AHEAD = _WORDS["ahead"]
_HIM = _WORDS["him"]
_HIS = _WORDS["his"]
_STOPPING = frozenset({"cancel", "stop", "skip"})

Find = Callable[[Sheet], Iterator[Span]]


def says(*topics: str) -> Find:
    """Every place where the draft speaks on one of the topics."""

    def find(sheet: Sheet) -> Iterator[Span]:
        return (Span(where, item.start, item.end) for topic in topics for where, item in sheet.said(topic))

    return find


def says_unasked(topic: str) -> Find:
    """Every place where the draft says on the topic what the seller's messages and reasons do not hold."""

    def find(sheet: Sheet) -> Iterator[Span]:
        for where, item in sheet.said(topic):
            if not is_sellers_own(sheet, item):
                yield Span(where, item.start, item.end)

    return find


def says_unlike_seller(topic: str) -> Find:
    """Every place where the draft says on the topic what neither the seller nor the buyer has said.

    The seller's words count word for word; the buyer's where they are quoted, named as his hesitation, or
    tell what he told.
    """

    def find(sheet: Sheet) -> Iterator[Span]:
        for where, item in sheet.said(topic):
            own = is_literal(sheet, item) or is_buyers_own(sheet, where, item)
            own = own or _tells_what_he_told(sheet, where, item)
            if not (own or _says_that_he_told(sheet, where, item)):
                yield Span(where, item.start, item.end)

    return find


def says_unheard(topic: str) -> Find:
    """Every place where the draft speaks on the topic, unless it quotes the buyer or tells what he told."""

    def find(sheet: Sheet) -> Iterator[Span]:
        for where, item in sheet.said(topic):
            if not (
                is_buyers_own(sheet, where, item) or _tells_what_he_told(sheet, where, item, of=_HIS | _HIM)
            ):
                yield Span(where, item.start, item.end)

    return find


def says_itself(topic: str) -> Find:
    """Every place where the draft speaks on the topic, unless it quotes the buyer or names his hesitation."""

    def find(sheet: Sheet) -> Iterator[Span]:
        for where, item in sheet.said(topic):
            if not is_buyers_own(sheet, where, item):
                yield Span(where, item.start, item.end)

    return find


def is_quoted(sheet: Sheet, where: str, item: PhraseMention) -> bool:
    """Whether what is said stands inside quotation marks that hold the buyer's own words."""
    text = sheet.text_of(where)
    return any(
        start <= item.start and item.end <= end and sheet.allowed.is_buyers(text[start:end])
        for start, end in quotations(text)
    )


def is_buyers_own(sheet: Sheet, where: str, item: PhraseMention) -> bool:
    """Whether what is said is the buyer's: quoted, or his hesitation told in words that he used."""
    return is_quoted(sheet, where, item) or _is_hesitation(sheet, where, item)


def is_way_to_stop(sheet: Sheet, where: str, item: PhraseMention) -> bool:
    """Whether what is said belongs to the way out of a message that only keeps in touch.

    "One word and I'll take you off my list" asks for no order, and "cancel it any time" is about a call: a
    nurturing draft has nothing to sell or to cancel. The way out must be declared, and be one.
    """
    named = sheet.draft.exit
    if sheet.brief.approach is not Approach.NURTURE or where != "body" or not named:
        return False
    start = sheet.draft.body.find(named)
    inside = 0 <= start <= item.start and item.end <= start + len(named)
    stops = sheet.says(named, "way_out") or not _STOPPING.isdisjoint(item.sentence.words.folded)
    return inside and stops and not sheet.says(named, "no_way_out")


def _is_hesitation(sheet: Sheet, where: str, item: PhraseMention) -> bool:
    named = sheet.draft.hesitation
    if where != "body" or not named:
        return False
    start = sheet.draft.body.find(named)
    # "that you'll lose interest": the words of the worry may begin just before the part that is declared.
    if start < 0 or not item.sentence.start <= start < item.sentence.end:
        return False
    if not start - _LEAD <= item.start or item.end > start + len(named):
        return False
    told = [w for w in words_of(sheet.draft.body, item.start, item.end).folded if w not in _PERSONS]
    return bool(told) and all(_in_buyers_words(sheet, word) for word in told)


def _in_buyers_words(sheet: Sheet, word: str) -> bool:
    stem = word[:_STEM]
    return any(
        heard.startswith(stem) if len(stem) == _STEM else heard == word
        for heard in chain.from_iterable(sheet.buyer_words)
    )


def _tells_what_he_told(sheet: Sheet, where: str, item: PhraseMention, *, of: frozenset[str] = _HIS) -> bool:
    """Whether what is said is a fact of the buyer's, in his words or beside a run of them in its clause.

    Two neighbouring words of his do ("visitors queue") where every other word is the thread's, and so do
    three in the clause ("twice a month"). The sentence speaks of what is his, in a word of ``of``, or is a
    declared reason: that few are left is the seller's alone to say. A clause that looks ahead ("before it
    breaks down again") tells no fact either.
    """
    text, words = sheet.text_of(where), item.sentence.words.folded
    clause = _clause_around(text, item)
    is_reason = any(reason in text and _spans(text, reason, item) for reason in sheet.draft.reasons)
    if (of.isdisjoint(words) and not is_reason) or not _AHEAD.isdisjoint(clause):
        return False
    told = words_of(text, item.start, item.end).folded
    if _shares_run(clause, sheet.buyer_words, length=_RUN):
        return True
    return sheet.allowed.words.issuperset(told) and _shares_run(told, sheet.buyer_words, length=2)


def _says_that_he_told(sheet: Sheet, where: str, item: PhraseMention) -> bool:
    """Whether the sentence claims what is said to be the buyer's own words, and it is so many of them.

    "You told me that everybody has a cup while they wait".
    """
    text = sheet.text_of(where)
    if not sheet.says(text[item.sentence.start : item.sentence.end], "claims_words"):
        return False
    told = words_of(text, item.start, item.sentence.end).folded[:_RUN]
    return _shares_run(told, sheet.buyer_words, length=_RUN)


def _spans(text: str, part: str, item: PhraseMention) -> bool:
    start = text.find(part)
    return start <= item.start and item.end <= start + len(part)


def _shares_run(words: Sequence[str], heard: Sequence[Sequence[str]], *, length: int) -> bool:
    """Whether so many words in a row, a longer one among them, are in a row in what was heard."""
    runs = {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}
    runs = {run for run in runs if max(map(len, run)) >= _LONG_WORD}
    return any(
        tuple(message[at : at + length]) in runs
        for message in heard
        for at in range(len(message) - length + 1)
    )


def _clause_around(text: str, item: PhraseMention) -> tuple[str, ...]:
    """The folded words between the marks before and after what is said, within its sentence."""
    before, after = item.sentence.start, item.sentence.end
    for mark in _MARK.finditer(text, before, after):
        if mark.end() <= item.start:
            before = mark.end()
        elif mark.start() >= item.end:
            after = mark.start()
            break
    return words_of(text, before, after).folded


def is_sellers_own(sheet: Sheet, item: PhraseMention) -> bool:
    """Whether the seller has said the like in the thread, or given it as a reason."""
    return item.phrase.id in sheet.allowed.seller_said


def is_literal(sheet: Sheet, item: PhraseMention) -> bool:
    """Whether the seller has used these very words in the thread, or given them as a reason."""
    words = item.sentence.words
    said = [
        word
        for word, (start, _) in zip(words.folded, words.spans, strict=True)
        if item.start <= start < item.end
    ]
    return any(f" {' '.join(said)} " in text for text in sheet.allowed.seller_texts)
