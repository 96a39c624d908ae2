"""Inputs that nobody would write, for as long as asked, against the laws in ``benchmarks/fuzzing``.

python -m benchmarks.fuzz [--minutes 10] [--law WORDS] [--seed 1]

Prints a row a law: inputs tried, how many different faults, the slowest input. Each fault follows with the
smallest input that shows it. Exit code 1 when there is one. ``tests/fuzz`` tries a few in the test suite.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from pydantic import BaseModel

from benchmarks.fuzzing.law import Law
from benchmarks.fuzzing.laws import LAWS

_A_ROUND = 60
"""Inputs of one law before it is the next law's turn."""
_LONGEST_SHOWN = 6_000


@dataclass(slots=True)
class Tried:
    """What became of a law so far.

    Attributes:
        inputs: how many were tried, those of looking for a smaller one included.
        slowest: seconds of the slowest one.
        faults: what was wrong, each with the smallest input.

    """

    inputs: int = 0
    slowest: float = 0.0
    faults: dict[str, str] = field(default_factory=dict)


def try_round(law: Law, tried: Tried, *, number: int) -> None:
    """New inputs for a law, the same ones for the same number."""
    failed: list[Any] = []

    def check(value: Any) -> None:  # noqa: ANN401  whatever the law's strategy gives
        begun = time.perf_counter()
        tried.inputs += 1
        try:
            law.check(value)
        except Exception:
            failed.append(value)
            raise
        finally:
            tried.slowest = max(tried.slowest, time.perf_counter() - begun)

    many = settings(
        max_examples=_A_ROUND,
        deadline=None,
        database=None,
        verbosity=Verbosity.quiet,
        phases=(Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    try:
        seed(number)(many(given(law.inputs)(check)))()
    except Exception as fault:  # any kind: that is what is looked for
        # Hypothesis tries the smallest input that fails last. What failed nowhere could not be made.
        tried.faults.setdefault(_named(fault), _shown(failed[-1]) if failed else "no input")


def _named(fault: Exception) -> str:
    """The kind of fault, its message's beginning, and the last place in closecall that it went through."""
    place, at = "", fault.__traceback__
    while at is not None:
        file = at.tb_frame.f_code.co_filename
        if "/closecall/" in file:
            place = f" in {file.rpartition('/closecall/')[2]}:{at.tb_lineno}"
        at = at.tb_next
    return f"{type(fault).__name__}{place}: {str(fault)[:120]!a}"


def _shown(value: object) -> str:
    """An input with all its texts, which closecall's own records leave out of what they show."""
    return json.dumps(value, default=_fields, ensure_ascii=True)


def _fields(value: object) -> object:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_defaults=True)
    if is_dataclass(value):
        return {each.name: getattr(value, each.name) for each in fields(value)}
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def table(tried: dict[Law, Tried]) -> Iterator[str]:
    """A row a law, then all."""
    yield "| law | inputs | faults | slowest |"
    yield "| --- | --- | --- | --- |"
    for law, each in tried.items():
        yield f"| {law.name} | {each.inputs:,} | {len(each.faults)} | {each.slowest:.2f} s |"
    everything = tried.values()
    yield (
        f"| **all** | {sum(each.inputs for each in everything):,} | "
        f"{sum(len(each.faults) for each in everything)} | {max(each.slowest for each in everything):.2f} s |"
    )


def main(arguments: Sequence[str] | None = None) -> None:
    """Try until the time is up, then print the table and the faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--law", default="", help="only laws with these words in their name")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the first round")
    asked = parser.parse_args(arguments)
    tried = {law: Tried() for law in LAWS if asked.law in law.name}
    if not tried:
        sys.exit(f"No law has {asked.law!r} in its name.")
    until, number = time.monotonic() + 60 * asked.minutes, asked.seed
    while time.monotonic() < until:
        for law, so_far in tried.items():
            if time.monotonic() < until:
                try_round(law, so_far, number=number)
        number += 1
    print("\n".join(table(tried)), f"\nFirst seed {asked.seed}, rounds {number - asked.seed}.")
    for law, so_far in tried.items():
        for name, example in so_far.faults.items():
            print(f"\n{law.name}\n  {name}\n  {example[:_LONGEST_SHOWN]}")
    sys.exit(any(each.faults for each in tried.values()))


if __name__ == "__main__":
    main()
