"""A need told in passing: how the buyer manages today, and that it wears him out (S18).

No list of phrases holds what people complain of. Two weak signs in one sentence tell it together: it is about
how he manages until now, and something in it lacks, is too much, or comes again and again. That it is about
this shows in the question it answers ("how do you do it today?"), in the thing it speaks of ("ours", "the old
one"), in a word that sets it apart from the offer ("normally", "until now"), in a wish beside it ("we'd love
one, the lads carry every crate"), or in that he asks for something in his first message. Beside praise of a
trial, what sets the present apart from it or ends with it ("nobody had to rinse by hand") is enough, and so
is "for the firewood" to the question what it is for.

A wrong need is quoted to the buyer as his own reason: "never", "only" or "every" alone is no burden, and what
never fails, is liked, or denies a problem is none, whatever else is said in the sentence.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from closecall.facts.cues import load_cues
from closecall.facts.cues.cue_mentions import CueMention, cue_language, said_in
from closecall.facts.deal.need.corroborated_need import is_over
from closecall.facts.evidence import quoting
from closecall.facts.findings import Evidence
from closecall.facts.injection import unplanted_sentences
from closecall.facts.vocabulary import WANTS_IT
from closecall.facts.words.trials import trials_told
from closecall.text.patterns.pattern_set import Match, PatternSet, patterns_in
from closecall.text.quantities.amounts import amounts_in
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_thread

_FILE = Path(__file__).with_suffix(".toml")
_FACT = "need_confirmed"
# What he says of these is about the purchase, not about what he buys it for.
_OF_THE_PURCHASE = ("hesitation", "refusal", "money", "deciders")
_PURCHASE_FACTS = frozenset({"hesitation", "refusal", "budget_status", "deciders", "agreed"})
_LIKES = frozenset({"verbal_interest", "praised", "praised_it", "liked_it", "action"})
_SPEAKS_OF_A_TRIAL = frozenset({"asks_done", "done"})
# A few words ("Yes, please", "start of May") answer any question.
_FEWEST_WORDS = 4
_MOST_WORDS_OF_AN_OPENING = 2
_CLAUSE = compiled_late(r"[,;:()\u2013\u2014]\s|\s-\s|\.\.\.|\u2026")


def told_in_passing(thread: Thread) -> Evidence | None:
    """The buyer's first sentence that tells a need without naming one."""
    phrases = patterns_in(_FILE, cue_language(thread))
    if phrases is None:
        return None
    for index, _ in thread.buyer_messages():
        for sentence in _Message(thread, index, phrases).telling():
            return quoting(thread, _FACT, index, sentence.start, sentence.end)
    return None


def denies_a_need(thread: Thread, message: int, start: int) -> bool:
    """Whether what is heard as a need says that nothing is amiss, or that there is none."""
    phrases = patterns_in(_FILE, cue_language(thread))
    return phrases is not None and _Message(thread, message, phrases).denies_one(start)


