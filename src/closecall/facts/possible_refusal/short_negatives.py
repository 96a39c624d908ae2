"""Short negative sentences in the newest words that no reader accounts for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from closecall.facts.cues import CueBook, CueMatch
from closecall.facts.findings import Place
from closecall.facts.possible_refusal.ledger import HOLDS, Ledger, Line, NewestMessage
from closecall.facts.words.acceptance.seller_offers import only_leads_up
from closecall.facts.words.refusal.refused_extra import refuses_beside_a_yes
from closecall.facts.words.speech.phrase_scope import Surroundings
from closecall.facts.words.speech.preceding_question import is_asked_else

# A longer sentence says what it is about, and is left to the readers.
_MOST_WORDS = 12
# What accounts for a negative sentence when its evidence stands there.
_EXPLAINS = frozenset(
    "refusal refusal_retracted hesitations wants_guidance asked_no_pressure annoyed vulnerability "
    "need_confirmed decision_makers_total decision_makers_agreed decision_maker_objects contact_role "
    "budget_status".split()
)
# "Nah, no need."
_MOST_WORDS_OF_A_BARE_NO = 4
# A laugh beside it makes a bare "no" no joke.
_BARE_NO = "doubt.bare_no"
# A bare "no" is only explained by the question before it, which is looked at here.
_ANSWERS = ("answer", "declines")


def short_noes(ledger: Ledger) -> Iterator[Place]:
    """Each of them, since the last yes: older words were about something else, or are taken back."""
    book, grammar = ledger.book("doubt"), ledger.book("grammar")
    if book is None:
        return
    for message in ledger.messages:
        if message.index < ledger.since:
            continue
        fewest = _MOST_WORDS_OF_A_BARE_NO + 1 if _puts_off_instead(message) else 0
        for line in message.lines:
            is_short = fewest <= len(line.words) <= _MOST_WORDS and not line.sentence.is_question
            if (
                is_short
                and not _is_quoted(line, message)
                and _is_negative(line, message, book, grammar)
                and not _is_explained(line)
            ):
                yield line.place


def _puts_off_instead(message: NewestMessage) -> bool:
    """Whether a message puts off one who had only asked for what leads up to a purchase, such as a visit.

    "Nah, no need" is then about the visit, and "just send me something" says the rest.
    """
    is_put_off = any(item.fact == "refusal" for item in message.evidence)
    return is_put_off and only_leads_up(message.thread, message.index)


def _is_negative(line: Line, message: NewestMessage, book: CueBook, grammar: CueBook | None) -> bool:
    """Whether a line holds a sign that counts; where it may be an answer, only a plain one does.

    What it refuses beside the thing that the message takes is no sign.
    """
    signs = [s for s in book.hear(line.words) if s.cue.fact == "doubt"]
    if signs and refuses_beside_a_yes(message.thread, message.index, line.place.span):
        return False
    around = Surroundings(line.sentence, message.body, grammar)
    counting = [s for s in signs if _counts(s, around)]
    if all(s.cue.value != "plain" for s in counting):
        return bool(counting) and not is_asked_else(message.thread, message.index, at=line.sentence.start)
    return True


def _is_quoted(line: Line, message: NewestMessage) -> bool:
    """Whether it stands between quotation marks."""
    spans, quotations = line.sentence.words.spans, message.heard.quotations
    before = bisect_right(quotations, spans[0][0], key=itemgetter(0)) - 1
    return before >= 0 and spans[-1][1] <= quotations[before][1]


def _counts(sign: CueMatch, around: Surroundings) -> bool:
    """Whether nothing around the sign makes it somebody else's, another time's, or a condition."""
    first, end = sign.first, sign.end
    is_joke = sign.cue.id != _BARE_NO and around.joking()
    is_void = is_joke or around.reported(first) or around.past(first, end)
    return not (is_void or around.conditional(first, end))


def _is_explained(line: Line) -> bool:
    """Whether other readers know a line: shown as evidence, or heard and left out for a reason."""
    return any(item.fact in _EXPLAINS for item in line.evidence) or any(
        said.cue.fact in HOLDS and said.cue.detail not in _ANSWERS for said in line.utterances
    )
