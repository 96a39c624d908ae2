"""A clause about "him" becomes one about "you" whole, or is left out."""

from __future__ import annotations

import pytest

from closecall.drafting.template.seller_reasons.coreference import speaks_of_two
from closecall.drafting.template.seller_reasons.person_shift import turned_to_the_buyer
from closecall.drafting.template.seller_reasons.reason_wording import turned_abroad

WHOLE = [
    # contractions
    ("they'd save two trips a week", "you'd save two trips a week"),
    ("he isn't allowed to lift more than 10 kg", "you aren't allowed to lift more than 10 kg"),
    ("they're two people short", "you're two people short"),
    ("she'll lose the lease in May", "you'll lose the lease in May"),
    ("he's gone back to paper", "you've gone back to paper"),
    ("she's paid 300 a month for nothing", "you've paid 300 a month for nothing"),
    ("she’s a florist with no cold room", "you're a florist with no cold room"),
    # the verbs of one subject
    ("he runs two vans and has three drivers", "you run two vans and have three drivers"),
    ("she bakes, sells and cleans alone", "you bake, sell and clean alone"),
    ("he pays for two lines and uses one", "you pay for two lines and use one"),
    ("he never watches the gauge and burns the batch", "you never watch the gauge and burn the batch"),
    ("he fixes clocks and watches", "you fix clocks and watches"),
    ("she works, and the shop loses money", "you work, and the shop loses money"),
    (
        "he gets up at four and drives to the market himself",
        "you get up at four and drive to the market yourself",
    ),
    ("she no longer lifts the trays", "you no longer lift the trays"),
    ("what she needs is a second oven", "what you need is a second oven"),
    # whose, and whom
    ("it saves her the drive to Leeds", "it saves you the drive to Leeds"),
    ("the trial did it for her automatically", "the trial did it for you automatically"),
    ("the garden feeds her family", "the garden feeds your family"),
    ("every order costs her twice", "every order costs you twice"),
    ("for her it means two hours less a day", "for you it means two hours less a day"),
    ("half of her orders come in by phone", "half of your orders come in by phone"),
    ("she can't lift the trays and her back is bad", "you can't lift the trays and your back is bad"),
    ("his lease ends soon", "your lease ends soon"),
    ("the blame is his", "the blame is yours"),
    ("he buys parts and waits a week for them", "you buy parts and wait a week for them"),
    ("three errors since October cost them a driver", "three errors since October cost you a driver"),
]
DOUBTFUL = [
    "he's tired of the old van breaking down",
    "she's paid by the hour",
    "it lets her sleep",
    "her badly worn tyres slip",
    "it keeps her busy on Sundays",
    "the dryer costs her sleep",
    "they told him in May that the roof leaks",
    "they sort receipts and retype them",
    "does she lose a day",
    "Petra loses a day and the trial took her an hour",
    "his foreman redraws every plan because he can't open the files",
    "she knows numbers and never guesses",
    "they lose a day, you know they never check",
]


@pytest.mark.parametrize(("clause", "said"), WHOLE)
def test_a_clause_is_turned_whole(clause: str, said: str) -> None:
    assert turned_to_the_buyer(clause) == said


@pytest.mark.parametrize("clause", DOUBTFUL)
def test_what_could_mean_somebody_else_is_left_out(clause: str) -> None:
    assert turned_to_the_buyer(clause) is None


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("Lewis's old press jams daily", "your old press jams daily"),
        ("two leaks cost Marsh the stock", "two leaks cost you the stock"),
        ("Mr Marsh loses a day each week", "you lose a day each week"),
        ("because Lewis Marsh pays double", "because you pay double"),
        ("Lewis Heating loses a day", None),
    ],
)
def test_the_buyers_own_name_is_the_buyer(clause: str, said: str | None) -> None:
    assert turned_to_the_buyer(clause, buyer="Lewis Marsh") == said


def test_he_and_she_are_two() -> None:
    assert speaks_of_two("he works at home and her desk wobbles")
    assert not speaks_of_two("she works at home and they pay her desk")


@pytest.mark.parametrize(
    ("clause", "lang", "familiar", "said"),
    [
        ("ihre Presse steht still", "de", False, "Ihre Presse steht still"),
        ("Sie verliert jeden Tag eine Stunde", "de", False, None),
        ("Sie verlieren jeden Tag eine Stunde", "de", False, "Sie verlieren jeden Tag eine Stunde"),
        ("die holen jeden Tag Brot", "de", False, None),
        ("die Presse steht still", "de", True, "die Presse steht still"),
        ("seine Presse steht still", "de", True, "deine Presse steht still"),
        ("leurs devis prennent un jour", "fr", False, "vos devis prennent un jour"),
        ("le dépôt et sa porte datent", "fr", False, None),
        ("su horno le quema el pan", "es", False, "su horno le quema el pan"),
        ("el lunes pierde una tarde", "es", True, None),
        ("pierde una tarde", "es", True, None),
        ("el papeleo le cuesta una tarde", "es", True, "el papeleo te cuesta una tarde"),
    ],
)
def test_other_languages_turn_only_by_form(clause: str, lang: str, familiar: bool, said: str | None) -> None:
    assert turned_abroad(clause, lang, familiar=familiar) == said


@pytest.mark.parametrize(
    ("clause", "said"),
    [
        ("shes losing a day a week", "you're losing a day a week"),
        ("Theyre two people short", "you're two people short"),
        ("gareth loses a day a week", "you lose a day a week"),
        ("every storm costs gareth a day", None),
    ],
)
def test_what_is_typed_without_capitals_or_apostrophes_is_turned_whole_or_not(
    clause: str, said: str | None
) -> None:
    assert turned_to_the_buyer(clause, buyer="Gareth Pell") == said


def test_a_modal_that_is_also_the_buyers_name_stays_a_modal() -> None:
    assert turned_to_the_buyer("he will lose the lease", buyer="Will Pell") == "you will lose the lease"
