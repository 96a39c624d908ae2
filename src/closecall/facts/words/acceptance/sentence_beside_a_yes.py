"""Whether the sentences around a yes leave it as it is, by what each of their clauses means.

In a sentence beside a firm yes what is unknown may tell how the purchase is carried out; at a distance from a
deed that is done it tells of something else. What was told before it is past, save what is still in the way.
"""

from __future__ import annotations

from collections.abc import Sequence

from closecall.facts.words.acceptance.beside_a_yes import (
    HOLDING,
    Meaning,
    holds_one,
    meaning,
    undoes_or_holds_up,
)
from closecall.facts.words.acceptance.seller_offers import UNDOING
from closecall.facts.words.acceptance.yes_message import YesMessage
from closecall.text.clauses import Clause

# Said before a yes, what held somebody back is past; what has to be done yet is not.
_STILL_TO_DO = ("owes", "hangs", "undoes")
# And of what holds somebody back, what he would say of no thought that is past: "I had a look at it all".
_STILL_IN_THE_WAY = (*UNDOING, "hangs", "limits", "denies", "delays", "unsettled", "pends")
# A shorter sentence that nobody understood may go on with the deed: "signed it. Then tore it up".
_FEWEST_OF_A_TALE = 6
# "No thinking."
_DENIAL_AND_THOUGHT = 2


def leaves_the_yes(said: YesMessage, clauses: Sequence[Clause], *, is_next: bool) -> bool:
    """Whether the clauses of a sentence leave the yes in its message as it is.

    Args:
        is_next: whether the sentence before it says yes.

    """
    is_of_the_yes = any(said.says_yes(clause) for clause in clauses)
    if said.is_deed and not is_of_the_yes and not is_next:
        # It tells of something else, unless it undoes the deed or holds it up.
        clauses = [clause for clause in clauses if undoes_or_holds_up(said, clause)]
    meanings = {meaning(said, clause) for clause in clauses}
    if meanings <= {Meaning.HARMLESS}:
        return True
    if not said.is_firm or Meaning.ASKED in meanings:
        return False
    if said.is_deed:
        return is_of_the_yes or not is_next or not _is_scrap(said, clauses)
    # "For a second trial week" goes on with the sentence of the yes.
    if said.meets(("joins",), clauses[0].words[:1]):
        return False
    # "Mind the tree by the gate."
    return any(
        word.isdigit() or said.ways([word])
        for clause in clauses
        if not said.says_yes(clause)
        for word in clause.words
    )


def stands_against_what_follows(said: YesMessage, clause: Clause) -> bool:
    """Whether something told before a yes has to be done yet, hangs on something, or is asked about.

    A bare "no" answers the seller ("any doubts?", "No. I have signed it"), a no that a reader hears is
    his to judge, and "no more thinking" is past.
    """
    words = clause.words
    if said.meets(_STILL_TO_DO, words):
        return True
    if meaning(said, clause) is not Meaning.ASKED or holds_one(clause, said.refusing):
        return False
    if said.is_deed:
        return not (_is_bare_no(said, clause) or _denies_a_thought(said, words))
    # Of what is told of another only what holds him back is of the yes: "the baker swears by his".
    return (
        (said.meets(_STILL_IN_THE_WAY, words) or said.meets(("firsts",), words[-1:]))
        and not said.meets(("ended",), words)
        and not (_is_bare_no(said, clause) or (said.meets(("stops",), words) and len(words) == 1))
    )


def _denies_a_thought(said: YesMessage, words: Sequence[str]) -> bool:
    """Whether it only denies that it is still weighed: "no thinking"."""
    denies, thought = said.meets(("denies",), words[:1]), said.meets(("thoughts",), words[1:])
    return len(words) == _DENIAL_AND_THOUGHT and denies and thought


def _is_bare_no(said: YesMessage, clause: Clause) -> bool:
    """Whether it denies and says no more: "no, I haven't"."""
    words = [word for word in clause.words if not said.meets(("denies",), [word])]
    is_more = said.new(words) or said.ways(words) or said.meets(("deeds", *HOLDING), words)
    return len(words) < len(clause.words) and not is_more


def _is_scrap(said: YesMessage, clauses: Sequence[Clause]) -> bool:
    """Whether a few words end the message."""
    is_last = not said.body[clauses[-1].sentence.end :].strip()
    return is_last and sum(len(clause.words) for clause in clauses) < _FEWEST_OF_A_TALE
