"""Which noes refuse the purchase, which only a part of it, and of which that cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from closecall.facts.words.refusal.aftermath import From
from closecall.facts.words.refusal.as_it_goes_on import AS_IT_GOES_ON, BINDING, is_loose
from closecall.facts.words.refusal.continuation import is_gone_on_from
from closecall.facts.words.refusal.noes_of_a_talk import Talk, Verdict, first_row, is_explicit
from closecall.facts.words.refusal.purchase_steps import Act
from closecall.facts.words.refusal.refused_otherwise import OTHERWISE
from closecall.facts.words.speech.buyer_speech import LanguageCues
from closecall.facts.words.speech.utterance import Utterance
from closecall.thread.records import Thread


class Noes(NamedTuple):
    """The refusals of the purchase, and those that may be, each in order.

    Attributes:
        acted_on: those of the whole purchase after which the same buyer, in a later message, binds himself,
            or wants it though nobody had pleaded with him.

    """

    whole: tuple[Utterance, ...]
    doubted: tuple[Utterance, ...]
    unsettled: tuple[Utterance, ...]
    acted_on: tuple[Utterance, ...]


def sift(thread: Thread, utterances: Sequence[Utterance], language_cues: Sequence[LanguageCues]) -> Noes:
    """The noes of a thread by what becomes of them; without those of a part, and to another question."""
    noes = [said for said in utterances if said.cue.fact == "refusal"]
    talk = Talk(thread, utterances, language_cues, noes)
    noes = [no for no in noes if first_row(OTHERWISE, no, talk) is None]
    talk = Talk(thread, utterances, language_cues, noes)
    found: dict[Verdict, list[Utterance]] = {verdict: [] for verdict in Verdict}
    for no in noes:
        row = first_row(AS_IT_GOES_ON, no, talk)
        found[row.verdict if row else Verdict.WHOLE].append(no)
    whole, doubted, unsettled = (
        tuple(found[verdict]) for verdict in (Verdict.WHOLE, Verdict.DOUBTED, Verdict.UNSETTLED)
    )
    return Noes(whole, doubted, unsettled, tuple(no for no in whole if _is_acted_on(no, talk)))


def _is_acted_on(no: Utterance, talk: Talk) -> bool:
    """Whether a later message asks as an owner would, or goes on; after a loose no a binding one as well."""
    acts = BINDING if is_loose(no) else (Act.OWNS,)
    return is_explicit(no) and (
        talk.course.has(no, acts, From.LATER) or is_gone_on_from(talk.thread, no, talk.course)
    )
