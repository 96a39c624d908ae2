"""What may be a yes in the buyer's newest words, and no reader took for one.

"Shall I go ahead?", "Agreed, please start." No list of phrases hears every yes, and a yes that is heard
wrongly confirms what nobody ordered. So a short answer to the seller's offer is never taken for a yes here:
the seller is asked whether it is one, as he is where words that may be a no stand beside an agreement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from closecall.facts.cues import load_cues
from closecall.facts.cues.cue_mentions import cue_language, said_in
from closecall.facts.evidence import quoting
from closecall.facts.findings import Findings, Place, shown_values
from closecall.facts.injection import unplanted_sentences
from closecall.facts.vocabulary import (
    YES_STAGES,
    Facts,
    HesitationKind,
    Refusal,
    Stage,
    VerbalInterest,
    Vulnerability,
)
from closecall.facts.words.acceptance.close_answers import answers_a_look
from closecall.facts.words.acceptance.filler_words import is_made_of, names_in
from closecall.facts.words.acceptance.seller_offers import (
    clauses_of,
    denies,
    offered_before,
    refused_by_a_yes,
    word_classes,
)
from closecall.facts.words.speech.buyer_speech import cues_for
from closecall.facts.words.speech.preceding_question import (
    asks_to_decide,
    is_asked_else,
    priced_messages,
    seller_before,
)
from closecall.text.quantities.amounts import amounts_in
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClass
from closecall.thread.records import Thread, ThreadKind

if TYPE_CHECKING:
    from closecall.facts.reading import Reading

# A longer answer says something of its own.
_MOST_WORDS = 60
# A longer sentence that may be a no is no yes for a word in it that agrees.
_MOST_WORDS_OF_A_YES = 14
# In a call the answer is followed by words of leave.
_LAST_TURNS = 3
_AGREEING = ("yes", "takes", "small", "bids", "orders", "opens")
# "Yes" opens a sentence; further on it may be anybody's.
_OPENING = 2
NOD = compiled_late("[\U0001f44d\U0001f44c\U0001f91d\u2705\u2714\U0001f4af]")


def possible_yes(thread: Thread, reading: Reading) -> Place | None:
    """Where the words stand that may be a yes; None without any.

    Where a no is heard, or what puts it off, holds the buyer back or must not be pressed, there is none.
    """
    newest = _newest(thread)
    if not newest or reading.unheard or reading.facts.stage is Stage.ACCEPTED:
        # Beside a yes that is heard it is asked whether a no takes it back.
        return None
    if reading.unsettled:
        return next(_agreed_beside(thread, newest, reading.unsettled), None)
    if _is_held_back(_settled_by_the_newest(reading, newest[0])):
        return None
    if thread.kind is ThreadKind.CALL:
        newest = [index for index, _ in thread.buyer_messages()][-_LAST_TURNS:]
    return next((place for index in newest for place in _answers_to_an_offer(thread, reading, index)), None)


def wanted_as_told(thread: Thread, place: Place | None, given: Facts | None) -> Findings:
    """The intent of one whose words are a yes, as only the seller could tell; nothing where he did not."""
    if place is None or given is None or given.stage not in YES_STAGES:
        return Findings()
    return Findings({"verbal_interest": VerbalInterest.INTENT}, (quoting(thread, "verbal_interest", *place),))


def agreements(thread: Thread, message: int) -> Iterator[tuple[int, int]]:
    """Where the sentences of a message stand that agree in so many words.

    "Ok" alone may only show that it was read.
    """
    body, classes = thread.messages[message].body, word_classes(thread.lang)
    told = words_of(seller_before(thread, message)).folded
    real = {sentence.start for sentence in unplanted_sentences(body)}
    doubts = load_cues(cue_language(thread), "doubt")
    for clause in clauses_of(body):
        sentence = clause.sentence
        words = [word for word in clause.words if not classes["knows"].holds(word)]
        # "I'm so sorry to do this" agrees to nothing.
        regrets = doubts is not None and any(sign.cue.fact == "regrets" for sign in doubts.hear(clause.words))
        is_told = sentence.start in real and not sentence.is_question and not regrets
        if is_told and _agrees(words, told, classes):
            yield sentence.start, sentence.end
    for said in said_in(thread, message, "stage"):
        if said.cue.value == Stage.VERBAL_YES:
            yield said.sentence.start, said.sentence.end


def is_bare_agreement(thread: Thread, message: int, sentence: str) -> bool:
    """Whether a sentence of a message only agrees, in words that hold nothing else: "go ahead please"."""
    classes, words = word_classes(thread.lang), words_of(sentence).folded
    if denies(words, classes) or not classes["yes"].meets(words):
        return False
    return is_made_of(words, _AGREEING, classes, told=words_of(seller_before(thread, message)).folded)


def _newest(thread: Thread) -> list[int]:
    """The messages that the buyer wrote last, with nothing of the seller's behind them; oldest first."""
    newest: list[int] = []
    for index in reversed(range(len(thread.messages))):
        message = thread.messages[index]
        if message.is_buyer:
            newest.append(index)
        elif not message.is_quoted_stranger:
            break
    return newest[::-1]


def _settled_by_the_newest(reading: Reading, newest: int) -> Facts:
    """The facts, without what held the buyer back before newest words that say that he will buy."""
    if not _says_he_will(reading, newest):
        return reading.facts
    told = shown_values(reading.facts.known(), reading.evidence, "hesitations")
    held = tuple(one for one, item in told if item.message is None or item.message >= newest)
    return reading.facts.model_copy(update={"hesitations": held}) if told else reading.facts


