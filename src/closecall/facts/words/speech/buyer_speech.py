"""Listening to a thread: which cues the buyer's side said, and which of them nothing voids.

Only what a person of the buyer's side newly wrote is listened to. A message of an unknown side may lower the
pressure, never raise it. Of a call that only the seller's notes tell, the words between quotation marks
count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from closecall.facts.attribution.citations import cited_of_the_buyer
from closecall.facts.cues import OF_WORDS, Cue, CueBook, CueMatch, has_cues, languages, load_cues
from closecall.facts.cues.cue_mentions import cited, is_note_of_a_call
from closecall.facts.injection import is_planted, speaks_to_a_program
from closecall.facts.vocabulary import Refusal
from closecall.facts.words.speech.phrase_scope import Surroundings
from closecall.facts.words.speech.utterance import Utterance, is_long
from closecall.text.language import UNDETERMINED, guess_language
from closecall.text.resources.text_cache import remembered
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import words_of
from closecall.thread.records import Message, Side, Thread
from closecall.thread.thread_cache import once_a_message, once_a_thread

_SAYS_NO = frozenset("no nope nah nein non nao nee nej nie".split())
_VOIDS_INTEREST = (
    "quoted",
    "denied",
    "holds_denial",
    "joking",
    "reported",
    "past",
    "unreal",
    "elsewhere",
    "another_does",
    "mocked",
    "asked",
    "planted",
)
# What voids a cue, by the refusal or else the fact it tells. A condition is part of most "not now" phrases,
# and an opt-out holds whoever is said to have said it.
_VOIDED_BY = {
    "explicit_no": (
        "quoted",
        "denied",
        "joking",
        "conditional",
        "reported",
        "anothers",
        "past",
        "elsewhere",
        "asked",
        "no_denied",
    ),
    "not_now": ("quoted", "denied", "joking", "reported", "past"),
    "brush_off": ("quoted", "denied", "reported", "past", "asked", "planted"),
    "opt_out": ("quoted", "denied", "joking"),
    "retraction": ("quoted", "denied", "conditional", "reported", "planted"),
    "verbal_interest": _VOIDS_INTEREST,
    "praise": _VOIDS_INTEREST,
    "praised_it": _VOIDS_INTEREST,
    "assent": ("quoted", "denied", "holds_denial", "joking", "conditional", "reported", "asked", "planted"),
    "hesitation": ("quoted", "denied", "past", "reported", "planted"),
    "buying_question": ("quoted", "planted"),
    "practical_question": ("quoted", "planted", "stated"),
    "resolved": ("quoted", "conditional", "asked", "planted"),
    "no_hesitation": ("quoted", "conditional", "asked", "planted"),
    "wants_guidance": ("quoted", "denied", "past", "reported", "planted"),
    "asked_no_pressure": ("quoted", "past", "to_a_program"),
    "annoyed": ("quoted", "denied", "past", "reported", "to_a_program"),
    "vulnerability": ("quoted", "denied", "to_a_program"),
}


class LanguageCues(NamedTuple):
    """The cues of one language, and its grammar."""

    lang: str
    cues: CueBook
    grammar: CueBook | None


@cache
def cues_for(lang: str, *, also: tuple[str, ...] = ()) -> tuple[LanguageCues, ...]:
    """The cues for a buyer's language: its own and English, or all languages' refusals when it is unknown.

    Args:
        also: further languages that refusals are heard in, because a no may come in another than the talk.

    """
    extra = languages() if lang == "und" else also
    books = {each: load_cues(each, *OF_WORDS) for each in ("en" if lang == "und" else lang, "en")}
    books |= {each: load_cues(each, "refusal") for each in extra if each in languages() and each not in books}
    return tuple(
        LanguageCues(each, book, load_cues(each, "grammar"))
        for each, book in books.items()
        if book is not None
    )


def is_heard(lang: str) -> bool:
    """Whether the buyer's language has cues of its own; only then is silence known to be silence."""
    return has_cues(lang, "refusal")


