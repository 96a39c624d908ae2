"""R: clauses that tell again what the thread arranged: who fetches the thing, when the access ends.

Whoever said no has heard it already, so nothing in such a clause is new. It holds no word and no figure
beyond the arrangements of the thread (:mod:`.arranged`); only verbs that say the same, small words and
persons may differ.
"""

from __future__ import annotations

from collections.abc import Sequence

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.refusal_reply.arrangements import (
    ENDS,
    Arranged,
    Told,
    arrangements,
    deed_words,
    is_day,
    is_open,
    told_in,
)
from closecall.drafting.checks.refusal_reply.cancellations import ending_words
from closecall.drafting.checks.refusal_reply.logistics import NOUNS_CAPITAL, errand_words
from closecall.drafting.checks.refusal_reply.refusal_words import negating
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import Kinds
from closecall.text.dates import weekdays
from closecall.text.tokens import words_of

_BY_SOMEBODY = frozenset({"passes", "inform"})
_TAIL = 5
"""Letters from which on "Zugang" is the tail of "Testzugang"."""
_FEWEST = 2


def restates(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words tell again what was arranged, and nothing else (R2, R3).

    Args:
        sheet: the draft and its brief.
        words: the folded words of a clause.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    lang = sheet.draft.lang
    own, errand, ending = deed_words(lang), errand_words(lang), ending_words(lang)
    if own is None or errand is None or ending is None or is_open(words, own):
        return False
    sale = errand["sale"] - own["papers"]
    kept_out = own["again"] | own["lasts"] | kinds["first"] | sale | ending["meets"]
    told = told_in(words, own, kinds, negating(sheet, kinds))
    if not kept_out.isdisjoint(words) or not _may_do(sheet, words, told, own, ending["me"]):
        return False
    if not (told.words or told.deeds):
        return bool(words) and told.figures.issuperset(words)
    as_agreed = not own["agreed"].isdisjoint(words)
    every = arrangements(sheet, own, sale, kinds)
    known = [one for one in every if _may_tell(told, one, as_agreed=as_agreed)]
    arranged = [one for one in known if _meets(told, one)]
    beside = [one for one in known if _shared(told.words, one.told.words)]
    return bool(arranged) and _covers(told, arranged, beside, own)


def things_told(words: Sequence[str], lang: str, kinds: Kinds) -> frozenset[str]:
    """The words that name a thing or a person, without verbs of an ending, figures and days."""
    own = deed_words(lang)
    return frozenset(words) if own is None else told_in(words, own, kinds, frozenset()).words


def _may_do(sheet: Sheet, words: Sequence[str], told: Told, own: Kinds, me: frozenset[str]) -> bool:
    """Whether somebody of the thread does it who is not the seller, and comes by with empty hands."""
    if told.deeds.isdisjoint(_BY_SOMEBODY):
        return "contact" not in told.deeds or me.isdisjoint(words)
    return (own["hands"] | me).isdisjoint(words) and _is_somebodys(sheet, words, told.words, own)


def _is_somebodys(sheet: Sheet, words: Sequence[str], about: frozenset[str], own: Kinds) -> bool:
    """Whether a person is named: by a title, "he", or a name, which has no article before it."""
    errand = errand_words(sheet.draft.lang)
    persons = own["he"] if errand is None else own["he"] | errand["persons"]
    if sheet.draft.lang not in NOUNS_CAPITAL:
        told = " ".join(message.body for message in sheet.brief.messages)
        capital = " ".join(word for word in told.split() if word[:1].isupper())
        persons |= about.intersection(words_of(capital).folded)
    return any(
        word in persons and own["articles"].isdisjoint(words[max(0, place - 1) : place])
        for place, word in enumerate(words)
    )


def _may_tell(told: Told, one: Arranged, *, as_agreed: bool) -> bool:
    """Whether an arrangement may be told so: denied where it is, with its end, and not held against him."""
    if told.is_no is not one.told.is_no:
        return False
    # "Your oven is old": what he said may be held against him. A day without its end is a deadline.
    if one.is_buyers:
        return bool(told.deeds) or not told.is_so
    ends = told.deeds | {"fetch"} if "passes" in told.deeds else told.deeds
    if told.is_no and one.is_before:
        return as_agreed
    return not (one.is_before and told.figures) or not ENDS.isdisjoint(ends & one.told.deeds)


def _meets(told: Told, one: Arranged) -> bool:
    """Whether an arrangement holds two of the things told; one of a heading, or of what suits."""
    deeds = told.deeds - {"suits"} if one.is_buyers else told.deeds
    fewest = 1 if _is_bare(told) or deeds != told.deeds else _FEWEST
    shared = len(_shared(told.words, one.told.words)) + len(told.figures & one.told.figures)
    return shared + len(deeds & one.told.deeds) >= fewest


def _covers(told: Told, arranged: Sequence[Arranged], beside: Sequence[Arranged], own: Kinds) -> bool:
    """Whether arrangements hold every word, deed and figure of what is told."""
    words = frozenset(word for one in (*arranged, *beside) for word in one.told.words)
    if not told.deeds.isdisjoint(ENDS | {"passes"}):
        words = words.union(*(one.things for one in arranged))
    # An errand for which no day was arranged may be done on one of the next.
    has_day = any(is_day(figure) for one in arranged for figure in one.told.figures)
    about = told.words if has_day else told.words - own["soon"]
    deeds = {deed for one in arranged for deed in one.told.deeds - {"suits"}}
    if "fetch" in deeds:
        deeds.add("passes")
    if any(one.is_buyers and _shared(about, one.told.words) == about for one in arranged):
        deeds.add("suits")
    if any(_shared(about, one.told.words) == about for one in arranged):
        deeds |= {"goes", "contact"}
    return (
        told.deeds <= deeds
        and _shared(about, words) == about
        and (_is_bare(told) or _are_dated(told.figures, arranged))
    )


def _is_bare(told: Told) -> bool:
    """Whether the words are a heading: things and days without a verb, of nobody."""
    return bool(told.words) and not told.deeds and not told.is_so


def _are_dated(figures: frozenset[str], arranged: Sequence[Arranged]) -> bool:
    """Whether arrangements name each weekday, and one of them the whole date or number."""
    days = {figure for figure in figures if figure in weekdays()}
    dates = figures - days
    return all(any(day in one.told.figures for one in arranged) for day in days) and (
        not dates or any(dates <= one.told.figures for one in arranged)
    )


def _shared(words: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """The words that begin like known ones, or end like them: "Mustertasche" and "Tasche"."""
    stems = {stem(word) for word in known}
    longer = tuple(word for word in known if len(word) >= _TAIL)
    return frozenset(
        word
        for word in words
        if stem(word) in stems
        or (len(word) >= _TAIL and any(one.endswith(word) or word.endswith(one) for one in longer))
    )
