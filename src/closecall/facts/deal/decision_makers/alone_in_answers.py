"""Sentences of the buyer's that say nothing but that he decides alone (S10).

Asked who decides, buyers say so in a hundred ways: "nah, dad's retired", "my bike money's my bike money".
One word more turns each of them round ("it's my money, but my wife signs"), so a sentence says it only where
every word of it is understood: a bare answer, what is his, who is out of it, time to think, thanks. What the
bare answer means hangs on what was asked: whether others decide, whether he does alone, or which of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.facts.cues.cue_mentions import cue_language, said_in
from closecall.facts.injection import unplanted_sentences
from closecall.text.patterns.pattern_set import Match, PatternSet
from closecall.text.resources.toml_file import read_data
from closecall.text.sentences import Sentence, sentences_of
from closecall.thread.records import Thread
from closecall.thread.speaker_turns import turn_at

_FILE = Path(__file__).with_suffix(".toml")
# What an answer is made of, by the names of the lists.
_PARTS = frozenset({"decides", "alone", "mine", "gone", "out", "no", "yes", "around"})
# What says that he decides alone where that was asked, with no bare answer beside it.
_SAYS_IT = frozenset({"decides", "alone", "mine", "gone"})
_UNASKED = frozenset({"decides"})
# A "no" to an open question goes with these only; so does an answer that stands behind other things.
_OF_HIM_ALONE = frozenset({"decides", "alone"})
# "Your wife, or an agent?" belongs to the question before it.
_LONGEST_AFTERTHOUGHT = 6


class _Asked(Enum):
    """What a question after who decides asks."""

    OTHERS = auto()
    ALONE = auto()
    WHICH = auto()
    WHO = auto()


class SaidAlone(NamedTuple):
    """A sentence of a message that says that its writer decides alone."""

    message: int
    sentence: Sentence


def said_alone(thread: Thread) -> Iterator[SaidAlone]:
    """The buyer's sentences that say so, oldest first: as the answer to that question, or unasked."""
    patterns = _patterns(cue_language(thread))
    if patterns is None:
        return
    seen = -1
    for index, _ in thread.buyer_messages():
        turn = turn_at(thread, index)
        if turn.start == seen:
            continue
        seen = turn.start
        said = [
            SaidAlone(at, sentence)
            for at in turn
            for sentence in unplanted_sentences(thread.messages[at].body)
        ]
        asked = _asked(thread, turn.start - 1, patterns)
        yield from _answering(said, asked, patterns) if asked else _alone_in(said, patterns, _UNASKED)


def is_denied_alone(thread: Thread, message: int) -> bool:
    """Whether a message opens with a "yes" to whether others decide, or a "no" to whether he does alone."""
    patterns = _patterns(cue_language(thread))
    sentences = sentences_of(thread.messages[message].body)
    if patterns is None or not sentences:
        return False
    asked = _asked(thread, message - 1, patterns)
    bare = {match.key for match in patterns.search(sentences[0].words.folded) if match.first == 0}
    return (asked is _Asked.OTHERS and "yes" in bare) or (asked is _Asked.ALONE and "no" in bare)


def _answering(said: Sequence[SaidAlone], asked: _Asked, patterns: PatternSet[str]) -> Iterator[SaidAlone]:
    """The understood beginning of an answer, where it says it and nothing behind it may take it back."""
    understood: list[SaidAlone] = []
    kinds: set[str] = set()
    for one in said:
        parts = _parts(one.sentence, patterns)
        if not parts:
            break
        understood.append(one)
        kinds |= parts
    rest = said[len(understood) :]
    says_it = bool(_SAYS_IT & kinds) or (not rest and "no" in kinds and asked is _Asked.OTHERS)
    says_it = says_it or (not rest and "yes" in kinds and asked is _Asked.ALONE)
    says_it = says_it or (asked is not _Asked.WHO and _is_out_of_it(kinds))
    if _fits(kinds, asked) and says_it and all(_is_safe(one, patterns) for one in rest):
        yield from understood
    elif not understood:
        yield from _alone_in(said, patterns, _OF_HIM_ALONE)


def _is_out_of_it(kinds: set[str]) -> bool:
    """Whether a bare answer goes with one whom it does not concern: "no, she doesn't mind"."""
    return "out" in kinds and not kinds.isdisjoint({"no", "yes"})


