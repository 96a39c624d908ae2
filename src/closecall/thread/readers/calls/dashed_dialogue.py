"""A talk as novels print it: every line begins with a dash, nobody has a name, and two people take turns."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from closecall.text.language import guess_language
from closecall.text.resources.lazy_regex import compiled_late
from closecall.text.word_classes import classes_in_any
from closecall.thread.lexicon.side_words import side_words
from closecall.thread.person_names import name_words
from closecall.thread.pieces import LONGEST_LINE, Page, Reader, Reading
from closecall.thread.readers.turn_lines import SAMPLE, Talk, Turn, named
from closecall.thread.records import ThreadKind

_FILE = Path(__file__).with_suffix(".toml")
_DASHED = compiled_late(r"\s{0,8}(?:[-\u2010\u2013]\s{1,4}|[\u2014\u2015]\s{0,4})(?P<text>[^\s\d-].*)$")
_VOICES = ("Voice 1", "Voice 2")
_FEWEST = 4
_FEWEST_REPLIES = 2
_SHORT_ANSWER = 2
"""Words."""

_ENDS = (".", "!", "?", "\u2026", '"', "\u201d", "\u00bb")
_ARTICLES = frozenset(("il", "la", "le", "les", "su", "je"))
"""Which speak to somebody in one language, and to nobody in the next."""
_CONFIDENCE, _HIGHEST = 0.7, 0.75
"""Below what is taken for certain, so that the seller is told how this was read."""

_TAKE_TURNS = "No speakers are named here: each line with a dash was taken for the other one's answer."


def _said(page: Page) -> Iterator[tuple[int, str | None]]:
    """The filled lines, each with what stands behind its dash; None for one without."""
    for index in page.filled:
        match = _DASHED.match(page.lines[index])
        yield index, match["text"].strip() if match else None


def confidence(page: Page) -> float:
    """Below certain where each line has a dash and people ask, answer and speak to each other."""
    sample = page.filled[:SAMPLE]
    if len(sample) < _FEWEST or _DASHED.match(page.lines[sample[0]]) is None:
        return 0.0
    found = [text for _, text in _said(page)][:SAMPLE]
    said = [text[:LONGEST_LINE] for text in found if text]
    if len(said) < len(found) or any(map(named, said)):
        return 0.0
    return _CONFIDENCE if _is_talk(said) else 0.0


def _is_talk(said: list[str]) -> bool:
    """Whether lines are said by two people to each other: notes and lists ask nobody, and answer nothing."""
    classes = classes_in_any(_FILE)
    replies = classes["replies"]
    words = [name_words(text) for text in said]
    ended = sum(text.endswith(_ENDS) for text in said)
    asked = [False, *(one.endswith("?") and not two.endswith("?") for one, two in pairwise(said))]
    answers = sum(
        bool(spoken) and (replies.holds(spoken[0]) or (is_asked and len(spoken) <= _SHORT_ANSWER))
        for spoken, is_asked in zip(words, asked, strict=True)
    )
    articles = _ARTICLES - {"le"} if guess_language("\n".join(said)) == "es" else _ARTICLES
    spoken_to = set().union(*words) & ((side_words().persons[1] - articles) | side_words().titles)
    # Who begins with "Yes, oak is fine" answers a letter, point by point.
    begins = not (words[0] and classes["plain"].holds(words[0][0]))
    return (
        begins
        and ended * 5 >= len(said) * 4
        and bool(spoken_to)
        and answers >= _FEWEST_REPLIES
        and (any(asked) or answers * 3 >= len(said))
    )


def read(page: Page) -> Reading:
    """One piece a line, by the two in turn."""
    talk = Talk()
    for index, text in _said(page):
        if text is None:
            talk.add(index, page.lines[index])
        else:
            talk.turns.append(Turn(_VOICES[len(talk.turns) % 2], index, index, lines=[text]))
    return talk.reading(ThreadKind.CALL, warnings=(_TAKE_TURNS,))


READER = Reader("lines with dashes", _HIGHEST, confidence, read)
