"""A clause of the seller's note turned towards the buyer: "he's lost a job" becomes "you've lost a job".

English only. What cannot surely be turned is left out whole: a clause that is half about "you" and half
about "him" is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterator

from closecall.drafting.template.seller_reasons.coreference import (
    BE,
    NAMED,
    SINGULAR,
    THIRD,
    CannotTurn,
    Clause,
    is_given,
    is_kept,
    is_quantity,
    may_be_things,
    named_as_he,
    plain_verb,
    pronoun_of,
    read_clause,
    refuse_others,
    words_for,
)
from closecall.text.resources.lazy_regex import compiled_late

_MEANT = compiled_late(r"(he|she|they|it)['’](s|re|ve|d|ll)")
_SUBJECTS = SINGULAR | {"they"}
_SELF = {"herself": "yourself", "himself": "yourself", "themselves": "yourselves"}
_OF = {"their": "your", "theirs": "yours", "hers": "yours"}


def turned_to_the_buyer(clause: str, *, buyer: str | None = None) -> str | None:
    """The clause with the buyer as "you"; None where a word could then mean somebody or something else.

    Args:
        buyer: the buyer's name; he is turned as "he" would be.

    """
    lead, read = read_clause(clause)
    if not read.words:
        return None
    try:
        named_as_he(read, buyer)
        refuse_others(read)
        spoken = list(_turned(read))
    except CannotTurn:
        return None
    return lead + "".join(word + mark for word, mark in zip(spoken, read.marks, strict=True))


def _turned(clause: Clause) -> Iterator[str]:
    """Each word as it is said to the buyer; the verbs of "he" and "she" lose their "-s"."""
    subject: str | None = None
    is_due = False  # whether the verb of a subject is still to come
    is_plain = True  # whether nothing but objects stands behind the subject's verb
    last_verb = -1
    for at, (word, low) in enumerate(zip(clause.words, clause.lower, strict=True)):
        pronoun = pronoun_of(low)
        if low == NAMED or pronoun in _SUBJECTS:
            if clause.before(at) in BE:
                raise CannotTurn
            subject = "he" if low == NAMED else pronoun
            is_due, is_plain = "'" not in low, True
            yield _contracted(clause, at) if "'" in low else "you"
        elif is_due:
            if low in words_for("skipped") or low.endswith("ly") or low in _SELF:
                yield _SELF.get(low, word)
                continue
            is_due, last_verb = False, at
            yield word if subject == "they" else _singular_turned(word, low)
        elif low in words_for("new_subjects") and clause.before(at) in {"and", "but", "or", ""}:
            subject = None
            yield word
        elif subject in SINGULAR and _is_joined(clause, at):
            said = _joined(clause, at, is_plain=is_plain, last_verb=last_verb)
            last_verb = last_verb if said == word else at
            yield said
        elif low in THIRD:
            yield _other_form(clause, at)
        else:
            is_plain = is_plain and low not in words_for("opening_clauses")
            yield "you" if low == "you" else word


def _contracted(clause: Clause, at: int) -> str:
    """Say "they're" as "you're"; "he's" as "you're" or "you've" by what follows."""
    match = _MEANT.fullmatch(clause.lower[at])
    if match is None:
        raise CannotTurn
    pronoun, ending = match.groups()
    if ending != "s":
        return f"you'{ending}"
    if pronoun == "they":
        raise CannotTurn
    return "you've" if _is_perfect(clause, at) else "you're"


def _is_perfect(clause: Clause, at: int) -> bool:
    """Whether "he's" is "he has"; refused where "he's moved" could be either."""
    low = clause.after(at)
    place = at + 1
    while low in words_for("skipped") or low.endswith("ly"):
        low, place = clause.after(place), place + 1
    if low in words_for("always_had"):
        return True
    if low.endswith("ed") or low in words_for("participles"):
        following = clause.after(place)
        is_object = is_quantity(clause, place) and following not in words_for("after_an_object")
        if is_object or following.endswith("ing") or following in THIRD:
            return True
        raise CannotTurn
    return False


def _singular_turned(word: str, low: str) -> str:
    """The verb behind "he"; a past form and a modal stay."""
    if low in BE:
        return BE[low]
    if low in words_for("unchanged") or low.endswith(("ed", "n't")):
        return word
    base = plain_verb(low)
    if base is None:
        raise CannotTurn
    return base


def _is_joined(clause: Clause, at: int) -> bool:
    """Whether it follows "and", "but", "or" or a comma directly, but for an adverb."""
    place = at
    while place and clause.before(place) in words_for("skipped"):
        place -= 1
    if place == 0 or clause.lower[at] in words_for("skipped"):
        return False
    return clause.before(place) in {"and", "but", "or", "then"} or clause.marks[place - 1].strip() == ","


def _joined(clause: Clause, at: int, *, is_plain: bool, last_verb: int) -> str:
    """A word behind "and" that may be a second verb of the same subject: "practises and wants to play"."""
    word, low = clause.words[at], clause.lower[at]
    if low in THIRD:
        return _other_form(clause, at)
    base = plain_verb(low)
    if base is None:
        return word
    # In "she bakes, sells and cleans" each follows a verb directly.
    is_known = low in BE or low in words_for("verbs") or _ends_before(clause, at) == last_verb
    following = clause.after(at)
    has_object = following in words_for("objects") and not _is_measure_of_time(clause, at)
    if is_plain and (is_known or has_object):
        return base
    is_a_noun = not is_known and (not is_quantity(clause, at) or _is_measure_of_time(clause, at))
    if is_a_noun and not has_object and _ends_like_it(clause, at):
        return word  # "rolls and pastries"
    if not is_plain and _ends_like_it(clause, at):
        return word  # "a boiler that trips and floods the cellar"
    raise CannotTurn


def _is_measure_of_time(clause: Clause, at: int) -> bool:
    place = at + 2
    return place < len(clause.lower) and clause.lower[place] in words_for("times")


def _ends_like_it(clause: Clause, at: int) -> bool:
    """Whether the word before the joint ends in "-s" as well."""
    place = _ends_before(clause, at)
    return place >= 0 and clause.lower[place].endswith("s")


def _ends_before(clause: Clause, at: int) -> int:
    """The place of the word before the joint."""
    return at - 1 if clause.marks[at - 1].strip() == "," else at - 2


def _other_form(clause: Clause, at: int) -> str:
    """Say "him", "their" or "her" as "you", "your" or "yours", by what stands around."""
    low, following = clause.lower[at], clause.after(at)
    stands_alone = not following or following in words_for("after_an_object") | words_for("joining")
    if low in _SELF:
        return _SELF[low]
    if low == "them":
        return _them(clause, at)
    if low == "her":
        return _her(clause, at, stands_alone=stands_alone)
    if low == "his":
        return "yours" if stands_alone else "your"
    return _OF.get(low, "you")


def _her(clause: Clause, at: int, *, stands_alone: bool) -> str:
    """Say "you" where "her" is whom, and "your" where it is whose; "lets her sleep" could be both."""
    following, before = clause.after(at), clause.before(at)
    if following == "back" and before not in {"", "and", "but", "or"}:
        raise CannotTurn
    if stands_alone or (following in words_for("determiners") and following not in words_for("numbers")):
        return "you"
    if following.endswith("ly") and following not in words_for("nouns_in_ly"):
        # "Did it for her automatically", and not "her badly worn tyres".
        behind = clause.after(at + 1)
        if behind and behind not in words_for("after_an_object") | words_for("joining"):
            raise CannotTurn
        return "you"
    if following == "own" or before not in words_for("giving") | words_for("letting"):
        return "your"
    if before in words_for("giving") and is_quantity(clause, at):
        return "you"
    raise CannotTurn


def _them(clause: Clause, at: int) -> str:
    """Buyers, or the things just named: those stay as they are, and which of both is doubtful is refused."""
    if clause.before(at) == "of":
        raise CannotTurn
    if is_given(clause, at) or not any(may_be_things(clause, place) for place in range(at)):
        return "you"
    if is_kept(clause, at):
        return clause.words[at]
    raise CannotTurn
