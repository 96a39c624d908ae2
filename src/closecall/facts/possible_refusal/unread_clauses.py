"""What stands beside words that explain no more than their own clause, and that nobody heard.

"I feel bad about leaving them" holds somebody back softly, and "everybody wants it, me included" is a wish.
The next clause tells what comes of it: "so I'm staying", "and I still said no". What it says has no end of
forms; so where a reader made nothing of it, the seller is asked. Beside any wish that is so of what turns
against it: "I love it, but we go with them".
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import attrgetter, itemgetter
from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.findings import Evidence
from closecall.facts.injection import unplanted_sentences
from closecall.facts.words.speech.buyer_speech import ListenedMessage, cues_for, listen
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.clauses import Clause, clauses_in
from closecall.text.word_classes import WordClass, classes_in
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
_WISHES = frozenset({"verbal_interest", "praise", "praised_it"})
_TOLD = _WISHES | frozenset(
    "hesitation no_hesitation resolved refusal retraction wants_guidance asked_no_pressure annoyed "
    "vulnerability buying_question practical_question appointment thanks".split()
)
# "They stay": of a sentence two words say something, of a clause three do.
_FEWEST_WORDS = 2
_FEWEST_WORDS_OF_A_PART = 3


def beside_an_own_clause(
    thread: Thread, newest: Sequence[ListenedMessage], evidence: Sequence[Evidence]
) -> tuple[int, int, int] | None:
    """Message, start and end of the first sentence that holds such a clause; None without one.

    Args:
        thread: the whole talk.
        newest: the buyer's newest words.
        evidence: what the readers of the thread show.

    """
    classes = classes_in(_FILE, cue_language(thread))
    for heard in newest if classes else ():
        said = told_in(heard, thread.lang)
        if not said:
            continue
        own = [one for one in said if one.cue.id in _OF_THEIR_CLAUSE]
        wished = [one for one in own if one.cue.fact in _WISHES]
        wishes = {one.sentence for one in said if one.cue.fact in _WISHES}
        held = {one.sentence for one in own if one.cue.fact not in _WISHES}
        asks = any(sentence.is_question for sentence in unplanted_sentences(heard.message.body))
        if asks or any(one.cue.fact == "hesitation" for one in said):
            # What turns against the wish is what he asks about, or what holds him back.
            wishes = set()
        held |= _right_after(heard, held, evidence)
        for clause in unheard_clauses(heard, said, thread):
            place = clause.sentence.start, clause.sentence.end
            follows = any(one.sentence == place and one.until <= clause.start for one in wished)
            turns = place in wishes and _turns(clause.words, classes["turns"])
            if place in held or follows or turns:
                return heard.index, *place
    return None


def told_in(heard: ListenedMessage, lang: str) -> list[Utterance]:
    """What a reader made of a message that goes on with the purchase, holds it up or stops it."""
    return [one for one in listen([heard], cues_for(lang)) if one.cue.fact in _TOLD]


def parts_of(thread: Thread) -> frozenset[str]:
    """What begins a clause of its own in the buyer's language."""
    classes = classes_in(_FILE, cue_language(thread))
    return classes["parts"].words if classes else frozenset()


def _turns(words: Sequence[str], turns: WordClass) -> bool:
    """Whether a clause turns against what stands before it: "but" or "if only" opens it, "though" ends it."""
    return turns.holds(words[0]) or turns.holds(words[-1]) or tuple(words[:2]) in turns.pairs


def _right_after(
    heard: ListenedMessage, held: Collection[tuple[int, int]], evidence: Sequence[Evidence]
) -> set[tuple[int, int]]:
    """The sentences right after one of these, that ask nothing and show nothing."""
    shown = [e.start for e in evidence if e.message == heard.index and e.start is not None]
    return {
        (other.start, other.end)
        for one, other in pairwise(unplanted_sentences(heard.message.body))
        if (one.start, one.end) in held
        and not other.is_question
        and not any(other.start <= start < other.end for start in shown)
    }


def unheard_clauses(heard: ListenedMessage, said: Sequence[Utterance], thread: Thread) -> Iterator[Clause]:
    """The clauses of a message that say something, and of which no reader made anything.

    Args:
        heard: the message.
        said: what its readers made of it.
        thread: the whole talk, in a language that the file lists.

    """
    body, classes = heard.message.body, classes_in(_FILE, cue_language(thread))
    ordered = sorted(said, key=attrgetter("at"))
    begins = [one.at for one in ordered]
    reached = list(accumulate((one.until for one in ordered), max))
    for clause in clauses_in(unplanted_sentences(body), body, joins=classes["parts"].words):
        is_whole = len(clause.words) == len(clause.sentence.words.folded)
        if len(clause.words) < (_FEWEST_WORDS if is_whole else _FEWEST_WORDS_OF_A_PART):
            continue
        first, end = bisect_left(begins, clause.start), bisect_left(begins, clause.end)
        known = ordered[first:end]
        # One that begins before the clause may run through all of it.
        last = _end_of_words(clause)
        if first and reached[first - 1] >= last:
            known += [one for one in ordered[:first] if one.until >= last]
        is_new = not known and not classes["reasons"].meets(clause.words)
        is_refused = any(one.cue.fact == "refusal" for one in known)
        if is_new or (classes["stays"].meets(clause.words) and not is_refused):
            yield clause


def _end_of_words(clause: Clause) -> int:
    """Where the last word of a clause ends, before the mark that ends the clause."""
    spans = clause.sentence.words.spans
    return spans[bisect_right(spans, clause.end, key=itemgetter(1)) - 1][1]
