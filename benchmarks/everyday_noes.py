"""What becomes of short talks that end in a no in everyday words, and of some that only sound like one.

python -m benchmarks.everyday_noes [FILE] [--show]

``tests/listening/everyday_noes/talks.jsonl`` was written by somebody who had seen no cue. A no is heard where
the refusal is told with its grade or a stronger one; it is asked about where the seller has to tell what it
means; otherwise a message goes to somebody who said no.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from closecall import Advisor, Approach
from closecall.errors import InputError
from closecall.facts.vocabulary import Refusal

DATA = Path(__file__).parents[1] / "tests" / "listening" / "everyday_noes"
_FINAL = (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


class Outcome(StrEnum):
    """What becomes of a talk."""

    HEARD = "heard"
    ASKED = "asked about"
    MESSAGE = "gets a message"
    FALSE_NO = "taken for a no"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Talk:
    """A short talk.

    Attributes:
        me: the seller's name in it.
        label: what it ends in: ``explicit_no``, ``opt_out`` or ``none``.
        kind: ``warm`` talks went well before the no, ``after_yes`` had agreed, ``consequence`` tells what the
            no follows from, ``near`` only sounds like one.
        quote: the words that say it.

    """

    id: str
    lang: str
    me: str
    thread: str
    label: str
    kind: str
    quote: str

    @property
    def is_no(self) -> bool:
        """Whether it ends in one."""
        return self.label != "none"

    def outcome(self, advisor: Advisor) -> Outcome:
        """What becomes of it."""
        try:
            prepared = advisor.prepare(self.thread, me=[self.me])
        except InputError:
            # It cannot tell who wrote what, and asks that.
            return Outcome.ASKED
        told = prepared.reading.facts.refusal
        if told in _FINAL and not self.is_no:
            return Outcome.FALSE_NO
        if self.is_no and (told is Refusal.OPT_OUT or told == self.label):
            return Outcome.HEARD
        if prepared.brief.decision.approach is Approach.ASK_FIRST:
            return Outcome.ASKED
        return Outcome.MESSAGE if self.is_no else Outcome.FINE


def talks(file: Path = DATA / "talks.jsonl") -> Iterator[Talk]:
    """All of them, in the order of the file."""
    for line in file.read_text(encoding="utf-8").splitlines():
        yield Talk(**json.loads(line))


def main() -> None:
    """Print the tables; with ``--show`` also the talks that go wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("file", type=Path, nargs="?", default=DATA / "talks.jsonl", help="talks of your own")
    parser.add_argument("--show", action="store_true", help="list what gets a message, and false noes")
    options = parser.parse_args()
    advisor = Advisor()
    table: dict[str, Counter[Outcome]] = defaultdict(Counter)
    for talk in talks(options.file):
        outcome = talk.outcome(advisor)
        group = "noes" if talk.is_no else "near noes"
        for name in (f"all {group}", talk.kind if talk.is_no else "", f"{talk.lang}, {group}"):
            if name:
                table[name][outcome] += 1
        if options.show and outcome in (Outcome.MESSAGE, Outcome.FALSE_NO):
            print(f"{talk.id} {outcome}: {talk.quote}")
    print(
        "| talks | | "
        + " | ".join(Outcome)
        + " |\n| --- | --- | "
        + " | ".join("---" for _ in Outcome)
        + " |"
    )
    for name, found in sorted(table.items()):
        print(f"| {name} | {found.total()} | " + " | ".join(str(found[each]) for each in Outcome) + " |")


if __name__ == "__main__":
    main()
