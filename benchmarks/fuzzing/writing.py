"""Laws of deciding and writing: a no lowers, a draft passes or is judged, no answer breaks a writer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from hypothesis import reject
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from benchmarks.fuzzing.drafts import model_answers, plain_drafts, structured_drafts
from benchmarks.fuzzing.knowledge import facts, notes, voices
from benchmarks.fuzzing.law import Law
from benchmarks.fuzzing.words import full_names, sayings
from closecall.decision import Approach, Decision, decide
from closecall.drafting.checks import problems_in
from closecall.drafting.draft_check import check_draft
from closecall.drafting.draft_parser import plain_draft
from closecall.drafting.generation.model_writer import ModelWriter
from closecall.drafting.prompting.disclosure import EVERYTHING
from closecall.drafting.prompting.values import slots_of
from closecall.drafting.records import Brief, Channel, Draft, Written
from closecall.drafting.template import TemplateWriter
from closecall.drafting.voice import Voice
from closecall.errors import FactsError
from closecall.facts.fact_extraction import read_facts
from closecall.facts.vocabulary import Facts, Refusal, VerbalInterest
from closecall.listening.model_reader import ModelReader
from closecall.testing import ScriptedModel, example_thread
from closecall.thread.records import Thread

_DAY = date(2026, 3, 10)
_FIRMNESS = {
    Approach.RESPECT_NO: 0,
    Approach.NURTURE: 1,
    Approach.GUIDE: 2,
    Approach.ASK_FIRST: 3,
    Approach.FIRM_CLOSE: 4,
    Approach.CONFIRM: 4,
}
_ATTEMPTS = 3
_TOLD_ENOUGH = frozenset({"not_listening"})
"""What a template's draft may break where it says so: given facts may share no word with the thread."""


@st.composite
def _threads(draw: st.DrawFn) -> Thread:
    """The example with other words in one of its mails."""
    thread = example_thread()
    at = draw(st.integers(0, len(thread.messages) - 1))
    said = draw(sayings).encode("utf-8", "replace").decode()
    changed = replace(thread.messages[at], body=said)
    return replace(thread, messages=(*thread.messages[:at], changed, *thread.messages[at + 1 :]))


