"""Which clauses after a no are kind remarks and wishes about what is the buyer's, and which turn on him."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.checks.inspection.draft_view import Sheet

TALK = {
    "en": (
        "My brother built us a terrace. We are not going to buy the oven. The old machine will do. "
        "You can fetch the two lamps you lent us from the front desk.",
        "The oven costs 3,800 pounds. Shall I come on Wednesday?",
    ),
    "de": (
        "Mein Vater hat die alte Laube hergerichtet. Wir kaufen den Ofen nicht. "
        "Das Proberad steht im Hof, Sie können es abholen.",
        "Der Ofen kostet 3.800 Euro. Soll ich am Mittwoch kommen?",
    ),
    "fr": (
        "Mon frère a construit une terrasse. Nous n'achetons pas le four. Vos échantillons sont à l'accueil.",
        "Le four coûte 3 800 euros. Je passe mercredi ?",
    ),
    "es": (
        "Mi hermano nos construyó una terraza. No vamos a comprar el horno. Le devuelvo las muestras.",
        "El horno cuesta 3.800 euros. ¿Paso el miércoles?",
    ),
}
ACCEPTS = {"en": "I accept that.", "de": "Das akzeptiere ich.", "fr": "Je l'accepte.", "es": "Lo acepto."}


def _doubted(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]], text: str, lang: str
) -> list[str]:
    sheet = sheet_of(f"{ACCEPTS[lang]} {text}", *TALK[lang], lang=lang, approach="respect_no")
    return marked_in(sheet, "more_than_farewell")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Your brother sounds clever."),
        ("en", "May the terrace be warm and the evenings long."),
        ("en", "Here's to a long life for the old machine."),
        ("en", "I hope the terrace is a favourite spot of yours."),
        ("en", "Fingers crossed for the terrace."),
        ("de", "Eine alte Laube ist etwas Schönes."),
        ("de", "Ihrem Vater viel Freude mit der alten Laube."),
        ("fr", "Une belle terrasse est un plaisir."),
        ("fr", "Profitez bien de la terrasse."),
        ("es", "Una terraza suena muy bien."),
        ("es", "Que disfrute de la terraza."),
    ],
)
def test_what_is_the_buyers_may_be_praised_and_wished_well(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]], lang: str, text: str
) -> None:
    assert not _doubted(sheet_of, marked_in, text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Your brother has clever hands, but an oven is another matter."),  # a contrast
        ("en", "I only hope the old machine is good for another winter."),
        ("en", "A good oven is worth its price."),  # the offer
        ("en", "I hope you find somebody better."),
        ("en", "Your foreman was hoping for the quiet one."),  # somebody else's hope
        ("en", "My ovens love terraces."),  # the seller's own
        ("en", "A man who measures twice also thinks twice."),  # nothing kind
        ("en", "A lovely draught creeps through terraces like that."),  # words of nobody's
        ("de", "Ich hoffe nur auf gute Winter für die Laube."),
        ("de", "Ihr Vater ist klug, doch morsche Balken sind tückisch."),
        ("fr", "Une belle terrasse, mais froide."),
        ("es", "Una terraza suena muy bien, pero fría."),
    ],
)
def test_what_turns_stays_doubted(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]], lang: str, text: str
) -> None:
    assert _doubted(sheet_of, marked_in, text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "is_doubted"),
    [
        ("en", "Don't worry about the lamps, they can wait at the desk until I get there.", False),
        ("en", "I'll fetch the lamps from the front desk next time I'm in your street.", False),
        ("en", "I'll leave the lamps where they are, people will ask for more.", True),
        ("en", "I'll cross out Wednesday.", False),
        ("en", "The oven is no longer reserved.", False),
        ("en", "Wednesday is yours again.", False),
        ("de", "Das Proberad wird bei Ihnen abgeholt.", False),
        ("de", "Der Mittwoch gehört wieder Ihnen.", False),
        ("es", "Ya he borrado la cita del miércoles.", False),
        ("es", "Dejo libre el miércoles.", False),
    ],
)
def test_what_was_lent_goes_back_and_what_was_arranged_is_off(
    sheet_of: Callable[..., Sheet],
    marked_in: Callable[[Sheet, str], list[str]],
    lang: str,
    text: str,
    is_doubted: bool,
) -> None:
    assert bool(_doubted(sheet_of, marked_in, text, lang)) is is_doubted
