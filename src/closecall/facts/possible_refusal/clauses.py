"""Clauses of the newest words that nobody heard, and that may tell how it ended.

What a reader heard often explains no more than its own clause. "I feel bad about leaving them" holds somebody
back softly, and "everybody wants it, me included" is a wish; the next clause tells what comes of it: "so I'm
staying", "and I still said no". What it says has no end of forms; so where a reader made nothing of it, the
seller is asked.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from operator import itemgetter
from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language, said_in
from closecall.facts.findings import Place
from closecall.facts.injection import unplanted_sentences
from closecall.facts.possible_refusal.ledger import WISHES, Ledger, NewestMessage
from closecall.facts.vocabulary import Hardness, HesitationKind, Refusal, VerbalInterest
from closecall.facts.words.speech.buyer_speech import cues_for
from closecall.facts.words.speech.preceding_question import asks_to_decide
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.clauses import Clause, clauses_in
from closecall.text.word_classes import WordClass, WordClasses, classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
_OF_THEIR_CLAUSE = frozenset(
    {
        "hesitation.asks_for_days",
        "hesitation.loyal",
        "hesitation.not_happy_with_it",
        "interest.all_of_us",
    }
)
# "They stay": of a sentence two words say something, of a clause or beside an excuse three do.
_FEWEST_WORDS = 2
_FEWEST_WORDS_OF_A_PART = 3
_EXCUSE = ("hesitation", HesitationKind.STATUS_QUO, Hardness.SOFT)
# A wish in the sentence before does not tell what came of it.
_MAY_STAND = ("hesitations", "verbal_interest")
_PRAISE = frozenset({"praise", "praised_it"})
_COURSES = frozenset({"own_course", "elsewhere"})
# What carries the purchase out, or meets, tells its own course.
CARRIES_ON = {
    "steps": ("buys", "goes_on"),
    "stage": ("stage", "seals"),
    "meetings": ("accepts", "books", "asks_meeting"),
    "actions": ("action",),
}
"""Topics of cues, each with those of its facts."""


def beside_an_own_clause(ledger: Ledger) -> Iterator[Place]:
    """What stands beside words that explain no more than their own clause, or turns against a wish.

    "I feel bad about leaving them, so I'm staying"; "I love it, but we go with them".
    """
    classes = _classes(ledger.thread)
    for message in ledger.messages if classes else ():
        own = [one for one in message.told if one.cue.id in _OF_THEIR_CLAUSE]
        wished = [one for one in own if one.cue.fact in WISHES]
        wishes = {one.sentence[0] for one in message.told if one.cue.fact in WISHES}
        held = {one.sentence[0] for one in own if one.cue.fact not in WISHES}
        asks = any(line.sentence.is_question for line in message.lines)
        if asks or any(one.cue.fact == "hesitation" for one in message.told):
            # What turns against the wish is what he asks about, or what holds him back.
            wishes = set()
        held |= {
            after.sentence.start
            for line, after in pairwise(message.lines)
            if line.sentence.start in held and not after.sentence.is_question and not after.begun
        }
        for clause in _unheard(message) if message.told else ():
            start = clause.sentence.start
            follows = any(one.sentence[0] == start and one.until <= clause.start for one in wished)
            turns = start in wishes and _turns(clause.words, classes["turns"])
            if start in held or follows or turns:
                yield Place(message.index, start, clause.sentence.end)


def beside_praise(ledger: Ledger) -> Iterator[Place]:
    """What nobody heard beside nothing but praise, where the seller has asked to decide.

    Praise answers no such question: "It was a fine week. The owners ended up without one."
    """
    thread, classes = ledger.thread, _classes(ledger.thread)
    is_asked = bool(ledger.messages) and asks_to_decide(
        thread, ledger.messages[0].index, cues_for(thread.lang)
    )
    for message in ledger.messages if classes and is_asked else ():
        told = message.told
        asks = any(line.sentence.is_question for line in message.lines)
        # "The trial was wonderful" tells of a deed, and praises it.
        deeds = {*_carrying_on(message)} - {one.sentence[0] for one in told}
        if not told or asks or deeds or any(not _is_praise(one) for one in told):
            continue
        for clause in _unheard(message):
            sentence, words = clause.sentence, clause.words
            is_aside = classes["opens"].holds(words[0]) or classes["greets"].meets(words)
            if len(words) >= _FEWEST_WORDS_OF_A_PART and not is_aside:
                yield Place(message.index, sentence.start, sentence.end)


def _is_praise(said: Utterance) -> bool:
    return said.cue.fact in _PRAISE or said.cue.value == VerbalInterest.CURIOUS


def beside_an_excuse(ledger: Ledger) -> Iterator[Place]:
    """What stands beside words that only tell how slow to change the buyer is, where he asks for no time.

    "I'm a creature of habit" holds somebody back softly, and excuses a no as well: "I've put the money
    towards a bike, I'm a creature of habit". Who still weighs it says "let me think".
    """
    classes = _classes(ledger.thread)
    for message in ledger.messages if classes else ():
        held = [one for one in message.told if one.cue.fact == "hesitation"]
        if not held or any((one.cue.fact, one.cue.value, one.cue.detail) != _EXCUSE for one in held):
            continue
        excuses = {one.sentence[0] for one in held}
        deciding = (said.sentence.start for said in said_in(ledger.thread, message.index, "deciders"))
        read = {*_carrying_on(message), *deciding}
        beside = excuses | {
            near.sentence.start
            for pair in pairwise(message.lines)
            for line, near in (pair, pair[::-1])
            if line.sentence.start in excuses
            and near.sentence.start not in read
            and all(item.fact in _MAY_STAND for item in near.begun)
        }
        for clause in _unheard(message):
            sentence, words = clause.sentence, clause.words
            is_told = classes["opens"].holds(words[0]) or classes["greets"].meets(words)
            if (
                sentence.start in beside
                and not sentence.is_question
                and len(words) >= _FEWEST_WORDS_OF_A_PART
                and not is_told
            ):
                yield Place(message.index, sentence.start, sentence.end)


def own_course(ledger: Ledger) -> Iterator[Place]:
    """A course that the buyer tells of himself: "I'll stick to muddling through".

    What somebody will do, has decided or would rather do, and what he tells the seller to do with the thing,
    ends more talks than a word of refusal does. Words that only carry the talk on ("I'll have a think") are
    none of these, nor what hangs on "maybe". What holds somebody back softly explains its own clause alone.
    Where it ends elsewhere ("the roof won"), neither a condition nor a deed explains it.
    """
    book = ledger.book("doubt")
    if book is None:
        return
    for message in ledger.messages:
        held = [o for o in message.told if (o.cue.fact, o.cue.detail) == ("hesitation", Hardness.SOFT)]
        soft, hesitating = [one.at for one in held], {one.sentence[0] for one in held}
        known = sorted({one.at for one in message.told if not _tells_no_course(one)} - set(soft))
        carries_on = set(_carrying_on(message))
        taken_back = _taken_back_in(message)
        for clause in _clauses(message):
            sentence = clause.sentence
            if sentence.is_question or sentence.start in taken_back or _is_any_in(known, clause):
                continue
            signs = {sign.cue.fact for sign in book.hear(clause.words)}
            # "The electrician got the old one going" is no deed for the purchase.
            if sentence.start in carries_on and "elsewhere" not in signs:
                continue
            is_beside = sentence.start in hesitating and not _is_any_in(soft, clause)
            if not signs.isdisjoint(_COURSES) or (is_beside and "doubt" in signs):
                yield Place(message.index, sentence.start, sentence.end)


def _classes(thread: Thread) -> WordClasses:
    return classes_in(_FILE, cue_language(thread))


def _clauses(message: NewestMessage) -> Iterator[Clause]:
    """The clauses of a message, also those that a word such as "but" begins."""
    parts = _classes(message.thread)["parts"].words
    return clauses_in(unplanted_sentences(message.body), message.body, joins=parts)


def _carrying_on(message: NewestMessage) -> Iterator[int]:
    """Where the sentences begin that carry the purchase out, or meet."""
    for topic, facts in CARRIES_ON.items():
        said = said_in(message.thread, message.index, topic)
        yield from (one.sentence.start for one in said if one.cue.fact in facts)


def _taken_back_in(message: NewestMessage) -> set[int]:
    """Where the sentences begin that take back the no that he said before, where it is taken back.

    "Scrap what I said last week" tells the seller what to do with the no, and nothing else.
    """
    return {
        one.sentence[0] for one in message.told if one.cue.fact == "retraction" and message.is_taking_back
    }


def _tells_no_course(said: Utterance) -> bool:
    """Whether a reader heard only a day that is named, or a no that was not taken for one."""
    return said.cue.fact == "appointment" or said.cue.value == Refusal.EXPLICIT_NO


def _is_any_in(starts: Sequence[int], clause: Clause) -> bool:
    """Whether one of these ordered offsets lies in a clause."""
    return bisect_left(starts, clause.start) < bisect_left(starts, clause.end)


def _turns(words: Sequence[str], turns: WordClass) -> bool:
    """Whether a clause turns against what stands before it: "but" or "if only" opens it, "though" ends it."""
    return turns.holds(words[0]) or turns.holds(words[-1]) or tuple(words[:2]) in turns.pairs


def _unheard(message: NewestMessage) -> Iterator[Clause]:
    """The clauses of a message that say something, and of which no reader made anything."""
    classes = _classes(message.thread)
    begins = [one.at for one in message.told]
    reached = list(accumulate((one.until for one in message.told), max))
    for clause in _clauses(message):
        is_whole = len(clause.words) == len(clause.sentence.words.folded)
        if len(clause.words) < (_FEWEST_WORDS if is_whole else _FEWEST_WORDS_OF_A_PART):
            continue
        first, end = bisect_left(begins, clause.start), bisect_left(begins, clause.end)
        known = list(message.told[first:end])
        # One that begins before the clause may run through all of it.
        last = _end_of_words(clause)
        if first and reached[first - 1] >= last:
            known += [one for one in message.told[:first] if one.until >= last]
        is_new = not known and not classes["reasons"].meets(clause.words)
        is_refused = any(one.cue.fact == "refusal" for one in known)
        if is_new or (classes["stays"].meets(clause.words) and not is_refused):
            yield clause


def _end_of_words(clause: Clause) -> int:
    """Where the last word of a clause ends, before the mark that ends the clause."""
    spans = clause.sentence.words.spans
    return spans[bisect_right(spans, clause.end, key=itemgetter(1)) - 1][1]
