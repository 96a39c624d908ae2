"""A need that the seller gives as his reason counts once the buyer's own sentence tells the same matter."""

from __future__ import annotations

import pytest

from closecall.facts.deal.need.corroborated_need import need_borne_out
from closecall.facts.fact_extraction import read_facts
from closecall.facts.note.note_facts import read_note
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def thread(buyer: str, *, seller: str = "Good morning, here is the offer.", lang: str = "en") -> Thread:
    said = (Message(Speaker(side=Side.SELLER), seller), Message(Speaker(side=Side.BUYER), buyer))
    return Thread(ThreadKind.EMAIL, said, lang)


def told(note: str, buyer: str, *, seller: str = "Good morning, here is the offer.", lang: str = "en") -> str:
    """The quote that bears the note's reason out; empty where nothing does."""
    found = need_borne_out(thread(buyer, seller=seller, lang=lang), read_note(note))
    assert found.values.get("need_confirmed") in (None, True)
    return found.evidence[0].quote if found.values else ""


@pytest.mark.parametrize(
    ("lang", "note", "buyer", "quote"),
    [
        (
            "en",
            "I'm certain: the kiln trips the fuse every firing.",
            "Hello. Each firing the fuse goes, and then we sit in the dark.",
            "Each firing the fuse goes, and then we sit in the dark.",
        ),
        (
            "de",
            "Ich bin sicher, dass es passt: die Säge steht ihnen jeden Monat drei Tage still.",
            "Die Säge stand letzten Monat wieder drei Tage.",
            "Die Säge stand letzten Monat wieder drei Tage.",
        ),
        (
            "fr",
            "Je suis certain : les élèves attendent quarante minutes à la cantine.",
            "À la cantine, 40 minutes de queue, les petits pleurent.",
            "À la cantine, 40 minutes de queue, les petits pleurent.",
        ),
        (
            "es",
            "Estoy seguro: pierde quince pedidos por culpa de la centralita.",
            "La centralita se cuelga, van quince pedidos este mes.",
            "La centralita se cuelga, van quince pedidos este mes.",
        ),
        (
            "sv",
            "Jag är säker: hissen stannar varje vinter med gästerna i.",
            "I vintras satt gästerna fast i hissen i en timme.",
            "I vintras satt gästerna fast i hissen i en timme.",
        ),
    ],
)
def test_the_buyers_own_words_on_the_matter_of_a_reason_confirm_the_need(
    lang: str, note: str, buyer: str, quote: str
) -> None:
    assert told(note, buyer, lang=lang) == quote


@pytest.mark.parametrize(
    ("note", "buyer", "why"),
    [
        (
            "I'm certain: the kiln trips the fuse every firing.",
            "The kiln is lovely.",
            "one word is no matter",
        ),
        (
            "I'm certain: the kiln trips the fuse every firing.",
            "Does the fuse trip at a firing?",
            "a question",
        ),
        (
            "I'm certain: the kiln trips the fuse every firing.",
            "The fuse never trips, firing or not.",
            "denied",
        ),
        ("I'm certain: it holds their budget of 40 pounds.", "A budget of £40 is what we hold.", "money"),
        ("I'm sure they want the kiln.", "Each firing the fuse goes in our kiln.", "no reason is told"),
        ("Not sure it suits them: fuse trips at firing.", "Each firing the fuse trips.", "he is not certain"),
    ],
)
def test_what_tells_no_problem_of_the_buyers_confirms_none(note: str, buyer: str, why: str) -> None:
    assert told(note, buyer) == "", why


def test_a_deed_tells_no_problem_but_where_it_counts_what_the_reason_counts() -> None:
    note = "I'm certain: they sort forty crates by hand and the loan machine did them by noon."
    assert told(note, "Your loan machine has been on since Monday.") == ""
    assert told(note, "Your loan machine has been on since Monday, forty crates by noon.")


def test_a_denial_voids_its_own_clause_alone() -> None:
    note = "I'm certain: she lost two elm doors to the wet."
    assert told(note, "I'd not call it cheap, but the wet has cost me two elm doors.")
    assert told(note, "It's cheap, but the wet has not cost me any elm doors.") == ""


def test_a_word_of_three_letters_is_a_mark() -> None:
    assert told("I'm certain: an ox got out twice.", "The ox got out on Monday, twice.") == ""
    assert told("I'm certain: a cow got out, she had to ring the vet.", "The cow was ill, the vet came.")


def test_words_that_the_seller_had_used_before_confirm_nothing_when_the_buyer_repeats_them() -> None:
    note = "I'm certain: the pump floods the lower cellar."
    buyer = "The cellar is as you saw it, the pump floods it."
    assert told(note, buyer)
    assert told(note, buyer, seller="I saw how your pump floods the cellar. Here is the offer.") == ""


