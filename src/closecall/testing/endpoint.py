"""A chat-completions server on this machine that answers, or misbehaves, by script."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

_UNSCRIPTED = 418
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer or fault.

    Attributes:
        body: bytes or text as they are; anything else as JSON.
        headers: added to, or replacing, ``Content-Type`` and ``Content-Length``.
        raw: sent instead of status, headers and body; b"" closes without an answer.
        delay: seconds before the first byte.
        drip: seconds before each single byte.
        reset: break the connection after sending, instead of closing it.

    """

    status: int = 200
    body: Any = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    delay: float = 0.0
    drip: float = 0.0
    reset: bool = False

    def to_bytes(self) -> bytes:
        """The whole answer as it goes over the wire."""
        if self.raw is not None:
            return self.raw
        body = self.body if isinstance(self.body, bytes | str) else json.dumps(self.body)
        content = body.encode("utf-8", "surrogatepass") if isinstance(body, str) else body
        headers = {"Content-Type": "application/json", "Content-Length": str(len(content)), **self.headers}
        lines = [f"HTTP/1.1 {self.status} Scripted", *(f"{k}: {v}" for k, v in headers.items())]
        return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1") + content


def answer(text: str | None, **choice: Any) -> dict[str, Any]:  # noqa: ANN401  any JSON value
    """A chat completion's JSON that says ``text``.

    Args:
        text: the message's content; None as in refusals and tool calls.
        choice: replaces fields of the choice, such as ``finish_reason="length"``.

    """
    return {
        "id": "chatcmpl-scripted",
        "object": "chat.completion",
        "created": 0,
        "model": "scripted",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": text},
                "finish_reason": "stop",
                **choice,
            }
        ],
        "usage": {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10},
    }


@dataclass(frozen=True, slots=True)
class Received:
    """A request that the endpoint got; header names are in lower case."""

    path: str
    headers: Mapping[str, str]
    body: Any


class ScriptedEndpoint:
    """A server for ``with``, listening on 127.0.0.1 at a free port.

    For example::

        with ScriptedEndpoint(Reply(503), answer('{"body": "Hello"}')) as endpoint:
            model = OpenAIModel(ModelSettings(endpoint.base_url, "any"))

    Args:
        replies: one for each request, in order; a mapping is sent as JSON with status 200. Requests beyond
            the script get status 418.

    Attributes:
        received: the requests so far, oldest first.

    """

    def __init__(self, *replies: Reply | Mapping[str, Any]) -> None:
        self._replies = [r if isinstance(r, Reply) else Reply(body=dict(r)) for r in replies]
        self._lock = threading.Lock()
        self.received: list[Received] = []
        self.closing = threading.Event()

    @property
    def base_url(self) -> str:
        """The address to configure, ending in ``/v1``."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def next_reply(self, request: Received) -> Reply:
        """The reply to the request, which is kept."""
        with self._lock:
            self.received.append(request)
            unscripted = Reply(_UNSCRIPTED, {"error": {"message": "the script is used up"}})
            return self._replies.pop(0) if self._replies else unscripted

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _answering(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def _answering(endpoint: ScriptedEndpoint) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Play the next reply; a client that has gone away is no error."""
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = endpoint.next_reply(Received(self.path, headers, json.loads(body or b"null")))
            try:
                _send(reply, self.connection, endpoint.closing)
            except OSError:
                self.close_connection = True
            if reply.reset:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
                self.connection.close()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


def _send(reply: Reply, connection: socket.socket, closing: threading.Event) -> None:
    closing.wait(reply.delay)
    content = reply.to_bytes()
    if not reply.drip:
        connection.sendall(content)
        return
    for at in range(len(content)):
        if closing.wait(reply.drip):
            return
        connection.sendall(content[at : at + 1])
