"""What grounded claims change in the facts of the words' reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from closecall.facts.classifier import SentenceClassifier
from closecall.facts.findings import Evidence, Findings, first_values, newest_message
from closecall.facts.reading import ClaimCount, Claimed
from closecall.facts.second_reader.claim_support import is_turned, why_not
from closecall.facts.second_reader.claimed_price import price_claimed
from closecall.facts.second_reader.claimed_refusal import refusal_with
from closecall.facts.second_reader.claims import NOTE, Claim
from closecall.facts.second_reader.note_claims import NoteHeard
from closecall.facts.second_reader.quote_grounding import Dropped, Grounded, grounded
from closecall.facts.vocabulary import (
    FINAL_REFUSALS,
    WALL,
    BuyerAction,
    ContactRole,
    Facts,
    Hardness,
    Hesitation,
    HesitationKind,
    Refusal,
    VerbalInterest,
    Vulnerability,
    rank,
)
from closecall.facts.words.attitude.care_signals import GRAVEST_FIRST, WISHES
from closecall.thread.records import Thread

_LISTS = ("hesitations", "buyer_actions")
_FOR_THE_SELLER = (
    "verbal_interest",
    "need_confirmed",
    "buyer_actions",
    "decision_makers_total",
    "decision_makers_agreed",
    "stage",
    "budget_status",
    "critical_date",
    "hesitations",
)
_SENTENCES = {
    Dropped.UNUSABLE: "names no fact and value that was asked for",
    Dropped.NOT_THE_BUYERS: "in no message of the buyer",
    Dropped.NOT_LITERAL: "not the words that stand there",
    Dropped.FRAGMENT: "too few words to show anything",
    Dropped.NOT_HIS_OWN: "words that he cites, or that speak to a program",
    Dropped.TURNED: "denied, asked, on a condition or somebody else's",
    Dropped.NOT_BORNE_OUT: "words that do not bear it out",
}
_Change = tuple[str, Any, Sequence[Grounded]]


@dataclass(frozen=True, slots=True)
class _ClaimContext:
    """The thread, what the words' reader told of it, and the claims that count, oldest first."""

    thread: Thread
    values: dict[str, Any]
    evidence: tuple[Evidence, ...]
    claims: tuple[Grounded, ...]

    def of(self, fact: str) -> list[Grounded]:
        """The claims about a fact, oldest first."""
        return [one for one in self.claims if one.fact == fact]

    def last_message(self, fact: str) -> int:
        """The newest message that the words' fact rests on; -1 without one."""
        return newest_message(self.evidence, fact)

    def is_shown_for(self, fact: str, one: Grounded) -> bool:
        """Whether the words' reader shows a claim's sentence as evidence for a fact."""
        first, last = one.utterance().sentence
        return any(
            e.fact == fact
            and e.message == one.heard.index
            and e.start is not None
            and e.end is not None
            and e.start < last
            and first < e.end
            for e in self.evidence
        )

    def is_a_hesitation(self, one: Grounded) -> bool:
        """Whether a brush-off is what the words' reader takes for "let me think", which models call so."""
        return one.value == Refusal.BRUSH_OFF and self.is_shown_for("hesitations", one)

    def is_unclear(self, one: Grounded) -> bool:
        """Whether a no may be somebody else's, a question, or hang on a condition: a wall, not yet a no."""
        turned = (is_turned(one, sentence, lang=self.thread.lang) for sentence in one.sentences)
        return one.fact == "refusal" and one.value == Refusal.EXPLICIT_NO and all(turned)


def second_reader(
    thread: Thread,
    read: Sequence[Findings],
    claims: Sequence[Claim],
    *,
    ear: SentenceClassifier | None,
    of_note: NoteHeard,
) -> tuple[Findings, ClaimCount]:
    """The facts that the claims change, whole: they stand before those read. And what became of the claims.

    Args:
        read: what the readers of the thread found, the one that stands first.
        claims: about the thread and the note.
        ear: the classifier, which must lean to what raises the stance; None for what the seller may confirm.
        of_note: what became of those about the note.

    """
    values = first_values(read)
    evidence = tuple(item for part in read for item in part.evidence)
    kept, dropped = _sifted(thread, claims, ear)
    heard = _ClaimContext(thread, values, evidence, kept)
    changes = [change for rule in _RULES for change in rule(heard)]
    changed = {fact: value for fact, value, _ in changes}
    new = [one.evidence(fact) for fact, _, told in changes for one in told]
    earlier = [item for item in evidence if item.fact in _LISTS and item.fact in changed]
    names = tuple(name for name in Facts.model_fields if name in changed or name in of_note.changed)
    dropped += of_note.dropped
    count = ClaimCount(
        len(claims), tuple((why.value, dropped[why]) for why in Dropped if dropped[why]), names
    )
    return Findings(changed, (*earlier, *new), (_told(count),)), count


