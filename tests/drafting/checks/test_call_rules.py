"""What a call script needs: short lines, one pause after the ask, branches, and the order of its beats."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.records import Beat, BeatName, Draft

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