def test_a_number_in_words_is_one_mark_and_no_second_one() -> None:
    assert told("I'm certain: seventeen of them come back.", "Seventeen.") == ""


def test_small_numbers_tell_no_matter() -> None:
    assert told("I'm certain: two vans stand idle.", "Two of you may come.") == ""


def test_a_need_that_the_buyer_denies_stays_denied() -> None:
    note = "I'm certain: the fuse trips at every firing."
    buyer = "We had the fuse trip at a firing once. We have no need for such a thing."
    facts = read_facts(thread(buyer), note=note).facts
    assert facts.need_confirmed is False


def test_the_reading_shows_the_buyers_sentence_as_evidence() -> None:
    note = "I'm certain: the kiln trips the fuse every firing."
    reading = read_facts(thread("Each firing the fuse goes out."), note=note)
    assert reading.facts.need_confirmed is True
    assert [e.quote for e in reading.evidence if e.fact == "need_confirmed"] == [
        "Each firing the fuse goes out."
    ]


def test_a_thread_of_many_messages_is_read_in_time_that_grows_with_it() -> None:
    many = tuple(
        Message(Speaker(side=Side.BUYER if i % 2 else Side.SELLER), f"Line {i} about shelf {i}.")
        for i in range(4000)
    )
    found = need_borne_out(
        Thread(ThreadKind.EMAIL, many, "en"), read_note("I'm certain: the fuse trips a lot.")
    )
    assert not found.values


def test_a_small_number_and_what_it_counts_are_one_mark() -> None:
    note = "I'm certain: two shifts a week stand empty without a driver."
    assert told(note, "Two shifts went out late, the driver was off.")
    assert not told(note, "Two shifts are enough for us.")
    assert not told(note, "Three shifts are plenty.")


def test_praise_beside_the_problem_does_not_hide_it() -> None:
    note = "I'm certain: the paper rota eats four evenings a month."
    buyer = "Jo loved the trial, the rota used to eat four evenings of hers."
    assert told(note, buyer) == buyer
    assert not told(note, "Jo wants the rota, four evenings would be fine.")


def test_a_not_agrees_with_a_reason_that_is_a_lack() -> None:
    buyer = "Friday evenings there is nobody in the booth, and the queue walks."
    assert told("I'm certain: on Friday evenings the booth stands without staff.", buyer) == buyer
    assert not told("I'm certain: on Friday evenings the booth is overrun.", buyer)


@pytest.mark.parametrize(
    ("lang", "note", "buyer"),
    [
        (
            "en",
            "I'm certain: the yard stood under water in May.",
            "After the water in the yard we'd love one.",
        ),
        (
            "de",
            "Ich bin sicher, dass es passt: der Keller stand im Mai unter Wasser.",
            "Nach dem Wasser im Keller würden wir gern eine nehmen.",
        ),
        (
            "fr",
            "Je suis certain : la cave a été inondée au printemps.",
            "Après la cave inondée on aimerait bien en avoir une.",
        ),
        ("en", "I'm certain: the yard stood under water.", "I never want water in the yard again."),
        ("pl", "Jestem pewien: piwnica była zalana.", "Nigdy więcej zalanej piwnicy."),
        (
            "en",
            "I'm certain: rats got at the grain twice.",
            "We've had rats in the grain again, can you come?",
        ),
        ("en", "I'm certain: rats got at the grain.", "Rats at the grain in May so never again."),
        ("en", "I'm certain: rats got at the grain twice.", "They said the rats were at the grain."),
    ],
)
def test_it_is_told_beside_a_wish_before_a_question_or_as_what_shall_not_come_again(
    lang: str, note: str, buyer: str
) -> None:
    assert told(note, buyer, lang=lang) == buyer


@pytest.mark.parametrize(
    ("lang", "note", "buyer"),
    [
        ("en", "I'm certain: rats got at the grain twice.", "Do rats get at the grain, or is it the damp?"),
        ("en", "I'm certain: rats got at the grain.", "There was never a rat at the grain after the flood."),
        (
            "nl",
            "Ik weet zeker dat het past: de ratten zitten in het graan.",
            "Geen ratten in het graan meer.",
        ),
        ("en", "I'm certain: rats got at the grain twice.", "Rats never got at the grain again."),
        (
            "en",
            "I'm certain: rats got at the grain.",
            "We've had rats in books and grain in bread, can you come?",
        ),
        ("en", "I'm certain: rats got at the grain.", "The rats at the grain are gone."),
        ("fr", "Je suis certain : les rats vont au grain.", "Les rats et le grain, c'est fini."),
        ("fr", "Je suis certain : son salon est sombre.", "Sa fille et son chien dorment au salon."),
    ],
)
def test_a_question_a_denial_and_what_points_at_him_confirm_none(lang: str, note: str, buyer: str) -> None:
    assert told(note, buyer, lang=lang) == ""
