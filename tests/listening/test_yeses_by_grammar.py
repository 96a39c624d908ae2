"""Plain yeses are confirmed however they are put, and none that holds something back."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import cycle, product
from pathlib import Path
from typing import Any

import pytest

from closecall import Advisor
from closecall.decision import Approach

HERE = Path(__file__).parent / "yeses_by_grammar"
LANGUAGES = sorted(path.stem for path in HERE.glob("*.toml"))
# Each word meets every so many steps, so that all steps come up in a second or two.
EVERY = 3


@cache
def data(lang: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{lang}.toml").read_text(encoding="utf-8"))


def answered(said: str, lang: str) -> Approach:
    text = f"Seller: {data(lang)['asked']}\nIna: {said}\n"
    return Advisor().prepare(text, me=["Seller"]).brief.decision.approach


@pytest.mark.parametrize("lang", LANGUAGES)
def test_plain_yeses_are_confirmed_and_the_others_asked_about(lang: str) -> None:
    pairs = product(data(lang)["agreeing"], data(lang)["steps"])
    yeses = [f"{said[:1].upper()}{said[1:]}" for said in (way.format(step) for way, step in pairs)][::EVERY]
    told = [around.format(said) for said, around in zip(yeses, cycle(data(lang)["around"]), strict=False)]
    answers = {said: answered(said, lang) for said in told}
    others = [
        f"{a}: {said}" for said, a in answers.items() if a not in (Approach.CONFIRM, Approach.ASK_FIRST)
    ]
    assert len(others) <= len(answers) // 50, "\n".join(others)
    confirmed = [said for said, approach in answers.items() if approach is Approach.CONFIRM]
    assert len(confirmed) >= data(lang)["confirmed"] * len(answers), sorted(set(answers) - set(confirmed))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_holds_something_back_is_not_confirmed(lang: str) -> None:
    taken = [
        said
        for said in data(lang)["held_back"]
        if answered(said, lang) in (Approach.CONFIRM, Approach.FIRM_CLOSE)
    ]
    assert not taken, "\n".join(taken)
