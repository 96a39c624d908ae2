"""What a second reader says that it found in the seller's note, held to the note's own words.

The note is the seller's, so he is asked and no model is believed for him. What makes the stance lower counts
at once: doubts of his own, more people who decide, help that the buyer wants, a trouble of his. A no is asked
about, as the words' reader asks about a sentence that may be one. Everything else he is shown, to confirm it;
a clause that he confirms is understood, and no longer asked about. A quote of several clauses may hold a no
beside what he confirms.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from closecall.facts.cues import load_cues
from closecall.facts.findings import Evidence, Findings, first_values
from closecall.facts.open_question import OpenQuestion, Stops
from closecall.facts.reading import Claimed
from closecall.facts.second_reader.claims import NOTE, Claim, typed_values
from closecall.facts.second_reader.quote_grounding import Dropped, literal_spans, says_enough
from closecall.facts.vocabulary import Conviction, Facts
from closecall.text.clauses import clauses_in
from closecall.text.sentences import sentences_of

_PASSED_ON = ("vulnerability", "wants_guidance", "asked_no_pressure")
_MOST_CAREFUL_FIRST = (Conviction.NOT_GOOD, Conviction.UNSURE, Conviction.CERTAIN)
_SUMS = ("annual_means", "price_total")


@dataclass(frozen=True, slots=True)
class NoteHeard:
    """What the claims about a note come to.

    Attributes:
        told: what the note tells, with what the claims add.
        claimed: what the seller is to confirm.
        dropped: how many do not count, by reason.
        changed: the facts that the claims lowered.

    """

    told: Findings
    claimed: tuple[Claimed, ...] = ()
    dropped: Counter[Dropped] = field(default_factory=Counter)
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A claim whose quote stands in the note."""

    fact: str
    values: Mapping[str, Any]
    quote: str
    sentence: str

    @property
    def value(self) -> Any:  # noqa: ANN401  any fact's value
        return self.values[self.fact]

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.fact, "seller", quote=self.quote)


def note_heard(
    note: str,
    told: Findings,
    read: Sequence[Findings],
    claims: Iterable[Claim],
    *,
    given: Facts | None,
    langs: Sequence[str],
) -> NoteHeard:
    """What the note tells once a second reader has read it as well.

    Args:
        note: as far as it is read.
        told: what the words' reader found in it.
        read: what was found in the thread; what is known from there is not asked for again.
        claims: the second reader's, about the thread too.
        given: what the seller has told, be it as an answer to what he was shown.
        langs: those that the note may be in.

    """
    found = list(_quoted_in(note, claims))
    quoted = [one for one in found if isinstance(one, _Quoted)]
    dropped = Counter(one for one in found if isinstance(one, Dropped))
    lowered = _lowered(told, quoted)
    changed = tuple(name for name, value in lowered.values.items() if told.values.get(name) != value)
    known = {**first_values(read), **lowered.values}
    claimed = tuple(_claimed(quoted, known))
    return NoteHeard(_with_confirmed(lowered, claimed, given, langs), claimed, dropped, changed)


def _quoted_in(note: str, claims: Iterable[Claim]) -> Iterator[_Quoted | Dropped]:
    sentences = sentences_of(note)
    for claim in claims:
        if claim.message != NOTE:
            continue
        values = typed_values(claim)
        span = next(literal_spans(claim.quote, note), None)
        around = [s for s in sentences if span and s.start < span[1] and span[0] < s.end]
        if not values:
            yield Dropped.UNUSABLE
        elif span is None:
            yield Dropped.NOT_LITERAL
        elif not says_enough(span, around):
            yield Dropped.FRAGMENT
        else:
            start, end = span
            sentence = note[around[0].start : around[-1].end]
            yield _Quoted(claim.fact, values, note[start:end], sentence)


def _of(quoted: Sequence[_Quoted], fact: str) -> list[_Quoted]:
    return [one for one in quoted if one.fact == fact]


