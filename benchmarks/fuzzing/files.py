"""Files that a caller names: facts, voices, policies and cases, most of them nearly right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

import closecall.decision
from benchmarks.fuzzing.knowledge import facts
from benchmarks.fuzzing.words import HOSTILE, broken, sayings, stray_text
from closecall.drafting.voice import Voice
from closecall.facts.vocabulary import Facts

_POLICY = Path(closecall.decision.__file__).with_name("policy.toml").read_text("utf-8")
_LITERALS = (
    "1",
    "-1",
    "1e400",
    "0.1",
    "nan",
    "true",
    "2026-02-30",
    "2026-03-02",
    "12:00:00",
    '"strong"',
    '"EUR"',
    "[]",
    "[1]",
    "{}",
    '{a = {b = "c"}}',
    "'''x'''",
    "[" * 400,
    "{a=" * 3_000,
    "9" * 5_000,
    "",
)
_JSON_TEXTS = (
    "[" * 100_000,
    '{"a":' * 100_000,
    "9" * 5_000,
    '{"body": ' + "9" * 5_000 + "}",
    "{}",
    "null",
    '"\\ud800"',
)


def _toml(names: tuple[str, ...]) -> SearchStrategy[str]:
    """Lines of a TOML file with some of the names."""
    line = st.tuples(
        st.sampled_from((*names, "x", '"a.b"', "[t]\nx", "[[t]]\nx")), st.sampled_from(_LITERALS)
    )
    return st.lists(line.map(" = ".join), max_size=6).map("\n".join)


_VALUES: SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(("strong", "none", "en", "call", *HOSTILE)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def _json(names: tuple[str, ...]) -> SearchStrategy[str]:
    return st.dictionaries(st.sampled_from((*names, "x")), _VALUES, max_size=6).map(
        json.dumps
    ) | st.sampled_from(_JSON_TEXTS)


fact_files: SearchStrategy[str] = broken(
    st.one_of(
        facts.map(lambda known: json.dumps(known.to_dict())),
        _toml(tuple(Facts.model_fields)),
        _json(tuple(Facts.model_fields)),
    )
)
"""Facts files in JSON and TOML."""

voice_files: SearchStrategy[str] = broken(_toml(tuple(Voice.model_fields)) | stray_text)
"""Voice files."""


@st.composite
def _policy(draw: st.DrawFn) -> str:
    """The built-in policy with a few lines left out or with other values."""
    lines = _POLICY.splitlines()
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        other_value = f"{lines[at].partition('=')[0]}= {draw(st.sampled_from(_LITERALS))}"
        lines[at] = draw(st.just(other_value) | stray_text)
    return "\n".join(lines)


policy_files: SearchStrategy[bytes] = (broken(_policy()) | stray_text).map(
    lambda text: text.encode("utf-8", "surrogatepass")
)
"""Policy files."""

_CASE = (
    "id",
    "kind",
    "lang",
    "as_of",
    "seller_note",
    "thread",
    "facts",
    "not_in_thread",
    "expected_approach",
)

case_files: SearchStrategy[str] = st.lists(
    st.one_of(
        _json((*_CASE, "acceptable", "never")),
        sayings.map(
            lambda said: json.dumps(
                {
                    "id": "a",
                    "thread": f"Buyer: {said}",
                    "expected_approach": "guide",
                    "acceptable": [],
                    "never": [],
                }
            )
        ),
    ),
    max_size=3,
).map("\n".join)
"""Labelled cases, one a line."""
