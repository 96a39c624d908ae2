"""Same input, same bytes: whatever the hash seed, locale, time zone, folder, and what was read before."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from benchmarks.determinism import EXAMPLES, digest, digest_elsewhere
from closecall import Advisor


@pytest.fixture(scope="module")
def here() -> str:
    """What this process says."""
    return digest()


@pytest.mark.parametrize(
    ("seed", "locale", "zone"),
    [("0", "C", "UTC"), ("1", "C.UTF-8", "Asia/Kolkata"), ("4294967295", "POSIX", "America/St_Johns")],
)
def test_every_process_says_the_same(seed: str, locale: str, zone: str, tmp_path: Path, here: str) -> None:
    """In another folder too, and beside another process that does the same."""
    variables = {"PYTHONHASHSEED": seed, "LC_ALL": locale, "LANG": locale, "TZ": zone}
    with ThreadPoolExecutor(2) as both:
        runs = [both.submit(digest_elsewhere, variables, folder=folder) for folder in (tmp_path, EXAMPLES)]
    assert [run.result() for run in runs] == [here, here]


def test_what_was_read_before_changes_nothing(here: str) -> None:
    assert digest(order=-1) == here
    assert digest() == here


def test_only_the_day_of_today_is_taken_from_outside_and_it_can_be_given() -> None:
    """A thread without a date is counted from the clock that the caller hands in, from nothing else."""
    call = "Dana (seller): Shall we start?\nRuth (buyer): Ask me again in three weeks."
    first, second = date(2026, 6, 1), date(2026, 8, 3)
    by_clock = [Advisor(today=lambda: first).advise(call), Advisor(today=lambda: second).advise(call)]
    by_hand = [Advisor(today=lambda: date.min).advise(call, as_of=day) for day in (first, second)]
    assert [one.to_dict() for one in by_clock] == [one.to_dict() for one in by_hand]
    assert by_clock[0].decision.cadence != by_clock[1].decision.cadence
