"""Laws: what is in no fact is always found, what is in the facts never makes a problem."""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from closecall.drafting.checks import RULES, problems_in
from closecall.drafting.records import Brief, Draft

quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
Honest = dict[str, Draft]
BriefOf = Callable[..., Brief]

_KNOWN_NUMBERS = {8400, 12, 3, 2, 20, 46, 18}
_SIGNS = st.sampled_from(["£{}", "€{}", "{} €", "${}", "{} USD", "{} pounds", "{} euros"])
values = st.integers(3, 999_999).filter(lambda n: n not in _KNOWN_NUMBERS)
amounts = st.builds(
    lambda form, value, grouped: form.format(f"{value:,}" if grouped else str(value)),
    _SIGNS,
    values,
    st.booleans(),
)
percentages = st.integers(1, 99).map(lambda n: f"{n}%") | st.integers(3, 99).map(lambda n: f"{n} percent")
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "ninety"]
in_words = st.builds(
    lambda ten, scale: f"{ten} {scale} pounds",
    st.sampled_from(_TENS),
    st.sampled_from(["thousand", "hundred", "million"]),
)
_DAY_FORMS = ["{:%Y-%m-%d}", "{:%d.%m.%Y}", "{:%d %B %Y}", "{:%B %d, %Y}", "{:%d %B}", "{:%A, %d %B %Y}"]
days = st.builds(
    lambda form, day: form.format(day),
    st.sampled_from(_DAY_FORMS),
    # Without its year, a day of March may be one that the thread names.
    st.dates(date(2025, 5, 1), date(2027, 12, 31)).filter(lambda day: day.month != 3),
)
words = st.text(string.ascii_lowercase, min_size=3, max_size=10)
links = st.builds(
    lambda scheme, host, end, path: f"{scheme}{host}.{end}{path}",
    st.sampled_from(["https://", "http://", "www.", ""]),
    words,
    st.sampled_from(["com", "example", "io", "co.uk", "de"]),
    st.sampled_from(["", "/deck2", "/a?b=c"]),
)
addresses = st.builds(lambda name, host: f"{name}@{host}.example", words, words)
phones = st.integers(10_000_000, 99_999_999).map(lambda n: f"+49 {str(n)[:3]} {str(n)[3:]}")


def _inserted(draft: Draft, text: str, place: int) -> Draft:
    """The draft with the text between two words of its body."""
    gaps = [i for i, character in enumerate(draft.body) if character == " "]
    gap = gaps[place % len(gaps)]
    return draft.model_copy(update={"body": f"{draft.body[:gap]} {text}{draft.body[gap:]}"})


def _codes(draft: Draft, brief: Brief) -> set[str]:
    return {problem.code for problem in problems_in(draft, brief)}


@given(
    st.sampled_from(["guide", "firm_close", "confirm"]), amounts | percentages | in_words, st.integers(0, 200)
)
@quick
def test_an_amount_that_nobody_named_is_found_anywhere(
    honest: Honest, brief_of: BriefOf, name: str, amount: str, place: int
) -> None:
    found = _codes(_inserted(honest[name], amount, place), brief_of(name))
    assert found & {"invented_amount", "invented_number"}, amount


@given(st.sampled_from(["guide", "firm_close", "nurture"]), days, st.integers(0, 200))
@quick
def test_a_day_that_nobody_named_is_found_anywhere(
    honest: Honest, brief_of: BriefOf, name: str, day: str, place: int
) -> None:
    assert "invented_date" in _codes(_inserted(honest[name], day, place), brief_of(name)), day


@given(
    st.sampled_from(["guide", "firm_close", "respect_no"]), links | addresses | phones, st.integers(0, 200)
)
@quick
def test_a_contact_that_nobody_named_is_found_anywhere(
    honest: Honest, brief_of: BriefOf, name: str, contact: str, place: int
) -> None:
    assert "unknown_contact" in _codes(_inserted(honest[name], contact, place), brief_of(name)), contact


ALLOWED = [
    "£8,400", "8,400 pounds", "https://reyesovens.example/deck2", "reyesovens.example",
    "tom@reyesovens.example", "+44 20 7946 0018", "10 March", "10 March 2025", "2025-03-05", "Thursday",
    "12 loaves", '"big change before Easter"', '"The loaves came out evenly"',
]  # fmt: skip
TRACED = {
    "invented_amount", "invented_number", "invented_date", "unknown_contact", "invented_quote",
    "internal_amount", "unknown_name", "invented_time",
}  # fmt: skip


@given(
    st.sampled_from(["guide", "confirm"]),
    st.lists(st.sampled_from(ALLOWED), max_size=4),
    st.integers(0, 200),
)
@quick
def test_what_the_thread_holds_is_never_a_problem(
    honest: Honest, brief_of: BriefOf, name: str, texts: list[str], place: int
) -> None:
    draft = _inserted(honest[name], " and ".join(texts), place)
    assert not _codes(draft, brief_of(name)) & TRACED - {"unknown_name"}


@given(
    st.sampled_from(["guide", "confirm", "nurture"]),
    amounts | days | links | addresses,
    st.integers(0, 200),
)
@quick
def test_what_the_seller_has_written_becomes_allowed(
    honest: Honest, brief_of: BriefOf, name: str, text: str, place: int
) -> None:
    brief = brief_of(name)
    assert brief.thread is not None
    first, sellers, *rest = brief.thread.messages
    told = replace(sellers, body=f"{sellers.body} For the record: {text} .")
    thread = replace(brief.thread, messages=(first, told, *rest))
    draft = _inserted(honest[name], text, place)
    assert not _codes(draft, replace(brief, thread=thread)) & TRACED - {"unknown_name"}


@given(st.sampled_from(["guide", "firm_close", "respect_no"]), st.text(max_size=200))
@quick
def test_any_text_gives_sorted_problems_with_places_inside_it(
    honest: Honest, brief_of: BriefOf, name: str, text: str
) -> None:
    draft = honest[name].model_copy(update={"body": text, "subject": text[:40]})
    problems = problems_in(draft, brief_of(name))
    assert problems == problems_in(draft, brief_of(name))
    assert list(problems) == sorted(problems, key=lambda p: (p.where, p.start, p.code, p.end))
    for problem in problems:
        if problem.where in ("body", "subject"):
            length = len(text if problem.where == "body" else text[:40])
            assert 0 <= problem.start <= problem.end <= length


def test_codes_are_unique_and_every_rule_says_why_and_what_to_do() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(rule.sentence and rule.repair and rule.source for rule in RULES)
    assert [(rule.id[0], int(rule.id[1:])) for rule in RULES] == sorted(
        (r.id[0], int(r.id[1:])) for r in RULES
    )


def test_a_rule_broken_everywhere_is_told_at_25_places(honest: Honest, brief_of: BriefOf) -> None:
    draft = honest["guide"].model_copy(update={"body": "Hi Ruth,\n" + "I disagree. " * 200 + "\nTom"})
    found = [p for p in problems_in(draft, brief_of("guide")) if p.code == "disagreement_not_allowed"]
    assert len(found) == 25
