"""The facts closecall reasons from, and what each may be.

Every fact is optional; unknown (None) equals absent. Names and values are part of the public contract.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    ValidationError,
    WrapValidator,
    field_validator,
    model_validator,
)

from closecall.errors import FactsError
from closecall.facts.validation import faults, faults_of_item
from closecall.text.argument_kinds import as_a_part, require_kind

HINT = "`closecall facts --list` shows all facts and their values."
"""What to do about facts that cannot be used."""


class BuyerKind(StrEnum):
    """Who pays."""

    INDIVIDUAL = "individual"
    ORGANISATION = "organisation"


class OrgSegment(StrEnum):
    """Size of an organisation by turnover: up to 2, 10, 50 million euro, above (EU 2003/361)."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"


class BudgetStatus(StrEnum):
    """What the buyer said about money for this."""

    ALLOCATED = "allocated"
    AVAILABLE = "available"
    NONE = "none"


class ContactRole(StrEnum):
    """What the person we talk to can do. Only a decider can say yes."""

    DECIDER = "decider"
    INFLUENCER = "influencer"
    GATEKEEPER = "gatekeeper"
    USER = "user"


class VerbalInterest(StrEnum):
    """The buyer's strongest still-valid statement, weakest first (S11-S13)."""

    NONE = "none"
    CURIOUS = "curious"
    STRONG = "strong"
    INTENT = "intent"


WANTS_IT = (VerbalInterest.STRONG, VerbalInterest.INTENT)
"""The interest of one who wants the thing; a curious one only looks."""


class BuyerAction(StrEnum):
    """An advance: something the buyer did that costs him something (S14)."""

    TRIAL_USED = "trial_used"
    PILOT_RUN = "pilot_run"
    SHARED_DATA = "shared_data"
    BROUGHT_COLLEAGUE = "brought_colleague"
    ASKED_FOR_CONTRACT = "asked_for_contract"
    NAMED_AMOUNT_OR_DATE = "named_amount_or_date"
    DEPOSIT = "deposit"
    REFERRED = "referred"
    DID_TASK = "did_task"


class Refusal(StrEnum):
    """How the buyer said no, weakest first (S5).

    ``brush_off`` is a courteous deflection without a step; ``not_now`` will not buy before a date or event;
    ``explicit_no`` is a decision against buying in the buyer's own words; ``opt_out`` asks to stop contact.
    """

    NONE = "none"
    BRUSH_OFF = "brush_off"
    NOT_NOW = "not_now"
    EXPLICIT_NO = "explicit_no"
    OPT_OUT = "opt_out"


FINAL_REFUSALS = (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)
"""The noes that no day, no event and no later interest lifts."""


class HesitationKind(StrEnum):
    """What a hesitation is about."""

    PRICE = "price"
    AUTHORITY = "authority"
    NEED = "need"
    TIMING = "timing"
    TRUST = "trust"
    COMPETITOR = "competitor"
    STATUS_QUO = "status_quo"
    FIT = "fit"
    RISK = "risk"
    PROCESS = "process"
    UNSPECIFIED = "unspecified"


class Hardness(StrEnum):
    """``soft`` is a state of mind; ``hard`` means something must change before anyone can buy (S13)."""

    SOFT = "soft"
    HARD = "hard"


class HesitationStatus(StrEnum):
    """``answered`` by the seller is still open; only the buyer's own words make it ``resolved`` (S23)."""

    OPEN = "open"
    ANSWERED = "answered"
    RESOLVED = "resolved"


class Stage(StrEnum):
    """Where the sale stands, earliest first (S18, S22)."""

    NEW = "new"
    DISCOVERY = "discovery"
    EVALUATION = "evaluation"
    PROPOSAL = "proposal"
    NEGOTIATION = "negotiation"
    VERBAL_YES = "verbal_yes"
    ACCEPTED = "accepted"


YES_STAGES = (Stage.VERBAL_YES, Stage.ACCEPTED)
"""The stages in which the buyer has said yes."""


