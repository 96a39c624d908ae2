"""What of a seller's note only tells who came, rang or tried it: "popped in on Tuesday with her daughter".

A no has many forms, and a plain visit few words. So a clause is one of these only where it holds a deed of
the course of a sale and no word beside it but whose, when, where and with whom: of "met with another
dealer", "rang me to cancel" and "has one already" a word is always left over.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from pathlib import Path

from closecall.text.tokens import words_of
from closecall.text.word_classes import classes_in
from closecall.thread.records import Thread

_FILE = Path(__file__).with_suffix(".toml")


def knows_courses(lang: str) -> bool:
    """Whether a language has such words."""
    return bool(classes_in(_FILE, lang))


def things_of(thread: Thread, lang: str) -> frozenset[str]:
    """The folded words for things that the talk is about: those behind "the" or "my", but for money."""
    classes = classes_in(_FILE, lang)
    return frozenset(
        word
        for message in thread.messages
        for before, word in pairwise(words_of(message.body).folded)
        if classes["the"].holds(before) and not classes["no_things"].holds(word)
    )


def tells_only_the_course(said: str, *, lang: str, known: Collection[str]) -> bool:
    """Whether a clause tells a deed of the course of a sale, or who the buyer is, and nothing beside it.

    Args:
        said: the clause.
        lang: its language; False for one without such words.
        known: the names of the buyer and the things that the talk is about, folded.

    """
    classes = classes_in(_FILE, lang)
    words = [word for word in words_of(said).folded if word not in known and not word[:1].isdigit()]
    deeds = classes["deeds"]
    rest = (word for word in words if not deeds.holds(word))
    # "She asked the plumber", but "she works as a plumber".
    is_another = classes["trades"].meets(words) and not classes["works"].meets(words)
    return (
        bool(classes)
        and deeds.meets(words)
        and not is_another
        and not classes["leads_off"].meets(words)
        and all(classes["around"].holds(word) for word in rest)
    )
