"""Whether a bare answer to "who decides?" stands as it is said: "nobody else", "no", "yes" (S10).

Such an answer tells that the buyer decides alone only where he limits it by nothing: not "yes, in theory",
and not "nobody really, that's the trouble". The ways to limit it have no end, those to repeat it are few; so
what stands beside it must repeat it, tell the same in other words, give a reason, or ask for time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from closecall.facts.cues.cue_mentions import CueMention, cue_language, said_in
from closecall.facts.deal.decision_makers.alone_in_answers import (
    gives_another_a_say,
    limited_at,
)
from closecall.facts.deal.decision_makers.named_persons import is_kind
from closecall.text.clauses import Clause, clauses_in
from closecall.text.date_resolution import weekday_of
from closecall.text.resources.toml_file import read_data
from closecall.text.sentences import sentences_of
from closecall.thread.records import Thread

# "He does only the roofs."
_MOST_BEFORE_ONLY = 2
# "No. Well, Head Office.": the word stands at the beginning of the sentence after the answer.
_MOST_BEFORE_A_LIMIT = 2
# What stands deeper in a sentence is no bare answer: "that sits in my budget, and I sign on my own".
_MOST_BEFORE_AN_ANSWER = 3
# "And Dave, of course." adds somebody; a longer sentence tells something new.
_LONGEST_ADDITION = 4
# "And so does Petra."
_WIDEST_JOINT = 4
# "My boss has to nod, though."
_LONGEST_TURN = 6
# An answer that names somebody else does not repeat that nobody else decides.
_NAMES_OTHERS = ("answered_other", "answered_three")
OF_HIM_ALONE = ("sole", "answered_sole", "answered_nobody")
"""What tells that he decides alone, though it may name one who is out of it: "my wife leaves that to me"."""
BARE_ANSWERS = {"answered_no": "asks_others", "answered_yes": "asks_alone"}
"""A bare answer, and the question that it answers with "he alone"."""


class _Words(NamedTuple):
    plain: frozenset[str]
    limits: frozenset[str]
    first_person: frozenset[str]
    hedges: frozenset[str]
    gone: frozenset[str]
    things: frozenset[str]
    others: frozenset[str]
    only: frozenset[str]

    def gives_a_reason(self, clause: Clause) -> bool:
        """Whether a clause tells of the buyer himself, and limits nothing: "it's my budget"."""
        limited = self.limits | self.hedges | self.gone
        return not self.first_person.isdisjoint(clause.words) and limited.isdisjoint(clause.words)


def is_unlimited(answer: CueMention, thread: Thread, told: Iterable[CueMention]) -> bool:
    """Whether nothing in the answer's sentence, and nothing right behind it, limits it.

    Args:
        told: what else is said about who decides in the same message.

    """
    body = thread.messages[answer.message].body
    words = _words(cue_language(thread))
    others = [
        one
        for one in told
        if one is not answer
        and one.sentence.start == answer.sentence.start
        and one.cue.value not in _NAMES_OTHERS
        and (one.end <= answer.first or one.first >= answer.end)
        and not (one.cue.value == "answered_sole" and is_taken_back(one, thread))
    ]
    if _goes_on(answer, thread):
        return False
    return answer.first > _MOST_BEFORE_AN_ANSWER or all(
        _is_plain(clause, answer, words)
        or any(_is_in(one, clause) for one in others)
        or (
            not _is_in(answer, clause)
            and words.gives_a_reason(clause)
            and not _names_another(clause.words, words, cue_language(thread))
        )
        for clause in clauses_in([answer.sentence], body)
    )


def is_taken_back(answer: CueMention, thread: Thread) -> bool:
    """Whether what stands behind the answer gives another one a say, or limits it.

    "It's my shop, but my wife signs", "it sits with me and the board", "all mine, on paper". What the buyer
    himself still has to do ("but I'd like to sleep on it") takes nothing back.
    """
    if _goes_on(answer, thread):
        return True
    lang = cue_language(thread)
    words = _words(lang)
    rest = answer.sentence.words.folded[answer.end :]
    # "Only me and him": in some languages the joint is a word of one letter that many phrases end in.
    if rest and (rest[-1] in words.others or is_kind(rest[-1], "pronoun", lang)):
        return True
    # "É a minha mulher", "det är min brors pengar": what looks like his is somebody of his.
    if rest and _is_kin(rest[0], lang):
        return True
    for number, word in enumerate(rest):
        is_limit = word in words.limits
        if not (is_limit or is_kind(word, "and", lang)):
            continue
        tail = rest[number + 1 :]
        if _names_another(tail, words, lang) or (is_limit and words.first_person.isdisjoint(tail)):
            return True
    return False


def is_turned(said: CueMention, thread: Thread) -> bool:
    """Whether words behind it, which nobody understood, give another one a say or limit it.

    "I decide that, unless the bank objects", "it's my own money, for now", "all mine. And my brother's".
    """
    lang, body = cue_language(thread), thread.messages[said.message].body
    words = _words(lang)
    folded, spans = said.sentence.words.folded, said.sentence.words.spans
    if any(at >= said.end for at in limited_at(folded, lang)):
        return True
    for at in range(said.end, len(folded) - 1):
        beside = zip(spans[at + 1 : at + _WIDEST_JOINT], folded[at + 1 :], strict=False)
        if folded[at] in words.limits and _names_another(folded[at + 1 : at + _WIDEST_JOINT], words, lang):
            return True
        if is_kind(folded[at], "and", lang) and any(
            _is_name(body[start], word) for (start, _), word in beside
        ):
            return True
    following = next((one for one in sentences_of(body) if one.start >= said.sentence.end), None)
    if following is None or following.is_question or len(following.words.folded) > _LONGEST_TURN:
        return False
    tail = following.words.folded
    return gives_another_a_say(tail, lang) and (
        not _names_another(tail, words, lang) or words.only.isdisjoint(tail)
    )


def _is_name(letter: str, word: str) -> bool:
    """Whether a word with that first letter may be somebody's name: no "I", no "Tuesdays"."""
    return letter.isupper() and word != "i" and weekday_of(word.removesuffix("s")) is None


