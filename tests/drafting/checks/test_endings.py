"""After a no: what goes on behind an ending is refused; an ending itself may be told with its day."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TALKS = {
    "en": (
        "The loom is 900 euro. Ines comes on 16 September for the fitting. Your badge is at our desk.",
        "We have decided against the loom. We have hired a weaver, and we move to Leeds in October. Please "
        "cancel Ines on the 16th. The sample bag is in the hall, with 12 spools in it. Mr Rook at number 7 "
        "has the key. Who do I ring about the bag?",
        "Ring Dale in the stores, 01632 960555. He passes your street on Thursday, 10 September.",
    ),
    "de": (
        "Der Webstuhl kostet 900 Euro. Am 16. September kommt Frau Ines zum Einpassen.",
        "Wir haben uns gegen den Webstuhl entschieden. Wir legen einen Kräutergarten an. Bitte sagen Sie "
        "Frau Ines ab. Die Mustertasche steht im Flur.",
        "Die Tasche bitte an unser Lager, Herr Dahl nimmt sie an, Telefon 07071 55599.",
    ),
}


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Ines's visit on the 16th is crossed out."),
        ("en", "I have taken the appointment on the 16th out of the diary."),
        ("en", "May the move in October be an easy one."),
        ("de", "Ein Kräutergarten, das klingt wunderbar."),
    ],
)
def test_what_settles_the_ending_passes(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) == set()


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "Ines comes on the 16th after all."),
        ("en", "Ines comes on the 16th anyway."),
        ("de", "Frau Ines kommt am 16. September trotzdem."),
        ("en", "The loom is off."),
        ("en", "The loom goes on."),
        ("en", "The loom: Thursday, with Dale."),
        ("en", "The fitting on Thursday, 10 September."),
        ("en", "A fitting with Ines on 16 September, please."),
        ("en", "Your bag is in the hall."),
        ("en", "Ring Dale about the price."),
        ("en", "Ring Dale on 01632 960556 about the bag."),
        ("en", "The key goes to Mr Rook on 17 September."),
        ("en", "The fitting has been cancelled for you until October."),
        ("en", "The fitting has been cancelled, but Ines can still come."),
        ("en", "The competition has been cancelled."),
        ("en", "Bag and 13 spools together, please."),
        ("en", "The bag goes to Dale for 900."),
        ("en", "The bag goes to Dale once you have tried it again."),
        ("en", "See you on Thursday, 10 September."),
        ("en", "The visit on the 16th is cancelled for now."),
        ("en", "The visit is cancelled, another date is free."),
        ("en", "A date is confirmed."),
        ("en", "Your booking is taken."),
        ("en", "The visit on the 16th is moved."),
        ("de", "Frau Ines ist abgesagt, aber der Webstuhl nicht."),
        ("de", "Der Webstuhl an unser Lager."),
        ("de", "Rufen Sie mich wegen der Tasche an, 07071 55599."),
        ("de", "Ein Webstuhl, das klingt wunderbar."),
    ],
)
def test_what_goes_on_behind_an_ending_is_refused(
    codes_in_talk: Callable[[str, str], set[str]], lang: str, sentence: str
) -> None:
    assert codes_in_talk(lang, sentence) & {"more_than_farewell", "amount_after_no", "invented_contact"}
