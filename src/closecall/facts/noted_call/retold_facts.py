"""The facts in what a seller's notes retell: "needs to ask his wife", "not interested", "asked when we fit".

The seller does not invent a no against himself: what lowers the pressure counts from his own record. What
raises it does not, but for what he logs of the buyer's acts and questions (S15): "paid", "asked when we could
fit". "Keen", "loved it" and "basically sold" are his own words and tell nothing.

Each sentence is put into the buyer's person and heard as his; the evidence is the seller's line as it stands.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import NamedTuple

from closecall.facts.attribution.citations import Citation, citations_in
from closecall.facts.attribution.retelling import Telling, telling_in
from closecall.facts.classifier import SentenceClassifier
from closecall.facts.classifier_facts import second_ear
from closecall.facts.cues.cue_mentions import cue_language, is_retold
from closecall.facts.deal import read_deal
from closecall.facts.evidence import together
from closecall.facts.findings import Evidence, Findings, shown_values
from closecall.facts.injection import unplanted_sentences
from closecall.facts.merging.cautious import lowest
from closecall.facts.noted_call.direct_speech import direct
from closecall.facts.noted_call.noted_price import told_price
from closecall.facts.vocabulary import FINAL_REFUSALS, WALL
from closecall.facts.words import hear
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import Sentence
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.person_names import name_words
from closecall.thread.records import Message, Side, Speaker, Thread

_LOWERING = frozenset(
    "refusal defer_until wants_guidance asked_no_pressure annoyed vulnerability hesitations "
    "decision_makers_total decision_maker_objects contact_role competitor_active".split()
)
_ACTS = frozenset({"buyer_actions"})
_QUESTIONS = frozenset({"buying_questions"})
_PERSON = compiled_late(r"[^\W\d_]{1,20}")
_LONGEST_HEADING = 120
_begins = attrgetter("at")
_cited_at = attrgetter("start")


class _Retold(NamedTuple):
    """One sentence: where it begins in the buyer's person, and where it stands in the seller's notes.

    Attributes:
        asked: it retells a question.
        cites: it cites somebody who is not the buyer.

    """

    at: int
    sentence: Sentence
    asked: bool
    cites: bool


class _RetoldMessage(NamedTuple):
    """A message of the notes in the buyer's person."""

    body: str
    sentences: tuple[_Retold, ...]

    def at(self, offset: int) -> _Retold:
        """The sentence that an offset of the body lies in."""
        return self.sentences[max(0, bisect_right(self.sentences, offset, key=_begins) - 1)]


def read_retold(thread: Thread, *, ear: SentenceClassifier) -> Findings:
    """What the seller's own lines retell; nothing for a thread that is no seller's notes.

    Can give the price that he quoted, what lowers the pressure (``refusal`` to ``competitor_active``), and,
    as logged, ``buyer_actions`` and ``buying_questions``. Wishes and moods that he does not note are absent.

    Args:
        ear: the classifier of sentences.

    """
    telling = telling_in(cue_language(thread))
    if telling is None or not is_retold(thread):
        return Findings()
    told = _in_the_buyers_person(thread, telling)
    if not any(each.sentences for each in told):
        return Findings()
    retold = _as_said(thread, told)
    found = [_counted(thread, told, read_deal(retold))]
    # A list of points is in no order: none of them takes back another.
    for index, message in enumerate(retold.messages):
        if message.body:
            alone = replace(retold, messages=(message,))
            words = _sure(hear(alone))
            guessed = _doubted(_sure(second_ear(alone, (words,), ear=ear)), message.body, telling)
            found += [_counted(thread, told, _placed(heard, index)) for heard in (words, guessed)]
    return together([lowest(found), told_price(thread, telling)])


def _sure(heard: Findings) -> Findings:
    """Without the wall for words that may be a no: a note's fragments look like one."""
    left = tuple(each for each in heard.values.get("hesitations") or () if each != WALL)
    values = {fact: value for fact, value in heard.values.items() if fact != "hesitations"}
    return Findings(values | ({"hesitations": left} if left else {}), heard.evidence)


def _doubted(guessed: Findings, body: str, telling: Telling) -> Findings:
    """What the classifier heard; a no for good that it alone hears in retold words is only a doubt (S13).

    A fragment such as "closed, lights off" tells nothing of the buyer: there it is not even that.
    """
    if guessed.values.get("refusal") not in FINAL_REFUSALS:
        return guessed
    kept = {fact: value for fact, value in guessed.values.items() if fact != "refusal"}
    if {telling.i, telling.we}.isdisjoint(_PERSON.findall(body)):
        return replace(guessed, values=kept)
    walls = tuple(
        replace(item, fact="hesitations") if item.fact == "refusal" else item for item in guessed.evidence
    )
    return Findings({**kept, "hesitations": (*kept.get("hesitations", ()), WALL)}, walls)


