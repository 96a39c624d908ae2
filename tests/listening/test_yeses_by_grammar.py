"""Plain yeses are confirmed however they are put, and none that holds something back."""

from __future__ import annotations

import pytest

from benchmarks.answers_by_grammar import YESES, answered, answers, languages, put_together
from closecall import Approach

# Each word meets every so many steps, so that all steps come up in a second or two.
EVERY = 3


@pytest.mark.parametrize("lang", languages(YESES))
def test_plain_yeses_are_confirmed_and_the_others_asked_about(lang: str) -> None:
    found = {said: answered(YESES, lang, said)[0] for said in put_together(YESES, lang, every=EVERY)}
    others = [f"{a}: {said}" for said, a in found.items() if a not in (Approach.CONFIRM, Approach.ASK_FIRST)]
    assert len(others) <= len(found) // 50, "\n".join(others)
    confirmed = [said for said, approach in found.items() if approach is Approach.CONFIRM]
    assert len(confirmed) >= answers(YESES, lang)["confirmed"] * len(found), sorted(found.keys() - confirmed)


@pytest.mark.parametrize("lang", languages(YESES))
def test_what_holds_something_back_is_not_confirmed(lang: str) -> None:
    ready = (Approach.CONFIRM, Approach.FIRM_CLOSE)
    taken = [said for said in answers(YESES, lang)["held_back"] if answered(YESES, lang, said)[0] in ready]
    assert not taken, "\n".join(taken)
