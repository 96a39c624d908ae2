"""A call that is given up leaves no connection, no task, no thread and no request behind."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from closecall.errors import ModelUnreachable
from closecall.model import ModelSettings, OpenAIModel, background
from closecall.model.port import ChatMessage, Request
from closecall.testing import Ending, Reply, ScriptedEndpoint, answer

REQUEST = Request((ChatMessage("user", "Hello"),), {})
SILENT = Reply(delay=30)
FDS = Path("/proc/self/fd")

needs_proc = pytest.mark.skipif(not FDS.is_dir(), reason="open sockets are listed under /proc alone")


def sockets() -> frozenset[str]:
    """The open sockets of this process, servers' included."""
    found = set()
    for link in FDS.iterdir():
        with suppress(OSError):
            found.add(str(link.readlink()))
    return frozenset(name for name in found if name.startswith("socket:"))


def tasks() -> int:
    return len(asyncio.all_tasks(background._loop()))


@contextmanager
def settles(count: Callable[[], Any], expected: Any) -> Iterator[None]:
    """After the block, the count is as expected within a second."""
    yield
    give_up = time.monotonic() + 1
    while count() != expected and time.monotonic() < give_up:
        threading.Event().wait(0.01)
    assert count() == expected


def quiet_model(endpoint: ScriptedEndpoint, *, timeout: float = 30) -> OpenAIModel:
    return OpenAIModel(ModelSettings(endpoint.base_url, "m", timeout=timeout))


async def cancelled(model: OpenAIModel, endpoint: ScriptedEndpoint, calls: int) -> None:
    """So many calls, cancelled when all of them have reached the server."""
    begun = [asyncio.create_task(model.complete_async(REQUEST)) for _ in range(calls)]
    while len(endpoint.received) < calls:
        await asyncio.sleep(0.01)
    for task in begun:
        task.cancel()
    ended = await asyncio.gather(*begun, return_exceptions=True)
    assert all(isinstance(error, asyncio.CancelledError) for error in ended)


@needs_proc
def test_cancelled_async_calls_close_their_connections_and_end_their_tasks() -> None:
    background.run(asyncio.sleep(0))
    before = sockets()
    with settles(sockets, before), settles(tasks, 0), ScriptedEndpoint(then=SILENT) as endpoint:
        asyncio.run(cancelled(quiet_model(endpoint), endpoint, 8))
    assert len(endpoint.received) == 8


@needs_proc
def test_calls_of_threads_that_run_out_of_time_close_their_connections() -> None:
    background.run(asyncio.sleep(0))
    before = sockets()

    def ask(model: OpenAIModel) -> None:
        with pytest.raises(ModelUnreachable):
            model.complete(REQUEST)

    with settles(sockets, before), settles(tasks, 0), ScriptedEndpoint(then=SILENT) as endpoint:
        model = quiet_model(endpoint, timeout=0.3)
        with ThreadPoolExecutor(8) as workers:
            for done in [workers.submit(ask, model) for _ in range(8)]:
                done.result()


@needs_proc
def test_closing_a_model_closes_the_connections_that_were_kept_open() -> None:
    background.run(asyncio.sleep(0))
    before = sockets()
    kept = Reply(body=answer("{}"), ending=Ending.KEEP)
    with settles(sockets, before), ScriptedEndpoint(then=kept) as endpoint:
        listening = sockets()
        with settles(sockets, listening), quiet_model(endpoint) as model:
            model.complete(REQUEST)
            model.complete(REQUEST)
            assert len(sockets() - listening) == 2


def test_a_connection_that_was_closed_meanwhile_is_not_used_again() -> None:
    dropped = Reply(body=answer("{}"), ending=Ending.DROP)
    with ScriptedEndpoint(then=dropped) as endpoint, quiet_model(endpoint) as model:
        for _ in range(5):
            assert model.complete(REQUEST).text == "{}"
    assert len(endpoint.received) == 5


def test_an_interrupt_while_waiting_stops_the_request() -> None:
    code = (
        "import signal, threading, time\n"
        "from closecall.model.port import ChatMessage, Request\n"
        "from closecall.model import ModelSettings, OpenAIModel, background\n"
        "from closecall.testing import Reply, ScriptedEndpoint\n"
        "import asyncio\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)  # programs in the background ignore it\n"
        "with ScriptedEndpoint(then=Reply(delay=30)) as endpoint:\n"
        "    model = OpenAIModel(ModelSettings(endpoint.base_url, 'm'))\n"
        "    def interrupt():\n"
        "        while not endpoint.received: time.sleep(0.01)\n"
        "        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)\n"
        "    threading.Thread(target=interrupt).start()\n"
        "    try:\n"
        "        model.complete(Request((ChatMessage('user', 'Hello'),), {}))\n"
        "    except KeyboardInterrupt:\n"
        "        time.sleep(0.1)\n"
        "        print(len(asyncio.all_tasks(background._loop())), 'left')\n"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True)  # noqa: S603
    assert (done.stdout, done.stderr) == ("0 left\n", "")


def test_the_end_of_the_program_does_not_wait_for_a_name_lookup() -> None:
    code = (
        "import socket, threading\n"
        "from closecall.model.port import ChatMessage, Request\n"
        "from closecall.errors import ModelUnreachable\n"
        "from closecall.model import ModelSettings, OpenAIModel\n"
        "socket.getaddrinfo = lambda *_, **__: threading.Event().wait(60)\n"
        "model = OpenAIModel(ModelSettings('http://no-such-host.invalid/v1', 'm', timeout=0.3))\n"
        "try:\n"
        "    model.complete(Request((ChatMessage('user', 'Hello'),), {}))\n"
        "except ModelUnreachable as error:\n"
        "    print(error)\n"
    )
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=20, check=True)  # noqa: S603
    assert "no-such-host.invalid" in done.stdout
    assert done.stderr == ""


def test_a_name_that_is_found_after_the_call_was_given_up_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    found = threading.Event()

    def slow(*_: Any, **__: Any) -> list[Any]:
        found.wait(5)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    model = OpenAIModel(ModelSettings("http://no-such-host.invalid/v1", "m", timeout=0.2))
    with pytest.raises(ModelUnreachable):
        model.complete(REQUEST)
    lookups = [thread for thread in threading.enumerate() if thread.name == "closecall-lookup"]
    found.set()
    for thread in lookups:
        thread.join(2)
    background.run(asyncio.sleep(0))
    assert lookups
    assert capfd.readouterr() == ("", "")
