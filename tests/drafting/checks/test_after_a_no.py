"""After a no: where it is accepted, which figures may stand, what ends it, and what is too much."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.voice import Voice

SheetOf = Callable[..., Sheet]
MarkedIn = Callable[[Sheet, str], list[str]]
SAID = (
    "Please stop, the barge is not for us. The contractor fetches the winch on Tuesday 4 March.",
    "Hi Ruth, we fetch the winch on Tuesday 4 March.",
    "It is a no. We sail on 2 March.",
)


@pytest.fixture(name="marks")
def _marks(sheet_of: SheetOf, marked_in: MarkedIn) -> Callable[..., list[str]]:
    """What one rule marks in a paragraph after a no."""

    def marks(code: str, text: str, *said: str, **changes: Any) -> list[str]:
        body = f"Hi Ruth,\n\nThank you, I accept your no.\n\n{text}\n\nTom Reyes"
        return marked_in(sheet_of(body, *(said or SAID), approach="respect_no", **changes), code)

    return marks


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Thank you. The barge is sold.", []),
        ("The barge is sold. Thank you.", []),
        ("The barge is sold. So is the winch. Thank you.", ["The barge is sold. So is the winch."]),
        ("The barge is sold.", ["The barge is sold."]),
    ],
)
def test_the_no_is_accepted_in_the_first_two_sentences(
    sheet_of: SheetOf, marked_in: MarkedIn, body: str, marked: list[str]
) -> None:
    sheet = sheet_of(body, *SAID, approach="respect_no")
    assert marked_in(sheet, "no_not_accepted") == marked


def test_an_acceptance_in_the_subject_alone_is_none(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    sheet = sheet_of("The barge is sold.", *SAID, approach="respect_no", subject="Thank you")
    assert marked_in(sheet, "no_not_accepted") == ["The barge is sold."]


def test_a_language_whose_acceptance_is_not_known_is_not_judged(
    sheet_of: SheetOf, marked_in: MarkedIn
) -> None:
    sheet = sheet_of("La barca resta qui.", "No.", approach="respect_no", lang="it")
    assert marked_in(sheet, "no_not_accepted") == []
    assert marked_in(sheet, "more_than_farewell") == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("It was \u00a31.", ["\u00a31"]),
        ("It was one pound.", ["one pound"]),
        ("It was 1% at most.", ["1%"]),
        ("It was one percent.", ["one percent"]),
        ("It was the two of you.", []),
        ("It was for three boats.", ["three"]),
        ("It was the 2 of you.", ["2"]),
        ("We said 2 March.", []),  # a day of the thread that is past by then
        ("We said 7 March.", ["7 March"]),
        ("We said 14:30.", []),
    ],
)
def test_no_figure_stands_after_a_no_but_a_small_one_in_words(
    marks: Callable[..., list[str]], text: str, marked: list[str]
) -> None:
    assert [one.strip(".") for one in marks("amount_after_no", text)] == marked


@pytest.mark.parametrize(
    ("subject", "threads", "named"),
    [
        ("Re: Barge 370", "Barge 370", False),
        ("Barge 370", "Re: AW: Barge 370", False),
        ("Your no: Barge 370", "Barge 370", False),
        ("Barge 370", "Barge 37", True),
        ("Barge 370", None, True),
    ],
)
def test_a_figure_in_the_threads_own_subject_is_a_name(
    sheet_of: SheetOf, subject: str, threads: str | None, named: bool
) -> None:
    sheet = sheet_of("Thank you.", *SAID, approach="respect_no", subject=subject)
    assert sheet.brief.thread is not None
    messages = (*sheet.brief.thread.messages[:-1], replace(sheet.brief.thread.messages[-1], subject=threads))
    brief = replace(sheet.brief, thread=replace(sheet.brief.thread, messages=messages))
    found = {problem.code for problem in problems_in(sheet.draft, brief) if problem.where == "subject"}
    assert ("amount_after_no" in found) is named


def test_the_threads_subject_is_no_licence_for_the_body(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    sheet = sheet_of("Thank you: Barge 370", *SAID, approach="respect_no")
    assert sheet.brief.thread is not None
    first, *others = sheet.brief.thread.messages
    thread = replace(sheet.brief.thread, messages=(replace(first, subject="Barge 370"), *others))
    assert marked_in(Sheet(sheet.draft, replace(sheet.brief, thread=thread)), "amount_after_no") == ["370"]


@pytest.mark.parametrize(
    ("text", "as_of", "marked"),
    [
        ("We fetch the winch on 4 March.", date(2025, 3, 1), []),  # an agreed collection
        ("We fetch the winch on 5 March.", date(2025, 3, 1), ["5 March"]),  # on a day that nobody named
        ("We said 4 March.", date(2025, 3, 1), ["4 March"]),  # still to come
        ("We said 4 March.", date(2025, 3, 10), []),  # past
        ("We said 4 March.", None, ["4 March"]),
        ("We said Tuesday.", date(2025, 3, 10), ["Tuesday"]),  # it is not past on any day
        ("We fetch it on 4 March. We said 4 March.", date(2025, 3, 1), ["4 March"]),
    ],
)
def test_a_day_may_be_that_of_an_agreed_collection_or_a_past_one(
    marks: Callable[..., list[str]], text: str, as_of: date | None, marked: list[str]
) -> None:
    assert [one.strip(".") for one in marks("amount_after_no", text, brief={"as_of": as_of})] == marked


def test_a_collection_in_the_body_is_no_licence_for_the_subject(sheet_of: SheetOf) -> None:
    text = "Thank you. We fetch the winch on 4 March."
    sheet = sheet_of(
        text, *SAID, approach="respect_no", subject="See 4 March", brief={"as_of": date(2025, 3, 1)}
    )
    found = [(p.where, p.start) for p in problems_in(sheet.draft, sheet.brief) if p.code == "amount_after_no"]
    assert found == [("subject", 4)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("I will call you again.", True),
        ("I will close the file.", False),
        ("I will stay here, and I will sing.", True),
        ('You wrote "I will sing" there.', True),
        ('You wrote "the barge is not for us" there.', False),
        ("We will fetch the winch on 4 March.", False),
    ],
)
def test_the_seller_announces_only_that_he_ends_it(
    marks: Callable[..., list[str]], text: str, marked: bool
) -> None:
    assert bool(marks("seller_comes_back", text)) is marked


def test_an_end_in_the_subject_is_no_licence_for_the_body(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    sheet = sheet_of("I will sing.", *SAID, approach="respect_no", subject="Hi Ruth I will close the file")
    assert marked_in(sheet, "seller_comes_back") == ["I will"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("I wish you well; the barge sails in ice.", [" the barge sails in ice."]),
        ("I wish you well \u2013 the barge sails in ice.", [" the barge sails in ice."]),
        ("I wish you well - the barge sails in ice.", [" the barge sails in ice."]),
        ("I wish you well... the barge sails in ice.", [" the barge sails in ice."]),
        ("I wish you well and it sails in ice.", ["it sails in ice."]),
        ("I wish you well, and the barge sails in ice.", ["the barge sails in ice."]),
        ("I wish you well and sail in ice.", []),  # no sentence of its own
        ("I wish you well; for now.", []),  # too few words to say anything
        ("For ice; I wish you well.", ["For ice"]),  # save at the start
        ("I wish you well; for ice now.", [" for ice now."]),
        ('"It is a no".', []),
        ('"It is a yes".', ['"It is a yes".']),
        ('The barge "it is a no" in ice.', ['The barge "it is a no" in ice.']),
        ("From Tom Reyes", []),
        ("We fetch the winch on Tuesday.", []),
        ("We fetch the piano on Tuesday.", ["We fetch the piano on Tuesday."]),  # nobody lent one
        ("The barge sails in ice.", ["The barge sails in ice."]),
    ],
)
def test_each_clause_takes_the_no_thanks_or_wishes_well(
    marks: Callable[..., list[str]], text: str, marked: list[str]
) -> None:
    assert [one.strip() for one in marks("more_than_farewell", text)] == [one.strip() for one in marked]


@pytest.mark.parametrize(
    ("under", "marked"),
    [
        ("Winch Contractor", []),  # a firm that the thread holds
        ("Winch Contractor Barge Tuesday", []),
        ("Winch Contractor Barge Tuesday March", ["Winch Contractor Barge Tuesday March"]),
        ("Winch contractor", ["Winch contractor"]),
        ("Winch Piano", ["Winch Piano"]),
    ],
)
def test_the_line_under_the_sellers_name_may_be_his_firm(
    sheet_of: SheetOf, marked_in: MarkedIn, under: str, marked: list[str]
) -> None:
    sheet = sheet_of(f"Hi Ruth,\n\nThank you.\n\nTom Reyes\n{under}", *SAID, approach="respect_no")
    assert marked_in(sheet, "more_than_farewell") == marked
    above = sheet_of(f"Hi Ruth,\n\nThank you.\n\n{under}\n\nTom Reyes", *SAID, approach="respect_no")
    assert marked_in(above, "more_than_farewell") == [under]
    nameless = sheet_of(sheet.draft.body, *SAID, approach="respect_no", brief={"seller_name": None})
    assert under in marked_in(nameless, "more_than_farewell")


def test_the_sellers_own_signature_is_no_more_than_a_farewell(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    body = "Hi Ruth,\n\nThank you.\n\nTom Reyes\nkeeper of piano lore"
    sheet = sheet_of(body, *SAID, approach="respect_no")
    assert marked_in(sheet, "more_than_farewell") == ["keeper of piano lore"]
    voice = Voice(name="Tom Reyes", role="keeper of piano lore")
    assert marked_in(Sheet(sheet.draft, replace(sheet.brief, voice=voice)), "more_than_farewell") == []
    assert sheet.brief.thread is not None
    sellers = sheet.brief.thread.messages[1]
    signed = replace(sellers, cut=replace(sellers.cut, signature="Tom, keeper of piano lore"))
    for at, allowed in ((1, True), (0, False)):  # the buyer's signature is not the seller's
        messages = list(sheet.brief.thread.messages)
        messages[at] = replace(messages[at], cut=signed.cut)
        thread = replace(sheet.brief.thread, messages=tuple(messages))
        marked = marked_in(Sheet(sheet.draft, replace(sheet.brief, thread=thread)), "more_than_farewell")
        assert (marked == []) is allowed


@pytest.mark.parametrize(
    ("text", "names", "marked"),
    [
        ("Corin Thistle", {"seller_name": "Corin Thistle"}, []),
        ("Corin Thistle", {"buyer_name": "Corin Thistle"}, []),
        ("Corin Thistle", {}, ["Corin Thistle"]),
        ("Corin Thistle x", {"seller_name": "Corin Thistle"}, []),  # a letter alone says nothing
    ],
)
def test_the_names_of_the_two_say_nothing(
    marks: Callable[..., list[str]], text: str, names: dict[str, str], marked: list[str]
) -> None:
    assert [one for one in marks("more_than_farewell", text, brief=names) if one == text] == marked
