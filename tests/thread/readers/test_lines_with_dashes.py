"""A talk written down with a dash before each line and no names: two people take turns."""

from __future__ import annotations

import pytest

from closecall.errors import InputError
from closecall.thread.parser import read_thread
from closecall.thread.sides.required_buyer import require_a_buyer

TALKS = (
    (
        "- Mire, señora Lund, le dejo el telar en 640 euros.",
        "- Ya, ya lo vi.",
        "- ¿Se lo reservo?",
        "- No, gracias.",
    ),
    (
        "– Panie Marku, krosno kosztuje 640 złotych.",
        "– No, drogo.",
        "– Kiedy mogę zadzwonić?",
        "– Nie, dziękuję.",
    ),
    ("—Bonjour madame Lund, le métier est à 640 euros.", "—Ah, bien.", "—Je vous le garde ?", "—Non, merci."),
    (
        "- Morning Mr Lund, I can do the loom for 640.",
        "- Oh, can you.",
        "- Shall I keep it for you?",
        "- No, thanks.",
    ),
    (
        "– Frau Lund, ich kann Ihnen den Webstuhl für 640 Euro geben.",
        "– Na ja.",
        "– Soll ich?",
        "– Nein, danke.",
    ),
)

LISTS = (
    "- Is it delivered?\n- Can it be oak?\n- Who fits it, you or us?\n- Do you take the old one?\n",
    "- Yes, oak is fine.\n- No, we fit it.\n- Could you come on Friday?\n- Fine with the price.\n",
    "- We want the oak loom.\n- Could you do it by May?\n- Please send it to my brother.\n- No rush.\n",
    "- oak loom, 2 m\n- delivery in May\n- ok for you?\n- no fitting\n",
    "Dear Ines,\n- Is it oak?\n- Well, is it?\n- Yes, you fit it.\n- No, not in May.\nRegards\nBo\n",
)


@pytest.mark.parametrize("lines", TALKS)
def test_two_people_take_turns_and_who_offers_is_the_seller(lines: tuple[str, ...]) -> None:
    thread = read_thread("\n".join(lines))

    assert thread.format == "lines with dashes"
    assert [message.is_seller for message in thread.messages] == [True, False, True, False]
    assert [message.is_buyer for message in thread.messages] == [False, True, False, True]
    assert thread.messages[-1].body == lines[-1].lstrip("-–— ")
    assert any("taken for the other one's answer" in warning for warning in thread.warnings)


@pytest.mark.parametrize("text", LISTS)
def test_a_list_of_points_is_no_talk(text: str) -> None:
    assert read_thread(text).format != "lines with dashes"


def test_where_nobody_sells_it_is_asked_who_is_who_and_a_voice_can_be_named() -> None:
    text = "- Has it rained on you?\n- Oh, yes.\n- And the boy?\n- Ah, at school.\n"

    with pytest.raises(InputError, match="Voice 1 and Voice 2"):
        require_a_buyer(read_thread(text))
    assert read_thread(text, me=("Voice 1",)).messages[1].is_buyer
