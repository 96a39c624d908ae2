"""A chat-completions server on this machine that answers, or misbehaves, by script."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import struct
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, Self

from closecall.testing.replies import Ending, Received, Reply, Step, refusal, reply_of

_FUNCTIONS_AT_ONCE = 64
_SOON = 0.01
_USED_UP = refusal("the script is used up", status=418)
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)
_REQUEST_LINE = re.compile(rb"(?P<method>[A-Z]{1,20}) (?P<path>[^ ]{1,4000}) HTTP/1\.[01]")


class ScriptedEndpoint:
    """A server for ``with``, listening on 127.0.0.1 at a free port.

    For example::

        with ScriptedEndpoint(Reply(503), answer('{"body": "Hello"}')) as endpoint:
            model = OpenAIModel(ModelSettings(endpoint.base_url, "any"))

    Args:
        replies: one for each request, in order; a mapping is sent as JSON with status 200, and a function
            is given the request, in a thread of its own, and returns a :class:`Reply`.
        then: the reply to every request beyond the script; status 418 by default.
        address: the base URL to give out, with the port in place of ``{port}``: the address itself may be
            at fault.

    Attributes:
        received: the requests so far, oldest first.

    """

    def __init__(
        self, *replies: Step, then: Step = _USED_UP, address: str = "http://127.0.0.1:{port}/v1"
    ) -> None:
        self._replies = list(replies)
        self._then = then
        self._address = address
        self.received: list[Received] = []

    @property
    def base_url(self) -> str:
        """The address to configure."""
        return self._address.replace("{port}", str(self._port))

    def __enter__(self) -> Self:
        started = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(started)), daemon=True)
        self._thread.start()
        started.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._closing.set)
        self._thread.join()

    async def _serve(self, started: threading.Event) -> None:
        self._loop = asyncio.get_running_loop()
        self._closing = asyncio.Event()
        self._talks: set[asyncio.Task[Any]] = set()
        with ThreadPoolExecutor(_FUNCTIONS_AT_ONCE) as functions:
            self._loop.set_default_executor(functions)
            server = await asyncio.start_server(self._converse, "127.0.0.1", 0, backlog=1024)
            self._port = server.sockets[0].getsockname()[1]
            started.set()
            await self._closing.wait()
            while others := asyncio.all_tasks() - {asyncio.current_task()}:
                for talk in self._talks:
                    talk.cancel()
                await asyncio.wait(others, timeout=_SOON)
            server.close()  # not before: one that is closed leaves what is just coming in open

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer all requests of one connection; a client that has gone away is no error."""
        writer.transport.set_write_buffer_limits(high=0)  # a drained reply has left this program
        talk = asyncio.current_task()
        assert talk is not None  # noqa: S101  this is run as a task
        self._talks.add(talk)
        try:
            # A cancelled one would be reported on the screen.
            with suppress(OSError, EOFError, ValueError, asyncio.LimitOverrunError, asyncio.CancelledError):
                while (request := await _read(reader)) is not None:
                    reply = await self._reply_to(request)
                    await _play(reply, writer)
                    if reply.ending is not Ending.KEEP:
                        break
        finally:
            self._talks.discard(talk)
            writer.transport.abort()

    async def _reply_to(self, request: Received) -> Reply:
        self.received.append(request)
        step = self._replies.pop(0) if self._replies else self._then
        if callable(step):
            return await asyncio.to_thread(step, request)
        return reply_of(step, request)


async def _read(reader: asyncio.StreamReader) -> Received | None:
    """The next request; None where what comes is none, such as the beginning of an encrypted connection."""
    first = await reader.readexactly(1)
    if not first.isalpha():
        return None
    head = first + await reader.readuntil(b"\r\n\r\n")
    line, *fields = head.rstrip().split(b"\r\n")
    asked = _REQUEST_LINE.fullmatch(line)
    if asked is None:
        return None
    headers = {
        name.decode("latin-1").lower(): value.strip().decode("latin-1")
        for name, _, value in (field.partition(b":") for field in fields)
    }
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    path, method = asked["path"].decode("latin-1"), asked["method"].decode("latin-1")
    is_form = headers.get("content-type", "").startswith("multipart/")
    return Received(path, headers, body if is_form else json.loads(body or b"null"), method)


async def _play(reply: Reply, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(reply.delay)
    content = reply.content()
    if reply.drip:
        for byte in reply.head() + content * reply.times:
            await asyncio.sleep(reply.drip)
            writer.write(bytes([byte]))
    else:
        writer.write(reply.head() + content)
        await writer.drain()
        for _ in range(reply.times - 1):
            writer.write(content)
            await writer.drain()
    await asyncio.sleep(reply.linger)
    if reply.ending is Ending.RESET:
        connection: socket.socket = writer.get_extra_info("socket")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
