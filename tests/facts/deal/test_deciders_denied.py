"""A bare "no" to the question whether anybody else decides: the contact decides alone."""

from __future__ import annotations

import pytest

from closecall.facts.deal.decision_makers.deciders import deciders
from closecall.facts.vocabulary import ContactRole
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

SIDES = {"S": Speaker("Ulf Renn", side=Side.SELLER), "B": Speaker("Ines Toll", side=Side.BUYER)}


def told(question: str, answer: str, lang: str = "en") -> dict[str, object]:
    turns = tuple(Message(SIDES[side], text) for side, text in (("S", question), ("B", answer)))
    return dict(deciders(Thread(ThreadKind.CALL, turns, lang)).values)


@pytest.mark.parametrize(
    ("question", "answer", "lang"),
    [
        ("Does anyone else have to approve it?", "No.", "en"),
        ("And is anybody else deciding with you?", "Nope. So when could you start?", "en"),
        ("Does anybody else have to okay the kiln?", "No no, I run the place.", "en"),
        ("Muss noch jemand zustimmen?", "Nein, passt.", "de"),
        ("Quelqu'un d'autre doit valider ?", "Non.", "fr"),
        ("¿Alguien más tiene que aprobarlo?", "No.", "es"),
        ("Deve firmare qualcun altro?", "No.", "it"),
        ("Mais alguém precisa aprovar?", "Não.", "pt"),
        ("Moet er nog iemand meekijken?", "Nee hoor.", "nl"),
    ],
)
def test_nobody_else_decides(question: str, answer: str, lang: str) -> None:
    assert told(question, answer, lang) == {
        "decision_makers_total": 1,
        "contact_role": ContactRole.DECIDER,
    }


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Who decides at the pottery?", "No."),
        ("Shall I put the kiln aside for you?", "No."),
        ("Does anyone else have to approve it? And does Friday suit?", "No."),
        ("Does anyone else have to approve it?", "No idea."),
        ("Does anyone else have to approve it?", "I am on the road. No, wait for my mail."),
        ("Would anyone else in the street like one?", "No."),
    ],
)
def test_any_other_no_tells_nothing_of_who_decides(question: str, answer: str) -> None:
    assert "decision_makers_total" not in told(question, answer)


def test_who_is_named_after_the_no_has_a_say_all_the_same() -> None:
    read = told("Does anyone else have to approve it?", "No, but my wife would like to see it.")
    assert read["decision_makers_total"] == 2


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Would you need to run it past anybody?", "Nobody to run it past, the van is mine."),
        ("Will the children want a say?", "They can want all they like, I make up my own mind."),
        ("Will your husband need convincing?", "No husband, single since 2019! So it all rests on me."),
        ("Does your dad need to say yes?", "nope he's retired properly now, shop is mine."),
        ("Is your husband on board?", "It's my money, he just wants me happy."),
        ("Do you decide with a partner, or on your own?", "on my own, its all me"),
        ("Can you decide that by yourself?", "I can yeah"),
        ("Is it just your call?", "Yes."),
    ],
)
def test_the_question_makes_a_short_answer_tell_that_he_decides_alone(question: str, answer: str) -> None:
    assert told(question, answer)["decision_makers_total"] == 1


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How was the trip?", "Nobody to complain, the van is mine."),
        ("Is your husband on board?", "No."),
        ("Do you decide alone or with your wife?", "Yes."),
        ("Who else decides?", "Looks good to me."),
        ("Can you lift it alone?", "Yes."),
        ("Who else came?", "Nobody, just me."),
        ("Will someone be there to sign for it?", "Nobody, I'm at work."),
        ("Can you decide that yourself?", "Yes and no."),
    ],
)
def test_without_that_question_it_tells_nothing(question: str, answer: str) -> None:
    assert "decision_makers_total" not in told(question, answer)


def test_who_is_named_after_he_says_that_he_decides_alone_is_no_decider() -> None:
    assert told("Anyone else need to see it?", "Just me. My wife does nothing with the books.") == {
        "decision_makers_total": 1,
        "contact_role": ContactRole.DECIDER,
    }
    assert told("Anyone else need to see it?", "My wife, it's our money.")["decision_makers_total"] == 2


def test_the_question_holds_over_several_turns_of_the_answer() -> None:
    turns = (("S", "Who else decides?"), ("B", "haha"), ("B", "just me"))
    thread = Thread(ThreadKind.CALL, tuple(Message(SIDES[side], text) for side, text in turns), "en")
    assert deciders(thread).values["decision_makers_total"] == 1


@pytest.mark.parametrize(
    ("question", "answer", "lang"),
    [
        (
            "Müssen Sie das noch mit jemandem absprechen?",
            "Absprechen muss ich da nichts, ich lebe allein.",
            "de",
        ),
        ("Musst du noch wen fragen?", "Nö, wen denn auch, ich zahl das ja selbst.", "de"),
        ("Vous devez en parler à quelqu'un ?", "À personne, c'est mon argent.", "fr"),
        ("Vous êtes seul à valider ?", "Oui, franchement.", "fr"),
        ("¿Lo tienes que consultar con alguien?", "Qué va, el almacén es mío.", "es"),
        ("Deve sentire qualcun altro prima?", "No no, il bar è mio.", "it"),
        ("Moet je het nog met iemand bespreken?", "Met niemand hoor.", "nl"),
        ("Há mais alguém que tenha de aprovar?", "Não, quem decide sou eu.", "pt"),
        ("Musisz to z kimś uzgodnić?", "Z nikim.", "pl"),
        ("Är det någon mer som ska säga ja?", "Nej det är bara jag, salongen är min.", "sv"),
    ],
)
def test_the_question_and_its_answer_tell_it_in_other_languages(
    question: str, answer: str, lang: str
) -> None:
    assert told(question, answer, lang)["decision_makers_total"] == 1


@pytest.mark.parametrize(
    ("question", "answer", "lang"),
    [
        ("Kommst du am Montag?", "Nö, wen denn auch, ich zahl das ja selbst.", "de"),
        ("Entscheiden Sie allein oder mit Ihrer Frau?", "Ja.", "de"),
        ("Votre mari est d'accord ?", "Non.", "fr"),
        ("¿Cuándo vienes?", "Con nadie, el almacén es mío.", "es"),
        ("Wie beslist er?", "Nee.", "nl"),
    ],
)
def test_other_questions_tell_nothing_in_other_languages(question: str, answer: str, lang: str) -> None:
    assert told(question, answer, lang).get("decision_makers_total") != 1
