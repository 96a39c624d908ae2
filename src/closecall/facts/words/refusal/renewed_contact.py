"""Whether one who said no turns to the seller again of his own accord: "the old one died. Ring me".

Nothing in it need be a wish or take a no back. He asks to be rung, visited or written to, and tells a need of
his own or names what the seller had priced. Whether the no is over only the seller can tell. Who wants an
invoice sent, or an address for his sister, does neither.
"""

from __future__ import annotations

from closecall.facts.cues import load_cues
from closecall.facts.cues.cue_mentions import cue_language, said_in
from closecall.facts.words.acceptance.seller_offers import UNDOING, word_classes
from closecall.facts.words.refusal.named_things import names_what_was_priced
from closecall.facts.words.speech.contact_asked import Request, contact_request
from closecall.facts.words.speech.phrase_scope import Surroundings
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of
from closecall.text.word_classes import meets_any
from closecall.thread.records import Thread


def asks_for_contact(thread: Thread, message: int) -> bool:
    """Whether a message asks the seller to ring, write or come."""
    body, langs = thread.messages[message].body, (cue_language(thread),)
    return any(said.cue.fact == "asks_meeting" for said in said_in(thread, message, "meetings")) or any(
        contact_request(body, sentence, langs)[0] is Request.PLAIN for sentence in sentences_of(body)
    )


def turns_to_the_seller_again(thread: Thread, message: int, *, no: int) -> bool:
    """Whether a message asks for contact, undoes nothing, and is about what was refused in an earlier one."""
    classes = word_classes(thread.lang)
    words = words_of(thread.messages[message].body).folded
    return (
        (asks_for_contact(thread, message) or _asks_for_a_step(thread, message))
        and not (classes and meets_any(classes, UNDOING, words))
        and (_tells_a_need(thread, message) or names_what_was_priced(thread, message, before=no))
    )


def _asks_for_a_step(thread: Thread, message: int) -> bool:
    """Whether it asks the seller for a step of the purchase, in a message that winds nothing up."""
    steps = {said.cue.fact for said in said_in(thread, message, "steps")}
    return bool(steps & {"goes_on", "buys"}) and "winds_up" not in steps


def _tells_a_need(thread: Thread, message: int) -> bool:
    """Whether it tells a need of the buyer's own, and no stranger's."""
    body, grammar = thread.messages[message].body, load_cues(cue_language(thread), "grammar")
    return any(
        said.cue.fact == "need"
        and not Surroundings(said.sentence, body, grammar).anothers(said.first, said.end)
        for said in said_in(thread, message, "need")
    )
