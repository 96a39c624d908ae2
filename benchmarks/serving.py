"""A scripted endpoint in a process of its own, so that its work is not counted as the client's."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection

from closecall.testing import Ending, Reply, ScriptedEndpoint, answer

RIGHT = '{"findings": []}'


class Served:
    """An endpoint in another process.

    Attributes:
        base_url: the address to ask.

    """

    def __init__(self, to_server: Connection[bool, str | int]) -> None:
        self._to_server = to_server
        self.base_url = str(to_server.recv())

    def requests(self) -> int:
        """How many have come so far."""
        self._to_server.send(True)
        return int(self._to_server.recv())


@contextmanager
def serving(endpoint: Callable[[], ScriptedEndpoint]) -> Iterator[Served]:
    """The endpoint that ``endpoint``, which is pickled, makes in another process."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(endpoint, there))
    process.start()
    try:
        yield Served(here)
    finally:
        here.send(False)
        process.join()


def _serve(endpoint: Callable[[], ScriptedEndpoint], to_client: Connection[str | int, bool]) -> None:
    with endpoint() as serving:
        to_client.send(serving.base_url)
        while to_client.recv():
            to_client.send(len(serving.received))


def answering(delay: float) -> ScriptedEndpoint:
    """An endpoint that always gives the right answer, after ``delay`` seconds, and keeps its connections."""
    return ScriptedEndpoint(then=Reply(body=answer(RIGHT), delay=delay, ending=Ending.KEEP))
