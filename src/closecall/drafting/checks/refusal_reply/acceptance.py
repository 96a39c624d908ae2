"""R: a no that is taken well, told by what it is built of: thanks, acceptance, and the buyer's own reason.

"That's quite all right", "I fully respect that you are going with your cousin": of such a clause every word
takes the no, tells how it was said, or is one of the buyer's from his message with the no
(``data/taking.toml``). His reason may be taken up, and nothing is denied of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.refusal_reply.refusal_words import lent_words, negating, priced_words
from closecall.drafting.checks.refusal_reply.selling_words import is_of_thread
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import Kinds, word_lists

_TAKEN = "*"
"""Stands for an idiom; no word of a text is this sign."""
_YOU = "you"
_BESIDE = ("small", "decided", "decided_with", "received", "articles")
"""Kinds of words that may stand beside those that take a no (``data/acceptance.toml``)."""


def takes_no(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words accept the no or thank for it, and do nothing else (R1, R2).

    Args:
        sheet: the draft and its brief.
        words: the folded words of a clause.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    own = word_lists("taking").get(sheet.draft.lang)
    if own is None:
        return False
    # An idiom with a no in it takes the no as well as "I accept" does; "take the no" goes before "the no".
    joined = f" {' '.join(words)} "
    for idiom in sorted(own["noes"], key=lambda idiom: (-len(idiom), idiom)):
        joined = joined.replace(f" {idiom} ", f" {_TAKEN} ")
    if any(f" {pair} " in joined for pair in own["never"]):
        return False
    words = joined.split()
    told = set(words)
    if not (_accepts(words, own) or own["thanks"] & told) or not negating(sheet, kinds).isdisjoint(told):
        return False
    beside = own["told"] if own["thanks"] & told else own["told"] | own["did"]
    heads = own["accepts"] | own["bare"] | own["states"] | own["thanks"]
    known = heads.union(beside, own["by"], {_TAKEN}, *(kinds[kind] for kind in _BESIDE))
    lent = lent_words(sheet, kinds)
    is_decision = not own["decisions"].isdisjoint(told)
    priced = priced_words(sheet)
    return all(
        stem(word) in lent.plain - lent.refusing
        or (is_decision and stem(word) not in priced | lent.refusing and is_of_thread(sheet, word, kinds))
        for word in told - known
    )


def _accepts(words: Sequence[str], own: Kinds) -> bool:
    """Whether the seller takes the no: "we respect", "understood"; "you understand" does not."""
    if not (own["bare"] | {_TAKEN}).isdisjoint(words[:2]) or not (own["states"] | {_TAKEN}).isdisjoint(words):
        return True
    for place, word in enumerate(words):
        if word in own["accepts"]:
            persons = [one for one in words[:place] if one in own["by"] or one == _YOU]
            if not own["by"] or (persons and persons[-1] != _YOU):
                return True
    return False
