"""To whom a draft speaks: the buyer as "you", greeted by name, by the seller who signs, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.thread.records import Thread

SheetOf = Callable[..., Sheet]
Marks = Callable[..., list[str]]
SAID = "Hello, the prospect of rain."


@pytest.fixture(name="marks")
def _marks(sheet_of: SheetOf, marked_in: Callable[[Sheet, str], list[str]]) -> Marks:
    """What one rule marks in a body."""

    def marks(code: str, body: str, *said: str, **changes: Any) -> list[str]:
        return marked_in(sheet_of(body, *(said or (SAID,)), **changes), code)

    return marks


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("It is for the buyer to say.", ["the buyer"]),
        ("It is for the prospect to say.", []),  # a word of the thread
        ("It is for a buyer to say.", []),
        ("It is for the baker to say.", []),
        ("It is for the  buyer to say.", []),  # not two words beside each other
        ('It is for "the buyer" to say.', []),
        ("I see that Ruth wants it.", ["Ruth wants"]),
        ("I see that ruth wants it.", []),
        ("I see that Tom wants it.", []),
        ("I see that Ruth sings it.", []),
        ("I see, Ruth, wants are many.", []),
        ("Dear wants are many.", []),
    ],
)
def test_the_buyer_is_not_spoken_about(marks: Marks, body: str, marked: list[str]) -> None:
    assert marks("spoken_about", body) == marked


def test_without_a_name_only_the_role_tells(marks: Marks) -> None:
    brief = {"buyer_name": None}
    assert marks("spoken_about", "I see that Ruth wants it, the buyer.", brief=brief) == ["the buyer"]


def test_a_title_in_the_buyers_name_is_not_the_buyer(marks: Marks) -> None:
    assert marks("spoken_about", "I see that Dear wants it.", brief={"buyer_name": "Dear Alder"}) == []


def test_a_language_without_such_words_is_not_judged(marks: Marks) -> None:
    assert marks("spoken_about", "It is for the buyer to say.", lang="it") == []


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("I hear that she waits.", ["she"]),
        ("I hear that she and he wait.", ["she", "he"]),
        ('I hear "she waits" often.', []),
        ("Your aunt says that she waits.", []),
        ("I hear that Halloran and she wait.", []),
        ("I hear that Ruth and she wait.", ["she"]),  # the buyer was not meant
        ("I hear that Tom and she wait.", ["she"]),
        ("I hear. Halloran sings, and she waits.", ["she"]),  # any word has a capital there
        ("Halloran sings, and she waits.", ["she"]),
        ("I hear: Halloran sings, and she waits.", ["she"]),
        ("I hear\nHalloran sings, and she waits.", ["she"]),
        ("I hear HALLORAN, and she waits.", ["she"]),
        ("I hear on Monday that she waits.", ["she"]),  # a day is nobody
        ("Hi Dear, she waits.", ["she"]),
        ("She waits, and your aunt too.", ["She"]),
    ],
)
def test_a_person_is_named_before_a_pronoun_means_one(marks: Marks, body: str, marked: list[str]) -> None:
    assert marks("person_unnamed", body) == marked


@pytest.mark.parametrize("missing", ["buyer_name", "seller_name"])
def test_the_other_name_is_known_where_one_is_missing(marks: Marks, missing: str) -> None:
    brief = {"buyer_name": "Alder", "seller_name": "Alder", missing: None}
    assert marks("person_unnamed", "I hear that Alder and she wait.", brief=brief) == ["she"]


@pytest.mark.parametrize(
    ("body", "name", "named"),
    [
        ("Hi Ruth,\n\nIt rains.", "Ruth Alder", True),
        ("Hi Ms Alder,\n\nIt rains.", "Ruth Alder", True),
        ("\n  \nHi Ruth,\n\nIt rains.", "Ruth Alder", True),  # the first line that says something
        ("Hi,\n\nRuth, it rains.", "Ruth Alder", False),
        ("Hi Ruthless,\n\nIt rains.", "Ruth Alder", False),
        ("Hi Ros,\n\nIt rains.", "Rosalind Fern", True),
        ("Hi Ro,\n\nIt rains.", "Rosalind Fern", False),
        ("Hi Lin,\n\nIt rains.", "Rosalind Fern", False),
        ("Hi,\n\nIt rains.", "Hilda", False),  # a greeting is no short form
        ("Dear,\n\nIt rains.", "Dearing", False),
        ("Hi Ms,\n\nIt rains.", "Ms Alder", False),  # a title is no name
        ("Hi Dr,\n\nIt rains.", "Dr", True),  # save where nothing else is known
        ("Hi,\n\nIt rains.", None, True),
    ],
)
def test_the_first_line_names_the_buyer(marks: Marks, body: str, name: str | None, named: bool) -> None:
    first = next(line for line in body.split("\n") if line.strip())
    marked = marks("greeting_without_name", body, brief={"buyer_name": name})
    assert marked == ([] if named else [first])


@pytest.mark.parametrize(
    ("greeting", "before", "named"),
    [
        ("Bonjour Madame,", "Bonjour Madame,\n\nvoici le devis.", True),
        ("Madame,", "Madame, voici le devis.", True),
        ("Bonjour Madame,", "Bonjour Monsieur,\n\nvoici le devis.", False),
        ("Bonjour Madame,", "Bonjour,\n\nvoici le devis pour Madame.", False),
        ("Bonjour,", "Bonjour Madame,\n\nvoici le devis.", False),
        ("Madame,", "Bonjour,\n\nvoici le devis.", True),  # a French letter may open so
        ("Monsieur,", "Bonjour Madame,\n\nvoici le devis.", False),
        ("Señora,", "Bonjour,\n\nvoici le devis.", False),
        ("Guten Tag Frau,", "Guten Tag Frau Fern,\n\nhier ist es.", False),
    ],
)
def test_a_title_greets_by_itself_where_the_seller_has_greeted_so(
    sheet_of: Callable[..., Sheet],
    marked_in: Callable[..., list[str]],
    greeting: str,
    before: str,
    named: bool,
) -> None:
    sheet = sheet_of(
        f"{greeting}\n\nmerci.", "Bonjour, un devis ?", before, brief={"buyer_name": "Rose Fern"}
    )
    assert bool(marked_in(sheet, "greeting_without_name")) is not named


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Hi Marcus,", ["Marcus"]),
        ("Hi Marcus and Hal,", ["Marcus", "Hal"]),
        ("Hi Ruth,", []),
        ("Hi Ruth, Marcus sings.", []),  # the greeting ends at the comma
        ("Hi there Marcus,", ["Marcus"]),
        ("Hi for Marcus,", ["Marcus"]),
        ("Hi singing Marcus,", []),  # a sentence has begun
        ("Hi A Marcus,", []),
        ("Well Marcus,", []),  # no greeting
        ("Marcus,", []),
        ("", []),
    ],
)
def test_only_people_of_the_thread_are_greeted(marks: Marks, body: str, marked: list[str]) -> None:
    assert marks("other_recipient", f"{body}\n\nIt rains.") == marked


def test_a_greeting_is_read_no_further_than_a_line(marks: Marks) -> None:
    assert marks("other_recipient", f"Hi {'and ' * 20}Marcus,") == ["Marcus"]
    assert marks("other_recipient", f"Hi {'and ' * 30}Marcus,") == []
    assert marks("other_recipient", "Hi\nMarcus,") == []


@pytest.mark.parametrize(
    ("thread", "name", "marked"),
    [(None, None, []), (None, "Ruth Alder", ["Marcus"]), ("some", None, ["Marcus"])],
)
def test_where_nobody_is_known_anybody_may_be_greeted(
    marks: Marks, thread: str | None, name: str | None, marked: list[str]
) -> None:
    brief: dict[str, Any] = {"buyer_name": name, "seller_name": None}
    if thread is None:
        brief["thread"] = None
    assert marks("other_recipient", "Hi Marcus,", brief=brief) == marked


@pytest.mark.parametrize(
    ("body", "signed"),
    [
        ("It rains.\n\nTom", True),
        ("It rains.\n\nReyes\n\n", True),
        ("It rains.\n\nTom\nOvens\n\nKilns\nBarges", True),  # the last four lines that say something
        ("It rains.\n\nTom\nOvens\nKilns\nBarges\nKeels", False),
        ("Tomorrow it rains.", False),
    ],
)
def test_the_last_lines_hold_the_sellers_name(marks: Marks, body: str, signed: bool) -> None:
    last = body.rstrip().rpartition("\n")[2]
    assert marks("not_signed", body) == ([] if signed else [last])


def test_without_the_sellers_name_nobody_has_to_sign(marks: Marks) -> None:
    assert marks("not_signed", "It rains.", brief={"seller_name": None}) == []


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Hi\nTo: Marcus\nIt rains.", ["To: Marcus"]),
        ("Cc : Marcus\nBetreff: x", ["Cc : Marcus", "Betreff: x"]),
        ("        From: x", ["        From: x"]),
        ("         From: x", []),  # nine blanks
        ("Hi To: Marcus", []),
        ("To:", []),
        ("Together: x", []),
    ],
)
def test_a_line_like_a_mail_header_is_marked(marks: Marks, body: str, marked: list[str]) -> None:
    assert marks("header_line", body) == marked


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("Hi\n\nDear Marcus, it rains.", ["Marcus"]),
        ("Hi\n\nDear Ruth, it rains.", []),
        ("Dear Marcus, it rains.", []),  # the first line is the greeting itself
        ("\n\nDear Marcus, it rains.", []),
        ("Hi\n\nDear me, Marcus sings.", []),
        ("Hi\n\nSing dear Marcus.", ["Marcus"]),
        ("Hi\n\nSing with dear Marcus.", []),  # it does not begin so
    ],
)
def test_a_second_letter_greets_somebody_else_further_down(
    marks: Marks, body: str, marked: list[str]
) -> None:
    assert marks("second_letter", body) == marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Fragen Sie Herrn Quell danach.", ["Quell"]),
        ("Fragen Sie Herrn Reyes danach.", []),
        ("Fragen Sie Ihre Frau Quell danach.", []),  # his wife
        ("Fragen Sie noch Frau Quell danach.", ["Quell"]),
        ("Der neue Quarzit Onyx passt.", ["Quarzit Onyx"]),
        ("Der neue Quarzit 7 passt.", ["Quarzit 7"]),
        ("Der neue Ofen Onyx passt.", []),  # the first noun is the thread's
        ("Der neue Quarzit Ofen passt.", []),
        ("Der neue Ofen 7 passt.", []),
        ("Ab dem Montag 7 passt.", []),
        ("Es kostet Euro 7 im Monat.", []),
    ],
)
def test_in_german_a_title_or_a_second_noun_makes_a_name(marks: Marks, text: str, marked: list[str]) -> None:
    found = marks("stranger_named", text, "Der Ofen lief gut.", lang="de")
    assert found == marked


def test_german_names_are_told_in_german_drafts_with_a_thread(sheet_of: SheetOf) -> None:
    for changes in ({"lang": "en"}, {"lang": "de", "brief": {"thread": None}}):
        sheet = sheet_of("Fragen Sie Herrn Quell.", "Der Ofen.", **changes)
        assert "stranger_named" not in {p.code for p in problems_in(sheet.draft, sheet.brief)}


@pytest.mark.parametrize(
    ("is_typed", "codes"), [(True, set()), (False, {"greeting_without_name", "not_signed"})]
)
def test_a_chat_shows_both_names_beside_every_message(
    sheet_of: SheetOf, is_typed: bool, codes: set[str]
) -> None:
    talk = (
        "[2026-03-01 10:02] Tom Reyes: The kiln is yours 🙂\n[2026-03-01 10:09] Ruth Alder: good to know, thx"
    )
    thread = replace(Thread.parse(talk, me=("Tom Reyes",)), typed=is_typed)
    sheet = sheet_of("It is all yours.", brief={"thread": thread})
    found = {problem.code for problem in problems_in(sheet.draft, sheet.brief)}
    assert found & {"greeting_without_name", "not_signed"} == codes
