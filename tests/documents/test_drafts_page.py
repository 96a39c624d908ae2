"""The page about drafts shows one of each approach and channel, in each language that the template writes."""

from __future__ import annotations

import re

import pytest

from closecall.decision import Approach
from closecall.drafting.phrasing.phrase_tables import WRITTEN
from closecall.drafting.records import Channel

from .recorded_drafts import drafts_of
from .refresh import ROOT

_PAGE = (ROOT / "docs" / "drafts.md").read_text(encoding="utf-8")
_COMMANDS = [line for line in _PAGE.splitlines() if line.startswith("<!-- output: closecall advise ")]


@pytest.mark.parametrize("approach", list(Approach))
@pytest.mark.parametrize("channel", list(Channel))
def test_the_page_shows_a_template_draft_of_each_kind(approach: Approach, channel: Channel) -> None:
    wanted = (f"examples/threads/{approach}.", f"--channel {channel} ", "--writer template")
    assert any(all(part in command for part in wanted) for command in _COMMANDS)


@pytest.mark.parametrize("lang", [lang for lang in WRITTEN if lang != "en"])
def test_the_page_shows_each_language(lang: str) -> None:
    assert any(f"--lang {lang} " in command for command in _COMMANDS)


def test_no_draft_on_the_page_depends_on_the_day_it_is_printed() -> None:
    undated = ("ask_first.txt", "confirm.txt")
    for command in _COMMANDS:
        if any(name in command for name in undated):
            assert "--as-of " in command


@pytest.mark.parametrize("approach", [a for a in Approach if a is not Approach.ASK_FIRST])
def test_a_recorded_draft_says_whose_it_is(approach: Approach) -> None:
    told = list(drafts_of(approach))
    assert len(told) == len(Channel)
    for draft, channel in zip(told, Channel, strict=True):
        by_model = rf"--- {approach}, {channel}: answer [1-9]\n\n.*\S"
        instead = rf"--- {approach}, {channel}: the model's draft could not be used; .*"
        assert re.fullmatch(by_model, draft, re.DOTALL) or re.fullmatch(instead, draft)
