"""A chat-completions server on this machine that answers, or misbehaves, by script."""

from __future__ import annotations

import json
import socket
import struct
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from closecall.testing.replies import Ending, Received, Reply, Step, refusal, reply_of

_USED_UP = refusal("the script is used up", status=418)
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class ScriptedEndpoint:
    """A server for ``with``, listening on 127.0.0.1 at a free port.

    For example::

        with ScriptedEndpoint(Reply(503), answer('{"body": "Hello"}')) as endpoint:
            model = OpenAIModel(ModelSettings(endpoint.base_url, "any"))

    Args:
        replies: one for each request, in order; a mapping is sent as JSON with status 200, and a function
            is given the request and returns a :class:`Reply`.
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
        self._lock = threading.Lock()
        self.received: list[Received] = []
        self.closing = threading.Event()

    @property
    def base_url(self) -> str:
        """The address to configure."""
        return self._address.replace("{port}", str(self._server.server_address[1]))

    def next_reply(self, request: Received) -> Reply:
        """The reply to the request, which is kept."""
        with self._lock:
            self.received.append(request)
            step = self._replies.pop(0) if self._replies else self._then
        return reply_of(step, request)

    def __enter__(self) -> Self:
        self._server = _Server(("127.0.0.1", 0), _answering(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401  the base class's
        """Say nothing: a client that breaks off is what many scripts are for."""


def _answering(endpoint: ScriptedEndpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            """Play the next reply; a client that has gone away is no error."""
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = endpoint.next_reply(Received(self.path, headers, json.loads(body or b"null")))
            self.close_connection = reply.ending is not Ending.KEEP
            try:
                _send(reply, self.connection, endpoint.closing)
            except OSError:
                self.close_connection = True
            if reply.ending is Ending.RESET:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
                self.connection.close()

        def do_GET(self) -> None:
            """The same: a followed redirect may turn into it."""
            self.do_POST()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


def _send(reply: Reply, connection: socket.socket, closing: threading.Event) -> None:
    closing.wait(reply.delay)
    for part in (reply.head(), *[reply.content()] * reply.times):
        if not reply.drip:
            connection.sendall(part)
            continue
        for at in range(len(part)):
            if closing.wait(reply.drip):
                return
            connection.sendall(part[at : at + 1])
    closing.wait(reply.linger)
