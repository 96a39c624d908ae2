"""A payment stopped, people dismissed and a far year beside or after a yes stop the confirmation (S18)."""

from __future__ import annotations

import pytest

from closecall.advisor import Advisor
from closecall.decision import Approach

# The offer, the yes, and what the seller does upon it.
TALKS = {
    "en": ("The sofa is £1,200. Shall I order it?", "Yes please, go ahead.", "Great, I'll place the order."),
    "de": (
        "Das Sofa kostet 1.200 Euro. Soll ich es bestellen?",
        "Ja, bitte bestellen.",
        "Super, ich bestelle.",
    ),
    "fr": ("Le canapé est à 1 200 euros. Je le commande ?", "Oui, commandez-le.", "Parfait, je commande."),
    "es": ("El sofá cuesta 1.200 euros. ¿Se lo pido?", "Sí, pídalo.", "Perfecto, lo pido."),
    "it": ("Il divano viene 1.200 euro. Lo ordino?", "Sì, lo prendo.", "Perfetto, procedo con l'ordine."),
    "pt": ("O sofá fica por 1.200 euros. Encomendo?", "Sim, encomende.", "Perfeito, vou encomendar."),
    "nl": ("De bank kost 1.200 euro. Zal ik hem bestellen?", "Ja, bestel maar.", "Top, ik bestel hem."),
}
BLOWS = {
    "en": [
        "We let eleven people go on Friday.",
        "They've laid off half the team.",
        "I've blocked the payment.",
        "The bank has frozen our account.",
        "Try me in 2031.",
        "See you in 2040.",
    ],
    "de": ["Ich habe die Überweisung sperren lassen.", "Versuchen Sie es 2031 wieder."],
    "fr": ["J'ai fait bloquer le virement.", "Réessayez en 2031."],
    "es": ["He mandado bloquear la transferencia.", "Tuvimos que despedir a once personas."],
    "it": ["Ho fatto bloccare il bonifico.", "Abbiamo dovuto licenziare undici persone."],
    "pt": ["Mandei bloquear a transferência.", "Tivemos de despedir onze pessoas."],
    "nl": ["Ik heb de overboeking laten blokkeren.", "We moesten elf mensen ontslaan."],
}
HARMLESS = {
    "en": [
        "Let me go and find the form.",
        "The transfer went out.",
        "We let the contractor go ahead.",
        "Thanks, see you in September.",
        "Please deliver it in September 2026.",
    ],
    "de": ["Die Überweisung ist raus."],
    "fr": ["Le virement est parti."],
    "es": ["La transferencia ya salió."],
    "it": ["Il bonifico è partito."],
    "pt": ["A transferência já saiu."],
}


def _approach(lang: str, *turns: str) -> Approach:
    names = ("Gary", "Lorraine")
    text = "".join(
        f"[{10 + at}/08/2026, 10:00:12] {names[at % 2]}: {turn}\n" for at, turn in enumerate(turns)
    )
    return Advisor().prepare(text, me="Gary", lang=lang).brief.approach


def _each(answers: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(lang, answer) for lang, each in answers.items() for answer in each]


@pytest.mark.parametrize(("lang", "blow"), _each(BLOWS))
def test_it_stops_the_confirmation(lang: str, blow: str) -> None:
    offer, yes, done = TALKS[lang]
    assert _approach(lang, offer, yes, done, blow) is not Approach.CONFIRM
    assert _approach(lang, offer, f"{yes} {blow}") is not Approach.CONFIRM


@pytest.mark.parametrize(("lang", "beside"), _each(HARMLESS))
def test_what_only_sounds_alike_stops_nothing(lang: str, beside: str) -> None:
    offer, yes, _ = TALKS[lang]
    assert _approach(lang, offer, f"{yes} {beside}") is Approach.CONFIRM
