"""What to call the buyer and the seller in a greeting and a sign-off."""

from __future__ import annotations

from typing import Any

from closecall.drafting.records import Brief
from closecall.drafting.template.wording import table

_LONGEST = 40
_JOINING = " .'’-"


def first_name(name: str | None) -> str | None:
    """The name to greet somebody with, None when there is none that is fit to print.

    Given name first, without a title; after a comma the given name stands second. A name in a script
    without spaces, or of one word, is taken whole.
    """
    if not name:
        return None
    surname, comma, given = name.partition(",")
    words = [word for word in (given if comma else surname).split() if not _is_title(word)]
    if not words:
        return None
    chosen = words[0] if len(words[0].rstrip(".")) > 1 else " ".join(words)
    printable = all(char.isalpha() or char in _JOINING for char in chosen)
    return chosen if printable and len(chosen) <= _LONGEST else None


def salutation(brief: Brief, *, lang: str = "en") -> tuple[str, str]:
    """Greeting and sign-off of a mail in a language; in English words where that language is not known."""
    letters = table("letters")
    words: dict[str, Any] = letters.get(lang, letters["en"])
    buyer, seller = first_name(brief.buyer_name), first_name(brief.seller_name)
    greeting = words["greeting"].format(name=buyer) if buyer else words["unnamed"]
    return greeting, f"{words['sign_off']}\n{seller}" if seller else words["sign_off"]


def _is_title(word: str) -> bool:
    titles: list[str] = table("letters")["titles"]
    return word.casefold().rstrip(".") in titles
