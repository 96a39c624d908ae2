"""The classifier takes no hesitation from a sentence that says this is none, or that he decides alone."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from closecall.facts.classifier import load_linear_ear
from closecall.facts.classifier_facts import sentence_labels
from closecall.facts.classifier_facts.sentence_labels import listen_again
from closecall.thread.records import Message, Side, Speaker, Thread, ThreadKind


def labels(text: str, label: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is kept of a label that the classifier hears in every sentence."""

    def heard(*_args: object, **_options: object) -> Mapping[str, float]:
        return {label: 0.9}

    monkeypatch.setattr(sentence_labels, "heard_labels", heard)
    thread = Thread(ThreadKind.EMAIL, (Message(Speaker(side=Side.BUYER), text),), "en")
    return [told.label for told in listen_again(thread, ear=load_linear_ear(), understood=())]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The money is there, that's not it.", "soft_price"),
        ("Nothing is holding me back.", "soft_risk"),
        ("As the owner I decide alone.", "hard_authority"),
        ("We turn away jobs because we can't cut fast enough, that's 6k a month.", "hard_price"),
    ],
)
def test_a_sentence_that_says_it_is_none_gives_no_hesitation(
    text: str, label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert labels(text, label, monkeypatch) == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The money is a worry.", "soft_price"),
        ("The board would have to see it.", "hard_authority"),
        ("As the owner I decide alone.", "soft_risk"),
        ("We lost two clients because we can't deliver, so cash is tight.", "hard_price"),
    ],
)
def test_any_other_sentence_keeps_what_was_heard(
    text: str, label: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert labels(text, label, monkeypatch) == [label]
