"""People whose first names are words in some language keep their mails."""

from __future__ import annotations

import pytest

from closecall.thread.records import Thread

CHAIN = """Hi Sarah,

Any news on the offer?

{name}

On Thu, 5 Nov 2026 at 14:02, {name} Archer <archer@sparkle.example> wrote:
> Hi Sarah, the offer is attached: 480 pounds a month.
> {name}
"""


@pytest.mark.parametrize(
    "name",
    "Ben Will May Mark Art Bill Grace Hope April June Sam Sue Pat Rob Dean Chase Jan Dom Sol Van Ali Guy "
    "Rose Miles Penny Frank Jean Major Norm Tim Vic Bart An Mo Jens Sven Udo Luz Paz Ola "
    "Pola Per Liv Ada".split(),
)
def test_a_chain_is_parted_whatever_its_writer_is_called(name: str) -> None:
    newest, older = reversed(Thread.parse(CHAIN.format(name=name)).messages)
    assert older.speaker.name == f"{name} Archer"
    assert newest.speaker.name == f"{name} Archer"


def test_a_day_above_what_was_said_on_it_is_no_speaker() -> None:
    thread = Thread.parse(
        "Mon 1 Sep, 12:20\nAda: The boards are in.\nBo: Good.\nTue 2 Sep, 19:05\nAda: Well?\n"
        "Bo: I must mull it over.\nWed 3 Sep, 07:50\nBo: No reason.\n"
    )

    assert {message.speaker.name for message in thread.messages} == {"Ada", "Bo"}
