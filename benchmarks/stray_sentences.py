"""Whether a sentence of the buyer's that gives no reason to makes the answer firmer: 688 in 44 talks.

python -m benchmarks.stray_sentences [--lang LANG] [--show]

Each talk of ``tests/listening/stray_sentences`` lacks one thing for a firm close, or nothing, or holds a no.
A sentence about something else (kinds ``things`` to ``misc``, and ``aside``) stands in every talk of its
language, and the answer may not be firmer than the talk's own. A refusal or a hesitation answers the seller's
last message, and may not be answered more firmly than it allows. To ask the seller something is never firmer.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from closecall import Advisor, Approach

DATA = Path(__file__).parents[1] / "tests" / "listening" / "stray_sentences"
_PLACE = "{X}"
_ORDER = (Approach.RESPECT_NO, Approach.NURTURE, Approach.GUIDE, Approach.FIRM_CLOSE, Approach.CONFIRM)
_WORST = 10


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with a place for one more sentence of the buyer's.

    Attributes:
        is_follow_up: whether that sentence is a message of its own, after all others.
        is_signed: whether the deal was done before it.
        greeting: what stands in its place to tell the answer without it.

    """

    id: str
    lang: str
    me: str
    note: str
    is_follow_up: bool
    is_signed: bool
    greeting: str
    thread: str

    def answer(self, sentence: str, *, advisor: Advisor) -> Approach:
        """The approach after that sentence."""
        thread = self.thread.replace(_PLACE, sentence)
        return advisor.prepare(thread, me=self.me, note=self.note).brief.decision.approach


@dataclass(frozen=True, slots=True)
class Stray:
    """A sentence that gives no reason to be firmer.

    Attributes:
        most: the firmest approach that it leaves; ``None`` where it is about something else.
        rightly_firmer_in: talks in which it is a reason, by id.

    """

    id: str
    lang: str
    kind: str
    most: Approach | None
    rightly_firmer_in: tuple[str, ...]
    text: str

    def goes_into(self, talk: Talk) -> bool:
        """Whether it can stand in that talk: a hesitation is none where all is signed."""
        if talk.lang != self.lang or talk.id in self.rightly_firmer_in:
            return False
        if self.most is None:
            return True
        return talk.is_follow_up and (self.most is Approach.RESPECT_NO or not talk.is_signed)

    def firmest_in(self, own: Approach) -> Approach:
        """The firmest answer that may follow it in a talk whose own answer is given."""
        # Who has to be asked about one thing might be guided once that is known, and no more.
        own = Approach.GUIDE if own is Approach.ASK_FIRST else own
        return own if self.most is None else min(own, self.most, key=_ORDER.index)


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence in a talk, what may be answered at most, and what is."""

    stray: Stray
    talk: Talk
    most: Approach
    answer: Approach

    @property
    def is_firmer(self) -> bool:
        """Whether the answer is firmer than it may be."""
        asks = self.answer is Approach.ASK_FIRST
        return not asks and _ORDER.index(self.answer) > _ORDER.index(self.most)

    @property
    def is_harmful(self) -> bool:
        """Whether it closes or confirms what is not due, or writes to somebody who wants no more letters."""
        closes = self.answer in (Approach.FIRM_CLOSE, Approach.CONFIRM)
        return self.is_firmer and (closes or self.stray.kind == "opt_out")


def talks() -> tuple[Talk, ...]:
    """All of them, in the order of the file."""
    return tuple(Talk(**row) for row in _rows("talks.jsonl"))


def strays() -> tuple[Stray, ...]:
    """All sentences, in the order of the file."""
    return tuple(
        Stray(
            **{
                **row,
                "most": row["most"] and Approach(row["most"]),
                "rightly_firmer_in": tuple(row["rightly_firmer_in"]),
            }
        )
        for row in _rows("sentences.jsonl")
    )


def _rows(name: str) -> Iterator[dict[str, Any]]:
    with (DATA / name).open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def pairs(sentences: Sequence[Stray], *, advisor: Advisor) -> Iterator[Pair]:
    """Each sentence in each talk that it can stand in."""
    spoken = {stray.lang for stray in sentences}
    everywhere = [talk for talk in talks() if talk.lang in spoken]
    own = {talk.id: talk.answer(talk.greeting, advisor=advisor) for talk in everywhere}
    for stray in sentences:
        for talk in filter(stray.goes_into, everywhere):
            answer = talk.answer(stray.text, advisor=advisor)
            yield Pair(stray, talk, stray.firmest_in(own[talk.id]), answer)


def print_table(found: Sequence[Pair]) -> None:
    """A row a language and kind: how many sentences and pairs, and how many of them get a firmer answer."""
    rows: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in found:
        rows[pair.stray.lang, pair.stray.kind].append(pair)
        rows["all", ""].append(pair)
    rows["all", ""] = rows.pop(("all", ""))
    print("| language | kind | sentences | firmer | harmful | pairs | firmer | harmful |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for (lang, kind), row in rows.items():
        firmer, harmful = [p for p in row if p.is_firmer], [p for p in row if p.is_harmful]
        sentences = [len({pair.stray.id for pair in some}) for some in (row, firmer, harmful)]
        cells = (lang, kind, *sentences, len(row), len(firmer), len(harmful))
        print(f"| {' | '.join(map(str, cells))} |")


def worst_of(found: Sequence[Pair]) -> list[list[Pair]]:
    """The pairs that get a firmer answer, a list a sentence, the most harmful sentence first."""
    firmer: dict[str, list[Pair]] = defaultdict(list)
    for pair in found:
        if pair.is_firmer:
            firmer[pair.stray.id].append(pair)
    return sorted(firmer.values(), key=lambda those: (-sum(p.is_harmful for p in those), -len(those)))


def main() -> None:
    """Print the table and the worst sentences; with ``--show`` all that make an answer firmer."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--lang", help="the sentences and talks of one language")
    parser.add_argument("--show", action="store_true", help="list every sentence that makes an answer firmer")
    options = parser.parse_args()
    chosen = [stray for stray in strays() if options.lang in (None, stray.lang)]
    found = list(pairs(chosen, advisor=Advisor()))
    print_table(found)
    print()
    for those in worst_of(found)[: None if options.show else _WORST]:
        stray = those[0].stray
        print(f"{stray.id} {stray.kind}: {stray.text}")
        print(*(f"    {pair.talk.id}: {pair.most} -> {pair.answer}\n" for pair in those), sep="", end="")


if __name__ == "__main__":
    main()
