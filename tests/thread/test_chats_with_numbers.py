"""A chat shows the number of whoever is in no address book where others have a name."""

from __future__ import annotations

import pytest

from closecall import Thread


@pytest.mark.parametrize("number", ["+1 555 0142", "+44 7700 900123", "+49 (30) 901820-11"])
def test_a_number_is_who_speaks(number: str) -> None:
    talk = f"Ida: Hello, Ida of Fern Florists, shall we plan the wreath?\n{number}: who is this\nIda: Ida!\n"
    thread = Thread.parse(f"{talk}{number}: wrong person\n", me="Ida")
    assert [message.speaker.name for message in thread.messages] == ["Ida", number, "Ida", number]
    assert [message.is_seller for message in thread.messages] == [True, False, True, False]
