"""Where a rule begins: the last length, count or place that is still allowed, and the first that is not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from closecall.decision import Approach
from closecall.drafting.checks import RULES, problems_in
from closecall.drafting.checks.inspection.text_part import Part
from closecall.drafting.records import Beat, BeatName, Brief, Draft, NextStep

Codes = Callable[..., set[str]]


def test_rules_stand_by_letter_and_number() -> None:
    order = [(rule.id[0], int(rule.id[1:]), rule.code) for rule in RULES]
    assert order == sorted(order)
    assert all(letter in "WFGNRCKP" for letter, _, _ in order)
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_one_rule_tells_25_places_at_most(honest: dict[str, Draft], brief_of: Callable[..., Brief]) -> None:
    many = " ".join(f"It costs £{7_001 + n}." for n in range(40))
    draft = honest["guide"].model_copy(update={"body": f"{many}\n\n{honest['guide'].body}"})
    found = [
        problem for problem in problems_in(draft, brief_of("guide")) if problem.code == "invented_amount"
    ]
    assert len(found) == 25
    assert [problem.start for problem in found] == sorted(problem.start for problem in found)


@pytest.mark.parametrize(
    ("subject", "wrong"),
    [("a" * 90, False), ("a" * 91, True), (" ", True), ("The oven\nnow", True), (None, False)],
)
def test_a_subject_is_one_line_of_at_most_90_characters(
    subject: str | None, wrong: bool, codes_when: Codes
) -> None:
    assert ("bad_subject" in codes_when("guide", subject=subject)) is wrong


@pytest.mark.parametrize(("body", "wrong"), [("Hi Ruth", True), ("Hi Ruth Tom", False)])
def test_a_message_has_three_words_at_least(body: str, wrong: bool, codes_when: Codes) -> None:
    assert ("too_short" in codes_when("nurture", body=body, exit=None)) is wrong


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ("Take your time. Take your time.", False),
        ("Take all your time. Take all your time.", True),
        ("It is very very very hot.", False),
        ("It is very very very very hot.", True),
    ],
)
def test_what_is_said_twice_begins_with_four_words(
    more: str, wrong: bool, honest: dict[str, Draft], codes_when: Codes
) -> None:
    body = honest["nurture"].body.replace("If you would", f"{more}\n\nIf you would")
    assert ("repetition" in codes_when("nurture", body=body)) is wrong


def _beats(*lines: tuple[str, str]) -> tuple[Beat, ...]:
    return tuple(Beat(beat=BeatName(name), say=say) for name, say in lines)


CHAT = (("mirror", "Hello."), ("close", "Bye."))


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (CHAT, False),
        ((*CHAT, ("ask", "May I call?")), True),
        ((CHAT[0], ("ask", "May I call?"), ("pause", "[pause]"), CHAT[1]), False),
        ((("pause", "[pause]"), *CHAT), True),
        ((CHAT[0], ("pause", "[pause]"), CHAT[1]), True),
        ((CHAT[0], ("step", "I will send it."), ("pause", "[pause]"), CHAT[1]), False),
        ((CHAT[0], ("check", "Right?"), ("pause", "[pause]"), CHAT[1]), False),
        ((CHAT[0], ("check", "Right?"), ("pause", "[pause]"), ("ask", "May I?"), CHAT[1]), True),
        ((CHAT[0], ("check", "Right? [pause] So."), CHAT[1]), True),
        ((CHAT[0], ("step", "A."), ("pause", "[pause]"), ("step", "B."), ("pause", "[pause]")), True),
    ],
)
def test_a_call_that_asks_waits_and_one_that_does_not_may(
    lines: tuple[tuple[str, str], ...], wrong: bool, codes_when: Codes
) -> None:
    codes = codes_when("guide.call", brief={"approach": Approach.NURTURE}, script=_beats(*lines))
    assert ("pause_not_after_ask" in codes) is wrong


def _amounts(text: str) -> list[str]:
    return [text[amount.start : amount.end] for amount in Part("body", text, lang="en").amounts]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("one £4 cake", ["£4"]),
        ("on 2025-03-01 £4", ["£4"]),
        ("£4 and 20%", ["£4", "20%"]),
        ("at 15:30", []),
        ("on 4 May", []),
    ],
)
def test_a_sign_belongs_to_the_number_beside_it(text: str, amounts: list[str]) -> None:
    assert [found for found in _amounts(text) if not found.isdecimal()] == amounts


def test_a_time_inside_a_date_is_no_time_of_day() -> None:
    text = "On 4 May 2025 at 9:30"
    part = Part("body", text, lang="en")
    assert [text[start:end] for start, end, _ in part.times] == ["9:30"]
    assert {text[place] for place in part.dated} == set("4 May 2025 9:30")


@pytest.mark.parametrize(
    ("sentence", "as_of", "wrong"),
    [
        ("I saw your mail of 3 March 2025.", date(2025, 3, 10), False),
        ("I saw your mail of 10 March 2025.", date(2025, 3, 10), True),
        ("I saw your mail of 3 March 2025.", None, True),
    ],
)
def test_after_a_no_only_a_day_that_is_past_may_be_named(
    sentence: str, as_of: date | None, wrong: bool, codes_with: Codes
) -> None:
    assert ("amount_after_no" in codes_with(sentence, "respect_no", as_of=as_of)) is wrong


@pytest.mark.parametrize(
    ("sentence", "pressing"),
    [
        ("The price goes up next week.", True),
        ("The price does not go up next week.", False),
        ("No doubt the price goes up next week.", True),
        ("Not only does the price go up next week.", True),
        ("There is no hurry, but the price goes up next week.", True),
    ],
)
def test_a_word_that_only_seems_to_deny_denies_nothing(
    sentence: str, pressing: bool, codes_with: Codes
) -> None:
    assert ("false_urgency" in codes_with(sentence)) is pressing


@pytest.mark.parametrize(
    ("sentence", "invented"),
    [
        ("I suggest a short call on Thursday, no later than that.", False),
        ("No later than Thursday it is.", True),
        ("A short call no later than that.", True),
        ("The offer ends on Thursday, a short call on Thursday or none.", True),
        ("The offer ends on 10 March.", False),  # a day of the thread
        ("The offer ends between 10 March and 12 March.", True),
        ("The offer ends.", True),
    ],
)
def test_no_later_than_may_only_date_the_step(sentence: str, invented: bool, codes_with: Codes) -> None:
    assert ("invented_deadline" in codes_with(sentence)) is invented


@pytest.mark.parametrize(
    ("when", "time", "invented"),
    [
        ("on Thursday at 3 pm", "at 3 pm", False),
        ("on Thursday at 3 pm", "at 15:00", False),
        ("on Thursday at 3 pm", "at 4 pm", True),
        ("on Thursday", "at 3 pm", True),
    ],
)
def test_a_time_of_day_may_be_that_of_the_step(
    when: str, time: str, invented: bool, honest: dict[str, Draft], codes_when: Codes
) -> None:
    body = honest["guide"].body.replace("on Thursday", f"{when}. We begin {time}")
    step = NextStep(what="a short call", when=when)
    assert ("invented_time" in codes_when("guide", body=body, next_step=step)) is invented


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Dear Marcus and Hal, all is as before.", ["Marcus", "Hal"]),
        ("Hi there Marcus", ["Marcus"]),
        ("Hi, Marcus is here.", []),
        ("Dear me, Marcus knows.", []),
        (f"Hello and {'the ' * 20}Marcus", ["Marcus"]),  # 90 characters before the name
        (f"Hello from {'the ' * 20}Marcus", []),
        ("Well dear Marcus is here.", ["Marcus"]),
        ("Well, dear Marcus is here.", []),
        ("Well my dear Marcus is here.", []),
        ("Liebe Wünsche Marcus", []),
        ("Liebe und beste Wünsche Marcus", ["Wünsche", "Marcus"]),
    ],
)
def test_a_second_letter_is_told_by_the_first_words_of_its_greeting(
    sentence: str, names: list[str], honest: dict[str, Draft], brief_of: Callable[..., Brief]
) -> None:
    body = honest["guide"].body.replace("Best regards", f"{sentence}\n\nBest regards")
    problems = problems_in(honest["guide"].model_copy(update={"body": body}), brief_of("guide"))
    assert [body[p.start : p.end] for p in problems if p.code == "second_letter"] == names
