"""An age below eighteen that the buyer tells of himself, and numbers that are none."""

from __future__ import annotations

import pytest

from closecall.decision import decide
from closecall.decision.records import Approach
from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Thread

MINORS = [
    ("en", "I'm 17 by the way, does that matter?"),
    ("en", "I want it. I'm 16 though."),
    ("en", "Btw I am only 15, can I still order?"),
    ("en", "I'm seventeen, if that matters."),
    ("en", "17 by the way."),
    ("de", "Ich bin übrigens 17, macht das was?"),
    ("de", "Ich bin 16, falls das wichtig ist."),
    ("de", "Ich will das Teil. Bin 17."),
    ("fr", "J'ai 17 ans au fait, ça pose problème ?"),
    ("fr", "Je le veux. J'ai seize ans."),
    ("fr", "Au fait j'ai seulement 16 ans."),
    ("es", "Por cierto, tengo 17 años, ¿importa?"),
    ("es", "Tengo 16, ¿puedo comprarla?"),
    ("es", "Lo quiero, tengo dieciséis años."),
    ("it", "Comunque ho 17 anni, è un problema?"),
    ("it", "Ho sedici anni, posso ordinarla?"),
    ("nl", "Ik ben trouwens 17, maakt dat uit?"),
    ("nl", "Ik ben 16 jaar, mag dat?"),
    ("pl", "Mam 17 lat, czy to problem?"),
    ("pl", "Tak w ogóle mam szesnaście lat."),
    ("pt", "Tenho 17 anos, já agora, faz diferença?"),
    ("pt", "Só tenho 16 anos."),
    ("sv", "Jag är 17 förresten, spelar det någon roll?"),
    ("sv", "Jag är 16 år, går det?"),
    ("ja", "ちなみに17歳ですが、大丈夫ですか？"),
    ("ja", "まだ16歳なんですが、買えますか？"),
    ("en", "I'm 14, nearly 15."),
    ("en", "I'm not eighteen yet."),
    ("en", "I'll be 16 in September."),
    ("de", "Ich bin noch nicht 18."),
    ("de", "Ich werde im August 17."),
    ("fr", "Je n'ai pas encore dix-huit ans."),
    ("es", "Pues lo quiero de verdad, pero cumplo 14 en octubre."),
    ("es", "Pues lo quiero. Tengo 15, casi 16."),
    ("es", "Pues lo quiero. Tengo solo 17 todavía."),
]
OTHERS = [
    ("en", "I have been in this trade since I was 15."),
    ("en", "I'll be 16 minutes late."),
    ("en", "My daughter turns 16 in May."),
    ("en", "I'm not 18 any more."),
    ("en", "My wife will kill me."),
    ("en", "I was 14 and still at school when we opened."),
    ("de", "Ich bin 16 Jahre selbständig."),
    ("de", "Ich werde im Juni 60."),
    ("de", "Meine Tochter wird im Juni 16."),
    ("fr", "Ma fille n'a pas encore 18 ans."),
    ("fr", "Je n'ai pas encore 18 clients."),
    ("es", "Pues lo quiero. Tengo 15 vacas."),
    ("es", "Pues lo quiero. Cumplo 60 en mayo."),
    ("es", "Pues lo quiero. Mi hija cumple 16 en mayo."),
    ("es", "Pues lo quiero. Cumplo 15 años en la empresa."),
    ("en", "My son is 17."),
    ("en", "We have run it for 17 years."),
    ("en", "There are 17 of us."),
    ("en", "I'm 17 minutes away."),
    ("en", "I have been doing this since I was 16."),
    ("de", "Mein Sohn ist 17."),
    ("de", "Wir machen das seit 17 Jahren."),
    ("de", "Wir sind 17 Leute."),
    ("de", "Ich bin 17 Minuten zu spät."),
    ("de", "Ich bin seit 16 Jahren dabei."),
    ("fr", "Mon fils a 17 ans."),
    ("fr", "Nous faisons cela depuis 17 ans."),
    ("fr", "Nous sommes 17."),
    ("fr", "J'ai 17 ans de métier."),
    ("es", "Mi hijo tiene 17 años."),
    ("es", "Llevamos 17 años con esto."),
    ("es", "Somos 17."),
    ("es", "Tengo 17 años de experiencia."),
    ("es", "Tengo 17 empleados."),
    ("es", "Tengo 16 mesas, ¿cuánto sale?"),
    ("it", "Mio figlio ha 17 anni."),
    ("it", "Lo facciamo da 17 anni."),
    ("it", "Ho 17 anni di esperienza."),
    ("nl", "Mijn zoon is 17."),
    ("nl", "We doen dit al 17 jaar."),
    ("nl", "Ik ben al 17 jaar bezig."),
    ("pl", "Mój syn ma 17 lat."),
    ("pl", "Robimy to od 17 lat."),
    ("pl", "Mam 17 lat doświadczenia."),
    ("pt", "O meu filho tem 17 anos."),
    ("pt", "Fazemos isto há 17 anos."),
    ("pt", "Tenho 17 anos de experiência."),
    ("sv", "Min son är 17."),
    ("sv", "Vi har gjort detta i 17 år."),
    ("sv", "Vi är 17 stycken."),
    ("ja", "息子は17歳です。"),
    ("ja", "この仕事を17年やっています。"),
]


def read(words: str) -> Facts:
    return read_facts(Thread.parse(f"Chris: 4.200.\nAlex: {words}", me="Chris")).facts


@pytest.mark.parametrize(("lang", "words"), MINORS)
def test_a_minor_is_left_alone(lang: str, words: str) -> None:
    facts = read(words)
    assert facts.vulnerability == "minor", lang
    assert decide(facts).approach is Approach.RESPECT_NO


@pytest.mark.parametrize(("lang", "words"), OTHERS)
def test_other_numbers_tell_no_age_of_his(lang: str, words: str) -> None:
    assert read(words).vulnerability != "minor", lang
