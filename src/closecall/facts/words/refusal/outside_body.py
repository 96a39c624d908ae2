"""A no that stands beside the body: in the buyer's own subject line, his signature, or a hidden part.

So does one in a mail of his that was taken for automatic, and one that the seller's own notes of a call tell.
Only an opt-out or a no to the purchase is listened for there: it can lower the pressure, never raise it.
Mailings and programs say "to unsubscribe click here": outside of a subject the writer must speak of himself,
or say his no in few words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.facts.cues import load_cues
from closecall.facts.cues.cue_mentions import CueMention, cue_language, said_in
from closecall.facts.vocabulary import FINAL_REFUSALS
from closecall.facts.words.speech.buyer_speech import LanguageCues, ListenedMessage, listen
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.resources.toml_file import read_data
from closecall.text.sentences import Sentence, sentences_of
from closecall.thread.lexicon.subject_marks import marks_of, without_inner_marks, without_marks
from closecall.thread.records import Side, Thread, ThreadKind

_LONGEST_SUBJECT = 300
_LONGEST_SHOWN = 100
# "Please do not", and the few words behind it.
_MOST_BEFORE_A_NO = 3
_LONGEST_NO = 7
# What a mail server puts into a subject ("[External]"), and the marks between its parts.
_BETWEEN = compiled_late(r"\[[^\]]{0,60}\]|\*{1,3}\w{1,20}\*{1,3}|[-–,;|()]")


class _Words(NamedTuple):
    first_person: frozenset[str]
    single: frozenset[str]
    condition: frozenset[str]
    footer: frozenset[str]
    opening: frozenset[str]
    of_programs: frozenset[str]


def refusals_beside(
    thread: Thread, messages: Sequence[ListenedMessage], language_cues: Sequence[LanguageCues]
) -> list[Utterance]:
    """The refusals in subject lines and signatures, in automatic mail of the buyer, and in a seller's notes.

    Args:
        messages: those that are listened to; no automatic mail is among them.

    """
    found: list[Utterance] = []
    subjects = own_subjects(thread)
    told = [(heard, one) for heard in messages for one in _told_outside(heard, subjects)]
    told += [(heard, ("automatic mail", heard.message.body, 0)) for heard in _automatic(thread)]
    for heard, (where, text, at) in told:
        sentences = tuple(s for s in sentences_of(text) if where == "subject" or _is_a_persons(s))
        aside = ListenedMessage(heard.index, replace(heard.message, body=text), sentences, ())
        found += [
            utterance._replace(at=at, beside=f'{where} "{_shown(text, utterance)}"')
            for utterance in listen([aside], language_cues)
            if utterance.cue.fact == "refusal" and utterance.cue.value in FINAL_REFUSALS
        ]
    return [*found, *_noted(thread)]


def _noted(thread: Thread) -> Iterator[Utterance]:
    """What the seller notes of a call in which nobody of the buyer's side has a turn: "he said no".

    It comes after all that he cites: a list of points is in no order.
    """
    if thread.kind is not ThreadKind.CALL or not all(message.is_seller for message in thread.messages):
        return
    last = len(thread.messages) - 1
    lang = cue_language(thread)
    for index, message in enumerate(thread.messages):
        for said in said_in(thread, index, "passed_on"):
            if said.cue.fact == "told_refusal" and not _answers_else(said, message.body, lang):
                span = said.sentence.span
                shown = message.body[slice(*span)][:_LONGEST_SHOWN]
                cue = said.cue._replace(fact="refusal", detail="passed_on")
                yield Utterance(
                    cue, last, len(thread.messages[last].body), span, span, beside=f'note "{shown}"'
                )


def _answers_else(said: CueMention, body: str, lang: str) -> bool:
    """Whether the note asks about something else right before it: "any questions: no", "doubts? no"."""
    book = load_cues(lang, "doubt")
    if book is None or said.cue.detail != "answer":
        return False
    words = said.sentence.words.folded[: said.end - 1]
    if not words:
        before = sentences_of(body[: said.sentence.start])
        words = before[-1].words.folded if before else ()
    return any(heard.cue.fact == "asks_else" for heard in book.hear(words))


def _automatic(thread: Thread) -> Iterator[ListenedMessage]:
    """The mail of the buyer's side that was taken for automatic: a person's words may stand in it."""
    addresses = {message.speaker.email for _, message in thread.buyer_messages() if message.speaker.email}
    for index, message in enumerate(thread.messages):
        sides = {message.speaker.side, message.event.side if message.event else message.speaker.side}
        if message.automatic is not None and (
            Side.BUYER in sides or Side.UNKNOWN in sides or message.speaker.email in addresses
        ):
            yield ListenedMessage(index, message, (), ())


def _told_outside(heard: ListenedMessage, subjects: Mapping[int, str]) -> Iterator[tuple[str, str, int]]:
    """What stands beside the body: which part, its text, and where it comes in the message's order."""
    if heard.index in subjects:
        yield "subject", subjects[heard.index], -1
    if heard.message.cut.signature:
        yield "signature", heard.message.cut.signature, len(heard.message.body)
    if heard.message.aside:
        yield "other text of the mail", heard.message.aside, len(heard.message.body)


def own_subjects(thread: Thread) -> dict[int, str]:
    """The subjects that a message brings up itself; "Re: ..." before any other subject is somebody else's.

    Of "On hold - Re: Feeder" under "Feeder" that is "on hold": what it adds.
    """
    seen: list[str] = []
    own: dict[int, str] = {}
    for index, message in enumerate(thread.messages):
        written = (message.subject or "").strip()[:_LONGEST_SUBJECT]
        bare = _bare(written)
        if bare and bare not in seen and (seen or not marks_of(written)):
            kept = next((each for each in sorted(seen, key=len, reverse=True) if each in bare), "")
            own[index] = _added(bare, kept) if kept else bare
        if bare and bare not in seen:
            seen.append(bare)
    return own


def _added(subject: str, kept: str) -> str:
    """What a subject says besides the one that it keeps."""
    added = without_inner_marks(subject.replace(kept, " ", 1))
    return " ".join(_BETWEEN.sub(" ", added).split())


def _bare(subject: str) -> str:
    """A subject line without its marks, without case."""
    return " ".join(without_marks(subject).split()).casefold()


def _is_a_persons(sentence: Sentence) -> bool:
    """Whether no mailing's footer says a sentence: it speaks of the writer, or is a short no or stop.

    "If" begins what programs write; one who says "I" may set a condition: "if you write again, I ...".
    """
    known, words = _words(), frozenset(sentence.words.folded)
    if words & known.footer or (words & known.condition and not words & known.single):
        return False
    return bool(words & (known.first_person | known.single)) or _is_a_short_no(sentence.words.folded)


def _is_a_short_no(words: Sequence[str]) -> bool:
    """Whether few words open with a no or a stop: "no more mails please"."""
    known = _words()
    opens = not known.opening.isdisjoint(words[:_MOST_BEFORE_A_NO])
    return opens and len(words) <= _LONGEST_NO and known.of_programs.isdisjoint(words)


def _shown(text: str, utterance: Utterance) -> str:
    start, end = utterance.quoted
    return text[start:end][:_LONGEST_SHOWN]


@cache
def _words() -> _Words:
    data = read_data(Path(__file__).with_suffix(".toml"))
    return _Words(*(frozenset(data[name]) for name in _Words._fields))
