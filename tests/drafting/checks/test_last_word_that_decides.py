"""One word, one letter or one day more or less, and another answer of a draft rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from closecall.decision.records import Blocker
from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.text_part import Part
from closecall.drafting.checks.refusal_reply.refusal_words import lent_words
from closecall.drafting.records import NextStep
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Moment, Precision

SheetOf = Callable[..., Sheet]
MarkedIn = Callable[[Sheet, str], list[str]]
KINDS = {kind: frozenset[str]() for kind in ("noes", "against", "withheld")}


@pytest.mark.parametrize(
    ("said", "refuses"),
    [
        ("The kiln is a no.", True),
        ("We want no kiln.", True),
        ("We build a kiln instead.", False),
        ("We build no kiln instead.", True),
        ("Instead we want no kiln.", True),
    ],
)
def test_only_a_last_instead_is_no_part_of_what_is_said(sheet_of: SheetOf, said: str, refuses: bool) -> None:
    kinds = {**KINDS, "noes": frozenset({"no"}), "against": frozenset({"instead"})}
    lent = lent_words(sheet_of("x", said), kinds)
    assert ("kiln" in lent.refusing, "kiln" in lent.plain) == (refuses, not refuses)


def test_in_french_a_last_instead_refuses_nothing_either(sheet_of: SheetOf) -> None:
    kinds = {**KINDS, "against": frozenset({"plutot"})}
    assert "four" in lent_words(sheet_of("x", "Nous prenons un four plutôt.", lang="fr"), kinds).plain


@pytest.mark.parametrize(("said", "known"), [("The fair is on.", True), ("The fur is on.", False)])
def test_four_letters_name_an_event(sheet_of: SheetOf, marked_in: MarkedIn, said: str, known: bool) -> None:
    assert (marked_in(sheet_of("It was good at the fair.", said), "unknown_event") == []) is known


@pytest.mark.parametrize(("code", "quiet"), [("annoyed", True), ("large_purchase", False)])
def test_only_to_who_is_angry_nothing_has_to_be_read_back(sheet_of: SheetOf, code: str, quiet: bool) -> None:
    sheet = sheet_of("Hi Ruth,\n\nTwo things count.\n\nTom", "The kiln cracked.")
    blocked = replace(sheet.brief.decision, blockers=(Blocker(code, "It is so.", "Time."),))
    found = {p.code for p in problems_in(sheet.draft, replace(sheet.brief, decision=blocked))}
    assert ("not_listening" not in found) is quiet


@pytest.mark.parametrize(
    ("when", "early"),
    [
        ("2 December 2024", True),  # a year that is told is meant
        ("10 March", True),  # today is not past
        ("9 March", False),  # next year's
        ("3/9/2025", False),  # which may be September
        ("3/8/2025", True),  # August and March are both too soon
    ],
)
def test_a_step_on_a_day_without_a_year_is_meant_for_the_next_such_day(
    sheet_of: SheetOf, when: str, early: bool
) -> None:
    brief = {"facts": Facts(defer_until=date(2025, 9, 1)), "as_of": date(2025, 3, 10)}
    step = NextStep(what="say so", when=when)
    sheet = sheet_of("Hi Ruth", "Hello.", approach="nurture", brief=brief, next_step=step)
    found = {p.code for p in problems_in(sheet.draft, sheet.brief)}
    assert ("before_the_buyers_date" in found) is early


@pytest.mark.parametrize(
    ("first", "newest", "past"),
    [
        (datetime(2025, 3, 9, 16), datetime(2025, 3, 10, 9), False),  # the hour of another day
        (datetime(2025, 3, 10, 16), datetime(2025, 3, 10, 9), True),
        (datetime(2025, 3, 9, 16), None, False),
    ],
)
def test_an_hour_is_past_by_a_message_of_the_same_day(
    sheet_of: SheetOf, first: datetime, newest: datetime | None, past: bool
) -> None:
    step = NextStep(what="a short call", when="today at 10 am")
    sheet = sheet_of("Hi Ruth", "Hello.", "Hi.", next_step=step, brief={"as_of": date(2025, 3, 10)})
    assert sheet.brief.thread is not None
    moments = [Moment("", Precision.MINUTE, at) for at in (first, newest)]
    pairs = zip(sheet.brief.thread.messages, moments, strict=True)
    thread = replace(sheet.brief.thread, messages=tuple(replace(m, at=at) for m, at in pairs))
    found = {p.code for p in problems_in(sheet.draft, replace(sheet.brief, thread=thread))}
    assert ("step_in_past" in found) is past


@pytest.mark.parametrize(
    ("body", "hesitation", "frightens"),
    [
        ("It is a disaster. You fear it.", "You fear it", True),  # in the next sentence
        ("A disaster!", "It would be a disaster for us", True),  # the draft does not say so
        ("A disaster; would be one.", "would be one", False),
        ("A disaster to me 4 times, would be one.", "would be one", False),  # 24 letters before
        ("A disaster to you 4 times, would be one.", "would be one", True),
    ],
)
def test_a_fear_belongs_to_the_hesitation_that_begins_right_behind_it(
    sheet_of: SheetOf, marked_in: MarkedIn, body: str, hesitation: str, frightens: bool
) -> None:
    sheet = sheet_of(body, "It would be a disaster.", hesitation=hesitation)
    assert bool(marked_in(sheet, "fear")) is frightens


@pytest.mark.parametrize(
    ("said", "his"), [("We hear that only two left.", True), ("We hear that only ten left.", False)]
)
def test_a_short_word_of_the_hesitation_is_his_own_as_it_stands(
    sheet_of: SheetOf, marked_in: MarkedIn, said: str, his: bool
) -> None:
    sheet = sheet_of("You fear it: only two left.", said, hesitation="only two left")
    assert (marked_in(sheet, "scarcity") == []) is his


def test_what_a_rate_counts_may_be_the_first_word_of_all(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    for counted, marked in (("Trays", []), ("Loafs", ["seven"])):
        sheet = sheet_of(f"{counted}, seven a week.", "We bake seven trays a week.")
        assert marked_in(sheet, "invented_amount") == marked


def test_five_letters_meet_in_german_and_four_do_not(sheet_of: SheetOf) -> None:
    for body, passes in (("Motor, Achse.", True), ("Moor, Ton.", False)):
        sheet = sheet_of(
            f"Guten Tag\n\n{body}\n\nTom", "Motor und Achse, Moor und Ton.", lang="de", brief={"lang": "de"}
        )
        found = {p.code for p in problems_in(sheet.draft, sheet.brief)}
        assert ("not_listening" not in found) is passes


@pytest.mark.parametrize(("letters", "marked"), [(32, []), (33, ["seven"])])
def test_what_a_rate_counts_stands_at_most_40_letters_before_it(
    sheet_of: SheetOf, marked_in: MarkedIn, letters: int, marked: list[str]
) -> None:
    sheet = sheet_of(f"Trays {'x' * letters}, seven a week.", "We bake seven trays a week.")
    assert marked_in(sheet, "invented_amount") == marked


@pytest.mark.parametrize("text", ["fifty pounds and £4", "£4 and fifty pounds"])
def test_an_amount_in_words_borrows_no_sign_from_one_that_stands_apart(text: str) -> None:
    amounts = Part("body", text, lang="en").amounts
    assert {text[amount.start : amount.end] for amount in amounts} == {"fifty pounds", "£4"}


@pytest.mark.parametrize(
    ("note", "secret"),
    [
        ("sailor at river before market", False),  # an ordinary word beside three that a message told
        ("sailor at river before it", True),  # beside two
    ],
)
def test_an_ordinary_word_more_needs_three_that_were_told(
    sheet_of: SheetOf, marked_in: MarkedIn, note: str, secret: bool
) -> None:
    said = ("A sailor, a river, a market.", "Before it.")
    sheet = sheet_of(f"Think {note}.", *said, brief={"note": note})
    assert (note in marked_in(sheet, "note_repeated")) is secret


def test_a_comma_right_behind_the_first_word_ends_a_greeting(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    for first, marked in (("Hi, Marcus sings.", []), ("Hi Marcus sings.", ["Marcus"])):
        assert marked_in(sheet_of(f"{first}\n\nIt rains.", "Hello."), "other_recipient") == marked
