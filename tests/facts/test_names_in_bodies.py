"""Names that are words as well: they set no mood and name no day, and are quoted as they were written."""

from datetime import date

import pytest

from closecall.facts.fact_extraction import read_facts
from closecall.facts.names_in_bodies import without_names
from closecall.facts.open_question import Stops
from closecall.facts.vocabulary import FINAL_REFUSALS, Refusal, Vulnerability
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def _talk(buyer: str, seller: str, said: str, lang: str = "de") -> Thread:
    return Thread(
        ThreadKind.EMAIL,
        (
            Message(Speaker(seller, side=Side.SELLER), "950."),
            Message(Speaker(buyer, side=Side.BUYER), said),
        ),
        lang=lang,
    )


@pytest.mark.parametrize(
    ("seller", "said"),
    [
        ("Yvonne Sauer", "Guten Morgen Frau Sauer,\nhaben Sie die Anlage auch in Grau?"),
        ("Sauer Heizung", "Hallo Herr Sauer, haben Sie die Anlage auch in Grau?"),
        ("Yvonne Sauer", "Hallo Yvonne Sauer, haben Sie die Anlage auch in Grau?"),
    ],
)
def test_a_name_is_no_mood(seller: str, said: str) -> None:
    assert not read_facts(_talk("Klaus Kern", seller, said)).facts.annoyed


@pytest.mark.parametrize(
    "said", ["Guten Morgen,\nich bin wirklich sauer!", "Guten Morgen Frau Sauer,\nwir sind wirklich sauer!"]
)
def test_the_same_word_elsewhere_is_one(said: str) -> None:
    assert read_facts(_talk("Klaus Kern", "Yvonne Sauer", said)).facts.annoyed


@pytest.mark.parametrize(
    ("buyer", "seller", "said", "lang"),
    [
        ("Ana Ruiz", "Abril Luna", "Hola Abril, ahora no, ya te diré más adelante.", "es"),
        ("Ada Low", "June Hill", "Dear June,\nnot now, ask me later please.", "en"),
        ("June Low", "Ada Hill", "Not now, ask me later please.\nJune", "en"),
    ],
)
def test_a_name_is_no_month(buyer: str, seller: str, said: str, lang: str) -> None:
    facts = read_facts(_talk(buyer, seller, said, lang)).facts
    assert (facts.refusal, facts.defer_until) == (Refusal.NOT_NOW, None)


@pytest.mark.parametrize(
    "said",
    ["Hi Ann, not now, ask me in May.", "Not now. Ask me again in May.", "Hi May, not now, ask me in May."],
)
def test_a_month_stays_one(said: str) -> None:
    thread = _talk("Ada Low", "May Hill", said, "en")
    assert "in May." in without_names(thread).messages[1].body


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Hi June, I want it.", "Hi ____, I want it."),
        ("June is fine for me.", "June is fine for me."),
        ("I want it.\nJune", "I want it.\n____"),
        ("Thanks June. In June then.", "Thanks ____. In June then."),
        ("Ask June Hill, or ask me in June.", "Ask June Hill, or ask me in June."),
        ("Hi Ann, I want it.", "Hi Ann, I want it."),
    ],
)
def test_only_where_a_name_can_stand(said: str, left: str) -> None:
    told = without_names(_talk("Ann Low", "June Hill", said, "en")).messages[1].body
    assert "".join("_" if letter > "\ua000" else letter for letter in told) == left


def test_a_talk_without_such_names_is_left_as_it_is() -> None:
    thread = _talk("Ada Low", "Ann Hill", "Hi Ann, I want it in June.\nAda", "en")
    assert without_names(thread) is thread


def test_what_is_quoted_is_written_as_it_was() -> None:
    said = "No thanks, Mrs Cross, we don't want it.\nAda"
    reading = read_facts(_talk("Ada Low", "Ann Cross", said, "en"))
    quotes = [item.quote for item in reading.evidence if item.fact == "refusal"]
    assert quotes
    assert all(quote in said for quote in quotes)


