"""Labelled conversations against what closecall answers: agreement, harm, and how well each fact is heard."""

from closecall.evaluation.agreement import Differences, FactCount
from closecall.evaluation.case_runner import Start, evaluate
from closecall.evaluation.cases import Case, read_cases
from closecall.evaluation.dialogues import read_dialogues
from closecall.evaluation.donations import DonationReport, hear_donations
from closecall.evaluation.outcomes import Outcome
from closecall.evaluation.report import Report, Tally

__all__ = [
    "Case",
    "Differences",
    "DonationReport",
    "FactCount",
    "Outcome",
    "Report",
    "Start",
    "Tally",
    "evaluate",
    "hear_donations",
    "read_cases",
    "read_dialogues",
]
