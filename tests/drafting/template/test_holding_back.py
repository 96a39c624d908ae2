"""What is cited as holding the buyer back names it, and is never what is cited as his wish."""

from __future__ import annotations

import pytest

from closecall.advisor import Advisor
from closecall.decision import Approach, Coverage, Decision
from closecall.drafting.records import Brief, Channel
from closecall.drafting.template.approaches.firm_close import framing
from closecall.drafting.template.buyer.hesitation_quotes import words_that_hold_back
from closecall.drafting.template.material import Material
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

MAIL = """From: Ruth Bell <ruth@bellpottery.example>
To: Sam Pell <sam@kilns.example>
Subject: Re: Kiln

Hi Sam,

the price is fine. {said}

Ruth

From: Sam Pell <sam@kilns.example>
Subject: Kiln

Hi Ruth, the kiln is 1,480 EUR.
"""


def material_of(said: str) -> Material:
    return Material.of(Advisor().prepare(MAIL.format(said=said), me=["sam@kilns.example"]).brief)


@pytest.mark.parametrize(
    ("said", "cited"),
    [
        (
            "I really want this kiln. I'm scared I would break it in the first week. Let me sleep on it.",
            "I'm scared I would break it in the first week",
        ),
        (
            "I really want this kiln. Honest answer why I am slow: I worry that it is the wrong time for us.",
            "I worry that it is the wrong time for us",
        ),
        ("I really want this kiln. Let me sleep on it first.", "Let me sleep on it first"),
        (
            "I really want this kiln, but I am a creature of habit and drag my feet.",
            "I am a creature of habit and drag my feet",
        ),
    ],
)
def test_the_sentence_that_names_it_is_cited(said: str, cited: str) -> None:
    material = material_of(said)
    assert words_that_hold_back(material.brief, None, longest=16) == cited


def test_one_sentence_is_not_cited_for_both() -> None:
    told = framing(material_of("I really want this kiln, but I am a creature of habit and drag my feet."))
    assert '"I really want this kiln"' in told["interest"]
    assert '"I am a creature of habit and drag my feet"' in told["hesitation"]


def test_the_reason_named_last_is_spoken_of_and_disagreed_with() -> None:
    material = material_of(
        "It is a lot of money for us, a bit too expensive really. I really want this kiln. "
        "But I am a creature of habit, we have always done it the old way."
    )
    hesitation = material.hesitation()
    assert hesitation is not None
    assert hesitation.kind.value == "status_quo"


@pytest.mark.parametrize(
    ("lang", "said", "is_cited"),
    [
        ("en", "Thanks, I know that you drove all the way out here", False),
        ("en", "I am sorry that this took me such a while", False),
        ("en", "Thanks for it, but I am in two minds all the same", True),
        ("en", "I am in two minds about the whole thing", True),
        ("de", "Danke, ich weiß die lange Fahrt zu schätzen", False),
        ("de", "Danke dafür, aber ich bin noch nicht so weit damit", True),
        ("fr", "Merci, je sais que vous avez fait la route", False),
        ("fr", "Je ne suis pas encore au clair avec tout cela", True),
        ("es", "Gracias, yo sé que usted hizo todo el viaje", False),
        ("es", "Yo no lo tengo todavía nada claro", True),
    ],
)
def test_thanks_and_pardon_hold_nobody_back(lang: str, said: str, is_cited: bool) -> None:
    thread = Thread(ThreadKind.EMAIL, (Message(Speaker("Ruth", None, Side.BUYER), said),), lang)
    facts = Facts.from_mapping({"hesitations": [{"kind": "unspecified", "hardness": "soft"}]})
    decision = Decision(Approach.GUIDE, 40, Coverage(0.5, "medium"))
    evidence = (Evidence("hesitations", "words", 0, 0, len(said), said),)
    brief = Brief(Approach.GUIDE, Channel.EMAIL, lang, facts, decision, thread, evidence)
    assert (words_that_hold_back(brief, None, longest=16) is not None) is is_cited


def test_what_no_longer_holds_him_is_not_cited() -> None:
    chat = (
        "Sam: The kiln is 1,480 EUR.\n\nRuth: 1,480 is rather steep for me. I really want it.\n\n"
        "Sam: I can do 1,290 EUR.\n\nRuth: 1,290 works for me. Let me sleep on it a little."
    )
    brief = Advisor().prepare(chat, me="Sam", channel="email").brief  # type: ignore[arg-type]
    assert words_that_hold_back(brief, None, longest=16) == "Let me sleep on it a little"
