"""Requests that have nothing to do with the purchase: a recipe, a poem, the capital of Brazil (3.1).

Anybody can put one into a mail for a program to work on. It is neither a wish to be guided through the
decision nor a question that the seller owes an answer to; but only where nothing that it names is named
anywhere else in the talk.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from closecall.facts.cues import Heard, load_cues
from closecall.text.language import has_small_word
from closecall.text.sentences import Sentence
from closecall.text.tokens import words_of
from closecall.thread.once import once_a_thread
from closecall.thread.records import Thread

_LANG = "en"
# What is compared of a word: its beginning, so that "presses" and "pressing" name the same.
_BEGINNING = 4
# What opens a text to work on: "translate the following: ...".
_BRINGS = re.compile(r":\s")


def is_errand(thread: Thread, index: int, sentence: Sentence) -> bool:
    """Whether a sentence asks for such work, in words that the rest of the thread shares none with.

    Args:
        thread: the whole talk, of both sides.
        index: of the message that the sentence stands in.
        sentence: of that message's body.

    """
    book = load_cues(_LANG, "errand")
    heard = book.hear(sentence.words.folded) if book else ()
    if not heard:
        return False
    body = thread.messages[index].body
    beside = [body[: sentence.start], body[sentence.end :], thread.messages[index].subject or ""]
    named = {name for text in beside for name in _names(words_of(text).folded)}
    about, named_in = _names(_asked_about(sentence, body, heard)), _named_in(thread)
    return named.isdisjoint(about) and all(named_in.get(name, index) == index for name in about)


@once_a_thread
def _named_in(thread: Thread) -> Mapping[str, int | None]:
    """What is named, each with the index of the only message that names it, or None where several do."""
    found: dict[str, int | None] = {}
    for index, message in enumerate(thread.messages):
        for name in _names(words_of(message.body).folded):
            found[name] = index if name not in found else None
    return found


def _asked_about(sentence: Sentence, body: str, heard: Sequence[Heard]) -> tuple[str, ...]:
    """The words that say what the request is about: none of a mere frame, nor of a text that it brings."""
    own = {at for one in heard if one.cue.detail == "frame" for at in range(one.first, one.end)}
    brought = _BRINGS.search(body, sentence.start, sentence.end)
    until = brought.start() if brought else sentence.end
    words = zip(sentence.words.folded, sentence.words.spans, strict=True)
    return tuple(word for at, (word, span) in enumerate(words) if at not in own and span[1] <= until)


def _names(words: tuple[str, ...]) -> set[str]:
    """The beginnings of the words that name something."""
    longer = (word for word in words if len(word) >= _BEGINNING)
    return {word[:_BEGINNING] for word in longer if not has_small_word(word, _LANG)}
