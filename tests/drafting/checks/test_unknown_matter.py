"""Which clauses are doubted because neither the thread nor any letter to a buyer has their words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.records import NextStep

HIS = (
    "We like the soapstone stove, and my husband Teo wants to see it burning. We cook for forty "
    "children, and the old one needs an hour to warm up."
)
SELLERS = "The Monk stays warm overnight and costs 3,800 pounds. You can hand it back within 60 days."


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [
        ("The Monk stays warm overnight, so I would begin with your mornings.", False),
        ("Teo wants to see it burning, and that is a good wish.", False),
        ("I'd think about it for as long as you like; nothing has to be decided by then.", False),
        ("A gentleman from the orchestra has asked after it twice.", True),
        ("It came out on top for embers in the club magazine.", True),
        ("Most mums say the first winter decides it.", True),
        ("Fingers freeze on mornings like that, and pipes burst.", True),
        ("Your people told me that they hate the old one.", True),
        ("If your people told me more, I could answer it.", False),  # nothing is told
        ("He seemed glad about the Monk.", True),
        ("Your builder told me that he likes the Monk.", True),  # whoever he is
        ("Your builder told you that he likes the Monk.", False),  # which the buyer knows
        ("Your accountant would say the same.", True),
        ("You can have the Monk in instalments.", True),  # a term of nobody's
        ("As you asked, I'll type it for you.", True),  # nobody asked for that
        ("I'll type it for you.", False),
        ("You seemed glad about the Monk.", False),  # the buyer himself
        ("Would a gentleman from the orchestra buy it?", False),  # asserts nothing
        ("Thank you for the biscuits and the sunshine.", False),
    ],
)
def test_an_assertion_of_what_the_thread_does_not_hold_is_doubted(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]], text: str, is_doubted: bool
) -> None:
    assert bool(marked_in(sheet_of(text, HIS, SELLERS), "unknown_matter")) is is_doubted


def test_a_declared_part_is_read_apart_from_what_stands_beside_it(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]]
) -> None:
    step = NextStep(what="bring kindling, firewood, a basket and a poker", when="on Friday")
    text = "You get me to bring kindling, firewood, a basket and a poker on Friday."
    assert marked_in(sheet_of(text, HIS, SELLERS), "unknown_matter")
    assert not marked_in(sheet_of(text, HIS, SELLERS, next_step=step), "unknown_matter")


TOLD = {
    "de": (
        "Uns gefällt der Specksteinofen, und mein Mann Teo will ihn sehen. Wir kochen für vierzig Kinder.",
        "Der Mönch hält über Nacht warm und kostet 3.800 Euro. Zurückgeben können Sie ihn 60 Tage lang.",
    ),
    "fr": (
        "Le poêle en stéatite nous plaît, et mon mari Teo veut le voir. Nous cuisinons pour des enfants.",
        "Le Moine reste chaud toute la nuit et coûte 3 800 euros. Vous pouvez le rendre pendant 60 jours.",
    ),
    "es": (
        "La estufa de esteatita nos gusta, y mi marido Teo quiere verla encendida. Cocinamos para niños.",
        "El Monje se queda caliente toda la noche y cuesta 3.800 euros. Puede devolverlo durante 60 días.",
    ),
}


@pytest.mark.parametrize(
    ("lang", "text", "is_doubted"),
    [
        ("de", "Der Mönch hält über Nacht warm, also würde ich mit Ihren Morgen anfangen.", False),
        ("de", "Nehmen Sie sich die Testwoche, die Sie brauchen.", False),  # a kind of week
        ("de", "Im Vereinsblatt der Bäckermeister bekam er Bestnoten.", True),
        ("de", "Ihr Mann rief an und fand den Mönch gut.", True),
        ("de", "Am Dienstag fragte Ihre Tochter nach dem Mönch.", True),  # the subject behind the verb
        ("de", "Wenn Ihre Tochter fragte, könnte ich ihr den Mönch zeigen.", False),
        ("de", "Zahlen können Sie auf ein Jahr verteilt.", True),
        ("fr", "Le Moine reste chaud la nuit, je commencerais donc par vos matins.", False),
        ("fr", "Prenez le temps de la réflexion, rien ne presse.", False),
        ("fr", "Les tuyaux gèlent et la chaudière éclate chaque hiver.", True),
        ("fr", "Vos voisins du quai nous envient déjà leur cheminée.", True),
        ("fr", "Votre mari m'a dit qu'il penche pour le Moine.", True),
        ("fr", "Votre fille adore le Moine.", True),
        ("es", "El Monje se queda caliente, así que yo empezaría por sus mañanas.", False),
        ("es", "Tómese el tiempo que necesite para decidir.", False),
        ("es", "Las tuberías revientan y la caldera gotea cada invierno.", True),
        ("es", "Me preguntó su hija por el Monje.", True),
        ("es", "Un coleccionista de la sierra lo tiene apalabrado.", True),
    ],
)
def test_it_is_asked_in_four_languages(
    sheet_of: Callable[..., Sheet],
    marked_in: Callable[[Sheet, str], list[str]],
    lang: str,
    text: str,
    is_doubted: bool,
) -> None:
    assert bool(marked_in(sheet_of(text, *TOLD[lang], lang=lang), "unknown_matter")) is is_doubted


@pytest.mark.parametrize(
    ("approach", "lang"), [("respect_no", "en"), ("guide", "nl")]
)  # after a no, rules of its own; no list of words
def test_it_is_asked_of_letters_that_are_no_farewell(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]], approach: str, lang: str
) -> None:
    text = "A gentleman from the orchestra has asked after it twice."
    assert not marked_in(sheet_of(text, HIS, SELLERS, approach=approach, lang=lang), "unknown_matter")
