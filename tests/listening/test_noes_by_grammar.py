"""Plain noes are heard or asked about however they are put, and not only in ways somebody thought of."""

from __future__ import annotations

import tomllib
from functools import cache
from itertools import cycle, product
from pathlib import Path
from typing import Any

import pytest

from closecall import Advisor
from closecall.decision import Approach
from closecall.facts import Refusal

HERE = Path(__file__).parent / "noes_by_grammar"
LANGUAGES = sorted(path.stem for path in HERE.glob("*.toml"))
# Each way meets every so many steps, so that all steps come up in a second or two.
EVERY = 4


@cache
def data(lang: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{lang}.toml").read_text(encoding="utf-8"))


@cache
def answered(said: str, lang: str) -> tuple[Approach, Refusal | None]:
    asked = data(lang)["asked"]
    prepared = Advisor().prepare(f"Seller: {asked}\nIna: {said}\n", me=["Seller"])
    return prepared.brief.decision.approach, prepared.reading.facts.refusal


def noes(lang: str) -> list[str]:
    pairs = [pair for group in data(lang)["no"] for pair in product(group["ways"], group["steps"])]
    around = cycle(data(lang)["around"])
    return [next(around).format(way.format(step)) for way, step in pairs[::EVERY]]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_plain_no_gets_a_message(lang: str) -> None:
    missed = []
    for said in noes(lang):
        approach, refusal = answered(said, lang)
        if approach is not Approach.ASK_FIRST and refusal in (None, Refusal.NONE):
            missed.append(f"{approach}: {said}")
    assert not missed, "\n".join(missed)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_most_are_heard_and_not_asked_about(lang: str) -> None:
    told = noes(lang)
    heard = [said for said in told if answered(said, lang)[1] not in (None, Refusal.NONE)]
    assert len(heard) >= data(lang)["heard"] * len(told)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_looks_like_one_is_none(lang: str) -> None:
    taken = [
        s
        for s in data(lang)["other"]["said"]
        if answered(s, lang)[1] in (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)
    ]
    assert not taken, "\n".join(taken)
