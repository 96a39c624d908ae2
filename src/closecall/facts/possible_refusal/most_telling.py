"""Which of several sentences tells how it ended: that one is shown to the seller.

The seller answers what he is shown. "You did a real good job explaining everything", shown in the place of
"Bob's cousin has a crew", gets the answer that it is no no.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.findings import Place
from closecall.facts.possible_refusal.ledger import Ledger, Line
from closecall.text.clauses import clauses_in
from closecall.text.word_classes import WordClasses, classes_in

_FILE = Path(__file__).with_suffix(".toml")
# To a question in writing it says something, be it "we keep ours"; in a call one chats.
FEWEST_WORDS_OF_AN_ANSWER = 3
# "Thank you so much for all the trouble you took with it."
_MOST_WORDS_OF_THANKS = 14
_WISHES_WELL = "refusal.no_wish_well"

Telling = tuple[bool, int]
"""Whether a sentence may tell how it ended, and how many of its words are not about the seller or polite."""


def tellings(ledger: Ledger) -> dict[Place, Telling]:
    """How much each sentence of the newest words may tell, by where it stands.

    Nothing, where it is shorter than any no, a reader understood it, or it thanks with little more.
    """
    classes = classes_in(_FILE, cue_language(ledger.thread))
    return {
        line.place: (not _tells_nothing(line), _words_left(line, message.body, classes))
        for message in ledger.messages
        for line in message.lines
    }


def most_telling(ledger: Ledger, lines: Iterable[Line]) -> Line | None:
    """The line that tells most; None where none may tell how it ended."""
    told = tellings(ledger)
    telling = [line for line in lines if told[line.place][0]]
    return max(telling, key=lambda line: told[line.place], default=None)


def beside_a_farewell(ledger: Ledger, heard: str) -> Place | None:
    """What tells more beside a good wish for the time to come, where that is all that was heard as a no.

    Args:
        heard: the words that were heard as one.

    """
    lines = [line for message in ledger.messages for line in message.lines]
    if not any(_wishes_well(line) and ledger.quote(line.place) in heard for line in lines):
        return None
    best = most_telling(ledger, (line for line in lines if not (line.is_heard or line.sentence.is_question)))
    return best.place if best else None


def _tells_nothing(line: Line) -> bool:
    is_thanks = any(one.cue.fact == "thanks" for one in line.utterances)
    return (
        len(line.words) < FEWEST_WORDS_OF_AN_ANSWER
        or bool(line.evidence)
        or (len(line.words) <= _MOST_WORDS_OF_THANKS and is_thanks)
    )


def _words_left(line: Line, body: str, classes: WordClasses) -> int:
    """The words of a line but for the clauses that speak of the seller, wish him well or are sorry."""
    if not classes:
        return len(line.words)
    return sum(
        len(clause.words)
        for clause in clauses_in([line.sentence], body, joins=classes["joins"].words)
        if not (classes["polite"].meets(clause.words) or classes["you"].holds(clause.words[0]))
    )


def _wishes_well(line: Line) -> bool:
    return any(one.cue.id == _WISHES_WELL for one in line.utterances)
