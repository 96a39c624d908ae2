"""Whether the buyer's newest words go on with the purchase: they ask, meet or order."""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.cues.cue_mentions import said_by
from closecall.facts.possible_refusal.ledger import Ledger, told_sentences
from closecall.facts.words.acceptance.seller_offers import UNDOING, word_classes
from closecall.text.word_classes import meets_any
from closecall.thread.records import Thread

# "Ok" opens a longer sentence about anything.
_MOST_WORDS_OF_A_YES = 6
# "Has nobody told you?"
_SHOULD_HAVE_HEARD = ("no_question", "told")
_MEETS = ("accepts", "books", "asks_meeting")


def goes_on(ledger: Ledger, understood: int) -> bool:
    """Whether the newest words ask, meet or order, or the newest that a reader understood are among them."""
    newest = [message.index for message in ledger.messages]
    return bool(newest) and (understood >= newest[0] or steps_on(ledger.thread, newest))


def steps_on(thread: Thread, newest: Sequence[int]) -> bool:
    """Whether these messages ask, meet or order."""
    asks_nothing = {
        told.sentence_key
        for told in said_by(thread, newest, "question")
        if (told.cue.fact, told.cue.value) == _SHOULD_HAVE_HEARD
    }
    classes = word_classes(thread.lang)
    if any(
        sentence.is_question
        and (index, sentence.start) not in asks_nothing
        # "Could you cancel it?" goes on with nothing.
        and not meets_any(classes, UNDOING, sentence.words.folded)
        for index in newest
        for sentence in told_sentences(thread, index)
    ):
        return True
    met = list(said_by(thread, newest, "meetings"))
    ahead = {told.sentence for told in met if told.cue.fact == "day" and told.cue.value != "yesterday"}
    return any(told.cue.fact == "buys" for told in said_by(thread, newest, "steps")) or any(
        told.cue.fact in _MEETS
        and (len(told.sentence.words.folded) <= _MOST_WORDS_OF_A_YES or told.sentence in ahead)
        for told in met
    )
