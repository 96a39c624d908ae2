"""A no to a part of the purchase is no refusal; where that cannot be told, it stops firmness and is shown."""

from __future__ import annotations

import pytest

from closecall.decision import decide
from closecall.decision.records import Approach
from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Hardness, Refusal
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

LEA = Speaker("Lea", "lea@weavers.example", Side.BUYER)
TOM = Speaker("Tom", "tom@weavers.example", Side.BUYER)
KAI = Speaker("Kai", "kai@looms.example", Side.SELLER)
OFFER = (KAI, "Hello Lea, the loom is 2,400 euro, delivered and set up.")
ASKED = "I could not tell whether this is a no: "


def read(*turns: tuple[Speaker, str], lang: str = "en") -> Reading:
    return read_facts(Thread(ThreadKind.EMAIL, tuple(Message(who, body) for who, body in turns), lang))


def is_asked(reading: Reading) -> bool:
    """Whether the seller is shown the words, and a hard hesitation stands in the way of firmness."""
    shown = any(warning.startswith(ASKED) for warning in reading.warnings)
    assert shown == bool(reading.facts.open_hesitations(Hardness.HARD))
    return shown


def test_who_signs_after_it_refuses_an_extra() -> None:
    both = (KAI, "Hello Lea, the loom is 2,400 euro, the bench 90.")
    no = "We won't be buying the bench."
    signed = "The form is in your letterbox, signed."
    for turns in (((LEA, f"{no} {signed}"),), ((LEA, no), (KAI, "Understood."), (LEA, signed))):
        reading = read(both, *turns)
        assert reading.facts.refusal is Refusal.NONE
        assert not is_asked(reading)


def test_who_signed_before_it_may_go_back_on_all() -> None:
    signed = "The signed contract is attached."
    assert is_asked(read(OFFER, (LEA, f"{signed} We won't be buying the bench.")))
    reading = read(OFFER, (LEA, f"{signed} We won't be buying the loom after all."))
    assert reading.facts.refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize(
    "later",
    [
        "We really want to have it here by spring.",
        "When can you deliver it?",
        "Tuesday at nine works for me, see you then.",
    ],
)
def test_a_thing_that_the_seller_never_named_is_doubtful_when_the_buyer_goes_on(later: str) -> None:
    no = "I won't be needing the bench, by the way."
    reading = read(OFFER, (LEA, no), (KAI, "Understood. Anything else?"), (LEA, later))
    assert reading.facts.refusal is Refusal.NONE
    assert is_asked(reading)
    assert f'{ASKED}"{no}"' in reading.warnings
    assert decide(reading.facts).approach is not Approach.FIRM_CLOSE


def test_who_had_signed_before_may_refuse_an_extra_or_all() -> None:
    signed = (LEA, "The signed contract is attached.")
    reading = read(OFFER, signed, (KAI, "Thank you!"), (LEA, "I won't be needing the bench."))
    assert reading.facts.refusal is None
    assert is_asked(reading)


@pytest.mark.parametrize(
    "turns",
    [
        ((LEA, "I won't be buying the loom."), (KAI, "What a pity."), (LEA, "We really want to have one.")),
        ((LEA, "I won't be buying the looms."), (KAI, "What a pity."), (LEA, "We really want to have one.")),
        ((LEA, "I won't be needing the bench."), (KAI, "What a pity."), (LEA, "Good luck with it.")),
        ((LEA, "I won't be needing the bench."), (KAI, "What a pity."), (TOM, "Hello from me.")),
        ((LEA, "I won't be needing it."), (KAI, "What a pity."), (LEA, "We really want to have one.")),
    ],
)
def test_a_no_to_what_the_seller_sells_or_by_one_who_does_not_go_on_stands(
    turns: tuple[tuple[Speaker, str], ...],
) -> None:
    reading = read(OFFER, *turns)
    assert reading.facts.refusal is Refusal.EXPLICIT_NO
    assert not reading.facts.refusal_retracted


def test_before_the_seller_has_spoken_nobody_knows_what_he_sells() -> None:
    no = (LEA, "I won't be needing the bench.")
    reading = read(no, (KAI, "What a pity."), (LEA, "We really want to have one."))
    assert reading.facts.refusal is Refusal.EXPLICIT_NO


def test_a_no_to_a_named_topic_is_doubtful_beside_a_wish_and_else_a_no() -> None:
    topic = "Quant au tabouret, ce sera non."
    offer = (KAI, "Bonjour, le métier est à 2400 euros, le tabouret à 90.")
    beside = read(offer, (LEA, f"Je le veux, votre métier, c'est clair. {topic}"), lang="fr")
    assert beside.facts.refusal is None
    assert is_asked(beside)
    assert read(offer, (LEA, topic), lang="fr").facts.refusal is Refusal.EXPLICIT_NO


@pytest.mark.parametrize("no", ["Not a chance.", "Never. No way."])
def test_a_cry_of_no_answers_a_question_about_the_old_one(no: str) -> None:
    asked = (KAI, "Would you ever go back to the hand loom?")
    assert read(OFFER, asked, (LEA, no), (KAI, "Ha.")).facts.refusal is Refusal.NONE
    offered = (KAI, "Shall I send the contract?")
    assert read(OFFER, offered, (LEA, no), (KAI, "Oh.")).facts.refusal is Refusal.EXPLICIT_NO


ON_TOP = {
    "en": ("The loom is 2,400. The ladder is optional.", "We won't be needing the {}.", "ladder", "loom"),
    "de": (
        "Der Stuhl kostet 24. Eine Leiter hätte ich auch noch.",
        "Wir nehmen {} nicht.",
        "die Leiter",
        "den Stuhl",
    ),
    "fr": (
        "Le métier coûte 2 400. L'échelle est en option.",
        "Nous ne voulons pas {}.",
        "de l'échelle",
        "du métier",
    ),
    "es": (
        "El telar cuesta 2.400. También tengo la escalera.",
        "No compraremos {}.",
        "la escalera",
        "el telar",
    ),
    "it": ("Il telaio costa 2.400. Ho anche la scala.", "Non compriamo {}.", "la scala", "il telaio"),
}


@pytest.mark.parametrize("lang", ON_TOP)
def test_what_the_seller_only_offered_on_top_is_a_part(lang: str) -> None:
    offer, no, extra, thing = ON_TOP[lang]
    assert read((KAI, offer), (LEA, no.format(extra)), lang=lang).facts.refusal is Refusal.NONE
    assert read((KAI, offer), (LEA, no.format(thing)), lang=lang).facts.refusal is Refusal.EXPLICIT_NO
