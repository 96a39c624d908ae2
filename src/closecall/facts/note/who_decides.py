"""Where a seller's note says that the buyer decides alone: "her call", "nobody above him", "pays it himself".

Sellers say so in a hundred ways, and one word more turns it round: "her call once her father agreed". So a
clause says it only where it holds one of those ways and no word beside it but small ones, and where nothing
in its sentence turns it or names somebody who may decide as well.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import zip_longest
from pathlib import Path

from closecall.facts.note.note_clauses import Joints, clauses_of, joints_of
from closecall.text.patterns.pattern_set import PatternSet, patterns_in
from closecall.text.resources.toml_file import read_data
from closecall.text.sentences import Sentence, sentences_of
from closecall.text.tokens import fold, words_of
from closecall.thread.lexicon.side_words import side_words

_FILE = Path(__file__).with_suffix(".toml")


def sole_decider_in(note: str, *, lang: str, names: Collection[str] = ()) -> str:
    """The first clause that says so; empty where none does, or where the note speaks of a man and a woman.

    Args:
        lang: the note's language.
        names: the buyer's, lower case.

    """
    patterns = patterns_in(_FILE, lang)
    if patterns is None:
        return ""
    known = {fold(name) for name in names}
    found: list[str] = []
    is_of_others = False
    for sentence in sentences_of(note):
        # "Her mother owns it. She decides."
        was_of_others, is_of_others = is_of_others, _met(sentence.words.folded, patterns, "others")
        if not (was_of_others or sentence.is_question):
            found += _telling(note, sentence, patterns, lang=lang, known=known)
    return found[0] if found and not _speaks_of_two(found, patterns) else ""


def _telling(
    note: str, sentence: Sentence, patterns: PatternSet[str], *, lang: str, known: Collection[str]
) -> Iterator[str]:
    """The clauses of a sentence that say who decides and nothing else."""
    stand_in = read_data(_FILE)[lang].get("name", ())
    telling: list[str] = []
    rest: list[str] = []
    for clause in clauses_of(note, sentence, (), joints=_joints(lang)):
        words = list(_without_names(known, words_of(clause.said).folded, stand_in))
        says_it = not clause.is_against and _says_it_only(words, patterns)
        (telling if says_it else rest).append(clause.said.strip())
    beside = [words_of(said).folded for said in rest]
    is_of_others = any(_met(words, patterns, name) for words in beside for name in ("others", "ours"))
    if not is_of_others and not _speaks_of_two([*telling, *rest], patterns):
        yield from telling


def _without_names(known: Collection[str], words: Sequence[str], stand_in: Sequence[str]) -> Iterator[str]:
    """The words with one for the buyer's name and its title: "Frau" alone may be a wife."""
    titles = side_words().honorifics
    is_name = False
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        was_name, is_name = is_name, word in known or (following in known and word in titles)
        if not is_name:
            yield word
        elif not was_name:
            yield from stand_in


def _says_it_only(words: Sequence[str], patterns: PatternSet[str]) -> bool:
    covered: set[int] = set()
    says = False
    for match in patterns.search(words):
        if match.key in ("sole", "around"):
            says = says or match.key == "sole"
            covered.update(range(match.first, match.end))
    return says and len(covered) == len(words)


def _met(words: Sequence[str], patterns: PatternSet[str], name: str) -> bool:
    return any(match.key == name for match in patterns.search(words))


def _speaks_of_two(clauses: Sequence[str], patterns: PatternSet[str]) -> bool:
    """Whether what was found tells of a man and of a woman: "her money, his call"."""
    words = [word for clause in clauses for word in words_of(clause).folded]
    return _met(words, patterns, "he") and _met(words, patterns, "she")


@cache
def _joints(lang: str) -> Joints:
    own = read_data(_FILE)[lang]
    return joints_of(" ".join(own["conditions"]), " ".join(own["joints"]))
