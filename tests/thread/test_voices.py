"""Between two of whom nothing else tells who sells, the one who talks more like a seller does; it is said."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from closecall.text.linear import features
from closecall.thread.parser import read_thread
from closecall.thread.participants.parties import Party
from closecall.thread.records import Message, Side, Speaker
from closecall.thread.sides.voice_classifier import FOLDER, LANGUAGES, MOST_OF_A_SENTENCE, selling_voices

TRAINING = Path(__file__).parents[2] / "training"
TALKS = (
    (
        "Did you sleep alright on the test mattress? I can leave it with you for another week.",
        "Like a log. My back is so much better in the mornings. It's me who pays, nobody else to ask.",
    ),
    (
        "Haben Sie auf der Probematratze gut gelegen? Ich kann sie Ihnen noch eine Woche lassen.",
        "Wie ein Stein. Morgens tut mir der Rücken nicht mehr weh. Ich zahle das allein.",
    ),
    (
        "Vous avez bien dormi sur le matelas ? Je peux vous le laisser encore une semaine.",
        "Comme un loir. Le matin je n'ai plus mal au dos. C'est moi qui paie, personne d'autre.",
    ),
    (
        "¿Ha dormido bien en el colchón? Se lo puedo dejar una semana más.",
        "Como un tronco. Por la mañana ya no me duele la espalda. Lo pago yo y nadie más.",
    ),
    (
        "Ha dormito bene sul materasso? Glielo posso lasciare ancora una settimana.",
        "Come un ghiro. Al mattino non ho più mal di schiena. Pago io e non devo chiedere a nessuno.",
    ),
    (
        "Heeft u lekker geslapen op het matras? Hij mag nog een week bij u blijven staan.",
        "Als een roos. 's Ochtends heb ik geen pijn meer in mijn rug. Ik betaal het zelf.",
    ),
    (
        "Dormiu bem no colchão? Posso deixá-lo aí mais uma semana.",
        "Como uma pedra. De manhã já não me doem as costas. Sou eu que pago, mais ninguém.",
    ),
    (
        "Sov du gott på madrassen? Jag kan låta dig ha den en vecka till.",
        "Som en stock. På morgonen gör det inte ont i ryggen. Jag betalar själv.",
    ),
    (
        "Jak się państwu spało na materacu? Możemy go zostawić jeszcze na tydzień.",
        "Jak suseł. Rano już mnie nie bolą plecy. Płacę sam i nikogo nie muszę pytać.",
    ),
)


def party(name: str, *said: str) -> Party:
    speaker = Speaker(name)
    return Party(name, (speaker,), tuple(Message(speaker, body) for body in said))


@pytest.mark.parametrize(("seller", "buyer"), TALKS)
def test_a_seller_is_told_from_a_buyer_by_how_they_talk(seller: str, buyer: str) -> None:
    voices = selling_voices([party("Kim", buyer), party("Robin", seller)])
    assert voices[1] - voices[0] > MOST_OF_A_SENTENCE
    assert selling_voices([party("Robin", seller), party("Kim", buyer)]) == voices[::-1]


def test_it_is_said_that_the_voice_told() -> None:
    text = (
        "Vic: Morning Dolores. It is the third call, I feel like one of the family. Have you a moment?\n"
        "Dolores: Good morning. The marshal wants the aisles clear, so something has to happen here.\n"
        "Vic: Do you have to run it by anybody? And what can I do for you?\n"
        "Dolores: It's all on me. I get butterflies with the bigger things, I stare at them for days.\n"
    )
    thread = read_thread(text)
    assert {m.speaker.label: m.speaker.side for m in thread.messages} == {
        "Vic": Side.SELLER,
        "Dolores": Side.BUYER,
    }
    assert any("Vic talks more like a seller" in warning for warning in thread.warnings)


def test_who_says_no_is_no_seller_however_he_talks() -> None:
    text = (
        "Vic: The shed is dry now and the cat sleeps in it. My back is so much better in the mornings.\n"
        "Dolores: Our offer is attached. Shall I book you in for Thursday? All are serviced here.\n"
        "Vic: The cat says hello. I sleep like a log.\n"
        "Dolores: Please take me off your list. We look after forty schools in the county.\n"
        "Vic: My kids love it.\n"
    )
    sides = {m.speaker.label: m.speaker.side for m in read_thread(text).messages}
    assert sides["Dolores"] is not Side.SELLER


def test_one_sentence_is_too_little_to_hear_a_voice() -> None:
    assert selling_voices([party("Kim", "I pay."), party("Robin", TALKS[0][0])]) == (0, 0)


def test_no_sentence_weighs_more_than_the_cap() -> None:
    plain, eager = "It is warm.", "Shall I book you in, our offer and the quote attached include delivery?"
    once = selling_voices([party("Kim", f"{plain} {plain}"), party("Robin", f"{plain} {eager}")])
    assert once[1] - once[0] // 2 == MOST_OF_A_SENTENCE


def test_a_language_without_a_model_tells_nothing() -> None:
    talk = "Nukuitko hyvin uudella patjalla? Voin jättää sen sinulle vielä viikoksi, jos se on hyvä."
    assert selling_voices([party("Kim", talk), party("Robin", talk)]) == (0, 0)


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_the_weights_were_trained_on_this_corpus_by_these_features(lang: str) -> None:
    file = FOLDER / f"{lang}.json"
    head = json.loads(file.read_text(encoding="utf-8"))
    checksum_of = runpy.run_path(str(TRAINING / "corpus.py"))["checksum_of"]
    assert head["corpus"] == checksum_of((TRAINING / "voices" / lang).glob("*.txt"))
    assert head["features"] == features.VERSION
    assert file.stat().st_size < 200_000


def test_every_corpus_has_weights_and_every_language_both_voices() -> None:
    corpora = {path.name: {file.name for file in path.iterdir()} for path in (TRAINING / "voices").iterdir()}
    assert corpora == {lang: {"buyers.txt", "sellers.txt"} for lang in LANGUAGES}
    assert {path.stem for path in FOLDER.glob("*.json")} == LANGUAGES
