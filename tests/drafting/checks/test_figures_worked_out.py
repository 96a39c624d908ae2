"""Which figures follow from the thread's own, each beside one that does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.facts.vocabulary import Facts

THREADS = {
    "en": (
        "We miss about fifteen calls a day. Half now suits us. Our classes have 28 and 19 children.",
        "The gas oven is £6,100, the electric one £6,700. Fitting is £550. The service is £900 a year.",
    ),
    "de": ("Die Stühle gefallen uns.", "In Holz kosten sie 2.040 Euro, in Stoff 2.520 Euro."),
    "fr": (
        "Le toit nous plaît pour une quinzaine d'années.",
        "Le plan est à 14 800 euros et couvre 1 500 euros par an.",
    ),
    "es": ("Nos gusta.", "El grande son 3.400 euros, el pequeño 2.900 euros."),
}


@pytest.mark.parametrize(
    ("lang", "text", "marked"),
    [
        ("en", "The electric one is £600 more.", []),  # two prices compared
        ("en", "The electric one is £700 more.", ["£700"]),
        ("en", "Think of £600.", ["£600"]),  # nothing is summed
        ("en", "With the electric one you save £600, a difference.", ["£600"]),  # no sum proves a gain
        ("en", "At £900 a year that is £75 a month.", []),
        ("en", "At £900 a year that is £90 a month.", ["£90"]),
        ("en", "That is £75 a month.", ["£75"]),  # of what, nobody can tell
        ("en", "At £900 a year that is £75 a month. So £75 it is.", []),  # named again
        ("en", "Half of it is £450, and the rest on delivery.", []),
        ("en", "A third of it is £300, and the rest on delivery.", ["£300"]),  # nobody shares it so
        ("en", "Fifteen calls a day make 105 a week.", []),
        ("en", "Fifteen calls a day make 110 a week.", ["110"]),
        ("en", "Fifteen calls a day make about 110 a week.", []),  # rounded
        ("en", "At £900 a year that is £75, if you divide it by twelve.", []),
        ("en", "A month of four weeks has sixty of them.", ["sixty"]),
        ("en", "Twenty-eight children and nineteen: nine of them clap.", []),
        ("en", "Twenty-eight children and nineteen: ten of them clap.", ["ten"]),
        ("en", "Forty-seven children in all would play.", []),  # counted in one sentence
        ("en", "Forty-seven customers in all would play.", ["Forty-seven"]),
        ("en", "The gas oven is £6,100 and, fitted, £6,650.", []),
        ("en", "The gas oven is £6,100 and, tuned, £7,000.", ["£7,000"]),
        ("fr", "Le toit tient quinze ans.", []),
        ("fr", "Le toit tient vingt ans.", ["vingt"]),
        ("de", "Der Unterschied liegt bei 480 Euro.", []),
        ("de", "Der Unterschied liegt bei 490 Euro.", ["490 Euro"]),
        ("de", "Sie sparen 480 Euro, das ist der Unterschied.", ["480 Euro"]),
        ("fr", "Les 14 800 euros, à 1 500 euros par an, font environ 10 ans.", []),
        ("fr", "Les 14 800 euros, à 1 500 euros par an, font environ 14 ans.", ["14"]),
        ("es", "Entre los dos hay 500 euros de diferencia.", []),
        ("es", "Entre los dos hay 600 euros de diferencia.", ["600 euros"]),
    ],
)
def test_a_figure_that_the_threads_own_lead_to_is_no_invention(
    sheet_of: Callable[..., Sheet],
    marked_in: Callable[[Sheet, str], list[str]],
    lang: str,
    text: str,
    marked: list[str],
) -> None:
    facts = Facts(currency="GBP" if lang == "en" else "EUR")
    sheet = sheet_of(text, *THREADS[lang], lang=lang, brief={"facts": facts})
    found = marked_in(sheet, "invented_amount") + marked_in(sheet, "invented_number")
    assert [one.strip() for one in found] == marked