def _placed(heard: Findings, index: int) -> Findings:
    """What was heard in one message alone, with its place among all."""
    evidence = tuple(replace(item, message=index) for item in heard.evidence if item.message is not None)
    return Findings(heard.values, evidence)


def _in_the_buyers_person(thread: Thread, telling: Telling) -> list[_RetoldMessage]:
    names = _names_in_heading(thread)
    # Beside lines of the buyer's own, those that name nobody may be the seller's side of the talk.
    only_named = bool(thread.buyer_messages())
    return [
        _told(message, telling, names, only_named=only_named) if message.is_seller else _RetoldMessage("", ())
        for message in thread.messages
    ]


def _names_in_heading(thread: Thread) -> frozenset[str]:
    """The capitalised words above the notes: the buyer's name is among them."""
    heading = thread.messages[0].body.partition("\n")[0]
    if len(heading) > _LONGEST_HEADING:
        return frozenset()
    capitals = (word for word in heading.split() if word.strip("(-*\"'")[:1].isupper())
    return frozenset(name for word in capitals for name in name_words(word)) - mail_words().notes


def _told(message: Message, telling: Telling, names: frozenset[str], *, only_named: bool) -> _RetoldMessage:
    citations = citations_in(message.body, telling)
    body, found = "", []
    for sentence in unplanted_sentences(message.body):
        first = bisect_left(citations, sentence.start, key=_cited_at)
        inside = citations[first : bisect_left(citations, sentence.end, lo=first, key=_cited_at)]
        said, named, asked = _sentence(message.body, sentence, inside, telling, names)
        if said and (named or not only_named) and not (sentence.is_question and not asked):
            cites = any(c.by == "other" for c in inside)
            found.append(_Retold(len(body), sentence, asked, cites))
            body += f"{said}\n"
    return _RetoldMessage(body, tuple(found))


def _sentence(
    body: str, sentence: Sentence, inside: Sequence[Citation], telling: Telling, names: frozenset[str]
) -> tuple[str, bool, bool]:
    """The sentence in the buyer's person, whether it names him, and whether it retells a question.

    What it cites of the buyer is heard elsewhere, as his; what it cites of somebody else stays as it is.
    """
    parts: list[str] = []
    named = asked = False
    done = sentence.start
    for start, end, kept in [*((c.start, c.end, c.by == "other") for c in inside), (sentence.end, 0, False)]:
        told = direct(body[done:start], telling, names=names)
        named, asked = named or told.named, asked or told.asked
        parts.append(told.text)
        parts.append(f'"{body[start:end]}"' if kept else "")
        done = max(done, min(end, sentence.end))
    return " ".join(filter(None, parts)), named, asked


def _as_said(thread: Thread, told: Sequence[_RetoldMessage]) -> Thread:
    """The notes as if the buyer had said them."""
    buyer = Speaker(side=Side.BUYER)
    messages = (
        Message(buyer, each.body, at=message.at) for message, each in zip(thread.messages, told, strict=True)
    )
    return replace(thread, messages=tuple(messages), heading="", warnings=())


def _counted(thread: Thread, told: Sequence[_RetoldMessage], heard: Findings) -> Findings:
    """Of what was heard that which counts from a seller's own record, with his lines as evidence."""
    evidence = tuple(_shown(thread, told, heard.evidence))
    shown = {item.fact for item in evidence}
    values = {
        fact: value
        for fact, value in heard.values.items()
        if fact in _LOWERING or (fact in _ACTS | _QUESTIONS and fact in shown)
    }
    if "buying_questions" in values:
        values["buying_questions"] = sum(item.fact == "buying_questions" for item in evidence)
    if "buyer_actions" in values:
        values["buyer_actions"] = tuple(
            deed
            for deed, item in shown_values(heard.values, heard.evidence, "buyer_actions")
            if any(_shown(thread, told, [item]))
        )
    return Findings(values, tuple(item for item in evidence if item.fact in values))


def _shown(
    thread: Thread, told: Sequence[_RetoldMessage], evidence: Sequence[Evidence]
) -> Iterator[Evidence]:
    for item in evidence:
        if item.message is None or item.start is None:
            continue
        source = told[item.message].at(item.start)
        if item.fact in _QUESTIONS and not source.asked:
            continue
        if item.fact in _ACTS and source.cites:
            continue
        start, end = source.sentence.start, source.sentence.end
        quote = thread.messages[item.message].body[start:end]
        yield Evidence(item.fact, "seller", item.message, start, end, quote)
