"""The policy: every number and sentence that decides, as ``policy.toml`` or a file like it gives them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple


class Weight(NamedTuple):
    """The points that one fact gives.

    Attributes:
        named: points by value; True for facts that are yes or no.
        steps: for counts, (from, points), ascending; the last step reached counts.
        say: the seller's sentence by value; "" for every value without its own.

    """

    named: Mapping[str | bool, int]
    steps: tuple[tuple[int, int], ...]
    say: Mapping[str, str]
    why: str
    rules: tuple[str, ...]
    largest: int

    def points(self, value: object) -> int:
        """The points of a value; 0 where it is unknown (None) or not listed."""
        if not isinstance(value, int) or not self.steps:
            return self.named.get(value, 0) if isinstance(value, str | bool) else 0
        reached = 0
        for start, points in self.steps:
            if value < start:
                break
            reached = points
        return reached


class ReadinessRules(NamedTuple):
    """Where readiness starts, and the thresholds on it (index points)."""

    base: int
    firm_from: int
    nurture_below: int
    words_only_cap: int


class GateThresholds(NamedTuple):
    """From which count a gate answers yes; ``cusp_stage`` is the earliest stage that may be closed."""

    interest_units: int
    unanswered_touches: int
    cold_days: int
    committee: int
    firm_attempts: int
    cusp_stage: str


class CoverageRules(NamedTuple):
    """What known facts weigh, and where coverage is medium and high (shares of 1)."""

    without_points: int
    required_factor: int
    medium_from: Decimal
    high_from: Decimal


class SizeRules(NamedTuple):
    """When a price is large for this buyer; amounts in US dollars, shares of a year's means."""

    moderate_from: Decimal
    individual_most_share: Decimal
    individual_least_share: Decimal
    individual_floor: Decimal
    individual_large_from: Decimal
    individual_small_below: Decimal
    organisation_share: Decimal
    organisation_large_from: Decimal
    organisation_small_below: Decimal
    segment: Mapping[str, Decimal]
    say: Mapping[str, str]


class Gate(NamedTuple):
    """A yes/no question; yes forbids a firm close.

    Attributes:
        gentle: yes also forbids being firm about the next step.

    """

    question: str
    say: str
    lifted_by: str
    why: str
    facts: tuple[str, ...]
    rules: tuple[str, ...]
    gentle: bool


class SellerQuestion(NamedTuple):
    """What to ask the seller about a required fact, and why."""

    ask: str
    why: str


class CadenceRules(NamedTuple):
    """When to be in touch next, in days.

    Attributes:
        nurture_days: after up to one, two, three ... unanswered messages; the last holds from there on.

    """

    nurture_days: tuple[int, ...]
    last_unanswered: int
    brush_off_days: int
    not_now_days: int
    room_days: int
    days: Mapping[str, int]
    say: Mapping[str, str]


class Policy(NamedTuple):
    """All weights, thresholds, gates and sentences of one version.

    Attributes:
        version: as stated in the file, with a checksum of the file, so that two policies never share one.
        usd: US dollars for one unit of a currency, on ``usd_of``.
        rows: rule ids of each row of the decision table.

    """

    version: str
    readiness: ReadinessRules
    gates_from: GateThresholds
    weights: Mapping[str, Weight]
    coverage: CoverageRules
    size: SizeRules
    usd: Mapping[str, Decimal]
    usd_of: date
    gates: Mapping[str, Gate]
    questions: Mapping[str, SellerQuestion]
    most_questions: int
    cadence: CadenceRules
    most_flips: int
    rows: Mapping[str, tuple[str, ...]]
