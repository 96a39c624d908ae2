"""After a no: what may be warm about what was or the answer, what the buyer did, and what only seems so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall.drafting.checks.inspection.draft_view import Sheet

TALK = {
    "en": (
        "Thanks for the afternoon with the boat. We stay with Rosalind, she has painted our hull since May. "
        "We are not going to buy the varnish.",
        "The varnish costs 640 pounds. Shall I come on Wednesday?",
    ),
    "de": (
        "Danke für den Nachmittag am Boot. Wir bleiben bei Rosalind, sie streicht unseren Rumpf seit Jahren. "
        "Den Lack kaufen wir nicht.",
        "Der Lack kostet 640 Euro. Soll ich am Mittwoch kommen?",
    ),
    "fr": (
        "Merci pour l'après-midi au bateau. Nous restons avec Rosalind, elle peint notre coque depuis mai. "
        "Nous n'achetons pas le vernis.",
        "Le vernis coûte 640 euros. Je passe mercredi ?",
    ),
    "es": (
        "Gracias por la tarde en el barco. Seguimos con Rosalind, que pinta nuestro casco desde hace años. "
        "No vamos a comprar el barniz.",
        "El barniz cuesta 640 euros. ¿Paso el miércoles?",
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
        ("en", "I loved the afternoon at the hull."),
        ("en", "A kind no is a rare gift."),
        ("en", "Rosalind is lucky to have a hull of yours."),
        ("en", "You weighed it carefully."),
        ("en", "I am not hurt in the least."),
        ("en", "Greetings to your anchor!"),
        ("de", "Der Nachmittag am Boot hat mir gefallen."),
        ("de", "So freundlich hat mir selten jemand abgesagt."),
        ("de", "Sie haben es sorgfältig abgewogen."),
        ("de", "Gekränkt bin ich nicht."),
        ("fr", "J'ai beaucoup aimé l'après-midi au bateau."),
        ("fr", "Une réponse aussi franche est rare et agréable."),
        ("fr", "Vous avez bien réfléchi."),
        ("fr", "Je ne suis pas vexé du tout."),
        ("es", "Me encantó la tarde en el barco."),
        ("es", "Una respuesta tan amable es un placer."),
        ("es", "Lo han pensado bien."),
        ("es", "No estoy dolido en absoluto."),
    ],
)
def test_what_is_over_and_the_answer_may_be_spoken_of_warmly(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]], lang: str, text: str
) -> None:
    assert not _doubted(sheet_of, marked_in, text, lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "A good hull deserves good varnish."),  # the offer
        ("en", "I loved the afternoon and turned somebody away for you."),  # what it cost him
        ("en", "Your guests love a shiny hull."),  # an argument: nothing of it is over
        ("en", "It was lovely to see how quickly varnish peels and cracks."),  # the offer, and news
        ("en", "I was glad of the pontoon party with the harbour master."),  # what never was
        ("en", "Rosalind was good in those days, if a little slow."),  # a condition
        ("en", "You decided before you looked."),
        ("en", "You told me you would buy it."),
        ("en", "I am not hurt, only surprised."),
        ("en", "Greetings to your varnish!"),
        ("de", "Ein guter Rumpf verdient guten Lack."),
        ("de", "Der Nachmittag hat mir gefallen, aber der Rumpf weniger."),
        ("de", "Ihre Gäste lieben einen schönen Rumpf."),
        ("de", "Sie haben das Boot nicht genau angeschaut."),
        ("de", "Gekränkt bin ich nicht, ich komme am Mittwoch."),
        ("fr", "Une belle coque mérite un bon vernis."),
        ("fr", "Vos invités aiment une belle coque."),
        ("fr", "Vous avez décidé trop tôt."),
        ("fr", "Je ne suis pas vexé, je passe mercredi."),
        ("es", "Un buen casco merece un buen barniz."),
        ("es", "A sus invitados les gusta un casco bonito."),
        ("es", "Lo han decidido demasiado pronto."),
        ("es", "No estoy dolido, paso el miércoles."),
    ],
)
def test_what_argues_comes_back_or_tells_what_never_was_is_no_warm_remark(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]], lang: str, text: str
) -> None:
    assert _doubted(sheet_of, marked_in, text, lang)


def test_a_day_of_the_thread_may_be_named_where_it_is_over(
    sheet_of: Callable[..., Sheet], marked_in: Callable[[Sheet, str], list[str]]
) -> None:
    said = ("I loved the afternoon on that Wednesday.", "Wednesday suits the hull.")
    marked = [
        marked_in(sheet_of(f"I accept that. {text}", *TALK["en"], approach="respect_no"), "amount_after_no")
        for text in said
    ]
    assert marked == [[], ["Wednesday"]]
