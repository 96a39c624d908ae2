"""Short negative sentences in the newest words that no reader accounts for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence

from closecall.facts.cues import CueBook, CueMatch, load_cues
from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.findings import Evidence
from closecall.facts.injection import unplanted_sentences
from closecall.facts.possible_refusal.newest_words import newest_of
from closecall.facts.words.acceptance.seller_offers import only_leads_up
from closecall.facts.words.refusal.refused_extra import refuses_beside_a_yes
from closecall.facts.words.speech.buyer_speech import ListenedMessage, cues_for, listen
from closecall.facts.words.speech.phrase_scope import Surroundings
from closecall.facts.words.speech.preceding_question import is_asked_else
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread

# A longer sentence says what it is about, and is left to the readers.
_MOST_WORDS = 12
# What accounts for a negative sentence when its evidence stands there.
_EXPLAINS = frozenset(
    "refusal refusal_retracted hesitations wants_guidance asked_no_pressure annoyed vulnerability "
    "need_confirmed decision_makers_total decision_makers_agreed decision_maker_objects contact_role "
    "budget_status".split()
)
# What the words' reader heard itself, also where it left it out: a part refused, an answer to a question.
_EXPLAINED_WHEN_HEARD = frozenset(
    "refusal retraction hesitation resolved no_hesitation wants_guidance asked_no_pressure annoyed "
    "vulnerability".split()
)
# "Nah, no need."
_MOST_WORDS_OF_A_BARE_NO = 4
# A laugh beside it makes a bare "no" no joke.
_BARE_NO = "doubt.bare_no"
# A bare "no" is only explained by the question before it, which is looked at here.
_ANSWERS = ("answer", "declines")


def short_noes(thread: Thread, evidence: Sequence[Evidence], *, since: int) -> Iterator[tuple[int, int, int]]:
    """Message, start and end of each, in order.

    Args:
        since: the message of the last yes; older words were about something else, or are taken back.

    """
    lang = cue_language(thread)
    book, grammar = load_cues(lang, "doubt"), load_cues(lang, "grammar")
    if book is None:
        return
    for heard in newest_of(thread):
        if heard.index < since:
            continue
        negative = [s for s in _short_ones(heard) if _is_negative(s, heard, (book, grammar), thread)]
        if _puts_off_instead(thread, heard, evidence):
            negative = [s for s in negative if len(s.words.folded) > _MOST_WORDS_OF_A_BARE_NO]
        if negative:
            is_explained = _explained(thread, heard, evidence)
            yield from ((heard.index, s.start, s.end) for s in negative if not is_explained(s))


def _puts_off_instead(thread: Thread, heard: ListenedMessage, evidence: Sequence[Evidence]) -> bool:
    """Whether a message puts off one who had only asked for what leads up to a purchase, such as a visit.

    "Nah, no need" is then about the visit, and "just send me something" says the rest.
    """
    return any(item.fact == "refusal" and item.message == heard.index for item in evidence) and only_leads_up(
        thread, heard.index
    )


def _is_negative(
    sentence: Sentence, heard: ListenedMessage, books: tuple[CueBook, CueBook | None], thread: Thread
) -> bool:
    """Whether the sentence holds a sign that counts; where it may be an answer, only a plain one does.

    What it refuses beside the thing that the message takes is no sign.
    """
    book, grammar = books
    signs = [s for s in book.hear(sentence.words.folded) if s.cue.fact == "doubt"]
    if signs and refuses_beside_a_yes(thread, heard.index, (sentence.start, sentence.end)):
        return False
    around = Surroundings(sentence, heard.message.body, grammar)
    counting = [s for s in signs if _counts(s, around)]
    if all(s.cue.value != "plain" for s in counting):
        return bool(counting) and not is_asked_else(thread, heard.index, at=sentence.start)
    return True


def _short_ones(heard: ListenedMessage) -> Iterator[Sentence]:
    """The short sentences that are neither asked, nor planted, nor between quotation marks."""
    starts = [start for start, _ in heard.quotations]
    for sentence in unplanted_sentences(heard.message.body):
        if sentence.is_question or len(sentence.words.folded) > _MOST_WORDS:
            continue
        first, last = sentence.words.spans[0][0], sentence.words.spans[-1][1]
        before = bisect_right(starts, first) - 1
        if before < 0 or heard.quotations[before][1] < last:
            yield sentence


def _counts(sign: CueMatch, around: Surroundings) -> bool:
    """Whether nothing around the sign makes it somebody else's, another time's, or a condition."""
    first, end = sign.first, sign.end
    is_joke = sign.cue.id != _BARE_NO and around.joking()
    is_void = is_joke or around.reported(first) or around.past(first, end)
    return not (is_void or around.conditional(first, end))


def _explained(
    thread: Thread, heard: ListenedMessage, evidence: Sequence[Evidence]
) -> Callable[[Sentence], bool]:
    """Whether other readers know a sentence: shown as evidence, or heard and left out for a reason."""
    shown = [
        (item.start, item.end)
        for item in evidence
        if item.message == heard.index and item.fact in _EXPLAINS and item.start is not None and item.end
    ]
    known = {
        said.sentence[0]
        for said in listen([heard], cues_for(thread.lang))
        if said.cue.fact in _EXPLAINED_WHEN_HEARD and said.cue.detail not in _ANSWERS
    }
    return lambda sentence: (
        sentence.start in known or any(start < sentence.end and sentence.start < end for start, end in shown)
    )
