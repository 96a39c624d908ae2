"""Conditions that the buyer sets the seller: "yes if you can do May, otherwise next year".

What comes if the seller fails puts nothing off: he is to answer the condition. What hangs on somebody else
("if the bank agrees, otherwise next year") is not his to answer, and is put off.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from operator import attrgetter
from pathlib import Path

from closecall.facts.cues import Cue, load_cues
from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.vocabulary import Hardness, HesitationKind, VerbalInterest
from closecall.facts.words.acceptance.seller_offers import offered_before, word_classes
from closecall.facts.words.speech.utterance import Saying
from closecall.text.clauses import Clause, clauses_in
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.word_classes import WordClass, classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
# "Otherwise", "and if not".
_OPENING = 3
_WISH = Cue("seller_conditions.yes", "verbal_interest", VerbalInterest.STRONG)
_CONDITION = Cue("seller_conditions.if", "hesitation", HesitationKind.FIT, Hardness.HARD)


def is_the_other_branch(thread: Thread, message: int, place: int) -> bool:
    """Whether what stands there comes behind an "otherwise", and only if the seller cannot do what is asked.

    Args:
        thread: the talk.
        message: the index of the message.
        place: where what puts it off stands in its body.

    """
    classes, body = classes_in(_FILE, cue_language(thread)), thread.messages[message].body
    if not classes:
        return False
    said = sentences_of(body)
    own_place = bisect_right(said, place, key=attrgetter("start")) - 1
    # The condition stands in the same sentence, or in the one before it.
    near = said[max(own_place - 1, 0) : own_place + 1]
    clauses = list(clauses_in(near, body, joins=classes["joins"].words))
    at = next((n for n in reversed(range(len(clauses))) if clauses[n].start <= place), 0)
    own = [n for n in range(1, at + 1) if clauses[n].sentence == clauses[at].sentence]
    branch = next((n for n in reversed(own) if _opens_a_branch(clauses[n], classes)), None)
    return branch is not None and _asks_the_seller(clauses[:branch], classes, cue_language(thread))


def is_set_to_the_seller(thread: Thread, sentence: Sentence) -> bool:
    """Whether a sentence hangs on what the seller can or will do: "we'll take it as long as you fit it"."""
    classes, lang = classes_in(_FILE, cue_language(thread)), cue_language(thread)
    return bool(classes) and _hangs_on_the_seller(sentence.words.folded, classes, lang)


def conditions_in(thread: Thread) -> Iterator[Saying]:
    """What the buyer's newest message hangs on the seller: each condition, and that he wants it but for that.

    "Yes if you can start in May" is such a wish where the seller had offered to carry it out, or where it
    says what comes otherwise; "we'll take it if you can, otherwise next year" tells its wish itself.
    """
    message = max((index for index, _ in thread.buyer_messages()), default=-1)
    classes = classes_in(_FILE, cue_language(thread))
    if message < 0 or not classes:
        return
    body = thread.messages[message].body
    said = sentences_of(body)
    plain, is_offered = word_classes(thread.lang).get("plain"), bool(offered_before(thread, message))
    for sentence, following in zip_longest(said, said[1:]):
        if sentence.is_question or not is_set_to_the_seller(thread, sentence):
            continue
        clauses = clauses_in(
            [each for each in (sentence, following) if each], body, joins=classes["joins"].words
        )
        has_branch = any(_opens_a_branch(clause, classes) for clause in clauses)
        if not (is_offered or has_branch):
            continue
        is_wish = plain is not None and plain.meets(sentence.words.folded[:1])
        if is_wish or has_branch:
            place = (sentence.start, sentence.end)
            for cue in (_WISH, _CONDITION) if is_wish else (_CONDITION,):
                yield Saying(cue, message, sentence.start, place, place, conditional=True, until=sentence.end)


def _opens_a_branch(clause: Clause, classes: Mapping[str, WordClass]) -> bool:
    return classes["otherwise"].meets(clause.words[:_OPENING])


def _asks_the_seller(before: Sequence[Clause], classes: Mapping[str, WordClass], lang: str) -> bool:
    """Whether the last sentence of what stands before the branch sets the seller a condition."""
    last = before[-1].sentence
    words = [word for clause in before if clause.sentence == last for word in clause.words]
    return _hangs_on_the_seller(words, classes, lang)


def _hangs_on_the_seller(words: Sequence[str], classes: Mapping[str, WordClass], lang: str) -> bool:
    grammar = load_cues(lang, "grammar")
    marks = [] if grammar is None else grammar.hear(tuple(words))
    polite = {at for mark in marks if mark.cue.fact == "courtesy" for at in range(mark.first, mark.end)}
    conditions = [mark for mark in marks if mark.cue.fact == "condition" and mark.first not in polite]
    return any(classes["you"].meets(words[mark.first :]) for mark in conditions)