@dataclass(frozen=True, slots=True)
class ListenedMessage:
    """A message that is listened to, its sentences, and the spans of other people's words in it."""

    index: int
    message: Message
    sentences: tuple[Sentence, ...]
    quotations: tuple[tuple[int, int], ...]


@once_a_thread
def listened_messages(thread: Thread) -> tuple[ListenedMessage, ...]:
    """The messages to listen to, oldest first."""
    heard = (listened_message(thread, index) for index in range(len(thread.messages)))
    return tuple([each for each in heard if each is not None])


@once_a_message
def listened_message(thread: Thread, index: int) -> ListenedMessage | None:
    """A message if it is to be listened to."""
    message = thread.messages[index]
    if message.automatic is not None:
        return None
    if message.is_seller and is_note_of_a_call(thread):
        return ListenedMessage(index, message, tuple(_cited_sentences(message.body, thread.lang)), ())
    if message.speaker.side in (Side.BUYER, Side.UNKNOWN):
        return ListenedMessage(index, message, sentences_of(message.body), _quotations(message.body))
    return None


def _cited_sentences(body: str, lang: str) -> Iterator[Sentence]:
    for start, end in cited_of_the_buyer(body, lang):
        for said in sentences_of(body[start:end]):
            first, last = start + said.start, start + said.end
            yield Sentence(first, last, words_of(body, first, last), said.is_question)


def listen(messages: Sequence[ListenedMessage], language_cues: Sequence[LanguageCues]) -> list[Utterance]:
    """Everything said in these messages that counts, in order."""
    utterances: list[Utterance] = []
    for heard in messages:
        for sentence in heard.sentences:
            for ear in language_cues:
                said = _said(heard, sentence, ear)
                utterances.extend(said if ear is language_cues[0] else _understood(said, heard, ear))
    return sorted(utterances, key=lambda utterance: utterance.order)


def _understood(said: Iterator[Utterance], heard: ListenedMessage, ear: LanguageCues) -> Iterator[Utterance]:
    """What a second ear hears: a no always, the rest not where another language is plainly spoken.

    "Divorce" in a French sentence is a word of that language, and its own ear knows what it means there.
    """
    for utterance in said:
        start, end = utterance.sentence
        if utterance.cue.fact == "refusal" or guess_language(heard.message.body[start:end]) in (
            ear.lang,
            UNDETERMINED,
        ):
            yield utterance


def _said(listened: ListenedMessage, sentence: Sentence, ear: LanguageCues) -> Iterator[Utterance]:
    around = Surroundings(sentence, listened.message.body, ear.grammar)
    whole = sentence.span
    for heard in _heard(sentence, listened.message.body, ear.cues):
        if _Candidate(*heard, sentence, listened, around, ear).counts():
            raises = heard.cue.fact == "verbal_interest"
            yield Utterance(
                heard.cue,
                listened.index,
                sentence.words.spans[heard.first][0],
                whole,
                around.clause_span(heard.first, heard.end) if is_long(whole) else whole,
                raises and around.conditional(heard.first, heard.end),
                sentence.words.spans[heard.end - 1][1],
            )


def _heard(sentence: Sentence, body: str, cues: CueBook) -> Iterator[CueMatch]:
    """The cues in a sentence, and the noes behind a "no" that a comma parts: it does not deny them."""
    words, spans = sentence.words.folded, sentence.words.spans
    heard = cues.hear(words)
    yield from heard
    if words[0] not in _SAYS_NO or len(words) == 1 or "," not in body[spans[0][1] : spans[1][0]]:
        return
    known = {each.cue.id for each in heard}
    for each in cues.hear(words[1:]):
        if each.cue.value == Refusal.EXPLICIT_NO and each.cue.fact == "refusal" and each.cue.id not in known:
            yield CueMatch(each.cue, each.first + 1, each.end + 1)


