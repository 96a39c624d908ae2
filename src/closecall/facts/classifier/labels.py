"""The port to a sentence classifier, and from its scores to labels: what is sure enough to be said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp
from typing import Protocol

from closecall.text.linear import Label
from closecall.text.tokens import Words

LANGUAGE = "en"
"""The language of the sentences that it learnt from."""
_ONE_LOG_ODDS = 64
_FEWEST_WORDS = 2
# In 64ths of log odds. Greetings, thanks and small talk score far lower than this below every threshold.
_LEANING = 40
_JUST_FAILS = 10
# A family is heard as a whole, because its kinds are too rare to be trusted alone.
_FAMILIES = ("soft", "hard", "act")


class SentenceClassifier(Protocol):
    """A classifier of sentences; the same words always have the same scores."""

    @property
    def labels(self) -> Sequence[Label]:
        """All that it can hear, in the order of the scores."""

    def scores(self, folded: Sequence[str], *, is_question: bool) -> Sequence[int]:
        """The score of each label for a sentence's folded words; 64 is one unit of log odds."""


def heard_labels(words: Words, *, is_question: bool, ear: SentenceClassifier) -> Mapping[str, float]:
    """What a sentence says, with how sure the model is (0 to 1, not a calibrated chance); empty for most.

    The labels: ``opt_out``, ``explicit_no``, ``not_now``, ``brush_off``; ``curious``, ``strong``, ``intent``
    (one of them); ``soft_KIND``, ``hard_KIND`` (one kind each) and ``act_ACTION`` (one); ``need``,
    ``wants_guidance``, ``no_pressure``, ``annoyed``, ``vulnerable``, ``sole_decider``, ``others_decide``.
    Only those with a target in ``training/targets.toml`` that training could meet are ever heard.

    Args:
        ear: who listens.

    """
    if len(words.folded) < _FEWEST_WORDS:
        return {}
    scores = ear.scores(words.folded, is_question=is_question)
    heard = [
        label.name
        for label, score in zip(ear.labels, scores, strict=True)
        if label.threshold is not None and score >= label.threshold
    ]
    if not heard:
        return {}
    named = {label.name: score for label, score in zip(ear.labels, scores, strict=True)}
    return {name: _sureness(score) for name, score in _named(heard, named)}


def leans_to(words: Words, label: str, *, is_question: bool, ear: SentenceClassifier) -> bool:
    """Whether a sentence is near enough to a label that somebody else's hearing of it can be believed.

    Args:
        label: one that has a threshold of its own; for kinds of hesitations and deeds, "soft", "hard" or
            "act", for grades of interest "interest", "wants" or "intent".
        ear: who listens.

    """
    told = zip(ear.labels, ear.scores(words.folded, is_question=is_question), strict=True)
    return any(
        score >= known.threshold - _LEANING
        for known, score in told
        if known.name == label and known.threshold is not None
    )


def all_but_is(words: Words, label: str, *, is_question: bool, ear: SentenceClassifier) -> bool:
    """Whether a sentence only just fails to be heard as a label; arguments as of :func:`leans_to`."""
    told = zip(ear.labels, ear.scores(words.folded, is_question=is_question), strict=True)
    return any(
        known.threshold - _JUST_FAILS <= score < known.threshold
        for known, score in told
        if known.name == label and known.threshold is not None
    )


def _named(heard: list[str], scores: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """The labels heard; of a family the likeliest kind, of the grades of interest the highest."""
    for name in heard:
        if name in _FAMILIES:
            kinds = [label for label in scores if label.startswith(f"{name}_")]
            yield max(kinds, key=scores.__getitem__), scores[name]
        elif name not in ("interest", "wants", "curious", "strong", "intent"):
            yield name, scores[name]
    grades = (("intent", "intent"), ("strong", "wants"), ("curious", "interest"))
    found = next(((grade, scores[family]) for grade, family in grades if family in heard), None)
    if found:
        yield found


def _sureness(score: int) -> float:
    return 1 / (1 + exp(-score / _ONE_LOG_ODDS))
