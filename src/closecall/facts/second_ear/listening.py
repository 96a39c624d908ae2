"""Which labels the classifier hears in which sentences, and what around them voids it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from closecall.facts.classifier import heard_labels
from closecall.facts.cues import Cue, load_cues
from closecall.facts.vocabulary import Evidence
from closecall.facts.words.listening import Heeded, heeded, is_planted
from closecall.facts.words.sayings import Saying
from closecall.facts.words.surroundings import Surroundings
from closecall.text.sentences import Sentence
from closecall.thread.records import Side, Thread

REFUSALS = ("opt_out", "explicit_no", "not_now", "brush_off")
_WISHES = ("wants_guidance", "no_pressure", "annoyed", "vulnerable")
# Past tense is how a deed and a problem are told.
_TELLS_THE_PAST = ("act_", "need")


@dataclass(frozen=True, slots=True)
class Told:
    """A label heard in a sentence that nothing voids."""

    label: str
    message: int
    start: int
    end: int
    quote: str

    def evidence(self, fact: str) -> Evidence:
        """The sentence as evidence for a fact."""
        return Evidence(fact, "words", self.message, self.start, self.end, self.quote)

    def saying(self, fact: str) -> Saying:
        """The sentence as the cue readers see one."""
        place = (self.start, self.end)
        return Saying(
            Cue(f"classifier.{self.label}", fact, self.label), self.message, self.start, place, place
        )


def listen_again(thread: Thread, *, understood: Collection[tuple[int, int]]) -> Iterator[Told]:
    """What is heard in the buyer's messages, oldest first.

    Args:
        understood: message and start of the sentences to leave out.

    """
    for each in heeded(thread):
        if each.message.speaker.side is Side.UNKNOWN:
            continue
        for sentence in each.sentences:
            if (each.index, sentence.start) not in understood:
                yield from _told(each, sentence)


def _told(heard: Heeded, sentence: Sentence) -> Iterator[Told]:
    labels = heard_labels(sentence.words, is_question=sentence.is_question)
    if not labels:
        return
    around = Surroundings(sentence, heard.message.body, load_cues("en", "grammar"))
    for label in labels:
        if not _is_void(label, heard, sentence, around):
            quote = heard.message.body[sentence.start : sentence.end]
            yield Told(label, heard.index, sentence.start, sentence.end, quote)


def _is_void(label: str, heard: Heeded, sentence: Sentence, around: Surroundings) -> bool:
    last = len(sentence.words.folded)
    if around.joking() or any(s < sentence.end and sentence.start < e for s, e in heard.quotations):
        return True
    if label in _WISHES or label == "opt_out":
        return False
    if around.reported(last) or (sentence.is_question and label != "brush_off"):
        return True
    if label in ("explicit_no", "not_now"):
        return label == "explicit_no" and around.conditional(0, last)
    if is_planted((sentence.start, sentence.end), heard.message.body):
        return True
    if label == "brush_off":
        return False
    is_past = around.past(0, last) and not label.startswith(_TELLS_THE_PAST)
    return is_past or around.conditional(0, last) or around.elsewhere(0, last)
