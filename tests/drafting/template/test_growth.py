"""A draft takes as much longer as a thread is longer, whatever the buyer asks for again and again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from closecall import Advisor, TemplateWriter, Thread

_FEW, _MANY = 50, 400
# Eight times the messages; going through all of them for each one would take sixty times as long.
_MOST_TIMES = 9.5

_TALK = {
    "a day for a call": ("Call me on Thursday please, number {n}.", "Shall I call you about {n}?"),
    "an order cancelled": ("Please cancel order {n}, we found another.", "Order {n} is on its way."),
    "a trial told": ("Our cook tested number {n} all week, I love it.", "How did trial {n} go?"),
    "one's own name": ("Gary here, number {n} is fine.", "Hi Gary, that is {n},480 EUR."),
}


@pytest.mark.parametrize("name", _TALK)
@pytest.mark.parametrize("is_answered", [True, False], ids=["in turn", "the buyer alone at last"])
def test_the_calls_grow_with_the_messages(
    name: str, *, is_answered: bool, calls_of: Callable[[Callable[[], object]], int]
) -> None:
    buyer, seller = _TALK[name]

    def calls(numbers: range) -> int:
        sides = [is_answered and number % 2 == 0 for number in numbers]
        lines = [
            f"[{1 + n // 1440:02}.03.26, {n // 60 % 24:02}:{n % 60:02}:00] "
            + (f"Owen: {seller}" if is_his else f"Gary: {buyer}").format(n=n)
            for n, is_his in zip(numbers, [True, *sides[1:]], strict=True)
        ]
        brief = Advisor().prepare(Thread.parse("\n".join(lines), me=("Owen",))).brief
        return calls_of(lambda: TemplateWriter().write(brief))

    calls(range(_FEW))
    few = calls(range(1_000, 1_000 + _FEW))
    assert calls(range(2_000, 2_000 + _MANY)) < _MOST_TIMES * few
