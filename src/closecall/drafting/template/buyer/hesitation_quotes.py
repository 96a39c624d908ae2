"""The buyer's words for what holds him back: those that name it before those that only put off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from closecall.drafting.phrasing.phrase_tables import table, written_language
from closecall.drafting.records import Brief
from closecall.drafting.template.buyer.citable_quotes import cited
from closecall.facts.cues.cue_mentions import said_in
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import Hesitation, HesitationKind
from closecall.text.tokens import words_of

_FACT = "hesitations"
# "Let me sleep on it a bit more": a sentence of no more words, with no kind, only puts off.
_LONGEST_PUTTING_OFF = 8


class _Telling(NamedTuple):
    """A sentence that tells of a hesitation, its kind where that is heard, and where the words for it begin.

    "Unspecified" is no kind.
    """

    evidence: Evidence
    kind: HesitationKind | None
    at: int | None

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the thread."""
        return self.evidence.message or 0, self.at or self.evidence.start or 0

    @property
    def names_it(self) -> int:
        """How plainly it says what holds him: 2 by its kind, 1 in many words, 0 where it only puts off."""
        if self.kind:
            return 2
        return int(len(self.evidence.quote.split()) > _LONGEST_PUTTING_OFF)


def words_that_hold_back(brief: Brief, kind: HesitationKind | None, *, longest: int) -> str | None:
    """A slice of the buyer's words for a hesitation, of 4 to ``longest`` words, fit to cite.

    Args:
        brief: what is written from.
        kind: what the draft speaks of; None where anything that holds him back may be meant.
        longest: words that the slice may have.

    """
    told = [t for t in _told(brief) if not _is_settled(brief, t.kind)]
    others = {h.kind for h in brief.facts.hesitations or ()} - {kind, HesitationKind.UNSPECIFIED}
    meant = [t for t in told if kind is None or t.kind is kind or (not others and not t.kind and t.names_it)]
    # Beside a sentence that names it, one that only puts off says less, even where the first cannot be cited.
    names_it = any(t.names_it for t in meant)
    plainest = sorted(
        (t for t in meant if t.names_it or not names_it), key=lambda t: (t.names_it, *t.place), reverse=True
    )
    found = (cited(brief, t.evidence, longest=longest, is_whole=t.at is None, at=t.at) for t in plainest)
    return next((quote for quote in found if quote), None)


def kinds_told_last(brief: Brief) -> tuple[HesitationKind, ...]:
    """The kinds of what holds the buyer back, as far as his words tell them, the last one first."""
    told = _told(brief)
    last_first = sorted(told, key=lambda t: t.place, reverse=True)
    return tuple(dict.fromkeys(telling.kind for telling in last_first if telling.kind))


def is_said(brief: Brief, hesitation: Hesitation, *, longest: int) -> bool:
    """Whether the buyer's words say a hesitation, so that a draft may tell him that he named it.

    Not where they only sounded like it: of all that holds him back by his words nothing is of its kind, and
    where it is the one thing, nothing can be cited. What the seller told, nobody has to hear.
    """
    if not any(evidence.fact == _FACT and evidence.source == "words" for evidence in brief.evidence):
        return True
    if hesitation.kind in kinds_told_last(brief):
        return True
    is_alone = len(brief.facts.hesitations or ()) == 1
    return is_alone and words_that_hold_back(brief, None, longest=longest) is not None


def _told(brief: Brief) -> list[_Telling]:
    return [telling for evidence in brief.evidence for telling in _told_in(brief, evidence)]


def _is_settled(brief: Brief, kind: HesitationKind | None) -> bool:
    """Whether a kind once held the buyer back and no longer does: its words tell nothing of what does now."""
    return any(h.kind is kind and not h.is_open for h in brief.facts.hesitations or ())


def _told_in(brief: Brief, evidence: Evidence) -> Iterator[_Telling]:
    """What one evidence tells: once for each kind that is heard in it, or once without a kind."""
    number, start, end = evidence.message, evidence.start, evidence.end
    thread = brief.thread
    if evidence.fact != _FACT or evidence.source != "words" or thread is None:
        return
    if number is None or start is None or end is None or not number < len(thread.messages):
        return
    heard = [
        said
        for said in said_in(thread, number, "hesitation")
        if said.cue.fact == "hesitation" and start <= said.span[0] < end
    ]
    kinds = {HesitationKind(said.cue.value): said.span[0] for said in reversed(heard)}
    if not kinds and not _is_only_polite(evidence.quote, written_language(brief.lang)):
        yield _Telling(evidence, None, None)
    for kind, at in kinds.items():
        yield _Telling(evidence, None if kind is HesitationKind.UNSPECIFIED else kind, at)


def _is_only_polite(words: str, lang: str) -> bool:
    """Whether a sentence thanks, praises or begs pardon, and turns to nothing else."""
    told = table("quoting")[lang]
    polite = frozenset(str(told["polite"]).split())
    turns = any(turn in f" {words.lower()}" for turn in told["turns"])
    return not turns and not polite.isdisjoint(words_of(words).folded)
