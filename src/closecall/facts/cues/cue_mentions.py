"""Hearing cues in a thread: what was said, by whom, where, and not taken back by a "not" before it.

So the facts of the deal and of behaviour are heard. The buyer's stance is not: there it also counts on what a
phrase hangs and whose words it is (:mod:`closecall.facts.words.speech.phrase_scope`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from closecall.facts.cues import OF_THE_DEAL, Cue, CueMatch, languages, load_cues
from closecall.facts.injection import unplanted_sentences
from closecall.text.resources.text_cache import remembered
from closecall.text.sentences import Sentence
from closecall.thread.readers.prose.call_notes import NOTES
from closecall.thread.records import Thread, ThreadKind
from closecall.thread.thread_cache import once_a_thread

# A denial reaches over at most this many words, and over no mark that parts a clause.
_REACH_OF_DENIAL = 3
_PARTS_A_CLAUSE = re.compile(r"[,;:.!?()\u2013\u2014\n、。]")
# Swedes open with the mark that others close with, and Germans may turn the French ones about. An apostrophe
# before a letter closes nothing.
_QUOTED = re.compile(
    '["\u201c\u201d\u201e\u00ab\u00bb\u300c\u300e]'
    '([^"\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f]{1,300})'
    '["\u201c\u201d\u00ab\u00bb\u300d\u300f]'
    "|\u2018((?:[^\u2018\u2019]|\u2019(?=[^\\W\\d_])){1,300})\u2019"
)
_FALLBACK = "en"


class CueMention(NamedTuple):
    """A cue in one sentence of one message: the words ``first`` up to, not including, ``end``."""

    cue: Cue
    message: int
    sentence: Sentence
    first: int
    end: int

    @property
    def word_before(self) -> str:
        """The folded word right before the cue; empty at the beginning of a sentence."""
        return self.sentence.words.folded[self.first - 1] if self.first else ""

    @property
    def word_after(self) -> str:
        """The folded word right after the cue; empty at the end of a sentence."""
        words = self.sentence.words.folded
        return words[self.end] if self.end < len(words) else ""

    @property
    def words(self) -> tuple[str, ...]:
        """The folded words that met the cue."""
        return self.sentence.words.folded[self.first : self.end]

    @property
    def sentence_key(self) -> tuple[int, int]:
        """The message, and where its sentence begins: one for all that stands in the sentence."""
        return self.message, self.sentence.start

    @property
    def span(self) -> tuple[int, int]:
        """Where the cue's words stand in the body."""
        spans = self.sentence.words.spans
        return spans[self.first][0], spans[self.end - 1][1]


def cue_language(thread: Thread) -> str:
    """The language whose cues are heard: the buyer's, or English where it has none."""
    return thread.lang if thread.lang in languages() else _FALLBACK


@once_a_thread
def is_note_of_a_call(thread: Thread) -> bool:
    """Whether a call is only told by the seller: nobody on the buyer's side has a turn."""
    if thread.kind is not ThreadKind.CALL or thread.buyer_messages():
        return False
    return is_retold(thread) or any(_QUOTED.search(m.body) for m in thread.messages if m.is_seller)


def is_retold(thread: Thread) -> bool:
    """Whether the thread was read as the seller's own notes of a call; the buyer may have lines in them."""
    return thread.format == NOTES


def cited(body: str) -> tuple[tuple[int, int], ...]:
    """Spans of the words that stand between quotation marks."""
    return tuple(match.span(match.lastindex or 0) for match in _QUOTED.finditer(body))


def said_in(thread: Thread, index: int, topic: str) -> tuple[CueMention, ...]:
    """The cues of a topic in one message, in order; planted text and what is denied are left out."""
    return _said_in(thread.messages[index].body, cue_language(thread), _with(topic), index).get(topic, ())


def says(thread: Thread, index: int, topic: str, *facts: str) -> bool:
    """Whether a message has a cue of a topic for one of these facts."""
    return any(said.cue.fact in facts for said in said_in(thread, index, topic))


def said_by(thread: Thread, indexes: Iterable[int], topic: str) -> Iterator[CueMention]:
    """The cues of a topic in several messages, in the given order."""
    lang, topics = cue_language(thread), _with(topic)
    for index in indexes:
        yield from _said_in(thread.messages[index].body, lang, topics, index).get(topic, ())


def _with(topic: str) -> tuple[str, ...]:
    """The topics that are heard with this one."""
    return OF_THE_DEAL if topic in OF_THE_DEAL else (topic,)


# Many facts listen to the same message.
@remembered
def _said_in(
    body: str, lang: str, topics: tuple[str, ...], index: int
) -> Mapping[str, tuple[CueMention, ...]]:
    """The cues of each topic that is heard in a message."""
    book = load_cues(lang, *topics)
    if book is None:
        return {}
    found: dict[str, list[CueMention]] = {}
    for sentence in unplanted_sentences(body):
        for heard in book.hear(sentence.words.folded):
            if heard.cue.negated == "keep" or not _is_denied(heard, sentence, body, lang):
                said = CueMention(heard.cue, index, sentence, heard.first, heard.end)
                found.setdefault(heard.cue.topic, []).append(said)
    return {topic: tuple(said) for topic, said in found.items()}


def _is_denied(heard: CueMatch, sentence: Sentence, body: str, lang: str) -> bool:
    """Whether a denial stands in the phrase, or before it with no mark between that parts the clause."""
    book = load_cues(lang, "denial")
    if book is None:
        return False
    start = max(0, heard.first - _REACH_OF_DENIAL)
    words, spans = sentence.words.folded[start : heard.end], sentence.words.spans
    for denial in book.hear(words):
        if start + denial.first >= heard.first:
            if denial.cue.value == "around":
                return True
        elif not _PARTS_A_CLAUSE.search(body[spans[start + denial.end - 1][1] : spans[heard.first][0]]):
            return True
    return False
