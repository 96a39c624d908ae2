"""What calls may cost, and what they have cost, checked before each of them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal

from closecall.errors import InputError, LimitReached
from closecall.model.port import Tokens

_MILLION = 1_000_000
_HINT = "Raise the limit to go on."


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in any one currency, as the endpoint's price list says; never guessed.

    Raises:
        InputError: a price is negative or no number.

    """

    prompt: Decimal
    completion: Decimal

    def __post_init__(self) -> None:
        _check("price", self.prompt, self.completion)

    def halved(self) -> Prices:
        """What a provider takes where it may answer within a day instead of at once."""
        return Prices(self.prompt / 2, self.completion / 2)

    def cost(self, tokens: Tokens) -> Decimal:
        """What so many tokens cost."""
        return (self.prompt * tokens.prompt + self.completion * tokens.completion) / _MILLION


@dataclass(frozen=True, slots=True)
class Budget:
    """What all calls together may use up; None for no limit.

    Attributes:
        calls: requests that are sent, the repeated ones included.
        tokens: of prompts and completions.
        cost: money, in the currency of the prices.
        prices: needed for ``cost``, and to tell what was spent.

    Raises:
        InputError: a limit is negative or no number, or there is one of money without prices.

    """

    calls: int | None = None
    tokens: int | None = None
    cost: Decimal | None = None
    prices: Prices | None = None

    def __post_init__(self) -> None:
        _check("limit", *(v for v in (self.calls, self.tokens, self.cost) if v is not None))
        if self.cost is not None and self.prices is None:
            raise InputError(
                "A limit of money was given and no prices.",
                hint="Give the prices of a million tokens, as the endpoint's price list says.",
            )


class Bill:
    """What one request cost; as long as nobody says, the most that it may."""

    def __init__(self, most: Tokens) -> None:
        self.tokens = most


class Spending:
    """What has been used up of a budget; one for all the models, threads and loops that share it.

    Before a request is sent, the most that it may use is set aside: a token for each byte that is sent, and
    the length limit of the answer. What the endpoint counts takes its place afterwards; where it does not
    count, or no answer comes, the most stays. So a budget is never exceeded by an endpoint that counts right
    and keeps to the length limit, and calls end a little before it is used up.
    """

    def __init__(self, budget: Budget | None = None) -> None:
        self.budget = budget or Budget()
        self._lock = threading.Lock()
        self._calls = 0
        self._spent = Tokens()
        self._aside = Tokens()

    @property
    def calls(self) -> int:
        """Requests sent so far."""
        return self._calls

    @property
    def tokens(self) -> Tokens:
        """Used up so far, without what is set aside."""
        return self._spent

    @property
    def cost(self) -> Decimal | None:
        """Money spent so far; None without prices."""
        return self.budget.prices.cost(self._spent) if self.budget.prices else None

    @contextmanager
    def request(self, most: Tokens) -> Iterator[Bill]:
        """One request, which may use ``most`` tokens; the caller writes into the bill what it did use.

        Raises:
            LimitReached: the budget does not cover it. Nothing was set aside.

        """
        self.set_aside(most)
        bill = Bill(most)
        try:
            yield bill
        finally:
            self.settle(most, bill.tokens)

    def set_aside(self, most: Tokens) -> None:
        """Count a request that may use ``most`` tokens; :meth:`settle` must follow.

        Raises:
            LimitReached: the budget does not cover it. Nothing was set aside.

        """
        with self._lock:
            self._check(most)
            self._calls += 1
            self._aside += most

    def settle(self, most: Tokens, used: Tokens) -> None:
        """What a request has used takes the place of what was set aside for it."""
        with self._lock:
            self._aside = _less(self._aside, most)
            self._spent += used

    def _check(self, most: Tokens) -> None:
        budget, committed = self.budget, self._spent + self._aside
        if budget.calls is not None and self._calls >= budget.calls:
            raise LimitReached(f"The budget of {budget.calls:,} calls is used up.", hint=_HINT)
        used, more = _total(committed), _total(most)
        if budget.tokens is not None and used + more > budget.tokens:
            raise LimitReached(
                f"The budget of {budget.tokens:,} tokens does not cover another call: {used:,} are used or "
                f"set aside, and it may take {more:,}.",
                hint=_HINT,
            )
        if budget.cost is not None and budget.prices:
            cost, extra = budget.prices.cost(committed), budget.prices.cost(most)
            if cost + extra > budget.cost:
                raise LimitReached(
                    f"The budget of {budget.cost} does not cover another call: {cost:.4f} is spent or set "
                    f"aside, and it may cost {extra:.4f}.",
                    hint=_HINT,
                )


def _total(tokens: Tokens) -> int:
    return tokens.prompt + tokens.completion


def _less(tokens: Tokens, other: Tokens) -> Tokens:
    return Tokens(tokens.prompt - other.prompt, tokens.completion - other.completion)


def _check(what: str, *numbers: Decimal | int) -> None:
    for number in numbers:
        if not (Decimal(number).is_finite() and number >= 0):
            raise InputError(f"The {what} is {number}.", hint="Give a number from 0 upwards.")
