"""R: what was lent goes back, told by what a clause is built of.

Whoever says no tells where the samples lie, who has the box and on what day he brings the stool. A clause
that takes this up is built of a word for handing over, of small words, and of words of the sentences in which
he told it (``data/handover.toml``). Another day, another thing and another errand have no word there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.refusal_reply.refusal_words import messages_of_the_no, negating
from closecall.drafting.checks.spans.word_stems import STEM, stem
from closecall.drafting.checks.word_lists import Kinds, word_lists
from closecall.text.dates import months, weekdays
from closecall.text.sentences import sentences_of


def hands_over(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words only give back, fetch or await what the buyer spoke of, as he said (R2, R3).

    Args:
        sheet: the draft and its brief.
        words: the folded words of a clause.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    own, told = word_lists("handover").get(sheet.draft.lang), set(words)
    if own is None or not negating(sheet, kinds).isdisjoint(told - own["beside"]):
        return False
    around = own["hands"] | own["beside"] | own["places"] | own["suits"] | own["lent"] | kinds["small"]
    about = {word for word in told if word not in around}
    things = {word for word in told if word not in own["beside"] | kinds["small"] and not is_time(word)}
    if not things - own["hands"] - own["suits"] or told.isdisjoint(own["hands"] | own["suits"]):
        return False
    return any(all(_is_one(word, said) for word in about) for said in _told_of_it(sheet, kinds, own))


def lent_things(sheet: Sheet, kinds: Kinds) -> frozenset[str]:
    """How the words begin with which the buyer told in his no of what is to be handed over."""
    own = word_lists("handover").get(sheet.draft.lang)
    told = _told_of_it(sheet, kinds, own) if own is not None else ()
    return frozenset(stem(word) for said in told for word in said)


def _told_of_it(sheet: Sheet, kinds: Kinds, own: Kinds) -> Iterator[frozenset[str]]:
    """The words of each of the buyer's messages of the no that stand beside what is to be handed over."""
    for message in messages_of_the_no(sheet, kinds):
        sentences = [frozenset(each.words.folded) for each in sentences_of(message)]
        handing = [each for each in sentences if not each.isdisjoint(own["lent"])]
        if handing:
            yield frozenset[str]().union(*handing)


def _is_one(word: str, said: frozenset[str]) -> bool:
    """Whether a word is one of those, in another form, or head or whole of a longer one ("Holzmuster")."""
    if word in said or is_time(word):
        return word in said
    return any(
        stem(word) == stem(other)
        or (len(word) >= STEM and other.endswith(word))
        or (len(other) >= STEM and word.endswith(other))
        for other in said
    )


def is_time(word: str) -> bool:
    """Whether a folded word is a weekday, a month or a figure."""
    return word.isdecimal() or word in weekdays() or word in months()
