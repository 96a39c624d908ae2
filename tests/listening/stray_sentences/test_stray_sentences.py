"""A no or a doubt that follows all that a close needs is not answered with one.

``python -m benchmarks.stray_sentences`` puts the sentences about something else into all talks as well, and
prints the tables. ``known_gaps.toml`` lists, by id, what still does harm: nothing may be added.
"""

from __future__ import annotations

import tomllib
from functools import cache

import pytest

from benchmarks.stray_sentences import DATA, Pair, Stray, Talk, pairs, strays, talks, worst_of
from closecall import Advisor, Approach

MOST_KNOWN = 28
"""How long the list of known gaps may be; lower it with each repair."""
REFUSALS = [stray for stray in strays() if stray.most is not None]
CLOSING = (Approach.FIRM_CLOSE, Approach.CONFIRM)
TALKS = {talk.id: talk for talk in talks()}
DUE = {
    "ready": Approach.FIRM_CLOSE,
    "later": Approach.FIRM_CLOSE,
    "signed": Approach.CONFIRM,
    "no": Approach.RESPECT_NO,
}


@cache
def known_gaps() -> frozenset[str]:
    return frozenset(
        tomllib.loads((DATA / "known_gaps.toml").read_text(encoding="utf-8"))["harmful"]["ids"].split()
    )


@pytest.mark.parametrize("talk", TALKS.values(), ids=TALKS)
def test_a_talk_gets_the_answer_that_what_it_lacks_allows(talk: Talk) -> None:
    answer = talk.answer(talk.greeting, advisor=Advisor())
    due = DUE.get(talk.id.split("_")[0])
    assert answer is due if due else answer not in CLOSING


@pytest.mark.parametrize(("lang", "kind"), sorted({(stray.lang, stray.kind) for stray in REFUSALS}))
def test_a_no_or_a_doubt_at_the_end_is_not_answered_with_a_close(lang: str, kind: str) -> None:
    found = list(pairs([one for one in REFUSALS if (one.lang, one.kind) == (lang, kind)], advisor=Advisor()))
    assert {pair.stray.id for pair in found if pair.is_harmful} <= known_gaps()


def test_the_known_gaps_only_shrink() -> None:
    assert len(known_gaps()) <= MOST_KNOWN
    assert known_gaps() <= {stray.id for stray in REFUSALS}


def test_every_sentence_stands_somewhere_and_every_talk_has_one_place() -> None:
    everywhere = talks()
    assert len(TALKS) == len(everywhere)
    assert all(talk.thread.count("{X}") == 1 for talk in everywhere)
    every = strays()
    assert len({stray.id for stray in every}) == len(every)
    assert len({(stray.lang, stray.text) for stray in every}) == len(every)
    assert all(any(map(stray.goes_into, everywhere)) for stray in every)
    assert {talk for stray in every for talk in stray.rightly_firmer_in} <= set(TALKS)


def pair(kind: str, most: Approach, answer: Approach, *, name: str = "en001") -> Pair:
    return Pair(Stray(name, "en", kind, most, (), "Hm."), TALKS["later_mail_en"], most, answer)


@pytest.mark.parametrize(
    ("kind", "most", "answer", "is_firmer", "is_harmful"),
    [
        ("soft", Approach.GUIDE, Approach.NURTURE, False, False),
        ("soft", Approach.GUIDE, Approach.GUIDE, False, False),
        ("soft", Approach.GUIDE, Approach.FIRM_CLOSE, True, True),
        ("explicit_no", Approach.RESPECT_NO, Approach.ASK_FIRST, False, False),
        ("explicit_no", Approach.RESPECT_NO, Approach.NURTURE, True, False),
        ("opt_out", Approach.RESPECT_NO, Approach.NURTURE, True, True),
        ("things", Approach.FIRM_CLOSE, Approach.CONFIRM, True, True),
        ("things", Approach.CONFIRM, Approach.FIRM_CLOSE, False, False),
    ],
)
def test_firmer_is_what_goes_further_and_harmful_what_closes(
    kind: str, most: Approach, answer: Approach, is_firmer: bool, is_harmful: bool
) -> None:
    one = pair(kind, most, answer)
    assert (one.is_firmer, one.is_harmful) == (is_firmer, is_harmful)


def test_what_is_about_something_else_may_not_raise_the_talks_own_answer() -> None:
    aside = Stray("en001", "en", "things", None, (), "It rains.")
    assert aside.firmest_in(Approach.NURTURE) is Approach.NURTURE
    assert aside.firmest_in(Approach.ASK_FIRST) is Approach.GUIDE
    refusal = Stray("en002", "en", "soft", Approach.GUIDE, (), "Hm.")
    assert refusal.firmest_in(Approach.CONFIRM) is Approach.GUIDE
    assert refusal.firmest_in(Approach.NURTURE) is Approach.NURTURE
    assert aside.goes_into(TALKS["signed_mail_en"])
    assert not refusal.goes_into(TALKS["signed_mail_en"])
    assert not aside.goes_into(TALKS["later_de"])


def test_the_worst_come_first() -> None:
    mild = pair("explicit_no", Approach.RESPECT_NO, Approach.GUIDE, name="en001")
    bad = pair("soft", Approach.GUIDE, Approach.FIRM_CLOSE, name="en002")
    fine = pair("soft", Approach.GUIDE, Approach.GUIDE, name="en003")
    assert worst_of([mild, mild, fine, bad]) == [[bad], [mild, mild]]
