"""What the buyer told of his own business may be told back; what he wrote of the sale proves nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from closecall.decision.records import Approach
from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.draft_parser import plain_draft
from closecall.facts.vocabulary import Facts

SheetOf = Callable[..., Sheet]
MarkedIn = Callable[[Sheet, str], list[str]]
TOLD = "Our visitors queue for half an hour, and the old till breaks down twice a month."


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Your visitors queue for half an hour.", "scarcity"),
        ("You know that the old till breaks down twice a month.", "fear"),
    ],
)
def test_his_own_trouble_is_no_pressure(
    sheet_of: SheetOf, marked_in: MarkedIn, sentence: str, code: str
) -> None:
    body = f"Hi Ruth,\n\n{sentence}\n\nTom Reyes"
    assert marked_in(sheet_of(body, TOLD), code) == []
    assert marked_in(sheet_of(body, "We like the till."), code) != []


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("People queue for our tills.", "scarcity"),
        ("You should order before the old till breaks down again.", "fear"),
    ],
)
def test_his_words_turned_on_the_sale_press_him(
    sheet_of: SheetOf, marked_in: MarkedIn, sentence: str, code: str
) -> None:
    assert marked_in(sheet_of(f"Hi Ruth,\n\n{sentence}\n\nTom Reyes", TOLD), code) != []


@pytest.mark.parametrize(
    ("asked", "marked"), [("Send me the order form, please.", False), ("The order form is long.", True)]
)
def test_a_paper_that_he_asked_for_may_be_attached(
    sheet_of: SheetOf, marked_in: MarkedIn, asked: str, marked: bool
) -> None:
    sheet = sheet_of("Hi Ruth,\n\nthe order form is attached.\n\nTom Reyes", f"Thank you. {asked}")
    assert bool(marked_in(sheet, "unknown_attachment")) is marked


def test_a_paper_that_he_asked_for_proves_no_other(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    sheet = sheet_of("Hi Ruth,\n\nthe contract is attached.\n\nTom Reyes", "Send me the order form, please.")
    assert marked_in(sheet, "unknown_attachment") != []


@pytest.mark.parametrize(
    ("opening", "shown"),
    [
        ("The lamps burnt every evening for two weeks, and nobody wants to hand them back.", True),
        ("The lamps are a fine thing.", False),
    ],
)
def test_interest_is_shown_by_taking_up_several_words_of_one_sentence(
    sheet_of: SheetOf, opening: str, shown: bool
) -> None:
    sheet = sheet_of(
        f"Hi Ruth,\n\n{opening} Still, you wonder about the summer.\n\nTom Reyes",
        "The lamps burnt every evening for two weeks and nobody here wants to hand them back.",
        approach="firm_close",
        hesitation="you wonder about the summer",
    )
    codes = {problem.code for problem in problems_in(sheet.draft, sheet.brief)}
    assert ("interest_not_shown" not in codes) is shown


def test_the_first_person_may_stand_before_the_declared_part(sheet_of: SheetOf) -> None:
    for lead, personal in (("Ich verstehe das, ", True), ("Das ist klar, ", False)):
        part = "finde aber, dass Warten nichts bringt"
        sheet = sheet_of(
            f"Guten Tag Ruth,\n\n{lead}{part}.\n\nTom Reyes",
            "Ich warte lieber.",
            approach="firm_close",
            lang="de",
            disagreement=part,
        )
        codes = {problem.code for problem in problems_in(sheet.draft, sheet.brief)}
        assert ("disagreement_not_personal" not in codes) is personal


@pytest.mark.parametrize(("day", "kept"), [("le 2 novembre", True), ("le 9 novembre", False)])
def test_as_agreed_may_be_said_of_the_day_that_he_named(
    sheet_of: SheetOf, marked_in: MarkedIn, day: str, kept: bool
) -> None:
    sheet = sheet_of(
        f"Bonjour Ruth,\n\nje vous recontacte {day}, comme convenu.\n\nTom Reyes",
        "Recontactez-moi le 2 novembre, pas le 9 novembre.",
        approach="nurture",
        lang="fr",
        brief={"facts": Facts(defer_until=date(2025, 11, 2)), "as_of": date(2025, 6, 22)},
    )
    assert (marked_in(sheet, "unkept_promise") == []) is kept


def test_in_plain_text_one_or_two_words_to_answer_with_are_no_quotation() -> None:
    text = 'Hi Ruth,\n\nyou wrote "we love the oven". Reply "go ahead" or "yes".\n\nTom'
    assert plain_draft(text, approach=Approach.GUIDE).quotes == ("we love the oven",)


def test_a_sentence_of_words_that_two_languages_share_is_of_the_drafts_own(sheet_of: SheetOf) -> None:
    body = (
        "Hola, Ruth:\n\n{}\n\nMe alegra mucho que lo mire con su hermano, y con gusto hablamos.\n\nUn saludo"
    )
    for sentence, marked in (
        ("Vamos a verlo antes de nada.", False),
        ("Não vamos ver isso antes de você.", True),
    ):
        sheet = sheet_of(body.format(sentence), "Bien.", lang="es", brief={"lang": "es"})
        codes = {problem.code for problem in problems_in(sheet.draft, sheet.brief)}
        assert ("other_language" in codes) is marked


@pytest.mark.parametrize(
    ("sentence", "codes"), [('You wrote "{}".', set()), ("So {}.", {"recommendation_not_allowed"})]
)
def test_the_buyers_own_call_to_go_ahead_is_no_advice_of_the_sellers(
    sheet_of: SheetOf, sentence: str, codes: set[str]
) -> None:
    words = "please go ahead and order it now"
    sheet = sheet_of(f"Hi Ruth,\n\n{sentence.format(words)}\n\nTom Reyes", f"If you can, {words}.")
    found = {problem.code for problem in problems_in(sheet.draft, sheet.brief)}
    assert {code for code in found if code == "recommendation_not_allowed"} == codes


@pytest.mark.parametrize(
    ("leaving", "lets_go"),
    [
        ("Should you see it in another light, write to me.", True),
        ("If you order today, the oven comes on Thursday.", False),
        ("Write to me on Thursday.", False),
    ],
)
def test_a_declared_way_out_that_begins_with_if_is_believed_unless_it_sells(
    sheet_of: SheetOf, leaving: str, lets_go: bool
) -> None:
    body = f"Hi Ruth,\n\nI think you should order now. {leaving}\n\nTom Reyes"
    sheet = sheet_of(body, "We like it.", approach="firm_close", exit=leaving)
    codes = {problem.code for problem in problems_in(sheet.draft, sheet.brief)}
    assert ("no_exit" not in codes) is lets_go


def test_a_phrase_does_not_reach_over_a_colon(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    body = "Hi Ruth,\n\nmy view is another one{} the old oven is gone.\n\nTom Reyes"
    told = "We like the oven."
    assert marked_in(sheet_of(body.format(":"), told), "scarcity") == []
    assert marked_in(sheet_of("Hi Ruth,\n\nonly two are left.\n\nTom Reyes", told), "scarcity") != []


@pytest.mark.parametrize(
    ("reason", "pressed"),
    [
        ("The old one fails twice a month.", False),
        ("The old one fails on the worst day.", True),
        ("The old one will be ruined, twice a month.", True),
    ],
)
def test_a_declared_reason_may_tell_his_trouble_in_a_run_of_his_words(
    sheet_of: SheetOf, marked_in: MarkedIn, reason: str, pressed: bool
) -> None:
    body = f"Hi Ruth,\n\nI think you should order now. {reason}\n\nTom Reyes"
    sheet = sheet_of(body, TOLD, approach="firm_close", reasons=(reason,))
    assert bool(marked_in(sheet, "fear")) is pressed
    assert marked_in(sheet_of(body, TOLD, approach="firm_close"), "fear") != []
