"""The digest tells two answers apart by all that shaped the decision, and by nothing else."""

from __future__ import annotations

from datetime import date

from closecall import Advisor

_THREAD = "Marta: We want the small press.\nOwen: It costs 4,900 EUR.\nMarta: That is fine with me."


def _digest(*, note: str | None = None, day: int = 2) -> str:
    return Advisor().prepare(_THREAD, me="Owen", note=note, as_of=date(2026, 6, day)).digest


def test_the_same_thread_note_and_day_have_one_digest() -> None:
    assert _digest() == _digest()


def test_another_note_or_another_day_has_another_digest() -> None:
    assert len({_digest(), _digest(note="Nice weather today."), _digest(day=3)}) == 3
