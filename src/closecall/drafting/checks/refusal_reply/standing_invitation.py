"""R: an open door, told by what it is built of: the buyer may come back, whenever he likes.

"You can come back any time", "if you ever need a skip again, give me a shout": people say it in ever new
words, and few of them (``data/open_door.toml``). In a clause of those alone nothing is argued, offered or
announced: no day, no figure, no praise and no deed of the seller's has a word there. What it may be about are
words of the thread, behind an "if" or an "about"; the thing itself does not wait for him.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.refusal_reply.refusal_words import negating
from closecall.drafting.checks.refusal_reply.selling_words import is_of_thread
from closecall.drafting.checks.word_lists import Kinds, rule_data, word_lists

_MOST_OF_THREAD = 3


def opens_door(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words leave the next step to the buyer, and do nothing else (R2, R3).

    Args:
        sheet: the draft and its brief.
        words: the folded words of a clause.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    own = word_lists("open_door").get(sheet.draft.lang)
    if own is None or own["asks"].isdisjoint(words) or own["open"].isdisjoint(words):
        return False
    if _acts(words, own, sheet.draft.lang) or not negating(sheet, kinds).isdisjoint(words):
        return False
    known = kinds["small"] | own["if"] | own["about"] | own["asks"] | own["way"] | own["here"]
    about = [place for place, word in enumerate(words) if word not in known]
    opened = [place for place, word in enumerate(words) if word in own["if"] | own["about"]]
    return len(about) <= _MOST_OF_THREAD and all(
        opened and opened[0] < place and _is_matter(sheet, words, place, own, kinds) for place in about
    )


def _acts(words: Sequence[str], own: Kinds, lang: str) -> bool:
    """Whether the seller does more than to be there ("melde ich mich"), or says what the buyer will do."""
    joined = f" {' '.join(words)} "
    if any(f" {pair} " in joined for pair in own["pairs"]):
        return True
    after = _after()[lang]
    for place, pair in enumerate(pairwise(words)):
        following = after.get(" ".join(pair))
        if following is not None and following.isdisjoint(words[place + 2 : place + 3]):
            return True
    return any(
        word in own["first"] and not _is_only_there(words, place, own) for place, word in enumerate(words)
    )


def _is_only_there(words: Sequence[str], place: int, own: Kinds) -> bool:
    """Whether the "I" at a place is only there: "I will be here", "freue ich mich"."""
    if not own["here"].isdisjoint(words[max(0, place - 1) : place]):
        return True
    after = [word for word in words[place + 1 :] if word not in own["skips"]]
    return after[:1] != [] and after[0] in own["here"] and not any(w.endswith("ing") for w in after[1:2])


def _is_matter(sheet: Sheet, words: Sequence[str], place: int, own: Kinds, kinds: Kinds) -> bool:
    """Whether a word is one of the thread's, and no thing that waits for him."""
    waits = not own["matter"].isdisjoint(words[place + 1 : place + 2])
    return not waits and is_of_thread(sheet, words[place], kinds)


@cache
def _after() -> dict[str, Kinds]:
    """By language: what alone may follow two neighbours."""
    return {
        lang: {pair: frozenset(words.split()) for pair, words in table["after"].items()}
        for lang, table in rule_data("open_door").items()
    }
