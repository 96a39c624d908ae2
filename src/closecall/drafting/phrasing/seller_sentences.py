"""The seller's own sentences in a draft of the template's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from closecall.decision.records import Approach
from closecall.drafting.phrasing.address_form import address_for, address_in
from closecall.drafting.phrasing.phrase_tables import chosen, seed_of
from closecall.drafting.records import Brief, Channel, Draft
from closecall.drafting.voice import Formality, Voice
from closecall.facts.vocabulary import Vulnerability
from closecall.text.language import UNDETERMINED, guess_language

_TALKATIVE = frozenset({Approach.FIRM_CLOSE, Approach.GUIDE, Approach.CONFIRM})


def liked(brief: Brief, kind: Literal["openings", "closings"], *, lang: str) -> str | None:
    """One of the sentences that the seller likes to begin or to end with, if it fits the occasion.

    None where the buyer is to be left in peace, is annoyed or in a hard place, and where no sentence is in
    the language and the address of the draft.
    """
    voice, address = brief.voice, address_for(brief, lang=lang)
    if voice is None or not _is_at_ease(brief) or voice.formality not in {None, address}:
        return None
    fit = [
        sentence
        for sentence in getattr(voice, kind)
        if is_said_in(lang, sentence, voice)
        and address_in(sentence, lang=lang) in {None, address or Formality.FORMAL}
    ]
    return chosen(fit, seed=f"{seed_of(brief)}:{kind}") if fit else None


def left_out(brief: Brief, draft: Draft) -> Iterator[str]:
    """What of the seller's voice a mail of the template's does without, where he would look for it."""
    voice = brief.voice
    if voice is None or draft.channel is not Channel.EMAIL:
        return
    lang = draft.lang
    if voice.sign_off and voice.sign_off not in draft.body:
        yield f'Your sign-off "{voice.sign_off}" is left out: the draft is in another language ({lang}).'
    for kind, own in (("openings", voice.openings), ("closings", voice.closings)):
        if own and _is_at_ease(brief) and not any(sentence in draft.body for sentence in own):
            yield (
                f"None of your {kind} is in the draft: each is in another language or form of address, "
                "or breaks a rule of drafts."
            )


def _is_at_ease(brief: Brief) -> bool:
    """Whether the buyer is in a mood for set phrases."""
    facts = brief.facts
    hard_place = facts.vulnerability not in {None, Vulnerability.NONE}
    return brief.approach in _TALKATIVE and not facts.annoyed and not hard_place


def is_said_in(lang: str, sentence: str, voice: Voice) -> bool:
    """Whether the seller says a sentence in a language; one too short to tell is in that of his others."""
    guessed = guess_language(sentence)
    if guessed == UNDETERMINED:
        guessed = guess_language(" ".join((*voice.openings, *voice.closings, *voice.samples)))
    return guessed in {lang, UNDETERMINED}
