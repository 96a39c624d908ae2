"""The rules that a draft must keep (W1 to W18, and the rubrics of each approach), all in code.

:func:`problems_in` gives every broken rule at once; :data:`RULES` is the list of them. Rules judge text only:
nothing here writes drafts, and nothing that writes drafts lives here. With the template they share the
wording of a greeting (``phrasing``); it takes from here the check, and how words of content are told.

The ids of the rules, by family:

=====  =====================================================
W      every draft
F      a firm close
G      a guiding message
N      a message that nurtures
C      a confirmation
R      a reply to a refusal
K      a call script
P      the parts that a draft declares
=====  =====================================================
"""

from closecall.drafting.checks.registry import RULES, problems_in
from closecall.drafting.checks.rule import Rule
from closecall.drafting.checks.spans.draft_span import Span

__all__ = ["RULES", "Rule", "Span", "problems_in"]
