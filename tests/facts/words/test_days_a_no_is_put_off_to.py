"""The part of a month that is named, and no day on which nobody works: no message may come too early."""

from __future__ import annotations

from datetime import date

import pytest

from closecall.facts.words.deferral import day_put_off_to

WRITTEN = date(2026, 11, 19)
MIDDLE, LAST, BEHIND, BEGINS = date(2027, 3, 15), date(2027, 3, 31), date(2027, 4, 1), date(2027, 3, 1)
AFTER_NEW_YEAR = date(2027, 1, 4)

PARTS = [
    ("en", "Could you get back in touch mid-March?", MIDDLE),
    ("en", "Not before the middle of March.", MIDDLE),
    ("en", "Ring me at the end of March.", LAST),
    ("en", "We are busy until after March.", BEHIND),
    ("en", "Ring me in March about the mid size.", BEGINS),
    ("de", "Melden Sie sich Mitte März wieder.", MIDDLE),
    ("de", "Ende März gern.", LAST),
    ("de", "Im März gern, bis Ende haben wir Inventur.", BEGINS),
    ("fr", "Rappelez-moi à la mi-mars.", MIDDLE),
    ("fr", "Pas avant la fin du mois de mars.", LAST),
    ("fr", "En mars, à mi-temps.", BEGINS),
    ("es", "Escríbame a mediados de marzo.", MIDDLE),
    ("es", "A finales de marzo.", LAST),
    ("es", "En marzo, al final.", BEGINS),
    ("it", "Risentiamoci a metà marzo.", MIDDLE),
    ("nl", "Bel me half maart terug.", MIDDLE),
    ("pl", "Proszę zadzwonić w połowie marca.", MIDDLE),
    ("pt", "Fale comigo em meados de março.", MIDDLE),
    ("sv", "Hör av dig i mitten av mars.", MIDDLE),
    ("ja", "3月中旬にまたご連絡ください。", MIDDLE),
    ("ja", "3月末にお願いします。", LAST),
    ("ja", "3月にまたご連絡ください。", BEGINS),
]

NEW_YEAR = [
    ("en", "I will come back to you after Christmas.", AFTER_NEW_YEAR),
    ("en", "Nothing more this year.", AFTER_NEW_YEAR),
    ("en", "All spend is frozen until Q1.", AFTER_NEW_YEAR),
    ("en", "All spend is frozen until Q2.", date(2027, 4, 1)),
    ("de", "Ich melde mich nach Weihnachten.", AFTER_NEW_YEAR),
    ("de", "Dieses Jahr wird das nix mehr.", AFTER_NEW_YEAR),
    ("fr", "On en reparle après les fêtes.", AFTER_NEW_YEAR),
    ("es", "Mejor después de las navidades.", AFTER_NEW_YEAR),
    ("es", "Me lo pienso después de Reyes.", date(2027, 1, 7)),
    ("it", "Ne riparliamo dopo Natale.", AFTER_NEW_YEAR),
    ("it", "Ne riparliamo dopo l'Epifania.", date(2027, 1, 7)),
    ("nl", "Ik meld me na de kerst.", AFTER_NEW_YEAR),
    ("pl", "Wrócimy do tego po świętach.", AFTER_NEW_YEAR),
    ("pt", "Falamos depois do Natal.", AFTER_NEW_YEAR),
    ("sv", "Vi hörs efter jul.", AFTER_NEW_YEAR),
    ("ja", "年明けにお願いします。", AFTER_NEW_YEAR),
]


@pytest.mark.parametrize(("lang", "words", "day"), [*PARTS, *NEW_YEAR])
def test_the_day_is_the_first_that_is_meant_and_worked_on(lang: str, words: str, day: date) -> None:
    assert day_put_off_to(words, WRITTEN, (lang, "en")) == day


def test_the_end_of_the_month_it_is_written_in_is_still_to_come() -> None:
    assert day_put_off_to("By the end of November.", WRITTEN, ("en",)) == date(2026, 11, 30)
    assert day_put_off_to("I was away mid November.", WRITTEN, ("en",)) is None


def test_a_new_year_that_begins_on_a_thursday_is_worked_in_from_its_friday() -> None:
    assert day_put_off_to("After Christmas.", date(2025, 11, 19), ("en",)) == date(2026, 1, 2)
