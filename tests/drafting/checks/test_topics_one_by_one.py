"""Rules that ask for several topics: each topic by itself, in a sentence that speaks on no other of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.records import NextStep
from closecall.facts.vocabulary import Facts

SheetOf = Callable[..., Sheet]
MarkedIn = Callable[[Sheet, str], list[str]]


@pytest.mark.parametrize(
    "pressing",
    [
        "I will not take no.",
        "Shall we order?",
        "My advice is to buy.",
        "I disagree.",
        "The price goes up soon.",
        "That is the deadline.",
        "You will be sorry.",
        "You hurt me.",
        "It would be a disaster.",
    ],
)
def test_a_declared_sentence_that_presses_leaves_no_pace(sheet_of: SheetOf, pressing: str) -> None:
    for exit_, given in ((pressing, False), ("All of it may stand as it stands.", True)):
        sheet = sheet_of(f"Hi Ruth,\n\n{exit_}\n\nTom", "We like it.", exit=exit_)
        found = {problem.code for problem in problems_in(sheet.draft, sheet.brief)}
        assert ("pace_not_given" not in found) is given


@pytest.mark.parametrize(
    ("pressing", "lets_go"),
    [
        ("If you order, write.", False),
        ("Should it be an order, write.", False),
        ("If in doubt, look at how others see it, but write.", True),
        ("If so, it is a disaster.", False),
        ("If so, you will be sorry.", False),
        ("If so, you hurt me.", False),
        ("If so, that is the deadline.", False),
        ("If so, the price goes up soon.", False),
        ("If so, shall we order?", False),
        ("If so, my advice is that one.", True),
    ],
)
def test_a_condition_that_presses_is_no_way_out(sheet_of: SheetOf, pressing: str, lets_go: bool) -> None:
    sheet = sheet_of(f"Hi Ruth,\n\n{pressing}\n\nTom", "We like it.", approach="firm_close", exit=pressing)
    found = {problem.code for problem in problems_in(sheet.draft, sheet.brief)}
    assert ("no_exit" not in found) is lets_go


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("Much obliged to you and yours.", False),
        ("So glad of it all here.", False),
        ("No hurry with any of it.", False),
        ("Just say no and all is over.", False),
        ("Until then, goodbye to you all.", False),
        ("A good decision all in all.", False),
        ("All in all it is quite so.", True),
    ],
)
def test_each_courtesy_may_fill_a_paragraph_without_a_word_of_the_thread(
    sheet_of: SheetOf, marked_in: MarkedIn, text: str, stray: bool
) -> None:
    body = f"Hi Ruth,\n\nThe keel.\n\n{text}\n\nSay stop if you like.\n\nTom"
    sheet = sheet_of(body, "The barge has a keel.", exit="Say stop if you like.")
    assert (text in marked_in(sheet, "stray_matter")) is stray


LONG = (
    "Der Etagenofen lief eine ganze Woche in unserer Backstube, die Laibe kamen goldbraun heraus. "
    "Der Drehstrom liegt bereit, die Dichtungen wirken ordentlich. Unser Geselle fragt, ob das Gärfach auch "
    "Roggenteige verträgt. Trotzdem möchte ich noch überlegen, weil der Umbau vor Ostern Unordnung bringt."
)


@pytest.mark.parametrize(
    ("text", "unrelated"),
    [
        ("Ich fasse mich kurz.", False),
        ("Das ist mir eine Freude.", False),
        ("Es eilt dabei gar nicht.", False),
        ("Sagen Sie einfach ab, das reicht.", False),
        ("Alles Gute euch allen dort.", False),
        ("Klar ist das alles hier.", False),
        ("Wolken ziehen langsam südwärts.", True),
        ("Wolken ziehen südwärts.", False),  # three words tell nothing
        ("Wolken und Dichtungen ziehen langsam südwärts.", True),  # one word in common is chance
        ("Wolken, Laibe und Dichtungen ziehen langsam.", False),
    ],
)
def test_in_german_too_each_courtesy_may_fill_a_paragraph(
    sheet_of: SheetOf, marked_in: MarkedIn, text: str, unrelated: bool
) -> None:
    body = f"Guten Tag Ruth,\n\n{text}\n\nTom"
    sheet = sheet_of(body, LONG, lang="de", brief={"lang": "de"})
    assert (marked_in(sheet, "unrelated_paragraph") == [text]) is unrelated


@pytest.mark.parametrize(
    ("text", "invented"),
    [
        ("It is £8,400, nothing on top.", False),
        ("It is £8,400 \u2013 nothing on top.", False),
        ("It is £8,400, I say, nothing on top.", True),  # not at once
        ("It is £8,500, nothing on top.", True),  # not the price
        ("Nothing on top, it is £8,400.", True),
        ("It is £8,500 or £8,400, nothing on top.", False),
    ],
)
def test_that_nothing_comes_on_top_is_told_of_the_price_before_it(
    sheet_of: SheetOf, marked_in: MarkedIn, text: str, invented: bool
) -> None:
    sheet = sheet_of(text, "Hello.", "It is £8,400.", brief={"facts": Facts(currency="GBP")})
    assert bool(marked_in(sheet, "invented_terms")) is invented


@pytest.mark.parametrize(
    ("approach", "text", "when", "hurries"),
    [
        ("confirm", "Hurry, sign it by 4 May.", "4 May", False),
        ("guide", "Hurry, sign it by 4 May.", "4 May", True),
        ("confirm", "Hurry, sing it by 4 May.", "4 May", True),  # not the step
        ("confirm", "Hurry, sign it by 5 May.", "5 May", True),  # a day of nobody's
        ("confirm", "Hurry, sign it by 4 May.", "5 May", True),
        ("confirm", "Hurry, sign it soon.", "soon", True),  # no day
        ("confirm", "Hurry, sign it by 4 May.", None, True),
        ("confirm", "Hurry. Sign it by 4 May.", "4 May", True),  # another sentence
    ],
)
def test_a_step_after_a_yes_may_be_hurried_to_a_day_of_the_thread(
    sheet_of: SheetOf, marked_in: MarkedIn, approach: str, text: str, when: str | None, *, hurries: bool
) -> None:
    step = NextStep(what="sign it", when=when)
    sheet = sheet_of(text, "Yes, by 4 May.", approach=approach, next_step=step)
    assert bool(marked_in(sheet, "false_urgency")) is hurries


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("See you on 4 May.", False),
        ("See you on 5 May.", True),
        ("See you at the harbour. We deliver on 4 May.", True),  # in another sentence
        ("4 May is near, see you at the harbour.", True),
    ],
)
def test_whom_one_will_see_is_told_of_a_day_of_the_thread(
    sheet_of: SheetOf, marked_in: MarkedIn, text: str, unknown: bool
) -> None:
    assert bool(marked_in(sheet_of(text, "Please deliver on 4 May."), "unknown_meeting")) is unknown


@pytest.mark.parametrize(
    ("asked", "unknown"),
    [
        ("Send me one two three the form.", False),
        ("Send me one two three four the form.", True),  # too far from "send"
        ("The form is what you one two could send.", True),
        ("The form is what you could send.", False),
        ("I like the form.", True),
    ],
)
def test_a_paper_is_asked_for_a_few_words_from_sending(
    sheet_of: SheetOf, marked_in: MarkedIn, asked: str, unknown: bool
) -> None:
    assert bool(marked_in(sheet_of("The form is attached.", asked), "unknown_attachment")) is unknown


@pytest.mark.parametrize(
    ("approach", "until", "day", "kept"),
    [
        ("nurture", date(2025, 11, 2), "2 November", True),
        ("nurture", date(2025, 11, 2), "3 November", False),
        ("nurture", date(2025, 11, 2), "2 October", False),
        ("nurture", date(2025, 11, 2), "2 November or 3 November", False),
        ("nurture", None, "2 November", False),
        ("guide", date(2025, 11, 2), "2 November", False),
        ("nurture", date(2025, 11, 2), "the day", False),
    ],
)
def test_as_promised_is_said_of_the_day_on_which_the_buyer_is_free(
    sheet_of: SheetOf, marked_in: MarkedIn, approach: str, until: date | None, day: str, *, kept: bool
) -> None:
    brief = {"facts": Facts(defer_until=until), "as_of": date(2025, 6, 22)}
    sheet = sheet_of(f"As promised, I write on {day}.", "Later.", approach=approach, brief=brief)
    assert (marked_in(sheet, "unkept_promise") == []) is kept