def _says_he_will(reading: Reading, since: int) -> bool:
    """Whether a message from here on says that the buyer will buy."""
    return reading.facts.verbal_interest is VerbalInterest.INTENT and any(
        item.fact == "verbal_interest" and item.message is not None and item.message >= since
        for item in reading.evidence
    )


def _is_held_back(facts: Facts) -> bool:
    """Whether something speaks against a yes, but that others have to give theirs as well."""
    return bool(
        facts.refusal not in (None, Refusal.NONE)
        or any(each.kind is not HesitationKind.AUTHORITY for each in facts.open_hesitations())
        or facts.vulnerability not in (None, Vulnerability.NONE)
        or facts.decision_maker_objects
        or facts.wants_guidance
        or facts.asked_no_pressure
        or facts.annoyed
        or facts.auto_reply_pending
    )


def _agreed_beside(thread: Thread, newest: Sequence[int], unsettled: str) -> Iterator[Place]:
    """From an agreement to the words of its message that may be a no."""
    for index in newest:
        body = thread.messages[index].body
        at = body.find(unsettled)
        end = at + len(unsettled)
        is_long = len(unsettled.split()) > _MOST_WORDS_OF_A_YES
        agreed = [
            (start, after)
            for start, after in (agreements(thread, index) if at >= 0 else ())
            if not is_long or after <= at or start >= end
        ]
        if agreed:
            starts, ends = zip(*agreed, strict=True)
            yield Place(index, min(at, *starts), max(end, *ends))


def _answers_to_an_offer(thread: Thread, reading: Reading, message: int) -> Iterator[Place]:
    """The whole of a message that shortly answers the seller's offer, and by an agreement."""
    body = thread.messages[message].body
    is_undone = refused_by_a_yes(thread, message) is not None
    if len(body.split()) > _MOST_WORDS or is_undone or not _is_priced(thread, reading, message):
        return
    if _calls_for_it(thread, message):
        is_yes = True
    elif _is_asked(thread, message):
        is_yes = _nods(thread, message) or _takes(thread, message) or any(agreements(thread, message))
    elif _is_told_a_price(thread, message):
        is_yes = _takes(thread, message) or (
            any(agreements(thread, message)) and not _is_asked_for_a_fact(thread, message)
        )
    else:
        is_yes = _says_he_will(reading, message) and any(agreements(thread, message))
    if is_yes:
        yield Place(message, 0, len(body))


def _calls_for_it(thread: Thread, message: int) -> bool:
    """Whether it bids the seller book him in, or send what is paid or signed, after no talk of a visit."""
    classes = word_classes(thread.lang)
    return not answers_a_look(thread, message) and any(
        said.cue.fact == "seals"
        and not said.sentence.is_question
        and not classes["looks"].meets(said.sentence.words.folded)
        for said in said_in(thread, message, "stage")
    )


def _is_priced(thread: Thread, reading: Reading, message: int) -> bool:
    return bool(reading.facts.price_known) or any(priced <= message for priced in priced_messages(thread)[:1])


def _is_asked(thread: Thread, message: int) -> bool:
    """Whether the seller right before a message asks for the order, or whether a price is right."""
    if offered_before(thread, message) or asks_to_decide(thread, message, cues_for(thread.lang)):
        return True
    before = seller_before(thread, message)
    asked = [sentence for sentence in sentences_of(before) if sentence.is_question][-1:]
    return any(amounts_in(before, start=each.start, end=each.end) for each in asked)


def _is_told_a_price(thread: Thread, message: int) -> bool:
    """Whether the seller right before a message names a price, and asks for nothing else."""
    return bool(amounts_in(seller_before(thread, message))) and not is_asked_else(thread, message, at=0)


def _is_asked_for_a_fact(thread: Thread, message: int) -> bool:
    """Whether the seller's last question before a message asks for a fact, and the answer tells no deed."""
    classes = word_classes(thread.lang)
    if not classes or classes["deeds"].meets(words_of(thread.messages[message].body).folded):
        return False
    asked = [each for each in sentences_of(seller_before(thread, message)) if each.is_question][-1:]
    return any(classes["asks"].meets(each.words.folded) for each in asked)


def _takes(thread: Thread, message: int) -> bool:
    """Whether a clause of a message names what the seller named, in words that add nothing: "B please"."""
    classes = word_classes(thread.lang)
    told = words_of(seller_before(thread, message)).folded if classes else ()
    things = {word for word in told if not classes["small"].holds(word)} - {*names_in(thread)}
    return any(
        not clause.sentence.is_question
        and not things.isdisjoint(clause.words)
        and not denies(clause.words, classes)
        and is_made_of(clause.words, _AGREEING, classes, told=told)
        for clause in (clauses_of(thread.messages[message].body) if classes else ())
    )


def _nods(thread: Thread, message: int) -> bool:
    """Whether a message nods, or opens with what agrees or only shows that it was read."""
    body, classes = thread.messages[message].body, word_classes(thread.lang)
    return NOD.search(body) is not None or classes["knows"].meets(words_of(body).folded[:_OPENING])


def _agrees(words: Sequence[str], told: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    """Whether a clause agrees, bids the seller do it, or takes what he named, in words that add nothing."""
    if classes["plain"].meets(words[:_OPENING]):
        return True
    if classes["denies"].meets(words):
        return False
    is_bare = classes["yes"].meets(words) and is_made_of(words, _AGREEING, classes, told=told)
    return is_bare or classes["bids"].meets(words)
