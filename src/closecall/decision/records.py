"""What a decision carries: the approach, why, what speaks against, and what would change it (DOMAIN 4.4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Literal, NamedTuple


class Approach(StrEnum):
    """What to do now, most reserved first; ``ask_first`` asks the seller, ``confirm`` follows a yes."""

    RESPECT_NO = "respect_no"
    NURTURE = "nurture"
    GUIDE = "guide"
    ASK_FIRST = "ask_first"
    FIRM_CLOSE = "firm_close"
    CONFIRM = "confirm"


class Contribution(NamedTuple):
    """One fact's integer points in the readiness index.

    Attributes:
        fact: its name; also "size" (price for this buyer) and "behaviour" (the words-only cap).
        value: a JSON value.
        facts: names of the facts it rests on, so that their evidence can be shown.

    """

    fact: str
    value: Any
    points: int
    sentence: str
    facts: tuple[str, ...] = ()


class Blocker(NamedTuple):
    """Something that forbids a firm close, and what would lift it.

    Attributes:
        facts: names of the facts it rests on, so that their evidence can be shown.

    """

    code: str
    sentence: str
    lifted_by: str
    facts: tuple[str, ...] = ()


class Question(NamedTuple):
    """One question to the seller whose answer decides.

    Attributes:
        fact: the fact that the answer fills in.
        answers: for each answer worth naming, the approach it would give if all else turned out well;
            ``ask_first`` where something more would have to be asked. They never all agree.

    """

    fact: str
    ask: str
    answers: Mapping[str, Approach]


class Flip(NamedTuple):
    """One fact which, changed alone, gives another approach; ``before`` and ``after`` are JSON values."""

    fact: str
    before: Any
    after: Any
    approach: Approach


class Cadence(NamedTuple):
    """When to be in touch next, apart from how (S25).

    ``next_touch`` is None where the buyer is to write first, where a booked meeting comes first, or where
    there is no day to count from; ``why`` tells which.
    """

    next_touch: date | None
    why: str


class Coverage(NamedTuple):
    """How much of what matters is known, 0 to 1, weighted; never changes readiness."""

    value: float
    level: Literal["low", "medium", "high"]


@dataclass(frozen=True, slots=True)
class Decision:
    """The decision and everything that explains it.

    Attributes:
        readiness: an index from 0 to 100, not a chance of winning.
        ahead: the questions that follow where none of the answers to ``questions`` settles it.
        firm_on: what the draft may be firm about: the purchase, only the next step (large deals), or nothing.
        redirect: the seller knows that it is not good for them: guide towards what is.
        missing: the unknown ones of the seven required facts: "seller_conviction", "size",
            "decision_makers", "stage", "price_known", "need_confirmed", "hesitations".
        not_heard: facts of the buyer's of which nothing was heard, and with which the index would be high
            enough for a firm close, or for asking what is left; only where nothing forbids one.
        unheard: nobody could hear the buyer: the one question is what was said.
        rules: ids of the essay's rules that decided (S1-S26).

    """

    approach: Approach
    readiness: int
    coverage: Coverage
    contributions: tuple[Contribution, ...] = ()
    blockers: tuple[Blocker, ...] = ()
    questions: tuple[Question, ...] = ()
    ahead: tuple[Question, ...] = ()
    flips: tuple[Flip, ...] = ()
    not_heard: tuple[str, ...] = ()
    cadence: Cadence = field(default_factory=lambda: Cadence(None, ""))
    rules: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    firm_on: Literal["purchase", "next_step"] | None = None
    redirect: bool = False
    unheard: bool = False
    as_of: date | None = None
    policy: str = ""

    def to_dict(self, evidence_of: Mapping[str, list[int]] | None = None) -> dict[str, Any]:
        """The part from ``approach`` to ``rules`` of the public JSON, and ``not_heard`` where there is any.

        Args:
            evidence_of: for each fact, the ids of its evidence; empty where there is no thread.

        """
        ids = evidence_of or {}
        return {
            "approach": self.approach.value,
            "readiness": self.readiness,
            "coverage": {"value": round(self.coverage.value, 2), "level": self.coverage.level},
            "reasons": [
                {
                    "fact": c.fact,
                    "value": c.value,
                    "points": c.points,
                    "sentence": c.sentence,
                    "evidence": sorted({i for fact in c.facts or (c.fact,) for i in ids.get(fact, [])}),
                }
                for c in self.contributions
            ],
            "blockers": [
                {
                    "code": b.code,
                    "sentence": b.sentence,
                    "lifted_by": b.lifted_by,
                    "evidence": sorted({i for fact in b.facts for i in ids.get(fact, [])}),
                }
                for b in self.blockers
            ],
            "questions": [
                {"fact": q.fact, "ask": q.ask, "if": {answer: a.value for answer, a in q.answers.items()}}
                for q in self.questions
            ],
            "flips": [
                {"fact": f.fact, "from": f.before, "to": f.after, "approach": f.approach.value}
                for f in self.flips
            ],
            "cadence": {
                "next_touch": self.cadence.next_touch.isoformat() if self.cadence.next_touch else None,
                "why": self.cadence.why,
            },
            "rules": list(self.rules),
            **({"not_heard": list(self.not_heard)} if self.not_heard else {}),
        }
