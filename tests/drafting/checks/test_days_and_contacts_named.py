"""What a text names that can be compared: days, times, links, addresses, numbers, quotations, words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from closecall.drafting.checks.inspection.allowed_content import Allowed, single_spaced
from closecall.drafting.checks.inspection.common_words import is_telling, plain
from closecall.drafting.checks.spans.contact_details import Contact, contacts_in, same_phone
from closecall.drafting.checks.spans.day_mentions import DayNamed, as_day, clock_times, days_named, same_day
from closecall.drafting.checks.spans.quotations import quotations
from closecall.text.quantities.amounts import Amount, amounts_in

Days = list[tuple[str, tuple[tuple[int | None, int | None, int], ...]]]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("2025-09-04", [("2025-09-04", ((2025, 9, 4),))]),
        ("2025-13-04", []),
        ("2025-02-30", []),
        ("3/9/2025", [("3/9/2025", ((2025, 9, 3), (2025, 3, 9)))]),
        ("3.9.2025", [("3.9.2025", ((2025, 9, 3),))]),
        ("4-9-25", [("4-9-25", ((2025, 9, 4),))]),
        ("31/12/2025", [("31/12/2025", ((2025, 12, 31),))]),
        ("32/1/2025", []),
        ("the 3rd of May 2025", [("3rd of May 2025", ((2025, 5, 3),))]),
        ("3rd June", [("3rd June", ((None, 6, 3),))]),
        ("May 4, 2025", [("May 4, 2025", ((2025, 5, 4),))]),
        ("Jun. 5th", [("Jun. 5th", ((None, 6, 5),))]),
        ("29 February", [("29 February", ((None, 2, 29),))]),
        ("29 February 2025", []),
        ("Page 5 June 6", [("5 June", ((None, 6, 5),))]),
        ("Room 12 and 6 June", [("6 June", ((None, 6, 6),))]),
        ("by 12/6", [("12/6", ((None, 6, 12), (None, 12, 6)))]),
        ("until 31/12", [("31/12", ((None, 12, 31),))]),
        ("on the 3rd", [("3rd", ((None, None, 3),))]),
        ("on the 31st", [("31st", ((None, None, 31),))]),
        ("on the 32nd", []),
        ("on the 0th", []),
        ("the 12th.", [("12th", ((None, None, 12),))]),
        ("the 12th loaf", []),
        ("hasta el 9.", [("9", ((None, None, 9),))]),
        ("el 9 de", []),
        ("2025年9月4日", [("2025年9月4日", ((2025, 9, 4),))]),
        ("9月5日", [("9月5日", ((None, 9, 5),))]),
        ("9月32日", []),
        ("one\ntwo on the 3rd\n4 May", [("3rd", ((None, None, 3),)), ("4 May", ((None, 5, 4),))]),
        ("4 May, then on the 3rd", [("4 May", ((None, 5, 4),)), ("3rd", ((None, None, 3),))]),
    ],
)
def test_a_date_is_read_with_all_that_it_can_mean(text: str, named: Days) -> None:
    found = [day for day in days_named(text, lang="en") if day.days]
    assert [(text[day.start : day.end], day.days) for day in found] == named


@pytest.mark.parametrize(
    ("text", "lang", "month", "weekday"),
    [
        ("in May", "en", 5, None),
        ("we may", "en", None, None),
        ("in may", "en", None, None),
        ("Yes May", "en", None, None),
        ("last March", "en", 3, None),
        ("we march on", "en", None, None),
        ("im Januar", "de", 1, None),
        ("January", "en", 1, None),
        ("Sat down", "en", None, None),
        ("Tuesday", "en", None, 1),
        ("on Saturdays", "en", None, 5),
        ("na segunda", "pt", None, 0),
        ("la segunda vez", "es", None, None),
        ("el lunes", "es", None, 0),
        ("quinta-feira", "pt", None, 3),
    ],
)
def test_a_month_or_weekday_is_told_from_a_common_word(
    text: str, lang: str, month: int | None, weekday: int | None
) -> None:
    found = [(day.month, day.weekday) for day in days_named(text, lang=lang)]
    assert found == ([(month, weekday)] if (month, weekday) != (None, None) else [])


def test_a_weekday_beside_its_date_is_one_day() -> None:
    text = "Monday 6 June, and Tuesday"
    assert [text[day.start : day.end] for day in days_named(text, lang="en")] == ["6 June", "Tuesday"]


def test_a_very_long_line_is_read_in_pieces() -> None:
    text = f"{'x' * 1_995} on 4 May {'y' * 2_100} on 5 May 2025"
    assert [day.days for day in days_named(text, lang="en")][-1] == ((2025, 5, 5),)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("15:30", 210),
        ("3:30", 210),
        ("3 pm", 180),
        ("3 p.m.", 180),
        ("9 Uhr", 540),
        ("9h", 540),
        ("12:00", 0),
        ("24:00", 0),
        ("25:00", None),
        ("9:59", 599),
        ("9:60", None),
        ("0:05", 5),
        ("at 12", None),
        ("£9:30", None),
        ("1:5", None),
        ("half past three", 210),
        ("Quarter past twelve", 15),
        ("quarter to one", 45),
        ("half past twelve", 30),
    ],
)
def test_a_time_of_day_is_told_in_minutes_past_twelve(text: str, minutes: int | None) -> None:
    assert [told for _, _, told in clock_times(text)] == ([] if minutes is None else [minutes])


def test_a_time_of_day_has_its_place() -> None:
    text = "Tomorrow at 9:30, or half past two."
    assert sorted(text[start:end] for start, end, _ in clock_times(text)) == ["9:30", "half past two"]


@pytest.mark.parametrize(
    ("named", "known", "same"),
    [
        ((2025, 5, 3), (2025, 5, 3), True),
        ((2025, 5, 3), (2024, 5, 3), False),
        ((2025, 5, 3), (2025, 6, 3), False),
        ((2025, 5, 3), (2025, 5, 4), False),
        ((None, 5, 3), (2025, 5, 3), True),
        ((2025, 5, 3), (None, 5, 3), True),
        ((None, None, 3), (2025, 5, 3), True),
        ((None, None, 3), (None, None, 3), True),
        ((None, 5, 3), (None, None, 3), False),
    ],
)
def test_days_agree_in_what_both_state(
    named: tuple[int | None, int | None, int], known: tuple[int | None, int | None, int], same: bool
) -> None:
    assert same_day(named, known) is same


def test_a_date_becomes_a_day() -> None:
    assert as_day(date(2025, 5, 3)) == (2025, 5, 3)


def _allowed(text: str) -> Allowed:
    days = days_named(text, lang="en")
    return Allowed(
        days=frozenset(one for day in days for one in day.days),
        months=frozenset(day.month for day in days if day.month),
        weekdays=frozenset(day.weekday for day in days if day.weekday is not None),
    )


@pytest.mark.parametrize(
    ("known", "named", "has"),
    [
        ("4 May 2025", "4 May", True),
        ("4 May 2025", "4 May 2026", False),
        ("4 May", "4 May 2026", False),
        ("4 May, 2 June 2026", "4 May 2026", True),
        ("4 May", "on the 4th", True),
        ("4 May", "5 May", False),
        ("on Monday", "Monday", True),
        ("on Monday", "Tuesday", False),
        ("in May", "in May", True),
        ("in May", "in June", False),
        ("", "Monday", False),
    ],
)
def test_a_day_is_known_where_the_thread_says_as_much(known: str, named: str, has: bool) -> None:
    (day,) = days_named(named, lang="en")
    assert _allowed(known).has_day(day) is has


def test_a_day_without_anything_is_no_day_of_the_thread() -> None:
    assert not Allowed().has_day(DayNamed(0, 1, ((None, None, 3),)))


def _amount(text: str) -> Amount:
    (amount,) = amounts_in(text)
    return amount


@pytest.mark.parametrize(
    ("money", "numbers", "currency", "text", "has"),
    [
        ((Decimal(8400), "GBP", False), None, "GBP", "£8,400", True),
        ((Decimal(8400), "GBP", False), None, "GBP", "€8,400", False),
        ((Decimal(8400), "GBP", False), None, "GBP", "£8,500", False),
        ((Decimal(8400), None, False), None, "GBP", "€8,400", True),
        ((Decimal(20), None, True), None, None, "20%", True),
        ((Decimal(20), None, True), None, None, "21%", False),
        ((Decimal(20), None, False), None, None, "20%", False),
        ((Decimal(20), "GBP", True), None, "GBP", "£20", False),
        (None, Decimal(8400), "GBP", "£8,400", True),
        (None, Decimal(8400), None, "£8,400", True),
        (None, Decimal(8400), "EUR", "£8,400", False),
        (None, Decimal(99), "GBP", "£99", False),
        (None, Decimal(100), "GBP", "£100", True),
        ((Decimal(8400), "EUR", False), Decimal(8400), "GBP", "£8,400", False),
        ((Decimal(8400), None, True), Decimal(8400), "GBP", "£8,400", True),
    ],
)
def test_an_amount_is_known_in_its_currency_or_as_a_bare_price(
    money: tuple[Decimal, str | None, bool] | None,
    numbers: Decimal | None,
    currency: str | None,
    text: str,
    has: bool,
) -> None:
    allowed = Allowed(
        money=frozenset([money] if money else []), numbers=frozenset([numbers] if numbers is not None else [])
    )
    assert allowed.has_amount(_amount(text), currency=currency) is has


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("write to Ruth@Alder.example.", [("email", "ruth@alder.example", "alder.example")]),
        ("https://www.Alder.example/deck/", [("link", "alder.example:/deck", "alder.example")]),
        ("https://alder.example:8080/a?b=1#c", [("link", "alder.example:8080/a?b=1#c", "alder.example")]),
        ("see alder.example, please", [("link", "alder.example:", "alder.example")]),
        ("ftp://alder.example/x", [("link", "ftp://alder.example/x", "")]),
        ("https://tom@alder.example/x", [("link", "https://tom@alder.example/x", "")]),
        ("https://alder.example:x1/", [("link", "https://alder.example:x1/", "")]),
        ("ask @ruth_alder.", [("link", "@ruth_alder", "")]),
        ("alder (dot) example", [("link", "alder (dot) example", "")]),
        ("alder dot example", [("link", "alder dot example", "")]),
        ("Alder DOT Example", [("link", "alder dot example", "")]),
        ("ask @Ruth_Alder.", [("link", "@ruth_alder", "")]),
        ("a red dot on the plan", []),
        ("a dot shows it", []),
        ("10.0.0.1", [("link", "10.0.0.1:", "10.0.0.1")]),
        ("10.0.0.1/x", [("link", "10.0.0.1:/x", "10.0.0.1")]),
        ("1.2/3.4", []),
        ("e.g. z.B. 9.30am 2.5kg Ph.D v1.2", []),
        ("Dr.Alder", []),
        ("1.First", []),
        ("say 1.first", [("link", "1.first:", "1.first")]),
        ("call +44 20 7946 0018", [("phone", "442079460018", "")]),
        ("call 123456", []),
        ("call 1234567", [("phone", "1234567", "")]),
        ("alder。example", [("link", "alder.example:", "alder.example")]),
        ("ruth＠alder．example", [("email", "ruth@alder.example", "alder.example")]),
    ],
)
def test_a_way_to_reach_somebody_is_told_from_prose(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(c.kind, c.key, c.host) for c in contacts_in(text)] == found


def test_a_contact_has_its_place_and_is_told_once() -> None:
    text = "Write to ruth@alder.example or see https://alder.example/a."
    assert [text[c.start : c.end] for c in contacts_in(text)] == [
        "ruth@alder.example",
        "https://alder.example/a",
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("442079460018", "02079460018", True),
        ("00442079460018", "442079460018", True),
        ("02079460018", "442079460018", True),
        ("2079460018", "2079460019", False),
        ("123456", "44123456", True),
        ("12345", "44712345", False),
        ("123456", "123123456", True),
        ("123456", "1234123456", False),
    ],
)
def test_a_telephone_number_is_the_same_with_and_without_its_codes(one: str, other: str, same: bool) -> None:
    assert same_phone(one, other) is same_phone(other, one) is same


@pytest.mark.parametrize(
    ("known", "named", "has"),
    [
        ("https://alder.example/deck", "alder.example", True),
        ("https://alder.example/deck", "https://alder.example/deck", True),
        ("https://alder.example/deck", "https://alder.example/other", False),
        ("ruth@alder.example", "alder.example", True),
        ("ruth@alder.example", "tom@alder.example", False),
        ("https://alder.example:8080/", "alder.example", True),
        ("+44 20 7946 0018", "020 7946 0018", True),
        ("+44 20 7946 0018", "020 7946 0019", False),
        ("1234567.example", "1234567", False),
    ],
)
def test_a_contact_is_known_where_the_thread_holds_it_or_its_host(known: str, named: str, has: bool) -> None:
    allowed = Allowed(contacts=frozenset(c._replace(start=0, end=0) for c in contacts_in(known)))
    (contact,) = contacts_in(named)
    assert allowed.has_contact(contact) is has


def test_a_link_without_a_host_is_no_host_of_another() -> None:
    known = Allowed(contacts=frozenset([Contact("link", 0, 0, "@ruth", "")]))
    assert known.has_contact(Contact("link", 5, 10, "@ruth", ""))
    assert not known.has_contact(Contact("link", 5, 10, "@tom", ""))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('She said "we like it" twice', ["we like it"]),
        ("„Wir mögen es“ und „sehr”", ["Wir mögen es", "sehr"]),
        ("«on aime» et »ja«", ["on aime", "ja"]),
        ("‚ja‘ 「はい」", ["ja", "はい"]),
        ("it's 'we like it' that counts", ["we like it"]),
        ("it's the bakers' day", []),
        ("an 'ox'", []),
        ('one "two\nthree" four', []),
        ('""', []),
    ],
)
def test_what_stands_between_quotation_marks_is_found(text: str, inside: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == inside


def test_quotes_are_compared_with_single_spaces_and_plain_apostrophes() -> None:
    assert single_spaced(" it\u2019s \u2018ours\u2019 \n now ") == "it's 'ours' now"


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("earned", "earn"),
        ("earns", "earn"),
        ("bakes", "bak"),
        ("bake", "bak"),
        ("use", "use"),
        ("does", "doe"),
    ],
)
def test_a_word_loses_its_commonest_ending_where_enough_is_left(word: str, stem: str) -> None:
    assert plain(word) == stem


@pytest.mark.parametrize(
    ("word", "telling"),
    [
        ("oven", True),
        ("sourdough", True),
        ("one", False),
        ("2025", False),
        ("message", False),
        ("messages", False),
    ],
)
def test_an_ordinary_word_tells_nothing(word: str, telling: bool) -> None:
    assert is_telling(word) is telling
