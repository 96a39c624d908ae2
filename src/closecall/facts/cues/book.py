"""Loading cue files, and finding the cues in a sentence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from closecall.text.pattern import PatternSet

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue of a file; see the package for the meaning of each field."""

    id: str
    fact: str
    value: str
    detail: str = ""
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    negated: Literal["void", "keep"] = "void"


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue met the words ``first`` up to, not including, ``end`` of a sentence."""

    cue: Cue
    first: int
    end: int


class CueBook:
    """The cues of one language and topic, searched together."""

    def __init__(self, cues: Sequence[Cue], classes: dict[str, list[str]]) -> None:
        self.cues = tuple(cues)
        self._said = PatternSet(
            [(index, pattern) for index, cue in enumerate(cues) for pattern in cue.patterns], classes=classes
        )
        self._voids = PatternSet(
            [(index, pattern) for index, cue in enumerate(cues) for pattern in cue.unless], classes=classes
        )

    def hear(self, folded: Sequence[str]) -> Iterator[Heard]:
        """The cues in a sentence's folded words, in order of place; those voided by ``unless`` are left out.

        Negation is left to the caller, who knows the sentence's language and clauses.
        """
        said = self._said.search(folded)
        if not said:
            return
        void = {match.key for match in self._voids.search(folded)}
        seen: set[tuple[int, int]] = set()
        for match in said:
            if match.key not in void and (match.first, match.key) not in seen:
                seen.add((match.first, match.key))
                yield Heard(self.cues[match.key], match.first, match.end)


@cache
def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have cues."""
    return tuple(sorted(folder.name for folder in _HERE.iterdir() if any(folder.glob("*.toml"))))


@cache
def load_cues(lang: str, topic: str) -> CueBook | None:
    """The cues of a language and topic, such as ``load_cues("en", "refusal")``; None where there are none."""
    path = _HERE / lang / f"{topic}.toml"
    if not path.is_file():
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    cues = [
        Cue(**{**entry, "patterns": tuple(entry["patterns"]), "unless": tuple(entry.get("unless", ()))})
        for entry in data["cue"]
    ]
    return CueBook(cues, data.get("classes", {}))
