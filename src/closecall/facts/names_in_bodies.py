"""Names that are words as well: "Frau Sauer" is not cross, and who greets June names no month.

A name where only a name can stand (behind a title or another name of the same person, in a greeting, below a
letter) is written in letters that no word has, of the same length, so that every reader of words passes it
over and every place stays where it is. What is quoted of such a text is written back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from closecall.facts.cues import OF_THE_DEAL, OF_WORDS, load_cues
from closecall.facts.cues.cue_mentions import cue_language
from closecall.facts.findings import Findings
from closecall.text.date_resolution import weekday_of
from closecall.text.dates import months
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
_ONLY_SPACE = re.compile(r"\.?[ \t]{1,4}")
_LONGEST = 40


def without_names(thread: Thread) -> Thread:
    """The thread with such names unreadable; the same thread where it has none."""
    spoken = (name_words(message.speaker.name or "") for message in thread.messages)
    names, lang = frozenset().union(*spoken), cue_language(thread)
    told = [_without(message, names, lang) for message in thread.messages]
    if all(new is old for new, old in zip(told, thread.messages, strict=True)):
        return thread
    return replace(thread, messages=tuple(told))


def with_names(found: Findings) -> Findings:
    """What was found in such a thread, quoted as it was written."""
    return replace(
        found,
        evidence=tuple(replace(e, quote=_written_back(e.quote)) for e in found.evidence),
        warnings=tuple(map(_written_back, found.warnings)),
        unsettled=_written_back(found.unsettled),
        doubts=tuple(map(_written_back, found.doubts)),
    )


def _written_back(text: str) -> str:
    return text if text.isascii() else text.translate(_WRITTEN_BACK)


def _without(message: Message, names: frozenset[str], lang: str) -> Message:
    body = message.body
    for start, end in _names_in(body, names, lang):
        if all(ord(letter) < _MANY for letter in body[start:end]):
            hidden = "".join(chr(_FIRST + ord(letter)) for letter in body[start:end])
            body = body[:start] + hidden + body[end:]
    return message if body is message.body else replace(message, body=body)


def _names_in(body: str, names: frozenset[str], lang: str) -> Iterator[tuple[int, int]]:
    """The places of names that are words as well, and that can only be names there."""
    known, closings = side_words(), mail_words().closings
    titles = known.honorifics | known.titles
    greetings = known.greetings | titles | names
    before, end_before = "", 0
    is_greeting, is_name_before = True, False
    for match in _WORD.finditer(body):
        raw, (start, end) = match.group(), match.span()
        between = body[end_before:start]
        is_next = end_before > 0 and _ONLY_SPACE.fullmatch(between) is not None
        is_greeting = is_greeting and "\n" not in between
        word, is_capital = raw.casefold(), raw[0].isupper()
        is_titled = is_next and before in titles
        is_theirs = word in names
        is_named = is_capital and (
            (is_titled and (is_theirs or before in known.honorifics))
            or (is_theirs and is_next and (is_name_before or before in closings))
        )
        is_greeted = is_greeting and is_theirs and end_before > 0 and _ENDS.match(body, end) is not None
        if len(raw) <= _LONGEST and (is_named or is_greeted or _signs(body, match.span(), word, names)):
            if _is_a_word(fold(raw), lang):
                yield start, end
            is_name_before = True
        else:
            is_name_before = is_capital and is_theirs
        is_greeting = is_greeting and word in greetings
        before, end_before = word, end


def _signs(body: str, place: tuple[int, int], word: str, names: frozenset[str]) -> bool:
    """Whether a name stands alone in the last line, below others."""
    start, end = place
    above = body[:start].rstrip(" \t")
    return word in names and above.endswith("\n") and not body[end:].strip(" \t\n.,!")


@cache
def _is_a_word(word: str, lang: str) -> bool:
    """Whether a folded name says something by itself: a month, a day, or what a cue hears; never a no."""
    if word in months() or weekday_of(word) is not None:
        return True
    books = (load_cues(each, *topics) for each in {lang, "en"} for topics in (OF_WORDS, OF_THE_DEAL))
    facts = {heard.cue.fact for book in books if book is not None for heard in book.hear((word,))}
    return bool(facts) and "refusal" not in facts
