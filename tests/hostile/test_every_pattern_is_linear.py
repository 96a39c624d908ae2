"""No expression of the package can be kept busy: each is tried on texts made from its own repetitions."""

from __future__ import annotations

import pytest

from benchmarks.patterns import Compiled, compiled, is_searched, places, pumped, slow_text


def test_every_place_that_asks_for_an_expression_is_among_the_measured() -> None:
    """Else one that is only made in a rare case would be left out without a word."""
    found = {(one.file, one.line) for one in compiled()}
    missing = [
        place
        for place in places()
        if not place.pattern
        and not any((place.file, at) in found for at in range(place.first, place.last + 1))
    ]
    assert missing == []
    assert len(found) > 200


def test_no_expression_takes_more_than_linear_time() -> None:
    slow = {f"{one.file}:{one.line}": text for one in compiled() if (text := slow_text(one))}
    assert slow == {}


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:a+)+$",
        r"(?:a|aa)+$",
        r"(?:[a-z]+\d?)*:",
        r"[\w.]+@",
        r"\d+[.,]?\d+%",
    ],
)
def test_a_slow_expression_is_found(pattern: str) -> None:
    assert slow_text(Compiled(pattern, 0, "errors.py", 0)) is not None


@pytest.mark.parametrize(
    "pattern", [r"\s{0,8}no\b", r"(?:[a-z]{1,40}@)", r"[^.!?]{0,200}[.!?]", r"(?<=\d)_(?=\d)"]
)
def test_a_bounded_expression_is_not(pattern: str) -> None:
    assert slow_text(Compiled(pattern, 0, "errors.py", 0)) is None


def test_texts_are_made_from_each_repetition() -> None:
    assert set(pumped(r"on (?:[a-c]+,\d{2,3})*;", 0)) == {
        ("", "on a,11;"), ("on ", "a,11"), ("", "a,11"), ("on ", "a"), ("", "a"), ("on a,", "1"), ("", "1"),
    }  # fmt: skip


def test_what_is_only_matched_at_a_beginning_is_not_looked_for_everywhere() -> None:
    by_name = {(one.file, one.pattern): one for one in compiled()}
    assert not any(is_searched(one) for (file, _), one in by_name.items() if file == "model/endpoint.py")
    assert any(map(is_searched, compiled()))
