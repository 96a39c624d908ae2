"""Reading a thread: every source of facts, merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from closecall.facts.behaviour import observe
from closecall.facts.buyer_language import in_own_language
from closecall.facts.classifier import SentenceClassifier, load_linear_ear
from closecall.facts.classifier_facts import second_ear
from closecall.facts.deal import read_deal
from closecall.facts.deal.need.corroborated_need import need_borne_out
from closecall.facts.evidence import together
from closecall.facts.findings import Findings
from closecall.facts.injection import planted_spans
from closecall.facts.merging.cautious import lowered
from closecall.facts.merging.merge import merge
from closecall.facts.merging.resolution import (
    guided_by_now,
    proposed_by_a_price,
    settled_by_acceptance,
    wanted_by_a_yes,
    without_discovery,
)
from closecall.facts.money.money_facts import read_money
from closecall.facts.money.note_price import known_from_the_note, with_one_price
from closecall.facts.names_in_bodies import with_names, without_names
from closecall.facts.note.note_facts import LONGEST, note_language
from closecall.facts.note.used_note import told_in, used_note
from closecall.facts.noted_call.retold_facts import read_retold
from closecall.facts.open_question import OpenQuestion
from closecall.facts.possible_acceptance import possible_yes, wanted_as_told
from closecall.facts.possible_refusal import unexplained_no
from closecall.facts.reading import ClaimCount, Claimed, Reading
from closecall.facts.unclear_refusal import may_be_a_no, may_be_a_yes
from closecall.facts.vocabulary import Facts, VerbalInterest
from closecall.facts.words import hear
from closecall.facts.words.deferral.deferred_day import deferred_in_undated
from closecall.text.resources.text_cache import forget_much
from closecall.thread.records import Thread

if TYPE_CHECKING:
    from closecall.facts.second_reader import Claim, NoteHeard

_LEFT_OUT = "Left out as written for a program, not for you: \u201c{}\u201d"
_MOST_SHOWN = 80


class _Read(NamedTuple):
    """What each reader of the thread found; of a fact that several tell, the first stands."""

    labels: Findings
    words: Findings
    deal: Findings
    behaviour: Findings
    money: Findings
    proposal: Findings


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
    thread, note, ear = in_own_language(thread), note or "", ear or load_linear_ear()
    told, plain = told_in(note, thread), without_names(thread)
    read = _read(plain, note, told, as_of=as_of, ear=ear)
    sources = _by_precedence(plain, read, told, as_of=as_of, ear=ear)
    if plain is not thread:
        sources = tuple(map(with_names, sources))
    of_note: NoteHeard | None = None
    if claims is not None:
        # Only where one listened.
        from closecall.facts.second_reader import claimed, confirmed, note_heard, second_reader  # noqa: PLC0415

        langs = tuple(dict.fromkeys((note_language(note, thread.lang), thread.lang, "en")))
        of_note = note_heard(note[:LONGEST], told, sources, claims, given=given, langs=langs)
        told = of_note.told
    is_answered = given is not None and given.refusal is not None
    told = used_note(note, told, sources, thread, is_answered=is_answered)
    sources, told = with_one_price(sources, told, given=given)
    count: ClaimCount | None = None
    left: tuple[Claimed, ...] = ()
    if claims is not None and of_note is not None:
        second, count = second_reader(thread, sources, claims, ear=ear, of_note=of_note)
        left = claimed(thread, sources, claims, kept=second)
        sources = (confirmed(left, given=given), second, *sources)
        left += of_note.claimed
    merged = _with_possible_yes(thread, sources, note=told, given=given)
    return replace(merged, claims=count, claimed=left)


def _read(plain: Thread, note: str, told: Findings, *, as_of: date | None, ear: SentenceClassifier) -> _Read:
    """What each reader finds in a thread whose names are no words."""
    money = read_money(plain, note=note)
    money = together([money, known_from_the_note(plain, told, money=money)])
    words, deal = hear(plain), read_deal(plain, as_of=as_of)
    return _Read(
        labels=second_ear(plain, (words, deal), ear=ear),
        words=words,
        deal=without_discovery(deal, money),
        behaviour=observe(plain, as_of=as_of),
        money=money,
        proposal=proposed_by_a_price(money),
    )


def _by_precedence(
    plain: Thread, read: _Read, told: Findings, *, as_of: date | None, ear: SentenceClassifier
) -> tuple[Findings, ...]:
    """Every source of facts in the thread; of a fact that several tell, the first stands."""
    return (
        # What a call's notes tell lowers what was read, and so does what may be a no.
        lowered(read, read_retold(plain, ear=ear)),
        unexplained_no(plain, read, ear=ear),
        # What came later stands above what it settles.
        settled_by_acceptance(plain, read),
        wanted_by_a_yes(read),
        guided_by_now(read),
        *read,
        # These fill in what nobody told.
        need_borne_out(plain, told),
        deferred_in_undated(plain, read, as_of=as_of, langs=(plain.lang, "en")),
        _planted(plain),
    )


def _planted(plain: Thread) -> Findings:
    """What of a thread is taken for no person's words, as warnings: the seller sees what does not count."""
    parts = (
        " ".join(message.body[start:end].split())
        for message in plain.messages
        for start, end in planted_spans(message.body)
    )
    shown = (part if len(part) <= _MOST_SHOWN else f"{part[:_MOST_SHOWN].rstrip()} ..." for part in parts)
    return Findings(warnings=tuple(_LEFT_OUT.format(part) for part in shown if part))


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
    words = thread.messages[place.message].body[place.start : place.end]
    doubt = may_be_a_no(merged.unsettled)
    told = tuple(may_be_a_yes(words) if warning == doubt else warning for warning in merged.warnings)
    return replace(merged, warnings=told, questions=(*merged.questions, OpenQuestion("yes", words)))