class _Message:
    """A message of the buyer's, with what stands before it."""

    def __init__(self, thread: Thread, index: int, phrases: PatternSet[str]) -> None:
        self._thread = thread
        self._index = index
        self._body = thread.messages[index].body
        self._phrases = phrases
        self._sentences = unplanted_sentences(self._body)
        # Where the clauses of a sentence part, by where it starts.
        self._marks: dict[int, list[int]] = {}

    def telling(self) -> Iterator[Sentence]:
        """The sentences that tell a need."""
        for number, sentence in enumerate(self._sentences):
            if sentence.is_question or len(sentence.words.folded) < _FEWEST_WORDS:
                continue
            found = self._phrases.search(sentence.words.folded)
            signs = {match.key for match in found}
            if self._tells(number, found, signs):
                yield sentence

    def _tells(self, number: int, found: Sequence[Match[str]], signs: set[str]) -> bool:
        sentence = self._sentences[number]
        if self._is_faultless(sentence, found) or (self._questions and "denies" in signs):
            return False
        return self._tells_of_now(number, found, signs) and not self._is_about_the_purchase(sentence)

    def _tells_of_now(self, number: int, found: Sequence[Match[str]], signs: set[str]) -> bool:
        sentence = self._sentences[number]
        content = set() if "discontent" in signs else self._clauses(sentence, found, "content")
        # "The trial was super, normally it's two days of shouting": the praise is not of how it is done now.
        if self._clauses(sentence, found, "until_now", "relief") - content and self._likes:
            return True
        return not content and self._is_burdened(number, found, signs)

    def _is_burdened(self, number: int, found: Sequence[Match[str]], signs: set[str]) -> bool:
        """Whether a burden is told, and of what he is in need of."""
        burdens, weak = _burdens(found, "burden"), _burdens(found, "weak")
        if "purpose" in self._asked:
            return bool(burdens) or "answers_for" in signs
        if "own" in signs and self._is_beside_a_wish(number, (*burdens, *weak)):
            return True
        # "Normally the gate is broken, so please ring me" is about the visit.
        if "address" in signs or not (burdens or weak):
            return False
        if "thing" in signs:
            return True
        is_of_now = "present" in self._asked or "until_now" in signs
        return bool(burdens) and (is_of_now or ("aside" not in signs and self._opens))

    def denies_one(self, start: int) -> bool:
        """Whether the sentence around that place says that nothing is amiss, or so answers what is."""
        sentence = next((each for each in self._sentences if each.start <= start < each.end), None)
        if sentence is None:
            # Planted for a program: nothing in it is heard here.
            return False
        found = self._phrases.search(sentence.words.folded)
        signs = {match.key for match in found}
        is_a_no = bool(self._asked) and "denies" in signs and "discontent" not in signs
        return is_a_no or self._is_faultless(sentence, found)

    def _is_faultless(self, sentence: Sentence, found: Sequence[Match[str]]) -> bool:
        # "Before that they only complained, so that is sorted" is told beside the trial that ended it.
        if is_over(sentence, cue_language(self._thread)) and not self._is_of_a_trial:
            return True
        return any(
            match.key == "faultless"
            and self._clause(sentence, match.first) == self._clause(sentence, match.end - 1)
            for match in found
        )

    @cached_property
    def _asked(self) -> set[str]:
        """What the seller's message right before asks of a need."""
        asked: set[str] = set()
        for sentence in self._questions:
            signs = {match.key for match in self._phrases.search(sentence.words.folded)}
            if "no_asking" not in signs:
                asked |= signs & {"purpose", "present"}
        return asked

    @property
    def _answers_another(self) -> bool:
        """Whether the seller's message right before asks something else."""
        return bool(self._questions) and not self._asked

    @cached_property
    def _questions(self) -> list[Sentence]:
        before = self._thread.messages[self._index - 1] if self._index else None
        sentences = unplanted_sentences(before.body) if before and before.is_seller else ()
        return [sentence for sentence in sentences if sentence.is_question]

    @cached_property
    def _likes(self) -> bool:
        """Whether he praises, wants or tried it in this message, or was just asked about his trial."""
        return self._is_of_a_trial or any(
            said.cue.fact in _LIKES
            for topic in ("interest", "praise", "actions")
            for said in said_in(self._thread, self._index, topic)
        )

    @cached_property
    def _is_of_a_trial(self) -> bool:
        if self._index in _tell_of_a_trial(self._thread):
            return True
        before = said_in(self._thread, self._index - 1, "seller") if self._index else ()
        return any(said.cue.fact in _SPEAKS_OF_A_TRIAL for said in before)

    def _is_beside_a_wish(self, number: int, burdens: Sequence[int]) -> bool:
        """Whether a burden stands in a clause of its own, and a wish in another one or the next sentence."""
        near = self._sentences[max(0, number - 1) : number + 2]
        if not any(sentence.start in self._wishes for sentence in near):
            return False
        sentence = self._sentences[number]
        said = (*self._wishes.get(sentence.start, ()), *self._deeds.get(sentence.start, ()))
        taken = {self._clause(sentence, word) for word in said}
        return any(self._clause(sentence, word) not in taken for word in burdens)

    @cached_property
    def _wishes(self) -> dict[int, list[int]]:
        """For each sentence, by where it starts, the words at which he says that he wants it."""
        return _firsts(
            said
            for said in said_in(self._thread, self._index, "interest")
            if said.cue.fact == "verbal_interest" and said.cue.value in WANTS_IT
        )

    @cached_property
    def _deeds(self) -> dict[int, list[int]]:
        return _firsts(s for s in said_in(self._thread, self._index, "actions") if s.cue.fact == "action")

    @cached_property
    def _opens(self) -> bool:
        """Whether he asks for something in his first message, before any price."""
        before = (self._thread.messages[index] for index in range(self._index))
        return not any(m.is_buyer or amounts_in(m.body) for m in before) and any(
            sentence.is_question for sentence in self._sentences
        )

    def _is_about_the_purchase(self, sentence: Sentence) -> bool:
        book = load_cues(cue_language(self._thread), *_OF_THE_PURCHASE)
        heard = book.hear(sentence.words.folded) if book else ()
        # "Yes", "nobody" and "my wife" begin a complaint as well as the answer to who decides.
        return any(
            each.cue.fact in _PURCHASE_FACTS
            and (
                self._answers_another
                or not each.cue.value.startswith("answered")
                or each.end - each.first > _MOST_WORDS_OF_AN_OPENING
            )
            for each in heard
        )

    def _clauses(self, sentence: Sentence, found: Sequence[Match[str]], *keys: str) -> set[int]:
        return {self._clause(sentence, match.first) for match in found if match.key in keys}

    def _clause(self, sentence: Sentence, word: int) -> int:
        """Which clause of a sentence a word stands in."""
        if sentence.start not in self._marks:
            marks = _CLAUSE.finditer(self._body, sentence.start, sentence.end)
            self._marks[sentence.start] = [mark.start() for mark in marks]
        return bisect_right(self._marks[sentence.start], sentence.words.spans[word][0])


@once_a_thread
def _tell_of_a_trial(thread: Thread) -> frozenset[int]:
    """The messages in which he tells of a trial."""
    return frozenset(shown.message for _, shown in trials_told(thread) if shown.message is not None)


def _firsts(said: Iterable[CueMention]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for each in said:
        found.setdefault(each.sentence.start, []).append(each.first)
    return found


def _burdens(found: Sequence[Match[str]], sign: str) -> list[int]:
    """The words at which a burden is told, in earnest ("burden") or perhaps ("weak")."""
    harmless = {word for match in found if match.key == "no_burden" for word in range(match.first, match.end)}
    return [match.first for match in found if match.key == sign and match.first not in harmless]
