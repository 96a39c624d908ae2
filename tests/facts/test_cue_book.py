"""A book of cues that was kept from an earlier run hears what it heard when it was made."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from closecall.facts.cues import book, load_cues
from closecall.text.tokens import words_of

_SAID = "Take us off your list, we won't buy 3 of them: my wife decides and she hates the price."


def test_a_kept_book_hears_what_it_heard_when_it_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    folded = words_of(_SAID).folded
    heard = []
    for _ in ("made", "kept"):
        load_cues.cache_clear()
        made = load_cues("en", "refusal", "deciders", "money")
        assert made is not None
        heard.append(made.hear(folded))
        monkeypatch.setattr(book, "parse_data", pytest.fail)
    load_cues.cache_clear()
    assert heard[0] == heard[1]
    assert {each.cue.topic for each in heard[1]} == {"refusal", "deciders", "money"}
