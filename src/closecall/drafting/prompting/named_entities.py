"""Names of people and firms in a conversation, as far as spelling tells them, for ``--redact``.

Surely found is who writes: the parts of his name, of his address and of its domain, in small and in capital
letters. Others are found by a title, a greeting, a legal form, or a capital within a sentence; in German,
where every noun has one, by two capitals side by side. A name written small, or first in its sentence and
nowhere else, is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from functools import cache
from pathlib import Path

from closecall.text.dates import months, weekdays
from closecall.text.resources.toml_file import read_data
from closecall.thread.records import Speaker, Thread

_WORD = re.compile(r"(?<![\w@.’'-])[^\W\d_][\w’'-]{0,60}")
_LETTERS = re.compile(r"[^\W\d_]{1,60}")
_BEGINS = re.compile(r"(?:^|[.!?:;\n\"“„»>(*•—–-])[\s\"“„»'*>-]{0,8}$")
_BEFORE = 12
_SHORTEST_PART = 3
_PAIR = 2
_OWNERS = ("'s", "’s", "'", "’", "-")
_JOINING = frozenset({" ", " von ", " van ", " de ", " del ", " di ", " der ", " la ", " le ", " & "})
_LONGEST_JOINING = 5


def people_in(thread: Thread | None, *more: str | None) -> tuple[Speaker, ...]:
    """Everybody whom the headings of a thread name, and further names."""
    messages = thread.messages if thread else ()
    named = [who for message in messages for who in (message.speaker, *message.quoted_by)]
    named += [Speaker(m.event.name, m.event.email) for m in messages if m.event]
    return tuple(dict.fromkeys((*named, *(Speaker(name) for name in more if name))))


def names_in(texts: Iterable[str], *, people: Iterable[Speaker], lang: str) -> tuple[str, ...]:
    """The names that stand in the texts, each in every spelling that it has there, longest first.

    Args:
        texts: all that a model would be shown; bounded, since each is read several times.
        people: whose names are known; they are found in small letters too.
        lang: of the texts; in German a capital tells little.

    """
    told, known = list(texts), tuple(people)
    written = {word for text in told for word in _WORD.findall(text)}
    others = {name.casefold() for text in told for name in _told_by_spelling(text, lang, written)}
    parts = {part.casefold() for who in known for part in _parts_of(who)}
    whole = {who.name for who in known if who.name and _may_name(who.name)}
    found = {word for word in map(_without_owner, written) if _is_spelled(word, parts, others)}
    shown = {name for name in whole if any(name in text for text in told)}
    return tuple(sorted(found | shown, key=lambda name: (-len(name), name)))


def _is_spelled(word: str, parts: Set[str], others: Set[str]) -> bool:
    """Whether a word is a name with whatever capitals; that of a stranger, or one that is a word, has one."""
    plain = word.casefold()
    if word[0].isupper():
        return plain in parts or plain in others
    return plain in parts and plain not in _folded("also_words")


def _parts_of(who: Speaker) -> Iterator[str]:
    """The words of a name, of the part before the @ and of the domain's first label."""
    for word in _LETTERS.findall(who.name or ""):
        if len(word) > 1 and _may_name(word):
            yield word
    local, _, domain = (who.email or "").partition("@")
    label = domain.split(".")[0]
    for word in (*_LETTERS.findall(local), *([] if label in _folded("providers") else [label])):
        if len(word) >= _SHORTEST_PART and word.casefold() not in _folded("also_words"):
            yield word


def _told_by_spelling(text: str, lang: str, written: Set[str]) -> Iterator[str]:
    """Words of runs that a title, a greeting, a place within the sentence or a second capital tells apart."""
    for run in _runs(text):
        start = run[0].start()
        before = text[max(0, start - _BEFORE) : start]
        words = [_without_owner(match.group()) for match in run]
        is_introduced = _is_introducing(words[0]) or any(map(_is_introducing, before.split()[-1:]))
        begins = bool(_BEGINS.search(before)) and not is_introduced
        if begins and (words[0].casefold() in _folded("openers") or words[0].lower() in written):
            words, begins = words[1:], False
        if not is_introduced and len(words) < (_PAIR if lang == "de" or begins else 1):
            continue
        yield from (word for word in words if _may_name(word))


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Words with a capital that stand side by side, or are joined as in "Carla de Vries" and "Dr. Vries"."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if not word.group()[0].isupper() or word.group().casefold() in _folded("ordinary"):
            continue
        if run and not _is_joined(run[-1], word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_joined(word: re.Match[str], following: re.Match[str]) -> bool:
    gap = word.string[word.end() : following.start()][: _LONGEST_JOINING + 1].lower()
    return gap in _JOINING or (gap == ". " and _is_introducing(word.group()))


def _may_name(word: str) -> bool:
    plain = word.casefold()
    return (
        len(word) > 1
        and plain not in _folded("ordinary")
        and plain not in _folded("titles")
        and plain not in _folded("greetings")
        and plain not in weekdays()
        and plain not in months()
        and not any(plain.startswith(f"{short}{mark}") for short in ("i", "it") for mark in "'’")
    )


def _is_introducing(word: str) -> bool:
    plain = word.casefold().rstrip(".,")
    return plain in _folded("titles") or plain in _folded("greetings")


def _without_owner(word: str) -> str:
    return next((word.removesuffix(end) for end in _OWNERS if word.endswith(end)), word)


@cache
def _folded(name: str) -> frozenset[str]:
    """A list of the data file in small letters."""
    listed: list[str] = read_data(Path(__file__).with_suffix(".toml"))[name]
    return frozenset(word.casefold() for word in listed)
