"""Reading a thread: every source of facts, merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from closecall.facts.behaviour import observe
from closecall.facts.buyer_language import in_own_language
from closecall.facts.classifier import SentenceClassifier, load_linear_ear
from closecall.facts.classifier_facts import second_ear
from closecall.facts.deal import read_deal
from closecall.facts.deal.need.corroborated_need import need_borne_out
from closecall.facts.evidence import together
from closecall.facts.findings import Findings
from closecall.facts.merging.cautious import lowered
from closecall.facts.merging.merge import merge
from closecall.facts.merging.resolution import (
    guided_by_now,
    settled_by_acceptance,
    tried_by_now,
    wanted_by_a_yes,
)
from closecall.facts.money.money_facts import read_money
from closecall.facts.money.note_price import known_from_the_note
from closecall.facts.names_in_bodies import with_names, without_names, written_back
from closecall.facts.note.buyer_names import buyers_names
from closecall.facts.note.note_facts import (
    LONGEST,
    note_language,
    read_note,
    unused_in,
    unused_of,
    without_kind_in,
)
from closecall.facts.note.unread_refusal import unread_no
from closecall.facts.noted_call.retold_facts import read_retold
from closecall.facts.possible_acceptance import possible_yes, wanted_as_told
from closecall.facts.possible_refusal import unexplained_no, unread_beside_a_hesitation
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import Facts, Stage, VerbalInterest
from closecall.facts.words import hear
from closecall.facts.words.deferral.deferred_day import deferred_in_undated
from closecall.facts.words.refusal.unclear_refusal import may_be_a_no, may_be_a_yes
from closecall.text.resources.text_cache import forget_much
from closecall.thread.records import Thread

if TYPE_CHECKING:
    from closecall.facts.second_reader import Claim


def read_facts(
    thread: Thread,
    *,
    note: str | None = None,
    given: Facts | None = None,
    as_of: date | None = None,
    claims: Sequence[Claim] | None = None,
    ear: SentenceClassifier | None = None,
) -> Reading:
    """The facts of a thread with the evidence for each.

    Args:
        note: what the seller adds; it can tell only what he may assert
            (:mod:`closecall.facts.note.note_facts`).
        given: facts known already; the rules are in :mod:`closecall.facts.merging.merge`.
        as_of: the day to count from; the last day that the thread states by default.
        claims: what a second reader found; the rules are in :mod:`closecall.facts.second_reader`.
        ear: the classifier of sentences; the linear one by default.

    Raises:
        FactsError: a given fact contradicts another fact.

    """
    forget_much()
    thread = in_own_language(thread)
    told = read_note(note, thread_lang=thread.lang, names=buyers_names(thread)) if note else None
    plain = without_names(thread)
    money = read_money(plain, note=note)
    money = together([money, known_from_the_note(plain, told or Findings(), money=money)])
    words, deal = hear(plain), read_deal(plain, as_of=as_of)
    ear = ear or load_linear_ear()
    added = second_ear(plain, (words, deal), ear=ear)
    read = (
        added,
        words,
        _without_discovery(deal, money),
        observe(plain, as_of=as_of),
        money,
        _proposal(money),
    )
    borne_out = need_borne_out(plain, told or Findings())
    retold = lowered(read, read_retold(plain, ear=ear))
    put_off = deferred_in_undated(plain, read, as_of=as_of, langs=(plain.lang, "en"))
    settled = (
        settled_by_acceptance(read),
        wanted_by_a_yes(read),
        guided_by_now(read),
        tried_by_now(read),
    )
    parts: tuple[Findings, ...] = (
        retold,
        unexplained_no(plain, read, ear=ear),
        *settled,
        *read,
        borne_out,
        put_off,
    )
    parts = tuple(map(with_names, parts))
    untold = ""
    if note and told:
        quoted = tuple(item for part in (told, *parts) for item in part.evidence if item.quote)
        quotes = tuple(item.quote for item in quoted)
        unused = unused_in(note, quotes)
        parts = (*parts, Findings(warnings=tuple(unused_of(note, unused))))
        if given is None or given.refusal is None:
            kinds = {item.quote for item in quoted if item.fact == "buyer_kind"}
            kinds -= {item.quote for item in quoted if item.fact != "buyer_kind"}
            lang = note_language(note, thread.lang)
            untold = unread_no(note[:LONGEST], quotes, thread, lang=lang, kinds=kinds)
            told = without_kind_in(told, untold)
    shown = [item for part in read for item in part.evidence]
    unread = written_back(unread_beside_a_hesitation(plain, shown))
    if claims is None:
        merged = _with_possible_yes(thread, parts, note=told, given=given)
        return replace(merged, untold=untold, unread=unread)
    from closecall.facts.second_reader import claimed, second_reader  # noqa: PLC0415  only where one listened

    second, count = second_reader(thread, parts, claims, ear=ear)
    left = claimed(thread, parts, claims, kept=second)
    merged = _with_possible_yes(thread, (second, *parts), note=told, given=given)
    return replace(merged, claims=count, claimed=left, untold=untold, unread=unread)


def _with_possible_yes(
    thread: Thread, parts: Sequence[Findings], *, note: Findings | None, given: Facts | None
) -> Reading:
    """All parts merged, with the words that may be a yes; and as one, where the seller tells that it is."""
    merged = merge(thread, parts, note=note, given=given)
    place = possible_yes(thread, merged)
    if place is None:
        return merged
    if merged.facts.verbal_interest in (None, VerbalInterest.NONE):
        wanted = wanted_as_told(thread, place, given)
        merged = merge(thread, (wanted, *parts), note=note, given=given) if wanted.values else merged
    index, start, end = place
    words = thread.messages[index].body[start:end]
    doubt = may_be_a_no(merged.unsettled)
    told = tuple(may_be_a_yes(words) if warning == doubt else warning for warning in merged.warnings)
    return replace(merged, warnings=told, possible_yes=words)


def _proposal(money: Findings) -> Findings:
    """Who knows the price of the first commitment has a proposal before him, whatever it was called (S18).

    It fills in only where nobody said how far the sale is: "still comparing" stands.
    """
    if not money.values.get("price_known"):
        return Findings()
    seen = tuple(replace(e, fact="stage") for e in money.evidence if e.fact == "price_known")
    return Findings({"stage": Stage.PROPOSAL}, seen)


def _without_discovery(deal: Findings, money: Findings) -> Findings:
    """A need told to a seller is discovery only as long as no price is known."""
    if deal.values.get("stage") is not Stage.DISCOVERY or not _proposal(money).values:
        return deal
    values = {fact: value for fact, value in deal.values.items() if fact != "stage"}
    return replace(deal, values=values, evidence=tuple(e for e in deal.evidence if e.fact != "stage"))
