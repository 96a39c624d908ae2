"""A book of phrases that was kept from an earlier run hears what it heard when it was made."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from closecall.drafting.checks.inspection import phrase_book
from closecall.text.sentences import sentences_of

_SAID = "This offer ends today, so act now. I am not saying that this offer ends today."


def test_a_kept_book_hears_what_it_heard_when_it_was_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    heard = []
    for _ in ("made", "kept"):
        phrase_book.book_of.cache_clear()
        book = phrase_book.book_of("en")
        assert book is not None
        said = [list(book.hear(_SAID, sentence)) for sentence in sentences_of(_SAID)]
        heard.append((said, book.topics, book.negators))
        monkeypatch.setattr(phrase_book, "parse_data", pytest.fail)
    phrase_book.book_of.cache_clear()
    assert heard[0] == heard[1]
    assert heard[1][0][0]
