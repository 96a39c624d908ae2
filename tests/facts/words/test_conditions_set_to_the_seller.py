"""What comes if the seller cannot do it puts nothing off: he is asked to answer the condition (S5, S13)."""

from __future__ import annotations

import pytest

from closecall.advisor import advise
from closecall.decision import Approach
from closecall.facts.vocabulary import Hardness, HesitationKind, Refusal, VerbalInterest

_OFFER = {
    "en": "The awning is £2,400 fitted. Shall I order it?",
    "de": "Die Markise kostet 2.400 € mit Montage. Soll ich sie bestellen?",
    "fr": "Le store coûte 2 400 € posé. Je le commande ?",
    "es": "El toldo cuesta 2.400 € con montaje. ¿Lo pido?",
}
_OTHERWISE_LATER = [
    (
        "en",
        "Yes we'll go with it as long as you can fit it before Easter. If not we'll leave it till spring.",
    ),
    ("en", "yes if you can do it before the 12th, otherwise leave it till january"),
    (
        "en",
        "We'll take it provided you can have it up by Easter. Otherwise it'll have to wait until the autumn.",
    ),
    ("en", "Deal, so long as you finish before the baby comes, or else we leave it till summer."),
    ("de", "Ja, wir nehmen sie, wenn Sie bis Ende Mai montieren. Sonst warten wir bis zum nächsten Jahr."),
    ("fr", "Oui on le prend si vous pouvez le poser en mai, sinon on attendra l'année prochaine."),
    ("es", "Sí, lo cogemos si podéis montarlo antes de mayo. Si no, lo dejamos para el año que viene."),
]
_HANGS_ON_ANOTHER = [
    ("en", "Yes if the bank agrees, as I told you, otherwise next year."),
    ("en", "Yes if my husband agrees once you have met him, otherwise next year."),
    ("de", "Ja, wenn die Kinder ihr Geld bekommen, sonst erst nächstes Jahr."),
    ("de", "Ja, wenn meine Frau will, sonst nächstes Jahr. Dann rufe ich Sie an."),
    ("fr", "Oui si la banque dit oui, je vous appelle, sinon l'année prochaine."),
    ("es", "Si mi marido puede venir a verlo, sí; si no, el año que viene."),
]
_PUT_OFF = [
    "If you can wait till September, fine, otherwise not this year.",
    "If the bank agrees we'll take it, otherwise we'll leave it till spring.",
    "Yes if my husband agrees, otherwise we leave it till spring.",
    "We'll leave it till spring. If you have any questions let me know.",
    "Not this year. If you can, ring me in March, otherwise I will forget.",
    "We need the money for the roof, otherwise we would. Leave it till next year please.",
    "Ok if you insist. No, leave it till next year.",
]


@pytest.mark.parametrize(("lang", "words"), _OTHERWISE_LATER)
def test_what_comes_otherwise_puts_nothing_off_and_the_condition_is_to_be_met(lang: str, words: str) -> None:
    advice = advise(f"Seller: {_OFFER[lang]}\nBuyer: {words}")
    assert (advice.facts.refusal, advice.facts.defer_until) == (Refusal.NONE, None)
    assert HesitationKind.FIT in [each.kind for each in advice.facts.open_hesitations(Hardness.HARD)]
    assert advice.approach is Approach.GUIDE


def test_the_yes_before_the_other_branch_is_a_wish_though_nothing_was_asked() -> None:
    words = "Yes we'll go with it as long as you fit it before Easter. If not we'll leave it till spring."
    advice = advise(f"Seller: The awning is £2,400 fitted.\nBuyer: {words}")
    assert advice.facts.verbal_interest is VerbalInterest.STRONG
    assert advice.approach is Approach.GUIDE


@pytest.mark.parametrize(("lang", "words"), _HANGS_ON_ANOTHER)
def test_what_hangs_on_another_is_not_the_sellers_to_answer(lang: str, words: str) -> None:
    advice = advise(f"Seller: {_OFFER[lang]}\nBuyer: {words}")
    assert HesitationKind.FIT not in [each.kind for each in advice.facts.open_hesitations(Hardness.HARD)]
    assert advice.approach in {Approach.NURTURE, Approach.ASK_FIRST}


@pytest.mark.parametrize(
    "words",
    [
        "Go ahead please. Use the back gate if you can, otherwise ring the bell.",
        "Sure, I'll take it if you throw in a unicorn.",
        "Ok we'll buy one when your boss says sorry for what he did.",
    ],
)
def test_what_puts_nothing_off_otherwise_sets_no_condition(words: str) -> None:
    advice = advise(f"Seller: {_OFFER['en']}\nBuyer: {words}")
    assert HesitationKind.FIT not in [each.kind for each in advice.facts.open_hesitations(Hardness.HARD)]


@pytest.mark.parametrize("words", _PUT_OFF)
def test_what_hangs_on_somebody_else_or_on_nothing_is_put_off(words: str) -> None:
    advice = advise(f"Seller: {_OFFER['en']}\nBuyer: {words}")
    assert advice.facts.refusal is Refusal.NOT_NOW
    assert advice.approach is Approach.NURTURE


@pytest.mark.parametrize(
    "words", ["If you can do 1,900 yes, otherwise no thanks.", "No thanks. If you need the keys, ring me."]
)
def test_a_no_for_good_stays_one(words: str) -> None:
    assert advise(f"Seller: {_OFFER['en']}\nBuyer: {words}").facts.refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize("words", ["Yes please.", "Yes, go ahead. Can you send me the invoice?"])
def test_a_yes_without_a_condition_is_held_back_by_nothing(words: str) -> None:
    assert not advise(f"Seller: {_OFFER['en']}\nBuyer: {words}").facts.open_hesitations(Hardness.HARD)
