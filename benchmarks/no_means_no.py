"""How many of 320 ways to refuse or opt out are heard, in own words and as somebody else's.

python -m benchmarks.no_means_no [--semantic] [--show]

``tests/listening/no_means_no`` was written by somebody who had seen no cue. Each line is read as
the buyer's reply to an offer. It counts as heard where the refusal is told with its grade or a stronger one,
or where nothing is drafted; the same words quoted as somebody else's must not become the buyer's.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from closecall import Advice, Advisor, Approach, Thread
from closecall.facts.classifier import load_semantic_ear
from closecall.facts.vocabulary import Refusal

DATA = Path(__file__).parents[1] / "tests" / "listening" / "no_means_no"
_OFFERS = tomllib.loads((DATA / "offers.toml").read_text(encoding="utf-8"))
_NOTE = "I am certain: it saves them two days on every order. They turn over 900k EUR."
_DAY = date(2026, 3, 5)
_FINAL = (Refusal.EXPLICIT_NO, Refusal.OPT_OUT)


@dataclass(frozen=True, slots=True)
class Reply:
    """One way to refuse.

    Attributes:
        grade: what it says; ``explicit_no`` or ``opt_out``.
        disguise: how it is said: plain, polite, buried, misspelt, passed_on, split.
        text: the buyer's own words.
        quoted: the same refusal as somebody else's, told by a buyer who does not refuse.

    """

    id: str
    lang: str
    grade: Refusal
    disguise: str
    text: str
    quoted: str

    def advised(self, text: str, *, advisor: Advisor) -> Advice:
        """What is advised after that answer to the offer."""
        pasted = (
            f"From: Sam Ott <sam@ottware.example>\nDate: Tue, 3 Mar 2026 09:00\nSubject: Offer\n\n"
            f"{_OFFERS[self.lang]}\n\n"
            f"From: Lou Ames <lou@ames.example>\nDate: Wed, 4 Mar 2026 10:12\nSubject: Re: Offer\n\n{text}\n"
        )
        return advisor.advise(Thread.parse(pasted, me="sam@ottware.example"), note=_NOTE, as_of=_DAY)

    def is_heard(self, advisor: Advisor) -> bool:
        """Whether the refusal is told with its grade, or nothing is drafted."""
        advice = self.advised(self.text, advisor=advisor)
        told = advice.facts.refusal
        return advice.draft is None or told is Refusal.OPT_OUT or told is self.grade

    def is_imagined(self, advisor: Advisor) -> bool:
        """Whether somebody else's refusal is taken for the buyer's."""
        return self.advised(self.quoted, advisor=advisor).facts.refusal in _FINAL

    def is_pushed(self, advisor: Advisor) -> bool:
        """Whether the refusal is answered with a firm close or a confirmation."""
        approach = self.advised(self.text, advisor=advisor).decision.approach
        return approach in (Approach.FIRM_CLOSE, Approach.CONFIRM)


def replies() -> Iterator[Reply]:
    """All of them, in the order of the file."""
    for line in (DATA / "refusals.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield Reply(**{**row, "grade": Refusal(row["grade"])})


def main() -> None:
    """Print the tables; with ``--show`` also the ids that go wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--semantic", action="store_true", help="with the encoder of closecall[semantic]")
    parser.add_argument("--show", action="store_true", help="list the ids not heard, and those imagined")
    options = parser.parse_args()
    advisor = Advisor(ear=load_semantic_ear() if options.semantic else None)
    table: dict[str, list[tuple[bool, bool, bool]]] = defaultdict(list)
    for reply in replies():
        row = (reply.is_heard(advisor), reply.is_imagined(advisor), reply.is_pushed(advisor))
        for name in (reply.grade.value, reply.disguise, reply.lang, "all"):
            table[name].append(row)
        if options.show and not row[0]:
            print(f"not heard {reply.id}")
        if options.show and row[1]:
            print(f"imagined {reply.id}")
    print(
        "| replies | | heard | quoted, taken for the buyer's own | pushed |\n| --- | --- | --- | --- | --- |"
    )
    for name, rows in table.items():
        heard, imagined, pushed = (sum(column) for column in zip(*rows, strict=True))
        print(f"| {name} | {len(rows)} | {heard} | {imagined} | {pushed} |")


if __name__ == "__main__":
    main()
