"""Conditions that the buyer sets the seller: "yes if you can do May, otherwise next year".

What comes if the seller fails puts nothing off: he is to answer the condition. What hangs on somebody else
("if the bank agrees, otherwise next year") is not his to answer, and is put off; so is what comes without a
yes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from pathlib import Path

from closecall.facts.cues import Cue, load_cues
from closecall.facts.cues.cue_mentions import cue_language, said_in
from closecall.facts.vocabulary import Hardness, HesitationKind, Refusal, VerbalInterest
from closecall.facts.words.acceptance.seller_offers import word_classes
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.clauses import Clause, clauses_in
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.word_classes import WordClass, classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
# "Otherwise", "and if not".
_OPENING = 3
_WISH = Cue("seller_conditions.yes", "verbal_interest", VerbalInterest.STRONG)
_CONDITION = Cue("seller_conditions.if", "hesitation", HesitationKind.FIT, Hardness.HARD)


def is_the_other_branch(thread: Thread, message: int, at: int) -> bool:
    """Whether what stands there comes behind an "otherwise", and only if the seller cannot do what is asked.

    Args:
        thread: the talk.
        message: the index of the message.
        at: where what puts it off stands in its body.

    """
    return _before_the_branch(thread, message, at) is not None


def conditions_in(thread: Thread, utterances: Sequence[Utterance]) -> Iterator[Utterance]:
    """What the buyer's newest message hangs on the seller, where it tells what is put off otherwise.

    "Yes if you can start in May, otherwise next year" is a wish too; "we'll take it if you can, otherwise
    next year" tells its wish itself.
    """
    message = thread.last_of_buyer
    if message < 0:
        return
    asked: dict[int, Sentence] = {}
    for said in utterances:
        if said.message == message and (said.cue.fact, said.cue.value) == ("refusal", Refusal.NOT_NOW):
            sentence = _before_the_branch(thread, message, said.at)
            asked |= {sentence.start: sentence} if sentence is not None else {}
    for sentence in asked.values():
        span = sentence.span
        is_wish = _opens_with_a_yes(thread, sentence)
        for cue in (_WISH, _CONDITION) if is_wish else (_CONDITION,):
            yield Utterance(cue, message, sentence.start, span, span, conditional=True, until=sentence.end)


def _before_the_branch(thread: Thread, message: int, at: int) -> Sentence | None:
    """The sentence that says yes on a condition to the seller, if what stands there is its other branch."""
    lang = cue_language(thread)
    classes, body = classes_in(_FILE, lang), thread.messages[message].body
    said = sentences_of(body)
    own = bisect_right(said, at, key=attrgetter("start")) - 1
    # The condition stands in the same sentence, or in the one before it.
    near = said[max(own - 1, 0) : own + 1]
    clauses = list(clauses_in(near, body, joins=classes["joins"].words))
    last = next((n for n in reversed(range(len(clauses))) if clauses[n].start <= at), 0)
    beside = [n for n in range(1, last + 1) if clauses[n].sentence == clauses[last].sentence]
    branch = next((n for n in reversed(beside) if _opens_a_branch(clauses[n], classes)), None)
    if branch is None:
        return None
    sentence = clauses[branch - 1].sentence
    count = sum(len(clause.words) for clause in clauses[:branch] if clause.sentence == sentence)
    is_asked = _says_yes(thread, message, sentence) and _hangs_on_the_seller(sentence, count, body, lang)
    return sentence if is_asked else None


def _opens_a_branch(clause: Clause, classes: Mapping[str, WordClass]) -> bool:
    return classes["otherwise"].meets(clause.words[:_OPENING])


def _says_yes(thread: Thread, message: int, sentence: Sentence) -> bool:
    return _opens_with_a_yes(thread, sentence) or any(
        said.sentence.start == sentence.start for said in said_in(thread, message, "stage")
    )


def _opens_with_a_yes(thread: Thread, sentence: Sentence) -> bool:
    return word_classes(thread.lang)["plain"].meets(sentence.words.folded[:1])


def _hangs_on_the_seller(sentence: Sentence, count: int, body: str, lang: str) -> bool:
    """Whether the seller is who a condition in the first words of a sentence is about."""
    grammar, words = load_cues(lang, "grammar"), sentence.words.folded[:count]
    classes = classes_in(_FILE, lang)
    marks = [] if grammar is None else grammar.hear(tuple(words))
    polite = {at for mark in marks if mark.cue.fact == "courtesy" for at in range(mark.first, mark.end)}
    conditions = [mark for mark in marks if mark.cue.fact == "condition" and mark.first not in polite]
    # "Once you" is a mark with its subject.
    ends = {at for mark in conditions for at in (max(mark.first + 1, mark.end - 1), mark.end)}
    return any(
        classes["you"].holds(words[at])
        # "Wenn Sie liefern", but not "wenn sie zustimmt".
        or (classes["capital"].holds(words[at]) and body[sentence.words.spans[at][0]].isupper())
        for at in ends
        if at < len(words)
    )
