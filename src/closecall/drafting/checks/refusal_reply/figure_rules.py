"""R: figures and days after a no: only those that the buyer named with it, or that end or wish something."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache

from closecall.drafting.checks.inspection.counted_things import counts_things
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.text_part import Part
from closecall.drafting.checks.refusal_reply.clause_classifier import (
    is_all_farewell,
    is_built_absence,
    is_built_harmless,
    is_built_invitation,
    is_built_memory,
    is_built_wish,
    things_named,
    told_with_the_no,
)
from closecall.drafting.checks.rule import RESPECT, Rule
from closecall.drafting.checks.spans.clause_spans import clauses_of, parted_by_commas
from closecall.drafting.checks.spans.contact_details import contacts_in
from closecall.drafting.checks.spans.day_mentions import Day, DayNamed, days_named, is_past, same_day
from closecall.drafting.checks.spans.draft_span import Span
from closecall.text.dates import weekdays
from closecall.text.quantities.numbers import Number
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import words_of

_SMALL_COUNT = 2
_LAST_OF_ANY_MONTH = 28
_PARTED = compiled_late(r",|\s(?:and|und|et|y)\s", re.IGNORECASE)
_NAMES_A_THING = 4
"""Letters of a word by which two sentences may speak of the same thing."""


def _any_figure(sheet: Sheet) -> Iterator[Span]:
    names = f"{sheet.buyer_names} {sheet.brief.seller_name or ''}".casefold().split()
    told_in_no = _figures_in(told_with_the_no(sheet), sheet.draft.lang)
    for part in sheet.parts:
        priced = [amount for amount in part.amounts if amount.currency or amount.is_percent]
        yield from (Span(part.where, amount.start, amount.end) for amount in priced)
        for number in part.numbers:
            if any(amount.start <= number.start < amount.end for amount in priced):
                continue
            # "Trente" is thirty, and somebody's name.
            if part.text[number.start : number.end].casefold() in names:
                continue
            told = number.value > _SMALL_COUNT or part.text[number.start].isdecimal()
            told = told and number.value not in told_in_no
            told = told and not (_is_threads_subject(sheet, part) or counts_things(sheet, part.text, number))
            told = told and not (_is_of_thread(sheet, part, number) and _ends(sheet, part, number.start))
            if told and number.start not in part.dated:
                yield Span(part.where, number.start, number.end)
        yield from (
            Span(part.where, day.start, day.end) for day in part.days if not _may_be_said(sheet, part, day)
        )


@lru_cache(maxsize=32)
def _figures_in(texts: tuple[str, ...], lang: str) -> frozenset[Decimal]:
    parts = [Part("body", text, lang=lang) for text in texts]
    return frozenset(
        number.value for part in parts for number in part.numbers if number.start not in part.dated
    )


def _is_threads_subject(sheet: Sheet, part: Part) -> bool:
    """Whether a subject is one of the thread's, whatever stands before its colon; its figures are names."""
    text = part.text.rpartition(":")[2].strip()
    return part.where == "subject" and any(
        (message.subject or "").rpartition(":")[2].strip() == text for message in sheet.brief.messages
    )


def _may_be_said(sheet: Sheet, part: Part, day: DayNamed) -> bool:
    """Whether a day is that of an ending, stands in the buyer's no, or is past, such as a letter's."""
    if _is_threads_subject(sheet, part):
        return True
    # "Friday, 11 September" names the Friday, too.
    is_weekday = day.weekday is not None and part.text[day.start : day.end].lower() in sheet.allowed.words
    if not (is_weekday or sheet.allowed.has_day(day)):
        return False
    ends = _ends(sheet, part, day.start) or any(
        where == part.where and _holds(item.sentence, day) for where, item in sheet.said("winding_up")
    )
    if ends and not _is_another_day(sheet, part, day):
        return True
    if part.where == "body" and (
        _is_his(sheet, part, day) or (is_weekday and _is_remembered(sheet, part, day))
    ):
        return True
    as_of = sheet.brief.as_of
    if as_of is None:
        return False
    # "Our talk in August": a month that the thread names, over and not long ago.
    meant = day.days or (((None, day.month, _LAST_OF_ANY_MONTH),) if day.month is not None else ())
    return bool(meant) and all(is_past(one, as_of) for one in meant)


def _is_remembered(sheet: Sheet, part: Part, day: DayNamed) -> bool:
    """Whether the clause around a weekday is warm about what is over: "our talk on Friday"."""
    sentence = next((one for one in part.sentences if one.start <= day.start < one.end), None)
    spans = clauses_of(part.text, sentence) if sentence is not None else ()
    return any(
        start <= day.start < end and is_built_memory(sheet, part.text[start:end]) for start, end in spans
    )


def _ends(sheet: Sheet, part: Part, place: int) -> bool:
    """Whether the clause around a place wishes well for what the buyer told, or ends the matter.

    Such a clause may name the numbers and days of the thread.
    """
    sentence = next((one for one in part.sentences if one.start <= place < one.end), None)
    if sentence is None or sentence.is_question:
        return False
    text = part.text
    spans = (span for span in clauses_of(text, sentence) if span[0] <= place < span[1])
    return any(
        is_built_wish(sheet, text[start:end])
        or is_built_absence(sheet, text[start:end])
        or all(is_built_wish(sheet, piece) for piece in parted_by_commas(text[start:end]))
        or is_built_absence(sheet, _piece_around(text, start, end, place))
        for start, end in spans
    )


