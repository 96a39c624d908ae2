"""The command that was typed, ready to be typed again with the answers in it."""

from __future__ import annotations

import shlex
from collections.abc import Sequence

from closecall.cli.answers import ANSWER
from closecall.cli.console import one_line

_IN_THE_NOTE = "seller_conviction"
_NOT_TOLD = "currency"
"""No fact takes a size in words; the amounts are told in another currency."""
# What a shell would read as more than itself even between double quotes.
_SPECIAL = frozenset('"$`\\!')


def typed_again(typed: Sequence[str], facts: Sequence[str]) -> str:
    """The same command with a place for each answer; certainty is told in the note, behind what stands there.

    Args:
        typed: the words after ``closecall``; empty for the options alone.
        facts: what is asked for.

    """
    words = _without_places(typed)
    if _IN_THE_NOTE in facts:
        words = _with_note(words)
    told = [f"{fact}={ANSWER}" for fact in facts if fact not in (_IN_THE_NOTE, _NOT_TOLD)]
    if told:
        words += ["--facts", ",".join(told)]
    return one_line(" ".join((*(["closecall"] if typed else []), *map(_quoted, words))))


def _without_places(typed: Sequence[str]) -> list[str]:
    """The words without the places of an earlier suggestion where no answer was put; they are asked anew."""
    words: list[str] = []
    for word in typed:
        is_value = words[-1:] == ["--facts"]
        if (is_value or word.startswith("--facts=")) and f"={ANSWER}" in word:
            option, said = ("", word) if is_value else ("--facts=", word.removeprefix("--facts="))
            kept = ",".join(pair for pair in said.split(",") if not pair.strip().endswith(f"={ANSWER}"))
            if kept:
                words.append(f"{option}{kept}")
            elif is_value:
                words.pop()
        else:
            words.append(word)
    return words


def _with_note(words: list[str]) -> list[str]:
    for place, word in reversed(list(enumerate(words))):
        if word == "--note" and place + 1 < len(words):
            return [*words[: place + 1], _with_answer(words[place + 1]), *words[place + 2 :]]
        if word.startswith("--note="):
            return [*words[:place], _with_answer(word), *words[place + 1 :]]
    return [*words, "--note", ANSWER]


def _with_answer(note: str) -> str:
    return note if note.endswith(ANSWER) else f"{note} {ANSWER}"


def _quoted(word: str) -> str:
    """A word as a shell takes it; in double quotes where these are enough, since notes have apostrophes."""
    if word == ANSWER:
        return f'"{word}"'
    plain = shlex.quote(word)
    return plain if plain == word or not _SPECIAL.isdisjoint(word) else f'"{word}"'
