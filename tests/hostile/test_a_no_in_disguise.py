"""A refusal is heard however its letters are hidden; the letters that stood there are kept."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.draft_check import check_draft
from closecall.drafting.records import Channel, Draft
from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Facts, Refusal
from closecall.text.language import guess_language
from closecall.text.unicode import clean_text
from closecall.thread.parser import read_thread

THREAD = """From: Ines <ines@ottermill.example>
Date: 3 March 2025 09:00
To: Bo Lund <bo@tidewater.example>
Subject: Pumps

Hi Bo, the pump is 900 EUR. Shall I send the contract?

From: Bo Lund <bo@tidewater.example>
Date: 4 March 2025 09:00
To: Ines <ines@ottermill.example>
Subject: Re: Pumps

{said}
"""
NOES = {
    "en": "We have decided not to buy the pump.",
    "de": "Wir haben uns gegen die Pumpe entschieden.",
    "fr": "Merci de ne plus me contacter.",
}
Disguise = Callable[[str], str]


def _between(sign: str) -> Disguise:
    return sign.join


def _behind(marks: str) -> Disguise:
    return lambda text: "".join(c + marks if c.isalpha() else c for c in text)


def _swapped(letters: str, others: str) -> Disguise:
    return lambda text: text.translate(str.maketrans(letters, others))


def _alphabet(capital_a: int, small_a: int) -> Disguise:
    capitals = {ord("A") + n: capital_a + n for n in range(26)}
    return lambda text: text.translate(capitals | {ord("a") + n: small_a + n for n in range(26)})


def _spelled(text: str) -> str:
    return "   ".join(" ".join(word) for word in text.split(" "))


HEARD: dict[str, Disguise] = {
    "zero-width space": _between("\u200b"),
    "zero-width joiner": _between("\u200d"),
    "soft hyphen": _between("\u00ad"),
    "byte order mark": _between("\ufeff"),
    "tag letters": _between("\U000e0061"),
    "variation selector": _between("\ufe0e"),
    "emoji selector": _between("\ufe0f"),
    "variation selector of the supplement": _between("\U000e0100"),
    "Mongolian selector": _between("\u180b"),
    "annotation": _between("\ufff9"),
    "place of an object": _between("\ufffc"),
    "icon font": _between("\ue000"),
    "backspace": _between("\x08"),
    "delete": _between("\x7f"),
    "C1 control": _between("\x80"),
    "turned round": lambda text: f"\u202e{text}\u202c",
    "colours of a terminal": lambda text: "".join(f"\x1b[31m{word}\x1b[0m " for word in text.split()),
    "struck through": _behind("\u0336"),
    "underlined": _behind("\u0332"),
    "piled marks": _behind("\u0301\u0316\u0321"),
    "one Cyrillic letter": _swapped("o", "\u043e"),
    "one Armenian letter": _swapped("o", "\u0585"),
    "one Coptic letter": _swapped("o", "\u2c9f"),
    "one letter of N'Ko": _swapped("o", "\u07cb"),
    "one phonetic letter": _swapped("g", "\u0261"),
    "full width": lambda text: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
    "bold letters": _alphabet(0x1D400, 0x1D41A),
    "letters of a script": _alphabet(0x1D4D0, 0x1D4EA),
    "wide spaces": _swapped(" ", "\u3000"),
    "separators": _swapped(" ", "\x1f"),
    "capitals": str.upper,
    "circled letters": _alphabet(0x24B6, 0x24D0),
    "squared letters": _alphabet(0x1F130, 0x1F130),
    "bracketed letters": _alphabet(0x249C, 0x249C),
    "blank letters for spaces": _swapped(" ", "\u3164"),
}


def _refusal(said: str) -> Refusal | None:
    return read_facts(read_thread(THREAD.format(said=said), me=("ines@ottermill.example",))).facts.refusal


@pytest.mark.parametrize("lang", NOES)
@pytest.mark.parametrize("name", HEARD)
def test_a_disguised_no_is_heard(name: str, lang: str) -> None:
    assert _refusal(HEARD[name](NOES[lang])) in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


@pytest.mark.parametrize("said", ["Please stop emailing me.", "We have decided against the pump, so no."])
def test_a_no_spelled_out_is_heard(said: str) -> None:
    assert _refusal(_spelled(said)) in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


def test_the_letters_that_stood_there_are_kept_for_showing() -> None:
    thread = read_thread(THREAD.format(said="We have decided n\u043et t\u043e buy."), me=("Ines",))

    assert thread.messages[-1].body == "We have decided n\u043et t\u043e buy."


def test_a_letter_behind_an_escape_sign_is_not_eaten() -> None:
    assert clean_text("\x1b[2No. \x9b31mNo. \x1b[2J\x1b[KNo.") == "[2No. No. No."


@pytest.mark.parametrize(
    "text", ["\U0001f469\u200d\U0001f527 1\ufe0f\u20e3 \u2764\ufe0f", "\ue001 one\n\ue001 two"]
)
def test_signs_that_show_something_stay(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize("lang", NOES)
@pytest.mark.parametrize("name", ["struck through", "underlined", "piled marks", "capitals"])
def test_a_disguise_does_not_change_the_language(name: str, lang: str) -> None:
    assert guess_language(HEARD[name](NOES[lang])) == lang


@pytest.mark.parametrize(
    "bomb", ["\ufdfa", "\U0001d160", "a" + "\u0301\u0316" * 40, "\u1100\u1161\u11a8", "\u0344"]
)
def test_letters_that_grow_when_they_are_normalised_take_little_room(bomb: str) -> None:
    text = "Bo: " + bomb * (1_500_000 // len(bomb.encode())) + "\nIna: Hi.\nBo: No.\n"
    thread = read_thread(text)

    assert thread.messages[-1].body == "No."
    assert len(thread.messages[0].body) <= len(text) * 3


@pytest.mark.parametrize("name", ["zero-width space", "emoji selector", "tag letters", "one Cyrillic letter"])
def test_the_draft_rules_see_through_a_disguise(name: str) -> None:
    sentence = "Only three pumps are left."

    assert "scarcity" in _broken_by(sentence)
    assert _broken_by(HEARD[name](sentence)) & {"scarcity", "look_alike", "odd_character"}


def _broken_by(sentence: str) -> set[str]:
    draft = Draft(channel=Channel.EMAIL, lang="en", subject="Pumps", body=f"Hi Bo,\n\n{sentence}\n\nInes")
    return {problem.code for problem in check_draft(draft, Facts(), "guide")}
