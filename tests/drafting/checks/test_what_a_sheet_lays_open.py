"""A draft laid open beside its brief: its message, its sentences, what is said in it, its clock and days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.inspection.phrase_book import PhraseBook, book_of, hear
from closecall.drafting.checks.inspection.phrase_book import _phrase as phrase_of
from closecall.drafting.checks.provenance.off_topic import any_overlaps, declared_spans, middle_paragraphs
from closecall.drafting.checks.spans.day_mentions import Day, is_past, latest_of_clock
from closecall.drafting.records import Beat, BeatName, Brief, Channel, Draft, NextStep, script_body
from closecall.drafting.voice import Voice
from closecall.text.sentences import sentences_of

SheetOf = Callable[..., Sheet]


@pytest.mark.parametrize(
    ("body", "voice", "message"),
    [
        ("It rains.\n\nTom\nKeeper", Voice(role="Keeper"), "It rains.\n\nTom\n"),
        ("It rains.\n\nTom\nKilns", Voice(company="Kilns"), "It rains.\n\nTom\n"),
        ("It rains.\n\nTom\nKeeper\nKilns\n", Voice(role="Keeper", company="Kilns"), "It rains.\n\nTom\n"),
        ("It rains.\n\nTom\nKeeper, Kilns", Voice(role="Keeper", company="Kilns"), "It rains.\n\nTom\n"),
        ("It rains.\n\nTom\nKeeper", Voice(company="Kilns"), "It rains.\n\nTom\nKeeper"),
        ("It rains.\n\nTom\nKeeper", None, "It rains.\n\nTom\nKeeper"),
        ("It rains.\n\nTom", Voice(), "It rains.\n\nTom"),
        ("Keeper\n\nTom", Voice(role="Keeper"), "Keeper\n\nTom"),  # it does not end so
        ("", Voice(), ""),
    ],
)
def test_what_stands_below_the_sellers_name_is_no_part_of_the_message(
    sheet_of: SheetOf, body: str, voice: Voice | None, message: str
) -> None:
    assert sheet_of(body, "Hello.", brief={"voice": voice}).body.text == message


def test_the_imprint_is_no_part_of_the_message(sheet_of: SheetOf) -> None:
    voice = Voice(role="Keeper", bulk=True, postal_address="1 Quay", opt_out_line="Write stop.")
    body = f"It rains.\n\nTom\nKeeper\n\n{voice.imprint}\n"
    assert sheet_of(body, "Hello.", brief={"voice": voice}).body.text.rstrip() == "It rains.\n\nTom"
    above = f"{voice.imprint}\n\nIt rains."
    assert sheet_of(above, "Hello.", brief={"voice": voice}).body.text == above


def test_the_subject_is_a_text_where_there_is_one(sheet_of: SheetOf) -> None:
    sheet = sheet_of("It rains.", "Hello.", subject="Rain")
    assert [(part.where, part.text, part.lang) for part in sheet.parts] == [
        ("subject", "Rain", "en"),
        ("body", "It rains.", "en"),
    ]
    assert (sheet.text_of("subject"), sheet.text_of("body")) == ("Rain", "It rains.")
    bare = sheet_of("It rains.", "Hello.")
    assert [part.where for part in bare.parts] == ["body"]
    assert bare.text_of("subject") == ""


def call(sheet: Sheet, *beats: tuple[BeatName, str], body: str | None = None) -> Sheet:
    script = tuple(Beat(beat=beat, say=say) for beat, say in beats)
    parts = {"channel": Channel.CALL, "script": script, "body": body or script_body(script)}
    return Sheet(sheet.draft.model_copy(update=parts), sheet.brief)


@pytest.mark.parametrize("branch", [BeatName.IF_YES, BeatName.IF_SOFT, BeatName.IF_HARD, BeatName.IF_NO])
def test_the_message_of_a_call_ends_where_its_answers_begin(sheet_of: SheetOf, branch: BeatName) -> None:
    sheet = call(sheet_of("x"), (BeatName.ECHO, "One?"), (BeatName.ASK, "Two?"), (branch, "Three?"))
    assert sheet.draft.body[: sheet.main_end] == "One?\nTwo?\n"
    assert [sheet.draft.body[s.start : s.end] for s in sheet.questions] == ["One?", "Two?"]


def test_a_call_without_answers_and_a_mail_are_message_to_their_end(sheet_of: SheetOf) -> None:
    sheet = call(sheet_of("x"), (BeatName.ECHO, "One."), (BeatName.ASK, "Two?"))
    assert sheet.main_end == len(sheet.draft.body)
    assert sheet_of("One. Two?").main_end == len("One. Two?")
    short = call(sheet_of("x"), (BeatName.ECHO, "One is long."), (BeatName.IF_NO, "Two."), body="One")
    assert short.main_end == 3


def test_what_is_said_is_kept_by_topic_and_part(sheet_of: SheetOf) -> None:
    sheet = sheet_of("I disagree.", "Hello.", subject="I disagree")
    assert [where for where, _ in sheet.said("disagreement")] == ["subject", "body"]
    assert list(sheet.said("farewell")) == []
    assert sheet.says("I disagree.", "disagreement")
    assert not sheet.says("I disagree.", "farewell")
    assert not sheet.says(None, "disagreement")


@pytest.mark.parametrize(
    ("lang", "topic", "known"),
    [("en", "exit", True), ("de", "exit", True), ("en", "weather", False), ("it", "exit", False)],
)
def test_a_language_knows_the_topics_of_its_own_phrases(
    sheet_of: SheetOf, lang: str, topic: str, known: bool
) -> None:
    assert sheet_of("x", lang=lang).knows(topic) is known


@pytest.mark.parametrize(
    ("day", "past"),
    [
        ((2025, 3, 9), True),
        ((2025, 3, 10), False),
        ((2025, 3, 11), False),
        ((2025, 2, 28), True),
        ((2024, 12, 31), True),
        ((2026, 1, 1), False),
        ((2019, 12, 31), True),
        ((None, 3, 9), True),
        ((None, 3, 10), False),
        ((None, 1, 10), True),
        ((None, 5, 1), False),
        ((None, None, 9), False),
    ],
)
def test_a_day_is_past_before_the_day_of_the_draft(day: Day, past: bool) -> None:
    assert is_past(day, date(2025, 3, 10)) is past


@pytest.mark.parametrize(
    ("day", "past"),
    [((None, 6, 11), True), ((None, 6, 10), False), ((None, 6, 9), False), ((2025, 6, 9), True)],
)
def test_without_a_year_a_day_half_a_year_ago_is_to_come(day: Day, past: bool) -> None:
    assert is_past(day, date(2025, 12, 10)) is past


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("at 9:30", 21 * 60 + 30),  # it may be the evening
        ("at 9:30 am", 9 * 60 + 30),
        ("at 9:30 pm", 21 * 60 + 30),
        ("at 12 am", 0),
        ("at 12 pm", 12 * 60),
        ("at 12:05", 12 * 60 + 5),
        ("at 15:20", 15 * 60 + 20),
        ("um 9 Uhr", 9 * 60),
        ("at 8 am or 7 am", 8 * 60),
        ("at 9", None),
        ("soon", None),
    ],
)
def test_the_last_time_of_day_is_told_in_minutes_since_midnight(text: str, minutes: int | None) -> None:
    assert latest_of_clock(text) == minutes


def heard(text: str, lang: str = "en") -> list[tuple[str, str]]:
    said = hear(text, sentences_of(text), lang=lang)
    return [(item.phrase.topic, text[item.start : item.end]) for item in said]


@pytest.mark.parametrize(
    ("text", "lang", "pressing"),
    [
        ("The price goes up next week.", "en", True),
        ("The price; it goes up next week.", "en", False),
        ("Le prix: the price goes up next week.", "fr", True),  # models fall into English
        ("The price goes up next week.", "it", True),
    ],
)
def test_phrases_are_heard_in_the_drafts_language_and_in_english(
    text: str, lang: str, pressing: bool
) -> None:
    assert ("urgency" in {topic for topic, _ in heard(text, lang)}) is pressing


def test_one_english_word_in_another_language_is_not_heard() -> None:
    assert heard("Hurt", "en") == [("guilt", "Hurt")]
    assert heard("Hurt", "fr") == []


def book(*, words: Sequence[str] = (), breaks: Sequence[str] = (), seeming: Sequence[str] = ()) -> PhraseBook:
    phrases = [
        phrase_of({"id": "weather.rain", "patterns": ["it rains"], "unless": ["it rains frogs"]}),
        phrase_of({"id": "weather.wet", "patterns": ["wet"], "negated": "keep"}),
    ]
    negation = {"words": words, "breaks": breaks, "seeming": seeming}
    return PhraseBook("xx", phrases, classes={}, negation=negation)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Well it rains and is wet", ["it rains", "wet"]),
        ("It rains frogs", []),  # void
        ("It; rains", []),
        ("It never rains", []),
        ("Never it rains", []),
        ("Never, it rains", ["it rains"]),  # another clause
        ("Never yet it rains", ["it rains"]),  # "yet" begins another
        ("Hardly never it rains", ["it rains"]),  # only seems to deny
        ("Never mind it rains", ["it rains"]),
        ("Never is it wet", ["wet"]),  # it counts all the same
        ("Never one two three it rains", []),
        ("Never one two three four it rains", ["it rains"]),  # too far before
        ("Never at all it rains", []),
    ],
)
def test_a_phrase_counts_unless_it_is_void_or_denied(text: str, said: list[str]) -> None:
    some = book(words=["never"], breaks=["yet"], seeming=["hardly never", "never mind"])
    (sentence,) = sentences_of(text)
    assert [text[item.start : item.end].casefold() for item in some.hear(text, sentence)] == said


def test_a_book_knows_its_topics_and_its_language() -> None:
    assert book().topics == {"weather"}
    assert book().lang == "xx"
    assert book_of("xx") is None
    known = book_of("en")
    assert known is not None
    assert known.lang == "en"


def test_every_declared_part_that_the_body_holds_has_its_place(sheet_of: SheetOf) -> None:
    parts = {
        "exit": "one",
        "hesitation": "two",
        "disagreement": "three",
        "recommendation": "four",
        "question": "five",
        "quotes": ("six",),
        "reasons": ("seven", "absent"),
        "next_step": NextStep(what="eight", when="nine", how="ten"),
    }
    body = "one two three four five six seven eight nine ten"
    draft = sheet_of(body, **parts).draft
    assert [body[start:end] for start, end in declared_spans(draft)] == body.split()
    assert list(declared_spans(sheet_of(body).draft)) == []
    assert list(declared_spans(sheet_of("one", exit="one").draft)) == [(0, 3)]


@pytest.mark.parametrize(
    ("start", "end", "overlaps"), [(0, 2, False), (0, 3, True), (2, 5, True), (4, 9, True), (5, 9, False)]
)
def test_stretches_overlap_that_share_a_character(start: int, end: int, overlaps: bool) -> None:
    assert any_overlaps([(2, 5)], start=start, end=end) is overlaps
    assert any_overlaps([(90, 95), (2, 5)], start=start, end=end) is overlaps


@pytest.mark.parametrize(
    ("body", "middle"),
    [
        ("Hi\n\none\ntwo\n\nthree\n\nTom\n", ["one\ntwo", "three"]),
        ("Hi\n\nTom", []),
        ("Hi", []),
        ("", []),
    ],
)
def test_paragraphs_stand_between_greeting_and_sign_off(body: str, middle: list[str]) -> None:
    assert [body[start:end] for start, end in middle_paragraphs(body)] == middle


@pytest.mark.parametrize(
    ("body", "missing"),
    [("Tom\n\n1 Quay\nWrite stop.", False), ("Tom\n\n1 Quay", True), ("Write stop.", True), ("Tom ", True)],
)
def test_mail_to_many_has_both_lines_of_the_imprint(
    honest: dict[str, Draft], brief_of: Callable[..., Brief], body: str, missing: bool
) -> None:
    voice = Voice(bulk=True, postal_address="1 Quay", opt_out_line="Write stop.")
    draft = honest["guide"].model_copy(update={"body": body})
    found = problems_in(draft, brief_of("guide", voice=voice))
    places = [(p.where, p.start, p.end) for p in found if p.code == "no_imprint"]
    assert places == ([("body", len(body.rstrip()), len(body))] if missing else [])
    to_one = problems_in(draft, replace(brief_of("guide"), voice=Voice()))
    assert "no_imprint" not in {p.code for p in to_one}
