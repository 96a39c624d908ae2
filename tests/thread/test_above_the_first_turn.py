"""What stands above the first turn of a recording is kept, as nobody's words, and its date is the call's."""

from __future__ import annotations

import pytest

from closecall.cli.thread_view import cut_lines
from closecall.thread.parser import read_thread

NAMED = "Ines: Good morning.\nBo: Hello.\nInes: Well?\nBo: We will see.\n"
STAMPED = "[00:01] Ines: Good morning.\n[00:04] Bo: Hello.\n[00:06] Ines: Well?\n[00:09] Bo: We will see.\n"
OTTER = "Ines Falk  0:01\nGood morning.\n\nBo Lund  0:04\nHello.\n\nInes Falk  0:09\nWell?\n"
BLOCKS = "Ines Falk (3 March 2025, 09:00): Good morning.\n\nBo Lund (4 March 2025, 09:00): We will see.\n"
ZOOM_CHAT = "09:00:01\t Ines Falk:\tGood morning.\n09:00:05\t Bo Lund:\tWe will see.\n"
TITLE = "Discovery call, Tidewater\nAttendees of the call were Ines Falk and Bo Lund\nMeeting notes"


@pytest.mark.parametrize("talk", [NAMED, STAMPED, OTTER, BLOCKS, ZOOM_CHAT])
def test_lines_above_the_first_turn_are_kept_and_nobodys(talk: str) -> None:
    thread = read_thread(f"{TITLE}\n\n{talk}", me=("Ines",))

    assert thread.heading == TITLE
    assert thread.to_dict()["heading"] == TITLE
    assert thread.messages[0].body == "Good morning."
    assert any("above the first turn, 3 lines: Discovery call" in line for line in cut_lines(thread))


def test_a_talk_without_lines_above_it_has_no_heading() -> None:
    thread = read_thread(NAMED, me=("Ines",))

    assert thread.heading == ""
    assert "heading" not in thread.to_dict()


def test_the_heading_of_the_sellers_notes_stays_his_words() -> None:
    thread = read_thread("Call notes Tidewater\nBudget 20k\n\nme: well?\nhim: we will see\n")

    assert thread.messages[0].body.startswith("Call notes Tidewater\nBudget 20k")
    assert thread.heading == ""


@pytest.mark.parametrize(
    ("line", "day", "says"),
    [
        ("12 May 2026", "2026-05-12", None),
        ("Recorded on 25/05/2026 at 10:00", "2026-05-25", None),
        ("03/04/2026", "2026-04-03", "can be read two ways; it was read day first"),
        ("From 12 May 2026 to 19 May 2026", None, "holds two days"),
    ],
)
def test_a_heading_dates_the_call_and_says_where_it_is_unclear(
    line: str, day: str | None, says: str | None
) -> None:
    thread = read_thread(f"Call with Tidewater\n{line}\n\n{NAMED}", me=("Ines",))

    assert (str(thread.last_day()) if day else thread.last_day()) == day
    assert [says in warning for warning in thread.warnings if says] == ([True] if says else [])


def test_a_heading_in_a_language_that_puts_the_day_first_is_clear() -> None:
    talk = "Ines: Buenos días, ¿qué tal fue la prueba?\nBo: Muy bien, gracias, lo vamos a pensar.\n"
    thread = read_thread(f"Llamada 03/04/2026\n\n{talk * 2}", me=("Ines",))

    assert (str(thread.last_day()), thread.warnings) == ("2026-04-03", ())