def decides_another_thing(said: CueMention, thread: Thread) -> bool:
    """Whether he decides only a part alone: "I decide alone what colour the towels are"."""
    return said.word_after in _words(cue_language(thread)).things


def _is_plain(clause: Clause, answer: CueMention, words: _Words) -> bool:
    """Whether a clause holds nothing but the answer, words that repeat it, and such that ask for time.

    Nor anything behind "he only", where somebody is told who does something else: in a chat no mark parts it.
    """
    start, end = answer.span
    spans = list(zip(clause.words, _spans(clause), strict=True))
    for number, (word, at) in enumerate(spans):
        behind = [each for each, _ in spans[number + 1 : number + 1 + _MOST_BEFORE_ONLY]]
        if at >= end and word in words.others and not words.only.isdisjoint(behind):
            return True
        if not (start <= at < end or word in words.plain):
            return False
    return True


def _spans(clause: Clause) -> list[int]:
    starts = [begin for begin, _ in clause.sentence.words.spans]
    return [at for at in starts if clause.start <= at < clause.end]


def _is_in(said: CueMention, clause: Clause) -> bool:
    return clause.start <= said.span[0] < clause.end


def _names_another(tail: Sequence[str], words: _Words, lang: str) -> bool:
    """Whether words speak of somebody else, but for what he only does beside it."""
    return any(
        (each in words.others or _is_kin(each, lang))
        and words.only.isdisjoint(tail[at + 1 : at + 1 + _MOST_BEFORE_ONLY])
        for at, each in enumerate(tail)
    )


def _is_kin(word: str, lang: str) -> bool:
    """Whether a word is for somebody near him, or for what is that one's: "brors" beside "bror"."""
    return is_kind(word, "kin", lang) or is_kind(word.removesuffix("s"), "kin", lang)


def _goes_on(answer: CueMention, thread: Thread) -> bool:
    """Whether the sentence right behind it limits it, adds to it, or speaks of somebody else.

    "No. Well, head office", "nobody here. At head office they do", "all mine. Over two thousand it isn't,
    though".
    """
    lang, body = cue_language(thread), thread.messages[answer.message].body
    words = _words(lang)
    following = [one for one in sentences_of(body) if one.start >= answer.sentence.end][:1]
    told = said_in(thread, answer.message, "deciders")
    of_him = {one.sentence.start for one in told if one.cue.value in OF_HIM_ALONE}
    return any(
        not words.limits.isdisjoint((*one.words.folded[:_MOST_BEFORE_A_LIMIT], one.words.folded[-1]))
        or (len(one.words.folded) <= _LONGEST_ADDITION and is_kind(one.words.folded[0], "and", lang))
        or (one.start not in of_him and _names_another(one.words.folded, words, lang))
        for one in following
        if one.words.folded and not one.is_question
    )


@cache
def _words(lang: str) -> _Words:
    lists = read_data(Path(__file__).with_suffix(".toml")).get(lang, {})
    return _Words(*(frozenset(lists.get(name, "").split()) for name in _Words._fields))
