"""Who hands the signed paper over, in words of nothing else, has accepted (S18)."""

from __future__ import annotations

import pytest

from closecall.advice import Preparation
from closecall.advisor import Advisor
from closecall.decision import Approach
from closecall.facts.vocabulary import Stage

OFFERS = {
    "en": "The Fenwick stove fitted is £3,400. I've sent you the contract. Shall we go ahead?",
    "de": "Der Ofen kostet eingebaut 3.400 Euro. Den Vertrag habe ich Ihnen geschickt.",
    "fr": "Le poêle posé revient à 3 400 euros. Je vous ai envoyé le contrat.",
    "es": "La estufa instalada sale por 3.400 euros. Le he enviado el contrato.",
    "it": "La stufa montata viene 3.400 euro. Le ho mandato il contratto.",
    "pt": "O fogão montado fica por 3.400 euros. Enviei-lhe o contrato.",
    "nl": "De kachel kost geplaatst 3.400 euro. Het contract heb ik u gestuurd.",
    "sv": "Kaminen kostar 3 400 kronor. Jag har skickat avtalet.",
    "pl": "Piec kosztuje 3400 zł. Wysłałem umowę.",
}
SENT = {
    "en": [
        "Here it is with two signatures.",
        "Attached, signed by both of us.",
        "The signed copy is in the post.",
        "Here you go, with both our signatures.",
        "The contract went off this morning with my signature on it.",
        "Thanks for everything. Here it is with two signatures.",
    ],
    "de": [
        "Anbei mit beiden Unterschriften.",
        "Hier ist er mit zwei Unterschriften.",
        "Im Anhang, von uns beiden unterschrieben.",
        "Das unterschriebene Exemplar ist in der Post.",
    ],
    "fr": [
        "Le voici avec les deux signatures.",
        "Ci-joint, signé par nous deux.",
        "L'exemplaire signé est parti par la poste.",
    ],
    "es": ["Adjunto, firmado por los dos.", "Le adjunto el contrato con nuestras firmas."],
    "it": ["Eccolo con due firme.", "In allegato, firmato da entrambi.", "La copia firmata è nella posta."],
    "pt": ["Segue em anexo, assinado pelos dois."],
    "nl": [
        "Hierbij met twee handtekeningen.",
        "In de bijlage, door ons allebei ondertekend.",
        "Het ondertekende exemplaar is op de post.",
    ],
    "sv": ["Bifogat, undertecknat av oss båda."],
    "pl": ["W załączeniu umowa z naszymi podpisami."],
}
NOT_SENT = {
    "en": [
        "Here it is, but with two signatures missing.",
        "It needs two signatures.",
        "Attached once it is signed.",
        "The signed copy will be in the post.",
        "Is the signed copy in the post?",
        "Here is the copy for you to sign.",
        "The contract is here for signature.",
        "Here are two of the three signatures.",
        "Here is the copy with your signature.",
        "I have the copy signed by you here.",
        "Please return the signed copy.",
        "I am sending it back with our signatures crossed out.",
        "The signed copy of the lease on the other flat is in the post.",
        "Here it is, signed by my husband. I sign next week.",
        "The petition is attached, with forty signatures.",
    ],
    "de": [
        "Es fehlen noch zwei Unterschriften.",
        "Sobald er unterschrieben ist, schicke ich ihn.",
        "Ich schicke das unterschriebene Exemplar morgen.",
        "Schicken Sie mir das unterschriebene Exemplar.",
        "Hier liegt er zur Unterschrift.",
    ],
    "fr": ["Il manque encore deux signatures.", "Dès qu'il est signé, je vous l'envoie."],
    "es": ["Todavía faltan dos firmas.", "Aquí está el contrato para la firma."],
    "it": ["Mancano ancora due firme.", "Ecco la copia firmata da lei."],
    "pt": ["Ainda faltam duas assinaturas."],
    "nl": ["Er zijn twee handtekeningen nodig.", "Stuur het contract getekend terug."],
    "sv": ["Det saknas två underskrifter."],
    "pl": ["Brakuje jeszcze dwóch podpisów."],
}


def _prepared(lang: str, *turns: str) -> Preparation:
    names = ("Gary", "Lorraine")
    text = "".join(
        f"[{10 + at}/08/2026, 10:00:12] {names[at % 2]}: {turn}\n" for at, turn in enumerate(turns)
    )
    return Advisor().prepare(text, me="Gary", lang=lang)


def _each(answers: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(lang, answer) for lang, each in answers.items() for answer in each]


@pytest.mark.parametrize(("lang", "answer"), _each(SENT))
def test_the_signed_paper_accepts(lang: str, answer: str) -> None:
    prepared = _prepared(lang, OFFERS[lang], answer)
    assert prepared.reading.facts.stage is Stage.ACCEPTED
    assert prepared.brief.approach is Approach.CONFIRM


@pytest.mark.parametrize(("lang", "answer"), _each(NOT_SENT))
def test_what_is_not_signed_yet_or_by_others_accepts_nothing(lang: str, answer: str) -> None:
    prepared = _prepared(lang, OFFERS[lang], answer)
    assert prepared.reading.facts.stage is not Stage.ACCEPTED
    assert prepared.brief.approach is not Approach.CONFIRM


@pytest.mark.parametrize(
    "beside",
    ["We'd still like to think about the colour.", "My husband tore up his copy.", "Please cancel it."],
)
def test_what_stands_beside_it_may_take_it_back(beside: str) -> None:
    prepared = _prepared("en", OFFERS["en"], f"Here it is with two signatures. {beside}")
    assert prepared.brief.approach is not Approach.CONFIRM


@pytest.mark.parametrize(
    "asked",
    ["The Fenwick stove fitted is £3,400. Which one would you like?", "Could you sign that it is cancelled?"],
)
def test_a_signature_is_of_the_sale_only_where_the_seller_spoke_of_its_paper(asked: str) -> None:
    assert _prepared("en", asked, "Here it is with two signatures.").reading.facts.stage is not Stage.ACCEPTED
