"""What cannot be run on Ray is refused in one line, before anything is begun."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

from closecall.batch import Settings
from closecall.engines.ray import answer_rows
from closecall.errors import InputError
from closecall.model import Budget

TODAY = date(2026, 3, 2)


def test_without_ray_the_extra_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(InputError, match=r"pip install 'closecall\[ray\]'"):
        answer_rows(None, Settings(today=TODAY), out=str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("budget", [Budget(calls=5), Budget(tokens=0)])
def test_a_limit_that_one_process_keeps_is_refused(budget: Budget, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds in one process"):
        answer_rows(None, Settings(today=TODAY, budget=budget), out=str(tmp_path / "out"))
    assert not (tmp_path / "out").exists()
