"""Who said no in August and in November asks by himself to be rung about it is asked about (S5)."""

from __future__ import annotations

import pytest

from closecall.advice import Advice
from closecall.advisor import advise
from closecall.decision import Approach
from closecall.facts.vocabulary import Refusal

# The offer with its price, and the no.
OFFERS = {
    "en": (
        "Hi Lorraine, the Fenwick stove fitted is £3,400. Shall I order it?",
        "No, we'll leave it, thanks.",
    ),
    "de": ("Der Ofen Fenwick kostet eingebaut 3.400 Euro. Soll ich ihn bestellen?", "Nein, wir lassen es."),
    "fr": ("Le poêle Fenwick posé revient à 3 400 euros. Je le commande ?", "Non, nous y renonçons."),
    "es": ("La estufa Fenwick instalada sale por 3.400 euros. ¿Se la pido?", "No, lo dejamos, gracias."),
    "it": ("La stufa Fenwick montata viene 3.400 euro. La ordino?", "No, lasciamo perdere, grazie."),
    "pt": ("O fogão Fenwick montado fica por 3.400 euros. Encomendo?", "Não, desistimos, obrigada."),
    "nl": ("De kachel Fenwick kost geplaatst 3.400 euro. Zal ik hem bestellen?", "Nee, we zien ervan af."),
    "sv": ("Kaminen Fenwick kostar monterad 3 400 kronor. Ska jag beställa den?", "Nej, vi avstår, tack."),
    "pl": ("Piec Fenwick z montażem kosztuje 3400 zł. Zamówić?", "Rezygnujemy, dziękujemy."),
}
RENEWED = {
    "en": [
        "I'm eating my words, the old one died last night. Ring me!",
        "You were right, the old one has packed up. Can you give me a call?",
        "Hi Gary, can we talk again about the stove? Please ring me.",
        "We've had a rethink after the cold snap. Could you send me a new quote for the Fenwick?",
    ],
    "de": [
        "Ich nehme alles zurück. Rufen Sie mich bitte an!",
        "Der alte ist gestern kaputtgegangen. Rufen Sie mich bitte an!",
    ],
    "fr": ["Je ravale mes paroles. Appelez-moi !", "L'ancien est en panne depuis hier. Appelez-moi !"],
    "es": ["Me trago mis palabras. ¡Llámeme!", "La vieja se ha roto. ¡Llámeme!"],
    "it": ["Mi rimangio tutto. Mi chiami!", "La vecchia si è rotta ieri sera. Mi chiami!"],
    "pt": ["Engulo as minhas palavras. Ligue-me, por favor!"],
    "nl": ["Ik neem mijn woorden terug. Bel me even!"],
    "sv": ["Jag tar tillbaka det jag sa. Ring mig!"],
    "pl": [
        "Cofam swoje słowa. Proszę do mnie zadzwonić!",
        "Stary piec wczoraj się zepsuł. Proszę do mnie zadzwonić!",
    ],
}
BESIDE_IT = {
    "en": [
        "My sister is looking for a sweep. Do you know one? Ring me!",
        "Thanks again for being so understanding. All the best for Christmas!",
        "Could you call me about the invoice for the survey?",
        "The one we kept is still going strong. Do you know a good sweep? Give me a ring.",
        "I had to eat my words, the old one is fine! Lovely winter so far.",
        "The old one died, so we bought another stove in Hexham. No need to ring me.",
        "Please ring me, I still don't want the stove and your catalogues keep coming.",
    ],
    "de": ["Meine Schwester sucht einen Schornsteinfeger. Rufen Sie mich bitte an!"],
    "fr": ["Ma soeur cherche un ramoneur. Appelez-moi !"],
    "es": ["Mi hermana busca un deshollinador. ¡Llámeme!"],
    "it": ["Mia sorella cerca uno spazzacamino. Mi chiami!"],
    "pt": ["A minha irmã procura um limpa-chaminés. Ligue-me, por favor!"],
    "nl": ["Mijn zus zoekt een schoorsteenveger. Bel me even!"],
    "sv": ["Min syster letar efter en sotare. Ring mig!"],
    "pl": ["Moja siostra szuka kominiarza. Proszę do mnie zadzwonić!"],
}


def _advised(lang: str, newest: str, *, day: str = "17/11/2026", reply: str = "No problem.") -> Advice:
    offer, no = OFFERS[lang]
    return advise(
        f"[10/08/2026, 10:00:12] Gary: {offer}\n"
        f"[12/08/2026, 19:22:40] Lorraine: {no}\n"
        f"[12/08/2026, 20:00:03] Gary: {reply}\n"
        f"[{day}, 21:55:31] Lorraine: {newest}\n",
        me="Gary",
        lang=lang,
    )


def _each(answers: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(lang, answer) for lang, each in answers.items() for answer in each]


@pytest.mark.parametrize(("lang", "newest"), _each(RENEWED))
def test_whether_the_no_still_stands_is_asked(lang: str, newest: str) -> None:
    advice = _advised(lang, newest)
    assert advice.approach is Approach.ASK_FIRST
    assert advice.decision.questions[0].fact == "refusal"


@pytest.mark.parametrize(("lang", "newest"), _each(BESIDE_IT))
def test_the_no_stands_where_he_writes_about_something_else(lang: str, newest: str) -> None:
    advice = _advised(lang, newest)
    assert advice.facts.refusal in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)
    assert advice.approach is Approach.RESPECT_NO


@pytest.mark.parametrize(
    "around",
    [
        {"day": "12/08/2026"},
        {"reply": "Would you not take it for £3,000?"},
    ],
)
def test_the_no_stands_where_he_does_not_come_by_himself(around: dict[str, str]) -> None:
    advice = _advised("en", "The old one has packed up, true. Can you give me a call?", **around)
    assert advice.approach is Approach.RESPECT_NO
