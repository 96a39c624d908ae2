"""R: the seller ends an appointment, or is silent until the buyer writes, told by what a clause is built of.

Whoever says no often has a visit in his diary, and names a month in which he may write himself. "I've called
Thursday off" and "until then I'll stay quiet" name a time and speak of what the seller will do, and both only
keep him away. Which words do so stands in ``data/called_off.toml``; another day, another person and a
condition have no word there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.refusal_reply.refusal_words import lent_words, negating
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import Kinds, word_lists
from closecall.text.dates import months, weekdays
from closecall.text.tokens import words_of

_DAY = re.compile(r"\d{1,4}(?:st|nd|rd|th)?")


def calls_off(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words say that an appointment is off, or that the seller does not come (R2, R3).

    Args:
        sheet: the draft and its brief.
        words: the folded words of a clause.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    own, told = word_lists("called_off").get(sheet.draft.lang), set(words)
    if own is None:
        return False
    noes = negating(sheet, kinds)
    stays_away = sum(word in noes for word in words) == 1 and bool((own["comes"] | own["kept"]) & told)
    ends = noes.isdisjoint(told) and (
        not own["off"].isdisjoint(told)
        or any(f"{one} {other}" in own["pairs"] for one, other in pairwise(words))
        or not (own["calls"].isdisjoint(told) or own["away"].isdisjoint(told) or own["you"] & told)
    )
    timed = {word for word in told if word in weekdays() or word in months() or _DAY.fullmatch(word)}
    if not (stays_away or ends) or len(timed & weekdays().keys()) > 1:
        return False
    ended = {word for pair in own["pairs"] for word in pair.split()} | own["off"] | own["calls"] | own["away"]
    known = kinds["small"] | own["visit"] | own["clock"] | timed
    about = told - known - (own["comes"] | own["kept"] | own["longer"] | noes if stays_away else ended)
    if not (about or timed or told & (own["visit"] - kinds["small"])):
        return False
    # What he asked to be freed may be named: "The upright is no longer reserved".
    lent = lent_words(sheet, kinds)
    frees = not (own["kept"] if stays_away else own["off"]).isdisjoint(told)
    return all(frees and stem(word) in lent.plain | lent.refusing for word in about)


def stays_silent(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words say that nothing comes from the seller until the buyer writes, and name no time."""
    own, told = word_lists("called_off").get(sheet.draft.lang), set(words)
    if own is None:
        return False
    noes = negating(sheet, kinds)
    is_quiet = not own["quiet"].isdisjoint(told) and noes.isdisjoint(told)
    writes_not = not (noes.isdisjoint(told) or own["writes"].isdisjoint(told))
    return (is_quiet or writes_not) and told <= own["until"] | noes | own["writes"] | own["quiet"]


def without_his_time(sheet: Sheet, words: Sequence[str], told: Sequence[str]) -> Sequence[str]:
    """The words of a clause without the months and seasons that the buyer's messages of the no name.

    Args:
        sheet: the draft and its brief.
        words: the folded words of a clause.
        told: the buyer's messages of the no.

    """
    own = word_lists("called_off").get(sheet.draft.lang)
    if own is None:
        return words
    named = {word for text in told for word in words_of(text).folded}
    return [word for word in words if not (word in named and (word in months() or word in own["seasons"]))]
