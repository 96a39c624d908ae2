"""What a draft may repeat: the amounts, numbers, days, contacts and words of the facts and the thread.

The seller's note is internal and allows nothing; what he gave as reasons (``conviction_reasons``) is meant
for the buyer and does. What the buyer can spend (``annual_means``, ``approval_limit``) is internal as well,
unless it stands in the thread. Of the thread, every message that a person wrote counts, and calendar mail.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from closecall.drafting.checks.inspection.phrase_book import hear
from closecall.drafting.checks.spans.contact_details import Contact, contacts_in, same_phone
from closecall.drafting.checks.spans.day_mentions import (
    Day,
    DayNamed,
    as_day,
    clock_times,
    days_named,
    same_day,
)
from closecall.drafting.phrasing.signed_names import name_signed
from closecall.drafting.records import Brief
from closecall.facts.vocabulary import Facts
from closecall.text.dates import weekdays
from closecall.text.quantities.amounts import Amount, amounts_in
from closecall.text.quantities.numbers import numbers_in
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of
from closecall.thread.records import Automatic, Message, Side, Thread

_NO_PERSON = frozenset({Automatic.BOUNCE, Automatic.LIST})
_LONGEST_WEEKDAY = 12
_SHORTEST_WEEKDAY = 5
_SMALLEST_BARE_PRICE = 100
"""A bare number below this in a thread is a count, and makes no price of the same figure true."""

Money = tuple[Decimal, str | None, bool]
"""Value, currency, and whether it is a percentage."""


class Allowed(NamedTuple):
    """Everything of a brief that a draft may repeat.

    Attributes:
        clocks: times of day, in minutes past twelve.
        words: folded words of the thread, the facts and the names.
        buyer_texts: the buyer's own messages, with single spaces.
        seller_texts: the seller's own messages and reasons, folded words parted by single spaces.
        seller_said: ids of the phrases (:mod:`.phrase_book`) that the seller's own messages and reasons hold.

    """

    money: frozenset[Money] = frozenset()
    numbers: frozenset[Decimal] = frozenset()
    days: frozenset[Day] = frozenset()
    months: frozenset[int] = frozenset()
    weekdays: frozenset[int] = frozenset()
    clocks: frozenset[int] = frozenset()
    contacts: frozenset[Contact] = frozenset()
    words: frozenset[str] = frozenset()
    buyer_texts: tuple[str, ...] = ()
    seller_texts: tuple[str, ...] = ()
    seller_said: frozenset[str] = frozenset()

    def has_amount(self, amount: Amount, *, currency: str | None) -> bool:
        """Whether the facts or the thread name this amount; ``currency`` is the one of the facts."""
        if amount.is_percent:
            return any(value == amount.value and percent for value, _, percent in self.money)
        if any(
            value == amount.value
            and not percent
            and (None in (code, amount.currency) or code == amount.currency)
            for value, code, percent in self.money
        ):
            return True
        bare = amount.value in self.numbers and amount.value >= _SMALLEST_BARE_PRICE
        return (
            bare
            and not self._priced(amount.value)
            and (None in (currency, amount.currency) or currency == amount.currency)
        )

    def _priced(self, value: Decimal) -> bool:
        return any(known == value and not percent for known, _, percent in self.money)

    def has_day(self, named: DayNamed) -> bool:
        """Whether the facts or the thread name this day, month or weekday."""
        if named.weekday is not None:
            return named.weekday in self.weekdays
        if named.month is not None:
            return named.month in self.months
        years = {day[0] for day in self.days} - {None}
        return any(
            same_day(day, known) and (known[0] is not None or day[0] is None or day[0] in years)
            for day in named.days
            for known in self.days
        )

    def is_buyers(self, words: str) -> bool:
        """Whether the words are a slice of the buyer's messages; end marks and a first capital apart."""
        wanted = single_spaced(words).strip(" .,;:!?\u2026")
        forms = {wanted, wanted[:1].lower() + wanted[1:]}
        return bool(wanted) and any(form in text for form in forms for text in self.buyer_texts)

    def has_contact(self, contact: Contact) -> bool:
        """Whether the thread holds this link, address or telephone number; the bare host of one counts."""
        for known in self.contacts:
            if contact.host and contact.key in (known.host, f"{known.host}:"):
                return True
            if known.kind != contact.kind:
                continue
            if known.key == contact.key or (contact.kind == "phone" and same_phone(known.key, contact.key)):
                return True
        return False


def allowed_by(brief: Brief, *, lang: str) -> Allowed:
    """What a brief allows in a draft of that language; the thread's part is kept for the next draft."""
    quotes = [e.quote for e in brief.evidence if e.source == "words" and e.quote]
    own_words = brief.voice.own_words if brief.voice else None
    said = (brief.buyer_name, name_signed(brief), brief.seller_name, own_words)
    names = " ".join(name for name in said if name)
    return together(
        (
            _of_facts(brief.facts, lang, brief.as_of),
            of_thread(brief.thread, lang) if brief.thread is not None else Allowed(),
            Allowed(buyer_texts=tuple(single_spaced(quote) for quote in quotes)),
            *(_of_text(quote, lang) for quote in quotes),
            _of_names(names),
        )
    )


def _of_names(names: str) -> Allowed:
    # A name may be a number in some language: Otto is eight in Italian. A firm's digits stay its own.
    numbers = frozenset(number.value for number in numbers_in(names) if number.in_words)
    return Allowed(words=frozenset(words_of(names).folded), numbers=numbers)


