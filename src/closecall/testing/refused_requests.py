"""Faults that an endpoint states itself: statuses, waits, error objects, redirects, and sequences of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from closecall.errors import ModelAnswerUnusable, ModelRejected, ModelUnreachable
from closecall.testing.fault import RIGHT, Fault
from closecall.testing.replies import Reply, refusal


def refused_requests() -> Iterator[tuple[str, Fault]]:
    """The faults by name."""
    yield from _statuses()
    yield from _waits()
    yield from _refusals()
    yield from _redirects()
    yield from _sequences()


def _statuses() -> Iterator[tuple[str, Fault]]:
    for status in (401, 402, 403, 404, 409, 413, 451):
        yield f"HTTP {status}", Fault("status", (refusal("no", status=status),), ModelRejected, 1)
    for status in (400, 422):  # said in so many words to those who ask for an unknown answer format
        yield f"HTTP {status}", Fault("status", (refusal("no", status=status),), ModelRejected, 3)
    for status in (408, 429, 500, 502, 503, 504, 520, 529):
        yield f"HTTP {status}", Fault("status", (refusal("no", status=status),), ModelUnreachable)
    page = "<!doctype html><title>Bad gateway</title>"
    yield (
        "HTTP 502 as a page",
        Fault("status", (Reply(502, page, {"Content-Type": "text/html"}),), ModelUnreachable),
    )
    yield "HTTP 429 without a body", Fault("status", (Reply(429),), ModelUnreachable)


def _waits() -> Iterator[tuple[str, Fault]]:
    for name, headers in {
        "seconds": {"Retry-After": "1"},
        "a fraction": {"Retry-After": "0.2"},
        "milliseconds": {"Retry-After-Ms": "250"},
        "a past date": {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"},
        "a date that is none": {"Retry-After": "Wed, 99 Foo 2015 07:28:00 GMT"},
        "a negative number": {"Retry-After": "-5"},
        "garbage": {"Retry-After": "soon"},
        "NaN": {"Retry-After": "nan"},
        "nothing": {},
    }.items():
        busy = replace(refusal("busy", status=429), headers=headers)
        yield f"429, Retry-After {name}", Fault("retry-after", (busy, RIGHT), None, 2)
    for name, value in {
        "600 s": "600",
        "a far date": "Tue, 01 Jan 2999 00:00:00 GMT",
        "infinity": "inf",
    }.items():
        busy = replace(refusal("busy", status=429), headers={"Retry-After": value})
        yield f"429, Retry-After {name}", Fault("retry-after", (busy, RIGHT), ModelUnreachable, 1)


def _refusals() -> Iterator[tuple[str, Fault]]:
    for status, code in (
        (429, "insufficient_quota"),
        (400, "context_length_exceeded"),
        (400, "content_filter"),
        (400, "model_not_found"),
        (404, "model_not_found"),
    ):
        name = f"{code} with {status}"
        yield name, Fault("refusal", (refusal("no", status=status, code=code),), ModelRejected, 1)
    yield "error object with 200", Fault("refusal", (refusal("no", status=200),), ModelRejected, 1)
    busy = refusal("overloaded", status=200, code=503)
    yield "error object 503 with 200", Fault("refusal", (busy,), ModelUnreachable)


def _redirects() -> Iterator[tuple[str, Fault]]:
    for status in (301, 302, 307, 308):
        away = Reply(status, headers={"Location": "http://elsewhere.example/v1/chat/completions"})
        yield f"{status} to another host", Fault("redirect", (away,), ModelRejected, 1)
    for name, path in {"loop": "/v1/chat/completions", "without end": "/v1/x/chat/completions"}.items():
        there = Reply(307, headers={"Location": path})
        yield f"redirect {name}", Fault("redirect", (there,), ModelRejected, 1)
    page = Reply(200, "<!doctype html><title>Sign in to the network</title>", {"Content-Type": "text/html"})
    yield "captive portal", Fault("redirect", (page,), ModelAnswerUnusable, 1)


def _sequences() -> Iterator[tuple[str, Fault]]:
    busy, cut = refusal("busy", status=503), Reply(raw=b"")
    yield "one failure, then the answer", Fault("sequence", (busy, RIGHT), None, 2)
    yield "two failures, then the answer", Fault("sequence", (busy, cut, RIGHT), None, 3)
    yield "failures without end", Fault("sequence", (busy, cut, busy), ModelUnreachable)
    revoked = refusal("revoked", status=401)
    yield "busy, then the key is revoked", Fault("sequence", (busy, revoked), ModelRejected, 2)
