"""Whether one who said no goes on with the purchase in the same talk, as if he had said none."""

from __future__ import annotations

from closecall.facts.cues.cue_mentions import cue_language, says
from closecall.facts.words.acceptance.seller_offers import word_classes
from closecall.facts.words.refusal.aftermath import Course, From
from closecall.facts.words.refusal.purchase_steps import Act
from closecall.facts.words.speech.phrase_scope import sets_a_condition
from closecall.facts.words.speech.utterance import Utterance
from closecall.text.sentences import sentences_of
from closecall.thread.records import Thread, ThreadKind


def is_gone_on_from(thread: Thread, no: Utterance, course: Course) -> bool:
    """Whether after an explicit no its speaker wants it later, or still thinks it over, and nobody pleaded.

    Who goes on as if he had said none may have said it of another thing, to another firm or in jest. So it is
    in one talk; a mail after a decision told as such asks for papers and is friendly as well.
    """
    later = (course.last(no, [act], From.LATER) for act in (Act.WISHES, Act.THINKS))
    return any(
        last is not None and _is_one_talk(thread, no.message, last) for last in later
    ) and not _pleads_after(thread, no.message)


def _is_one_talk(thread: Thread, first: int, last: int) -> bool:
    """Whether two messages belong to a call, or to a chat of one day."""
    day = thread.messages[first].day
    return thread.kind is ThreadKind.CALL or (day is not None and day == thread.messages[last].day)


def _pleads_after(thread: Thread, message: int) -> bool:
    """Whether the seller's next message pleads."""
    answer = next(
        (at for at in range(message + 1, len(thread.messages)) if thread.messages[at].is_seller), None
    )
    return answer is not None and pleads(thread, answer)


def pleads(thread: Thread, message: int) -> bool:
    """Whether the seller asks why there, bids, sets a condition or presses."""
    classes, lang = word_classes(thread.lang), cue_language(thread)
    return says(thread, message, "seller", "pressed") or any(
        classes["whys"].meets(each.words.folded)
        or (each.is_question and any(word[0].isdigit() for word in each.words.folded))
        or sets_a_condition(each, lang)
        for each in sentences_of(thread.messages[message].body)
    )
