"""Labelled cases against what closecall answers: agreement, harm, and each fact's precision and recall."""

from closecall.evaluation.cases import Case, read_cases
from closecall.evaluation.report import FactCount, Outcome, Report, Start, evaluate

__all__ = ["Case", "FactCount", "Outcome", "Report", "Start", "evaluate", "read_cases"]
