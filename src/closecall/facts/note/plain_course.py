"""What of a seller's note only tells who came, rang or tried it: "popped in on Tuesday with her daughter".

A no has many forms, and a plain visit few words. So a clause is one of these only where it holds a deed of
the course of a sale and no word beside it but whose, when, where and with whom: of "met with another
dealer", "rang me to cancel" and "has one already" a word is always left over.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from closecall.text.tokens import words_of
from closecall.text.word_classes import classes_in

_FILE = Path(__file__).with_suffix(".toml")


def tells_only_the_course(said: str, *, lang: str, names: Collection[str]) -> bool:
    """Whether a clause tells a deed of the course of a sale, or who the buyer is, and nothing beside it.

    Args:
        said: the clause.
        lang: its language; False for one without such words.
        names: of the buyer, lower case.

    """
    classes = classes_in(_FILE, lang)
    words = [word for word in words_of(said).folded if word not in names and not word[:1].isdigit()]
    deeds = classes["deeds"]
    rest = (word for word in words if not deeds.holds(word))
    return (
        bool(classes)
        and deeds.meets(words)
        and not classes["leads_off"].meets(words)
        and all(classes["around"].holds(word) for word in rest)
    )
