"""A clause of the seller's note that told nothing and is not known to tell nothing.

"We came second", "it's parked", "Falzwerk got it": a no in a note needs neither the buyer nor a word for no.
So before a firm close or a confirmation each clause has to be understood: by a fact, or as what sellers
write beside one. That is who the buyer is, what was done for him, what he is to pay, what he came to see,
and what the reader is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from closecall.facts.note.implied_reasons import is_measured, tells_why
from closecall.facts.note.note_clauses import Clause, clauses_of
from closecall.facts.note.plain_course import knows_courses
from closecall.facts.note.unread_refusal import Teller
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of
from closecall.text.word_classes import WordClasses, classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")
_CITED = re.compile(r"['\"\u2018\u201c]\w{1,20}['\"\u2019\u201d]")
_NAME = re.compile(r"[A-Z]\w+")
_MOST_WITHOUT_A_VERB = 7
"""Words of "garage in Hull, two bays off the ring road"; a longer clause says something."""
_FEWEST_OF_A_FIRM = 5
_TO_THE_ARTICLE = 2
_TO_THE_DEED = 7


def unheard_clause(note: str, quotes: Sequence[str], thread: Thread, *, lang: str) -> str:
    """The first sentence of a note with such a clause; empty where there is none.

    Args:
        quotes: what of the note told something.
        lang: the note's language; of one without words for it nothing is asked.

    """
    classes = classes_in(_FILE, lang)
    if not classes:
        return ""
    teller, is_course_known = Teller(thread, lang), knows_courses(lang)
    for sentence in sentences_of(note):
        if sentence.is_question:
            continue
        clauses = tuple(clauses_of(note, sentence, quotes, joints=teller.people.joints))
        # What stands beside a certainty, before it or behind it, is what it is of.
        is_reason = any(teller.is_sure(clause) for clause in clauses)
        for clause in clauses:
            is_reason = is_reason and not clause.is_against
            if is_reason:
                is_fine = not _is_of_the_sale(clause, teller)
            elif clause.is_used or not is_course_known:
                is_fine = clause.is_used or not teller.tells_dealings(clause)
            else:
                is_fine = _is_harmless(clause, teller, classes)
            if not is_fine:
                return note[sentence.start : sentence.end]
    return ""


def _is_of_the_sale(clause: Clause, teller: Teller) -> bool:
    """Whether a clause among the reasons tells of dealings with the seller, and not why it is good."""
    if teller.is_sure(clause):
        return False
    if teller.tells_dealings(clause):
        return not tells_why(clause.said, teller.lang)
    if clause.words[0] not in teller.people.apart or teller.understands(clause.said):
        return False
    return not (tells_why(clause.said, teller.lang) or is_measured(clause.said, teller.lang))


def _is_harmless(clause: Clause, teller: Teller, classes: WordClasses) -> bool:
    # "I heard a 'maybe' there" cites a word.
    said = _CITED.sub("", clause.said)
    said = _NAME.sub(lambda name: "" if _begins_a_firm(name[0], teller) else name[0], said)
    # "The is" of a text with a slip makes no thing of "is".
    dropped = (teller.known | teller.people.joints.but) - classes["is"].words
    words = [word for word in words_of(said).folded if word not in dropped]
    if not words or teller.only_says_who_said(clause):
        return True
    if teller.tells_dealings(clause):
        return False
    if teller.understands(said) or tells_why(said, teller.lang):
        return True
    is_nature = classes["nature"].meets(words)
    if teller.tells_an_end(clause) or (classes["stalls"].meets(words) and not is_nature):
        return False
    if words[0] in teller.people.i and any(classes["mine"].holds(word) for word in words[1:_TO_THE_DEED]):
        return True
    return not teller.denies(said) and (
        classes["requests"].meets(words)
        or _tells_who(words, clause, teller, classes)
        or _has_no_verb(words, clause, teller, classes)
    )


def _begins_a_firm(name: str, teller: Teller) -> bool:
    """Whether it is a firm of the buyer's address, or its first word: "Lockwood" of lockwoodinn.example."""
    return len(name) >= _FEWEST_OF_A_FIRM and any(firm.startswith(name.casefold()) for firm in teller.firms)


def _tells_who(words: Sequence[str], clause: Clause, teller: Teller, classes: WordClasses) -> bool:
    """Whether it tells what somebody or something is or always does: "is a dental lab", "owns the yard"."""
    if classes["nature"].meets(words):
        return True
    at = next((n for n, word in enumerate(words) if classes["is"].holds(word)), None)
    if at is None:
        return False
    # The buyer's name is no word here: "(Ines) is new in town".
    is_of_the_buyer = at == 0 or (at == 1 and words[0] in teller.people.subject)
    if is_of_the_buyer and not any(teller.people.done.fullmatch(word) for word in clause.words):
        return True
    behind = words[at + 1 : at + 1 + _TO_THE_ARTICLE]
    return any(classes["articles"].holds(word) or word[0].isdigit() for word in behind)


def _has_no_verb(words: Sequence[str], clause: Clause, teller: Teller, classes: WordClasses) -> bool:
    """Whether it only names something: "12 mesh panels", "garage in Hull"."""
    if len(words) > _MOST_WITHOUT_A_VERB or classes["is"].meets(words):
        return False
    people = teller.people
    return not people.wants.fullmatch(clause.words[0]) and not any(
        word in people.subject | people.i or people.done.fullmatch(word) or people.deed.fullmatch(word)
        for word in clause.words
    )
