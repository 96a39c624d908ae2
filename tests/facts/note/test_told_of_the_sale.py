"""What a clause of a seller's note tells of the sale."""

import tomllib
from pathlib import Path

import pytest

from closecall.facts.note import people_words, told_of_the_sale
from closecall.facts.note.told_of_the_sale import tells_an_end, tells_dealings
from closecall.text.patterns.pattern_set import patterns_in

_FILE = Path(told_of_the_sale.__file__).with_suffix(".toml")
_LISTS = tomllib.loads(_FILE.read_text(encoding="utf-8"))


def test_both_are_told_in_every_language_of_notes() -> None:
    people = Path(people_words.__file__).with_suffix(".toml").read_text(encoding="utf-8")
    assert _LISTS.keys() == tomllib.loads(people).keys()


@pytest.mark.parametrize("lang", _LISTS)
def test_every_language_has_every_list_and_each_phrase_can_be_read(lang: str) -> None:
    assert _LISTS[lang].keys() == {"ends", "no_end", "dealings", "no_dealings"}
    patterns = patterns_in(_FILE, lang)
    assert patterns is not None
    patterns.check()


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "went with the firm in Hull"),
        ("en", "it's over"),
        ("en", "Lockwood won."),
        ("en", "posted the whole parcel back"),
        ("de", "muss erst ihren Bruder fragen"),
        ("fr", "il a fermé"),
        ("es", "se nos adelantó otro"),
        ("nl", "stuurde de folder terug"),
        ("sv", "måste först fråga sin bror"),
    ],
)
def test_an_end(lang: str, said: str) -> None:
    assert tells_an_end(said, lang=lang)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "went with us"),
        ("en", "she won a prize with it"),
        ("en", "the shop is over the road"),
        ("en", "posted the form back"),
        ("en", "is estate manager there"),
        ("de", "muss niemanden fragen"),
        # Without accents a farm is "closed", and a hill too.
        ("fr", "elle tient une ferme"),
        ("es", "la bodega del cerro"),
        ("sv", "måste inte fråga någon"),
        ("ja", "it's over"),
    ],
)
def test_no_end(lang: str, said: str) -> None:
    assert not tells_an_end(said, lang=lang)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "doesn't want calls"),
        ("en", "asked me to leave"),
        ("en", "we were late"),
        ("de", "ich wurde gebeten zu warten"),
        ("pl", "wpadł znowu"),
    ],
)
def test_dealings(lang: str, said: str) -> None:
    assert tells_dealings(said, lang=lang)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "asked me to ring him"),
        ("en", "we were delighted"),
        ("en", "she said we were late"),
        ("en", "let's go ahead"),
        # Without its accent this "would" is a "was".
        ("de", "ich würde ihm gern helfen"),
    ],
)
def test_no_dealings(lang: str, said: str) -> None:
    assert not tells_dealings(said, lang=lang)