def test_what_is_asked_about_is_quoted_as_it_was() -> None:
    said = "Guten Tag Frau Sauer, das wird eher etwas für die Nachbarn."
    reading = read_facts(_talk("Klaus Kern", "Yvonne Sauer", said))
    assert reading.unsettled in said
    assert reading.unsettled


def test_no_name_takes_a_no_away() -> None:
    facts = read_facts(_talk("Ada Low", "Stop", "Stop.", "en")).facts
    assert facts.refusal in FINAL_REFUSALS


@pytest.mark.parametrize(
    ("buyer", "seller", "said", "lang"),
    [
        # A wife has fears and bears no name; what she has is written with a capital.
        ("Klaus Kern", "Yvonne Sauer", "Leider hat meine Frau Sorgen.", "de"),
        ("Klaus Kern", "Yvonne Sauer", "Da ist meine Frau Sauer drauf.", "de"),
        ("Klaus Kern", "Yvonne Sauer", "Weil Frau Krank ist, warten wir.", "de"),
        # Whoever ends with thanks begins anew.
        ("June Low", "Ada Hill", "Hi Ada, many thanks. June would be best.", "en"),
        ("Ada Low", "June Hill", "Thanks a lot. June would be best.", "en"),
        ("Ada Low", "June Hill", "Thanks June - July would be best.", "en"),
        ("Ada Low", "June Hill", "Thanks June, July or August.", "en"),
        # Two people's names make no one's.
        ("May Low", "Tom Hill", "Right Tom May is good for us.", "en"),
        ("May Low", "Tom Hill", "Hi Tom, May, please.", "en"),
        ("May Low", "Tom Hill", "Any day May is good.", "en"),
        ("Ada Low", "June Hill", "We would miss June.", "en"),
        ("Ada Low", "June Hill", "We are there June, not before.", "en"),
        ("Ada Low", "June Hill", "Yes sir. June is good.", "en"),
    ],
)
def test_in_doubt_a_word_is_a_word(buyer: str, seller: str, said: str, lang: str) -> None:
    thread = _talk(buyer, seller, said, lang)
    assert without_names(thread) is thread


@pytest.mark.parametrize(
    ("seller", "said", "lang"),
    [
        ("Ann May", "We told Mrs. May that we want it.", "en"),
        ("Yvonne Sauer", "Das habe ich mit Frau Sauer besprochen.", "de"),
        ("Petra Kern", "Guten Morgen Frau Sauer, wir nehmen es.", "de"),
    ],
)
def test_behind_a_title_a_name_is_one(seller: str, said: str, lang: str) -> None:
    thread = _talk("Ada Low", seller, said, lang)
    assert without_names(thread) is not thread


def test_a_wifes_illness_and_her_fears_are_heard() -> None:
    facts = read_facts(_talk("Klaus Kern", "Tim Vogel", "Gern, nur hat meine Frau Demenz.")).facts
    assert facts.vulnerability is Vulnerability.CAPACITY
    facts = read_facts(_talk("Klaus Kern", "Tim Vogel", "Schön, aber da hat meine Frau Bedenken.")).facts
    assert facts.hesitations


def test_a_month_behind_thanks_is_the_day_to_come_back() -> None:
    said = "Hi Ada, thanks. June please, we are moving house before that and all is on hold."
    facts = read_facts(_talk("June Low", "Ada Hill", said, "en"), as_of=date(2026, 11, 20)).facts
    assert facts.defer_until == date(2027, 6, 1)


def test_what_nobody_read_is_quoted_as_it_was() -> None:
    said = "I had it on trial and we really want it. Let me sleep on it. It went to Mrs May this morning."
    (asked,) = read_facts(_talk("Ada Low", "Ann May", said, "en")).questions
    assert (asked.words, asked.stops) == ("It went to Mrs May this morning.", Stops.FIRM_CLOSE)
