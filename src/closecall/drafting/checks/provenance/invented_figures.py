"""W1, W2: amounts, numbers, days and deadlines that are in no fact and no message."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from closecall.decision.records import Approach
from closecall.drafting.checks.inspection.counted_things import counts_things
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.phrase_book import PhraseMention
from closecall.drafting.checks.inspection.text_part import Part
from closecall.drafting.checks.inspection.topic_finders import is_literal, says_unlike_seller
from closecall.drafting.checks.provenance.worked_out import figures_worked_out
from closecall.drafting.checks.rule import Rule
from closecall.drafting.checks.spans.day_mentions import DayNamed, clock_times, days_named, same_day
from closecall.drafting.checks.spans.draft_span import Span
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import word_lists, word_set
from closecall.text.dates import weekdays
from closecall.text.quantities.amounts import Amount
from closecall.text.quantities.numbers import Number, numbers_in
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of

_SMALL_COUNT = 2
_REACH = 40
_SHORTEST_COUNTED = 5
"""Letters from which on a word before a figure names a thing."""
_STEP_DATED = "deadline.step"
_SIGNS = ("£", "$", "€")
_LIST_MARK = compiled_late(r"\s{0,8}(?:\d{1,2}|[^\W\d_]{2,9})[.):]\s")
# The length of a call or of a reading is the seller's to say.
_DAY_LEADS = word_lists("by_rule")["invented_figures"]["day_leads"]
_MINUTES = compiled_late(
    r"[ \u00a0-]{0,2}(?:min|minutes?|mins|minuten|minutos|minuti|minuter)\b", re.IGNORECASE
)
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth".split()
_ORDINAL_PART = compiled_late(rf"-({'|'.join(_ORDINALS)})\b", re.IGNORECASE)
_SPAN = compiled_late(
    r"(?:st|nd|rd|th|\.)?(?: ?[\u2013-] ?| (?:to|until|till|and|bis|und|au|et|al|a|y) )", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def _invented_amounts(sheet: Sheet) -> Iterator[Span]:
    means = sheet.brief.facts.annual_means
    worked_out = {part.where: figures_worked_out(sheet, part) for part in sheet.parts}
    for part, amount in _amounts(sheet):
        is_means = means is not None and amount.value == means
        if _is_in_a_name(sheet, part.text, amount) or _is_buyers_count(sheet, part.text, amount):
            continue
        if not is_means and amount.start in worked_out[part.where]:
            continue
        if not is_means and not sheet.allowed.has_amount(amount, currency=sheet.brief.facts.currency):
            yield Span(part.where, amount.start, amount.end)


def _is_in_a_name(sheet: Sheet, text: str, amount: Amount) -> bool:
    """Whether a bare figure belongs to a name that the thread writes in the same way ("Palmleaf 40")."""
    if amount.currency is not None or amount.is_percent or amount.in_words:
        return False
    before = words_of(text, max(0, amount.start - _REACH), amount.start).folded
    named = f" {before[-1]} {text[amount.start : amount.end].casefold()} " if before else ""
    return bool(named) and any(named in said for said in sheet.allowed.seller_texts)


def _is_buyers_count(sheet: Sheet, text: str, amount: Amount) -> bool:
    """Whether "five a week" is what the buyer counted, with the thing that he counted named just before."""
    if amount.currency is not None or amount.is_percent or not amount.in_words or amount.period is None:
        return False
    before = words_of(text, max(0, amount.start - _REACH), amount.start).folded
    named = {word for word in before if len(word) >= _SHORTEST_COUNTED}
    return any(
        not named.isdisjoint(sentence.words.folded)
        and any(number.value == amount.value for number in numbers_in(told[sentence.start : sentence.end]))
        for told in (sheet.allowed.buyer_texts if named else ())
        for sentence in sentences_of(told)
    )


def _internal_amounts(sheet: Sheet) -> Iterator[Span]:
    means = sheet.brief.facts.annual_means
    for part, amount in _amounts(sheet):
        if amount.value == means and not sheet.allowed.has_amount(
            amount, currency=sheet.brief.facts.currency
        ):
            yield Span(part.where, amount.start, amount.end)


def _amounts(sheet: Sheet) -> Iterator[tuple[Part, Amount]]:
    return ((part, amount) for part in sheet.parts for amount in part.amounts)


def _invented_numbers(sheet: Sheet) -> Iterator[Span]:
    for part in sheet.parts:
        taken = part.dated.union(*(range(amount.start, amount.end) for amount in part.amounts))
        taken |= figures_worked_out(sheet, part)
        for number in part.numbers:
            if number.start in taken or _YEAR.fullmatch(part.text, number.start, number.end):
                continue
            # "£4 am" is a price, whatever the number reader makes of it.
            priced = part.text[max(0, number.start - 1) : number.start] in _SIGNS
            if _contradicts(sheet, part.text, number):
                yield Span(part.where, number.start, number.end)
                continue
            if (
                (number.kind != "plain" and not priced)
                or number.value <= _SMALL_COUNT
                or number.value in sheet.allowed.numbers
            ):
                continue
            if counts_things(sheet, part.text, number) or _repeats_a_day(sheet, part, number):
                continue
            if not _is_list_mark(part.text, number.start) and not _MINUTES.match(part.text, number.end):
                yield Span(part.where, number.start, number.end)


def _contradicts(sheet: Sheet, text: str, number: Number) -> bool:
    """Whether a small count measures what the seller measured otherwise: "two hours" for four."""
    measured = _measured(text, number)
    if number.value > _SMALL_COUNT or not measured:
        return False
    said = (message.body for message in sheet.brief.messages if message.is_seller)
    values = {each.value for told in said for each in numbers_in(told) if _measured(told, each) == measured}
    return bool(values) and number.value not in values | sheet.allowed.numbers


def _measured(text: str, number: Number) -> str:
    """How the measure right behind a number begins ("hours"); empty where none stands there."""
    following = words_of(text, number.end, number.end + _REACH).folded[:1]
    return next((stem(word) for word in following if word in word_set("measures", "words")), "")


def _repeats_a_day(sheet: Sheet, part: Part, number: Number) -> bool:
    """Whether the number is the day of a date that the text or the thread names.

    It is the day of a date of the text after a word that says so ("el día 15"), of one of the thread beside
    its weekday ("el jueves 28"), in words ("the twenty-second"), or before a span's end ("19 to 22 June").
    """
    if number.in_words:
        ordinal = _ORDINAL_PART.match(part.text, number.end)
        value = number.value + _ORDINALS.index(ordinal[1].casefold()) + 1 if ordinal else None
        return value in {day for _, _, day in sheet.allowed.days}
    span = _SPAN.match(part.text, number.end)
    months_of_it = {month for _, month, day in sheet.allowed.days if day == number.value}
    ends = (named for named in part.days if span and named.start == span.end())
    if any(month in months_of_it for named in ends for _, month, _ in named.days):
        return True
    before = words_of(part.text, max(0, number.start - _REACH), number.start).folded
    if not before or before[-1] not in _DAY_LEADS | weekdays().keys():
        return False
    if number.value in {day for named in part.days for _, month, day in named.days if month is not None}:
        return True
    weekday, as_of = weekdays().get(before[-1]), sheet.brief.as_of
    return any(
        month is not None
        and day == number.value
        and (month, day) != (2, 29)
        and as_of is not None
        and date(year or as_of.year, month, day).weekday() == weekday
        for year, month, day in sheet.allowed.days
    )


def _is_list_mark(text: str, start: int) -> bool:
    line_start = text.rfind("\n", 0, start) + 1
    return bool(_LIST_MARK.match(text, line_start)) and not text[line_start:start].strip()


def _invented_days(sheet: Sheet) -> Iterator[Span]:
    # After a no, a rule of its own asks of every day why it is named.
    judged = sheet.brief.approach is not Approach.RESPECT_NO
    proposed = days_named(_proposal(sheet), lang=sheet.draft.lang)
    weekdays = _weekdays_of(sheet, proposed)
    known_years = {str(day[0]) for day in sheet.allowed.days} | {str(d[0]) for p in proposed for d in p.days}
    for part in sheet.parts:
        for day in part.days:
            known = sheet.allowed.has_day(day) or any(_same(day, known) for known in proposed)
            if judged and not known and day.weekday not in weekdays:
                yield Span(part.where, day.start, day.end)
        for year in _YEAR.finditer(part.text):
            alone = year.start() not in part.dated and not _joined(part.text, year.start(), year.end())
            if alone and year.group() not in known_years and year.group() not in sheet.allowed.words:
                yield Span(part.where, year.start(), year.end())


def _weekdays_of(sheet: Sheet, proposed: Iterable[DayNamed]) -> frozenset[int]:
    """The weekdays on which the proposed dates fall: "Tuesday" may say again what "17 March" said."""
    as_of = sheet.brief.as_of
    if as_of is None:
        return frozenset()
    found: set[int] = set()
    for year, month, day in (day for named in proposed for day in named.days):
        if month is not None and (year, month, day) != (None, 2, 29):
            at = date(year or as_of.year, month, day)
            ahead = at if year or at >= as_of else at.replace(year=as_of.year + 1)
            found.add(ahead.weekday())
    return frozenset(found)


def _joined(text: str, start: int, end: int) -> bool:
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    return any(c.isalnum() or c in "-+/_$€£" for c in around) or bool(
        re.match(r"[.,]\d", text[end : end + 2])
    )


def _same(one: DayNamed, other: DayNamed) -> bool:
    if one.weekday is not None or one.month is not None:
        return (one.weekday, one.month) == (other.weekday, other.month) or any(
            one.month == day[1] for day in other.days
        )
    return any(same_day(a, b) for a in one.days for b in other.days)


def _invented_times(sheet: Sheet) -> Iterator[Span]:
    proposed = {minutes for _, _, minutes in clock_times(_proposal(sheet))}
    for part in sheet.parts:
        for start, end, minutes in part.times:
            if minutes not in sheet.allowed.clocks and minutes not in proposed:
                yield Span(part.where, start, end)


def _proposal(sheet: Sheet) -> str:
    """When the next step shall be: the one day that a draft may name by itself."""
    step = sheet.draft.next_step
    return step.when or "" if step else ""


def _invented_deadlines(sheet: Sheet) -> Iterator[Span]:
    for where, item in sheet.said("deadline"):
        text = sheet.text_of(where)
        sentence = text[item.sentence.start : item.sentence.end]
        named = days_named(sentence, lang=sheet.draft.lang)
        is_real = bool(named) and all(sheet.allowed.has_day(day) for day in named)
        if not is_real and not is_literal(sheet, item) and not _dates_the_step(sheet, sentence, item):
            yield Span(where, item.start, item.end)


def _dates_the_step(sheet: Sheet, sentence: str, item: PhraseMention) -> bool:
    """Whether "no later than" only dates the step that is declared, and neither an offer nor its end."""
    step = sheet.draft.next_step
    if item.phrase.id != _STEP_DATED or step is None or not step.when:
        return False
    return step.what in sentence and step.when in sentence


RULES = (
    Rule(
        id="W1",
        code="invented_amount",
        sentence="This amount or percentage is neither in the facts nor in the thread.",
        repair="Leave the amount out, or use one that the thread or the facts state.",
        source="F5, F7, W1",
        find=_invented_amounts,
    ),
    Rule(
        id="W1",
        code="unproved_gain",
        sentence="This tells of a gain in halves and doubles that neither the seller nor the buyer has told.",
        repair="Leave the gain out, or tell it in the thread's own words.",
        source="F5, G6, W1",
        find=says_unlike_seller("gain"),
    ),
    Rule(
        id="W1",
        code="invented_number",
        sentence="This number is neither in the facts nor in the thread.",
        repair="Leave the number out, or use one that the thread or the facts state.",
        source="F5, W1",
        find=_invented_numbers,
    ),
    Rule(
        id="W2",
        code="invented_date",
        sentence="This day is neither in the facts nor in the thread, and is not the proposed next step.",
        repair="Name only days from the thread or facts, or the one day of the next step.",
        source="F8, W2",
        find=_invented_days,
    ),
    Rule(
        id="W2",
        code="invented_time",
        sentence="This time of day is neither in the thread nor part of the next step.",
        repair="Name only times from the thread, or put the time into the next step.",
        source="W2",
        find=_invented_times,
    ),
    Rule(
        id="W2",
        code="invented_deadline",
        sentence="This deadline is the seller's invention: neither the buyer nor the facts set it.",
        repair="Take the deadline out; only a date that the buyer set, or that the thread states, may press.",
        source="F8, UCPD Annex I no. 7, W2",
        find=_invented_deadlines,
    ),
    Rule(
        id="W8",
        code="internal_amount",
        sentence="This is what the buyer can spend, which the seller knows from elsewhere.",
        repair="Leave the buyer's means out of the message.",
        source="W8",
        find=_internal_amounts,
    ),
)