class Conviction(StrEnum):
    """Whether the seller is certain that it is good for this buyer (S16)."""

    CERTAIN = "certain"
    UNSURE = "unsure"
    NOT_GOOD = "not_good"


class Vulnerability(StrEnum):
    """Why this person must not be pressed."""

    NONE = "none"
    MINOR = "minor"
    DISTRESS = "distress"
    BEREAVEMENT = "bereavement"
    CAPACITY = "capacity"
    COMPLAINT = "complaint"


class Hesitation(BaseModel):
    """Something that holds the buyer back.

    Raises:
        FactsError: naming every unknown part and bad value at once.

    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    kind: HesitationKind = HesitationKind.UNSPECIFIED
    hardness: Hardness
    status: HesitationStatus = HesitationStatus.OPEN

    @model_validator(mode="wrap")
    @classmethod
    def _in_one_line(cls, data: object, validate: ModelWrapValidatorHandler[Self]) -> Self:
        """One line of ours in the place of pydantic's many."""
        try:
            return validate(data)
        except ValidationError as error:
            raise FactsError(faults_of_item(error, cls), hint=HINT) from None

    @property
    def is_vague(self) -> bool:
        """Whether it says no more than "let me think": soft, and of no kind that has a name."""
        return self.kind is HesitationKind.UNSPECIFIED and self.hardness is Hardness.SOFT

    @property
    def is_open(self) -> bool:
        """Open until the buyer himself has resolved it; answered by the seller is not enough."""
        return self.status is not HesitationStatus.RESOLVED


AMOUNTS = ("price_total", "annual_means", "approval_limit")
"""The facts that are sums in ``currency``."""

MOST_COUNTED = 10_000
LARGEST_SUM = Decimal("1e15")
Count = Annotated[int, Field(ge=0, le=MOST_COUNTED, strict=True)]
Money = Annotated[Decimal, Field(gt=0, le=LARGEST_SUM, allow_inf_nan=False)]
CurrencyCode = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


WALL = Hesitation(kind=HesitationKind.UNSPECIFIED, hardness=Hardness.HARD, status=HesitationStatus.OPEN)
"""What stands for words that may be a no: no firmness until the seller has told what they mean (S13)."""


