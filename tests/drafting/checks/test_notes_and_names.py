"""Words that only the seller's note holds, and names that the thread does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Side, Speaker

SheetOf = Callable[..., Sheet]
MarkedIn = Callable[[Sheet, str], list[str]]
SAID = ("The zebra knows the river.", "A quartz in the lake, and nets.", "Velvet for our knots, our sun.")


@pytest.mark.parametrize(
    ("note", "body", "marked"),
    [
        ("zebra quartz velvet", "Think zebra quartz velvet.", ["zebra quartz velvet"]),
        ("zebra quartz velvet", "Zebra quartz velvet", ["Zebra quartz velvet"]),
        ("zebra quartz velvet", "Think zebra, then quartz velvet.", []),
        ("zebra quartz velvet", "Zebra quartz velvet, or zebra quartz velvet.", ["Zebra quartz velvet"]),
        (
            "zebra and quartz",
            "Think zebra and quartz.",
            ["zebra and quartz"],
        ),  # two words that tell, in three
        ("zebra and the sun", "Think zebra and the sun.", []),
        (
            "the river of our knots",
            "In the river of our knots.",
            ["the river of our knots"],
        ),  # two of five letters
        ("the river of our nets", "In the river of our nets.", []),
        ("the river is the sun", "In the river is the sun.", []),
        ("", "Think zebra quartz velvet.", []),
        ("the zebra and river", "Think the zebra and river.", []),  # one message holds both
    ],
)
def test_a_run_of_words_that_only_the_note_holds_is_marked(
    sheet_of: SheetOf, marked_in: MarkedIn, note: str, body: str, marked: list[str]
) -> None:
    assert marked_in(sheet_of(body, *SAID, brief={"note": note}), "note_repeated") == marked


@pytest.mark.parametrize(
    ("said", "private"),
    [
        ("The sailor is at the river, the market, the lagoon.", False),  # all but an ordinary word
        ("The sailor is at the river and the market before us.", True),  # all but one that tells
        ("The sailor, before the river.", True),
    ],
)
def test_one_ordinary_word_more_makes_no_secret_of_what_a_message_told(
    sheet_of: SheetOf, marked_in: MarkedIn, said: str, private: bool
) -> None:
    note = "sailor river before market lagoon"
    heard = (said, "Lagoon market.", "Before us.")
    sheet = sheet_of(f"Think {note}.", *heard, brief={"note": note})
    assert (note in marked_in(sheet, "note_repeated")) is private


@pytest.mark.parametrize("figure", ["45", "seven"])
def test_a_figure_beside_what_a_message_told_is_a_secret(
    sheet_of: SheetOf, marked_in: MarkedIn, figure: str
) -> None:
    note = f"sailor river market lagoon {figure}"
    sheet = sheet_of(f"Think {note}.", "A sailor, a river, a market, a lagoon.", brief={"note": note})
    assert note in marked_in(sheet, "note_repeated")


def test_what_is_short_carries_nothing(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    note = "our river at her knots"
    sheet = sheet_of(f"Think {note}.", "A river with knots.", brief={"note": note})
    assert marked_in(sheet, "note_repeated") == []


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("They distrusted us.", ["distrusted"]),
        ("They trust us.", []),
        ("They distrust us, distrusting all.", ["distrust"]),
        ("They owe us a reply.", []),
    ],
)
def test_one_word_that_only_the_note_holds_is_marked_once_in_any_form(
    sheet_of: SheetOf, marked_in: MarkedIn, body: str, marked: list[str]
) -> None:
    assert (
        marked_in(sheet_of(body, *SAID, brief={"note": "Ruth distrusts leasing."}), "note_repeated") == marked
    )


@pytest.mark.parametrize(
    ("host", "marked"), [("alderquokkas.example", ["wombats"]), ("alder.example", ["quokkas"])]
)
def test_a_word_of_the_buyers_own_host_is_no_secret(
    sheet_of: SheetOf, marked_in: MarkedIn, host: str, marked: list[str]
) -> None:
    sheet = sheet_of("Your quokkas, no wombats.", *SAID, brief={"note": "Quokkas; wombats."})
    assert sheet.brief.thread is not None
    first, *others = sheet.brief.thread.messages
    first = replace(first, speaker=Speaker("Ruth Alder", f"ruth@{host}", Side.BUYER))
    thread = replace(sheet.brief.thread, messages=(first, *others))
    assert marked_in(Sheet(sheet.draft, replace(sheet.brief, thread=thread)), "note_repeated") == marked


@pytest.mark.parametrize(
    ("said", "reasons", "lang", "told"),
    [
        (("I distrust banks.",), (), "en", True),
        ((), ("distrusting banks",), "en", True),
        ((), (), "de", True),  # which German words are ordinary is not known
        ((), (), "en", False),
    ],
)
def test_a_word_of_the_note_that_the_thread_or_a_reason_holds_may_stand(
    said: tuple[str, ...], reasons: tuple[str, ...], lang: str, told: bool, request: pytest.FixtureRequest
) -> None:
    sheet_of, marked_in = (request.getfixturevalue(name) for name in ("sheet_of", "marked_in"))
    brief = {"note": "Ruth distrusts it.", "facts": Facts(conviction_reasons=reasons)}
    sheet = sheet_of("They distrusted us.", *said, lang=lang, brief=brief)
    assert (marked_in(sheet, "note_repeated") == []) is told


def test_the_subject_is_searched_as_well(sheet_of: SheetOf) -> None:
    sheet = sheet_of("Hi Ruth", *SAID, subject="On distrusting us", brief={"note": "Ruth distrusts leasing."})
    found = [p for p in problems_in(sheet.draft, sheet.brief) if p.code == "note_repeated"]
    assert [(p.where, p.start, p.end) for p in found] == [("subject", 3, 14)]


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("We ask Halloran today.", ["Halloran"]),
        ("Halloran is asked.", []),  # any word takes a capital there
        ("All is well.  Halloran is asked.", []),
        ("One thing: Halloran is asked.", []),
        ("Well (Halloran is asked).", []),
        ("Well \u2013 Halloran is asked.", []),
        ("We say \u201cHalloran is asked\u201d.", []),
        ("Well, Halloran is asked.", ["Halloran"]),
        ("We ask x/Halloran today.", []),
        ("In March or on Tuesday or at Christmas.", []),
        ("In the New Year, on Boxing Day or on New Year's Eve.", []),
        ("In the New Palmer.", ["New", "Palmer"]),
        ("At the French sea, as an SLA or a PDF.", []),
        ("We ask the Alders and Toms today.", []),
        ("We ask Alder and Ruth.", []),
        ("It costs USD 8400 now.", []),
        ("It is the Alderbakery that asks.", []),  # a firm is known by its host
        ("It is the Bakery that asks.", []),
        ("It is the Bak that asks.", ["Bak"]),
        ("It is the Clerkery that asks.", ["Clerkery"]),
        ("We ask Halloran, and Palmer.", ["Halloran", "Palmer"]),
        ("We ask Bo today.", ["Bo"]),
        ("We ask B today.", []),
    ],
)
def test_a_capital_inside_a_sentence_is_a_name_that_the_thread_must_hold(
    sheet_of: SheetOf, marked_in: MarkedIn, body: str, marked: list[str]
) -> None:
    sheet = sheet_of(f"Hi Ruth\n\n{body}\n\nTom", "It is \u00a38,400 then.")
    first, *others = sheet.brief.thread.messages if sheet.brief.thread else ()
    clerk = replace(first, speaker=Speaker("Clerk", "a@clerkery.example", Side.OTHER))
    thread = replace(sheet.brief.thread, messages=(first, *others, clerk)) if sheet.brief.thread else None
    assert marked_in(Sheet(sheet.draft, replace(sheet.brief, thread=thread)), "unknown_name") == marked


@pytest.mark.parametrize(
    ("lang", "judged"), [("en", True), ("fr", True), ("it", True), ("pl", True), ("de", False), ("tr", False)]
)
def test_names_are_told_by_capitals_where_nouns_have_none(
    sheet_of: SheetOf, marked_in: MarkedIn, lang: str, judged: bool
) -> None:
    assert bool(marked_in(sheet_of("si lo Halloran non", "Ciao.", lang=lang), "unknown_name")) is judged


def test_without_a_thread_no_name_is_unknown(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    assert marked_in(sheet_of("We ask Halloran.", brief={"thread": None}), "unknown_name") == []


@pytest.mark.parametrize(
    ("subject", "lang", "marked"),
    [
        ("A New Offer From Halloran", "en", ["Halloran"]),
        ("A New Big Fan", "en", []),  # short words and ordinary ones
        ("Das New Halloran", "fr", []),
    ],
)
def test_in_a_subject_ordinary_words_may_take_a_capital(
    sheet_of: SheetOf, subject: str, lang: str, marked: list[str]
) -> None:
    sheet = sheet_of("hi", "Hello.", subject=subject, lang=lang)
    found = [p for p in problems_in(sheet.draft, sheet.brief) if p.code == "unknown_name"]
    assert [subject[p.start : p.end] for p in found] == marked


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("Pete owns it and decides alone.", "The reason is in your own facts."),
        ("Volgens mij wil ze wel, ze vroeg van alles.", "I wish you all the best with it."),
    ],
)
def test_an_ordinary_word_that_begins_like_one_of_the_note_repeats_nothing(
    codes_with: Callable[..., set[str]], note: str, sentence: str
) -> None:
    assert "note_repeated" not in codes_with(sentence, note=note)


def test_the_commonest_words_of_another_language_repeat_no_note(sheet_of: SheetOf) -> None:
    note, body = "Ich bin mir sicher, dass die Maschine passt.", "Ich bin mir sicher, dass es Ihnen guttut."
    sheet = sheet_of(body, approach="guide", lang="de", brief={"note": note})
    assert not [p for p in problems_in(sheet.draft, sheet.brief) if p.code == "note_repeated"]


BATTERY = "How long does the battery last?"


def test_a_note_allows_nothing_even_where_it_would_answer_the_buyer(
    sheet_of: SheetOf, marked_in: MarkedIn
) -> None:
    sheet = sheet_of("It lasts 14 hours.", BATTERY, brief={"note": "Battery: 14 hours."})
    assert marked_in(sheet, "invented_number") == ["14"]


@pytest.mark.parametrize(("body", "marked"), [("It lasts two hours.", ["two"]), ("It takes two of us.", [])])
def test_a_small_count_that_the_seller_measured_otherwise_is_invented(
    sheet_of: SheetOf, marked_in: MarkedIn, body: str, marked: list[str]
) -> None:
    sheet = sheet_of(body, BATTERY)
    assert sheet.brief.thread is not None
    told = Message(Speaker("Ruth", "ruth@oakbay.example", Side.SELLER), "The battery lasts four hours.")
    thread = replace(sheet.brief.thread, messages=(*sheet.brief.thread.messages, told))
    assert marked_in(Sheet(sheet.draft, replace(sheet.brief, thread=thread)), "invented_number") == marked


@pytest.mark.parametrize(
    ("host", "body", "marked"),
    [
        ("oakbay.example", "We at Oak Bay like it.", []),
        ("oakbay.example", "We at Oak Glen like it.", ["Oak", "Glen"]),
        ("fernhill.example", "We at Fernhill Kilns like it.", []),
        ("hotelpinar.example", "We hear that Hotel Miramar likes it.", ["Miramar"]),
        ("hotelpinar.example", "OakHouse likes it.", ["OakHouse"]),  # a name, though it begins the sentence
        ("hotelpinar.example", "McAdam likes it.", []),
        ("hotelpinar.example", "It is good 🙂 Take care.", []),
    ],
)
def test_a_firm_is_named_as_its_host_spells_it(
    sheet_of: SheetOf, marked_in: MarkedIn, host: str, body: str, marked: list[str]
) -> None:
    sheet = sheet_of(body, SAID[0])
    assert sheet.brief.thread is not None
    recipients = (Speaker("Ruth", f"ruth@{host}", Side.SELLER),)
    thread = replace(sheet.brief.thread, recipients=recipients)
    assert marked_in(Sheet(sheet.draft, replace(sheet.brief, thread=thread)), "unknown_name") == marked