@st.composite
def _briefs(draw: st.DrawFn) -> Brief:
    """A brief as the advisor makes it: the thread read, other facts given, and the approach that follows."""
    thread, given, note = draw(_threads()), draw(facts), draw(notes)
    try:
        reading = read_facts(thread, note=note, given=given, as_of=_DAY)
    except FactsError:  # what is given contradicts what was said
        reject()
    decision = decide(reading.facts, as_of=_DAY, unheard=reading.is_unheard)
    voice = draw(voices)
    named = voice.name if voice else None
    return Brief(
        approach=Approach.GUIDE if decision.approach is Approach.ASK_FIRST else decision.approach,
        channel=draw(st.sampled_from(Channel)),
        lang=draw(st.sampled_from(("en", "en", "de", "fr", "es"))),
        facts=reading.facts,
        decision=decision,
        thread=thread,
        evidence=reading.evidence,
        note=note,
        buyer_name=draw(st.none() | st.just("Ines Varga") | full_names),
        seller_name=named or draw(st.none() | st.just("Tom Okafor") | full_names),
        as_of=draw(st.just(_DAY) | st.none()),
        voice=voice,
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft, what it is checked against, and what it is for."""

    draft: Draft | str
    facts: Facts
    approach: Approach
    thread: Thread | None
    voice: Voice | None


_checked = st.builds(
    Checked,
    draft=structured_drafts | plain_drafts,
    facts=facts,
    approach=st.sampled_from(Approach),
    thread=st.none() | _threads(),
    voice=voices,
)


def _softer(known: Facts) -> Iterator[str]:
    for weak, strong in (
        (a, b) for a in Refusal for b in Refusal if [*Refusal].index(a) < [*Refusal].index(b)
    ):
        before, after = (_decided(known, refusal=grade) for grade in (weak, strong))
        is_raised = _FIRMNESS[after.approach] > _FIRMNESS[before.approach]
        if after.readiness > before.readiness or (is_raised and weak is not Refusal.NONE):
            yield f"{strong} instead of {weak} raises {before.approach} to {after.approach}"
    grades = [_decided(known, verbal_interest=grade) for grade in VerbalInterest]
    for less, more in pairwise(grades):
        if more.readiness < less.readiness or _FIRMNESS[more.approach] < _FIRMNESS[less.approach]:
            yield f"more interest lowers {less.approach} to {more.approach}"
    decision = _decided(known)
    if json.loads(json.dumps(decision.to_dict(), allow_nan=False)) != decision.to_dict():
        yield "the decision is not its JSON"
    if Facts.from_mapping(json.loads(json.dumps(known.to_dict()))).to_dict() != known.to_dict():
        yield "the facts are not their JSON"


def _decided(known: Facts, **changes: object) -> Decision:
    return decide(Facts.from_mapping({**known.known(), **changes}), as_of=_DAY)


def _is_checked(case: Checked) -> Iterator[str]:
    draft = case.draft
    if isinstance(draft, str):
        draft = plain_draft(draft, approach=case.approach, as_of=_DAY)
        if any(part and part not in draft.body for part in (draft.exit, draft.disagreement, *draft.quotes)):
            yield "a part of a plain draft does not stand in its body"
    found = check_draft(draft, case.facts, case.approach, case.thread, voice=case.voice)
    if found != check_draft(draft, case.facts, case.approach, case.thread, voice=case.voice):
        yield "the same draft has other problems the second time"
    for problem in found:
        if not problem.sentence or not 0 <= problem.start <= problem.end:
            yield f"{problem.code}: from {problem.start} to {problem.end}, {problem.sentence!r}"
        if problem.where == "body" and problem.end > len(draft.body):
            yield f"{problem.code}: ends outside of the body"


def _template_keeps_the_rules(brief: Brief) -> Iterator[str]:
    yield from _faults_of_written(TemplateWriter().write(brief), brief)


def _faults_of_written(written: Written, brief: Brief) -> Iterator[str]:
    if written.draft is None:
        return
    own = brief.voice.model_copy(update={"samples": ()}) if brief.voice else None
    for problem in problems_in(written.draft, replace(brief, voice=own)):
        if problem.code in _TOLD_ENOUGH and problem in written.problems:
            continue
        yield f"the {written.source}'s draft breaks {problem.code}: {problem.words!r}"


def _slots_give_back(brief: Brief) -> Iterator[str]:
    slots = slots_of(brief, EVERYTHING)
    tokens = [slot.token for slot in slots.slots]
    if len({*tokens}) < len(tokens):
        yield "a token stands for two things"
    for message in brief.thread.messages if brief.thread else ():
        if any(token in message.body for token in tokens):
            continue
        if slots.fill(slots.hide(message.body)) != message.body:
            yield f"{message.body!r} comes back as {slots.fill(slots.hide(message.body))!r}"


def _any_answer_is_survived(case: tuple[Brief, list[str]]) -> Iterator[str]:
    brief, answers = case
    yield from _faults_of_written(ModelWriter(ScriptedModel(answers)).write(brief), brief)


def _any_finding_is_survived(answers: list[str]) -> Iterator[str]:
    thread = example_thread()
    listened = ModelReader(ScriptedModel(answers)).listen(thread)
    alone = read_facts(thread, as_of=_DAY)
    both = read_facts(thread, as_of=_DAY, claims=listened.claims) if listened.claims is not None else alone
    before, after = (decide(reading.facts, as_of=_DAY) for reading in (alone, both))
    if _FIRMNESS[after.approach] == _FIRMNESS[Approach.CONFIRM] and after.approach is not before.approach:
        yield f"a model's findings raise {before.approach} to {after.approach}"
    for item in both.evidence:
        if item.message is not None and item.quote and item.quote not in thread.messages[item.message].body:
            yield f"{item.fact}: {item.quote!r} was never said"


_answers: SearchStrategy[list[str]] = st.lists(model_answers, min_size=_ATTEMPTS, max_size=_ATTEMPTS)

LAWS = (
    Law("a firmer no raises nothing, and more interest lowers nothing", facts, _softer, 25),
    Law("check_draft judges any draft, each problem in its place", _checked, _is_checked, 25),
    Law("the template's draft passes the checks", _briefs(), _template_keeps_the_rules, 15),
    Law("slots fill back to what they took", _briefs(), _slots_give_back, 15),
    Law(
        "no model's answer breaks the writer or the rules",
        st.tuples(_briefs(), _answers),
        _any_answer_is_survived,
        10,
    ),
    Law("no model's findings break the reader or invent a quote", _answers, _any_finding_is_survived, 15),
)
