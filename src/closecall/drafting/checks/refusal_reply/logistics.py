"""R: clauses about practical endings after a no: what was lent goes home, and who asked is answered.

A decent answer does what the buyer asked for beside his no: the plans go back by post, Bea is rung about the
invoice, the demo panel is fetched from the counter. Which words make such a clause stands in
``data/errands.toml``; every other word must be the thread's. What is fetched or goes back may be anything
that the thread speaks of; what is brought, and what somebody is rung about, only what was spoken of since the
no. Nothing that sells is carried, and nobody is rung whom the buyer has not named.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from closecall.drafting.checks.inspection.draft_view import Sheet
from closecall.drafting.checks.refusal_reply.refusal_words import (
    lent_words,
    messages_since_the_no,
    negating,
    plain_pieces,
    spoken_since_the_no,
)
from closecall.drafting.checks.spans.word_stems import stem
from closecall.drafting.checks.word_lists import Kinds, word_lists
from closecall.text.dates import months, weekdays
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.sentences import sentences_of
from closecall.text.tokens import words_of

_SHORTEST_TAIL = 5
"""Letters from which on "Koffer" is the tail of "Musterkoffer"."""
_GIVING = ("give", "goes", "puts", "by")
NOUNS_CAPITAL = frozenset({"de"})
FIGURE = compiled_late(r"\d{1,20}(?:st|nd|rd|th|er|e|h)?")
"""A figure, by itself or as a day or an hour ("3", "3rd", "15h")."""


def is_errand(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words tell of a practical ending, and of nothing else (R2, R3).

    Args:
        sheet: the draft and its brief.
        words: the folded words of a clause.
        kinds: the words of an acceptance in the draft's language (``data/acceptance.toml``).

    """
    own = word_lists("errands").get(sheet.draft.lang)
    told = set(words)
    if own is None or is_more_than_errand(sheet, words, kinds):
        return False
    return (
        _takes_away(sheet, words, own, kinds)
        or _hands_over(sheet, words, own, kinds)
        or _turns_to(sheet, told, own, kinds)
        or _passes_on(sheet, words, own, kinds)
    )