def claimed(
    thread: Thread, read: Sequence[Findings], claims: Sequence[Claim], *, kept: Findings
) -> tuple[Claimed, ...]:
    """What raises the stance, stands in the buyer's own words and was not kept; interest if nothing turns it.

    Hesitations are not among it where any were heard, as a seller's answer would wipe these out.

    Args:
        read: what the readers of the thread found, the one that stands first.
        kept: what :func:`second_reader` made of the claims.

    """
    believed, _ = second_reader(thread, read, claims, ear=None, of_note=NoteHeard(Findings()))
    held = any(part.values.get("hesitations") for part in read)
    return tuple(
        Claimed(fact, value, tuple(e for e in believed.evidence if e.fact == fact and e not in kept.evidence))
        for fact, value in believed.values.items()
        if fact in _FOR_THE_SELLER
        and value != kept.values.get(fact)
        and (fact != "hesitations" or _are_feelings(value, held=held))
    )


def confirmed(claimed: Iterable[Claimed], *, given: Facts | None) -> Findings:
    """What was claimed and the seller says is so: it rests on the words it was found in (S15)."""
    known = given.known() if given else {}
    so = [one for one in claimed if known.get(one.fact) == one.value]
    return Findings(
        {one.fact: one.value for one in so}, tuple(evidence for one in so for evidence in one.evidence)
    )


def _are_feelings(hesitations: Sequence[Hesitation], *, held: bool) -> bool:
    return not held and all(item.is_open and item.hardness is Hardness.SOFT for item in hesitations)


def _sifted(
    thread: Thread, claims: Sequence[Claim], ear: SentenceClassifier | None
) -> tuple[tuple[Grounded, ...], Counter[Dropped]]:
    kept: list[Grounded] = []
    dropped: Counter[Dropped] = Counter()
    for one in grounded(thread, (claim for claim in claims if claim.message != NOTE)):
        why = one if isinstance(one, Dropped) else why_not(one, lang=thread.lang, ear=ear)
        if why is not None:
            dropped[why] += 1
        elif isinstance(one, Grounded):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.order)), dropped


def _told(count: ClaimCount) -> str:
    """The counts in one sentence, for the seller."""
    left_out = sum(number for _, number in count.dropped)
    why = "; ".join(f"{number} {_SENTENCES[Dropped(reason)]}" for reason, number in count.dropped)
    changed = ", ".join(name.replace("_", " ") for name in count.changed) or "nothing"
    reasons = f" ({why})" if why else ""
    return (
        f"The second reader gave {count.made} findings; {left_out} left out{reasons}. It changed: {changed}."
    )


def _refusal(heard: _ClaimContext) -> Iterator[_Change]:
    noes = [one for one in heard.of("refusal") if not (heard.is_unclear(one) or heard.is_a_hesitation(one))]
    found = refusal_with(heard.thread, noes, heard.values)
    if found is None:
        return
    yield "refusal", found.refusal, [found.claim]
    if heard.values.get("refusal_retracted"):
        yield "refusal_retracted", False, ()
    if found.until is not None:
        yield "defer_until", found.until, [found.claim]


def _interest(heard: _ClaimContext) -> Iterator[_Change]:
    """A grade above the words'; none beside a no for good, before one taken back, or in a brush-off."""
    noes = [one for one in heard.of("refusal") if one.value in FINAL_REFUSALS]
    no, is_taken_back = heard.values.get("refusal"), heard.values.get("refusal_retracted")
    if noes or (no in FINAL_REFUSALS and not is_taken_back):
        return
    brushed = {one.heard.index for one in heard.of("refusal") if not heard.is_a_hesitation(one)}
    brushed |= {heard.last_message("refusal")} if no == Refusal.BRUSH_OFF else set()
    since = heard.last_message("refusal") if is_taken_back else -1
    said = [
        one
        for one in heard.of("verbal_interest")
        if one.heard.index > since and one.heard.index not in brushed
    ]
    best = max(said, key=lambda one: (rank(VerbalInterest, one.value), one.order), default=None)
    known = heard.values.get("verbal_interest") or VerbalInterest.NONE
    if best and rank(VerbalInterest, best.value) > rank(VerbalInterest, known):
        yield "verbal_interest", best.value, [best]


def _wishes(heard: _ClaimContext) -> Iterator[_Change]:
    for fact in (*WISHES, "competitor_active", "decision_maker_objects"):
        said = heard.of(fact)
        if said and not heard.values.get(fact):
            yield fact, True, said[-1:]


