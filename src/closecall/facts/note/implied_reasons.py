"""What a seller tells of the buyer beside his certainty: a burden of theirs, or what a trial did for them.

"She was broken into in August and the old system didn't go off, I'm certain this is right": no mark says
that the one is the reason for the other, so what stands there must be one by itself. It tells in the
indicative what burdens this buyer, or what came of a trial. What may be, what is heard of somebody, what
others have, the sale itself and a buyer's private days are no reasons, and take the whole of what stands
beside it with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from closecall.text.patterns.pattern_set import PatternSet
from closecall.text.resources.toml_file import read_data
from closecall.text.tokens import words_of

# A clause begins behind a mark, and behind "and" where a subject follows ("and the old one failed").
_MARK = r"[,;:]\s|\s[–—-]\s|\s\(|\)"
_SUBJECT = (
    "they|he|she|it|the|our|their|his|her|die|der|das|er|sie|ihr|ihre|sein|seine|il|elle|ils|elles|le|la|les|son"
    "|sa|ses|leur|leurs|el|los|las|su|sus|lo|i|gli|si|suo|sua|ze|zij|hij|hun|haar|zijn|de|het|o|os|a|as|ele|ela"
    "|eles|elas|han|hon|deras|den|det"
)
_MARKS = " \n\t,;:.!()–—-"
_FEWEST_WORDS = 4


class _Words(NamedTuple):
    clause: re.Pattern[str]
    burden: PatternSet[None]
    lacks: PatternSet[None]
    measure: PatternSet[None]
    denies: PatternSet[None]
    trial: PatternSet[None]
    outcome: PatternSet[None]
    finds: PatternSet[None]
    no: PatternSet[None]
    theirs: PatternSet[None] | None = None

    def can_tell(self, told: Sequence[str]) -> bool:
        """Whether it is of this buyer, and nothing in it takes it out."""
        is_theirs = self.theirs is None or self.theirs.is_met(told) or self.trial.is_met(told)
        return is_theirs and not self.no.is_met(told)

    def tell(self, clause: Sequence[str]) -> bool:
        """Whether a clause tells a burden, or what came of a trial."""
        burdens = self.burden.search(clause)
        denials = self.denies.search(clause)
        is_denied = any(denial.end <= burden.first for denial in denials for burden in burdens)
        if self.trial.is_met(clause):
            # A burden in the trial speaks against the thing.
            is_good = not burdens and self.outcome.is_met(clause)
            return is_denied or is_good or self.finds.is_met(clause)
        return self.lacks.is_met(clause) or (bool(burdens) and not is_denied)

    def is_weighty(self, told: Sequence[str]) -> bool:
        """Whether it says how much, how often or when, so that it is more than a bad day."""
        if self.measure.is_met(told) or any(word[0].isdigit() for word in told):
            return True
        return self.trial.is_met(told) or self.lacks.is_met(told)

    def clauses(self, body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Each clause between two places, without the joint that ends it."""
        joints = list(self.clause.finditer(body, start, end))
        starts = [start, *(joint.end() for joint in joints)]
        ends = [*(joint.start() for joint in joints), end]
        return zip(starts, ends, strict=True)


def told_beside(body: str, start: int, end: int, lang: str) -> tuple[int, int] | None:
    """The clauses between two places that tell it, from the first of them; None where none does."""
    words = _words(lang)
    told = words_of(body, start, end).folded
    if words is None or not words.can_tell(told):
        return None
    first, last = None, start
    for clause in words.clauses(body, start, end):
        if words.tell(words_of(body, *clause).folded):
            first, last = clause[0] if first is None else first, clause[1]
        elif first is not None:
            break
    if first is None:
        return None
    last = first + len(body[first:last].rstrip(_MARKS))
    told = words_of(body, first, last).folded
    return (first, last) if len(told) >= _FEWEST_WORDS and words.is_weighty(told) else None


def tells_why(said: str, lang: str) -> bool:
    """Whether a clause tells a burden or what came of a trial."""
    words = _words(lang)
    return words is not None and words.tell(words_of(said).folded)


def is_measured(said: str, lang: str) -> bool:
    """Whether a clause says how much, how often or when."""
    words = _words(lang)
    return words is not None and words.is_weighty(words_of(said).folded)


@cache
def _words(lang: str) -> _Words | None:
    data: dict[str, dict[str, Any]] = read_data(Path(__file__).with_suffix(".toml"))
    if lang not in data:
        return None
    lists = dict(data[lang])
    joint = re.compile(rf"{_MARK}|\s(?:{lists.pop('and')})\s(?=(?:{_SUBJECT})\s)", re.IGNORECASE)
    return _Words(joint, **{name: _phrases(written) for name, written in lists.items()})


def _phrases(written: Sequence[str]) -> PatternSet[None]:
    return PatternSet([(None, pattern) for pattern in written], late=True)
