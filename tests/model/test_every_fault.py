"""Each fault of the table ends as the table says: in the right answer or in one error of ours."""

from __future__ import annotations

import socket
import time
from typing import Any

import pytest

from closecall.errors import ModelError
from closecall.listening.model_reader import ModelReader
from closecall.model import ApiKey, ModelSettings, OpenAIModel
from closecall.testing import Fault, example_thread, faults

ATTEMPTS = 3
LIMIT = 0.3
BUSY_MACHINE = 2.0  # seconds; `python -m benchmarks.faults` measures the client's own part
KEY = ApiKey("sk-canary-0123456789")


class FakeTime:
    """A clock that only moves when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 100.0

    async def sleep(self, seconds: float) -> None:
        self.now += seconds

    def clock(self) -> float:
        return self.now


@pytest.fixture
def unknown_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names under .invalid are looked up and not found, without a network."""
    lookup = socket.getaddrinfo

    def guarded(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else str(host)
        if name.endswith(".invalid"):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return lookup(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", guarded)


def listen(base_url: str, *, timeout: float) -> object:
    fake = FakeTime()
    settings = ModelSettings(base_url, "tiny", timeout=timeout)
    with OpenAIModel(settings, attempts=ATTEMPTS, sleep=fake.sleep, clock=fake.clock) as model:
        return ModelReader(model, fallback=False, max_reasks=0).listen(example_thread()).claims


@pytest.mark.usefixtures("unknown_names")
@pytest.mark.parametrize("fault", faults().values(), ids=list(faults()))
def test_each_fault_ends_in_the_right_answer_or_in_its_one_error(fault: Fault) -> None:
    is_slow = fault.group == "slow"
    with fault.endpoint() as endpoint:
        begun = time.monotonic()
        if fault.error is None:
            assert listen(endpoint.base_url, timeout=30) == ()
        else:
            with pytest.raises(ModelError) as caught:
                listen(endpoint.base_url, timeout=LIMIT if is_slow else 30)
            error = caught.value
            assert isinstance(error, fault.error)
            assert type(error).__mro__.index(fault.error) <= 1
            assert error.hint
            assert "\n" not in str(error)
            assert error.__cause__ is None
        if is_slow:
            assert time.monotonic() - begun < LIMIT + BUSY_MACHINE
    due = ATTEMPTS if fault.requests is None else fault.requests
    # On a busy machine the time may be over before the endpoint has read the request.
    assert len(endpoint.received) in (range(due + 1) if is_slow else (due,))


def test_the_table_names_every_group_of_faults() -> None:
    groups = {fault.group for fault in faults().values()}
    assert groups == {
        "status", "retry-after", "refusal", "redirect", "socket", "slow", "payload", "text", "sequence",
    }  # fmt: skip
