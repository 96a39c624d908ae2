"""How much of a sale a model is shown: one record for the drafts and for the second reader."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from closecall.drafting.records import Brief
from closecall.errors import InputError


class Disclosure(NamedTuple):
    """What leaves the machine in a request to a model; by default the conversation with tokens for figures.

    Attributes:
        facts_only: facts, decision and the seller's reasons, but no message, quote, note or sample mail.
        redact: names, firms and word amounts become tokens too, in the conversation, in the quotes and for
            the second reader; the note and the sample mails stay here.

    """

    facts_only: bool = False
    redact: bool = False

    def of(self, brief: Brief) -> Brief:
        """What of a brief may be shown; the whole brief still judges what comes back."""
        if not (self.facts_only or self.redact):
            return brief
        voice = brief.voice.model_copy(update={"samples": ()}) if brief.voice else None
        shown = replace(brief, note=None, voice=voice)
        return replace(shown, thread=None, evidence=()) if self.facts_only else shown

    def require_conversation(self) -> None:
        """Refuse to let a model read where it may see no conversation.

        Raises:
            InputError: ``facts_only`` is set.

        """
        if self.facts_only:
            raise InputError(
                "A model cannot read the conversation when only facts may be sent.",
                hint="Use --reader words with --facts-only, or --redact instead.",
            )


EVERYTHING = Disclosure()
"""Nothing held back but what is always a token."""