@lru_cache(maxsize=32)
def of_thread(thread: Thread, lang: str) -> Allowed:
    """What the messages of a thread allow."""
    return together(
        part
        for message in thread.messages
        if message.automatic not in _NO_PERSON
        and (message.automatic is not None or message.speaker.side is not Side.OTHER)
        for part in _of_message(message, lang)
    )


def together(parts: Iterable[Allowed]) -> Allowed:
    """All that any of the parts allows."""
    merged: list[Any] = []
    for nothing, *values in zip(Allowed(), *parts, strict=True):
        if isinstance(nothing, tuple):
            merged.append(tuple(chain.from_iterable(values)))
        else:
            merged.append(nothing.union(*values))
    return Allowed(*merged)


def _of_message(message: Message, lang: str) -> Iterator[Allowed]:
    shown = f"{message.speaker.name or ''}\n{message.speaker.email or ''}\n{message.cut.signature}"
    for text in (message.subject or "", message.body):
        yield _of_text(text, lang)
        yield _contacts_of(text)
    yield _contacts_of(shown)
    yield _words_of(shown)
    if message.at and message.at.day:
        yield _of_days([message.at.day])
    if message.is_buyer:
        yield Allowed(buyer_texts=(single_spaced(message.body),))
    elif message.is_seller:
        yield _of_seller_words((message.body,), lang)


@lru_cache(maxsize=32)
def _of_facts(facts: Facts, lang: str, as_of: date | None) -> Allowed:
    reasons = facts.conviction_reasons or ()
    given = [facts.defer_until, facts.critical_date, facts.auto_reply_pending, as_of]
    counts = (
        facts.meetings_kept,
        facts.buyer_initiated,
        facts.decision_makers_total,
        facts.decision_makers_agreed,
    )
    price = (
        frozenset([(facts.price_total, facts.currency, False)])
        if facts.price_total is not None
        else frozenset()
    )
    numbers = frozenset(Decimal(n) for n in (*counts, facts.price_total) if n is not None)
    # A deed may be named by its own words, be it known from a CRM alone: "deposit".
    named = " ".join((facts.currency or "", *(facts.buyer_actions or ()))).replace("_", " ")
    return together(
        (
            _of_days([day for day in given if isinstance(day, date)]),
            _of_seller_words(reasons, lang),
            *(_of_text(reason, lang) for reason in reasons),
            Allowed(money=price, numbers=numbers, words=frozenset(words_of(named).folded)),
        )
    )


def _of_seller_words(texts: tuple[str, ...], lang: str) -> Allowed:
    said = [item.phrase.id for text in texts for item in hear(text, sentences_of(text), lang=lang)]
    spoken = tuple(f" {' '.join(_words_in(text))} " for text in texts)
    return Allowed(seller_texts=spoken, seller_said=frozenset(said))


# A subject comes again in each answer, a signature below each mail, and a quote in each draft that is tried.
@lru_cache(maxsize=256)
def _of_text(text: str, lang: str) -> Allowed:
    amounts = amounts_in(text)
    named = days_named(text, lang=lang)
    days = frozenset(day for item in named for day in item.days)
    words = frozenset(_words_in(text))
    return Allowed(
        money=frozenset((a.value, a.currency, a.is_percent) for a in amounts),
        numbers=frozenset(a.value for a in amounts)
        | {n.value for n in numbers_in(text) if n.kind == "plain"},
        days=days,
        months=frozenset(m for m in (*(d.month for d in named), *(day[1] for day in days)) if m is not None),
        weekdays=frozenset(d.weekday for d in named if d.weekday is not None)
        | _weekdays(days)
        | frozenset(_weekdays_beside(text, named)),
        clocks=frozenset(minutes for _, _, minutes in clock_times(text)),
        words=words,
    )


def _weekdays_beside(text: str, named: Iterable[DayNamed]) -> Iterator[int]:
    """The weekdays in, or right before, dates without a year: "Monday 20 July" names the Monday, too."""
    for day in named:
        for word in words_of(text, max(0, day.start - _LONGEST_WEEKDAY), day.end).folded:
            if day.days and len(word) >= _SHORTEST_WEEKDAY and word in weekdays():
                yield weekdays()[word]


def _words_in(text: str) -> Iterator[str]:
    # The readers of facts have parted the same text before.
    return (word for sentence in sentences_of(text) for word in sentence.words.folded)


@lru_cache(maxsize=256)
def _words_of(text: str) -> Allowed:
    return Allowed(words=frozenset(words_of(text).folded))


@lru_cache(maxsize=256)
def _contacts_of(text: str) -> Allowed:
    return Allowed(contacts=frozenset(contact._replace(start=0, end=0) for contact in contacts_in(text)))


def _of_days(days: list[date]) -> Allowed:
    return Allowed(
        days=frozenset(as_day(day) for day in days),
        months=frozenset(day.month for day in days),
        weekdays=frozenset(day.weekday() for day in days),
    )


def _weekdays(days: Iterable[Day]) -> frozenset[int]:
    return frozenset(date(y, m, d).weekday() for y, m, d in days if y is not None and m is not None)


def single_spaced(text: str) -> str:
    """A text with single spaces and plain apostrophes: how quotes are compared."""
    return " ".join(text.replace("\u2019", "'").replace("\u2018", "'").split())
