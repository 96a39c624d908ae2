"""Letters without headings, whose writers greet each other and sign."""

from __future__ import annotations

import pytest

from closecall import Thread
from closecall.thread.records import Side

OFFER = "Hi Greta, here is the offer as promised: £2,400 for the pergola, a third upfront."
ANSWER = "Hi Otis. Thanks, my sister and I both have to agree to anything over 2k. Greta"


@pytest.mark.parametrize("rule", ["---", "", "_____", "\n\n"])
def test_letters_are_parted_and_given_to_who_signs(rule: str) -> None:
    thread = Thread.parse(f"{OFFER}\nOtis\n\n{rule}\n\n{ANSWER}")
    assert thread.format == "letters with greetings"
    assert [message.speaker.name for message in thread.messages] == ["Otis", "Greta"]
    assert [message.speaker.side for message in thread.messages] == [Side.SELLER, Side.BUYER]
    assert thread.messages[0].body == OFFER


def test_a_third_letter_goes_back_to_the_first_writer() -> None:
    third = "Hi Greta, no hurry at all.\nBest\nOtis"
    thread = Thread.parse(f"{OFFER}\nOtis\n\n{ANSWER}\n\n{third}")
    assert [message.speaker.name for message in thread.messages] == ["Otis", "Greta", "Otis"]


def test_the_last_letter_may_lack_its_signature() -> None:
    thread = Thread.parse(f"{OFFER}\nOtis\n\n---\n\nHi Otis, please take us off your list.")
    assert [message.speaker.name for message in thread.messages] == ["Otis", "Greta"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{OFFER}\n\n{ANSWER}", id="the first letter is not signed"),
        pytest.param(f"{OFFER}\nOtis\n\nHi Nora. Fine by me. Greta", id="a third person is greeted"),
        pytest.param(f"{OFFER}\nOtis\n\nHi Greta, did you see it?\nOtis", id="one person writes twice"),
        pytest.param(f"Two mails:\n\n{OFFER}\nOtis\n\n{ANSWER}", id="words stand above the first greeting"),
        pytest.param(f"{OFFER}\nHi Otis. Thanks. Greta", id="nothing parts them"),
        pytest.param(f"{OFFER}\nGreta\n\n{ANSWER}", id="a writer greets herself"),
    ],
)
def test_in_doubt_no_writer_is_made_up(text: str) -> None:
    assert Thread.parse(text).format != "letters with greetings"
