"""What a seller's note retells, in the buyer's own person."""

from __future__ import annotations

import pytest

from closecall.facts.attribution.retelling import telling_in
from closecall.facts.noted_call.direct_speech import direct


@pytest.mark.parametrize(
    ("lang", "noted", "said"),
    [
        ("en", "wants the wide shelf, needs to ask her boss", "I want the wide shelf, I need to ask my boss"),
        ("en", "he isn't ready, they've no budget", "I am not ready, we've no budget"),
        (
            "en",
            "her sister keeps the till, has to ask her",
            "my sister keeps the till, I have to ask my sister",
        ),
        ("en", "I rang her, she picked up", "you rang me, I picked up"),
        ("en", "rang me back about the lid", "I rang you back about the lid"),
        ("en", "quoted £3,150 for two", "you quoted £3,150 for two"),
        ("en", "said leave it with me", "leave it with me"),
        ("en", "told me not to write again", "please don't write again"),
        ("en", "asked when we could come - told him Monday", "when could you come? you told me Monday"),
        ("en", "Orla wants a red one", "I want a red one"),
        ("en", "loved it, super keen", ""),
        ("en", "not that keen on the colour", "not that keen on the colour"),
        ("de", "muss noch seinen Bruder fragen", "ich muss noch meinen Bruder fragen"),
        ("de", "fragte, wann wir kommen können", "wann können Sie kommen?"),
        ("fr", "doit en parler à son mari", "je dois en parler à mon mari"),
        ("es", "no quiere que la llamemos más", "no quiero que me llamen más"),
    ],
)
def test_a_note_is_put_into_the_buyers_person(lang: str, noted: str, said: str) -> None:
    telling = telling_in(lang)
    assert telling is not None
    assert direct(noted, telling, names=frozenset({"orla"})).text == said


def test_only_a_retold_question_is_asked() -> None:
    telling = telling_in("en")
    assert telling is not None
    assert direct("asked what it costs", telling).asked
    assert not direct("asked me not to call", telling).asked
    assert not direct("costs too much", telling).asked


def test_a_line_that_names_nobody_is_told_apart() -> None:
    telling = telling_in("en")
    assert telling is not None
    assert direct("she'll think about it", telling).named
    assert not direct("explained the lid", telling).named
