"""Who wants it and is held back by nothing but himself is closed firmly; who is not ready is not (S13)."""

from __future__ import annotations

import pytest

from benchmarks.answers_by_grammar import CUSPS, answers, closed, languages, on_the_cusp
from closecall import Approach

# All that holds back comes up in two or three seconds.
EVERY = 5
READY = (Approach.FIRM_CLOSE, Approach.CONFIRM)


@pytest.mark.parametrize("lang", languages(CUSPS))
def test_a_wish_with_a_soft_but_is_closed_firmly(lang: str) -> None:
    found = {said: closed(lang, said) for said in on_the_cusp(lang, every=EVERY)}
    others = [
        f"{approach}: {said}" for said, approach in found.items() if approach is not Approach.FIRM_CLOSE
    ]
    assert len(found) - len(others) >= answers(CUSPS, lang)["firm"] * len(found), "\n".join(others)


@pytest.mark.parametrize("lang", languages(CUSPS))
def test_who_is_not_ready_is_not_closed(lang: str) -> None:
    taken = [said for said in answers(CUSPS, lang)["held_back"] if closed(lang, said) in READY]
    assert not taken, "\n".join(taken)
