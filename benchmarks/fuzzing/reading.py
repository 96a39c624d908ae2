"""Laws of reading: any text becomes a thread and an advice, or is refused by an error of closecall's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from benchmarks.fuzzing.knowledge import facts, notes, voices
from benchmarks.fuzzing.law import Law
from benchmarks.fuzzing.mails import chains, mail_files
from benchmarks.fuzzing.talks import talks
from benchmarks.fuzzing.words import sayings
from closecall.advice import Advice
from closecall.advisor import Known, advise
from closecall.drafting.checks import problems_in
from closecall.errors import ClosecallError
from closecall.facts.fact_extraction import read_facts
from closecall.facts.reading import Reading
from closecall.facts.vocabulary import VerbalInterest
from closecall.thread.records import Side, Thread

_AT_ALL, _A_CHARACTER = 60_000, 60
"""Characters of JSON: so many at all, and so many for each character of the text."""
_KEYS = (
    "schema approach readiness coverage reasons blockers questions flips cadence rules facts evidence thread "
    "draft source problems provenance"
).split()
_FROM_DEEDS = frozenset({"verbal_interest", "buyer_actions", "buyer_initiated", "buying_questions"})
_TODAY = date(2026, 3, 10)


@dataclass(frozen=True, slots=True)
class Given:
    """A text with what a caller says about it."""

    text: str | bytes
    known: Known


texts: SearchStrategy[str | bytes] = st.one_of(chains, mail_files, talks, sayings)
"""Anything that may be pasted or read from a file."""

_given = st.builds(
    Given,
    text=texts,
    known=st.fixed_dictionaries(
        {"as_of": st.just(date(2099, 1, 1)) | st.none()},
        optional={
            "me": st.sampled_from(("Tom", "Tom Okafor", "@ovenplan.example", "", "Max", "me")),
            "note": notes,
            "facts": st.none() | facts,
            "voice": voices,
            "lang": st.sampled_from(("en", "de", "fr", "es", "ja")),
            "draft_anyway": st.booleans(),
        },
    ),
)


def _parsed(text: str | bytes) -> Thread | None:
    try:
        return Thread.parse(text, me="Tom Okafor")
    except ClosecallError:
        return None


def _in_json(value: Any) -> str:  # noqa: ANN401  any JSON value
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _splits(text: str | bytes) -> Iterator[str]:
    thread = _parsed(text)
    if thread is None:
        return
    told = _in_json(thread.to_dict())
    again = _parsed(text)
    if again is None or _in_json(again.to_dict()) != told:
        yield "the same text gives another thread the second time"
    if len(told) > _AT_ALL + _A_CHARACTER * len(text):
        yield f"{len(text)} characters become {len(told)} of JSON"
    if json.loads(told) != thread.to_dict():
        yield "the thread is not its JSON"
    for message in thread.messages:
        first, last = message.lines
        if not 1 <= first <= last:
            yield f"a message stands on lines {first} to {last}"
        if any(not 0 <= question.answered_at <= len(message.body) for question in message.answered):
            yield "an answer begins outside of its body"


def _advises(given: Given) -> Iterator[str]:
    try:
        advice = advise(given.text, **given.known)
    except ClosecallError as error:
        yield from _faults_of_error(error)
        return
    told = advice.to_dict()
    text = _in_json(told)
    if json.loads(text) != told:
        yield "the result is not its JSON"
    if [key for key in told if key != "reader"] != _KEYS:
        yield f"the keys are {list(told)}"
    if len(text) > _AT_ALL + _A_CHARACTER * (len(given.text) + len(given.known.get("note") or "")):
        yield f"{len(given.text)} characters become {len(text)} of JSON"
    yield from _faults_of_evidence(advice.reading, advice.thread)
    yield from _faults_of_draft(advice)
    if _in_json(advise(given.text, **given.known).to_dict()) != text:
        yield "the same text gives another advice the second time"


def _faults_of_error(error: ClosecallError) -> Iterator[str]:
    if not str(error).strip() or len(str(error)) > 4_000:
        yield f"an error of {len(str(error))} characters"


def _faults_of_evidence(reading: Reading, thread: Thread) -> Iterator[str]:
    for item in reading.evidence:
        if item.message is None:
            continue
        message = thread.messages[item.message]
        if item.start is None or item.end is None:
            if item.quote:
                yield f"{item.fact}: a quote without a place"
        elif not (0 <= item.start <= item.end and message.body[item.start : item.end] == item.quote):
            yield f"{item.fact}: {item.quote!r} is no slice of its message"
        # Of a call that only the seller's notes tell, the words in quotation marks are the buyer's.
        is_noted = thread.format == "call notes" and message.is_seller
        if item.source == "words" and item.fact in _FROM_DEEDS and not (message.is_buyer or is_noted):
            yield f"{item.fact} rests on words of the side {message.speaker.side}"


def _faults_of_draft(advice: Advice) -> Iterator[str]:
    if advice.draft is None:
        if advice.source != "none":
            yield f"no draft, and its source is {advice.source}"
        return
    brief = advice.prepared.brief
    voice = brief.voice.model_copy(update={"samples": ()}) if brief.voice else None
    remaining = problems_in(advice.draft, replace(brief, voice=voice))
    for problem in remaining:
        if problem.rule != "W11" and problem not in advice.problems:
            yield f"the template's draft breaks {problem.code} and nobody says so"


def _unknown_people_want_nothing(text: str | bytes) -> Iterator[str]:
    thread = _parsed(text)
    if thread is None:
        return
    nobody = tuple(
        replace(message, speaker=replace(message.speaker, side=Side.UNKNOWN)) for message in thread.messages
    )
    reading = read_facts(replace(thread, messages=nobody), as_of=_TODAY)
    if reading.facts.verbal_interest not in (None, VerbalInterest.NONE):
        yield f"somebody unknown has {reading.facts.verbal_interest} interest"
    if reading.facts.buyer_actions:
        yield f"somebody unknown did {reading.facts.buyer_actions}"


def _reads_itself(text: str | bytes) -> Iterator[str]:
    thread = _parsed(text)
    if thread is None:
        return
    again = _parsed_as_printed(thread)
    for printed, kept in zip(thread.messages, again.messages, strict=True):
        if printed != kept:
            yield f"of its own JSON {kept.to_dict()} is read, not {printed.to_dict()}"
    if again != thread:
        yield f"of its own JSON the kind, language, warnings or heading differ: {again.to_dict()}"


def _parsed_as_printed(thread: Thread) -> Thread:
    return Thread.parse(_in_json(thread.to_dict()))


LAWS = (
    Law("any text becomes the same bounded thread each time, or is refused", texts, _splits, 40),
    Law("any text gives one sound advice, with quotes that are slices", _given, _advises, 25),
    Law("closecall reads the threads that it prints, without any loss", texts, _reads_itself, 20),
    Law("nobody unknown is heard to want anything", texts, _unknown_people_want_nothing, 25),
)
