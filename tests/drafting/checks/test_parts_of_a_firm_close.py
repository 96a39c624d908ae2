"""The parts that make a draft firm, each with its close neighbour, and where a problem is marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.records import Beat, BeatName, Brief, Draft, NextStep, script_body
from closecall.facts.vocabulary import Facts

BriefOf = Callable[..., Brief]
Places = Callable[..., list[tuple[str, int, int]]]


@pytest.fixture(name="places")
def _places(honest: dict[str, Draft], brief_of: BriefOf) -> Places:
    """Where one rule is broken in an honest draft with changed parts: part, start and end."""

    def places(
        code: str, name: str = "firm_close", *, brief: dict[str, Any] | None = None, **parts: Any
    ) -> list[tuple[str, int, int]]:
        draft = honest[name].model_copy(update=parts)
        found = problems_in(draft, brief_of(name, **(brief or {})))
        return [(problem.where, problem.start, problem.end) for problem in found if problem.code == code]

    return places


def whole(where: str, text: str | None) -> list[tuple[str, int, int]]:
    return [(where, 0, len(text or ""))]


@pytest.mark.parametrize(
    ("field", "missing"),
    [
        (None, True),
        ("I disagree that waiting helps you.", False),
        ("I do not share that view.", False),  # an opposition that is a view
        ("I do not know the yard.", True),  # an opposition alone
        ("I think the yard is grand.", True),  # a view alone
    ],
)
def test_a_disagreement_contradicts_with_a_view(places: Places, field: str | None, missing: bool) -> None:
    expected = whole("disagreement", field) if missing else []
    assert places("disagreement_missing", disagreement=field) == expected


@pytest.mark.parametrize(
    ("field", "missing"),
    [
        (None, True),
        ("I think you should order the oven now.", False),
        ("I think you should ask your brother now.", True),  # not to buy
        ("The order is a nice one.", True),  # to buy, and no advice
        ("My advice is to order now.", False),
    ],
)
def test_a_recommendation_advises_to_buy(places: Places, field: str | None, missing: bool) -> None:
    expected = whole("recommendation", field) if missing else []
    assert places("recommendation_missing", recommendation=field) == expected


@pytest.mark.parametrize(
    ("code", "part"),
    [("disagreement_missing", "disagreement"), ("recommendation_missing", "recommendation")],
)
def test_in_a_language_without_phrases_a_declared_part_will_do(
    sheet_of: Callable[..., Sheet], code: str, part: str
) -> None:
    for text, missing in (("Non penso che aspettare aiuti.", False), (None, True)):
        sheet = sheet_of("Ciao", "Ciao.", lang="it", approach="firm_close", **{part: text})
        assert (code in {problem.code for problem in problems_in(sheet.draft, sheet.brief)}) is missing


@pytest.mark.parametrize(
    ("quotes", "hesitation", "shown"),
    [
        (("We really want to work with you",), "think about it a little longer", True),
        (("We really want to work with you",), None, True),
        (("think about it a little longer",), "think about it a little longer", False),
        (("think about it",), "think about it a little longer", False),
        (("I just want to think about it a little longer",), "think about it a little longer", False),
        (("We want a bigger barge",), None, False),  # nobody said so
        ((), None, False),
    ],
)
def test_a_quotation_that_is_the_hesitation_shows_no_interest(
    places: Places, quotes: tuple[str, ...], hesitation: str | None, shown: bool
) -> None:
    body = "Hi Ruth,\n\nIt is an oven.\n\nTom"
    found = places("interest_not_shown", quotes=quotes, hesitation=hesitation, body=body)
    assert found == ([] if shown else [("quotes", 0, 0)])


def test_the_hesitation_is_named_once(places: Places, honest: dict[str, Draft]) -> None:
    named = honest["firm_close"].hesitation
    assert places("hesitation_not_named_once", hesitation=None) == [("hesitation", 0, 0)]
    twice = f"{honest['firm_close'].body} {named}"
    assert places("hesitation_not_named_once", body=twice) == whole("hesitation", named)


@pytest.mark.parametrize("part", ["disagreement", "recommendation"])
def test_the_seller_speaks_for_himself(places: Places, part: str) -> None:
    text = "Waiting is wrong, the oven should be ordered now."
    code = f"{part}_not_personal"
    assert places(code, **{part: text}) == whole(part, text)
    assert places(code, **{part: f"I say: {text}"}) == []
    assert places(code, **{part: None}) == []


@pytest.mark.parametrize("part", ["disagreement", "recommendation"])
def test_who_speaks_is_not_told_in_a_language_without_phrases(
    sheet_of: Callable[..., Sheet], part: str
) -> None:
    sheet = sheet_of("Ciao", "Ciao.", lang="it", approach="firm_close", **{part: "Non aspettare."})
    assert f"{part}_not_personal" not in {p.code for p in problems_in(sheet.draft, sheet.brief)}


@pytest.mark.parametrize(
    ("field", "when", "put_off"),
    [
        ("I think you should order the oven now.", None, False),
        ("I think you should order the oven on Thursday.", None, False),
        ("I think you should order the oven.", "Thursday", False),  # the step's day says "now" for it
        ("I think you should order the oven.", None, True),
        ("I think you should order the oven.", "some time", True),
        ("I think you should order the oven one day.", "Thursday", True),
        (None, None, False),
    ],
)
def test_a_recommendation_is_for_now(
    places: Places, field: str | None, when: str | None, put_off: bool
) -> None:
    step = NextStep(what="fix the installation day", when=when)
    found = places("recommendation_not_now", recommendation=field, next_step=step)
    assert found == (whole("recommendation", field) if put_off else [])


def test_without_a_step_a_recommendation_says_now_itself(places: Places) -> None:
    field = "I think you should order the oven."
    assert places("recommendation_not_now", recommendation=field, next_step=None) == whole(
        "recommendation", field
    )


@pytest.mark.parametrize(
    ("reason", "said", "thread_lang", "invented"),
    [
        ("the yard is wide", "Our yard it is.", "en", False),
        ("the bay is wide", "Our bay it is.", "en", True),  # three letters tell nothing
        ("the yard is wide", "Our shed it is.", "en", True),
        ("you tried the lathe", "Our shed it is.", "en", False),  # an act of the buyer's
        ("the yard is wide", "Unser Hof.", "de", False),  # words of two languages cannot be compared
        ("the yard is wide", "Our shed it is.", "und", True),
    ],
)
def test_a_reason_has_a_word_of_the_thread(
    sheet_of: Callable[..., Sheet], reason: str, said: str, thread_lang: str, invented: bool
) -> None:
    sheet = sheet_of("Hi Ruth", said, approach="firm_close", thread_lang=thread_lang, reasons=(reason,))
    found = [p for p in problems_in(sheet.draft, sheet.brief) if p.code == "reason_from_nowhere"]
    assert [(p.where, p.start, p.end) for p in found] == (whole("reasons", reason) if invented else [])


def test_without_any_known_word_no_reason_is_judged(sheet_of: Callable[..., Sheet]) -> None:
    sheet = sheet_of("Hi", approach="firm_close", reasons=("the yard is wide",))
    bare = replace(sheet.brief, thread=None, buyer_name=None, seller_name=None, as_of=None)
    codes = {problem.code for problem in problems_in(sheet.draft, bare)}
    assert ("reason_from_nowhere" in codes) is bool(Sheet(sheet.draft, bare).allowed.words)


def test_a_reason_is_missing_where_none_is_declared(places: Places) -> None:
    assert places("no_reason", reasons=()) == [("reasons", 0, 0)]
    assert places("no_reason") == []


def test_a_hedge_in_the_recommendation_is_marked_whole(places: Places) -> None:
    text = "I think maybe you should order now."
    assert places("hedged", recommendation=text) == whole("recommendation", text)
    assert places("hedged", recommendation=None) == []


@pytest.mark.parametrize(
    ("field", "missing"),
    [
        (None, True),
        ("Tell me about the yard.", True),
        ("If your answer is no, tell me.", False),
        ("Or drop it.", False),
        ("Drop it, but I will not take no.", True),  # takes the no away again
    ],
)
def test_a_way_out_lets_the_buyer_say_no(places: Places, field: str | None, missing: bool) -> None:
    assert places("no_exit", exit=field) == (whole("exit", field) if missing else [])


def test_a_way_out_in_a_language_without_phrases_will_do(sheet_of: Callable[..., Sheet]) -> None:
    for text, missing in (("Dimmelo.", False), (None, True)):
        sheet = sheet_of("Ciao", "Ciao.", lang="it", approach="firm_close", exit=text)
        assert ("no_exit" in {p.code for p in problems_in(sheet.draft, sheet.brief)}) is missing


@pytest.mark.parametrize(
    ("beat", "say", "missing"),
    [
        (BeatName.IF_NO, "Good day to you, Ruth.", False),
        (BeatName.IF_NO, "Good day to you, Ruth. And more.", False),
        (BeatName.IF_NO, "Another one.", True),  # the exit is not what it says
        (BeatName.IF_SOFT, "Good day to you, Ruth.", True),
    ],
)
def test_what_a_call_says_to_a_no_is_a_way_out(
    places: Places, honest: dict[str, Draft], beat: BeatName, say: str, missing: bool
) -> None:
    script = (*honest["firm_close.call"].script[:-1], Beat(beat=beat, say=say))
    exit_ = "Good day to you, Ruth."
    found = places("no_exit", "firm_close.call", script=script, body=script_body(script), exit=exit_)
    assert found == (whole("exit", exit_) if missing else [])


@pytest.mark.parametrize(
    "exit_", ["But I think you should order.", "I think you should order it.", "Shall we order?"]
)
def test_what_argues_with_a_no_is_no_way_out(places: Places, honest: dict[str, Draft], exit_: str) -> None:
    script = (*honest["firm_close.call"].script[:-1], Beat(beat=BeatName.IF_NO, say=exit_))
    assert places("no_exit", "firm_close.call", script=script, body=script_body(script), exit=exit_) == whole(
        "exit", exit_
    )


@pytest.mark.parametrize(
    ("code", "name"), [("several_questions", "firm_close"), ("several_questions_asked", "guide")]
)
def test_every_question_after_the_first_is_marked(places: Places, code: str, name: str) -> None:
    asked = [
        "Which of the tiles do you like best?",
        "Who is to lay all of them there?",
        "And at which hour of the day?",
    ]
    body = "\n\n".join(["Hi Ruth,", *asked, "Tom"])
    found = places(code, name, body=body)
    assert [body[start:end] for _, start, end in found] == asked[1:]


def test_the_order_is_asked_for_twice_at_most(places: Places) -> None:
    asks = ["I think you should order now.", "My advice is to buy it.", "I recommend that you order."]
    body = "Hi Ruth,\n\n" + "\n\n".join(asks) + "\n\nTom"
    found = places("asks_too_often", body=body)
    assert [body.index(asks[2]) <= start < end <= body.index("Tom") for _, start, end in found] == [True]
    assert places("asks_too_often", body=body.replace(asks[2], "")) == []


@pytest.mark.parametrize(
    ("paragraphs", "commands"),
    [
        ("Order today.", 1),
        ("I am sure of it. Order today.", 0),
        ("Order today. I am sure of it.", 0),
        ("I am sure of it. It is an oven. Order today.", 1),  # not beside it
        ("Order today. It is an oven. I am sure of it.", 1),
        ("I am sure of it.\n\nOrder today.\n\nI am sure of it.", 1),  # in another paragraph
        ("Order today?", 0),
    ],
)
def test_a_command_stands_beside_a_view_of_ones_own(places: Places, paragraphs: str, commands: int) -> None:
    assert len(places("command", body=f"Hi Ruth,\n\n{paragraphs}\n\nTom")) == commands
    assert len(places("command", body=paragraphs)) == commands


def test_a_command_in_the_subject_is_one(places: Places) -> None:
    assert [where for where, _, _ in places("command", subject="Order today")] == ["subject"]


@pytest.mark.parametrize(
    ("approach", "what", "marked"),
    [
        ("confirm", "I think you should order the oven", False),  # the step that was agreed
        ("confirm", "fetch it", True),
        ("confirm", None, True),
        ("guide", "I think you should order the oven", True),
    ],
)
def test_after_a_yes_the_agreed_step_is_no_advice(
    sheet_of: Callable[..., Sheet], approach: str, what: str | None, marked: bool
) -> None:
    step = NextStep(what=what, when="Thursday") if what else None
    sheet = sheet_of("I think you should order the oven now.", "Yes.", approach=approach, next_step=step)
    codes = {problem.code for problem in problems_in(sheet.draft, sheet.brief)}
    assert ("recommendation_not_allowed" in codes) is marked


@pytest.mark.parametrize("part", ["disagreement", "recommendation"])
def test_a_gentle_draft_declares_neither(places: Places, part: str) -> None:
    assert places(f"{part}_not_allowed", "guide", **{part: "A new oven"}) == whole(part, "A new oven")


@pytest.mark.parametrize(
    ("until", "as_of", "when", "early"),
    [
        (date(2025, 9, 1), date(2025, 3, 1), "31 August", True),
        (date(2025, 9, 1), date(2025, 3, 1), "1 September", False),
        (date(2025, 9, 1), date(2024, 12, 1), "2 September 2025", False),
        (date(2026, 3, 1), date(2025, 12, 1), "20 December", True),  # of the year in which it is written
        (date(2026, 1, 11), date(2025, 10, 6), "11 January", False),  # past in that year: the next one's
        (date(2026, 1, 11), date(2025, 10, 6), "4 January", True),
        (date(2026, 1, 31), date(2025, 10, 6), "31 January", False),  # a long month stays long
        (date(2026, 3, 1), date(2026, 1, 6), "29 February", True),  # a day that this year does not have
        (date(2025, 3, 1), date(2024, 10, 6), "29 February", True),  # which the next year does not have
        (date(2025, 9, 1), None, "31 August", True),  # of the year in which he is free
        (date(2025, 9, 1), None, "2 September", False),
        (date(2025, 9, 1), date(2025, 3, 1), "Thursday", False),
        (date(2025, 9, 1), date(2025, 3, 1), None, False),
        (None, date(2025, 3, 1), "31 August", False),
    ],
)
def test_a_step_before_the_day_that_the_buyer_named_is_early(
    places: Places, until: date | None, as_of: date | None, when: str | None, early: bool
) -> None:
    brief = {"facts": Facts(defer_until=until), "as_of": as_of}
    found = places(
        "before_the_buyers_date", "nurture", brief=brief, next_step=NextStep(what="say so", when=when)
    )
    assert found == (whole("next_step", when) if early else [])


def test_without_a_step_nothing_is_early(places: Places) -> None:
    brief = {"facts": Facts(defer_until=date(2025, 9, 1))}
    assert places("before_the_buyers_date", "nurture", brief=brief, next_step=None) == []


@pytest.mark.parametrize(
    ("exit_", "text", "missing"),
    [
        ("Say so.", "It is an oven.", False),
        (None, "It is an oven.", True),
        (None, "If your answer is no, tell me.", False),
        (None, "Take your time.", False),
    ],
)
def test_a_light_message_can_be_stopped(places: Places, exit_: str | None, text: str, missing: bool) -> None:
    found = places("no_way_to_stop", "nurture", exit=exit_, body=f"Hi Ruth,\n\n{text}\n\nTom")
    assert found == ([("exit", 0, 0)] if missing else [])
