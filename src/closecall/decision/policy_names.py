"""The names that a policy file must hold: gates, required facts, rows, sentences and their blanks."""

from __future__ import annotations

from typing import Literal, get_args

GATE_CODES = (
    "refusal_opt_out",
    "refusal_explicit_no",
    "refusal_not_now",
    "brush_off",
    "vulnerable_buyer",
    "seller_not_certain",
    "no_reason_given",
    "large_purchase",
    "wants_guidance",
    "asked_no_pressure",
    "annoyed",
    "decision_maker_objects",
    "decision_makers_missing",
    "large_committee",
    "contact_cannot_decide",
    "above_approval_limit",
    "hard_objection_open",
    "nothing_to_disagree_with",
    "unanswered_question",
    "not_on_the_cusp",
    "price_not_known",
    "need_not_confirmed",
    "already_pressed",
    "buyer_silent",
    "cold",
    "auto_reply_pending",
    "no_significant_interest",
)
"""Codes of all blockers, weightiest first; the order in which they are listed."""

GATE_FIELDS = (
    "attempts",
    "back",
    "days",
    "hard",
    "limit",
    "missing",
    "questions",
    "role",
    "size",
    "stage",
    "total",
    "unanswered",
    "until",
    "vulnerability",
)
"""Blanks that the sentence of a gate may hold."""

REQUIRED = (
    "seller_conviction",
    "size",
    "decision_makers",
    "stage",
    "price_known",
    "need_confirmed",
    "hesitations",
)
"""The seven questions that must be answered before a firm close, most decisive first."""

QUESTIONS = (
    "refusal",
    "possible_yes",
    "seller_conviction",
    "buyer_kind",
    "price_total",
    "annual_means",
    "currency",
    "decision_makers_total",
    "decision_makers_agreed",
    "stage",
    "price_known",
    "need_confirmed",
    "hesitations",
)
"""What a seller can be asked: for a fact, or by ``possible_yes`` for the stage where words may be a yes."""

QUESTION_FIELDS = {"annual_means": ("border", "means")}
"""Blanks that a question may hold."""

Row = Literal[
    "respect_no",
    "unheard",
    "confirm",
    "deferred",
    "nurture",
    "blocked",
    "ask_first",
    "firm_close",
    "not_ready",
]
"""A row of the decision table; they stand here first match first."""

ROWS: tuple[str, ...] = get_args(Row)

SIZE_SENTENCES = {
    "individual": ("share", "price"),
    "organisation": ("share", "price"),
    "segment": ("price", "segment"),
    "unknown": ("price",),
    "approval": ("price", "limit"),
    "dollars": (),
}
"""Sentences about size with the blanks that each may hold."""

CADENCE_DAYS = {
    "firm_days": "firm_close",
    "guide_days": "guide",
    "confirm_days": "confirm",
    "ask_days": "ask_first",
}
"""Settings of the wait after each approach that has a fixed one."""

CADENCE_SENTENCES = (
    "none",
    "stopped",
    "closing_note",
    "deferred",
    "date_come",
    "away",
    "nurture",
    "meeting",
    "firm_close",
    "guide",
    "room",
    "confirm",
    "ask_first",
)
"""Sentences about the next touch; each may hold {days} and {unanswered}."""