def _fits(kinds: set[str], asked: _Asked) -> bool:
    """Whether the bare answer, if there is one, goes with deciding alone."""
    if "no" in kinds:
        return asked in (_Asked.OTHERS, _Asked.WHICH) or (asked is _Asked.WHO and bool(kinds & _OF_HIM_ALONE))
    return "yes" not in kinds or asked in (_Asked.ALONE, _Asked.WHO)


def _alone_in(
    said: Sequence[SaidAlone], patterns: PatternSet[str], telling: frozenset[str]
) -> Iterator[SaidAlone]:
    """The sentences amid others that say it in the kinds that tell there, with nothing beside them."""
    for at, one in enumerate(said):
        beside = (*said[max(0, at - 1) : at], *said[at + 1 : at + 2])
        if not telling.isdisjoint(_parts(one.sentence, patterns)) and all(
            _is_safe(each, patterns) for each in beside
        ):
            yield one


def _parts(sentence: Sentence, patterns: PatternSet[str]) -> set[str]:
    """The kinds of what a sentence is made of; empty for a question, or where a word is left over."""
    words = sentence.words.folded
    found = [match for match in patterns.search(words) if match.key in _PARTS]
    covered = {place for match in found for place in range(match.first, match.end)}
    if sentence.is_question or len(covered) < len(words):
        return set()
    return {match.key for match in found}


def _is_safe(said: SaidAlone, patterns: PatternSet[str]) -> bool:
    """Whether a sentence beside it names nobody and limits nothing."""
    if _parts(said.sentence, patterns):
        return True
    return all(match.key != "unsafe" for match in patterns.search(said.sentence.words.folded))


def _asked(thread: Thread, index: int, patterns: PatternSet[str]) -> _Asked | None:
    """What the last question of the seller's message asks of who decides."""
    if index < 0 or not thread.messages[index].is_seller:
        return None
    sentences = sentences_of(thread.messages[index].body)
    # In a chat the mark behind the last question may be missing.
    questions = [one for one in sentences if one.is_question or one is sentences[-1]]
    for number, question in enumerate(reversed(questions)):
        asked = _asked_in(thread, index, question, patterns)
        if asked or number > 1 or (question.is_question and not _is_afterthought(question, patterns)):
            return asked
    return None


def _is_afterthought(question: Sentence, patterns: PatternSet[str]) -> bool:
    """Whether a question only names some who may decide."""
    words = question.words.folded
    is_short = len(words) <= _LONGEST_AFTERTHOUGHT
    return is_short and any(match.key == "unsafe" for match in patterns.search(words))


def _asked_in(thread: Thread, index: int, question: Sentence, patterns: PatternSet[str]) -> _Asked | None:
    found = patterns.search(question.words.folded)
    met = {match.key for match in found}
    if "asks_another" in met:
        return None
    met |= {
        one.cue.fact for one in said_in(thread, index, "deciders") if one.sentence.start == question.start
    }
    asks_alone = "asks_alone" in met
    if "asks_which" in met or (asks_alone and met & {"asks_others", "asks_or"}):
        return _Asked.WHICH
    if "asks_others" in met or any(_is_of_one_named(match, found) for match in found):
        return _Asked.OTHERS
    is_of_another = "asks_of" in met
    if asks_alone or ({"asks_decide", "asks_self"} <= met and not is_of_another and "asks_or" not in met):
        return _Asked.ALONE
    if is_of_another and ({"asks_need", "asks_say"} <= met or {"asks_decide", "asks_or"} <= met):
        return _Asked.WHICH
    return _Asked.WHO if met & {"asks_who", "asks_deciders", "asks_own_decision"} else None


def _is_of_one_named(asked: Match[str], found: Sequence[Match[str]]) -> bool:
    """Whether a phrase asks after a person that it only names: "does Jo need to see it?"."""
    no_names = {match.first for match in found if match.key == "no_name"}
    if asked.key == "asks_name_before":
        return asked.first > 0 and asked.first - 1 not in no_names
    return asked.key == "asks_name_inside" and no_names.isdisjoint(range(asked.first, asked.first + 2))


@cache
def _patterns(lang: str) -> PatternSet[str] | None:
    lists = read_data(_FILE).get(lang)
    if lists is None:
        return None
    classes = lists["classes"]
    written = ((name, pattern) for name, phrases in lists.items() if name != "classes" for pattern in phrases)
    return PatternSet(written, classes=classes, late=True)