def _lowered(told: Findings, quoted: Sequence[_Quoted]) -> Findings:
    """The note's facts with the claims that make the stance lower, and whether it may tell a no."""
    added: list[_Quoted] = []
    known = told.values.get("seller_conviction", Conviction.CERTAIN)
    doubts = [
        one
        for one in _of(quoted, "seller_conviction")
        if _MOST_CAREFUL_FIRST.index(one.value) < _MOST_CAREFUL_FIRST.index(known)
    ]
    added += sorted(doubts, key=lambda one: _MOST_CAREFUL_FIRST.index(one.value))[:1]
    more = [
        one
        for one in _of(quoted, "decision_makers_total")
        if one.value > told.values.get("decision_makers_total", 1)
    ]
    added += sorted(more, key=lambda one: -one.value)[:1]
    added += [one for fact in _PASSED_ON if fact not in told.values for one in _of(quoted, fact)[:1]]
    replaced = {one.fact for one in added} | ({"conviction_reasons"} if doubts else set())
    is_heard = not {"refusal", "earlier_refusal"}.isdisjoint(told.values)
    noes = [] if is_heard else _of(quoted, "refusal")[:1]
    return replace(
        told,
        values={name: value for name, value in told.values.items() if name not in replaced}
        | {one.fact: one.value for one in added},
        evidence=(
            *(item for item in told.evidence if item.fact not in replaced),
            *(one.evidence for one in added),
        ),
        questions=(
            *told.questions,
            *(OpenQuestion("no", one.sentence, Stops.ALL, is_of_note=True) for one in noes),
        ),
    )


def _claimed(quoted: Sequence[_Quoted], known: Mapping[str, Any]) -> Iterator[Claimed]:
    """What would make the stance firmer, where nobody has told it yet."""
    conviction = known.get("seller_conviction")
    certain = [one for one in _of(quoted, "seller_conviction") if one.value is Conviction.CERTAIN]
    if conviction is None and certain:
        yield Claimed("seller_conviction", Conviction.CERTAIN, (certain[0].evidence,))
        conviction = Conviction.CERTAIN
    reasons = {one.quote: one for one in _of(quoted, "conviction_reasons")}
    if conviction is Conviction.CERTAIN and reasons and not known.get("conviction_reasons"):
        yield Claimed("conviction_reasons", tuple(reasons), tuple(one.evidence for one in reasons.values()))
    for fact in ("decision_makers_total", "buyer_kind"):
        said = _of(quoted, fact)
        if said and known.get(fact) is None:
            yield Claimed(fact, said[0].value, (said[0].evidence,))
    yield from _claimed_sums(quoted, known)


def _claimed_sums(quoted: Sequence[_Quoted], known: Mapping[str, Any]) -> Iterator[Claimed]:
    """Earnings and the price, in the one currency that is known, or that the first of them names."""
    currency = known.get("currency")
    for fact in _SUMS:
        for one in _of(quoted, fact)[:1]:
            own = one.values.get("currency")
            if known.get(fact) is not None or (currency and own and own != currency):
                continue
            yield Claimed(fact, one.value, (one.evidence,))
            if own and not currency:
                yield Claimed("currency", own, (one.evidence,))
                currency = own


def _with_confirmed(
    told: Findings, claimed: Iterable[Claimed], given: Facts | None, langs: Sequence[str]
) -> Findings:
    """With the clauses of what the seller has said to be so as evidence: they are understood."""
    known = given.known() if given else {}
    confirmed = [item for one in claimed if known.get(one.fact) == one.value for item in one.evidence]
    return replace(
        told, evidence=(*told.evidence, *(item for item in confirmed if _is_one_clause(item.quote, langs)))
    )


def _is_one_clause(quote: str, langs: Sequence[str]) -> bool:
    """Whether neither a mark nor a word such as "but" parts a quote."""
    clauses = list(clauses_in(sentences_of(quote), quote))
    books = (load_cues(lang, "grammar") for lang in langs)
    return len(clauses) == 1 and not any(
        heard.cue.fact == "break" and heard.first > 0
        for book in books
        if book is not None
        for heard in book.hear(clauses[0].words)
    )