def _vulnerability(heard: _ClaimContext) -> Iterator[_Change]:
    known = heard.values.get("vulnerability") or Vulnerability.NONE
    said = heard.of("vulnerability")
    gravest = min(said, key=lambda one: GRAVEST_FIRST.index(one.value), default=None)
    if gravest and (
        known == Vulnerability.NONE or GRAVEST_FIRST.index(gravest.value) < GRAVEST_FIRST.index(known)
    ):
        yield "vulnerability", gravest.value, [gravest]


def _hesitations(heard: _ClaimContext) -> Iterator[_Change]:
    """A harder one of a kind that is open, and kinds that were not heard; what he settled stays settled."""
    known: tuple[Hesitation, ...] | None = heard.values.get("hesitations")
    held = {item.kind: item for item in known or ()}
    settled_until = heard.last_message("hesitations") if known is not None else -1
    told: list[Grounded] = []
    for one in heard.claims:
        item = WALL if heard.is_unclear(one) else one.value if one.fact == "hesitations" else None
        later = one.heard.index > settled_until
        if item is None or not _is_news(item, held, later=later, is_settled=known == ()):
            continue
        if item.hardness is Hardness.SOFT and heard.is_shown_for("hesitations", one):
            continue
        held[item.kind] = item
        told.append(one)
    if told:
        yield "hesitations", _without_vague(tuple(held.values())), told


def _is_news(
    item: Hesitation,
    held: dict[HesitationKind, Hesitation],
    *,
    later: bool,
    is_settled: bool,
) -> bool:
    before = held.get(item.kind)
    if before is None:
        # "Nothing holds us back" settles what was said up to there.
        return later or not is_settled
    is_harder = item.hardness is Hardness.HARD and before.hardness is Hardness.SOFT
    return is_harder if before.is_open else later and item.hardness is Hardness.HARD


def _without_vague(items: tuple[Hesitation, ...]) -> tuple[Hesitation, ...]:
    """All but a soft "let me think" beside a named reason that is open: it is that reason."""
    is_named = any(item.is_open and item.kind is not HesitationKind.UNSPECIFIED for item in items)
    return tuple(item for item in items if not (is_named and item.is_vague and item.is_open))


def _actions(heard: _ClaimContext) -> Iterator[_Change]:
    """One deed a sentence, and none in a sentence that the words' reader took for one."""
    known: tuple[BuyerAction, ...] = heard.values.get("buyer_actions") or ()
    new = [one for one in heard.of("buyer_actions") if not heard.is_shown_for("buyer_actions", one)]
    first = {one.utterance().sentence: one for one in reversed(new)}
    done = {one.value: one for one in first.values() if one.value not in known}
    if done:
        yield "buyer_actions", tuple(a for a in BuyerAction if a in known or a in done), list(done.values())


def _deciders(heard: _ClaimContext) -> Iterator[_Change]:
    """More people than were heard, fewer who agreed, and a weaker contact.

    Who agreed is only told where the words' reader knows how many decide: else one model could tell both.
    """
    known = total = heard.values.get("decision_makers_total")
    most = max(heard.of("decision_makers_total"), key=lambda one: (one.value, one.order), default=None)
    if most and (total is None or most.value > total):
        total = most.value
        yield "decision_makers_total", total, [most]
    agreed = heard.values.get("decision_makers_agreed")
    fewest = min(heard.of("decision_makers_agreed"), key=lambda one: (one.value, one.order), default=None)
    is_news = fewest is not None and (agreed is None or fewest.value < agreed)
    if fewest and is_news and known and known > 1:
        yield "decision_makers_agreed", min(fewest.value, known), [fewest]
    weakest = max(heard.of("contact_role"), key=lambda one: rank(ContactRole, one.value), default=None)
    role = heard.values.get("contact_role") or ContactRole.DECIDER
    if weakest and rank(ContactRole, weakest.value) > rank(ContactRole, role):
        yield "contact_role", weakest.value, [weakest]


def _unknown_ones(heard: _ClaimContext) -> Iterator[_Change]:
    """Need, budget, stage and the buyer's date, as he told them last, where nothing of it was heard."""
    for fact in ("need_confirmed", "budget_status", "stage", "critical_date"):
        said = heard.of(fact)
        if said and heard.values.get(fact) is None:
            yield fact, said[-1].value, said[-1:]


def _size(heard: _ClaimContext) -> Iterator[_Change]:
    found = price_claimed(heard.thread, heard.of("price_total"), heard.values)
    if found is not None:
        yield "price_total", found.value, [found]


_RULES: tuple[Callable[[_ClaimContext], Iterator[_Change]], ...] = (
    _refusal,
    _interest,
    _wishes,
    _vulnerability,
    _hesitations,
    _actions,
    _deciders,
    _unknown_ones,
    _size,
)
