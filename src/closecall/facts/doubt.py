"""A net below all readers: what may be a no in the buyer's newest words, and none of them explained.

No list of phrases hears every no. A short negative sentence that nothing accounts for makes firmness
impossible (an open hard hesitation, S13). Newest words to a seller that no reader heard go on with the
purchase are shown to the seller, and he is asked: only he can tell what they mean. Whether it is a no is not
decided here. Languages without doubt cues have no net.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from closecall.facts.cues import CueBook, Heard, load_cues
from closecall.facts.findings import Findings
from closecall.facts.hearing import cue_language, said_by
from closecall.facts.planted import unplanted_sentences
from closecall.facts.vocabulary import Evidence, Refusal, Stage, VerbalInterest
from closecall.facts.words.answers import asks_to_decide, is_asked_else
from closecall.facts.words.errands import is_errand
from closecall.facts.words.listening import Heeded, ears_for, heeded, listen
from closecall.facts.words.scope import refuses_beside_a_yes
from closecall.facts.words.surroundings import Surroundings
from closecall.facts.words.unsure import WALL, may_be_a_no
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread, ThreadKind

# A longer sentence says what it is about, and is left to the readers.
_MOST_WORDS = 12
# A shorter sentence ("thanks, Ben") says neither yes nor no.
_FEWEST_WORDS = 5
# To a question in writing it says something, be it "we keep ours"; in a call one chats.
_FEWEST_WORDS_OF_AN_ANSWER = 3
# What goes on with the purchase, stops it or holds it up. Praise, a need, a sum, a meeting that was are told
# in a no as in a yes.
_GOES_ON = frozenset(
    "verbal_interest buying_questions buyer_actions next_meeting_booked open_buyer_questions stage refusal "
    "defer_until hesitations wants_guidance asked_no_pressure annoyed vulnerability competitor_active "
    "budget_status approval_limit critical_date decision_makers_total decision_makers_agreed "
    "decision_maker_objects".split()
)
# In a call a turn is a breath: the answer stands in the last few. Words that have as many after them are old.
_LAST_TURNS = 3
# A number in words of leave is a day, an hour or a sum: more than thanks.
_NUMBER = re.compile(r"\d")
_MEETS = ("accepts", "books", "asks_meeting")
_NOES = (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)
_PUT_OFF = (Refusal.NOT_NOW, Refusal.BRUSH_OFF)
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
# A bare "no" is only explained by the question before it, which is looked at here.
_ANSWERS = ("answer", "declines")
# Words before these, in the same turn, are taken back or were about something else.
_YES = {"stage": (Stage.ACCEPTED,), "verbal_interest": (VerbalInterest.STRONG, VerbalInterest.INTENT)}


def unexplained_no(thread: Thread, read: Sequence[Findings]) -> Findings:
    """``hesitations`` with a hard one more, and a warning, where the newest words may be a no (S5).

    Args:
        read: what the readers of the thread found, the one that stands first.

    """
    told = {name: value for part in reversed(read) for name, value in part.values.items()}
    if told.get("refusal") in _NOES and not told.get("refusal_retracted"):
        return Findings()
    evidence = [item for part in read for item in part.evidence]
    yes = _last_yes(told, evidence)
    place = next(_unexplained(thread, evidence, since=yes), None)
    is_asked = False
    if place is None and not any(part.unsettled for part in read):
        place = _unsettled(thread, told, evidence, since=yes)
        is_asked = place is not None and _is_news(thread)
    if place is None:
        return Findings()
    message, start, end = place
    quote = thread.messages[message].body[start:end]
    shown = [item for item in evidence if item.fact == "hesitations"]
    known = tuple(h for h in told.get("hesitations") or () if h.kind is not WALL.kind)
    return Findings(
        {"hesitations": (*known, WALL)},
        (*shown, Evidence("hesitations", "words", message, start, end, quote)),
        (may_be_a_no(quote),),
        unsettled=quote if is_asked else "",
    )


def _unsettled(
    thread: Thread, told: Mapping[str, Any], evidence: Sequence[Evidence], *, since: int
) -> tuple[int, int, int] | None:
    """Where words stand that nothing marks as a no, and that the seller is asked about."""
    if told.get("stage") is Stage.ACCEPTED:
        # Who only wants it hesitates so; who has said yes takes it back.
        return _regretted(thread, since=since)
    place = _taking_leave(thread, evidence)
    # After "not now" nothing is asked of him anyway, and what he still says is mostly small talk.
    if place is None and told.get("refusal") not in _PUT_OFF:
        return _unheard(thread, evidence)
    return place


def _is_news(thread: Thread) -> bool:
    """Whether the buyer's newest words are among the last ones; what was written past twice is known."""
    return _newest(thread)[-1].index >= len(thread.messages) - _LAST_TURNS


