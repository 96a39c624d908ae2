"""Whether a phrase of the buyer's is about a thing of his own: "we paid the deposit for the school trip".

A signature, an order, a payment or a yes counts for the sale when its thing is what the talk is about. Its
thing is the noun that follows the phrase, or stands in it, behind an article or a number. It is another one
where neither the seller nor an earlier message of the buyer's has a word of it, and it is no name of the
dealings themselves (contract, order, amount); or where it is "the flat in Elm Road", and nobody has named the
place or the firm before. Who gives the sale a new name is taken for less firm than he is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from closecall.facts.cues.cue_mentions import CueMention
from closecall.facts.other_firm import carries_money
from closecall.text.language import has_small_word
from closecall.text.tokens import Words, words_of
from closecall.text.word_classes import WordClass, classes_in, holds_any
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_thread

_FILE = Path(__file__).with_suffix(".toml")
_SHORTEST = 3
# A noun with what describes it: "our new school trip".
_LONGEST_NAME = 3
# How far behind the phrase its thing stands.
_REACH = 6
# A word that joins, and an article.
_JOINT = 2
# Two words that begin alike for this long are forms of one.
_STEM = 5


def is_about_another_thing(thread: Thread, said: CueMention) -> bool:
    """Whether a cue of the deal is about another thing, or joined to one: "the deposit on the shop"."""
    words = said.sentence.words
    return names_another_thing(
        thread, said.message, words, first=said.first, end=said.end
    ) or is_joined_to_another_thing(thread, said.message, words, end=said.end)


def is_joined_to_another_thing(thread: Thread, message: int, words: Words, *, end: int) -> bool:
    """Whether the words before ``end`` are joined to another thing: "I want one of those prints".

    What stands behind them without a joint may be what is for sale, under the buyer's own name for it.
    """
    is_joined = _joins(words.folded[end : end + _JOINT], classes_in(_FILE, thread.lang))
    return is_joined and names_another_thing(thread, message, words, first=end + 1, end=end + 1)


def names_another_thing(thread: Thread, message: int, words: Words, *, first: int, end: int) -> bool:
    """Whether the words ``first`` to ``end`` of a sentence, or those right behind, name another thing.

    In a language without lists of its own nothing does.
    """
    classes = classes_in(_FILE, thread.lang)
    if not classes:
        return False
    body, folded = thread.messages[message].body, words.folded
    after = min(len(folded), end + _REACH)
    last = next((n for n in range(end, after) if _parted(body, words, n)), after)
    return any(
        not _is_known(name, thread, message) or _is_of_another(thread, message, words, at, classes)
        for name, at in _names(folded, first, last, classes, thread.lang)
        if name
    )


def _is_of_another(
    thread: Thread, message: int, words: Words, at: int, classes: Mapping[str, WordClass]
) -> bool:
    """Whether a thing that ends before the word ``at`` is told by a place or a firm that nobody has named."""
    folded, name = words.folded, at + 1
    if not classes["whose"].meets(folded[at:name]):
        return False
    name += classes["articles"].meets(folded[name : name + 1])
    if name >= len(folded) or holds_any(classes, ("dealings", "times"), folded[name]):
        return False
    is_name = thread.messages[message].body[words.spans[name][0]].isupper()
    return is_name and not (
        carries_money(folded[name], thread.lang) or _is_known(folded[name : name + 1], thread, message)
    )


def _names(
    words: Sequence[str], first: int, last: int, classes: Mapping[str, WordClass], lang: str
) -> Iterator[tuple[tuple[str, ...], int]]:
    """The nouns behind an article or a number, each with what describes it, and the word behind it.

    None that tells place or time.
    """
    for at in range(first, last):
        word, before = words[at], words[at - 1] if at > first else ""
        if not _begins_a_name(word, classes):
            continue
        if classes["places"].holds(before) or classes["places"].holds(word):
            continue
        group: list[str] = []
        for each in words[at + 1 : min(last, at + 1 + _LONGEST_NAME)]:
            if holds_any(classes, ("articles", "places"), each) or has_small_word(each, lang):
                break
            group.append(each)
        if not (classes["dealings"].meets(group) or classes["times"].meets(group[:2])):
            name = tuple(
                w for w in group if w.isalpha() and len(w) >= _SHORTEST and not classes["describing"].holds(w)
            )
            yield name, at + 1 + len(group)


def _joins(two: Sequence[str], classes: Mapping[str, WordClass]) -> bool:
    return len(two) == _JOINT and classes["links"].holds(two[0]) and _begins_a_name(two[1], classes)


def _begins_a_name(word: str, classes: Mapping[str, WordClass]) -> bool:
    return holds_any(classes, ("articles", "numbers"), word) or word.isdigit()


def _parted(body: str, words: Words, at: int) -> bool:
    spans = words.spans
    return at > 0 and any(mark in body[spans[at - 1][1] : spans[at][0]] for mark in ",;:.()\u2013\u2014")


def _is_known(name: Sequence[str], thread: Thread, message: int) -> bool:
    return any(_known(thread).get(_stem(word), message) < message for word in name)


@once_a_thread
def _known(thread: Thread) -> Mapping[str, int]:
    """After which message each word is known: the first that says it, or -1 for a seller's or a subject's."""
    known: dict[str, int] = {}
    for index, message in enumerate(thread.messages):
        speaker = message.speaker
        for text in (message.subject, speaker.name, speaker.email):
            known |= dict.fromkeys(_stems(text or ""), -1)
        for stem in _stems(message.body):
            known[stem] = -1 if message.is_seller else known.get(stem, index)
    return known


def _stems(text: str) -> Iterator[str]:
    return (_stem(word) for word in words_of(text).folded if len(word) >= _SHORTEST)


def _stem(word: str) -> str:
    if len(word) > _STEM:
        return word[:_STEM]
    return word if word.endswith("ss") else word.removesuffix("s")
