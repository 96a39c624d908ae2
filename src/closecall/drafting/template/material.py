"""What a draft is made of: the buyer's words and deeds, what holds him back, the reason, the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Literal, NamedTuple, TypeVar

from closecall.drafting.phrasing.address_form import address_for
from closecall.drafting.phrasing.phrase_tables import Phrases, chosen, seed_of, table, written_language
from closecall.drafting.phrasing.seller_sentences import liked
from closecall.drafting.records import Brief, Channel
from closecall.drafting.template.buyer.citable_quotes import citable, newest_words
from closecall.drafting.template.buyer.hesitation_quotes import is_said, kinds_told_last, words_that_hold_back
from closecall.drafting.template.buyer.next_meeting import meeting_day
from closecall.drafting.template.buyer.others_deeds import deeds_of_others
from closecall.drafting.template.buyer.proposed_days import (
    named_day,
    on_a_working_day,
    today_of,
    working_day_after,
    written_out,
)
from closecall.drafting.template.buyer.supporting_quotes import speaks_for_it
from closecall.drafting.template.buyer.wished_day import wished_day
from closecall.drafting.template.seller_reasons.reason_wording import reasons_for_the_buyer
from closecall.drafting.voice import Formality
from closecall.facts.findings import Evidence
from closecall.facts.vocabulary import BuyerAction, Hardness, Hesitation, HesitationKind

_LONGEST_QUOTE = {Channel.EMAIL: 16, Channel.CALL: 15}
_LONGEST_REASON = {Channel.EMAIL: 28, Channel.CALL: 17}
_ON_A_CALL = frozenset({"firm", "guide", "answer", "paper"})
"""Paces of steps that are taken when the buyer is called: all but a note, and peace."""
_TWICE = 2
NEWEST = "newest"
"""What :meth:`Material.quote` takes for the buyer's newest words, whatever they are about."""
_T = TypeVar("_T")


