"""Where a reading agrees with the labels of a case, fact by fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from closecall.facts.findings import says_something
from closecall.facts.vocabulary import Facts

Items = Callable[[Any], list[Any]]

SECOND_LOOKS = ("hesitations: kind", "refusal: any", "refusal: opt_out")
"""Rows that look once more at a fact that has a row of its own."""

# Part of a case's truth even where its labels are silent: nobody labels a refusal that is not there.
_NEVER_UNLABELLED = (
    "refusal",
    "refusal_retracted",
    "wants_guidance",
    "asked_no_pressure",
    "annoyed",
    "vulnerability",
)


@dataclass(frozen=True, slots=True)
class FactCount:
    """How often what a fact says was read as labelled.

    Attributes:
        right: read as labelled.
        wrong: read as something else than the label says.
        missed: labelled, and not read.
        extra: read, where the label says that there is nothing, such as a refusal that nobody uttered.

    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    extra: int = 0

    def __add__(self, other: FactCount) -> FactCount:
        return FactCount(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
            self.extra + other.extra,
        )

    @property
    def precision(self) -> float | None:
        """Of those read, the share that is right; None when none was read."""
        read = self.right + self.wrong + self.extra
        return self.right / read if read else None

    @property
    def recall(self) -> float | None:
        """Of those labelled, the share that was read right; None when none is labelled."""
        labelled = self.right + self.wrong + self.missed
        return self.right / labelled if labelled else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None when there was nothing to read and nothing read."""
        both = 2 * self.right + 2 * self.wrong + self.missed + self.extra
        return 2 * self.right / both if both else None

    def to_dict(self) -> dict[str, Any]:
        """The counts and shares as JSON."""
        return {
            "right": self.right,
            "wrong": self.wrong,
            "missed": self.missed,
            "extra": self.extra,
            "precision": _rounded(self.precision),
            "recall": _rounded(self.recall),
            "f1": _rounded(self.f1),
        }


@dataclass(frozen=True, slots=True)
class Differences:
    """What was read otherwise than labelled in one case, each fact with its values as JSON.

    Attributes:
        wrong: fact to label and reading.
        missed: fact to label.
        extra: fact to reading, where the label says that there is nothing.
        unlabelled: fact to reading, where the labels do not speak of it: counted neither way.

    """

    wrong: dict[str, tuple[Any, Any]] = field(default_factory=dict)
    missed: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    unlabelled: dict[str, Any] = field(default_factory=dict)


def count_facts(labels: Mapping[str, Any], read: Mapping[str, Any]) -> Iterator[tuple[str, FactCount]]:
    """Each row of the table of facts with the counts of one case.

    A fact of several parts (buyer actions, hesitations) counts part by part. ``refusal: any`` asks whether a
    refusal of whatever kind was heard, ``hesitations: in full`` for kind, hardness and status alike.

    Args:
        labels: the true facts as JSON values.
        read: the facts that were read, likewise.

    """
    for fact in Facts.model_fields:
        if fact in read and not _is_labelled(fact, labels):
            continue  # nobody knows whether it is right
        for row, items in _rows(fact):
            yield row, _matched(items(labels.get(fact)), items(read.get(fact)))


def differences(labels: Mapping[str, Any], read: Mapping[str, Any]) -> Differences:
    """The facts that were read otherwise than labelled, in the order of the vocabulary."""
    found = Differences()
    for fact in Facts.model_fields:
        _, items = _rows(fact)[-1]
        label, reading = items(labels.get(fact)), items(read.get(fact))
        if reading and not _is_labelled(fact, labels):
            found.unlabelled[fact] = read[fact]
        elif label and not reading:
            found.missed[fact] = labels[fact]
        elif reading and not label:
            found.extra[fact] = read[fact]
        elif _matched(label, reading).right < max(len(label), len(reading)):
            found.wrong[fact] = (labels[fact], read[fact])
    return found


def _is_labelled(fact: str, labels: Mapping[str, Any]) -> bool:
    return labels.get(fact) is not None or fact in _NEVER_UNLABELLED


def _rows(fact: str) -> tuple[tuple[str, Items], ...]:
    """The rows of the table that a fact fills; the last one looks at all of its value."""
    match fact:
        case "hesitations":
            return ("hesitations: kind", _kinds), ("hesitations: in full", _in_full)
        case "refusal":
            return ("refusal: any", _any_refusal), ("refusal: opt_out", _opt_out), ("refusal", _whole(fact))
        case "buyer_actions":
            return ((fact, _parts),)
        case "conviction_reasons":
            return ((fact, _some),)
        case _:
            return ((fact, _whole(fact)),)


def _whole(fact: str) -> Items:
    return lambda value: [value] if says_something(fact, value) else []


def _parts(value: Any) -> list[Any]:  # noqa: ANN401
    return list(value or ())


def _some(value: Any) -> list[Any]:  # noqa: ANN401  sentences in own words: only whether there are any
    return ["some"] if value else []


def _any_refusal(value: Any) -> list[Any]:  # noqa: ANN401
    return ["some"] if says_something("refusal", value) else []


def _opt_out(value: Any) -> list[Any]:  # noqa: ANN401
    return ["opt_out"] if value == "opt_out" else []


def _kinds(value: Any) -> list[Any]:  # noqa: ANN401
    return [item.get("kind", "unspecified") for item in value or ()]


def _in_full(value: Any) -> list[Any]:  # noqa: ANN401
    return [
        (item.get("kind", "unspecified"), item["hardness"], item.get("status", "open"))
        for item in value or ()
    ]


def _matched(label: list[Any], read: list[Any]) -> FactCount:
    left = list(read)
    right = 0
    for wanted in label:
        found = next((i for i, item in enumerate(left) if _same(item, wanted)), None)
        if found is not None:
            del left[found]
            right += 1
    missing = len(label) - right
    wrong = min(missing, len(left))
    return FactCount(right, wrong, missing - wrong, len(left) - wrong)


def _same(read: Any, label: Any) -> bool:  # noqa: ANN401
    if isinstance(read, bool) or isinstance(label, bool):
        return read is label
    if isinstance(read, int | float) and isinstance(label, int | float):
        # Half a percent: what rounding in a label does to an amount.
        return abs(Decimal(str(read)) - Decimal(str(label))) <= abs(Decimal(str(label))) / 200
    return bool(read == label)


def total(counts: Iterable[tuple[str, FactCount]]) -> dict[str, FactCount]:
    """The counts added up by row; rows in which nothing was labelled and nothing read are left out."""
    rows: dict[str, FactCount] = {}
    for row, count in counts:
        rows[row] = rows.get(row, FactCount()) + count
    return {row: count for row, count in rows.items() if count != FactCount()}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
