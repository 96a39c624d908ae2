"""Events of the buyer's own after which he would go on: "once the baby's here", "let me move first".

No list knows the events. They are known by what brings them in, a word of time or of what comes first, and by
what they are not: the seller's deed, his thing or the sale itself, what the buyer does in his own mind ("once
I've slept on it"), a day or a span of days, or what is past. What else the sentence says tells of no habit:
nothing, or what is done then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.words.acceptance.filler_words import is_a_day
from closecall.facts.words.speech.preceding_question import seller_before
from closecall.text.clauses import clauses_in
from closecall.text.language import is_content_word
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClasses, classes_in, meets_any
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
# "Promise", "hi Owen".
_TAG = 2
# The subject of an event stands before what may begin the main clause: "when I'm back I'll ...".
_SHORTEST_EVENT = 2
_SHORTEST_OF_A_THING = 4
# "Let us first", "I need to get it over with first".
_ASKING = 4


class _Event(NamedTuple):
    """What may be an event: its words, and those of its clause that stand before it and behind it."""

    words: tuple[str, ...]
    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    is_first: bool = False


def waits_for_an_event(thread: Thread, message: int, sentence: Sentence) -> bool:
    """Whether a sentence puts what is to come off until an event of the buyer's own has happened."""
    classes, body = classes_in(_FILE, cue_language(thread)), thread.messages[message].body
    words = sentence.words.folded
    if not classes or sentence.is_question or classes["past"].meets(words) or classes["jests"].meets(words):
        return False
    offered = words_of(seller_before(thread, message)).folded
    sold = {word for word in offered if is_content_word(word, thread.lang)}
    done = 0
    for clause in clauses_in([sentence], body):
        before, after = words[:done], words[done + len(clause.words) :]
        done += len(clause.words)
        for event in _events(clause.words, classes):
            earlier, later = (*before, *event.before), (*event.behind, *after)
            is_told = (
                event.is_first
                or len(earlier) + len(later) <= _TAG
                or classes["waits"].meets((*earlier, *later))
            )
            is_hedged = bool(earlier) and classes["calendar"].meets(event.words)
            if is_told and not is_hedged and _is_of_his_own(event, sold, classes, thread.lang):
                return True
    return False


def _events(words: tuple[str, ...], classes: WordClasses) -> Iterator[_Event]:
    """What may be events in a clause."""
    times, firsts = classes["times"], classes["firsts"]
    for at in range(len(words)):
        is_pair = words[at : at + 2] in times.pairs
        if is_pair or words[at] in times.words:
            start = at + 1 + is_pair
            while start < len(words) and classes["links"].holds(words[start]):
                start += 1
            end = next(
                (n for n in range(start + _SHORTEST_EVENT, len(words)) if classes["goes_on"].holds(words[n])),
                len(words),
            )
            yield _Event(words[start:end], words[:at], words[end:])
    if firsts.holds(words[0]) or words[:2] in firsts.pairs:
        yield _Event(words[1 + (words[0] not in firsts.words) :], is_first=True)
    elif classes["lets"].meets(words[:_ASKING]):
        first = next((n for n, word in enumerate(words) if firsts.holds(word)), None)
        if first is not None:
            yield _Event((*words[first + 1 :], *words[:first]), is_first=True)


def _is_of_his_own(event: _Event, sold: set[str], classes: WordClasses, lang: str) -> bool:
    """Whether it is no deed or thing of the seller's, no thought, no day, and nothing of the sale."""
    words, others = event.words, classes["no_subject"]
    if not words:
        return False
    is_old = classes["old"].meets(words)
    is_of_another = others.holds(words[0]) or words[:2] in others.pairs
    # "Het dak", but "als het kan".
    is_thing = is_old or (event.is_first and classes["articles"].holds(words[0]))
    if (
        (is_of_another and not is_thing)
        or meets_any(classes, ("mind", "sale"), words)
        or any(word[0].isdigit() or is_a_day(word, lang) for word in words)
    ):
        return False
    return is_old or not any(
        word in sold and len(word) >= _SHORTEST_OF_A_THING and _names_a_thing(words, n, classes)
        for n, word in enumerate(words)
    )


def _names_a_thing(words: Sequence[str], at: int, classes: WordClasses) -> bool:
    """Whether an article stands before a word, in a language that has them."""
    articles = classes["articles"]
    return not articles.words or (at > 0 and articles.holds(words[at - 1]))