def _piece_around(text: str, start: int, end: int, place: int) -> str:
    """What stands around a place of a clause between its commas and each "and"."""
    cuts = [start, *(cut for each in _PARTED.finditer(text, start, end) for cut in each.span()), end]
    return text[max(cut for cut in cuts if cut <= place) : min(cut for cut in cuts if cut > place)]


def _is_of_thread(sheet: Sheet, part: Part, number: Number) -> bool:
    """Whether the thread holds a number, as a count or in a telephone number, and as no price."""
    known = sheet.allowed
    if any(one.start <= number.start < one.end and known.has_contact(one) for one in contacts_in(part.text)):
        return True
    priced = {value for value, currency, percent in known.money if currency or percent}
    days = {day for _, _, day in known.days}
    return number.value in (known.numbers | days) - priced


@lru_cache(maxsize=32)
def _days_in(texts: tuple[str, ...], lang: str) -> frozenset[Day]:
    return frozenset(one for text in texts for day in days_named(text, lang=lang) for one in day.days)


@lru_cache(maxsize=32)
def _months_in(texts: tuple[str, ...], lang: str) -> frozenset[int]:
    return frozenset(
        day.month for text in texts for day in days_named(text, lang=lang) if day.month is not None
    )


def _is_his(sheet: Sheet, part: Part, day: DayNamed) -> bool:
    """Whether the buyer named the day with his no; a month, where the clause leaves the step in it to him."""
    told, lang = told_with_the_no(sheet), sheet.draft.lang
    if day.weekday is not None and _is_glad_of(sheet, part, day, told):
        return True
    if day.month not in _months_in(told, lang):
        return _names_one(day, _days_in(told, lang))
    sentence = next(one for one in part.sentences if _holds(one, day))
    spans = ((sentence.start, sentence.end), *clauses_of(part.text, sentence))
    clauses = [part.text[start:end] for start, end in spans if start <= day.start < end]
    return any(is_built_invitation(sheet, each) or sheet.says(each, "goodbye") for each in clauses)


def _is_glad_of(sheet: Sheet, part: Part, day: DayNamed, told: tuple[str, ...]) -> bool:
    """Whether a weekday that the buyer named with his no stands in a clause that is only glad of what was."""
    named = part.text[day.start : day.end].lower()
    sentence = next(one for one in part.sentences if _holds(one, day))
    clauses = [part.text[s:e] for s, e in clauses_of(part.text, sentence) if s <= day.start < e]
    return any(named in words_of(text).folded for text in told) and any(
        is_built_harmless(sheet, clause)
        or (sheet.says(clause, "farewell") and is_all_farewell(sheet, clause, frozenset()))
        for clause in clauses
    )


def _names_one(day: DayNamed, known: frozenset[Day]) -> bool:
    return any(same_day(one, other) for one in day.days for other in known)


def _is_another_day(sheet: Sheet, part: Part, day: DayNamed) -> bool:
    """Whether the clause around a day speaks of what has another day in the thread."""
    sentence = next(one for one in part.sentences if _holds(one, day))
    spans = [(start, end) for start, end in clauses_of(part.text, sentence) if start <= day.start < end]
    clauses = [_piece_around(part.text, start, end, day.start) for start, end in spans]
    told = [text for clause in clauses for text in _dated_sentences(sheet, clause)]
    days = _days_in(tuple(told), sheet.draft.lang)
    if day.weekday is not None:
        named = {weekdays()[word] for text in told for word in words_of(text).folded if word in weekdays()}
        named |= _weekdays_of(days, sheet.brief.as_of)
        return bool(named) and day.weekday not in named
    return bool(days and day.days) and not _names_one(day, days)


def _weekdays_of(days: frozenset[Day], as_of: date | None) -> set[int]:
    """The weekdays of dates; one without a year is of this one."""
    if as_of is None:
        return set()
    dates = ((year or as_of.year, month, number) for year, month, number in days if month is not None)
    return {date(*each).weekday() for each in dates if each[1:] != (2, 29)}


def _dated_sentences(sheet: Sheet, clause: str) -> list[str]:
    """The sentences of the thread that speak of the same thing as a clause, and name a day."""
    about = {word for word in things_named(sheet, clause) if len(word) >= _NAMES_A_THING}
    told = (
        message.body[sentence.start : sentence.end]
        for message in sheet.brief.messages
        for sentence in sentences_of(message.body)
        if not about.isdisjoint(sentence.words.folded)
    )
    return [text for text in told if days_named(text, lang=sheet.draft.lang)]


def _holds(sentence: Sentence, day: DayNamed) -> bool:
    return sentence.start <= day.start < sentence.end


RULES = (
    Rule(
        id="R2",
        code="amount_after_no",
        sentence="This names an amount, a number or a day after the buyer's no.",
        repair="Name no price, no number and no day.",
        source="S5, R2",
        find=_any_figure,
        approaches=RESPECT,
    ),
)
