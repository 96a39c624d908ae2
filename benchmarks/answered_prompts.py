"""How many answers of a good writer to the very prompts pass the draft rules at the first try.

python -m benchmarks.answered_prompts [--show] [--talks ID ...]

``tests/drafting/answered`` holds talks, and answers that people wrote who saw a prompt of closecall and
nothing else: neither the rules nor what they find. Each is handed in as the model's answer and is not asked
for again. An answer whose talk is read otherwise today than when it was written, so that another approach is
due or other tokens are given, is left out and counted. Only the first time that an answer was checked tells
how strict the rules are: they were mended since.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from closecall import Advisor
from closecall.drafting.generation.model_writer import ModelWriter
from closecall.drafting.records import Brief, Channel, Problem
from closecall.errors import ClosecallError
from closecall.facts.vocabulary import Facts
from closecall.model.port import Completion, Request

DATA = Path(__file__).parents[1] / "tests" / "drafting" / "answered"
_ABOUT_THE_RUN = frozenset({"model_broke_rules", "thread_shortened"})
_OTHER_TOKENS = "mangled_slot"


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer and what became of it.

    Attributes:
        set_: which of the sets it belongs to.
        problems: those of the draft; None where the talk now calls for another answer.
        left_out: sentences that do not stand in the draft.

    """

    talk: str
    set_: str
    approach: str
    lang: str
    answer: dict[str, str]
    problems: tuple[Problem, ...] | None
    left_out: int


@dataclass(frozen=True, slots=True)
class _OneAnswer:
    """A model that has one thing to say."""

    answer: dict[str, str]

    def complete(self, request: Request) -> Completion:  # noqa: ARG002  whatever it is asked
        return Completion(json.dumps(self.answer, ensure_ascii=False), model="a person")

    async def complete_async(self, request: Request) -> Completion:
        raise NotImplementedError("one draft after the other")


def checked(only: Collection[str] = ()) -> Iterator[Answered]:
    """Every answer, checked, in the order of the file."""
    for row in _rows("answers"):
        if only and row["talk"] not in only:
            continue
        brief = _brief(row["talk"], Channel(row["channel"]))
        is_due = brief is not None and brief.approach.value == row["approach"]
        problems, left_out = _problems(brief, row["answer"]) if brief is not None and is_due else (None, 0)
        yield Answered(
            row["talk"], row["set"], row["approach"], row["lang"], row["answer"], problems, left_out
        )


def _problems(brief: Brief, answer: dict[str, str]) -> tuple[tuple[Problem, ...] | None, int]:
    """What is wrong with the draft of an answer, and how many of its sentences were left out."""
    written = ModelWriter(_OneAnswer(answer), max_reasks=0).write(brief)
    if any(problem.code == _OTHER_TOKENS for problem in written.problems):
        return None, 0
    if written.source != "model":
        return written.problems, 0
    return (), sum(problem.code == "left_out" for problem in written.problems)


@cache
def _brief(talk: str, channel: Channel) -> Brief | None:
    told = _talks()[talk]
    as_of = told.get("as_of")
    try:
        return (
            Advisor()
            .prepare(
                told["thread"],
                me=told.get("me", ()),
                note=told.get("note"),
                facts=Facts.from_mapping(told.get("facts", {})),
                as_of=date.fromisoformat(as_of) if as_of else None,
                channel=channel,
            )
            .brief
        )
    except ClosecallError:
        return None


@cache
def _talks() -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in _rows("talks")}


def _rows(name: str) -> Iterator[dict[str, Any]]:
    with (DATA / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def main() -> None:
    """Print the answers that pass by set and approach, and the rules that refuse the others."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--show", action="store_true", help="print what was refused, and why")
    parser.add_argument("--talks", nargs="*", default=(), metavar="ID")
    args = parser.parse_args()
    every = list(checked(args.talks))
    due = [one for one in every if one.problems is not None]
    print("| set | approach | answers | pass | of these with a sentence left out |\n" + "| --- " * 5 + "|")
    for set_, approach in dict.fromkeys((one.set_, one.approach) for one in due):
        group = [one for one in due if (one.set_, one.approach) == (set_, approach)]
        passed = [one for one in group if not one.problems]
        shorter = sum(bool(one.left_out) for one in passed)
        print(f"| {set_} | {approach} | {len(group)} | {len(passed)} | {shorter} |")
    print(f"\n{len(every) - len(due)} left out: another answer is due today")
    codes = Counter(p.code for one in due for p in {p.code: p for p in one.problems or ()}.values())
    for code, count in codes.most_common():
        if code not in _ABOUT_THE_RUN:
            print(f"{count:4}  {code}")
    if args.show:
        for one in due:
            for problem in one.problems or ():
                if problem.code not in _ABOUT_THE_RUN:
                    print(one.talk, one.approach, one.lang, problem.code, repr(problem.words))


if __name__ == "__main__":
    main()
