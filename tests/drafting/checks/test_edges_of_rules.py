"""Where rules end: the last word that decides, the place after a long line, a name that is a mark."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.spans.contact_details import contacts_in
from closecall.drafting.checks.spans.day_mentions import days_named
from closecall.facts.vocabulary import Facts

SheetOf = Callable[..., Sheet]
MarkedIn = Callable[[Sheet, str], list[str]]
NO = "No, we will not buy the oven. Thank you for your time."


@pytest.mark.parametrize("dot", [".", "\u2027", "\u2024", "\uff0e"])
def test_a_link_is_found_behind_any_dot(dot: str) -> None:
    (link,) = contacts_in(f"see reyesovens{dot}example/deck")
    assert (link.kind, link.host) == ("link", "reyesovens.example")


def test_an_address_is_not_a_link_as_well() -> None:
    assert [contact.kind for contact in contacts_in("write to tom@www.reyes.example now")] == ["email"]


def test_capitals_make_no_other_link_of_a_link_that_is_no_web_page() -> None:
    (one,), (other,) = contacts_in("FTP://Files.example/X"), contacts_in("ftp://files.example/x")
    assert one.key == other.key


def test_a_day_right_after_a_long_stretch_of_a_line_is_found() -> None:
    (day,) = days_named("a " * 1000 + "Thursday", lang="en")
    assert (day.start, day.weekday) == (2000, 3)


def test_a_day_of_a_long_line_is_found_once() -> None:
    text = "x\n" + "on Thursday " + "a " * 1500
    assert [day.start for day in days_named(text, lang="en")] == [text.index("Thursday")]


def test_a_weekday_with_a_mark_on_its_letters_is_no_name(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    sheet = sheet_of("Ciao Ruth, ci vediamo di Lunedì con Vexolore.", "Va bene.", lang="it")
    assert marked_in(sheet, "unknown_name") == ["Vexolore"]


def test_a_name_with_a_lone_mark_names_nobody_else(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    body = "Hello {},\n\nthank you for your note.\n\nTom Reyes"
    for name, greeted, wrong in (("Ruth .", "Ruth", False), ("Ruth .", "Bob", True)):
        sheet = sheet_of(body.format(greeted), "Hello.", brief={"buyer_name": name})
        assert bool(marked_in(sheet, "greeting_without_name")) is wrong


def test_a_farewell_to_somebody_without_a_name_is_read(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    body = "Thank you for telling me. I accept your decision. An oven pays for itself.\n\nTom Reyes"
    sheet = sheet_of(body, NO, approach="respect_no", brief={"buyer_name": None})
    assert marked_in(sheet, "more_than_farewell") == ["An oven pays for itself."]


def test_what_the_buyer_announced_may_be_cited_after_his_no(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    said = "No, we will not buy it. I will be in touch about the invoice."
    body = "Hi Ruth,\n\nI accept your decision. {}\n\nTom Reyes"
    for words, marked in (
        ('"I will be in touch about the invoice": noted, thank you.', []),
        ("I will be in touch about the invoice: noted, thank you.", ["I will", "I will be in touch"]),
    ):
        sheet = sheet_of(body.format(words), said, approach="respect_no")
        assert marked_in(sheet, "seller_comes_back") == marked


def test_a_short_clause_of_the_sellers_own_after_a_no_is_read(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    sheet = sheet_of("Hi Ruth,\n\nI accept your decision; I pay it.\n\nTom Reyes", NO, approach="respect_no")
    assert marked_in(sheet, "more_than_farewell") == [" I pay it."]


@pytest.mark.parametrize(
    ("clause", "passes"),
    [
        ("I will gladly pick up the loan oven on Thursday 13 March.", True),
        ("I will pick up the loan oven and the trumpet on Thursday 13 March.", False),
    ],
)
def test_only_what_the_thread_lent_is_fetched_after_a_no(
    sheet_of: SheetOf, marked_in: MarkedIn, clause: str, passes: bool
) -> None:
    said = "We will not buy it. Please pick up the loan oven on Thursday 13 March."
    body = f"Hi Ruth,\n\nI accept your decision. {clause}\n\nTom Reyes"
    sheet = sheet_of(body, said, approach="respect_no", brief={"as_of": date(2025, 3, 10)})
    assert (marked_in(sheet, "more_than_farewell") == []) is passes


@pytest.mark.parametrize(
    ("hesitation", "proved"),
    [
        ("kitchens worries", False),
        ("changing everything before summer worries kitchens", True),
    ],
)
def test_a_hesitation_is_claimed_with_half_of_its_words_and_two_of_them(
    sheet_of: SheetOf, marked_in: MarkedIn, hesitation: str, proved: bool
) -> None:
    sheet = sheet_of(
        f"Hi Ruth,\n\nYou told me that {hesitation}.\n\nTom Reyes",
        "It is a lot of work. Changing everything worries me.",
        hesitation=hesitation,
    )
    assert (marked_in(sheet, "unproved_claim") == []) is proved


def test_a_figure_that_belongs_to_a_name_of_the_thread_is_no_amount(
    sheet_of: SheetOf, marked_in: MarkedIn
) -> None:
    offer = "The Palmleaf 4000 is what I would take."
    for name, marked in (("Palmleaf 4000", []), ("Palmleaf 5000", ["5000"])):
        sheet = sheet_of(f"Hi Ruth,\n\nthe {name} fits your kitchen.\n\nTom Reyes", "Hello.", offer)
        found = marked_in(sheet, "invented_amount") + marked_in(sheet, "invented_number")
        assert found == marked


def test_a_bare_day_makes_no_number_of_its_figure_true(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    body = "Hi Ruth,\n\nI will come on {}, so keep el día 15 free.\n\nTom Reyes"
    for day, marked in (("15 March", []), ("the 15th", ["15"])):
        sheet = sheet_of(body.format(day), "Please come on 15 March.")
        assert marked_in(sheet, "invented_number") == marked


def test_a_question_passed_over_is_marked_from_the_first_letter(sheet_of: SheetOf) -> None:
    body = "Hi Ruth,\n\nwe could talk on Thursday.\n\nTom Reyes"
    facts = Facts(open_buyer_questions=1)
    sheet = sheet_of(body, "How long does the fitting take?", brief={"facts": facts})
    (found,) = [p for p in problems_in(sheet.draft, sheet.brief) if p.code == "question_passed_over"]
    assert (found.start, found.end) == (0, len(body))


@pytest.mark.parametrize(("subject", "pretended"), [("Re: Deck oven", False), ("Re: Deck lamp", True)])
def test_a_reply_may_shorten_a_subject_to_its_end(sheet_of: SheetOf, subject: str, pretended: bool) -> None:
    sheet = sheet_of("Hi Ruth,\n\nthank you.\n\nTom Reyes", "Hello.", subject=subject)
    thread = sheet.brief.thread
    assert thread is not None
    message = replace(thread.messages[0], subject="Your new deck oven")
    brief = replace(sheet.brief, thread=replace(thread, messages=(message,)))
    codes = {problem.code for problem in problems_in(sheet.draft, brief)}
    assert ("pretended_reply" in codes) is pretended


def test_a_sentence_of_another_language_is_told_in_capitals_too(sheet_of: SheetOf) -> None:
    foreign = "DAS IST NICHT DER PREIS UND AUCH NICHT IHR OFEN."
    body = f"Hi Ruth,\n\nthank you for your message of Monday.\n\n{foreign}\n\nTom"
    sheet = sheet_of(body, "Hello, we like the oven.")
    assert "other_language" in {problem.code for problem in problems_in(sheet.draft, sheet.brief)}


def test_three_words_may_be_quoted_once(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    for words, marked in (("we like ovens", ["we like ovens"]), ("like ovens", [])):
        sheet = sheet_of(f'Hi Ruth,\n\n"{words}", you wrote. And "{words}".\n\nTom', "Yes, we like ovens.")
        assert marked_in(sheet, "quoted_twice") == marked


def test_what_is_away_without_being_taken_is_no_farewell(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    for clause, marked in (("I took the oven off.", []), ("The oven is off.", ["The oven is off."])):
        sheet = sheet_of(f"Hi Ruth,\n\nI accept your decision. {clause}\n\nTom", NO, approach="respect_no")
        assert marked_in(sheet, "more_than_farewell") == marked
