"""Names that are words as well: "Frau Sauer" is not cross, and who greets June names no month.

A name where only a name can stand (behind a title or another name of the same person, in a greeting, below a
letter) is written in letters that no word has, of the same length, so that every reader of words passes it
over and every place stays where it is. What is quoted of such a text is written back. In doubt a word is a
word: "hat meine Frau Sorgen" names nobody, and "thanks. June please" a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cache

from closecall.facts.cues import OF_THE_DEAL, OF_WORDS, load_cues
from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.findings import Findings
from closecall.text.date_resolution import weekday_of
from closecall.text.dates import months
from closecall.text.sentences import ABBREVIATIONS
from closecall.text.tokens import fold
from closecall.thread.lexicon.mail_words import mail_words
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.person_names import name_words
from closecall.thread.records import Message, Thread

# Letters of a script without case, of which no reader knows a word: the Yi syllables.
_FIRST, _MANY = 0xA000, 0x0250
_WRITTEN_BACK = {_FIRST + code: code for code in range(_MANY)}
_WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*")
_ENDS = re.compile(r"[ \t]{0,8}(?:[,.!:;\u2013\u2014\n-]|$)")
_ONLY_SPACE = re.compile(r"[ \t]{1,4}")
_ENDS_ALL = re.compile(r"[ \t\n.,!]{0,200}\Z")
# "Thanks June - July would suit" and "Thanks June, July or August" name months.
_ENDS_THANKS = re.compile(r"[ \t]{0,8}(?:[.!\n]|,[ \t]{0,4}(?P<next>[^\W\d_]{1,20})?|$)")
_LONGEST = 40


def without_names(thread: Thread) -> Thread:
    """The thread with such names unreadable; the same thread where it has none."""
    people = set(map(_names_of, thread.messages))
    lang = cue_language(thread)
    # A word is looked up without its case, which in other alphabets may be another word.
    words = {each for each in frozenset[str]().union(*people) if not each.isascii() or _is_a_word(each, lang)}
    told = [_without(m, people, lang) if _may_hold(m.body, words) else m for m in thread.messages]
    if all(new is old for new, old in zip(told, thread.messages, strict=True)):
        return thread
    return replace(thread, messages=tuple(told))


def with_names(found: Findings) -> Findings:
    """What was found in such a thread, quoted as it was written."""
    return replace(
        found,
        evidence=tuple(replace(e, quote=written_back(e.quote)) for e in found.evidence),
        warnings=tuple(map(written_back, found.warnings)),
        questions=tuple(replace(each, words=written_back(each.words)) for each in found.questions),
    )


def written_back(text: str) -> str:
    """A text of such a thread as it was written."""
    return text if text.isascii() else text.translate(_WRITTEN_BACK)


def _may_hold(body: str, words: Set[str]) -> bool:
    """Whether a name that is a word as well may stand in a body; behind a title every word may be one."""
    said = {word.casefold() for word in _WORD.findall(body)}
    return not (said.isdisjoint(words) and said.isdisjoint(side_words().honorifics))


def _without(message: Message, people: Set[frozenset[str]], lang: str) -> Message:
    body, pieces, last = message.body, list[str](), 0
    for start, end in _names_in(message, people, lang):
        if all(ord(letter) < _MANY for letter in body[start:end]):
            pieces += (body[last:start], "".join(chr(_FIRST + ord(letter)) for letter in body[start:end]))
            last = end
    return replace(message, body="".join((*pieces, body[last:]))) if pieces else message


def _names_in(message: Message, people: Set[frozenset[str]], lang: str) -> Iterator[tuple[int, int]]:
    """The places of names that are words as well, and that can only be names there."""
    body, greetings = message.body, _greetings()
    names = frozenset[str]().union(*people)
    # Nobody greets himself: "Hi Tom, May please" by one called May.
    others = frozenset[str]().union(*people - {_names_of(message)})
    before: tuple[str, ...] = ()
    end_before, is_greeting = 0, True
    for match in _WORD.finditer(body):
        raw, (start, end) = match.group(), match.span()
        between, word = body[end_before:start], raw.casefold()
        if end_before > 0 and not _is_next(before, between):
            is_greeted_before = before[-1].casefold() in others
            is_greeting = is_greeting and between.strip(" \t") == "," and not is_greeted_before
            before = ()
        is_greeted = is_greeting and end_before > 0 and _ENDS.match(body, end) is not None
        is_named = raw[0].isupper() and (
            (word in names and _is_title(before))
            or (is_greeted and _is_greeted_title(before))
            or _is_same_person(before, word, people)
            or (word in names and _is_thanked(before, body, end))
        )
        is_name = is_named or (is_greeted and word in others) or _signs(body, (start, end), word, names)
        if is_name and len(raw) <= _LONGEST and _is_a_word(fold(raw), lang):
            yield start, end
        is_greeting = is_greeting and (word in greetings or word in others)
        before, end_before = (*before[-1:], raw), end


def _names_of(message: Message) -> frozenset[str]:
    return frozenset(name_words(message.speaker.name or ""))


@cache
def _greetings() -> frozenset[str]:
    known = side_words()
    return known.greetings | known.honorifics | known.titles


def _is_next(before: Sequence[str], between: str) -> bool:
    """Whether a word goes on from the one before, with no mark between but the full stop of "Mrs."."""
    is_short = before[-1].casefold() in ABBREVIATIONS
    return _ONLY_SPACE.fullmatch(between.removeprefix(".") if is_short else between) is not None


def _is_title(before: Sequence[str]) -> bool:
    """Whether the words before a name end in a title: not in "my wife", which German calls "meine Frau"."""
    if not before or before[-1].casefold() not in side_words().honorifics:
        return False
    note = side_words().note
    leading = before[-2].casefold() if len(before) > 1 else ""
    if leading in note.mine | note.theirs | note.articles | side_words().persons[1]:
        return False
    return before[-1][0].isupper() or leading in _greetings() | mail_words().closings


def _is_greeted_title(before: Sequence[str]) -> bool:
    """Whether a greeting and a title stand before a name, so that it needs not be known."""
    if len(before) < 2:
        return False
    greeting, title = (word.casefold() for word in before[-2:])
    return greeting in _greetings() and title in side_words().honorifics


def _is_same_person(before: Sequence[str], word: str, people: Set[frozenset[str]]) -> bool:
    """Whether another name of who bears this one stands before it."""
    if not before or not before[-1][0].isupper() or before[-1].casefold() == word:
        return False
    return any({before[-1].casefold(), word} <= person for person in people)


def _is_thanked(before: Sequence[str], body: str, end: int) -> bool:
    """Whether thanks stand before a name, and no day or month goes on from it."""
    if not before or before[-1].casefold() not in mail_words().closings:
        return False
    ends = _ENDS_THANKS.match(body, end)
    return ends is not None and (ends["next"] or "").casefold() not in months()


def _signs(body: str, span: tuple[int, int], word: str, names: frozenset[str]) -> bool:
    """Whether a name stands alone in the last line, below others."""
    start, end = span
    if word not in names or _ENDS_ALL.match(body, end) is None:
        return False
    line = body.rfind("\n", 0, start)
    return line >= 0 and not body[line:start].strip()


@cache
def _is_a_word(word: str, lang: str) -> bool:
    """Whether a folded name says something by itself: a month, a day, or what a cue hears; never a no."""
    if word in months() or weekday_of(word) is not None:
        return True
    books = (load_cues(each, *topics) for each in {lang, "en"} for topics in (OF_WORDS, OF_THE_DEAL))
    facts = {heard.cue.fact for book in books if book is not None for heard in book.hear((word,))}
    return bool(facts) and "refusal" not in facts
