"""The lines of a job's files: requests that go out, answers that come back in any order, or do not."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from closecall.batch.file_errors import storing_in
from closecall.errors import ModelAnswerUnusable
from closecall.model.strict_json import load_strictly

MOST_REQUESTS = 50_000
MOST_BYTES = 200_000_000
"""What OpenAI takes in one file."""

_OWN = 0o600
_ID = re.compile(r"(?P<key>[0-9a-f]{32})-(?P<turn>[0-9]{1,4})", re.ASCII)
_NO_RESPONSE = 503


class JobFile:
    """A file of requests, readable by its owner alone, that is filled until it is sent.

    Args:
        path: where it stands; what is there is written over.

    Attributes:
        requests: how many are in it.

    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.requests = 0
        self._size = 0
        with storing_in(path):
            path.unlink(missing_ok=True)
            self._file = os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWN), "wb")

    def fits(self, line: bytes) -> bool:
        """Whether one more line does."""
        return self.requests < MOST_REQUESTS and self._size + len(line) <= MOST_BYTES

    def add(self, line: bytes) -> None:
        """One more request."""
        with storing_in(self.path):
            self._file.write(line)
        self.requests += 1
        self._size += len(line)

    def close(self) -> None:
        """All requests are in it."""
        with storing_in(self.path):
            self._file.close()

    def delete(self) -> None:
        """It is not needed any more."""
        self._file.close()
        self.path.unlink(missing_ok=True)


def request_line(key: bytes, turn: int, body: Mapping[str, Any]) -> bytes:
    """A request as a line of a job's file; its id there is the row's key and the turn."""
    told = {
        "custom_id": f"{key.hex()}-{turn}",
        "method": "POST",
        "url": "/v1/chat/completions",
        "body": body,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace") + b"\n"


def answer_in(line: bytes) -> tuple[bytes, int, dict[str, Any]] | None:
    """Key, turn, and status and body of the response in a line; None for what is no answer to a request.

    A line with an error in place of a response is as a response that the service is not there for now.
    """
    try:
        told = load_strictly(line.decode("utf-8"))
    except (ValueError, ModelAnswerUnusable):
        return None
    if not isinstance(told, Mapping) or not isinstance(told.get("custom_id"), str):
        return None
    named = _ID.fullmatch(told["custom_id"])
    if named is None:
        return None
    response = told.get("response")
    status = response.get("status_code") if isinstance(response, Mapping) else None
    if isinstance(response, Mapping) and isinstance(status, int):
        answer = {"status": status, "body": response.get("body")}
    else:
        answer = {"status": _NO_RESPONSE, "body": {"error": told.get("error")}}
    return bytes.fromhex(named["key"]), int(named["turn"]), answer
