"""Sentences beside words that a reader understood and that stop nothing: a wish, a "let me think".

A wish says what somebody would like, and "let me think" that he has not decided. What stands beside them
tells where it goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from closecall.facts.classifier import LANGUAGE, all_but_is
from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.findings import Place
from closecall.facts.other_firm import is_with_another_firm
from closecall.facts.possible_refusal.ledger import Ledger, Line, NewestMessage
from closecall.facts.vocabulary import FINAL_REFUSALS, Hardness, HesitationKind
from closecall.facts.words.acceptance.asides import is_made_of_asides
from closecall.facts.words.acceptance.seller_offers import is_form_of_one, offered_before
from closecall.facts.words.deferral.awaited_events import waits_for_an_event
from closecall.facts.words.deferral.named_days import day_put_off_to
from closecall.facts.words.deferral.self_doubt import is_put_off_by_others
from closecall.text.clauses import clauses_in
from closecall.text.word_classes import WordClass, WordClasses, classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
# A shorter one ("thanks, Ben") tells nothing.
_FEWEST_WORDS = 4
# "But" opens a sentence, "though" ends it; "so I am", "well I know".
_OPENING = 2
_OPENING_OF_HIS_OWN = 3
# Who thinks until then has put it off; "since Easter" names a day that is past.
_WEEKS_AWAY = timedelta(weeks=3)
_UNTIL = frozenset(
    "until till til after bis nach jusqu jusque apres hasta tras despues fino finche dopo ate depois "
    "tot na tills efter do po".split()
)


def half_heard(ledger: Ledger) -> Iterator[Place]:
    """In an answer, a sentence that closes what a wish leaves open, or that nobody heard and may be a no.

    It all but is a no, turns against the wish ("though I've settled on the old one"), hangs on something, or
    denies what the seller offered to do ("don't book yet"); it asks for time that ends weeks away, or tells
    what stands against it outside of himself.
    """
    for message in ledger.messages if ledger.is_asked_for_it else ():
        # "But" behind what holds somebody back turns for the purchase.
        doubted = {
            one.sentence[0]
            for one in message.utterances
            if one.cue.fact == "hesitation" and one.cue.value != HesitationKind.UNSPECIFIED
        }
        offered = offered_before(ledger.thread, message.index)
        deeds = [word for word in offered if ledger.words["deeds"].holds(word)]
        before = [-1, *(line.sentence.start for line in message.lines)]
        for line, start_before in zip(message.lines, before, strict=False):
            if line.sentence.is_question or len(line.words) < _FEWEST_WORDS:
                continue
            is_known = line.is_heard or line.evidence or start_before in doubted
            if (
                (not is_known and _may_be_a_no(ledger, line))
                or _is_put_off_far(message, line)
                or _denies_the_deed(ledger, message, line, deeds)
                or (
                    any(item.fact == "hesitations" for item in line.begun)
                    and is_put_off_by_others(ledger.thread, line.sentence)
                )
            ):
                yield line.place


def beside_a_hesitation(ledger: Ledger) -> Iterator[Place]:
    """A sentence beside "let me think" of which no reader made anything: it may tell how the thinking ended.

    "Let me think about it." and, in the same mail or the next bubble, "We shook hands with the others this
    morning". Behind the hesitation everything may tell that which is neither good words nor of the speaker's
    own mind; before it only what names another firm, or an event that is waited for: "Once the baby's here."
    """
    classes = classes_in(_FILE, cue_language(ledger.thread))
    held = [
        (message.index, e.end)
        for message in ledger.messages
        for e in message.evidence
        if e.fact == "hesitations" and e.end
    ]
    for message in ledger.messages if classes and held else ():
        for line in message.lines:
            words = line.words
            if not ledger.is_put_off and waits_for_an_event(ledger.thread, message.index, line.sentence):
                yield line.place
            if line.sentence.is_question or len(words) < _FEWEST_WORDS or line.is_heard:
                continue
            is_elsewhere = is_with_another_firm(ledger.thread, message.index, line.sentence.words)
            is_behind = (message.index, line.sentence.start) >= max(held)
            is_known = line.evidence or _is_harmless(ledger.thread, message, line, classes)
            if is_elsewhere or (is_behind and (_tells_a_deed(words, classes) or not is_known)):
                yield line.place


def praise_words(thread: Thread) -> WordClass:
    """The words that praise, or say how something helps."""
    return classes_in(_FILE, cue_language(thread))["good"]


def _may_be_a_no(ledger: Ledger, line: Line) -> bool:
    words, classes, grammar = line.words, ledger.words, ledger.book("grammar")
    if classes["bids"].meets(words):
        return False
    if classes["hangs"].meets(words):
        return True
    turns = grammar is not None and any(
        heard.cue.value == "contrast" and (heard.first < _OPENING or heard.end == len(words))
        for heard in grammar.hear(words)
    )
    return turns or (
        ledger.thread.lang == LANGUAGE
        and any(
            all_but_is(line.sentence.words, label, is_question=False, ear=ledger.ear)
            for label in FINAL_REFUSALS
        )
    )


def _denies_the_deed(ledger: Ledger, message: NewestMessage, line: Line, deeds: Sequence[str]) -> bool:
    """Whether a clause of it denies what the seller offered to carry out: "don't book anyone yet"."""
    return any(
        ledger.words["denies"].meets(clause.words)
        and any(ledger.words["deeds"].holds(word) and is_form_of_one(word, deeds) for word in clause.words)
        for clause in (clauses_in([line.sentence], message.body) if deeds else ())
    )


def _is_put_off_far(message: NewestMessage, line: Line) -> bool:
    """Whether it asks for time to think, and names a day weeks away."""
    written, lang = message.heard.message.day, message.thread.lang
    thinks = [
        said.at
        for said in line.utterances
        if (said.cue.fact, said.cue.value, said.cue.detail)
        == ("hesitation", HesitationKind.UNSPECIFIED, Hardness.SOFT)
    ]
    if written is None or not thinks:
        return False
    days = (
        day_put_off_to(message.body[clause.start : clause.end], written, (lang, LANGUAGE))
        for clause in clauses_in([line.sentence], message.body)
        if any(clause.start <= at < clause.end for at in thinks) and not _UNTIL.isdisjoint(clause.words)
    )
    return any(day is not None and day - written >= _WEEKS_AWAY for day in days)


def _is_harmless(thread: Thread, message: NewestMessage, line: Line, classes: WordClasses) -> bool:
    """Whether it praises, speaks well to the seller, is an aside, or tells of the speaker's own mind."""
    words, own = line.words, classes["of_himself"]
    opens_with_a_pair = not own.pairs.isdisjoint(pairwise(words[:_OPENING_OF_HIS_OWN]))
    # "My dad taught me that": the thinking over, and not how it ended.
    is_habit = classes["brought_up"].meets(words) and classes["back"].holds(words[-1])
    speaks_well = classes["seller"].holds(words[0]) and not classes["loses"].meets(words)
    return (
        (classes["of_the_offer"].holds(words[0]) and classes["good"].meets(words))
        or speaks_well
        or own.meets(words[:2])
        or opens_with_a_pair
        or is_habit
        or is_made_of_asides(thread, message.index, line.sentence)
    )


def _tells_a_deed(words: Sequence[str], classes: WordClasses) -> bool:
    """Whether somebody else than the seller did something by which it may be over."""
    return classes["deeds"].meets(words) and not classes["seller"].holds(words[0])
