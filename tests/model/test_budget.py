"""No request is sent that the budget does not cover, and what was spent is told."""

from __future__ import annotations

import threading
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from closecall.errors import InputError, LimitReached, ModelError
from closecall.model import Budget, ModelSettings, OpenAIModel, Prices, Spending
from closecall.model.port import ChatMessage, Request, Tokens
from closecall.testing import Reply, ScriptedEndpoint, answer, refusal

REQUEST = Request((ChatMessage("user", "Hello"),), {}, max_tokens=50)
PRICES = Prices(Decimal(2), Decimal(8))
GOOD = answer("{}")


async def at_once(_: float) -> None:
    pass


def ask(*replies: Any, spending: Spending, times: int = 1, attempts: int = 3) -> int:
    """How many requests were sent until the calls were made or the limit was reached."""
    with (
        ScriptedEndpoint(*replies, then=GOOD) as endpoint,
        OpenAIModel(
            ModelSettings(endpoint.base_url, "m"), spending=spending, sleep=at_once, attempts=attempts
        ) as model,
    ):
        try:
            for _ in range(times):
                model.complete(REQUEST)
        finally:
            sent = len(endpoint.received)
    return sent


def test_calls_and_tokens_are_counted_and_priced() -> None:
    spending = Spending(Budget(prices=PRICES))
    ask(spending=spending, times=3)
    assert (spending.calls, spending.tokens) == (3, Tokens(21, 9))
    assert spending.cost == Decimal(2 * 21 + 8 * 9) / 1_000_000


def test_without_prices_no_cost_is_guessed() -> None:
    spending = Spending()
    ask(spending=spending)
    assert spending.cost is None


@pytest.mark.parametrize(
    ("budget", "words"),
    [
        (Budget(calls=0), "0 calls is used up"),
        (Budget(tokens=100), "100 tokens does not cover"),
        (Budget(cost=Decimal("0.0001"), prices=PRICES), "of 0.0001 does not cover"),
    ],
)
def test_a_call_that_the_budget_does_not_cover_is_not_begun(budget: Budget, words: str) -> None:
    with ScriptedEndpoint(then=GOOD) as endpoint:
        model = OpenAIModel(ModelSettings(endpoint.base_url, "m"), spending=Spending(budget))
        with pytest.raises(LimitReached, match=words) as caught:
            model.complete(REQUEST)
    assert endpoint.received == []
    assert caught.value.exit_code == 4
    assert not caught.value.retryable


def test_repeated_requests_count_as_calls_and_end_at_the_limit() -> None:
    spending = Spending(Budget(calls=2))
    with pytest.raises(LimitReached):
        ask(Reply(503), Reply(503), spending=spending)
    assert spending.calls == 2


def test_calls_go_on_until_the_most_that_one_may_take_no_longer_fits() -> None:
    spending = Spending(Budget(tokens=400))
    with pytest.raises(LimitReached):
        ask(spending=spending, times=100)
    assert 100 < spending.tokens.prompt + spending.tokens.completion <= 400


@pytest.mark.parametrize("fault", [refusal("no", status=403), refusal("no", status=200), Reply(500)])
def test_what_the_endpoint_refuses_costs_nothing(fault: Reply) -> None:
    spending = Spending()
    with pytest.raises(ModelError):
        ask(fault, spending=spending, attempts=1)
    assert spending.tokens == Tokens()


def test_what_was_never_connected_costs_nothing() -> None:
    spending = Spending()
    model = OpenAIModel(ModelSettings("http://127.0.0.1:1/v1", "m"), spending=spending, attempts=1)
    with pytest.raises(ModelError):
        model.complete(REQUEST)
    assert (spending.calls, spending.tokens) == (1, Tokens())


@pytest.mark.parametrize(
    ("fault", "tokens"),
    [
        (answer("", finish_reason="length"), Tokens(7, 3)),
        (answer(None, message={"refusal": "no"}), Tokens(7, 3)),
    ],
)
def test_an_answer_that_cannot_be_used_costs_what_it_says(fault: dict[str, Any], tokens: Tokens) -> None:
    spending = Spending()
    with pytest.raises(ModelError):
        ask(fault, spending=spending)
    assert spending.tokens == tokens


@pytest.mark.parametrize("fault", [Reply(raw=b""), Reply(body=b"<html>")])
def test_what_nobody_counts_is_taken_for_the_most(fault: Reply) -> None:
    spending = Spending()
    with pytest.raises(ModelError):
        ask(fault, spending=spending, attempts=1)
    assert spending.tokens.completion == REQUEST.max_tokens
    assert spending.tokens.prompt > 100


def test_an_answer_without_usage_is_taken_for_the_most() -> None:
    spending = Spending()
    ask({name: value for name, value in GOOD.items() if name != "usage"}, spending=spending)
    assert spending.tokens.completion == REQUEST.max_tokens


def test_models_and_threads_share_one_budget() -> None:
    spending = Spending(Budget(calls=10))
    with ScriptedEndpoint(then=GOOD) as endpoint:
        settings = ModelSettings(endpoint.base_url, "m")
        models = [OpenAIModel(settings, spending=spending) for _ in range(2)]

        def work(model: OpenAIModel) -> None:
            for _ in range(5):
                try:
                    model.complete(REQUEST)
                except LimitReached:
                    return

        workers = [threading.Thread(target=work, args=(models[i % 2],)) for i in range(6)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        for model in models:
            model.close()
    assert len(endpoint.received) == spending.calls == 10


counts = st.integers(0, 500)


@given(
    st.lists(st.tuples(counts, counts, st.floats(0, 1))), st.integers(0, 5_000), st.decimals(0, 1, places=4)
)
def test_no_order_of_calls_ever_exceeds_a_budget(
    calls: list[tuple[int, int, float]], tokens: int, cost: Decimal
) -> None:
    spending = Spending(Budget(calls=20, tokens=tokens, cost=cost, prices=Prices(Decimal(90), Decimal(400))))
    for prompt, completion, used in calls:
        try:
            with spending.request(Tokens(prompt, completion)) as bill:
                bill.tokens = Tokens(int(prompt * used), int(completion * used))
        except LimitReached:
            continue
    assert spending.calls <= 20
    assert spending.tokens.prompt + spending.tokens.completion <= tokens
    assert spending.cost is not None
    assert spending.cost <= cost


def test_requests_under_way_are_set_aside() -> None:
    spending = Spending(Budget(tokens=100))
    with spending.request(Tokens(60, 0)) as bill:
        with pytest.raises(LimitReached), spending.request(Tokens(60, 0)):
            pass
        bill.tokens = Tokens(5, 0)
    with spending.request(Tokens(60, 0)):
        pass


NONSENSE: dict[str, Callable[[], object]] = {
    "a negative limit": lambda: Budget(calls=-1),
    "money without prices": lambda: Budget(cost=Decimal(1)),
    "money that is no number": lambda: Budget(cost=Decimal("NaN"), prices=PRICES),
    "a negative price": lambda: Prices(Decimal(-1), Decimal(1)),
    "a price without end": lambda: Prices(Decimal(1), Decimal("Infinity")),
}


@pytest.mark.parametrize("make", NONSENSE.values(), ids=list(NONSENSE))
def test_budgets_that_make_no_sense_are_refused(make: Callable[[], object]) -> None:
    with pytest.raises(InputError) as caught:
        make()
    assert caught.value.hint
