"""The seller's own sentences in a draft of the template's."""

from __future__ import annotations

from typing import Literal

from closecall.decision.records import Approach
from closecall.drafting.records import Brief
from closecall.drafting.template.wording import chosen, seed_of
from closecall.drafting.voice import Voice
from closecall.facts.vocabulary import Vulnerability
from closecall.text.language import guess_language

_TALKATIVE = frozenset({Approach.FIRM_CLOSE, Approach.GUIDE, Approach.CONFIRM})


def liked(brief: Brief, kind: Literal["openings", "closings"], *, lang: str) -> str | None:
    """One of the sentences that the seller likes to begin or to end with, if it fits the occasion.

    None where the buyer is to be left in peace, is annoyed or in a hard place, and where no sentence is in
    the language.
    """
    if brief.voice is None or not _is_at_ease(brief):
        return None
    fit = [sentence for sentence in getattr(brief.voice, kind) if _is_in(lang, sentence, brief.voice)]
    return chosen(fit, seed=f"{seed_of(brief)}:{kind}") if fit else None


def _is_at_ease(brief: Brief) -> bool:
    """Whether the buyer is in a mood for set phrases."""
    facts = brief.facts
    hard_place = facts.vulnerability not in {None, Vulnerability.NONE}
    return brief.approach in _TALKATIVE and not facts.annoyed and not hard_place


def _is_in(lang: str, sentence: str, voice: Voice) -> bool:
    """Whether a sentence is in a language; one too short to tell is in that of the whole voice."""
    guessed = guess_language(sentence)
    if guessed == "und":
        guessed = guess_language(" ".join((*voice.openings, *voice.closings, *voice.samples)))
    return guessed == lang
