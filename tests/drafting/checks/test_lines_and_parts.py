"""Lines of a call, declared parts and hours that are past: where each is marked, and what is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.records import Beat, BeatName, Brief, Channel, Draft, NextStep, script_body
from closecall.thread.records import Moment, Precision

SheetOf = Callable[..., Sheet]
MarkedIn = Callable[[Sheet, str], list[str]]
BriefOf = Callable[..., Brief]
Places = Callable[..., list[str]]
LONG = "and so it goes on " * 6


@pytest.fixture(name="marks_of_call")
def _marks_of_call(honest: dict[str, Draft], brief_of: BriefOf) -> Places:
    """What one rule marks in the body of a call with some lines changed."""

    def marks(code: str, name: str = "guide.call", **lines: str) -> list[str]:
        script = tuple(
            Beat(beat=beat.beat, say=lines.get(beat.beat.value, beat.say)) for beat in honest[name].script
        )
        draft = honest[name].model_copy(update={"script": script, "body": script_body(script)})
        found = [p for p in problems_in(draft, brief_of(name)) if p.code == code]
        return [draft.body[p.start : p.end] if p.where == "body" else p.where for p in found]

    return marks


@pytest.mark.parametrize("beat", ["mirror", "frame", "if_no"])
def test_a_long_line_of_a_call_is_marked_alone(marks_of_call: Places, beat: str) -> None:
    assert marks_of_call("line_too_long", **{beat: LONG}) == [LONG]
    assert marks_of_call("line_too_long", **{beat: "One.\nTwo."}) == ["One.\nTwo."]


@pytest.mark.parametrize("beat", ["if_yes", "if_soft", "if_no"])
def test_an_answer_of_blanks_is_none(marks_of_call: Places, beat: str) -> None:
    assert marks_of_call("branch_missing", **{beat: " "}) == ["script"]
    assert marks_of_call("branch_missing", **{beat: "Fine."}) == []


def test_answers_count_nothing_for_the_length_of_a_call(marks_of_call: Places) -> None:
    many = " ".join(["word"] * 400)
    assert marks_of_call("too_long", if_no=many) == []
    assert marks_of_call("too_long", frame=many) != []


@pytest.mark.parametrize(
    ("beats", "in_order"),
    [
        ("echo name disagree recommend reason ask", True),
        ("echo name disagree reason ask", True),  # the first carries the second
        ("echo name disagree reason recommend ask", False),  # two beats, in the wrong order
        ("name echo disagree recommend reason ask", False),
        ("echo name disagree ask", False),
    ],
)
def test_disagreement_may_carry_the_recommendation(
    honest: dict[str, Draft], brief_of: BriefOf, beats: str, in_order: bool
) -> None:
    draft = honest["firm_close.call"]
    advice = draft.recommendation or ""
    first = [Beat(beat=BeatName(beat), say=advice) for beat in beats.split()]
    rest = [b for b in draft.script if b.beat.value.startswith("if_") or b.beat is BeatName.PAUSE]
    script = (*first, *rest)
    changed = draft.model_copy(update={"script": script, "body": script_body(script)})
    codes = {p.code for p in problems_in(changed, brief_of("firm_close.call"))}
    assert ("beats_out_of_order" not in codes) is in_order


PARTS: list[tuple[str, dict[str, Any]]] = [
    ("hesitation", {"hesitation": "{}"}),
    ("disagreement", {"disagreement": "{}"}),
    ("recommendation", {"recommendation": "{}"}),
    ("exit", {"exit": "{}"}),
    ("question", {"question": "{}"}),
    ("quotes", {"quotes": ("keel", "{}")}),
    ("reasons", {"reasons": ("keel", "{}")}),
    ("next_step", {"next_step": ("{}", "keel", "keel")}),
    ("next_step", {"next_step": ("keel", "{}", "keel")}),
    ("next_step", {"next_step": ("keel", "keel", "{}")}),
]


@pytest.mark.parametrize(("part", "told"), PARTS)
@pytest.mark.parametrize(("words", "missing"), [("keel", False), ("mast", True), ("  ", True)])
def test_each_declared_part_stands_in_the_text(
    sheet_of: SheetOf, part: str, told: dict[str, Any], words: str, missing: bool
) -> None:
    def filled(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(each.format(words) for each in value)
        return value.format(words)

    values = {name: filled(value) for name, value in told.items()}
    if part == "next_step":
        what, when, how = values["next_step"]
        values = {"next_step": NextStep(what=what, when=when, how=how)}
    sheet = sheet_of("The keel  is dry.", "Hello.", **values)
    found = [(p.where, p.start, p.end) for p in problems_in(sheet.draft, sheet.brief)]
    codes = [p.code for p in problems_in(sheet.draft, sheet.brief)]
    marked = [place for place, code in zip(found, codes, strict=True) if code == "part_not_in_text"]
    assert marked == ([(part, 0, len(words))] if missing else [])


@pytest.mark.parametrize(
    ("at", "thread", "past"),
    [
        (Moment("", Precision.MINUTE, datetime(2025, 3, 10, 14, 45)), True, True),
        (Moment("", Precision.SECOND, datetime(2025, 3, 10, 14, 45)), True, True),
        (Moment("", Precision.MINUTE, datetime(2025, 3, 10, 14, 30)), True, False),
        (Moment("", Precision.DAY, datetime(2025, 3, 10, 14, 45)), True, False),
        (None, True, False),
        (None, False, False),
    ],
)
def test_an_hour_is_past_only_by_a_message_that_knows_its_minute(
    sheet_of: SheetOf, at: Moment | None, thread: bool, past: bool
) -> None:
    step = NextStep(what="a short call", when="today at 2:40 pm")
    sheet = sheet_of("Hi Ruth", "Hello.", next_step=step, brief={"as_of": date(2025, 3, 10)})
    assert sheet.brief.thread is not None
    (message,) = sheet.brief.thread.messages
    dated = replace(sheet.brief.thread, messages=(replace(message, at=at),)) if thread else None
    found = problems_in(sheet.draft, replace(sheet.brief, thread=dated))
    places = [(p.where, p.start, p.end) for p in found if p.code == "step_in_past"]
    assert places == ([("next_step", 0, 16)] if past else [])


@pytest.mark.parametrize(
    ("channel", "script", "wrong"),
    [
        ("email", (), False),
        ("email", ("Hi Ruth",), True),
        ("call", (), True),
        ("call", ("Hi Ruth",), False),
        ("call", ("Hi Tom",), True),
    ],
)
def test_the_body_of_a_call_is_its_script_and_a_mail_has_none(
    sheet_of: SheetOf, channel: str, script: tuple[str, ...], wrong: bool
) -> None:
    sheet = sheet_of("Hi Ruth", "Hello.")
    beats = tuple(Beat(beat=BeatName.MIRROR, say=say) for say in script)
    draft = sheet.draft.model_copy(update={"channel": Channel(channel), "script": beats})
    found = problems_in(draft, replace(sheet.brief, channel=Channel(channel)))
    assert [p.where for p in found if p.code == "body_is_not_script"] == (["script"] if wrong else [])
    assert "other_channel" not in {p.code for p in found}
    swapped = Channel.CALL if channel == "email" else Channel.EMAIL
    other = problems_in(draft, replace(sheet.brief, channel=swapped))
    assert [p.where for p in other if p.code == "other_channel"] == ["channel"]
