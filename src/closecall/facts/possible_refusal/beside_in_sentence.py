"""Clauses in the sentence of a hesitation, or of a wish, that nobody heard and that tell of more than a mood.

"Let me sleep on it, my mum's in hospital": the hesitation explains its own clause, and the next one tells why
nobody may be pressed. What people say of themselves there ("I'm like that with everything") holds nobody
back. So it counts where somebody else is told of, or what befell them, or when it would suit.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language, said_in
from closecall.facts.findings import Place
from closecall.facts.possible_refusal.clauses import CARRIES_ON
from closecall.facts.possible_refusal.ledger import TELLS_NOTHING, Ledger, Line, NewestMessage
from closecall.text.clauses import Clause, clauses_in
from closecall.text.word_classes import WordClasses, classes_in, meets_any

_FILE = Path(__file__).with_suffix(".toml")
# "I know", "as ever": a shorter one tells nothing.
_FEWEST_WORDS = 3
_OPENING = 3
# What somebody says of himself, so that what stands beside it may tell why.
_HELD = ("hesitations", "verbal_interest")
_DECIDERS = "decision_makers_total"
# A no that was not taken for one explains nothing.
_EXPLAINS_NOTHING = TELLS_NOTHING | {"seller_offer", "refusal"}
_TOLD = {
    **CARRIES_ON,
    "need": ("need_confirmed",),
    "deciders": ("agreed", "role"),
    "praise": ("praise", "praised_it"),
}


def beside_in_its_sentence(ledger: Ledger) -> Iterator[Place]:
    """The sentences with such a clause, in the newest messages that hold a hesitation."""
    classes = classes_in(_FILE, cue_language(ledger.thread))
    if not classes:
        return
    joints = classes["joints"].words
    is_alone = ledger.told.get(_DECIDERS) == 1
    for message in ledger.messages:
        if not any(item.fact == "hesitations" for item in message.evidence):
            continue
        for line in message.lines:
            is_held = _holds_back(line)
            if line.sentence.is_question or not (is_held or _is_unread(line)):
                continue
            # "Nobody I have to ask, my husband leaves it to me" tells of others that they have no say.
            is_own = is_held and not (is_alone and any(item.fact == _DECIDERS for item in line.begun))
            clauses = clauses_in([line.sentence], message.body, joins=joints)
            if any(
                _tells_more(clause, classes, is_own=is_own) and not _is_heard(clause, message)
                for clause in clauses
            ):
                yield line.place


def _holds_back(line: Line) -> bool:
    return any(item.fact in _HELD for item in line.begun)


def _is_unread(line: Line) -> bool:
    return not (line.is_heard or line.evidence)


def _tells_more(clause: Clause, classes: WordClasses, *, is_own: bool) -> bool:
    """Whether a clause tells of others and nothing good, of what befell somebody or holds it up."""
    words = clause.words
    if len(words) < _FEWEST_WORDS or classes["past"].meets(words):
        return False
    # In a sentence of its own it is small talk where they have no say: "my sister came to see it run".
    of_others = (
        classes["others"].meets(words)
        and not classes["good"].meets(words)
        and (is_own or classes["say"].meets(words))
    )
    is_held_up = meets_any(classes, ("events", "hangs"), words)
    # "The last big thing before my leave in January" puts nothing off.
    is_later = classes["later"].meets(words[:_OPENING]) and classes["seasons"].meets(words)
    return of_others or is_held_up or is_later


def _is_heard(clause: Clause, message: NewestMessage) -> bool:
    """Whether something that a reader heard stands in a clause, or runs into it."""
    if any(
        one.at < clause.end and clause.start < one.until and one.cue.fact not in _EXPLAINS_NOTHING
        for one in message.utterances
    ):
        return True
    return any(
        said.span[0] < clause.end and clause.start < said.span[1] and said.cue.fact in facts
        for topic, facts in _TOLD.items()
        for said in said_in(message.thread, message.index, topic)
    )
