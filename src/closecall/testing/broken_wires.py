"""Faults below the answer: names, connections, bytes that do not come."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator

from closecall.errors import ModelAnswerUnusable, ModelError, ModelUnreachable
from closecall.testing.fault import RIGHT, Fault
from closecall.testing.replies import Ending, Reply

_OK = b"HTTP/1.1 200 OK\r\n"
_NOBODY = "http://127.0.0.1:1/v1"
_NO_SUCH_NAME = "http://no-such-host.invalid:{port}/v1"
_NOT_ENCRYPTED = "https://127.0.0.1:{port}/v1"
_GZIP = {"Content-Encoding": "gzip"}
_FOREVER = 60.0


def broken_wires() -> Iterator[tuple[str, Fault]]:
    """The faults of names, connections and transfer, by name."""
    for name, address in {
        "connection refused": _NOBODY,
        "no such host": _NO_SUCH_NAME,
        "no TLS where it is asked for": _NOT_ENCRYPTED,
    }.items():
        yield name, Fault("socket", (RIGHT,), ModelUnreachable, 0, address)
    for name, reply in _broken_off().items():
        yield name, Fault("socket", (reply,), ModelUnreachable)
    for name, reply in _too_much().items():
        yield name, Fault("socket", (reply,), ModelAnswerUnusable, 1)
    yield from _kept_open()
    yield from _slow()


def _broken_off() -> dict[str, Reply]:
    """Replies that end too early, or are none: the next one may be better."""
    body = json.dumps(RIGHT).encode()
    return {
        "closed without a word": Reply(raw=b""),
        "reset before headers": Reply(raw=b"", ending=Ending.RESET),
        "reset after headers": Reply(raw=_OK + b"Content-Length: 90\r\n\r\n{", ending=Ending.RESET),
        "short body": Reply(body=body, headers={"Content-Length": str(len(body) + 40)}),
        "bad chunk": Reply(raw=_OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
        "bad status line": Reply(raw=b"SMTP ready\r\n\r\n"),
        "header flood": Reply(raw=_OK + b"X-A: b\r\n" * 50_000),
        "a header without end": Reply(raw=_OK + b"X-A: " + b"b" * 500_000),
    }


def _too_much() -> dict[str, Reply]:
    """Replies that would fill the memory, or must be unpacked to be read."""
    return {
        "bad gzip": Reply(body=b"\x1f\x8b not gzip", headers=_GZIP),
        "gzip bomb": Reply(body=gzip.compress(bytes(50_000_000), compresslevel=1), headers=_GZIP),
        "50 MB": Reply(body=b" " * 1_000_000, times=50),
        "50 MB without a length": Reply(raw=_OK + b"Connection: close\r\n\r\n" + b" " * 3_000_000),
    }


def _kept_open() -> Iterator[tuple[str, Fault]]:
    right = Reply(body=RIGHT, ending=Ending.KEEP)
    yield "kept open", Fault("socket", (right,), None, 1)
    promised = Reply(body=RIGHT, ending=Ending.DROP)
    yield "keep-alive closed", Fault("socket", (promised,), None, 1)
    busy = Reply(503, b"{}", ending=Ending.KEEP)
    unused = Reply(raw=b"", ending=Ending.RESET)
    yield "reset when used again", Fault("socket", (busy, unused, right), None, 3)


def _slow() -> Iterator[tuple[str, Fault]]:
    slow: dict[str, tuple[Reply, type[ModelError]]] = {
        "silence": (Reply(body=RIGHT, delay=_FOREVER), ModelUnreachable),
        "drip": (Reply(body=RIGHT, drip=0.05), ModelUnreachable),
        "drip of headers": (Reply(raw=_OK + b"X-A: b\r\n" * 5_000, drip=0.005), ModelUnreachable),
        "silence after headers": (
            Reply(raw=_OK + b"Content-Length: 90\r\n\r\n", linger=_FOREVER),
            ModelUnreachable,
        ),
        "silence within the body": (
            Reply(raw=_OK + b"Content-Length: 90\r\n\r\n{", linger=_FOREVER),
            ModelUnreachable,
        ),
    }
    for name, (reply, error) in slow.items():
        yield name, Fault("slow", (reply,), error, 1)
