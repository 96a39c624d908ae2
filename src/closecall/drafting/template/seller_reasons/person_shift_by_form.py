"""A clause of the seller's note turned towards the buyer in German, French and Spanish, by its form alone.

Only where the form tells it: a possessive that opens the clause, what something costs them, German "sie" with
a verb of the formal "Sie". Spanish says "usted" with the verbs of "él". All else is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from closecall.drafting.phrasing.phrase_tables import table


def turned_abroad(clause: str, lang: str, *, familiar: bool) -> str | None:
    """The clause as it is said to the buyer; None where something in it still speaks of somebody else."""
    language: Mapping[str, Any] = table("reasons")[lang]
    form = {**language, **language["familiar" if familiar else "formal"]}
    third = frozenset(form["third"].split())
    first, space, rest = clause.partition(" ")
    # A capital then only stands where the buyer is addressed: "Sie", "Ihre".
    spoken = f"{first.lower()}{space}{rest}" if first.lower() in third else clause
    for pattern, said in form["turned"]:
        spoken = re.sub(pattern, said, spoken)
    words = [word.strip(",.;:'’") for word in spoken.split()]
    is_of_another = not third.isdisjoint(words) or any(re.match(each, spoken) for each in form["refused"])
    has_subject = "openers" not in form or words[0].lower() in form["openers"].split()
    return None if is_of_another or not has_subject else spoken