def is_more_than_errand(sheet: Sheet, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether the words set a condition, deny, or carry what sells and the buyer did not ask for."""
    own, told = word_lists("errands").get(sheet.draft.lang), set(words)
    if own is None:
        return False
    return (
        is_conditional(sheet, words)
        or not negating(sheet, kinds).isdisjoint(told)
        or any(f"{one} {other}" in own["pairs"] for one, other in pairwise(words))
        or not {stem(word) for word in told & own["sale"]} <= lent_words(sheet, kinds).plain
    )


def errand_words(lang: str) -> Kinds | None:
    """The words of errands in a language (ISO 639-1)."""
    return word_lists("errands").get(lang)


def is_conditional(sheet: Sheet, words: Sequence[str]) -> bool:
    """Whether the words set a condition, or look to a second try."""
    own = word_lists("errands").get(sheet.draft.lang)
    return own is not None and not own["never"].isdisjoint(words)


def is_of_thread(sheet: Sheet, word: str, kinds: Kinds) -> bool:
    """Whether a word is one of the thread's that sells nothing, sets no condition, and names no day."""
    own = word_lists("errands").get(sheet.draft.lang)
    if own is None or word in own["sale"] | own["never"] | kinds["withheld"]:
        return False
    is_day = word.isdecimal() or word in weekdays() or word in months()
    return not is_day and stem(word) in _stems(sheet.allowed.words)


@lru_cache(maxsize=32)
def _stems(words: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def _takes_away(sheet: Sheet, words: Sequence[str], own: Kinds, kinds: Kinds) -> bool:
    """Whether something goes home that the thread speaks of."""
    told = set(words)
    fetches = not told.isdisjoint(own["fetch"])
    # What comes back may come to the buyer; what is sent back, or goes there, does not.
    returns = _gives(told, own, kinds) and not told.isdisjoint(own["back"]) and told.isdisjoint(own["comes"])
    about, known = _about(told, own, kinds, "fetch", *_GIVING, "back"), sheet.allowed.words
    if fetches or returns:
        return bool(about) and _are_known(about, known)
    goals = [place for place, word in enumerate(words) if word in own["for"]]
    if told.isdisjoint(own["visit"]) or not goals:
        return False
    about = _about(told, own, kinds, "visit", "for")
    wanted = about.intersection(words[goals[-1] + 1 :])
    # "For the machine" fetches it where he speaks of it beside his no; "for the season" never did.
    spoken = _words_since_the_no(sheet, kinds)
    return bool(wanted) and _are_known(about, known) and _are_known(wanted, spoken)


def _words_since_the_no(sheet: Sheet, kinds: Kinds) -> frozenset[str]:
    return frozenset(
        word for one in messages_since_the_no(sheet, kinds) for word in words_of(one.body).folded
    )


def _hands_over(sheet: Sheet, words: Sequence[str], own: Kinds, kinds: Kinds) -> bool:
    """Whether something goes to the buyer, or somebody named, that is to change hands since his no."""
    told = set(words)
    about = _about(told, own, kinds, *_GIVING)
    titled = {word for title, word in pairwise(words) if title in own["persons"]}
    things = about - titled - own["persons"] - named_by_buyer(sheet)
    return (
        _gives(told, own, kinds)
        and bool(things or about & own["persons"])
        and _are_known(things, _asked_for(sheet, own, kinds))
        and _are_known(about, _spoken(sheet, own, kinds))
    )


def _asked_for(sheet: Sheet, own: Kinds, kinds: Kinds) -> frozenset[str]:
    """The words of sentences since the no in which something is to change hands.

    "The second tin is in the back room" asks for none.
    """
    giving = {stem(word) for kind in ("give", "puts", "goes", "by") for word in own[kind]}
    turns = own["never"] | own["sale"]
    asked: set[str] = set()
    for message in messages_since_the_no(sheet, kinds):
        for sentence in sentences_of(message.body):
            words = sentence.words.folded
            if message.is_seller:
                pieces: list[Sequence[str]] = [words] if turns.isdisjoint(words) else []
            else:
                pieces = list(plain_pieces(sheet, message.body[sentence.start : sentence.end], kinds))
            for piece in pieces:
                if not giving.isdisjoint(map(stem, piece)):
                    asked.update(piece)
    return frozenset(asked)


def _gives(told: set[str], own: Kinds, kinds: Kinds) -> bool:
    """Whether something changes hands; that it "goes" says so beside the post or "back", of no "I"."""
    goes = not told.isdisjoint(own["goes"]) and told.isdisjoint(kinds["first"])
    goes = goes and not told.isdisjoint(own["by"] | own["back"])
    puts = not (told.isdisjoint(own["puts"]) or told.isdisjoint(own["by"]))
    return goes or puts or not told.isdisjoint(own["give"])


def _spoken(sheet: Sheet, own: Kinds, kinds: Kinds) -> frozenset[str]:
    return spoken_since_the_no(sheet, kinds, own["never"] | own["sale"])


def _turns_to(sheet: Sheet, told: set[str], own: Kinds, kinds: Kinds) -> bool:
    """Whether somebody whom the buyer named beside his no is rung about what was spoken of since."""
    if told.isdisjoint(own["contact"]) or not told.isdisjoint(own["you"]):
        return False
    spoken = _spoken(sheet, own, kinds)
    about = _about(told, own, kinds, "contact", "goes", "persons")
    persons = (about & named_by_buyer(sheet)) | (told & own["persons"] & spoken)
    return bool(persons) and _are_known(about, spoken)


def _passes_on(sheet: Sheet, words: Sequence[str], own: Kinds, kinds: Kinds) -> bool:
    """Whether somebody of the thread is told what the buyer said of him, is greeted, or greets."""
    told, named = set(words), named_by_buyer(sheet)
    around = kinds["small"] | kinds["greets"] | own["tells"] | own["said"] | own["shall"]
    persons = (told & (named | own["persons"] | own["whom"])) - around - weekdays().keys() - months().keys()
    rest = told - around - persons
    return (
        bool(persons)
        and not told.isdisjoint(own["tells"])
        and {stem(word) for word in rest} <= lent_words(sheet, kinds).plain
    )


def _about(told: set[str], own: Kinds, kinds: Kinds, *verbs: str) -> set[str]:
    """The words that name a thing or a person: what is told without verbs, small words and figures."""
    rest = told - kinds["small"] - own["around"]
    return {word for word in rest.difference(*(own[verb] for verb in verbs)) if not word.isdecimal()}


def _are_known(about: set[str], known: frozenset[str]) -> bool:
    stems = {stem(word) for word in known}
    return all(stem(word) in stems or _is_tail(word, known) for word in about)


def _is_tail(word: str, known: frozenset[str]) -> bool:
    tail = word.removesuffix("s")
    return len(tail) >= _SHORTEST_TAIL and any(one.endswith((tail, word)) for one in known)


def named_by_buyer(sheet: Sheet) -> frozenset[str]:
    """Words that the buyer writes with a capital letter; none where every noun has one."""
    if sheet.draft.lang in NOUNS_CAPITAL:
        return frozenset()
    capital = (word for text in sheet.allowed.buyer_texts for word in text.split() if word[:1].isupper())
    return frozenset(words_of(" ".join(capital)).folded)