def _taking_leave(thread: Thread, evidence: Sequence[Evidence]) -> tuple[int, int, int] | None:
    """Where the buyer only thanks, when the seller had asked him to decide: a yes would have said more.

    Who asks, meets, names a number or says anything that a reader understood does more than thank.
    """
    newest = _newest(thread)
    if not newest or newest[0].index == 0 or _understood(evidence) >= newest[0].index:
        return None
    ears = ears_for(thread.lang)
    bodies = [heard.message.body for heard in newest]
    if any(_NUMBER.search(body) for body in bodies) or _steps_on(thread, newest):
        return None
    if not asks_to_decide(thread, newest[0].index, ears):
        return None
    thanks = [said for said in listen(newest, ears) if said.cue.fact == "thanks"]
    return (thanks[-1].message, *thanks[-1].sentence) if thanks else None


def _regretted(thread: Thread, *, since: int) -> tuple[int, int, int] | None:
    """Where newest words after a yes are sorry, or think it over again: they may take it back."""
    book = load_cues(cue_language(thread), "doubt")
    newest = [heard for heard in _newest(thread) if heard.index > since]
    return next(
        (
            (heard.index, sentence.start, sentence.end)
            for heard in newest
            for sentence in unplanted_sentences(heard.message.body)
            if book is not None and any(s.cue.fact == "regrets" for s in book.hear(sentence.words.folded))
        ),
        None,
    )


def _understood(evidence: Sequence[Evidence]) -> int:
    """The newest message of which a reader made something; -1 without one."""
    return max((e.message for e in evidence if e.message is not None and e.fact in _GOES_ON), default=-1)


def _steps_on(thread: Thread, newest: Sequence[Heeded]) -> bool:
    """Whether the newest words ask, meet, or order."""
    if any(s.is_question for _, s in _of_the_purchase(thread, newest)):
        return True
    return any(
        told.cue.fact in facts
        for topic, facts in (("meetings", _MEETS), ("steps", ("buys",)))
        for told in said_by(thread, [heard.index for heard in newest], topic)
    )


def _of_the_purchase(thread: Thread, newest: Sequence[Heeded]) -> list[tuple[int, Sentence]]:
    """The sentences, with their message, that neither speak to a program nor ask for something else."""
    return [
        (heard.index, sentence)
        for heard in newest
        for sentence in unplanted_sentences(heard.message.body)
        if not is_errand(thread, heard.index, sentence)
    ]


def _unheard(thread: Thread, evidence: Sequence[Evidence]) -> tuple[int, int, int] | None:
    """The longest sentence of newest words, after any of the seller's, that nobody heard go on.

    What is told instead of a no ("it went on the vet") has no form of its own, but that nothing in it goes on
    with the purchase. Whether the seller had offered anything is not asked: most who write sell by it.
    """
    newest = _newest(thread)
    if not newest or load_cues(cue_language(thread), "doubt") is None:
        return None
    is_call, is_asked = thread.kind is ThreadKind.CALL, _is_asked_for_it(thread, newest[0].index)
    if is_call and not is_asked:
        newest = _last_turns(_speaking(thread))
    first = newest[0].index
    opened = any(message.is_seller for message in thread.messages[:first])
    answers_else = is_asked_else(thread, first, at=0)
    if not opened or answers_else or _understood(evidence) >= first or _steps_on(thread, newest):
        return None
    said = _of_the_purchase(thread, newest)
    index, longest = max(said, key=lambda one: len(one[1].words.folded), default=(first, None))
    fewest = _FEWEST_WORDS_OF_AN_ANSWER if is_asked and not is_call else _FEWEST_WORDS
    if longest is None or len(longest.words.folded) < fewest:
        return None
    return index, longest.start, longest.end


