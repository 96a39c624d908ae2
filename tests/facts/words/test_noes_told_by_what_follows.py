"""Who does it today, or with what, is no "no" beside a complaint or a wish; as a decision it is one."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

IDA = Speaker("Ida", "ida@kornhof.example", Side.BUYER)
LEO = Speaker("Leo", "leo@mowers.example", Side.SELLER)
OFFERS = {
    "en": "The mower is 2,400 euros.",
    "de": "Der Mäher kostet 2.400 Euro.",
    "fr": "La tondeuse coûte 2 400 euros.",
    "es": "La segadora cuesta 2.400 euros.",
    "it": "Il tosaerba costa 2.400 euro.",
    "pt": "O corta-relva custa 2.400 euros.",
    "nl": "De maaier kost 2.400 euro.",
    "sv": "Klipparen kostar 2 400 euro.",
    "pl": "Kosiarka kosztuje 2400 euro.",
    "ja": "芝刈り機は2,400ユーロです。",
}
WISHES = {
    "en": "I'd really like to have it.",
    "de": "Ich möchte ihn wirklich gern haben.",
    "fr": "J'aimerais vraiment l'avoir.",
    "es": "Me gustaría mucho tenerla.",
    "it": "Mi piacerebbe davvero averlo.",
    "pt": "Gostava mesmo de ficar com ele.",
    "nl": "Ik zou hem echt graag willen hebben.",
    "sv": "Jag skulle verkligen vilja ha den.",
    "pl": "Bardzo chciałabym ją mieć.",
    "ja": "ぜひ欲しいです。",
}
TODAY = {
    "en": "My brother is doing it by hand every Sunday.",
    "de": "Das macht jeden Sonntag mein Bruder, mit der Sense.",
    "fr": "C'est mon frère qui le fait tous les dimanches.",
    "es": "Nos lo hace mi hermano todos los domingos.",
    "it": "Lo fa mio fratello ogni domenica.",
    "pt": "O meu irmão trata disso todos os domingos.",
    "nl": "Mijn broer doet het elke zondag.",
    "sv": "Min bror sköter det varje söndag.",
    "pl": "Brat robi to w każdą niedzielę.",
    "ja": "毎週末に弟がやってくれています。",
}
FROM_NOW_ON = {
    "en": "My brother is doing it from now on.",
    "de": "Das macht jetzt doch mein Bruder.",
    "fr": "C'est mon frère qui le fera désormais.",
    "es": "Nos lo va a hacer mi hermano.",
    "it": "D'ora in poi se ne occupa mio fratello.",
    "pt": "Agora o meu irmão vai tratar disso.",
    "nl": "Mijn broer doet het voortaan zelf.",
    "sv": "Min bror tar över det i stället.",
    "pl": "Od teraz tym zajmie się brat.",
    "ja": "今後は弟に任せることにしました。",
}
ON_LOAN = {
    "en": "I've sent the demo mower back with your driver.",
    "de": "Das Leihgerät können Sie am Montag abholen.",
    "fr": "Vous pouvez récupérer l'appareil lundi.",
    "es": "Pueden recoger el aparato el lunes.",
    "it": "Potete ritirare la macchina di prova lunedì.",
    "pt": "Podem vir buscar o aparelho na segunda.",
    "nl": "Het apparaat kunt u maandag ophalen.",
    "sv": "Lånemaskinen kan ni hämta på måndag.",
    "pl": "Mogą Państwo odebrać urządzenie testowe w poniedziałek.",
    "ja": "デモ機は昨日返送しました。",
}
NOT_ALONE = {
    "en": "I won't sign anything my sister hasn't read.",
    "de": "Ich kann das nicht allein unterschreiben.",
    "fr": "Je ne peux pas signer seule, mon frère signe aussi.",
    "es": "No puedo firmar yo sola.",
    "it": "Da sola non posso firmare.",
    "pt": "Não posso assinar sozinha.",
    "nl": "Ik kan niet alleen tekenen.",
    "sv": "Jag kan inte skriva på ensam.",
    "pl": "Sama nie mogę podpisać.",
    "ja": "私の一存では契約は無理です。",
}


def read(lang: str, *answers: str) -> Reading:
    turns = [Message(LEO, OFFERS[lang])]
    for answer in answers:
        turns += [Message(IDA, answer), Message(LEO, OFFERS[lang])]
    return read_facts(Thread(ThreadKind.EMAIL, tuple(turns[:-1]), lang))


@pytest.mark.parametrize("lang", TODAY)
def test_how_it_is_done_today_is_no_refusal(lang: str) -> None:
    assert read(lang, TODAY[lang]).facts.refusal is not Refusal.EXPLICIT_NO
    later = read(lang, TODAY[lang], WISHES[lang])
    assert later.facts.refusal is Refusal.NONE
    assert not later.unsettled


@pytest.mark.parametrize("lang", FROM_NOW_ON)
def test_who_does_it_from_now_on_is_a_refusal(lang: str) -> None:
    assert read(lang, FROM_NOW_ON[lang]).facts.refusal is Refusal.EXPLICIT_NO


BEFORE_THE_OFFER = {
    "en": ("Morning! Did you find the link?", "My son did it for me."),
    "de": ("Guten Morgen! Mit der Verbindung hat es ja geklappt.", "Ja, mein Sohn hat mir das eingerichtet."),
    "fr": ("Bonjour ! Quel joli jardin derrière vous.", "C'est mon beau-frère qui s'en occupe."),
}


@pytest.mark.parametrize("lang", BEFORE_THE_OFFER)
def test_small_talk_before_the_offer_is_no_refusal_of_one_who_goes_on(lang: str) -> None:
    greeting, answer = BEFORE_THE_OFFER[lang]

    def after(*turns: Message) -> Reading:
        talk = (Message(LEO, greeting), Message(IDA, answer), *turns)
        return read_facts(Thread(ThreadKind.CALL, talk, lang))

    offer = Message(LEO, OFFERS[lang])
    going_on, cool = after(offer, Message(IDA, WISHES[lang])), after(offer, Message(IDA, "Hm."))
    assert going_on.facts.refusal is Refusal.NONE
    assert not going_on.unsettled
    assert cool.unsettled
    decided = read_facts(
        Thread(
            ThreadKind.CALL,
            (Message(LEO, greeting), Message(IDA, FROM_NOW_ON[lang]), offer, Message(IDA, WISHES[lang])),
            lang,
        )
    )
    assert decided.unsettled or decided.facts.refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize("lang", FROM_NOW_ON)
def test_a_decision_before_a_wish_is_asked_about_or_stands(lang: str) -> None:
    reading = read(lang, FROM_NOW_ON[lang], WISHES[lang])
    assert reading.unsettled or reading.facts.refusal is Refusal.EXPLICIT_NO


def test_a_plain_refusal_before_a_wish_stands_where_one_told_by_what_follows_is_asked_about() -> None:
    assert read("en", "We won't buy it.", WISHES["en"]).facts.refusal is Refusal.EXPLICIT_NO
    assert read("en", FROM_NOW_ON["en"], WISHES["en"]).unsettled


@pytest.mark.parametrize("lang", ON_LOAN)
def test_a_thing_on_loan_handed_back_is_asked_about_until_he_goes_on(lang: str) -> None:
    alone, later = read(lang, ON_LOAN[lang]), read(lang, ON_LOAN[lang], WISHES[lang])
    assert alone.facts.refusal is None
    assert alone.unsettled
    assert later.facts.refusal is Refusal.NONE
    assert not later.unsettled


@pytest.mark.parametrize("lang", NOT_ALONE)
def test_who_may_not_sign_alone_refuses_nothing(lang: str) -> None:
    assert read(lang, f"{WISHES[lang]} {NOT_ALONE[lang]}").facts.refusal is Refusal.NONE


def test_a_bound_before_a_no_makes_it_a_not_now() -> None:
    said = "Hasta septiembre no voy a comprar nada."
    assert read("es", said).facts.refusal is Refusal.NOT_NOW
    assert read("es", "No voy a comprar nada.").facts.refusal is Refusal.EXPLICIT_NO
