"""A no by any route is heard in Spanish, Italian, Portuguese and Polish; what only looks like one is not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from closecall.facts.vocabulary import Refusal
from closecall.facts.words import hear
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind

LANGUAGES = ("es", "it", "pt", "pl")


def sentences() -> list[tuple[str, str, str]]:
    here = Path(__file__)
    return [
        (lang, kind, text)
        for lang in LANGUAGES
        for kind, texts in tomllib.loads(
            here.with_name(f"refusals_{lang}.toml").read_text(encoding="utf-8")
        ).items()
        for text in texts
    ]


@pytest.mark.parametrize(("lang", "kind", "text"), sentences())
def test_each_route_of_a_no_is_told_from_what_only_looks_like_it(lang: str, kind: str, text: str) -> None:
    mail = Thread(ThreadKind.EMAIL, (Message(Speaker(side=Side.BUYER, name="Ada"), text),), lang)
    assert hear(mail).values["refusal"] is Refusal(kind)
