"""Plain noes are heard or asked about however they are put, and not only in ways somebody thought of."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.answers_by_grammar import (
    ENDS,
    NOES,
    NOT_NOWS,
    OPT_OUTS,
    answered,
    answers,
    becomes_of_a_no,
    is_taken_for_a_no,
    languages,
    put_together,
)
from closecall.facts.vocabulary import Refusal

# Each way meets every so many steps, so that all steps come up in a second or two.
EVERY = 4
_KINDS = [(kind, lang) for kind in (NOES, ENDS, OPT_OUTS, NOT_NOWS) for lang in languages(kind)]


@pytest.mark.parametrize(("kind", "lang"), _KINDS)
def test_no_plain_no_gets_a_message_and_most_are_heard(kind: Path, lang: str) -> None:
    found = {said: becomes_of_a_no(kind, lang, said) for said in put_together(kind, lang, every=EVERY)}
    missed = [said for said, outcome in found.items() if outcome == "gets a message"]
    assert not missed, "\n".join(missed)
    heard = [said for said, outcome in found.items() if outcome == "heard"]
    assert len(heard) >= answers(kind, lang)["heard"] * len(found)


@pytest.mark.parametrize(("kind", "lang"), _KINDS)
def test_what_looks_like_one_is_none(kind: Path, lang: str) -> None:
    taken = [said for said in answers(kind, lang)["other"]["said"] if is_taken_for_a_no(kind, lang, said)]
    assert not taken, "\n".join(taken)


@pytest.mark.parametrize("lang", languages(OPT_OUTS))
def test_a_wish_to_be_left_alone_is_heard_as_one(lang: str) -> None:
    said = list(put_together(OPT_OUTS, lang, every=EVERY))
    other = [each for each in said if answered(OPT_OUTS, lang, each)[1] is not Refusal.OPT_OUT]
    assert not other, "\n".join(other)
