"""The writer that needs no model."""

from __future__ import annotations

from closecall.decision.records import Approach
from closecall.drafting.records import Brief, Written
from closecall.facts.vocabulary import Refusal


def gets_a_draft(brief: Brief) -> bool:
    """Whether the buyer may be written to: not after an opt-out (R5), not while the seller is to be asked.

    Nor over what may be the no of one who must not be pressed: he gets no question, and no letter either.
    """
    opted_out = brief.facts.standing_refusal is Refusal.OPT_OUT
    return not (opted_out or brief.possible_no) and brief.approach is not Approach.ASK_FIRST


class TemplateWriter:
    """A :class:`~closecall.drafting.records.Writer` that composes drafts from facts and quotes.

    It writes English, German, French and Spanish. Deterministic. A draft that breaks a rule through something
    quoted is composed again without quotes; ``problems`` holds what is left after that, and that a language
    was asked for which it does not write.
    """

    def write(self, brief: Brief) -> Written:
        """A draft for the brief; None where :func:`gets_a_draft` says no."""
        if not gets_a_draft(brief):
            return Written(draft=None, source="none")
        from closecall.drafting.template.approaches.selection import drafted  # noqa: PLC0415  many threads get no draft

        return drafted(brief)

    async def write_async(self, brief: Brief) -> Written:
        """The same; there is nothing to wait for."""
        return self.write(brief)
