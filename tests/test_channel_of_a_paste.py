"""How a draft goes out by itself: as a script where people spoke, as a message where they typed."""

from __future__ import annotations

import pytest

from closecall import Advisor
from closecall.drafting.records import Channel

CALL = "Ines: The stall is 620 pounds.\nTom: That sounds good. {}\nInes: Shall I write you down?\nTom: Yes."


@pytest.mark.parametrize("typed", ["🎪", ":)", "thx", "Let me check, lol."])
def test_a_chat_without_times_is_answered_in_writing(typed: str) -> None:
    advice = Advisor().prepare(CALL.format(typed), me="Ines")
    assert advice.brief.channel is Channel.EMAIL


@pytest.mark.parametrize("said", ["Let me check.", "Ha, ha.", "Section (d) too."])
def test_a_transcript_is_answered_on_the_next_call(said: str) -> None:
    advice = Advisor().prepare(CALL.format(said), me="Ines")
    assert advice.brief.channel is Channel.CALL


def test_a_channel_that_is_asked_for_stays() -> None:
    advice = Advisor().prepare(CALL.format(":)"), me="Ines", channel=Channel.CALL)
    assert advice.brief.channel is Channel.CALL
