"""R: clauses that say what is over: an appointment is cancelled, the papers are shredded.

Beside :mod:`.logistics`, which judges what the seller does, and :mod:`.recap`, what was arranged. The words
that end something stand in ``data/endings.toml``; what ends may be anything of the thread.
"""

from __future__ import annotations

from collections.abc import Sequence

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.refusal_reply.logistics import (
    FIGURE,
    errand_words,
    is_more_than_errand,
    named_by_buyer,
)
from closecall.drafting.checks.refusal_reply.parting_remarks import is_kept_for
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import Kinds, word_lists
from closecall.text.dates import months, weekdays


def settles(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words say what is over, and do nothing else (R2, R3).

    Args:
        sheet: the draft and its brief.
        words: the folded words of a clause.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    own, errand = word_lists("endings").get(sheet.draft.lang), errand_words(sheet.draft.lang)
    words = _without_freed(words, own) if own is not None else words
    if own is None or errand is None:
        return False
    # What ends may be a visit, though that word sells elsewhere.
    beside = [word for word in words if word not in own["meets"]]
    if is_more_than_errand(sheet, beside, kinds) or is_kept_for(sheet, words):
        return False
    told = set(words)
    figures = {word for word in told if FIGURE.fullmatch(word) or word in weekdays() or word in months()}
    persons = (errand["persons"] | named_by_buyer(sheet)) - kinds["small"]
    dated = own["meets"] | own["lists"] | figures | persons
    # "Thursday is off" ends it; that the plan "goes off" to him on Thursday does not.
    is_off = not (told.isdisjoint(own["off"]) or told.isdisjoint(dated)) and told.isdisjoint(errand["goes"])
    if told.isdisjoint(own["ends"]) and not is_off:
        return False
    around = errand["around"] | errand["by"] | errand["persons"] | errand["goes"] | own["around"]
    about = told - kinds["small"] - around - own["ends"] - own["off"] - figures
    ended = about - own["meets"] - own["lists"]
    return bool(about or figures or told & errand["persons"]) and _stems(ended) <= _stems(sheet.allowed.words)


def _without_freed(words: Sequence[str], own: Kinds) -> Sequence[str]:
    """The words with "free again" as one that ends, since "again" and "free" by themselves sell."""
    joined = f" {' '.join(words)} "
    for freed in own["freed"]:
        joined = joined.replace(f" {freed} ", f" {min(own['ends'])} ")
    return tuple(joined.split())


def _stems(words: set[str] | frozenset[str]) -> set[str]:
    return {stem(word) for word in words}


def ending_words(lang: str) -> Kinds | None:
    """The words of endings in a language (ISO 639-1)."""
    return word_lists("endings").get(lang)
