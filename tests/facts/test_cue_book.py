"""A book of cues that was kept from an earlier run hears what it heard when it was made."""

from __future__ import annotations

import re
import sys
import tomllib
from itertools import chain
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


@pytest.mark.parametrize(
    "path",
    sorted(Path(book.__file__).parent.glob("*/*.toml")),
    ids=lambda path: f"{path.parent.name}/{path.stem}",
)
def test_every_class_of_a_cue_file_stands_in_one_of_its_phrases(path: Path) -> None:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    classes = data.get("classes", {})
    phrases = chain(
        *(entry.get(field, ()) for entry in data["cue"] for field in ("patterns", "unless")),
        *classes.values(),
    )
    named = set(re.findall(r"<(\w+)>", " ".join(phrases)))
    assert named == classes.keys()
