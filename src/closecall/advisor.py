"""The pipeline in one screen: thread, facts, decision, brief, draft, advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, Unpack

from closecall.advice import Advice, Preparation
from closecall.decision import Approach, Decision, Policy
from closecall.decision.from_reading import decide_reading, possible_no
from closecall.drafting.correspondents import buyer_name, seller_name
from closecall.drafting.records import Brief, Channel, Writer
from closecall.drafting.template import TemplateWriter
from closecall.drafting.voice import Voice
from closecall.errors import FactsError, InputError
from closecall.facts.buyer_language import in_own_language
from closecall.facts.classifier import SentenceClassifier
from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.side_inference import with_sides_heard
from closecall.facts.vocabulary import Facts
from closecall.listening.reader_port import Listened, Reader
from closecall.off_the_loop import off_the_loop
from closecall.text.argument_kinds import require_kind
from closecall.text.closed_vocabulary import one_of
from closecall.thread.person_names import told_names
from closecall.thread.records import Thread
from closecall.thread.sides.required_buyer import require_a_buyer

if TYPE_CHECKING:
    # Only where a second reader listened.
    from closecall.facts.second_reader import Claim

# More days than the facts count in: a slip of the pen.
_LONGEST_SILENCE = timedelta(days=10_000)

_KINDS: Mapping[str, tuple[tuple[type, ...], str]] = {
    "thread": ((str, bytes, Thread), "text, the bytes of a file, or a Thread"),
    "note": ((str, NoneType), "text"),
    "as_of": ((date, NoneType), "a date such as datetime.date(2026, 3, 31)"),
    "voice": ((Voice, NoneType), "what closecall.load_voice gives"),
    "me": ((str,), "a name or an address, or several, each as text"),
    "lang": ((str, NoneType), 'a code such as "de"'),
}


class Known(TypedDict, total=False):
    """What a caller knows beside the thread; every part may be left out.

    Attributes:
        facts: already known, from a CRM say, also as a dictionary; they win over read ones, but never
            weaken a refusal.
        note: what the seller adds in his own words: conviction and why, means, deciders.
        me: a name, address or @domain of the seller, or several, for text that does not say who is who.
        as_of: the day the advice is for; by default the day of the last message, today where that has none.
        channel: how the draft goes out; by default as the thread came in.
        lang: ISO 639-1 code for the draft; by default the buyer's language.
        voice: how the seller writes; his name in it signs the draft.
        draft_anyway: write a guiding draft even when a question should come first, save whether it was a no.
        listened: what the second reader found in this same thread before; it is then not asked again.

    """

    facts: Facts | Mapping[str, Any] | None
    note: str | None
    me: str | Sequence[str]
    as_of: date | None
    channel: Channel | None
    lang: str | None
    voice: Voice | None
    draft_anyway: bool
    listened: Listened | None


class _Opened(NamedTuple):
    """A thread with all that is known, before a second reader listens; see :class:`Known`."""

    thread: Thread
    words: Reading
    as_of: date
    facts: Facts | None
    note: str | None
    channel: Channel | None
    lang: str | None
    voice: Voice | None
    draft_anyway: bool
    listened: Listened | None
    me: tuple[str, ...]


class Advisor:
    """Answers one thread after another with the same readers, writer, policy and clock.

    Any number of tasks may share one. Threads may too, if their reader, ear and writer allow it: those of
    closecall do.

    Args:
        reader: a second reader beside the words' own, which always listens; by default there is none.
        ear: the classifier that hears paraphrases; the linear one by default.
        writer: writes the draft; the template by default, so that nothing leaves this machine unasked.
        policy: weights and thresholds; the built-in ones by default.
        today: the clock, asked only when neither ``as_of`` nor the thread has a date.

    """

    def __init__(
        self,
        *,
        reader: Reader | None = None,
        ear: SentenceClassifier | None = None,
        writer: Writer | None = None,
        policy: Policy | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._reader = reader
        self._ear = ear
        self._writer = writer or TemplateWriter()
        self.policy = policy
        self._today = today

    def advise(self, thread: str | bytes | Thread, **known: Unpack[Known]) -> Advice:
        """Facts, decision and draft for a thread: pasted text, the bytes of a file, or parsed already.

        Raises:
            InputError: the text cannot be used, no side can be told, or the dates contradict each other.
            ModelError: the reader or the writer asks a model, it failed, and no fallback was allowed.

        """
        prepared = self.prepare(thread, **known)
        return Advice(prepared, self._writer.write(prepared.brief))

    async def advise_async(self, thread: str | bytes | Thread, **known: Unpack[Known]) -> Advice:
        """The same without blocking the event loop."""
        prepared = await self.prepare_async(thread, **known)
        return Advice(prepared, await self._writer.write_async(prepared.brief))

    def prepare(self, thread: str | bytes | Thread, **known: Unpack[Known]) -> Preparation:
        """Read and decide, but write nothing: what a writer would be given. See :class:`Known`."""
        opened = self._open(thread, **known)
        listened = opened.listened
        if listened is None and self._reader:
            listened = self._reader.listen(opened.thread, opened.words.evidence, note=opened.note or "")
        return self._decided(opened, listened)

    async def prepare_async(self, thread: str | bytes | Thread, **known: Unpack[Known]) -> Preparation:
        """The same without blocking the event loop, whoever reads."""
        opened = await off_the_loop(self._open, thread, **known)
        listened = opened.listened
        if listened is None and self._reader:
            listened = await self._reader.listen_async(
                opened.thread, opened.words.evidence, note=opened.note or ""
            )
        return await off_the_loop(self._decided, opened, listened)

    def _open(
        self,
        thread: str | bytes | Thread,
        *,
        facts: Facts | Mapping[str, Any] | None = None,
        note: str | None = None,
        me: str | Sequence[str] = (),
        as_of: date | None = None,
        channel: Channel | None = None,
        lang: str | None = None,
        voice: Voice | None = None,
        draft_anyway: bool = False,
        listened: Listened | None = None,
    ) -> _Opened:
        given = tuple(me) if isinstance(me, Iterable) and not isinstance(me, str) else (me,)
        told = {"thread": thread, "note": note, "as_of": as_of, "voice": voice, "lang": lang}
        for name, value in (*told.items(), *(("me", each) for each in given)):
            kinds, takes = _KINDS[name]
            require_kind(name, value, kinds, takes=takes)
        given = told_names(given)
        if isinstance(as_of, datetime):
            as_of = as_of.date()
        facts = None if facts is None else Facts.of(facts)
        if not isinstance(thread, Thread):
            thread = Thread.parse(thread, me=given, note=note)
        thread = in_own_language(with_sides_heard(thread, ear=self._ear))
        as_of = self._day(thread, as_of)
        require_a_buyer(thread)
        words = read_facts(thread, note=note, given=facts, as_of=as_of, ear=self._ear)
        return _Opened(thread, words, as_of, facts, note, channel, lang, voice, draft_anyway, listened, given)

    def _decided(self, opened: _Opened, listened: Listened | None) -> Preparation:
        thread, as_of = opened.thread, opened.as_of
        reading = self._reading_with(opened, listened)
        reading, decision = decide_reading(reading, as_of=as_of, policy=self.policy)
        # What may be a no is never written over: only the seller can tell.
        may_guide = decision.approach is Approach.ASK_FIRST and not decision.unheard
        guide_anyway = may_guide and opened.draft_anyway
        brief = Brief(
            approach=Approach.GUIDE if guide_anyway else decision.approach,
            channel=one_of(Channel, opened.channel) if opened.channel else _channel_of(thread),
            lang=_draft_language(opened),
            facts=reading.facts,
            decision=decision,
            thread=thread,
            evidence=reading.evidence,
            note=opened.note,
            buyer_name=buyer_name(thread, reading.facts, reading.evidence),
            seller_name=seller_name(thread, opened.voice, me=opened.me),
            as_of=as_of,
            voice=opened.voice,
            possible_no=possible_no(thread, reading, decision),
        )
        return Preparation(thread, reading, brief, listened, self._if_so(opened, listened, reading, decision))

    def _reading_with(self, opened: _Opened, listened: Listened | None) -> Reading:
        """The reading of both readers, or of the words' alone where no second one listened."""
        if listened is None:
            return opened.words
        reading = opened.words
        if listened.claims is not None:
            reading = self._read_again(opened, listened.claims, opened.facts)
        return replace(reading, warnings=(*reading.warnings, *listened.warnings))

    def _read_again(self, opened: _Opened, claims: Sequence[Claim], given: Facts | None) -> Reading:
        """The reading with what a second reader claims."""
        return read_facts(
            opened.thread, note=opened.note, given=given, as_of=opened.as_of, claims=claims, ear=self._ear
        )

    def _if_so(
        self, opened: _Opened, listened: Listened | None, reading: Reading, decision: Decision
    ) -> Approach | None:
        """The firmer approach that the seller gets by telling what only the second reader heard."""
        if listened is None or listened.claims is None or not reading.claimed:
            return None
        known = opened.facts.to_dict() if opened.facts else {}
        told = {claim.fact: claim.value for claim in reading.claimed}
        try:
            again = self._read_again(opened, listened.claims, Facts.from_mapping(told | known))
        except FactsError:
            # It contradicts what is known, so nobody could tell it.
            return None
        then = decide_reading(again, as_of=opened.as_of, policy=self.policy)[1].approach
        most_reserved_first = list(Approach)
        is_firmer = most_reserved_first.index(then) > most_reserved_first.index(decision.approach)
        return then if is_firmer else None

    def _day(self, thread: Thread, as_of: date | None) -> date:
        last = thread.last_day()
        if as_of is None:
            if last is None or thread.is_newest_undated():
                return max(self._today(), last or date.min)
            return last
        # A message written east of here may carry tomorrow's date.
        if last is not None and as_of < last - timedelta(days=1):
            raise InputError(
                f"The day asked for, {as_of}, is before the last message, {last}.",
                hint="Give a later day, or correct the dates in the thread.",
            )
        if last is not None and as_of > last + _LONGEST_SILENCE:
            years = as_of.year - last.year
            raise InputError(
                f"The day asked for, {as_of}, is {years} years after the last message, {last}.",
                hint="Give an earlier day, or correct the dates in the thread.",
            )
        return as_of


def advise(
    thread: str | bytes | Thread,
    *,
    reader: Reader | None = None,
    writer: Writer | None = None,
    **known: Unpack[Known],
) -> Advice:
    """Say whether this is the moment to be firm, show why, and draft the message that fits.

    Args:
        thread: pasted text, the bytes of a mail file or transcript, or a parsed thread.
        reader: a second reader beside the words' own; by default there is none.
        writer: who writes the draft; the template by default, so that nothing leaves this machine.
        known: what else is known, see :class:`Known`.

    Raises:
        InputError: the text cannot be used; the message says what, where and what to do.
        ModelError: the reader or the writer asks a model, it failed, and no fallback was allowed.

    """
    return Advisor(reader=reader, writer=writer).advise(thread, **known)


def _draft_language(opened: _Opened) -> str:
    if opened.lang:
        return _language(opened.lang)
    return opened.thread.lang if opened.thread.lang != "und" else "en"


def _language(code: str) -> str:
    if not (code.isascii() and code.isalpha() and len(code) == 2):
        raise InputError(f"{code!r} is no language code.", hint="Two letters, such as en or de.")
    return code.lower()


def _channel_of(thread: Thread) -> Channel:
    return Channel.CALL if thread.is_spoken else Channel.EMAIL
