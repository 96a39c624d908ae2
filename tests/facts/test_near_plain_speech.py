"""What stands beside a plain sentence and tells nothing of it: denied, another's, of another thing."""

from __future__ import annotations

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

# What the fact must not be; a hesitation by its kind alone.
NEIGHBOURS = [
    ("pt", "hesitations", "price", "Não é nada caro."),
    ("pt", "hesitations", "price", "O fornecedor antigo era um bocado caro."),
    ("pt", "hesitations", "authority", "O meu chefe já aprovou."),
    ("pt", "hesitations", "timing", "O mês passado foi complicado."),
    ("pt", "buying_questions", "1", "Pode enviar a proposta antes da reunião?"),
    ("pt", "annoyed", "True", "Os clientes não param de ligar."),
    ("pt", "refusal", "explicit_no", "Terça está bom, quarta não."),
    ("pt", "refusal", "explicit_no", "Terça infelizmente não."),
    ("nl", "hesitations", "price", "Dat is niet duur."),
    ("nl", "hesitations", "price", "De vorige leverancier was aan de dure kant, andere ook."),
    ("nl", "hesitations", "authority", "Bespreek het met uw baas."),
    ("nl", "buying_questions", "1", "Kan ik u terugbellen?"),
    ("nl", "verbal_interest", "intent", "Ik neem de offerte dit weekend door."),
    ("nl", "verbal_interest", "intent", "Oké, bedankt."),
    ("nl", "annoyed", "True", "De klanten bellen de hele dag."),
    ("nl", "refusal", "opt_out", "Ik heb nog geen mail ontvangen."),
    ("sv", "hesitations", "price", "Det är inte dyrt."),
    ("sv", "hesitations", "authority", "Du kan kolla med din chef."),
    ("sv", "buying_questions", "1", "När passar det med en demo?"),
    ("sv", "refusal", "explicit_no", "Tisdag klockan tio passar bra."),
    ("sv", "refusal", "explicit_no", "Det är inte aktuellt just nu."),
    ("sv", "refusal", "not_now", "Då blir det tyst i byn."),
    ("sv", "wants_guidance", "True", "Min mamma är förtjust i er fåtölj."),
    ("pl", "hesitations", "price", "To nie jest drogo."),
    ("pl", "hesitations", "authority", "Nie muszę nikogo pytać."),
    ("pl", "hesitations", "unspecified", "Nie waham się."),
    ("pl", "buying_questions", "1", "Kiedy pan oddzwoni?"),
    ("pl", "verbal_interest", "intent", "Biorę to pod uwagę."),
    ("pl", "annoyed", "True", "Klienci dzwonią codziennie."),
    ("pl", "refusal", "explicit_no", "We wtorek niestety nie."),
    ("ja", "hesitations", "price", "高くないですね。"),
    ("ja", "hesitations", "authority", "上司の承認は下りました。"),
    ("ja", "hesitations", "unspecified", "いつもお世話になっております。"),
    ("ja", "buying_questions", "1", "打ち合わせは何日になりますか。"),
    ("ja", "verbal_interest", "intent", "資料をお願いします。"),
    ("ja", "verbal_interest", "intent", "よろしくお願いします。"),
    ("ja", "verbal_interest", "strong", "納得してから決めたいです。"),
    ("ja", "decision_makers_total", "2", "上司の承認は必要ないです。"),
    ("ja", "annoyed", "True", "お客様からのメールが多いです。"),
    ("ja", "refusal", "explicit_no", "保証は不要です。"),
    ("ja", "refusal", "explicit_no", "火曜は無理です。"),
    ("ja", "stage", "accepted", "別の商品を買いました。"),
]


def facts_told_by(words: str, *, lang: str) -> Facts:
    thread = Thread(ThreadKind.EMAIL, (Message(Speaker(side=Side.BUYER), words),), lang)
    return read_facts(thread).facts


@pytest.mark.parametrize(("lang", "fact", "value", "words"), NEIGHBOURS)
def test_a_neighbour_of_a_plain_sentence_does_not_tell_its_fact(
    lang: str, fact: str, value: str, words: str
) -> None:
    told = getattr(facts_told_by(words, lang=lang), fact)
    kinds = {str(each.kind) for each in told or ()} if fact == "hesitations" else {str(told)}
    assert value not in kinds
