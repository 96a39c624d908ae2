"""What a batch came to: counted row by row, small however many rows there are."""

from __future__ import annotations

from bisect import insort
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from closecall.model.port import Tokens

_MOST_READY = 10
_NEVER_READY = frozenset({"respect_no", "confirm"})
_ACTED_ON = ("confirm", "firm_close")
"""Approaches of which each row is named: they wait for the seller today."""
_MOST_NAMED = 50
_NOT_PRESSED = "vulnerable_buyer"
_MAYBE_A_NO = "refusal"
_LONGEST_MESSAGE = 200


class Failures(NamedTuple):
    """Rows that failed with one type of error.

    Attributes:
        rows: how many.
        first: the id of the first.
        message: what is wrong with the first, cut to 200 characters.
        row: which of the rows the first is, from 1; 0 where an older journal does not tell.

    """

    rows: int
    first: str
    message: str
    row: int = 0


@dataclass(slots=True)
class Tally:
    """Counts over the rows so far.

    Attributes:
        rows: all of them, failures and those left out included.
        approaches: rows of each approach, also of those that ``--only`` leaves out.
        blockers: what stood against a firm close, and in how many rows.
        failures: by the type of error.
        left_out: rows with an approach that was not asked for.
        stepped_in: drafts that the template wrote because the model did not serve.
        named: the ids of the first fifty rows of each approach that waits for the seller.
        ready: readiness, id and approach of the ten most ready deals, the most ready first. A buyer who said
            no, may have said it, or must not be pressed is none, whatever his readiness; nor is one who has
            bought.

    """

    rows: int = 0
    approaches: Counter[str] = field(default_factory=Counter)
    blockers: Counter[str] = field(default_factory=Counter)
    failures: dict[str, Failures] = field(default_factory=dict)
    left_out: int = 0
    stepped_in: int = 0
    tokens: Tokens = field(default_factory=Tokens)
    named: dict[str, list[str]] = field(default_factory=dict)
    ready: list[tuple[int, str, str]] = field(default_factory=list)

    def count(self, row: Mapping[str, Any]) -> None:
        """One more row, as :func:`~closecall.batch.answer` tells it."""
        self.rows += 1
        if "error" in row:
            self._fail(row["id"], row["error"])
            return
        self.approaches[row["approach"]] += 1
        if row.get("left_out"):
            self.left_out += 1
            return
        self.blockers.update({blocker["code"]: 1 for blocker in row["blockers"]})
        provenance = row["provenance"]
        self.stepped_in += row["source"] == "template" and provenance["model"] is not None
        for spent in (provenance, provenance.get("reader")):
            if spent:
                self.tokens += Tokens(spent["tokens"]["prompt"], spent["tokens"]["completion"])
        self._name(row)
        self._rank(row)

    def to_dict(self) -> dict[str, Any]:
        """The counts as JSON values, the most frequent first."""
        return {
            "rows": self.rows,
            "approaches": dict(self.approaches.most_common()),
            "blockers": dict(self.blockers.most_common()),
            "failures": {kind: one._asdict() for kind, one in self.failures.items()},
            "left_out": self.left_out,
            "stepped_in": self.stepped_in,
            "tokens": {"prompt": self.tokens.prompt, "completion": self.tokens.completion},
            "named": {approach: list(names) for approach, names in self.named.items()},
            "ready": [{"id": name, "readiness": r, "approach": approach} for r, name, approach in self.ready],
        }

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Self:
        """The tally that :meth:`to_dict` tells of."""
        return cls(
            rows=told["rows"],
            approaches=Counter(told["approaches"]),
            blockers=Counter(told["blockers"]),
            failures={kind: Failures(**one) for kind, one in told["failures"].items()},
            left_out=told["left_out"],
            stepped_in=told["stepped_in"],
            tokens=Tokens(told["tokens"]["prompt"], told["tokens"]["completion"]),
            # A journal of before does not hold them.
            named={approach: list(names) for approach, names in told.get("named", {}).items()},
            ready=[(deal["readiness"], deal["id"], deal["approach"]) for deal in told["ready"]],
        )

    def _fail(self, name: str, error: Mapping[str, Any]) -> None:
        new = Failures(0, name, error["message"][:_LONGEST_MESSAGE], self.rows)
        known = self.failures.get(error["type"], new)
        self.failures[error["type"]] = known._replace(rows=known.rows + 1)

    def _name(self, row: Mapping[str, Any]) -> None:
        if row["approach"] in _ACTED_ON:
            names = self.named.setdefault(row["approach"], [])
            if len(names) < _MOST_NAMED:
                names.append(row["id"])

    def _rank(self, row: Mapping[str, Any]) -> None:
        if row["approach"] not in _NEVER_READY and not _is_held_back(row):
            # Of two equally ready deals the earlier row stays in front.
            insort(self.ready, (row["readiness"], row["id"], row["approach"]), key=lambda deal: -deal[0])
            del self.ready[_MOST_READY:]


def _is_held_back(row: Mapping[str, Any]) -> bool:
    """Whether the row may be a no that nobody understood, or is about somebody who must not be pressed."""
    asked = any(question["fact"] == _MAYBE_A_NO for question in row["questions"])
    return asked or any(blocker["code"] == _NOT_PRESSED for blocker in row["blockers"])
