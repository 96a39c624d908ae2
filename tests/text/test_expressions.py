"""An expression that is compiled late is compiled at its first use, and does then what any other does."""

from __future__ import annotations

import re

import pytest

from closecall.text.resources.lazy_regex import compiled_late


def test_it_does_what_a_compiled_one_does() -> None:
    late, plain = compiled_late(r"(n)o+", re.IGNORECASE), re.compile(r"(n)o+", re.IGNORECASE)
    text = "No, noo and No."
    assert late.findall(text) == plain.findall(text)
    assert [met.span() for met in late.finditer(text)] == [met.span() for met in plain.finditer(text)]
    assert late.sub("yes", text) == plain.sub("yes", text)
    assert late.split(text) == plain.split(text)
    assert (late.pattern, late.flags, late.groups) == (plain.pattern, plain.flags, plain.groups)
    for ask in ("search", "match", "fullmatch"):
        assert getattr(late, ask)("NOO")[0] == "NOO"


def test_it_is_compiled_once_and_not_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_now = re.compile

    def compile_and_note(written: str, flags: int) -> re.Pattern[str]:
        compiled.append(written)
        return compile_now(written, flags)

    monkeypatch.setattr(re, "compile", compile_and_note)
    late = compiled_late("no")
    assert not compiled
    for _ in range(3):
        assert late.search("say no")
        assert not late.match("say no")
    assert compiled == ["no"]
