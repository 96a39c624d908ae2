"""Labelled cases against what closecall answers: agreement, harm, and each fact's precision and recall."""

from closecall.evaluation.agreement import Differences, FactCount
from closecall.evaluation.cases import Case, read_cases
from closecall.evaluation.outcomes import Outcome
from closecall.evaluation.report import Report
from closecall.evaluation.running import Start, evaluate

__all__ = ["Case", "Differences", "FactCount", "Outcome", "Report", "Start", "evaluate", "read_cases"]
