"""What stands beside a yes or follows it: what takes it back is asked about, and what is no matter is not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall import Advisor, Approach

_TALKS = tomllib.loads(Path(__file__).with_name("beside_a_yes.toml").read_text("utf-8"))
_ADVISOR = Advisor()


def _told(kind: str) -> list[tuple[str, str]]:
    return [(lang, words) for lang, talk in _TALKS.items() for words in talk.get(kind, ())]


def _approach(*lines: str) -> Approach:
    names = ("Abe Holt", "Rita Moss")
    talk = "\n".join(f"{names[at % 2]}: {line}" for at, line in enumerate(lines))
    return _ADVISOR.prepare(f"{talk}\n", me=["Rita Moss"]).brief.decision.approach


def _after_the_yes(lang: str, words: str) -> Approach:
    talk = _TALKS[lang]
    return _approach(talk["price"], talk["offers"], talk["agrees"], talk["done"], words)


@pytest.mark.parametrize(("lang", "words"), _told("money_back"))
def test_who_asks_for_the_money_back_is_asked_about(lang: str, words: str) -> None:
    assert _after_the_yes(lang, words) is Approach.ASK_FIRST


@pytest.mark.parametrize(("lang", "words"), _told("passed_on"))
def test_who_gives_the_slot_to_another_is_asked_about(lang: str, words: str) -> None:
    assert _after_the_yes(lang, words) is Approach.ASK_FIRST


@pytest.mark.parametrize(("lang", "words"), _told("waits"))
def test_a_yes_that_may_wait_for_another_is_not_confirmed(lang: str, words: str) -> None:
    assert _approach(_TALKS[lang]["price"], _TALKS[lang]["offers"], words) is not Approach.CONFIRM


@pytest.mark.parametrize(("lang", "words"), _told("plain"))
def test_a_yes_beside_what_is_no_matter_is_confirmed(lang: str, words: str) -> None:
    assert _approach(_TALKS[lang]["price"], _TALKS[lang]["offers"], words) is Approach.CONFIRM


@pytest.mark.parametrize("form", ["{words} {deed}", "{deed} {words}", "{deed} Best wishes. {words}"])
@pytest.mark.parametrize(("lang", "words"), _told("pending"))
def test_what_holds_a_deed_up_is_asked_about_wherever_it_stands(lang: str, words: str, form: str) -> None:
    talk = _TALKS[lang]
    answer = form.format(words=words, deed=talk["deed"])
    assert _approach(talk["price"], talk["offers"], answer) not in (Approach.CONFIRM, Approach.FIRM_CLOSE)


@pytest.mark.parametrize(("lang", "words"), _told("past"))
def test_what_is_past_before_a_deed_is_no_matter(lang: str, words: str) -> None:
    talk = _TALKS[lang]
    assert _approach(talk["price"], talk["offers"], f"{words} {talk['deed']}") is Approach.CONFIRM


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("It's not my name that counts on it. I've signed the order.", Approach.ASK_FIRST),
        ("I've signed the order. My sister has to agree first.", Approach.ASK_FIRST),
        ("I've signed the order. My sister is over the moon.", Approach.CONFIRM),
        (
            "I've signed the order. Thanks, Rita. Still no rug in front of it, before you ask.",
            Approach.CONFIRM,
        ),
    ],
)
def test_a_clean_deed_later_in_the_call_settles_no_doubt_of_the_first(told: str, expected: Approach) -> None:
    talk = _TALKS["en"]
    later = "The deposit is paid as well."
    assert _approach(talk["price"], talk["offers"], told, "Lovely, 940 GBP then?", later) is expected


@pytest.mark.parametrize(
    ("yes", "expected"),
    [
        ("Oui, je le prends à 720 EUR.", Approach.ASK_FIRST),
        ("Oui, je prends le PM-9.", Approach.ASK_FIRST),
        ("Oui, je le prends à 940 EUR.", Approach.CONFIRM),
        ("Oui, je prends le PM-7.", Approach.CONFIRM),
    ],
)
def test_a_deed_beside_a_yes_to_another_number_is_asked_about(yes: str, expected: Approach) -> None:
    offer = "Bonjour, le PM-7 coûte 940 EUR. Je le commande ?"
    answer = f"{yes} J'ai signé le bon de commande."
    assert _approach("Bonjour, combien coûte le PM-7 ?", offer, answer) is expected


def test_who_was_told_to_wait_does_not_decide_alone() -> None:
    talk = _TALKS["en"]
    told = (talk["price"], talk["offers"], talk["agrees"], talk["done"])
    assert _approach(*told, "My sister has just told me that we have to wait.") is Approach.ASK_FIRST


@pytest.mark.parametrize(("lang", "words"), _told("goes_along"))
def test_who_goes_along_after_a_yes_is_confirmed(lang: str, words: str) -> None:
    assert _after_the_yes(lang, words) is Approach.CONFIRM


@pytest.mark.parametrize(
    ("seller", "said"),
    [
        ("Hope Lane", "I hope we order it."),
        ("Hope Lane", "Hope to order it."),
        ("Not Tanaka", "Not, order it."),
        ("No Tanaka", "No, order it."),
    ],
)
def test_a_word_that_is_the_sellers_name_as_well_stays_what_it_is(seller: str, said: str) -> None:
    talk = f"{seller}: It is £480 fitted. Shall I order it?\nPat: {said}\n"
    assert _ADVISOR.advise(talk, me=seller).approach is not Approach.CONFIRM
