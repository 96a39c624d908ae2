"""After a no that tells what the buyer does instead: his plan may be praised, and never what he refused."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from closecall.decision.records import Approach, Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.records import Brief, Channel, Draft
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

_SENTENCES = tomllib.loads((Path(__file__).parent / "parting_words.toml").read_text(encoding="utf-8"))
_TALKS = {
    "en": (
        "The Palm 4 oven is 4,900 euro, and our brochure is in the post.",
        "We have decided against the oven. We are putting the money into new shelves instead. "
        "My brother says hi.",
    ),
    "de": (
        "Der Ofen Palm 4 kostet 4.900 Euro, der Prospekt ist in der Post.",
        "Den Ofen nehmen wir nicht, wir bauen neue Regale. Ihr Besuch war angenehm.",
    ),
    "fr": (
        "Le four Palm 4 coûte 4 900 euros, la brochure est partie.",
        "Nous ne prendrons pas le four, nous installons de nouvelles étagères. Merci pour les échantillons.",
    ),
    "es": (
        "El horno Palm 4 cuesta 4.900 euros, el folleto va por correo.",
        "No vamos a comprar el horno. Ponemos unas estanterías nuevas. Gracias por las muestras.",
    ),
}
_LETTERS = {
    "en": "Hello Ida,\n\nUnderstood. {}\n\nAll the best,\nPer Holm",
    "de": "Guten Tag Ida,\n\nverstanden. {}\n\nFreundliche Grüße\nPer Holm",
    "fr": "Bonjour Ida,\n\nC'est entendu, je respecte votre choix. {}\n\nCordialement\nPer Holm",
    "es": "Hola, Ida:\n\nEntendido, respeto su decisión. {}\n\nUn saludo\nPer Holm",
}
_SUBJECTS = {"en": "Thank you", "de": "Danke", "fr": "Merci", "es": "Gracias"}


def _codes(lang: str, sentence: str) -> set[str]:
    offer, answer = _TALKS[lang]
    seller = Speaker("Per Holm", "per@palmovens.example", Side.SELLER)
    buyer = Speaker("Ida Berg", "ida@bergton.example", Side.BUYER)
    thread = Thread(ThreadKind.EMAIL, (Message(seller, offer, None), Message(buyer, answer, None)), lang)
    brief = Brief(
        approach=Approach.RESPECT_NO,
        channel=Channel.EMAIL,
        lang=lang,
        facts=Facts(meetings_kept=1),
        decision=Decision(Approach.RESPECT_NO, 50, Coverage(0.8, "high")),
        thread=thread,
        buyer_name="Ida Berg",
        seller_name="Per Holm",
        as_of=date(2026, 5, 4),
    )
    body = _LETTERS[lang].format(sentence)
    draft = Draft(channel=Channel.EMAIL, lang=lang, subject=_SUBJECTS[lang], body=body)
    return {problem.code for problem in problems_in(draft, brief)}


def _table(kind: str) -> list[tuple[str, str]]:
    return [(lang, sentence) for lang, told in _SENTENCES.items() for sentence in told[kind]]


@pytest.mark.parametrize(("lang", "sentence"), _table("passes"))
def test_a_parting_word_about_the_buyers_own_plan_passes(lang: str, sentence: str) -> None:
    assert _codes(lang, sentence) == set()


@pytest.mark.parametrize(("lang", "sentence"), _table("refused"))
def test_nearly_the_same_words_about_the_sale_are_refused(lang: str, sentence: str) -> None:
    assert _codes(lang, sentence) != set()
