"""The price that only the note states is known to the buyer once he names it, or it was named to him."""

from __future__ import annotations

import pytest

from closecall import Thread, read_facts


def known(told: str, *, note: str) -> object:
    text = f"Odile: Did you think about it?\nBram: {told}\n"
    return read_facts(Thread.parse(text, me="Odile"), note=note).facts.known().get("price_known")


@pytest.mark.parametrize(
    ("told", "note"),
    [
        ("Twenty four hundred is a lot, but fine.", "The quote is $2,400 for all."),
        ("One forty a month, I saw that.", "Plan is $140 a month, twelve months."),
        ("The 2400, yes.", "The quote is $2,400 for all."),
    ],
)
def test_who_names_the_notes_price_knows_it(told: str, note: str) -> None:
    assert known(told, note=note) is True


@pytest.mark.parametrize(
    ("told", "note"),
    [
        ("Let me think.", "The quote is $2,400 for all."),
        ("We have 2300 chairs.", "The quote is $2,400 for all."),
        ("We are 40 people.", "The fee is $40."),
        ("The 2400, yes.", "I am sure that it helps them."),
    ],
)
def test_who_names_another_number_may_not_know_it(told: str, note: str) -> None:
    assert known(told, note=note) is None


NOTE = "The bike is $640. I am certain that it suits him."


def read(text: str, *, note: str = NOTE) -> object:
    return read_facts(Thread.parse(text, me="Odile"), note=note).facts.known().get("price_known")


def test_who_goes_on_after_the_seller_named_it_knows_it() -> None:
    assert (
        read("Bram: Rode it up the hill.\nOdile: 640 with the cover, as on the tag\nBram: yes, I saw\n")
        is True
    )


@pytest.mark.parametrize(
    "text",
    [
        "Bram: Rode it up the hill.\nBram: Nice.\nOdile: 640 with the cover, as on the tag\n",
        "Bram: Rode it up the hill.\nOdile: It carries 645 kilos\nBram: yes, I saw\n",
    ],
)
def test_who_has_not_gone_on_or_heard_another_sum_may_not_know_it(text: str) -> None:
    assert read(text) is None


HEAD = "Bram Kok, bike - phone, Apr 21, 12 min, he called me\n- rode it up the hill on Saturday\n"


@pytest.mark.parametrize(
    "line",
    [
        "- has the estimate since Sat, 640",
        '- 640 with the cover. "That is fine."',
        "- 640 in writing since Friday",
        "- 640 all in. Ok with it",
    ],
)
def test_notes_of_a_call_tell_what_he_has_of_it_or_finds_of_it(line: str) -> None:
    assert read(f"{HEAD}{line}\n- will ring on Monday\n") is True


@pytest.mark.parametrize("line", ["- I want 640 for it", "- 640?", "- has 645 kg of tools, that is fine"])
def test_notes_of_a_call_that_only_name_it_tell_nothing_of_him(line: str) -> None:
    assert read(f"{HEAD}{line}\n- will ring on Monday\n") is None


def test_the_heading_of_notes_tells_nothing_of_him() -> None:
    assert read("Bram Kok, bike, 640 - phone, Apr 21, he called me\n- that is fine\n- rode it\n") is None
