"""What a call script needs: short lines, one pause after the ask, branches, and the order of its beats."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.checks import problems_in
from closecall.drafting.records import Beat, BeatName, Brief, Draft, script_body

Codes = Callable[..., set[str]]
Script = tuple[Beat, ...]


def _line(beat: str, say: str) -> Beat:
    return Beat(beat=BeatName(beat), say=say)


def _without(script: Script, *names: str) -> Script:
    return tuple(beat for beat in script if beat.beat.value not in names)


def _swapped(script: Script, first: int, second: int) -> Script:
    beats = list(script)
    beats[first], beats[second] = beats[second], beats[first]
    return tuple(beats)


LONG = "And so it goes on " * 6


@pytest.mark.parametrize("name", ["firm_close.call", "guide.call"])
@pytest.mark.parametrize("place", [0, 2, -1])
def test_a_line_of_more_than_25_words_is_too_long(
    honest: dict[str, Draft], codes_when: Codes, name: str, place: int
) -> None:
    script = list(honest[name].script)
    script[place] = _line(script[place].beat.value, LONG)
    assert "line_too_long" in codes_when(name, script=tuple(script))
    assert "line_too_long" not in codes_when(name)


def test_a_line_of_25_words_is_not_too_long(honest: dict[str, Draft], codes_when: Codes) -> None:
    script = list(honest["guide.call"].script)
    script[1] = _line("frame", " ".join(["bread"] * 25))
    assert "line_too_long" not in codes_when("guide.call", script=tuple(script))
    script[1] = _line("frame", " ".join(["bread"] * 26))
    assert "line_too_long" in codes_when("guide.call", script=tuple(script))


@pytest.mark.parametrize("name", ["firm_close.call", "guide.call"])
def test_there_is_exactly_one_pause_right_after_the_ask(
    honest: dict[str, Draft], codes_when: Codes, name: str
) -> None:
    script = honest[name].script
    pause = next(i for i, beat in enumerate(script) if beat.beat is BeatName.PAUSE)
    broken = (
        _without(script, "pause"),
        (*script[:pause], script[pause], *script[pause:]),
        _swapped(script, pause, 0),
        _swapped(script, pause, pause - 1),
        (*script[:pause], _line("pause", "[pause] then go on"), *script[pause + 1 :]),
    )
    for changed in broken:
        assert "pause_not_after_ask" in codes_when(name, script=changed)
    assert "pause_not_after_ask" not in codes_when(name)


@pytest.mark.parametrize("branch", ["if_yes", "if_soft", "if_no"])
@pytest.mark.parametrize("name", ["firm_close.call", "guide.call"])
def test_each_answer_has_a_line(honest: dict[str, Draft], codes_when: Codes, name: str, branch: str) -> None:
    assert "branch_missing" in codes_when(name, script=_without(honest[name].script, branch))
    assert "branch_missing" not in codes_when(name)


@pytest.mark.parametrize(("first", "second"), [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)])
def test_firm_beats_keep_their_order(
    honest: dict[str, Draft], codes_when: Codes, first: int, second: int
) -> None:
    script = _swapped(honest["firm_close.call"].script, first, second)
    assert "beats_out_of_order" in codes_when("firm_close.call", script=script)


@pytest.mark.parametrize("beat", ["echo", "name", "disagree", "recommend", "reason", "ask", "if_no"])
def test_firm_beats_are_all_there(honest: dict[str, Draft], codes_when: Codes, beat: str) -> None:
    script = _without(honest["firm_close.call"].script, beat)
    assert "beats_out_of_order" in codes_when("firm_close.call", script=script)
    assert "beats_out_of_order" not in codes_when("firm_close.call")


@pytest.mark.parametrize("beat", ["mirror", "frame", "step"])
def test_guiding_beats_are_all_there_in_order(honest: dict[str, Draft], codes_when: Codes, beat: str) -> None:
    script = honest["guide.call"].script
    assert "guide_beats_out_of_order" in codes_when("guide.call", script=_without(script, beat))
    assert "guide_beats_out_of_order" in codes_when("guide.call", script=_swapped(script, 0, 1))
    assert "guide_beats_out_of_order" not in codes_when("guide.call")


@pytest.mark.parametrize("beat", ["ask", "reason", "step"])
def test_nothing_but_the_close_follows_the_branches(
    honest: dict[str, Draft], codes_when: Codes, beat: str
) -> None:
    script = honest["guide.call"].script
    assert "line_after_branches" in codes_when("guide.call", script=(*script, _line(beat, "One more thing.")))
    assert "line_after_branches" not in codes_when("guide.call", script=(*script, _line("close", "Bye.")))


def test_the_length_of_a_call_leaves_its_branches_out(honest: dict[str, Draft], codes_when: Codes) -> None:
    script = honest["guide.call"].script
    words = " ".join(f"loaf{n}" for n in "abcdefghijklmnopqrst")
    longer = tuple(_line("if_soft", f"{words} {n}") for n in "abcdefgh")
    assert "too_long" not in codes_when("guide.call", script=(*script, *longer))
    frames = tuple(_line("frame", f"{words} {n}") for n in "abcdefgh")
    assert "too_long" in codes_when("guide.call", script=(script[0], *frames, *script[1:]))


def test_the_long_line_itself_is_marked(honest: dict[str, Draft], brief_of: Callable[..., Brief]) -> None:
    script = list(honest["guide.call"].script)
    script[1] = _line("frame", " ".join(["bread"] * 26))
    script[2] = _line("step", "Two\nlines?")
    draft = honest["guide.call"].model_copy(
        update={"script": tuple(script), "body": script_body(tuple(script))}
    )
    found = problems_in(draft, brief_of("guide.call"))
    marked = [draft.body[p.start : p.end] for p in found if p.code == "line_too_long"]
    assert marked == [script[1].say, script[2].say]


ECHO, ASK, STEP, CHECK, PAUSE = (
    _line("echo", "Ruth."),
    _line("ask", "Shall we?"),
    _line("step", "On Thursday?"),
    _line("check", "Is it so?"),
    _line("pause", "[pause]"),
)


@pytest.mark.parametrize(
    ("name", "script", "wrong"),
    [
        ("guide.call", (ECHO, STEP, PAUSE), False),
        ("guide.call", (ECHO, CHECK, PAUSE), False),
        ("guide.call", (ECHO, ASK, PAUSE), False),
        ("guide.call", (ASK, ECHO, STEP, PAUSE), True),  # where one asks, the pause comes after that
        ("guide.call", (ECHO, PAUSE), True),
        ("guide.call", (PAUSE, ECHO), True),
        ("guide.call", (ECHO, STEP), True),
        ("guide.call", (ECHO, STEP, PAUSE, STEP, PAUSE), True),
        ("guide.call", (ECHO, STEP, PAUSE, _line("frame", "Well [pause] well.")), True),
        ("guide.call", (ECHO, STEP, _line("frame", "[pause]")), False),  # by its words
        ("nurture.call", (ECHO, STEP), False),  # it waits for nothing
        ("nurture.call", (ECHO, STEP, PAUSE), False),
        ("nurture.call", (ECHO, PAUSE), True),
        ("nurture.call", (ECHO, STEP, PAUSE, STEP, PAUSE), True),
        ("nurture.call", (ECHO, ASK), True),  # save where it asks
        ("nurture.call", (ECHO, ASK, PAUSE), False),
    ],
)
def test_a_call_that_waits_for_an_answer_pauses_once_behind_its_ask(
    honest: dict[str, Draft], brief_of: Callable[..., Brief], name: str, script: Script, wrong: bool
) -> None:
    draft = honest["guide.call"].model_copy(update={"script": script, "body": script_body(script)})
    found = {problem.code for problem in problems_in(draft, brief_of(name))}
    assert ("pause_not_after_ask" in found) is wrong


@pytest.mark.parametrize(
    ("name", "script", "missing"),
    [
        ("nurture.call", (ECHO, STEP), False),
        ("nurture.call", (ECHO, ASK), True),
        ("guide.call", (ECHO, STEP), True),
    ],
)
def test_only_a_call_that_waits_needs_its_branches(
    honest: dict[str, Draft], brief_of: Callable[..., Brief], name: str, script: Script, missing: bool
) -> None:
    draft = honest["guide.call"].model_copy(update={"script": script, "body": script_body(script)})
    assert ("branch_missing" in {problem.code for problem in problems_in(draft, brief_of(name))}) is missing


def test_an_empty_branch_is_none(honest: dict[str, Draft], codes_when: Codes) -> None:
    script = (*_without(honest["guide.call"].script, "if_no"), _line("if_no", " "))
    assert "branch_missing" in codes_when("guide.call", script=script)


@pytest.mark.parametrize(
    ("advice", "wrong"),
    [
        ("I think you should order it today.", False),
        ("I think you should order it in May.", True),
        (None, True),
    ],
)
def test_the_disagreement_may_carry_the_recommendation(
    honest: dict[str, Draft], codes_when: Codes, advice: str | None, wrong: bool
) -> None:
    script = tuple(
        _line("disagree", f"{beat.say} I think you should order it today.")
        if beat.beat is BeatName.DISAGREE
        else beat
        for beat in _without(honest["firm_close.call"].script, "recommend")
    )
    codes = codes_when("firm_close.call", script=script, recommendation=advice)
    assert ("beats_out_of_order" in codes) is wrong


def test_a_recommendation_of_its_own_keeps_its_place(honest: dict[str, Draft], codes_when: Codes) -> None:
    script = list(honest["firm_close.call"].script)
    script[2] = _line("disagree", "I disagree. I think you should order it today.")
    assert "beats_out_of_order" not in codes_when("firm_close.call", script=tuple(script))
    assert "beats_out_of_order" in codes_when("firm_close.call", script=_swapped(tuple(script), 3, 4))
