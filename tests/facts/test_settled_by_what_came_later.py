"""What came later settles what stood before: a signature soft hesitations, a talk a wish to be led."""

from __future__ import annotations

import pytest

from closecall.decision import decide
from closecall.decision.records import Approach
from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Facts
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

OFFER = "The loom is 900, set up in your hall."
SIGNED = "The signed contract is attached."
NERVOUS = "I get nervous signing things."


def facts(*said: str, lang: str = "en") -> Facts:
    turns = [Message(Speaker("Kai", side=Side.SELLER), OFFER)]
    turns += [Message(Speaker("Lea", side=Side.BUYER), text) for text in said]
    return read_facts(Thread(ThreadKind.EMAIL, tuple(turns), lang)).facts


@pytest.mark.parametrize("said", [(NERVOUS, SIGNED), (f"{NERVOUS} {SIGNED}",)])
def test_a_soft_hesitation_before_the_signature_is_resolved(said: tuple[str, ...]) -> None:
    read = facts(*said)
    assert read.hesitations
    assert not read.open_hesitations()
    assert decide(read).approach is Approach.CONFIRM


def test_a_soft_hesitation_in_a_later_mail_is_open() -> None:
    assert facts(SIGNED, NERVOUS).open_hesitations()


def test_a_wall_is_not_settled_by_a_signature() -> None:
    assert facts(f"{SIGNED} Without a link to our ledger it's a no.").open_hesitations()


def test_without_a_signature_the_hesitation_is_open() -> None:
    assert facts(NERVOUS).open_hesitations()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Ich bin ein bisschen nervös. Mein Mann hat ihn eben unterschrieben und abgeschickt."),
        ("nl", "Ik twijfel altijd een beetje. Mijn vrouw heeft hem net getekend en teruggemaild."),
        ("es", "Soy de dudar. Mi socia lo acaba de firmar y lo ha mandado."),
        ("it", "Ho sempre un po' di timore. Mia moglie l'ha firmato e rispedito."),
        ("sv", "Jag tvekar alltid lite. Min fru har skrivit under och skickat tillbaka den."),
    ],
)
def test_the_partners_signature_sent_back_settles_as_much(lang: str, text: str) -> None:
    read = facts(text, lang=lang)
    assert read.stage == "accepted"
    assert not read.open_hesitations()


BUYER, SELLER = "Lea", "Kai"
ASKS_TO_BE_LED = (BUYER, "Could you ring me on Friday and talk me through the options?")
TALKED = (SELLER, "Good talk on Friday, Lea. As I said, the loom is 900 EUR, set up in your hall.")
GOES_ON = (BUYER, "I have cleared the hall and we really want the loom. I just keep putting it off.")


def guidance(*turns: tuple[str, str]) -> bool | None:
    sides = {BUYER: Side.BUYER, SELLER: Side.SELLER}
    said = tuple(Message(Speaker(name, side=sides[name]), text) for name, text in turns)
    return read_facts(Thread(ThreadKind.EMAIL, said, "en")).facts.wants_guidance


def test_who_was_led_and_goes_on_by_himself_wants_no_guidance_any_more() -> None:
    assert guidance(ASKS_TO_BE_LED, TALKED, GOES_ON) is False


@pytest.mark.parametrize(
    "turns",
    [
        (ASKS_TO_BE_LED,),
        (ASKS_TO_BE_LED, TALKED),
        (ASKS_TO_BE_LED, TALKED, (BUYER, "Thank you for that.")),
        (ASKS_TO_BE_LED, (SELLER, "The loom is 900 EUR."), GOES_ON),
        ((SELLER, "The loom is 900 EUR."), ASKS_TO_BE_LED, (SELLER, "Good talk on Friday, Lea."), GOES_ON),
        (ASKS_TO_BE_LED, TALKED, GOES_ON, ASKS_TO_BE_LED),
    ],
)
def test_without_a_talk_an_offer_and_a_sign_of_his_own_the_wish_stands(
    turns: tuple[tuple[str, str], ...],
) -> None:
    assert guidance(*turns) is True