class Material(NamedTuple):
    """A brief as the approaches read it.

    Attributes:
        phrases: the wordings of this brief.
        address: how the buyer is addressed; None where nothing says it.
        quoting: whether the buyer is cited; without, only facts are named.
        with_liked: whether sentences that the seller likes are used.
        plainly: whether the sentences are laid out in the first way, whatever the brief.
        with_subject: whether a mail answers under the thread's own subject.

    """

    brief: Brief
    phrases: Phrases
    address: Formality | None
    quoting: bool = True
    with_liked: bool = False
    plainly: bool = False
    with_subject: bool = True

    @classmethod
    def of(cls, brief: Brief, *, quoting: bool = True, formal: bool = False) -> Material:
        """The material of a brief; ``formal`` keeps to Sie, vous or usted whatever the buyer writes."""
        lang = written_language(brief.lang)
        address = Formality.FORMAL if formal else address_for(brief, lang=lang)
        phrases = Phrases(seed_of(brief), lang=lang, familiar=address is Formality.FAMILIAR)
        return cls(brief, phrases, address, quoting)

    @property
    def lang(self) -> str:
        """The language that is written: the brief's, else English."""
        return written_language(self.brief.lang)

    def say(self, path: str, **slots: str) -> str:
        """A phrase of the language's file; ``{wrote}`` stands for how the buyer's words came."""
        return self.phrases.say(path, wrote=self.phrases.say(f"heard.{self.wrote}"), **slots)

    def build(self, name: str, builds: Sequence[_T]) -> _T:
        """One of several ways to lay out the same sentences, the same for the same brief."""
        return builds[0] if self.plainly else chosen(builds, seed=f"{seed_of(self.brief)}:build:{name}")

    def opening(self) -> str | None:
        """A sentence of the seller's to begin a mail with; None unless the buyer wrote last."""
        return self._liked("openings") if self.wrote_last else None

    def closing(self) -> str | None:
        """A sentence of the seller's to end a mail with."""
        return self._liked("closings")

    def _liked(self, kind: Literal["openings", "closings"]) -> str | None:
        return liked(self.brief, kind, lang=self.lang) if self.with_liked else None

    def quote(
        self,
        facts: Iterable[str],
        *,
        of: Iterable[Evidence] | None = None,
        unless: tuple[str | None, ...] = (),
        as_reason: bool = False,
    ) -> str | None:
        """The buyer's own words for the first of these facts that has some fit to cite.

        Args:
            facts: names of facts; ``NEWEST`` for his newest words that can stand alone.
            of: the evidence to cite from; all of the brief's by default.
            unless: quotes with which it may share no words.
            as_reason: whether the words are to stand as the reason to buy.

        """
        if not self.quoting:
            return None
        brief = self.brief if of is None else replace(self.brief, evidence=tuple(of))
        found = (self._words_for(fact, brief, as_reason=as_reason) for fact in facts)
        told = (quote for quote in found if quote and not any(_overlap(quote, other) for other in unless))
        return next(told, None)

    def _words_for(self, fact: str, brief: Brief, *, as_reason: bool) -> str | None:
        longest = _LONGEST_QUOTE[brief.channel]
        if fact == NEWEST:
            return newest_words(brief, longest=longest)
        if fact == "hesitations":
            return self._held_back(of_its_kind=True) or self._held_back(of_its_kind=False)
        return citable(brief, fact, longest=longest, fit=speaks_for_it if as_reason else None)

    def reason(self) -> str | None:
        """The first of the seller's reasons that can be said to the buyer."""
        longest = _LONGEST_REASON[self.brief.channel]
        said = reasons_for_the_buyer(self.brief, longest=longest)
        return next((reason for reason in said if ":" not in reason), None)

    @property
    def wrote_last(self) -> bool:
        """Whether nothing of the seller's came after the buyer's newest message."""
        return not self.brief.facts.seller_unanswered

    def proposes_parts(self) -> bool:
        """Whether the buyer speaks of doing or paying it in parts, in his newest message."""
        said = self.brief.thread.buyer_messages() if self.brief.thread else ()
        newest = said[-1][1].body.casefold() if said else ""
        return any(words in newest for words in table("quoting")[self.lang]["in_parts"])

    @property
    def wrote(self) -> str:
        """How the buyer's words came: "wrote" or "said"."""
        thread = self.brief.thread
        return "said" if thread and thread.is_spoken else "wrote"

    def deeds(self, *, most: int = 2) -> str | None:
        """What the buyer did, in clauses with "you" or "we": the costliest first, a single one on a call."""
        told = list(islice(self._deeds(), 1 if self.brief.channel is Channel.CALL else most))
        return (
            self.say("deeds.both", first=told[0], second=told[1]) if len(told) > 1 else next(iter(told), None)
        )

    def _deeds(self) -> Iterator[str]:
        facts = self.brief.facts
        meetings = facts.meetings_kept or 0
        done = set(facts.buyer_actions or ()) - deeds_of_others(self.brief)
        action = next((a for a in _COSTLIEST_FIRST if a in done), None)
        if action:
            yield self.say(f"deeds.{action.value}")
        if meetings > 1:
            yield self.say(
                "deeds.meetings_kept",
                count=self.say("deeds.twice" if meetings == _TWICE else "deeds.several"),
            )
        if facts.buyer_initiated:
            yield self.say("deeds.buyer_initiated")
        if facts.next_meeting_booked:
            yield self.say("deeds.next_meeting_booked")
        if meetings == 1 and not action:
            yield self.say("deeds.met_once")

    def thanks(self) -> str | None:
        """Thanks for the buyer's words, where he said anything at all."""
        thread = self.brief.thread
        if thread is None or not any(message.is_buyer for message in thread.messages):
            return None
        return self.say(f"heard.thanks_{self.wrote}")

    def hesitation(self, hardness: Hardness | None = None) -> Hesitation | None:
        """The open hesitation to speak of: the last that is of a known kind, else an unspecified one.

        A hard one only where he said it: that something must change is not told to somebody on a guess.
        """
        opened = [
            h
            for h in self.brief.facts.open_hesitations(hardness)
            if h.hardness is not Hardness.HARD
            or is_said(self.brief, h, longest=_LONGEST_QUOTE[self.brief.channel])
        ]
        known = {h.kind: h for h in reversed(opened) if h.kind is not HesitationKind.UNSPECIFIED}
        told_last = (known[kind] for kind in kinds_told_last(self.brief) if kind in known)
        return next(told_last, next((h for h in opened if h.kind in known), opened[0] if opened else None))

    def hesitation_quote(self) -> str | None:
        """The buyer's words for the hesitation to speak of; None where words for another could be meant."""
        items = self.brief.facts.hesitations or ()
        if not items:
            return self.quote(["refusal"])
        return self._held_back(of_its_kind=len(items) > 1)

    def _held_back(self, *, of_its_kind: bool) -> str | None:
        """The buyer's words for the hesitation to speak of, or for any that he has."""
        spoken_of = self.hesitation(Hardness.HARD) or self.hesitation()
        if not self.quoting or (of_its_kind and spoken_of is None):
            return None
        is_known = spoken_of is not None and spoken_of.kind is not HesitationKind.UNSPECIFIED
        kind = spoken_of.kind if spoken_of and of_its_kind and is_known else None
        return words_that_hold_back(self.brief, kind, longest=_LONGEST_QUOTE[self.brief.channel])

    def day(self, pace: str) -> str | None:
        """A day to propose, written out: the one that the buyer named for it, else some working days on.

        How many, ``[pace]`` of en.toml gives. Never a day after the one on which the two meet, nor after the
        one by which he needs it.
        """
        today = today_of(self.brief)
        if today is None:
            return None
        wished, needed = wished_day(self.brief), self.brief.facts.critical_date
        if wished and wished.is_for_a_call and pace in _ON_A_CALL:
            return written_out(wished.day, from_day=today, lang=self.lang)
        proposed = working_day_after(today, days=table("en")["pace"][pace])
        latest = (day for day in (meeting_day(self.brief), needed) if day and day >= today)
        return written_out(min((proposed, *latest)), from_day=today, lang=self.lang)

    @property
    def is_to_call(self) -> bool:
        """Whether the buyer named a day on which he wants to be called."""
        wished = wished_day(self.brief)
        return wished is not None and wished.is_for_a_call

    def answer_day(self) -> str | None:
        """The day on which the buyer wants to tell how he decided, written out; None without one."""
        wished = wished_day(self.brief)
        if wished is None or wished.is_for_a_call:
            return None
        return written_out(wished.day, from_day=today_of(self.brief), lang=self.lang)

    def agreed_day(self) -> str | None:
        """The day on which the two meet, as whoever set it wrote it, else written out; None where unknown."""
        booked = [e for e in self.brief.evidence if e.fact == "next_meeting_booked" and e.quote]
        named = named_day(booked[-1].quote, lang=self.lang) if booked else None
        met = None if named else meeting_day(self.brief)
        return written_out(met, from_day=today_of(self.brief), lang=self.lang) if met else named

    def written(self, day: date) -> str:
        """A day on which the seller is to write, written out and moved off the weekend."""
        return written_out(on_a_working_day(day), from_day=today_of(self.brief), lang=self.lang)


def _overlap(quote: str, other: str | None) -> bool:
    """Whether one quote holds the other."""
    return other is not None and (quote in other or other in quote)


_COSTLIEST_FIRST = (
    BuyerAction.DEPOSIT,
    BuyerAction.PILOT_RUN,
    BuyerAction.TRIAL_USED,
    BuyerAction.ASKED_FOR_CONTRACT,
    BuyerAction.SHARED_DATA,
    BuyerAction.BROUGHT_COLLEAGUE,
    BuyerAction.NAMED_AMOUNT_OR_DATE,
    BuyerAction.DID_TASK,
    BuyerAction.REFERRED,
)