class _Candidate(NamedTuple):
    """A cue met in the words ``first`` up to, not including, ``end``; something around it may void it."""

    cue: Cue
    first: int
    end: int
    sentence: Sentence
    listened: ListenedMessage
    around: Surroundings
    ear: LanguageCues

    @property
    def words(self) -> tuple[int, int]:
        return self.first, self.end

    @property
    def span(self) -> tuple[int, int]:
        """Where its words stand in the body."""
        spans = self.sentence.words.spans
        return spans[self.first][0], spans[self.end - 1][1]

    @property
    def body(self) -> str:
        return self.listened.message.body

    def counts(self) -> bool:
        """Whether nothing voids it."""
        if self.listened.message.speaker.side is Side.UNKNOWN and not _only_lowers(self.cue):
            return False
        voids = _VOIDED_BY.get(self.cue.value if self.cue.fact == "refusal" else self.cue.fact, ("quoted",))
        return not any(_VOIDS[name](self) for name in voids)


_VOIDS: Mapping[str, Callable[[_Candidate], bool]] = {
    "quoted": lambda one: _within(one.span, one.listened.quotations),
    "denied": lambda one: one.cue.negated == "void" and one.around.denied(*one.words),
    "holds_denial": lambda one: one.cue.negated == "void" and one.around.holds_denial(*one.words),
    "joking": lambda one: one.around.joking(),
    "conditional": lambda one: one.around.conditional(*one.words),
    "reported": lambda one: one.cue.detail != "passed_on" and one.around.reported(one.first),
    "anothers": lambda one: one.cue.detail != "passed_on" and one.around.anothers(*one.words),
    "another_does": lambda one: one.around.another_does(*one.words),
    "mocked": lambda one: (
        one.around.mocking() or is_behind_mockery(one.listened, one.sentence, one.ear.grammar)
    ),
    "no_denied": lambda one: _denies_a_no(one.around.denied_noes(*one.words), one),
    "past": lambda one: one.cue.detail != "done" and one.around.past(*one.words),
    "unreal": lambda one: one.around.unreal(*one.words),
    "elsewhere": lambda one: one.around.elsewhere(*one.words),
    "asked": lambda one: (
        one.cue.detail != "question" and (one.around.asked(*one.words) or _asks_in_another_language(one))
    ),
    "stated": lambda one: not one.sentence.is_question,
    "planted": lambda one: is_planted(one.span, one.body),
    "to_a_program": lambda one: speaks_to_a_program(one.sentence, one.body),
}


def is_behind_mockery(heard: ListenedMessage, sentence: Sentence, grammar: CueBook | None) -> bool:
    """Whether the sentence before praises in mockery, as in "Oh great, another one. Just what I wanted"."""
    before = [each for each in heard.sentences if each.end <= sentence.start][-1:]
    return any(Surroundings(each, heard.message.body, grammar).mocking() for each in before)


def _asks_in_another_language(one: _Candidate) -> bool:
    """Whether a question is plainly in another language than an ear's, which knows little of what it asks."""
    start, end = one.sentence.start, one.sentence.end
    return one.sentence.is_question and guess_language(one.body[start:end]) not in (
        one.ear.lang,
        UNDETERMINED,
    )


def _denies_a_no(noes: set[str], one: _Candidate) -> bool:
    """Whether one of these noes is there to be denied: the quoted one stands in the last quotation."""
    if "quoted" not in noes:
        return bool(noes)
    before = [words_of(one.body, *span) for span in one.listened.quotations if span[1] <= one.sentence.start]
    return any(
        heard.cue.fact == "refusal" for words in before[-1:] for heard in one.ear.cues.hear(words.folded)
    )


def _only_lowers(cue: Cue) -> bool:
    # A brush-off gives a firm close something to disagree with, so it can raise the pressure (S14).
    return cue.fact == "vulnerability" or (cue.fact == "refusal" and cue.value != "brush_off")


def _within(span: tuple[int, int], spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


# Each who listens to a message asks for its quotations.
@remembered
def _quotations(body: str) -> tuple[tuple[int, int], ...]:
    """Spans of quoted words; a body that is one quotation is how a note-taker wrote down the buyer's turn."""
    spans = cited(body)
    outside = len(body.strip()) - sum(end - start for start, end in spans)
    return spans if outside > 3 * max(1, len(spans)) else ()
