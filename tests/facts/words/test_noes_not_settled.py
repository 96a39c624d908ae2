"""Where a buyer thinks on after words that may be a no, nobody decides for him: the seller is asked."""

from __future__ import annotations

import pytest

from closecall.decision import decide
from closecall.decision.records import Approach
from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Facts, Hardness, Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

IDA = Speaker("Ida", "ida@hopfield.example", Side.BUYER)
BEN = Speaker("Ben", "ben@otherfarm.example", Side.BUYER)
MIA = Speaker("Mia", "mia@presses.example", Side.SELLER)

# A cry that answers a side question, and what the same buyer says in a later turn.
STILL_THINKS = {
    "en": ("Back to the old press? Never in a million years.", "Let me think about it over the weekend."),
    "de": ("Zurück zur alten Presse? Nie im Leben!", "Ich muss noch eine Nacht darüber schlafen."),
    "fr": ("Revenir à l'ancienne presse ? Jamais de la vie.", "Laissez-moi y réfléchir ce week-end."),
    "es": ("¿Volver a la prensa vieja? Ni loca.", "Déjeme pensarlo unos días."),
    "it": ("Tornare al torchio vecchio? Neanche per sogno.", "Mi lasci pensare qualche giorno."),
    "pt": ("Voltar para a prensa velha? Nem pensar.", "Deixe-me pensar uns dias."),
    "nl": ("Terug naar de oude pers? Geen sprake van.", "Ik wil er nog even over nadenken."),
    "sv": ("Tillbaka till den gamla pressen? Aldrig i livet.", "Låt mig fundera på saken."),
    "pl": ("Wrócić do starej prasy? Nie ma mowy.", "Muszę się jeszcze zastanowić."),
}


def read(*turns: tuple[Speaker, str], lang: str = "en", given: Facts | None = None) -> Reading:
    thread = Thread(ThreadKind.CALL, tuple(Message(who, body) for who, body in turns), lang)
    return read_facts(thread, given=given)


def approach(reading: Reading) -> Approach:
    return decide(reading.facts, unheard=reading.is_unheard).approach


@pytest.mark.parametrize("lang", STILL_THINKS)
def test_a_cry_of_one_who_later_thinks_it_over_is_asked_about(lang: str) -> None:
    cry, thought = STILL_THINKS[lang]
    reading = read((IDA, cry), (MIA, "900."), (IDA, thought), lang=lang)
    assert reading.facts.refusal is None
    assert reading.unsettled
    assert reading.unsettled in cry
    assert reading.facts.open_hesitations(Hardness.HARD)
    assert approach(reading) is Approach.ASK_FIRST


@pytest.mark.parametrize("lang", STILL_THINKS)
def test_the_same_cry_with_nothing_after_it_is_a_no(lang: str) -> None:
    cry, _ = STILL_THINKS[lang]
    reading = read((IDA, cry), (MIA, "900."), lang=lang)
    assert reading.facts.refusal is Refusal.EXPLICIT_NO
    assert approach(reading) is Approach.RESPECT_NO


@pytest.mark.parametrize("later", ["I really want one, to be honest.", "The signed contract is attached."])
def test_a_cry_of_one_who_wants_it_or_signs_later_is_asked_about(later: str) -> None:
    reading = read((IDA, STILL_THINKS["en"][0]), (MIA, "It is 900."), (IDA, later))
    assert reading.facts.refusal is None
    assert approach(reading) is Approach.ASK_FIRST


def test_the_one_question_is_what_was_said() -> None:
    cry, thought = STILL_THINKS["en"]
    reading = read((IDA, cry), (MIA, "It is 900."), (IDA, thought))
    (question,) = decide(reading.facts, unheard=reading.is_unheard).questions
    assert question.fact == "refusal"
    assert question.answers["explicit_no"] is Approach.RESPECT_NO
    assert question.answers["none"] is not Approach.RESPECT_NO


@pytest.mark.parametrize("told", [Refusal.NONE, Refusal.EXPLICIT_NO])
def test_once_the_seller_has_told_nothing_is_asked_and_no_wall_stands(told: Refusal) -> None:
    cry, thought = STILL_THINKS["en"]
    reading = read((IDA, cry), (MIA, "It is 900."), (IDA, thought), given=Facts(refusal=told))
    assert reading.facts.refusal is told
    assert not reading.is_unheard
    assert not reading.facts.open_hesitations(Hardness.HARD)


def test_a_decision_stands_when_the_buyer_thinks_again_only_after_pleading() -> None:
    no = (IDA, "We've decided not to go ahead.")
    reading = read(no, (MIA, "And 200 less?"), (IDA, "Hm, let me think about it."))
    assert reading.facts.refusal is Refusal.EXPLICIT_NO
    assert approach(reading) is Approach.RESPECT_NO


def test_thinking_on_in_the_same_breath_leaves_a_decision_open() -> None:
    reading = read((IDA, "We've decided not to go ahead. Or have we? Let me think about it once more."))
    assert reading.facts.refusal is None
    assert approach(reading) is Approach.ASK_FIRST


def test_an_opt_out_is_never_left_open() -> None:
    reading = read((IDA, "Stop calling me. Let me think about it in peace."))
    assert reading.facts.refusal is Refusal.OPT_OUT


def test_what_somebody_else_thinks_settles_nothing() -> None:
    cry, thought = STILL_THINKS["en"]
    reading = read((IDA, cry), (MIA, "It is 900."), (BEN, thought))
    assert reading.facts.refusal is Refusal.EXPLICIT_NO


def test_another_no_that_is_settled_stands_beside_it() -> None:
    cry, thought = STILL_THINKS["en"]
    reading = read((IDA, cry), (MIA, "It is 900."), (IDA, thought), (IDA, "No, we've decided against it."))
    assert reading.facts.refusal is Refusal.EXPLICIT_NO
    assert not reading.unsettled
