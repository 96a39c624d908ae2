"""What may stand beside a yes: one table of kinds of clauses, and what each means for the yes.

A clause is of the first kind in the table that fits it. One that fits none is unknown: "need to talk to the
landlord", "sleeping on it" and all else that holds somebody back have no end of forms, and what goes with a
yes in earnest has few. What is unknown is asked about, save in a sentence beside a firm yes that tells how
the purchase is carried out, and at a distance from a deed that is done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto
from typing import NamedTuple

from closecall.facts.other_firm import carries_money, speaks_of_paying, speaks_of_signing
from closecall.facts.words.acceptance.asides import is_aside
from closecall.facts.words.acceptance.filler_words import is_a_day, is_made_of, is_named
from closecall.facts.words.acceptance.seller_offers import UNDOING, takes_what_leads_up
from closecall.facts.words.acceptance.yes_message import YesMessage
from closecall.text.clauses import Clause
from closecall.text.quantities.amounts import amounts_in
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.word_classes import WordClass

# Classes of words that hold a yes back: wherever they stand, in or right behind the sentence that tells a
# deed, and beside words that only say yes.
_UNDOING = (*UNDOING, "hangs")
_AFTER_A_DEED = (*_UNDOING, "limits", "denies")
HOLDING = (*_AFTER_A_DEED, "delays", "owes", "holds", "unsettled")
"""Classes of words that undo a yes, put it off, deny or limit it, or leave something to be done."""
# What may stand between a denial and the day it is about: "we cannot take delivery before 10 January".
_OF_A_DAY = ("denies", "yes", "small", "fulfils", "takes", "may", "befores")
_YEAR = compiled_late(r"20\d\d")
_FAR_OFF = 3
# "Gran is delighted."
_FEWEST_OF_ANOTHER = 4
# "Sheila will send the remittance": who it is.
_MOST_NEW_OF_A_PAYMENT = 2


class Meaning(Enum):
    """What a clause means for the yes beside it."""

    HARMLESS = auto()
    ASKED = auto()
    UNKNOWN = auto()


class Kind(NamedTuple):
    """A kind of clause: what fits it, what it means for the yes, and an example."""

    fits: Callable[[YesMessage, Clause], bool]
    meaning: Meaning
    example: str


def _leaves_it_open(said: YesMessage, clause: Clause) -> bool:
    words = said.words_beside(clause)
    return clause.sentence.is_question and (
        said.meets((*_UNDOING, "delays"), clause.words)
        or not (said.says_yes(clause) or not words or said.new(words) or said.ways(words))
    )


def _asks(_: YesMessage, clause: Clause) -> bool:
    return clause.sentence.is_question


def _adds_no_word(said: YesMessage, clause: Clause) -> bool:
    return not said.words_beside(clause)


def _decides_alone(said: YesMessage, clause: Clause) -> bool:
    # "Said nobody ever" sounds alike.
    # So does "my wife has just told me that we have to wait".
    words = clause.words
    is_held_up = said.meets(("delays",), words) and not said.meets(("denies",), words)
    return (
        holds_one(clause, said.alone)
        and not said.meets(("jests", "unsettled", "hangs", "limits"), words)
        and not is_held_up
    )


def _denies_a_day(said: YesMessage, clause: Clause) -> bool:
    return denies_a_day(clause.words, said.classes, said.lang)


def _denies_a_bother(said: YesMessage, clause: Clause) -> bool:
    words = said.words_beside(clause)
    at = next((at for at, word in enumerate(words) if said.meets(("harmless",), [word])), None)
    return at is not None and said.meets(("denies",), words) and not said.new(words[at + 1 :])


def _refuses_a_part(said: YesMessage, clause: Clause) -> bool:
    words = [word for word in clause.words if not said.meets(("denies",), [word])]
    named = [word for word in clause.sentence.words.folded if is_named(word, said.told, said.classes)]
    return (
        said.is_offered
        and said.is_of_several
        and len(words) < len(clause.words)
        and not said.meets((*_UNDOING, "delays", "limits", "holds"), words)
        and 0 < len(named) >= len(said.new(words))
    )


def _owes_nothing(said: YesMessage, clause: Clause) -> bool:
    # Who does not need the thing itself, or any order, may take it back.
    words = clause.words
    is_denied = said.meets(("owes",), words) and said.meets(("denies",), words)
    is_of_it = any(is_named(word, said.told, said.classes) for word in words) or said.meets(("deeds",), words)
    is_held = said.meets((*_UNDOING, "delays", "limits", "holds"), words)
    return said.is_firm and is_denied and not (is_of_it or is_held)


def _is_aside(said: YesMessage, clause: Clause) -> bool:
    return is_aside(clause.words, told=said.told, lang=said.lang)


def _thanks(said: YesMessage, clause: Clause) -> bool:
    words = clause.words
    return said.meets(("thanks",), words[:1]) and not said.meets(("limits", "denies"), words)


def _takes_leave(said: YesMessage, clause: Clause) -> bool:
    return said.meets(("parts",), clause.words) and not said.meets(HOLDING, clause.words)


def _pleases_another(said: YesMessage, clause: Clause) -> bool:
    # Nothing is told but who is glad of it.
    words = [word for word in clause.words if not said.meets(("pleases", "owners"), [word])]
    return (
        said.meets(("pleases",), clause.words)
        and not said.meets((*HOLDING, "later"), clause.words)
        and len(said.new(words)) <= 1
    )


def _agrees_on_a_day(said: YesMessage, clause: Clause) -> bool:
    is_dated = said.meets(("later",), clause.words) or any(is_a_day(word, said.lang) for word in clause.words)
    return is_dated and said.meets(("pleases",), clause.words) and not said.says_yes(clause)


def _holds_back(said: YesMessage, clause: Clause) -> bool:
    return holds_back(said, said.words_beside(clause)) and not _sends_the_paper_back(said, clause)


def _takes_what_leads_up(said: YesMessage, clause: Clause) -> bool:
    return not said.is_deed and takes_what_leads_up(clause.words, said.told, said.classes)


def _stops_a_payment(said: YesMessage, clause: Clause) -> bool:
    words = clause.words
    is_of_money = speaks_of_paying(words, said.lang) or any(carries_money(word, said.lang) for word in words)
    return is_of_money and said.meets(("freezes",), words) and not said.meets(("denies",), words)


def _tells_a_blow(said: YesMessage, clause: Clause) -> bool:
    return said.meets(("ruins",), clause.words)


def _waits_for_years(said: YesMessage, clause: Clause) -> bool:
    """A year that the seller did not name, and some years off where the talk is dated."""
    years = (int(word) for word in clause.words if _YEAR.fullmatch(word) and word not in said.told)
    return any(year >= said.year + _FAR_OFF for year in years)


def _is_still_to_sign(said: YesMessage, clause: Clause) -> bool:
    # "Not signed yet" is one as well.
    is_dated = said.meets(("later", "denies"), clause.words) or any(
        is_a_day(word, said.lang) for word in clause.words
    )
    return is_dated and not said.is_deed and speaks_of_signing(clause.words, said.lang)


def _may_hold_back(said: YesMessage, clause: Clause) -> bool:
    return said.meets(HOLDING, said.words_beside(clause))


def _keeps_it_pending(said: YesMessage, clause: Clause) -> bool:
    # What comes before it is delivered, or that nobody can wait, holds no deed up.
    words = clause.words
    is_harmless = said.meets(("denies", "thanks", "idle"), words) or said.says_yes(clause)
    is_waiting = said.meets(("delays",), words) or not said.meets(("fulfils",), words)
    return (
        said.is_deed
        and (said.meets(("pends",), words) or said.meets(("firsts",), words[-1:]))
        and is_waiting
        and not is_harmless
    )


def _means_another(said: YesMessage, clause: Clause) -> bool:
    return (
        said.is_deed
        and said.meets(("means",), clause.words)
        and not said.says_yes(clause)
        and any(not said.ways([word]) for word in said.new(clause.words))
    )


def _is_understood(said: YesMessage, clause: Clause) -> bool:
    return holds_one(clause, said.known) and not said.says_yes(clause)


def _pays_for_it(said: YesMessage, clause: Clause) -> bool:
    # Whoever pays or sends word of it, of the deed that the buyer tells or beside his plain yes.
    words = said.words_beside(clause)
    return (
        said.meets(("settles",), clause.words)
        and not said.meets((*HOLDING, "repays", "looks"), words)
        and not said.meets(("denies",), clause.words)
        and len(said.new(words)) <= _MOST_NEW_OF_A_PAYMENT
    )


def _tells_of_another(said: YesMessage, clause: Clause) -> bool:
    words = clause.words
    told = [word for word in words if not said.meets(("ands",), [word])]
    if said.is_deed or said.says_yes(clause) or len(told) < _FEWEST_OF_ANOTHER:
        return False
    if said.meets(("owners",), words[:1]):
        return bool(said.new(words[1:3]))
    return said.meets(("states",), words[1:2]) and bool(said.new(words[:1]))


def _counts_anew(said: YesMessage, clause: Clause) -> bool:
    words = said.words_beside(clause)
    is_other = any(word.isdigit() and word not in said.told for word in clause.words)
    if not is_other or _makes_the_price(said, clause):
        return False
    return not said.says_yes(clause) and not (said.new(words) or said.ways(words))


def _tells_how(said: YesMessage, clause: Clause) -> bool:
    # "Count me in for the tasting evening" is a yes to the tasting; after an offer a little more may stand.
    words = said.words_beside(clause)
    ways = len(said.ways(words)) or said.says_yes(clause)
    return len(said.new(words)) < max(1, ways + said.is_offered)


KINDS = (
    Kind(_leaves_it_open, Meaning.ASKED, "can you put the deposit back on my card?"),
    Kind(_asks, Meaning.HARMLESS, "when do you deliver?"),
    Kind(_is_still_to_sign, Meaning.ASKED, "we sign on Monday"),
    Kind(_takes_what_leads_up, Meaning.ASKED, "send the brochure"),
    Kind(_stops_a_payment, Meaning.ASKED, "I had the bank block the transfer"),
    Kind(_tells_a_blow, Meaning.ASKED, "we let eleven people go"),
    Kind(_waits_for_years, Meaning.ASKED, "try me in 2031"),
    Kind(_is_aside, Meaning.HARMLESS, "I'm on the train"),
    Kind(_adds_no_word, Meaning.HARMLESS, "we'll take it"),
    Kind(_decides_alone, Meaning.HARMLESS, "nobody else has to agree"),
    Kind(_denies_a_day, Meaning.HARMLESS, "not before 10 January"),
    Kind(_denies_a_bother, Meaning.HARMLESS, "no further questions from us"),
    Kind(_refuses_a_part, Meaning.HARMLESS, "no thanks to the plan"),
    Kind(_owes_nothing, Meaning.HARMLESS, "no need to ring"),
    Kind(_thanks, Meaning.HARMLESS, "thanks for waiting for me"),
    Kind(_agrees_on_a_day, Meaning.ASKED, "my partner agrees on Friday"),
    Kind(_takes_leave, Meaning.HARMLESS, "best wishes for the summer"),
    Kind(_holds_back, Meaning.ASKED, "once the bank has said yes"),
    Kind(_keeps_it_pending, Meaning.ASKED, "the bank has to agree first"),
    Kind(_means_another, Meaning.ASKED, "I mean the one from Harbour & Sons"),
    Kind(_counts_anew, Meaning.ASKED, "make that 2"),
    Kind(_may_hold_back, Meaning.UNKNOWN, "the bank decides on Friday"),
    Kind(_is_understood, Meaning.HARMLESS, "we love the colour"),
    Kind(_pleases_another, Meaning.HARMLESS, "my wife loves it too"),
    Kind(_pays_for_it, Meaning.HARMLESS, "Ruth in accounts will send the remittance"),
    Kind(_tells_of_another, Meaning.ASKED, "my brother goes over the contract tonight"),
    Kind(_tells_how, Meaning.HARMLESS, "deliver it to the side gate on Friday"),
)
"""The table: the first kind that fits a clause tells what it means."""


_SMALL_TALK = (_is_aside, _adds_no_word, _decides_alone, _denies_a_bother, _thanks, _is_understood)


def meaning(said: YesMessage, clause: Clause) -> Meaning:
    """What a clause means for the yes in its message."""
    return next((kind.meaning for kind in KINDS if kind.fits(said, clause)), Meaning.UNKNOWN)


def is_small_talk(said: YesMessage, clause: Clause) -> bool:
    """Whether a clause tells nothing that whoever carries the yes out has to know."""
    return any(fits(said, clause) for fits in _SMALL_TALK)


def holds_back(said: YesMessage, words: Sequence[str]) -> bool:
    """Whether words undo it, put it off, deny or limit it, or leave something to be done."""
    return said.meets(_AFTER_A_DEED if said.is_deed else HOLDING, words)


def denies_a_day(words: Sequence[str], classes: Mapping[str, WordClass], lang: str) -> bool:
    """Whether nothing but how it comes stands beside a denial and a day or month.

    "Not before the grant comes through in March" hangs on the grant.
    """
    rest = [word for word in words if not (is_a_day(word, lang) or word.isdigit())]
    return (
        classes["denies"].meets(words)
        and any(is_a_day(word, lang) for word in words)
        and is_made_of(rest, _OF_A_DAY, classes)
    )


def _sends_the_paper_back(said: YesMessage, clause: Clause) -> bool:
    """Whether what goes back is the paper just signed: "signed and sent back this morning"."""
    words = clause.words
    at = next((at for at, word in enumerate(words) if said.meets(("repays",), [word])), None)
    if at is None or not said.is_deed or speaks_of_paying(words, said.lang):
        return False
    before, behind = words[:at], words[at + 1 :]
    return (
        said.meets(("ands",), before[-1:])
        and speaks_of_signing(before, said.lang)
        and not said.meets(_AFTER_A_DEED, before)
        and not (said.new(behind) or said.meets(("deeds", *_AFTER_A_DEED), behind))
    )


def undoes_or_holds_up(said: YesMessage, clause: Clause) -> bool:
    """Whether a clause undoes a deed told beside it, holds it up, or means another thing."""
    return (
        said.meets(_UNDOING, clause.words) or _keeps_it_pending(said, clause) or _means_another(said, clause)
    )


def _makes_the_price(said: YesMessage, clause: Clause) -> bool:
    """Whether a sum is called right, or stands beside the seller's: "two at £725, so £1,450"."""
    is_told = any(word.isdigit() and word in said.told for word in clause.sentence.words.folded)
    is_sum = bool(amounts_in(said.body, start=clause.start, end=clause.end))
    return is_sum and (is_told or holds_one(clause, said.known))


def holds_one(clause: Clause, starts: frozenset[int]) -> bool:
    """Whether one of these places lies in a clause."""
    return any(clause.start <= at < clause.end for at in starts)
