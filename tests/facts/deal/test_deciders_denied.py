"""A bare "no" to the question whether anybody else decides: the contact decides alone."""

from __future__ import annotations

import pytest

from closecall.facts.deal.deciders import deciders
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
