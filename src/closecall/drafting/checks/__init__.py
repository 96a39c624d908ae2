"""The rules that a draft must keep (W1 to W18, and the rubrics of each approach), all in code.

:func:`problems_in` gives every broken rule at once; :data:`RULES` is the list of them. Rules judge text only:
nothing here writes drafts, and nothing that writes drafts lives here.
"""

from closecall.drafting.checks.registry import RULES, problems_in
from closecall.drafting.checks.rule import Rule, Span

__all__ = ["RULES", "Rule", "Span", "problems_in"]
