"""Matter, events, promises and subjects from outside the thread, each beside one that the thread holds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.records import NextStep
from closecall.facts.vocabulary import Facts, Vulnerability

SheetOf = Callable[..., Sheet]
MarkedIn = Callable[[Sheet, str], list[str]]
BUYERS = "The barge has a keel. Is the anchor galvanised? We tied it to the wall."


@pytest.fixture(name="marks_in")
def _marks_in(sheet_of: SheetOf, marked_in: MarkedIn) -> Callable[..., list[str]]:
    """What one rule marks in a body that answers these messages."""

    def marks(code: str, text: str, *said: str, **changes: Any) -> list[str]:
        return marked_in(sheet_of(text, *said, **changes), code)

    return marks


@pytest.fixture(name="strays")
def _strays(sheet_of: SheetOf, marked_in: MarkedIn) -> Callable[..., list[str]]:
    """What is stray in the middle of a letter that declares its way out."""

    def strays(text: str, *, before: str = "The keel.", **changes: Any) -> list[str]:
        body = f"Hi Ruth,\n\n{before}\n\n{text}\n\nSay stop if you like.\n\nTom"
        return marked_in(sheet_of(body, BUYERS, exit="Say stop if you like.", **changes), "stray_matter")

    return strays


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("All the sultan has.", True),  # one new word, none of the thread
        ("The sultan has.", False),  # too short to tell
        ("All the barge has.", False),  # one of the thread, none new
        ("All the sultan has is a barge.", True),  # one of each, and no courtesy
        ("Thank you for the sultan on the barge.", False),  # a courtesy
        ("All the sultan has is a barge, a keel.", False),  # two of the thread
        ("All in all it is quite so.", True),  # neither, and no courtesy
        ("Thank you, all in all it is quite so.", False),
    ],
)
def test_a_paragraph_is_stray_by_its_new_words_and_those_of_the_thread(
    strays: Callable[..., list[str]], text: str, stray: bool
) -> None:
    assert bool(strays(text)) is stray


def test_a_stray_paragraph_is_marked_once_and_whole(strays: Callable[..., list[str]]) -> None:
    text = "The sultan owns zeppelins. The vizier owns rickshaws."
    assert strays(text) == [text]


@pytest.mark.parametrize(
    ("sentence", "stray"),
    [
        ("The sultan owns zeppelins.", True),
        ("The sultan has a barge.", False),  # one new word only
        ("The sultan of zeppelins has a barge.", True),
        ("The sultan of zeppelins has a barge with a keel.", False),
    ],
)
def test_a_sentence_inside_a_paragraph_of_the_thread_is_stray_by_two_new_words(
    strays: Callable[..., list[str]], sentence: str, stray: bool
) -> None:
    text = f"The barge, the keel, the anchor, the wall. {sentence}"
    assert strays(text) == ([sentence] if stray else [])


@pytest.mark.parametrize(
    ("facts", "stray"),
    [
        ({}, True),
        ({"buyer_actions": ("trial_used",)}, False),
        ({"meetings_kept": 1}, False),
        ({"buyer_initiated": 1}, False),
    ],
)
def test_a_deed_may_be_told_where_the_facts_know_of_one(
    strays: Callable[..., list[str]], facts: dict[str, Any], stray: bool
) -> None:
    assert bool(strays("You showed the sultan a barge.", brief={"facts": Facts(**facts)})) is stray


@pytest.mark.parametrize(("thread_lang", "judged"), [("en", True), ("und", True), ("fr", False)])
def test_only_words_of_an_english_thread_are_compared(
    strays: Callable[..., list[str]], thread_lang: str, judged: bool
) -> None:
    assert bool(strays("All the sultan has.", thread_lang=thread_lang)) is judged


def test_without_a_thread_nothing_is_stray(strays: Callable[..., list[str]]) -> None:
    assert strays("All the sultan has.", brief={"thread": None}) == []


def test_the_declared_way_out_is_never_stray(sheet_of: SheetOf, marked_in: MarkedIn) -> None:
    text = "The sultan owns zeppelins."
    sheet = sheet_of(f"Hi Ruth,\n\n{text}\n\nThe keel.\n\nTom", BUYERS, exit=text)
    assert marked_in(sheet, "stray_matter") == []


@pytest.mark.parametrize(
    ("approach", "text", "said", "invented"),
    [
        ("guide", "Thank you for the deposit.", "The deposit is paid.", False),
        ("guide", "Thank you for the deposit.", "The debt is due.", True),
        ("guide", "Thank you for the deposits.", "We deposited it.", False),
        ("guide", "Thank you for the order.", "Hello.", True),
        ("confirm", "Thank you for the order.", "Hello.", False),  # he has said yes
        ("confirm", "Thank you for the deposit.", "Hello.", True),
    ],
)
def test_an_event_is_one_of_the_thread_or_what_a_yes_brings(
    marks_in: Callable[..., list[str]], approach: str, text: str, said: str, invented: bool
) -> None:
    assert bool(marks_in("unknown_event", text, said, approach=approach)) is invented


@pytest.mark.parametrize(
    ("said", "invented"),
    [
        (("Hello.", "I will send the plan."), False),
        (("I will send the plan.", "Hello."), True),  # the buyer promised
        (("Hello.", "Hello."), True),
    ],
)
def test_a_promise_is_kept_that_the_seller_made(
    sheet_of: SheetOf, marked_in: MarkedIn, said: tuple[str, str], invented: bool
) -> None:
    marked = marked_in(sheet_of("As promised, the plan.", *said), "unkept_promise")
    assert marked == (["As promised"] if invented else [])


@pytest.mark.parametrize(
    ("subject", "threads", "marked"),
    [
        ("Re: The barge", "The barge", None),
        ("Re: The barge", "AW: The barge!", None),
        ("Re: AW: Fwd: TR: RV: The barge", "The barge", None),
        ("Re: " * 10 + "The barge", "The barge", None),
        ("Re: " * 11 + "The barge", "The barge", "Re: " * 10),
        ("RE [2]: The barge", "The barge", None),
        ("Re: The keel", "The barge", "Re: "),
        ("  re : The keel", "The barge", "  re : "),
        ("The keel", "The barge", None),
        ("Re: The barge", None, "Re: "),
        ("Re: ", None, "Re: "),
        ("Regarding: The keel", "The barge", None),
    ],
)
def test_a_reply_answers_a_subject_of_the_thread(
    sheet_of: SheetOf, subject: str, threads: str | None, marked: str | None
) -> None:
    sheet = sheet_of("Hi Ruth", BUYERS, subject=subject)
    assert sheet.brief.thread is not None
    (message,) = sheet.brief.thread.messages
    thread = replace(sheet.brief.thread, messages=(replace(message, subject=threads),))
    found = problems_in(sheet.draft, replace(sheet.brief, thread=thread))
    places = [subject[p.start : p.end] for p in found if p.code == "pretended_reply"]
    assert places == ([marked] if marked is not None else [])


def test_without_a_thread_every_reply_is_pretended(sheet_of: SheetOf) -> None:
    sheet = sheet_of("Hi", subject="Re: The barge", brief={"thread": None})
    assert "pretended_reply" in {p.code for p in problems_in(sheet.draft, sheet.brief)}


@pytest.mark.parametrize(
    ("approach", "subject", "said", "bait"),
    [
        ("guide", "Your invoice", "Where is your invoice?", False),
        ("guide", "Your invoice", "Hello.", True),
        ("guide", "Your order", "Hello.", True),
        ("confirm", "Your order", "Hello.", False),
        ("confirm", "Your invoice", "Hello.", True),
    ],
)
def test_a_subject_baits_with_what_the_thread_does_not_hold(
    sheet_of: SheetOf, approach: str, subject: str, said: str, bait: bool
) -> None:
    sheet = sheet_of("Hi", said, approach=approach, subject=subject)
    assert ("misleading_subject" in {p.code for p in problems_in(sheet.draft, sheet.brief)}) is bait
    body = sheet_of(subject, said, approach=approach)
    assert "misleading_subject" not in {p.code for p in problems_in(body.draft, body.brief)}


@pytest.fixture(name="passed_over")
def _passed_over(sheet_of: SheetOf, marked_in: MarkedIn) -> Callable[..., bool]:
    def passed_over(text: str, *said: str, **changes: Any) -> bool:
        changes.setdefault("brief", {"facts": Facts(open_buyer_questions=1)})
        return bool(marked_in(sheet_of(text, *(said or (BUYERS,)), **changes), "question_passed_over"))

    return passed_over


@pytest.mark.parametrize(
    ("said", "text", "passed"),
    [
        (("Is the anchor galvanised?",), "It is a fine keel.", True),
        (("Is the anchor galvanised?",), "The anchors are.", False),
        (("Is the anchor galvanised? And the keel?",), "The keel is.", False),  # one of them will do
        (("Is the anchor old?", "Hello.", "Is the keel wide?"), "The anchor is.", True),  # not the newest
        (("Is the anchor old?", "Is the keel wide?"), "The keel is.", True),  # the seller asked that
        (("Is the anchor old?", "Hello.", "Thank you."), "It is a fine keel.", True),  # the newest that asks
        (
            ("Is the anchor old?", "Hello.", "Is it so?"),
            "It is a fine keel.",
            True,
        ),  # nothing to take up there
        (("The anchor is old.",), "It is a fine keel.", False),
    ],
)
def test_the_newest_question_is_taken_up_by_a_word_of_it(
    passed_over: Callable[..., bool], said: tuple[str, ...], text: str, passed: bool
) -> None:
    assert passed_over(text, *said) is passed


def test_a_question_taken_up_in_the_subject_is_taken_up(passed_over: Callable[..., bool]) -> None:
    assert not passed_over("It is a fine keel.", subject="The anchor")


@pytest.mark.parametrize(
    ("lang", "text", "when", "passed"),
    [
        ("en", "Your question has its answer then.", "Thursday", False),
        ("en", "Your question has its answer then.", None, True),
        ("en", "Your question is good.", "Thursday", True),
        ("de", "Auf Ihre Frage kommt eine Antwort.", "Donnerstag", False),
        ("de", "Auf Ihre Frage kommt etwas.", "Donnerstag", True),
        ("fr", "Votre question aura sa r\u00e9ponse.", "jeudi", False),
        ("fr", "Votre question est bonne.", "jeudi", True),
        ("es", "Su pregunta tendr\u00e1 respuesta.", "jueves", False),
        ("es", "Su pregunta es buena.", "jueves", True),
        ("it", "La domanda avr\u00e0 risposta.", "gioved\u00ec", True),
    ],
)
def test_an_answer_is_promised_with_both_words_and_a_day(
    passed_over: Callable[..., bool], lang: str, text: str, when: str | None, passed: bool
) -> None:
    step = NextStep(what="write", when=when)
    assert passed_over(text, "Galvanisata zingara?", lang=lang, next_step=step) is passed
    assert passed_over(text, "Galvanisata zingara?", lang=lang) is True


@pytest.mark.parametrize(
    ("facts", "passed"),
    [
        ({"open_buyer_questions": 1}, True),
        ({"open_buyer_questions": 0}, False),
        ({}, False),
        ({"open_buyer_questions": 1, "vulnerability": Vulnerability.NONE}, True),
        ({"open_buyer_questions": 1, "vulnerability": Vulnerability.BEREAVEMENT}, False),
    ],
)
def test_a_question_is_asked_after_where_one_is_open_and_nobody_mourns(
    passed_over: Callable[..., bool], facts: dict[str, Any], passed: bool
) -> None:
    assert passed_over("It is a fine keel.", "Is the anchor old?", brief={"facts": Facts(**facts)}) is passed


def test_a_question_in_another_language_is_not_compared(passed_over: Callable[..., bool]) -> None:
    assert not passed_over("It is a fine keel.", "Is the anchor old?", thread_lang="fr")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("As we settled over lunch on the ferry, you take it.", ["lunch", "ferry"]),
        ("You gave me your word on the yacht.", ["yacht"]),
        ("It was good to talk in the restaurant.", []),  # the thread holds it
        ("We agreed that by telephone.", ["telephone"]),
        ("Shall we settle that over lunch?", []),  # no past talk
        ("The ferry has a keel.", []),
    ],
)
def test_the_setting_of_a_past_talk_is_of_the_thread(
    marks_in: Callable[..., list[str]], text: str, found: list[str]
) -> None:
    held = {"facts": Facts(meetings_kept=1)}
    assert marks_in("unknown_event", text, "The restaurant has a keel.", brief=held) == found


@pytest.mark.parametrize(
    ("said", "changes"),
    [
        ("Thank you for the call.", {}),
        ("The barge has a keel.", {"note": "She rang on Monday."}),
    ],
)
def test_a_call_that_thread_or_note_tells_of_was_by_telephone(
    marks_in: Callable[..., list[str]], said: str, changes: dict[str, Any]
) -> None:
    text = "We agreed that by telephone."
    assert marks_in("unknown_event", text, said, brief=changes) == []


def test_without_a_thread_no_setting_is_known_to_be_made_up(marks_in: Callable[..., list[str]]) -> None:
    text = "We agreed that in the sauna."
    assert marks_in("unknown_event", text, "Hello.", brief={"thread": None}) == []


@pytest.mark.parametrize(("approach", "found"), [("guide", True), ("confirm", False)])
def test_a_yes_is_told_where_it_was_given(
    marks_in: Callable[..., list[str]], approach: str, found: bool
) -> None:
    text = "You gave me the green light."
    assert bool(marks_in("unknown_event", text, "Hello.", approach=approach)) is found


@pytest.mark.parametrize(("kept", "marked"), [(2, []), (0, ["Thank you for having me"])])
def test_thanks_that_name_no_event_need_a_meeting_that_was_kept(
    sheet_of: Callable[..., Sheet], marked_in: Callable[..., list[str]], kept: int, marked: list[str]
) -> None:
    sheet = sheet_of("Thank you for having me over.", brief={"facts": Facts(meetings_kept=kept)})
    assert marked_in(sheet, "unknown_event") == marked
