"""Reading a JSON object out of what models really write."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closecall.errors import ModelAnswerUnusable
from closecall.model.strict_json import MAX_BYTES, MAX_DEPTH, parse_object

OBJECT = '{"body": "Hello Ines", "reasons": ["fits"]}'
VALUE = {"body": "Hello Ines", "reasons": ["fits"]}


@pytest.mark.parametrize(
    "text",
    [
        OBJECT,
        f"\n\n  {OBJECT}\n",
        f"\ufeff{OBJECT}",
        f"```json\n{OBJECT}\n```",
        f"```\n{OBJECT}\n```",
        f"Here is the draft you asked for:\n{OBJECT}\nLet me know!",
        f"I filled in {{the fields}} below.\n{OBJECT}",
        f"See [note] and [1, 2: {OBJECT.replace('{', '(').replace('}', ')')}] then {OBJECT}",
        f'<think>Perhaps {{"body": "wrong"}}?</think>\n{OBJECT}',
        f'{OBJECT}\n{{"body": "a second object"}}',
        f"Sources [1], template {{}}: {OBJECT}",
        f'{{"body": "broken",}} {OBJECT}',
    ],
)
def test_the_first_complete_object_is_found(text: str) -> None:
    assert parse_object(text) == VALUE


def test_brackets_and_quotes_inside_strings_do_not_end_the_object() -> None:
    value = {"body": 'a } brace, a ] bracket, a \\ slash and a "quote"', "exit": "}{"}
    assert parse_object(f"Sure: {json.dumps(value)} done") == value


def test_raw_line_breaks_inside_a_string_are_accepted() -> None:
    assert parse_object('{"body": "one\ntwo\tthree"}') == {"body": "one\ntwo\tthree"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no complete JSON object"),
        ("I cannot help with that.", "no complete JSON object"),
        ('{"body": "cut in the mid', "no complete JSON object"),
        ('{"body": "no end"', "no complete JSON object"),
        ("{'body': 'python'}", "no complete JSON object"),
        ('"body"', "no complete JSON object"),
        (f"[{OBJECT}]", "no complete JSON object"),
        ("{}", "no complete JSON object"),
        (f"<think>I could write {OBJECT}", "no complete JSON object"),
        ('{"body": "a", "body": "b"}', "same key twice"),
        ('{"step": {"what": "a", "what": "b"}}', "same key twice"),
        ('{"body": NaN}', "NaN"),
        ('{"body": -Infinity}', "Infinity"),
        ('{"body": 1e999}', "too large"),
        ('{"body": ' + "9" * 5_000 + "}", "too long to read"),
        (r'{"body": "\ud800"}', "surrogate"),
        (r'{"\udfff": 1}', "surrogate"),
        ('{"a":' * (MAX_DEPTH + 1) + "1" + "}" * (MAX_DEPTH + 1), "nested deeper than 50"),
        ("[" * 100_000, "nested deeper than 50"),
        ('{"body": "' + "x" * MAX_BYTES + '"}', "longer than 200 kB"),
        ('{"body": "' + "é" * (MAX_BYTES // 2) + '"}', "longer than 200 kB"),
    ],
)
def test_what_readers_could_disagree_about_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ModelAnswerUnusable, match=reason):
        parse_object(text)


def test_the_deepest_allowed_object_is_read() -> None:
    assert parse_object('{"a":' * MAX_DEPTH + "1" + "}" * MAX_DEPTH)["a"]


def test_the_error_never_holds_the_answer() -> None:
    with pytest.raises(ModelAnswerUnusable) as caught:
        parse_object('{"secret-canary": 1, "secret-canary": 2}')
    assert "canary" not in f"{caught.value!s} {caught.value!r} {caught.value.__cause__!r}"


@pytest.mark.parametrize("piece", ["{", '{"', "{}", "{x}", '"', "[", "\\", "```{", '{"a":"\\'])
def test_the_calls_grow_with_hostile_repetition(
    piece: str, calls_of: Callable[[Callable[[], object]], int]
) -> None:
    def calls(times: int) -> int:
        return calls_of(lambda: refused((piece + " ") * times + "[[["))

    def refused(text: str) -> None:
        with pytest.raises(ModelAnswerUnusable):
            parse_object(text)

    calls(100)
    assert calls(20_000) < 11 * calls(2_000)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text('ab{}"\\', max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abc", max_size=3), json_values, min_size=1, max_size=4), st.booleans())
def test_every_object_survives_being_wrapped(value: dict[str, object], ascii_only: bool) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only)
    assert parse_object(f"Here it is:\n```json\n{text}\n```\nAnything else?") == value


@given(st.text(max_size=200))
def test_any_text_gives_an_object_or_the_one_error(text: str) -> None:
    with contextlib.suppress(ModelAnswerUnusable):
        assert isinstance(parse_object(text), dict)
