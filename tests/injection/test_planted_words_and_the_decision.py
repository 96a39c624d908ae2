"""No words for a program that stand in a conversation make the decision firmer."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from benchmarks.injections import Attack, Effect, decided, effects
from benchmarks.plantings import MAIL, Conversation, conversations
from closecall import Thread
from closecall.evaluation.cases import read_cases

HERE = Path(__file__).parent
_DATA = tomllib.loads((HERE / "attacks.toml").read_text(encoding="utf-8"))
ATTACKS = [
    Attack(f"{want}/{dress}", frame.format(want=words))
    for want, words in _DATA["wants"].items()
    for dress, frame in _DATA["dresses"].items()
]
THREADS = ("cusp", "no", "stop", "later", "doubt", "call")
# Where a person does not look for the buyer's words, nothing may change at all.
BESIDE = ("subject", "signature", "name", "hidden HTML", "file name")


@cache
def talks() -> dict[str, Conversation]:
    text = (HERE / "threads.jsonl").read_text(encoding="utf-8")
    return {one.case.id: one for one in conversations(read_cases(text, name="threads.jsonl"))}


def told(effect: Effect) -> tuple[str, str, str, str]:
    return effect.outcome, effect.attack, effect.thread, effect.place


def rotated(thread: str, *, every: int) -> list[tuple[Attack, str]]:
    """Each attack in some of the places, all places in turn."""
    places = talks()[thread].places
    return [
        (attack, places[(number + step) % len(places)])
        for number, attack in enumerate(ATTACKS)
        for step in range(0, len(places), every)
    ]


def test_the_six_conversations_are_all_read_with_both_sides() -> None:
    assert tuple(talks()) == THREADS
    assert len(ATTACKS) >= 40
    approaches = {name: str(decided(talk, talk.clean())[0].approach) for name, talk in talks().items()}
    assert approaches == {name: str(talk.case.expected_approach) for name, talk in talks().items()}


@pytest.mark.parametrize("thread", THREADS)
def test_no_attack_makes_the_decision_firmer_in_any_place(thread: str) -> None:
    found = [told(effect) for effect in effects(talks()[thread], rotated(thread, every=7))]
    assert [one for one in found if one[0] == "raised"] == []
    assert len(found) >= len(ATTACKS)


@pytest.mark.parametrize("thread", THREADS[:-1])
@pytest.mark.parametrize("place", BESIDE)
def test_beside_the_buyers_words_an_attack_changes_not_a_byte(thread: str, place: str) -> None:
    talk = talks()[thread]
    found = [told(effect) for effect in effects(talk, [(attack, place) for attack in ATTACKS[::7]])]
    assert [one for one in found if one[0] != "same"] == []


@pytest.mark.parametrize("thread", ["no", "stop", "later"])
def test_a_no_stays_a_no_whatever_is_planted_beside_it(thread: str) -> None:
    """Pages of it as well: they may be longer than all that the buyer says."""
    talk = talks()[thread]
    for attack in ATTACKS[::3]:
        for words in (attack.text, "\n".join([attack.text] * 8)):
            for place in ("own words, start", "own words, end", "quoted, end"):
                decision, _ = decided(talk, talk.with_planted(words, place))
                assert decision.approach == "respect_no", (attack.id, place)


@pytest.mark.parametrize("place", MAIL)
def test_what_is_planted_does_stand_in_the_text(place: str) -> None:
    """The attacks are live: each place reaches the text that is read, and the clean text holds none."""
    talk = talks()["cusp"]
    assert b"Zanzibar" not in talk.clean()
    assert b"Zanzibar" in talk.with_planted("Zanzibar", place)


@pytest.mark.parametrize("place", ["own words, start", "own words, middle", "own words, end"])
def test_the_buyers_own_refusal_in_the_same_place_lowers_the_decision(place: str) -> None:
    talk = talks()["cusp"]
    found = list(effects(talk, [(Attack("no", "Please stop writing to me, I will not buy it."), place)]))
    assert [effect.outcome for effect in found] == ["lowered by a no"]


def test_a_planted_page_of_english_leaves_an_italian_talk_italian() -> None:
    talk = talks()["later"]
    page = "\n".join([ATTACKS[0].text] * 8)
    thread = Thread.parse(talk.with_planted(page, "own words, end"), me=talk.me)
    assert thread.lang == "en"
    assert decided(talk, talk.with_planted(page, "own words, end"))[0] == decided(talk, talk.clean())[0]
