"""A deed in the newest words that another thing or firm has got: "we signed for the flat in Elm Road".

Who has bought elsewhere seldom says no as well. He may still need ours, so the seller is asked, unless the
same words go on with the purchase.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from closecall.facts.cues.cue_mentions import CueMention, said_in
from closecall.facts.findings import Evidence, Place
from closecall.facts.other_firm import is_with_another_firm
from closecall.facts.other_item import is_about_another_thing
from closecall.facts.possible_refusal.ledger import Ledger
from closecall.facts.vocabulary import YES_STAGES, Stage, VerbalInterest
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import Sentence
from closecall.thread.records import Thread

_DONE = "done"
# "Devis_0226_signé.pdf" is the paper, and no thing that was signed for.
_FILE_NAME = compiled_late(r"[^\s()]{1,80}\.(?:pdf|docx?|xlsx?|jpe?g|png|zip)\b")
_GOES_ON = frozenset({"buying_questions", "buyer_actions", "next_meeting_booked"})


def done_elsewhere(ledger: Ledger) -> Iterator[Place]:
    """Sentences of the newest words that tell one."""
    thread = ledger.thread
    for message in ledger.messages:
        for said in _deeds(thread, message.index):
            if _is_elsewhere(thread, said) and not any(
                _carries_on(ledger.told, item, said.sentence) for item in message.evidence
            ):
                yield Place(message.index, said.sentence.start, said.sentence.end)


def _deeds(thread: Thread, message: int) -> Iterator[CueMention]:
    yield from (
        said
        for said in said_in(thread, message, "interest")
        if said.cue.fact == "verbal_interest" and said.cue.detail == _DONE
    )
    yield from (
        said
        for said in said_in(thread, message, "stage")
        if said.cue.fact == "stage" and said.cue.value == Stage.ACCEPTED and not said.cue.detail
    )


def _is_elsewhere(thread: Thread, said: CueMention) -> bool:
    body = thread.messages[said.message].body
    names = _FILE_NAME.finditer(body, said.sentence.start, said.sentence.end)
    if said.sentence.is_question or any(name.start() <= said.span[0] < name.end() for name in names):
        return False
    return is_about_another_thing(thread, said) or is_with_another_firm(
        thread, said.message, said.sentence.words
    )


def _carries_on(told: Mapping[str, Any], shown: Evidence, deed: Sentence) -> bool:
    """Whether evidence beside the deed shows that the purchase goes on."""
    if shown.start is not None and deed.start <= shown.start < deed.end:
        return False
    value = told.get(shown.fact)
    return (
        shown.fact in _GOES_ON
        or (shown.fact == "stage" and value in YES_STAGES)
        or (shown.fact == "verbal_interest" and value is VerbalInterest.INTENT)
    )