class Facts(BaseModel):
    """What is known about a sale; ``docs/facts.md`` of the repository tells sources and roles.

    Amounts are in ``currency`` (ISO 4217); ``price_total`` is the first commitment: the one-off price, else
    twelve months, else the full minimum term when longer. ``decision_makers_agreed`` does not count the
    contact until he says yes himself. Unknown names are refused, so that a typo cannot pass as "unknown".

    Raises:
        FactsError: naming every unknown name, bad value and contradiction at once.

    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)

    buyer_kind: BuyerKind | None = None
    price_total: Money | None = None
    currency: CurrencyCode | None = None
    annual_means: Money | None = None
    org_segment: OrgSegment | None = None
    approval_limit: Money | None = None
    budget_status: BudgetStatus | None = None
    decision_makers_total: Annotated[int, Field(ge=1, le=MOST_COUNTED, strict=True)] | None = None
    decision_makers_agreed: Count | None = None
    decision_maker_objects: bool | None = None
    contact_role: ContactRole | None = None
    verbal_interest: VerbalInterest | None = None
    buying_questions: Count | None = None
    buyer_actions: tuple[BuyerAction, ...] | None = None
    meetings_kept: Count | None = None
    no_shows: Count | None = None
    next_meeting_booked: bool | None = None
    buyer_initiated: Count | None = None
    days_since_buyer: Count | None = None
    seller_unanswered: Count | None = None
    auto_reply_pending: bool | date | None = None
    refusal: Refusal | None = None
    refusal_retracted: bool | None = None
    defer_until: date | None = None
    hesitations: tuple[Annotated[Hesitation, WrapValidator(as_a_part)], ...] | None = None
    wants_guidance: bool | None = None
    asked_no_pressure: bool | None = None
    annoyed: bool | None = None
    competitor_active: bool | None = None
    existing_customer: bool | None = None
    need_confirmed: bool | None = None
    stage: Stage | None = None
    price_known: bool | None = None
    open_buyer_questions: Count | None = None
    critical_date: date | None = None
    reversible: bool | None = None
    seller_conviction: Conviction | None = None
    conviction_reasons: tuple[Annotated[str, Field(min_length=1, max_length=1_000)], ...] | None = Field(
        default=None, repr=False
    )
    firm_attempts: Count | None = None
    vulnerability: Vulnerability | None = None
    median_reply_hours: Annotated[float, Field(ge=0, allow_inf_nan=False)] | None = None
    seller_talk_share: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] | None = None

    @field_validator("buyer_actions")
    @classmethod
    def _each_action_once(cls, actions: tuple[BuyerAction, ...] | None) -> tuple[BuyerAction, ...] | None:
        return None if actions is None else tuple(a for a in BuyerAction if a in actions)

    @field_validator("hesitations")
    @classmethod
    def _canonical_order(cls, items: tuple[Hesitation, ...] | None) -> tuple[Hesitation, ...] | None:
        return None if items is None else tuple(sorted(items, key=_hesitation_rank))

    @model_validator(mode="after")
    def _no_contradiction(self) -> Self:
        total, agreed = self.decision_makers_total, self.decision_makers_agreed
        if total is not None and agreed is not None and agreed > total:
            raise ValueError(
                f"decision_makers_agreed is {agreed}, more than decision_makers_total, which is {total}"
            )
        return self

    @model_validator(mode="wrap")
    @classmethod
    def _in_one_line(cls, data: object, validate: ModelWrapValidatorHandler[Self]) -> Self:
        """One line of ours in the place of pydantic's many; declared last, so that it is the outermost."""
        try:
            return validate(data)
        except ValidationError as error:
            raise FactsError(faults(error, cls.model_fields), hint=HINT) from None

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any]) -> Self:
        """Facts from a JSON or TOML object.

        Raises:
            FactsError: naming every unknown name, bad value and contradiction at once.

        """
        return cls.model_validate(dict(data))

    @classmethod
    def of(cls, told: Facts | Mapping[str, Any]) -> Facts:
        """Facts as a caller gives them: as they are, or from a mapping of names to values.

        Raises:
            FactsError: the mapping holds an unknown name, a bad value or a contradiction.
            InputError: it is something else.

        """
        require_kind("facts", told, (Facts, Mapping), takes="Facts, or a mapping of names to values")
        return told if isinstance(told, Facts) else cls.from_mapping(told)

    def known(self) -> dict[str, Any]:
        """Name and value of every known fact, in field order."""
        return {name: value for name in type(self).model_fields if (value := getattr(self, name)) is not None}

    def to_dict(self) -> dict[str, Any]:
        """The known facts as JSON values; whole amounts become integers."""
        return {name: _plain(value) for name, value in self.known().items()}

    @property
    def standing_refusal(self) -> Refusal | None:
        """The refusal that still holds; none where the buyer took it back."""
        return None if self.refusal_retracted else self.refusal

    def open_hesitations(self, hardness: Hardness | None = None) -> tuple[Hesitation, ...]:
        """Hesitations that the buyer has not resolved, of one hardness or of both."""
        return tuple(
            h for h in self.hesitations or () if h.is_open and (hardness is None or h.hardness is hardness)
        )


def rank(kind: type[StrEnum], value: str | None) -> int:
    """The place of a value in the order of its kind, such as :class:`Refusal`; unknown is below all."""
    return -1 if value is None else list(kind).index(kind(value))


def _hesitation_rank(item: Hesitation) -> tuple[int, int, int]:
    return (
        rank(HesitationKind, item.kind),
        rank(Hardness, item.hardness),
        rank(HesitationStatus, item.status),
    )


def _plain(value: Any) -> Any:  # noqa: ANN401  any fact's value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
