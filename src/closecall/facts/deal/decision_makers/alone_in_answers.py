"""Sentences of the buyer's that say nothing but that he decides alone (S10).

Asked who decides, buyers say so in a hundred ways: "nah, dad's retired", "my bike money's my bike money".
One word more turns each of them round ("it's my money, but my wife signs"), so a sentence says it only where
every word of it is understood: a bare answer, what is his, who is out of it, time to think, thanks. What the
bare answer means hangs on what was asked: whether others decide, whether he does alone, or which of them.
"""

from __future__ import annotations

import re
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
from closecall.text.tokens import fold
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.records import Thread
from closecall.thread.speaker_turns import turn_at

_FILE = Path(__file__).with_suffix(".toml")
# What an answer is made of, by the names of the lists.
_PARTS = frozenset({"decides", "alone", "mine", "gone", "out", "no", "yes", "around"})
# What says that he decides alone where that was asked, with no bare answer beside it.
_SAYS_IT = frozenset({"decides", "alone", "mine", "gone"})
# What takes another one out, or tells that the decision is left to him.
_OF_ANOTHER = frozenset({"decides", "gone", "out"})
_UNSAFE = frozenset({"unsafe", "ours", "limits"})
_UNASKED = frozenset({"decides"})
# A "no" to an open question goes with these only; so does an answer that stands behind other things.
_OF_HIM_ALONE = frozenset({"decides", "alone"})
# "Your wife, or an agent?" belongs to the question before it.
_LONGEST_AFTERTHOUGHT = 6
_LONGEST_GREETING = 4
_ENDS_A_GREETING = re.compile(r"[,!:.\n]")


class _Asked(Enum):
    """What a question after who decides asks."""

    OTHERS = auto()
    ALONE = auto()
    WHICH = auto()
    WHO = auto()


class SaidAlone(NamedTuple):
    """A sentence of a message that says that its writer decides alone; its words without a greeting."""

    message: int
    sentence: Sentence
    words: Sequence[str]


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
            SaidAlone(at, sentence, words)
            for at in turn
            for sentence in unplanted_sentences(thread.messages[at].body)
            if (words := _behind_greeting(thread.messages[at].body, sentence))
        ]
        asked = _asked(thread, turn.start - 1, patterns)
        yield from _answering(said, asked, patterns) if asked else _alone_in(said, patterns, _UNASKED)


def is_denied_alone(thread: Thread, message: int) -> bool:
    """Whether a message opens with a "yes" to whether others decide, or a "no" to whether he does alone."""
    patterns = _patterns(cue_language(thread))
    sentences = sentences_of(thread.messages[message].body)
    said = [words for one in sentences if (words := _behind_greeting(thread.messages[message].body, one))]
    if patterns is None or not said:
        return False
    asked = _asked(thread, message - 1, patterns)
    bare = {match.key for match in patterns.search(said[0]) if match.first == 0}
    return (asked is _Asked.OTHERS and "yes" in bare) or (asked is _Asked.ALONE and "no" in bare)


def limited_at(words: Sequence[str], lang: str) -> list[int]:
    """Where words stand that limit an answer, or make it hang on something: "for now", "if Jo agrees"."""
    patterns = _patterns(lang)
    found = patterns.search(words) if patterns else []
    return [each.first for each in found if each.key in ("limits", "conditions")]


def gives_another_a_say(words: Sequence[str], lang: str) -> bool:
    """Whether words beside an answer may give another one a say, or limit it, and are not understood."""
    patterns = _patterns(lang)
    found = patterns.search(words) if patterns else []
    told = {at for each in found if each.key in _OF_ANOTHER for at in range(each.first, each.end)}
    return any(each.key == "limits" or (each.key == "unsafe" and each.first not in told) for each in found)


def _answering(said: Sequence[SaidAlone], asked: _Asked, patterns: PatternSet[str]) -> Iterator[SaidAlone]:
    """The understood beginning of an answer, where it says it and nothing behind it may take it back."""
    understood: list[SaidAlone] = []
    kinds: set[str] = set()
    for one in said:
        parts = _parts(one, patterns)
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
        if not telling.isdisjoint(_parts(one, patterns)) and all(_is_safe(each, patterns) for each in beside):
            yield one


def _behind_greeting(body: str, sentence: Sentence) -> Sequence[str]:
    """The words of a sentence without the greeting it begins with: "Hi Jo, no, it's my money"."""
    words, spans = sentence.words.folded, sentence.words.spans
    if words[0] not in _greetings():
        return words
    mark = _ENDS_A_GREETING.search(body, spans[0][1], sentence.end)
    end = mark.start() if mark else sentence.end
    greeting = [at for at, _ in spans if at < end]
    return words[len(greeting) :] if len(greeting) <= _LONGEST_GREETING else words


def _parts(said: SaidAlone, patterns: PatternSet[str]) -> set[str]:
    """The kinds of what a sentence is made of; empty for a question, or where a word is left over."""
    found = [match for match in patterns.search(said.words) if match.key in _PARTS]
    covered = {place for match in found for place in range(match.first, match.end)}
    is_limited = any(match.key == "limits" for match in patterns.search(said.words))
    if said.sentence.is_question or is_limited or len(covered) < len(said.words):
        return set()
    return {match.key for match in found}


def _is_safe(said: SaidAlone, patterns: PatternSet[str]) -> bool:
    """Whether a sentence beside it names nobody and limits nothing."""
    if _parts(said, patterns):
        return True
    return _UNSAFE.isdisjoint(match.key for match in patterns.search(said.words))


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
    return is_short and not _UNSAFE.isdisjoint(match.key for match in patterns.search(words))


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
def _greetings() -> frozenset[str]:
    return frozenset(map(fold, side_words().greetings))


@cache
def _patterns(lang: str) -> PatternSet[str] | None:
    lists = read_data(_FILE).get(lang)
    if lists is None:
        return None
    classes = lists["classes"]
    written = ((name, pattern) for name, phrases in lists.items() if name != "classes" for pattern in phrases)
    return PatternSet(written, classes=classes, late=True)
