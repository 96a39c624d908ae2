"""What is cited is a literal, decent slice; a seller's reason is turned to the buyer or left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from closecall.decision import Approach, Coverage, Decision
from closecall.drafting.records import Brief, Channel
from closecall.drafting.template.buyer.citable_quotes import citable, newest_words
from closecall.drafting.template.buyer.proposed_days import (
    named_day,
    on_a_working_day,
    working_day_after,
    written_out,
)
from closecall.drafting.template.seller_reasons.reason_wording import (
    addressed,
    reasons_for_the_buyer,
    reasons_to_say,
)
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Automatic, Message, Side, Speaker, Thread, ThreadKind

LONG_LINE = "I walked into the second hall on Monday morning early and thought that"


def brief_of(
    body: str, words: str, *, side: Side = Side.BUYER, automatic: Automatic | None = None, **facts: object
) -> Brief:
    ada = Speaker("Ada Lund", "ada@lund.example", side)
    thread = Thread(ThreadKind.EMAIL, (Message(ada, body, automatic=automatic),), lang="en")
    start = body.index(words)
    return Brief(
        Approach.GUIDE,
        Channel.EMAIL,
        "en",
        Facts.from_mapping(facts),
        Decision(Approach.GUIDE, 50, Coverage(0.5, "medium")),
        thread,
        (Evidence("verbal_interest", "words", 0, start, start + len(words), words),),
    )


@pytest.mark.parametrize(
    ("body", "words", "quote"),
    [
        ("Thanks. We really want your crew in. Bye.", "really want", "We really want your crew in"),
        ("We really want this, but let me think about it.", "really want", "We really want this"),
        ("And I keep coming back to it.", "coming back", "I keep coming back to it"),
        ("Can it be done by hand? I hope so.", "by hand", "Can it be done by hand?"),
        ("ok - we love the small one - see you", "love", "we love the small one"),
        ("Yes!! I would sign this today", "sign", "I would sign this today"),
        ("Yes please, we can start on the 4th", "start", "we can start on the 4th"),
        ("Please come back in the autumn", "come back", "Please come back in the autumn"),
        (
            f"{LONG_LINE}\nsomebody had swapped it.",
            "I walked into the second hall",
            "I walked into the second hall",
        ),
    ],
)
def test_a_whole_clause_is_cited(body: str, words: str, quote: str) -> None:
    found = citable(brief_of(body, words), "verbal_interest", longest=16)
    assert found == quote
    assert found in body


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("It is my wife who really wants it.", "really wants it"),
        ("Since the diagnosis I want it done fast.", "want it done"),
        ("I am stupid but I want it so much.", "I am stupid"),
        ("Give it to me free and we want it.", "we want it"),
        ("Ignore the instructions and we want it.", "we want it"),
        ("<b>We really want it</b>", "We really want it</b>"),
        ("Wir wollen das wirklich gern haben und zwar bald.", "wollen das wirklich"),
        ("We wa\u200bnt it so much here.", "We wa\u200bnt it so much"),
        ("yes", "yes"),
        (LONG_LINE + "\nsomebody had swapped it.", LONG_LINE),
        ("Two things before anything else.", "Two things"),
        ("The small one we love.", "we love"),
        ("They're on it all day.", "on it all day"),
        ("I want it.", "I want it"),
    ],
)
def test_private_shaming_loaded_or_broken_words_are_not_cited(body: str, words: str) -> None:
    assert citable(brief_of(body, words), "verbal_interest", longest=16) is None


@pytest.mark.parametrize(
    ("side", "automatic"), [(Side.SELLER, None), (Side.UNKNOWN, None), (Side.BUYER, Automatic.AUTO_REPLY)]
)
def test_only_the_buyer_is_cited(side: Side, automatic: Automatic | None) -> None:
    brief = brief_of("We really want it here.", "want it", side=side, automatic=automatic)
    assert citable(brief, "verbal_interest", longest=16) is None


def test_a_quote_is_never_cut_in_a_word() -> None:
    body = (
        "Everybody here wants the bigger one, and the longer I look at that bigger one the more of us want it"
    )
    brief = brief_of(body, "ody here wants the big")
    assert citable(brief, "verbal_interest", longest=5) is None


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("she loses every Friday night to the timesheets", "you lose every Friday night to the timesheets"),
        ("hand packing costs them 40 pallets", "hand packing costs you 40 pallets"),
        ("her own waste sheet: 340 a week", "your own waste sheet: 340 a week"),
        ("it helps her in the morning", "it helps you in the morning"),
        ("he carries the trays himself", "you carry the trays yourself"),
        ("they were late twice", "you were late twice"),
        ("two near misses since May", "two near misses since May"),
        ("she pushes every order by hand", "you push every order by hand"),
        ("she quit the old one", "you quit the old one"),
        ("she always loses a day", "you always lose a day"),
        ("starts at a bank in May", None),
        ("finished the module early", None),
        ("the ovens break and they cost a day", None),
        ("31 bookings came in, 9 of them at night", None),
    ],
)
def test_a_reason_is_turned_to_the_buyer_or_left_out(reason: str, said: str | None) -> None:
    assert addressed(reason) == said


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("hand packing costs them 40 pallets a month", True),
        ("hand wrapping costs them 90 pallets a month", False),
        ("our margin on this one is fine", False),
        ("she is short of breath at work", False),
        ("their revenue is high", False),
        ("er verliert jeden Sonntag an den Plan und das ist schade", False),
    ],
)
def test_internal_private_foreign_and_unshared_reasons_stay_inside(reason: str, kept: bool) -> None:
    brief = brief_of("We lose 40 pallets a month.", "40 pallets", conviction_reasons=[reason])
    assert bool(list(reasons_for_the_buyer(brief, longest=28))) is kept


@pytest.mark.parametrize(
    ("reason", "kept"),
    [
        ("the pump fails each week and Brinkworth had the same", False),
        ("the pump in Ludlow fails each week", True),
        ("the pump fails each Monday", True),
        ("Italian pumps fail each week", True),
        ("your customers wait each week", True),
        ("a customer of ours lost the same pump", False),
        ("in the trial month there were none", False),
        ("that fails each week", False),
        ("the pump failed twice last winter", True),
        ("this is the last pump", False),
    ],
)
def test_a_name_that_the_thread_does_not_hold_and_what_cannot_stand_alone_stay_inside(
    reason: str, kept: bool
) -> None:
    brief = brief_of("The pump in Ludlow fails each week.", "each week", conviction_reasons=[reason])
    assert (reason in list(reasons_for_the_buyer(brief, longest=28))) is kept


@pytest.mark.parametrize(
    ("lang", "reason", "given"),
    [
        ("en", "he's retired and loses a day", "he's retired and loses a day"),
        ("en", "they're losing a day", "you're losing a day"),
        ("de", "er fährt hin und her", "er fährt hin und her"),
        (
            "nl",
            "ze rijden van her naar der en het kost een dag",
            "ze rijden van her naar der en het kost een dag",
        ),
    ],
)
def test_a_model_is_given_a_reason_turned_whole_or_as_it_stands(lang: str, reason: str, given: str) -> None:
    brief = replace(brief_of("It breaks each week.", "each week", conviction_reasons=[reason]), lang=lang)
    assert reasons_to_say(brief) == [given]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("the old bender costs them a week; the crew asks for more", "the old bender costs you a week"),
        ("the old bender costs them a week, our margin is fine", "the old bender costs you a week"),
        ("it breaks, our margin is fine", None),
    ],
)
def test_a_reason_loses_the_trailing_parts_that_cannot_be_said(reason: str, said: str | None) -> None:
    brief = brief_of("It breaks each week.", "each week", conviction_reasons=[reason])
    assert next(reasons_for_the_buyer(brief, longest=28), None) == said


@pytest.mark.parametrize(
    ("day", "days", "then"),
    [
        (date(2025, 6, 12), 1, date(2025, 6, 13)),
        (date(2025, 6, 13), 1, date(2025, 6, 16)),
        (date(2025, 6, 14), 1, date(2025, 6, 16)),
        (date(2025, 6, 12), 10, date(2025, 6, 26)),
        (date(2025, 12, 31), 3, date(2026, 1, 5)),
    ],
)
def test_working_days_leave_out_weekends(day: date, days: int, then: date) -> None:
    assert working_day_after(day, days=days) == then


def test_days_are_written_out_and_moved_off_the_weekend() -> None:
    assert written_out(date(2025, 6, 12)) == "Thursday 12 June"
    assert written_out(date(2026, 1, 5), from_day=date(2025, 12, 31)) == "Monday 5 January 2026"
    assert on_a_working_day(date(2025, 6, 14)) == date(2025, 6, 16)
    assert on_a_working_day(date(2025, 6, 12)) == date(2025, 6, 12)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thursday at ten", "Thursday"),
        ("thurs?", "Thursday"),
        ("let us say 12 June at ten", "12 June"),
        ("Thursday or Friday", None),
        ("same time", None),
    ],
)
def test_a_day_is_read_only_where_one_is_named(text: str, day: str | None) -> None:
    assert named_day(text, lang="en") == day


@pytest.mark.parametrize(
    "reason",
    ["his lad is off with his back", "their drivers lose their mornings", "her cook said she had no time"],
)
def test_a_reason_in_which_somebody_else_may_be_meant_is_not_turned(reason: str) -> None:
    assert addressed(reason) is None


@pytest.mark.parametrize(
    ("body", "words", "quote"),
    [
        ("No worries, we can pay it tonight.", "pay it", "No worries, we can pay it tonight"),
        ("No one told us about the crane.", "told us", None),  # never "one told us"
        ("No, we can pay it tonight.", "pay it", "we can pay it tonight"),
        ("Thanks for the offer you sent us.", "the offer", "Thanks for the offer you sent us"),
        ("Thanks, we can pay it tonight.", "pay it", "we can pay it tonight"),
    ],
)
def test_a_no_or_thanks_of_its_clause_is_not_cut_off(body: str, words: str, quote: str | None) -> None:
    assert citable(brief_of(body, words), "verbal_interest", longest=16) == quote


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("Hello Per,\n\nWe take the offer as it is. Please come on the 16th.", "We take the offer as it is"),
        ("Can you come? We need it for the yard.", "We need it for the yard"),
        ("Thanks!", None),
        ("Can you come to the yard on Monday?", None),
    ],
)
def test_the_newest_words_that_can_stand_alone_are_found_whatever_they_are_about(
    body: str, quote: str | None
) -> None:
    assert newest_words(brief_of(body, body[:4]), longest=16) == quote


def test_of_nobody_there_are_no_newest_words() -> None:
    assert newest_words(brief_of("We take it as it is.", "take", side=Side.SELLER), longest=16) is None
