"""While a thread is read, an event loop serves others; and several threads may read at once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from closecall import Advisor, advisor
from closecall.errors import InputError

_UNDATED = "Max: The saw is 900 EUR.\nAda: 900 is fine. I want it. I decide alone.\n"
_DAY = date(2026, 3, 2)
_EXAMPLES = Path(__file__).parents[1] / "examples" / "threads"
# Only a run that fails waits so long.
_PATIENCE = 20.0


class _Awaited:
    """Work that can only end once another task of the same loop had its turn."""

    def __init__(self) -> None:
        self.has_begun = threading.Event()
        self.other_ran = threading.Event()

    def work(self) -> None:
        self.has_begun.set()
        assert self.other_ran.wait(_PATIENCE), "the loop stood still"

    async def beside(self, advice: Any) -> Any:
        answer = asyncio.ensure_future(advice)
        while not self.has_begun.is_set():
            await asyncio.sleep(0)
        self.other_ran.set()
        return await answer


def _delayed(awaited: _Awaited, function: Callable[..., Any]) -> Callable[..., Any]:
    def late(*args: Any, **kwargs: Any) -> Any:
        awaited.work()
        return function(*args, **kwargs)

    return late


@pytest.mark.parametrize("step", ["read_facts", "decide_reading"])
def test_another_task_has_its_turn_while_a_thread_is_read_or_decided(
    step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    awaited = _Awaited()
    direct = Advisor().advise(_UNDATED, me="Max", as_of=_DAY)
    monkeypatch.setattr(advisor, step, _delayed(awaited, getattr(advisor, step)))
    told = asyncio.run(awaited.beside(Advisor().advise_async(_UNDATED, me="Max", as_of=_DAY)))
    assert told.to_dict() == direct.to_dict()


def test_an_error_of_the_reading_reaches_whoever_awaits_it() -> None:
    with pytest.raises(InputError, match="as_of is of type str"):
        asyncio.run(Advisor().advise_async(_UNDATED, me="Max", as_of="2026-03-02"))  # type: ignore[arg-type]


def test_threads_that_share_an_advisor_get_what_one_alone_gets() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(_EXAMPLES.glob("*.txt"))]
    shared = Advisor(today=lambda: _DAY)

    def told(text: str) -> dict[str, Any]:
        return shared.advise(text, me="@paperline.example").to_dict()

    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(told, texts * 4))
    assert together == [told(text) for text in texts] * 4
