"""Whether what a buyer refuses or chooses is something that the seller had named before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.facts.words.speech.utterance import Utterance
from closecall.text.language import is_content_word
from closecall.text.quantities.amounts import amounts_in
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of
from closecall.thread.records import Thread
from closecall.thread.thread_cache import once_a_thread

# Shorter words, and what is left of a word without its ending, name nothing.
_SHORTEST = 4


def refuses_what_is_not_named(thread: Thread, no: Utterance) -> bool:
    """Whether the seller had spoken before, and named nothing that is refused: he sells another thing."""
    body, (start, end) = thread.messages[no.message].body, no.sentence
    return _are_new(thread, no.message, [body[start : no.at], body[no.until : end]])


def chooses_what_is_not_named(thread: Thread, choice: Utterance) -> bool:
    """Whether he chose what the seller had not named before, by the words in and after the phrase."""
    body, (_, end) = thread.messages[choice.message].body, choice.sentence
    within = " ".join(body[choice.at : choice.until].split()[1:-1])
    return _are_new(thread, choice.message, [within, body[choice.until : end]])


def refuses_what_is_named_since(thread: Thread, no: Utterance, done: int) -> bool:
    """Whether it refuses what the seller, who spoke before the message ``done``, first named after it."""
    spoke, named = _named_by_the_seller(thread)
    (start, end), body = no.sentence, thread.messages[no.message].body
    first = [named[name] for name in _names(body[start:end], thread.lang) if name in named]
    return spoke < done and bool(first) and min(first) > done


def names_what_was_priced(thread: Thread, message: int, *, before: int) -> bool:
    """Whether a message names a thing that the seller had priced before another one, by the same sentence."""
    priced = {
        name
        for index in range(before)
        if thread.messages[index].is_seller
        for sentence in sentences_of(thread.messages[index].body)
        if amounts_in(text := thread.messages[index].body[sentence.start : sentence.end])
        for name in _names(text, thread.lang)
    }
    people = {name for each in thread.messages for name in _names(each.speaker.name or "", thread.lang)}
    return not (priced - people).isdisjoint(_names(thread.messages[message].body, thread.lang))


def _are_new(thread: Thread, message: int, texts: Sequence[str]) -> bool:
    """Whether the seller had spoken before a message, and named none of the things in these texts."""
    spoke, named = _named_by_the_seller(thread)
    names = [name for text in texts for name in _names(text, thread.lang)]
    return spoke < message and bool(names) and all(named.get(name, message) >= message for name in names)


@once_a_thread
def _named_by_the_seller(thread: Thread) -> tuple[int, dict[str, int]]:
    """The first message in which the seller speaks, and in which he first names each thing."""
    named: dict[str, int] = {}
    his = [index for index, message in enumerate(thread.messages) if message.is_seller]
    for index in his:
        for name in _names(thread.messages[index].body, thread.lang):
            named.setdefault(name, index)
    return (his or [len(thread.messages)])[0], named


def _names(text: str, lang: str) -> Iterator[str]:
    """What may name a thing: the longer words, each also without its ending."""
    for word in dict.fromkeys(words_of(text).folded):
        if is_content_word(word, lang):
            yield from (word[: len(word) - cut] for cut in (0, 1, 2) if len(word) - cut >= _SHORTEST)
