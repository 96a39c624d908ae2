"""Who had to ask again hears a word of regret first; nobody else does."""

from __future__ import annotations

import pytest

from closecall.decision import Approach, Coverage, Decision
from closecall.drafting.checks import problems_in
from closecall.drafting.phrasing.phrase_tables import table
from closecall.drafting.records import Brief, Channel
from closecall.drafting.template import TemplateWriter
from closecall.drafting.template.buyer.asked_again import had_to_ask_again
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

SELLER, BUYER = Speaker("Per Holm", None, Side.SELLER), Speaker("Ada Birch", None, Side.BUYER)
OFFER = "Hi Ada, the saw is 900. The drawing follows by Friday."


def _brief(
    *said: tuple[Speaker, str], lang: str = "en", channel: Channel = Channel.EMAIL, asked: str = ""
) -> Brief:
    thread = Thread(ThreadKind.EMAIL, tuple(Message(*each) for each in said), lang)
    body = said[-1][1]
    at = body.find(asked)
    evidence = (Evidence("open_buyer_questions", "words", len(said) - 1, at, at + len(asked), asked),)
    return Brief(
        Approach.GUIDE,
        channel,
        lang,
        Facts(open_buyer_questions=1) if asked else Facts(),
        Decision(Approach.GUIDE, 50, Coverage(0.5, "medium")),
        thread,
        evidence if asked else (),
        buyer_name="Ada Birch",
        seller_name="Per Holm",
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "We're still waiting for your drawing."),
        ("en", "Where is the drawing you promised?"),
        ("en", "The drawing you said was coming is not here, did you get my last email?"),
        ("en", "I haven't had a reply to my question about the blade."),
        ("en", "I never heard back from you about the blade."),
        ("de", "Ich warte immer noch auf Ihre Zeichnung."),
        ("de", "Wir warten seit Montag auf die versprochene Zeichnung."),
        ("de", "Hast du meine Nachricht von gestern bekommen?"),
        ("fr", "J'attends toujours votre plan."),
        ("fr", "Avez-vous reçu mon message de lundi ?"),
        ("es", "Seguimos esperando su plano."),
        ("es", "¿Has visto mi mensaje del lunes?"),
    ],
)
def test_who_waits_for_what_was_promised_or_for_an_answer_had_to_ask_again(lang: str, said: str) -> None:
    assert had_to_ask_again(_brief((SELLER, OFFER), (BUYER, said), lang=lang))


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "We're still waiting for planning permission."),
        ("en", "It cuts just as you promised, what does a second blade cost?"),
        ("en", "You have not heard from me, sorry, it was a busy week."),
        ("en", "Did you get the photos? I can send them again."),
        ("en", "I'm waiting on my boss, he will tell me on Monday."),
        ("en", "I have not had a reply from my husband yet."),
        ("en", "I've never had any trouble from you lot."),
        ("en", "I haven't had an answer from the council about the field."),
        ("en", "Where are the pegs you promised kept, in the bag?"),
        ("en", "I'm still waiting for your sister shop to tell me about carpets."),
        ("de", "Ich warte noch auf die Freigabe meiner Chefin."),
        ("de", "Ich warte noch auf sie, meine Tochter muss noch schauen."),
        ("de", "Ich warte auf ihr Gehalt, also das meiner Tochter."),
        ("de", "Hast du auch ein Blatt für Hartholz?"),
        ("fr", "J'attends l'accord de la banque."),
        ("fr", "Avez-vous vu notre chien ?"),
        ("es", "Estamos esperando la licencia del ayuntamiento."),
        ("es", "¿Ha visto mi terraza?"),
    ],
)
def test_who_waits_for_somebody_else_did_not(lang: str, said: str) -> None:
    assert not had_to_ask_again(_brief((SELLER, OFFER), (BUYER, said), lang=lang))


def test_what_was_asked_for_before_the_seller_last_wrote_is_settled() -> None:
    said = ((BUYER, "Did you see my message?"), (SELLER, OFFER), (BUYER, "Thanks, and the blade?"))
    assert not had_to_ask_again(_brief(*said))


@pytest.mark.parametrize("channel", list(Channel))
@pytest.mark.parametrize(
    ("lang", "said", "asked"),
    [
        ("en", "We're still waiting for your drawing. When does the saw come?", "When does the saw come?"),
        ("en", "We are still waiting for your drawing of the saw.", ""),
        (
            "de",
            "Wir warten noch auf Ihre Zeichnung. Wann kann ich die Säge haben?",
            "Wann kann ich die Säge haben?",
        ),
        ("de", "Wir warten noch auf Ihre Zeichnung der Säge.", ""),
        (
            "fr",
            "J'attends toujours votre plan. Quand la scie arrive-t-elle ?",
            "Quand la scie arrive-t-elle ?",
        ),
        ("fr", "J'attends toujours votre plan de la scie.", ""),
        ("es", "Seguimos esperando su plano. ¿Cuándo llega la sierra?", "¿Cuándo llega la sierra?"),
        ("es", "Seguimos esperando su plano de la sierra.", ""),
    ],
)
def test_the_regret_comes_first_and_the_answer_has_a_day(
    lang: str, said: str, asked: str, channel: Channel
) -> None:
    brief = _brief((SELLER, OFFER), (BUYER, said), lang=lang, channel=channel, asked=asked)
    draft = TemplateWriter().write(brief).draft
    assert draft is not None
    # Of words as few as these, not every one can be cited.
    assert {problem.code for problem in problems_in(draft, brief)} <= {"not_listening"}
    sorry = str(table(lang)["guide"]["question"]["sorry"]).partition("[")[0]
    opened = draft.body.split("\n\n")[1] if channel is Channel.EMAIL else draft.body
    assert opened.lower().startswith(sorry.lower())
    assert draft.next_step is not None
    assert draft.next_step.when is not None
