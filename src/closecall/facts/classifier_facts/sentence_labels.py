"""Which labels the classifier hears in which sentences, and what around them voids it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from closecall.facts.classifier import SentenceClassifier, heard_labels
from closecall.facts.cues import Cue, heard_of, load_cues
from closecall.facts.findings import Evidence
from closecall.facts.injection import is_planted, speaks_to_a_program
from closecall.facts.words.attitude.pace_wishes import only_sets_a_pace
from closecall.facts.words.deferral.seller_conditions import is_the_other_branch
from closecall.facts.words.refusal.refused_extra import refuses_beside_a_yes, wants_no_more
from closecall.facts.words.speech.buyer_speech import ListenedMessage, is_behind_mockery, listened_messages
from closecall.facts.words.speech.phrase_scope import Surroundings
from closecall.facts.words.speech.preceding_question import is_asked_else, refuses_an_extra
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.sentences import Sentence
from closecall.thread.records import Side, Thread

REFUSALS = ("opt_out", "explicit_no", "not_now", "brush_off")
# Such a sentence may be the answer to a question.
_BARE_NOES = frozenset({"no", "nope", "nah", "not", "nothing"})
_PLAIN_NO = ("not", "think", "so")
_HESITATIONS = ("soft_", "hard_")
_NOTHING_HOLDS = frozenset({"no_hesitation", "not_it"})
# "Never again", "I won't": what it is about stands in the sentence before.
_FEWEST_WORDS_OF_A_FINAL_NO = 3
# What shows that such a label is none.
_NONE_IN_TRUTH = {
    "brush_off": "pointed_to",
    "not_now": "muses",
    "opt_out": "pace",
    "wants_guidance": "asks_quote",
    "no_pressure": "asks_time",
    "vulnerable": "long_ago",
    "curious": "no_wish",
    "strong": "no_wish",
    "intent": "no_wish",
}
WORTH_ASKING = {"opt_out": 0.45, "explicit_no": 0.65}
"""Below it a no for good is as often none; words that a program is to follow sound like an opt-out."""
_WISHES = ("curious", "strong", "intent")
# These only lower the stance, and hold in whatever form they are said.
_HEARD_GENEROUSLY = ("opt_out", "wants_guidance", "no_pressure", "annoyed", "vulnerable")
_OF_THE_BUYERS_MOOD = ("no_pressure", "annoyed", "vulnerable")


class LabelledSentence(NamedTuple):
    """A label heard in a sentence that nothing voids.

    Attributes:
        sure: from 0 to 1, and no calibrated chance.
        is_vague: whether it is a wish to be left alone in words that do not say so by themselves: they name
            no way to reach him.

    """

    label: str
    sure: float
    message: int
    start: int
    end: int
    quote: str
    is_vague: bool = False

    def evidence(self, fact: str) -> Evidence:
        """The sentence as evidence for a fact."""
        return Evidence(fact, "words", self.message, self.start, self.end, self.quote)

    def utterance(self, fact: str) -> Utterance:
        """The sentence as the cue readers see one."""
        span = (self.start, self.end)
        return Utterance(
            Cue(f"classifier.{self.label}", fact, self.label), self.message, self.start, span, span
        )


def listen_again(
    thread: Thread, *, ear: SentenceClassifier, understood: Collection[tuple[int, int]]
) -> Iterator[LabelledSentence]:
    """What is heard in the buyer's messages, oldest first.

    Args:
        ear: the classifier.
        understood: message and start of the sentences to leave out.

    """
    for each in listened_messages(thread):
        if each.message.speaker.side is Side.UNKNOWN:
            continue
        for sentence in each.sentences:
            if (each.index, sentence.start) not in understood:
                yield from _told(thread, each, sentence, ear)


def _told(
    thread: Thread, heard: ListenedMessage, sentence: Sentence, ear: SentenceClassifier
) -> Iterator[LabelledSentence]:
    labels = heard_labels(sentence.words, is_question=sentence.is_question, ear=ear)
    if not labels:
        return
    body = heard.message.body
    around = Surroundings(sentence, body, load_cues("en", "grammar"))
    for label, sure in labels.items():
        if _is_too_short(label, sentence) or _is_about_something_else(label, thread, heard, sentence, labels):
            continue
        if _is_a_programs(label, sure, sentence, body):
            continue
        if not _is_void(label, heard, sentence, around):
            quote = body[sentence.start : sentence.end]
            is_vague = label == "opt_out" and _is_vague(sentence)
            yield LabelledSentence(label, sure, heard.index, sentence.start, sentence.end, quote, is_vague)


def _is_a_programs(label: str, sure: float, sentence: Sentence, body: str) -> bool:
    """Whether it is heard in words for a program, and is neither a plain no nor the buyer's own state.

    His own words may stand in the same paragraph: anger or grief counts unless its very sentence speaks to
    the program.
    """
    if label in _OF_THE_BUYERS_MOOD:
        return speaks_to_a_program(sentence, body)
    is_plain = sure >= WORTH_ASKING.get(label, 1)
    return not is_plain and is_planted(sentence.span, body)


def _is_vague(sentence: Sentence) -> bool:
    return "way_to_reach" not in _facts(sentence.words.folded, "doubt")


def _is_too_short(label: str, sentence: Sentence) -> bool:
    """Whether a final no in one or two words may be about anything."""
    return label in ("explicit_no", "opt_out") and len(sentence.words.folded) < _FEWEST_WORDS_OF_A_FINAL_NO


def _is_about_something_else(
    label: str, thread: Thread, heard: ListenedMessage, sentence: Sentence, labels: Mapping[str, float]
) -> bool:
    """Whether a brush-off, a "not now", a final no, a wish, a state or a hesitation is none in truth.

    A final no may be about a side of the purchase, about the buyer's past, or an answer. Where a deed or a
    wish is heard more surely in the same sentence, that is what it tells.
    """
    words = sentence.words.folded
    span = sentence.span
    if label.startswith(_HESITATIONS):
        return _holds_nobody_back(label, words)
    if label in _NONE_IN_TRUTH:
        told = _facts(words, "doubt")
        return (
            _NONE_IN_TRUTH[label] in told
            or (label == "vulnerable" and "state" not in told)
            or (label == "no_pressure" and only_sets_a_pace(thread, heard.index, span, span))
            or (label == "not_now" and is_the_other_branch(thread, heard.index, sentence.end))
        )
    if label != "explicit_no":
        return False
    surest = max(labels, key=lambda each: labels[each])
    if surest.startswith("act_") or surest in _WISHES:
        return True
    if (
        _facts(words, "doubt") & {"side_item", "experience", "no_denied"}
        or "no_denied" in _facts(words, "grammar")
        or refuses_an_extra(thread, heard.index, span)
        or refuses_beside_a_yes(thread, heard.index, span)
        or wants_no_more(thread, heard.index, span)
    ):
        return True
    is_bare = bool(_BARE_NOES & {words[0], words[-1]}) or words[-3:] == _PLAIN_NO
    return is_bare and is_asked_else(thread, heard.index, at=sentence.start)


def _holds_nobody_back(label: str, words: Sequence[str]) -> bool:
    """Whether the sentence says that this is nothing to hesitate about, or that nobody else decides.

    Money that he loses for want of what is sold is no price that holds him back.
    """
    told = _facts(words, "hesitation")
    if told & _NOTHING_HOLDS or (label.endswith("price") and "own_loss" in told):
        return True
    return label.endswith("authority") and (
        "is_gone" in _facts(words, "doubt")
        or any(heard.cue.value == "sole" for heard in heard_of("en", words, ("deciders",)))
    )


def _facts(words: Sequence[str], topic: str) -> frozenset[str]:
    return frozenset(heard.cue.fact for heard in heard_of("en", words, (topic,)))


def _is_void(label: str, heard: ListenedMessage, sentence: Sentence, around: Surroundings) -> bool:
    span, last = sentence.span, len(sentence.words.folded)
    if around.joking() or any(start < span[1] and span[0] < end for start, end in heard.quotations):
        return True
    if label in _HEARD_GENEROUSLY:
        return False
    if label in _WISHES and (
        around.mocking() or is_behind_mockery(heard, sentence, load_cues("en", "grammar"))
    ):
        return True
    if around.reported(last) or (sentence.is_question and label != "brush_off"):
        return True
    if label == "not_now":
        return False
    return label != "brush_off" and _is_elsewhere(label, around, last)


def _is_elsewhere(label: str, around: Surroundings, last: int) -> bool:
    """Whether it hangs on a condition, or is about another time or another thing."""
    # Past tense is how a problem is told.
    is_past = label != "need" and around.past(0, last)
    is_unreal = label in _WISHES and around.unreal(0, last)
    return around.conditional(0, last) or is_past or is_unreal or around.elsewhere(0, last)