def _last_turns(turns: list[Heeded]) -> list[Heeded]:
    """The last few turns of a call; of few, which are letters by another name, the newest that says much."""
    if len(turns) > _LAST_TURNS:
        return turns[-_LAST_TURNS:]
    for at in range(len(turns) - 1, 0, -1):
        if any(len(s.words.folded) >= _FEWEST_WORDS for s in unplanted_sentences(turns[at].message.body)):
            return turns[at:]
    return turns


def _is_asked_for_it(thread: Thread, message: int) -> bool:
    """Whether the seller's words right before a message end in a question, and none about something else."""
    if message == 0 or not thread.messages[message - 1].is_seller:
        return False
    sentences = unplanted_sentences(thread.messages[message - 1].body)
    return bool(sentences) and sentences[-1].is_question and not is_asked_else(thread, message, at=0)


def _last_yes(told: Mapping[str, Any], evidence: Sequence[Evidence]) -> int:
    """The newest message that says they want it, or that it is signed or paid; -1 without one."""
    yes = {fact for fact, values in _YES.items() if told.get(fact) in values}
    return max((e.message for e in evidence if e.fact in yes and e.message is not None), default=-1)


def _unexplained(
    thread: Thread, evidence: Sequence[Evidence], *, since: int
) -> Iterator[tuple[int, int, int]]:
    lang = cue_language(thread)
    book, grammar = load_cues(lang, "doubt"), load_cues(lang, "grammar")
    if book is None:
        return
    for heard in _newest(thread):
        if heard.index < since:
            continue
        negative = [s for s in _short_ones(heard) if _is_negative(s, heard, (book, grammar), thread)]
        if negative:
            is_explained = _explained(thread, heard, evidence)
            yield from ((heard.index, s.start, s.end) for s in negative if not is_explained(s))


def _is_negative(
    sentence: Sentence, heard: Heeded, books: tuple[CueBook, CueBook | None], thread: Thread
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


def _newest(thread: Thread) -> list[Heeded]:
    """The buyer's newest message, and those before it that nothing but a quoted stranger parts from it."""
    messages = {each.index: each for each in _speaking(thread)}
    last = first = max(messages, default=-1)
    while first - 1 in messages or (first > 0 and thread.messages[first - 1].is_quoted_stranger):
        first -= 1
    return [messages[index] for index in range(first, last + 1) if index in messages]


def _speaking(thread: Thread) -> list[Heeded]:
    """The buyer's messages that hold more than text planted for a program."""
    return [
        each
        for each in heeded(thread)
        if each.message.is_buyer and (unplanted_sentences(each.message.body) or not each.message.body)
    ]


def _short_ones(heard: Heeded) -> Iterator[Sentence]:
    """The short sentences that are neither asked, nor planted, nor between quotation marks."""
    starts = [start for start, _ in heard.quotations]
    for sentence in unplanted_sentences(heard.message.body):
        if sentence.is_question or len(sentence.words.folded) > _MOST_WORDS:
            continue
        first, last = sentence.words.spans[0][0], sentence.words.spans[-1][1]
        before = bisect_right(starts, first) - 1
        if before < 0 or heard.quotations[before][1] < last:
            yield sentence


def _counts(sign: Heard, around: Surroundings) -> bool:
    """Whether nothing around the sign makes it somebody else's, another time's, or a condition."""
    first, end = sign.first, sign.end
    is_void = around.joking() or around.reported(first) or around.past(first, end)
    return not (is_void or around.conditional(first, end))


def _explained(thread: Thread, heard: Heeded, evidence: Sequence[Evidence]) -> Callable[[Sentence], bool]:
    """Whether other readers know a sentence: shown as evidence, or heard and left out for a reason."""
    shown = [
        (item.start, item.end)
        for item in evidence
        if item.message == heard.index and item.fact in _EXPLAINS and item.start is not None and item.end
    ]
    known = {
        said.sentence[0]
        for said in listen([heard], ears_for(thread.lang))
        if said.cue.fact in _EXPLAINED_WHEN_HEARD and said.cue.detail not in _ANSWERS
    }
    return lambda sentence: (
        sentence.start in known or any(start < sentence.end and sentence.start < end for start, end in shown)
    )
