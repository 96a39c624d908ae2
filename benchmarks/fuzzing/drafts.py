"""Drafts that anybody may have written, and what a model may answer instead of one."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from benchmarks.fuzzing.words import broken, sayings, sentences, stray_text
from closecall.drafting.records import Beat, BeatName, Channel, Draft, NextStep
from closecall.testing import example_thread

_LANGUAGES = ("en", "de", "fr", "es", "ja", "xx")
_FIELDS = tuple(Draft.model_fields)


@st.composite
def _structured(draw: st.DrawFn) -> Draft:
    """A draft whose parts stand in its body, or do not."""
    said = [s.encode("utf-8", "replace").decode() for s in draw(st.lists(sayings, min_size=1, max_size=4))]
    part = st.none() | st.sampled_from(said)
    script = draw(
        st.just(()) | st.lists(st.builds(Beat, beat=st.sampled_from(BeatName), say=sentences), max_size=5)
    )
    return Draft(
        channel=draw(st.sampled_from(Channel)),
        lang=draw(st.sampled_from(_LANGUAGES)),
        subject=draw(part),
        body="\n\n".join(said),
        quotes=tuple(draw(st.lists(st.sampled_from(said), max_size=2))),
        hesitation=draw(part),
        disagreement=draw(part),
        recommendation=draw(part),
        reasons=tuple(draw(st.lists(st.sampled_from(said), max_size=2))),
        next_step=draw(st.none() | st.builds(NextStep, what=st.sampled_from(said), when=part, how=part)),
        exit=draw(part),
        question=draw(part),
        script=tuple(script),
    )


structured_drafts: SearchStrategy[Draft] = _structured()
"""Drafts with their parts."""

plain_drafts: SearchStrategy[str] = broken(
    st.one_of(
        sayings,
        sayings.map(lambda body: f"Subject: Re: offer\n\nHi Ines,\n\n{body}\n\nTom"),
        st.lists(st.tuples(st.sampled_from([*BeatName]), sentences), max_size=6).map(
            lambda beats: "\n".join(f"{beat}: {said}" for beat, said in beats)
        ),
    )
)
"""Drafts as text: mails, and call scripts a beat a line."""

_SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 10**30),
    st.floats(),
    sentences,
    st.text(max_size=12),
    st.sampled_from(
        ("PRICE1", "DAY1 [PRICE2]", "Tom", "[DAY 1", "pay $99", example_thread().messages[-1].body)
    ),
)
_ANY = st.recursive(
    _SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(_FIELDS), inner, max_size=3),
    max_leaves=8,
)
_FINDINGS = st.fixed_dictionaries(
    {},
    optional={
        "fact": st.sampled_from(("verbal_interest", "refusal", "buyer_actions", "price_total", "x", ""))
        | _ANY,
        "value": st.sampled_from(("intent", "opt_out", "none", "deposit", "1e999", "-1")) | _ANY,
        "message": st.integers(-1, 9) | _ANY,
        "quote": st.sampled_from([*(m.body for m in example_thread().messages), "I really want this", ""])
        | _ANY,
    },
)
_OBJECTS: SearchStrategy[Any] = st.one_of(
    st.dictionaries(st.sampled_from(_FIELDS), _ANY, max_size=8),
    st.lists(_FINDINGS, max_size=4).map(lambda found: {"findings": found}),
    _ANY,
)


@st.composite
def _spoken(draw: st.DrawFn) -> str:
    """JSON as models write it: fenced, with prose around it, thought about before."""
    text = json.dumps(draw(_OBJECTS), ensure_ascii=draw(st.booleans()))
    before = draw(st.sampled_from(("", "Sure! ", "```json\n", "<think>{</think>", "<think>", "[" * 60)))
    return before + text + draw(st.sampled_from(("", "\n```", " {", "}" * 3)))


model_answers: SearchStrategy[str] = broken(st.one_of(_spoken(), _spoken(), stray_text))
"""What a model may answer: nearly what was asked, or nothing of the kind."""
