"""Threads a second on one core: text to thread, facts, decision; and the whole advice with the template.

python -m benchmarks.read_and_decide [--threads N]

Measured on made-up threads of six mails, each new to the run, so that nothing is remembered from the one
before; beside it, what the six example threads take that are read again and again. Times are CPU time of one
core; compare ratios within one run, because absolute times differ from machine to machine.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.made_up import ME, mail_threads, new_words
from closecall import Advisor, Thread, decide, read_facts

AS_OF = date(2026, 6, 1)
ROOT = Path(__file__).parents[1]
_EXAMPLES_ME = ("@paperline.example", "@klarsicht.example", "@bedsidecare.example", "Petra", "Dana", "Joana")
_ROUNDS = 4
_EXAMPLE_ROUNDS = 40


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--threads", type=int, default=200, help="six-message threads in a round")
    options = parser.parse_args()
    news = new_words()
    rounds = [[mail_threads(options.threads, news) for _ in range(3)] for _ in range(_ROUNDS)]
    examples = [path.read_bytes() for path in sorted((ROOT / "examples" / "threads").iterdir())]
    # The first round of each reads the data files.
    new = _best([_all_steps(*texts, me=ME) for texts in rounds][1:], options.threads)
    again = _best(
        [_all_steps(examples, examples, examples, me=_EXAMPLES_ME) for _ in range(_EXAMPLE_ROUNDS)],
        len(examples),
    )
    characters = sum(map(len, rounds[0][0])) / options.threads
    print(f"{options.threads} threads of six mails in a round, {characters:,.0f} characters on average\n")
    print(
        "| step | ms a thread, all different | a second | ms, the same six again |\n| --- | --- | --- | --- |"
    )
    for name, seconds in new.items():
        print(f"| {name} | {seconds * 1000:.2f} | {1 / seconds:,.0f} | {again[name] * 1000:.2f} |")


def reading_steps(texts: Sequence[str | bytes], *, me: tuple[str, ...]) -> dict[str, float]:
    """CPU seconds of each step up to the decision, over all of the texts, one step after another."""
    threads: list[Any] = []
    read: list[Any] = []
    return {
        "text to thread": _seconds(lambda: threads.extend([Thread.parse(text, me=me) for text in texts])),
        "thread to facts": _seconds(
            lambda: read.extend([read_facts(thread, as_of=AS_OF) for thread in threads])
        ),
        "facts to decision": _seconds(lambda: [decide(each.facts, as_of=AS_OF) for each in read]),
    }


def _all_steps(
    texts: Sequence[str | bytes],
    others: Sequence[str | bytes],
    still_others: Sequence[str | bytes],
    *,
    me: tuple[str, ...],
) -> dict[str, float]:
    """The steps alone, and thread by thread to the decision and to the draft, each with texts of its own."""
    advisor = Advisor()
    return {
        **reading_steps(texts, me=me),
        "text to decision": _seconds(lambda: [advisor.prepare(text, me=me) for text in others]),
        "whole advice, template": _seconds(lambda: [advisor.advise(text, me=me) for text in still_others]),
    }


def _best(rounds: Sequence[dict[str, float]], count: int) -> dict[str, float]:
    """The seconds a thread of each step, in its best round."""
    return {name: min(each[name] for each in rounds) / count for name in rounds[0]}


def _seconds(step: Callable[[], object]) -> float:
    began = time.process_time()
    step()
    return time.process_time() - began


if __name__ == "__main__":
    main()
