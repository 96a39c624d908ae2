"""A provider's batch interface by script: files and jobs, for :class:`.endpoint.ScriptedEndpoint`."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from closecall.testing.replies import Received, Reply, Step, answer, refusal, reply_of

_UPLOADED = re.compile(rb"\r\n\r\n(?P<content>\{.*?\n)\r\n--", re.DOTALL)
_PLACE = re.compile(r".*?/(?P<what>files|batches)(?:/(?P<id>[^/?]+))?(?P<more>/content)?(?:\?.*)?")
_RUNNING = ("validating", "in_progress")

Lines = list[dict[str, Any]]


class ScriptedBatches:
    """Give it to :class:`ScriptedEndpoint` as ``then``; it keeps files and jobs as OpenAI does.

    For example::

        with ScriptedEndpoint(then=ScriptedBatches(answer('{"body": "Hello"}'))) as endpoint:
            settings = ModelSettings(endpoint.base_url, "any")

    Args:
        step: answers each request of a job, as it would a call: a reply, a mapping, or a function that is
            given the request as one.
        states: how each job ends, in the order in which they are begun; the last one for all further ones.
        twist: is given the lines of a job's answers and errors, and returns those that are handed out.
        looks: how often a job is looked at before it ends.
        why: the error of a job that ends as "failed".

    Attributes:
        uploads: the requests in each file so far, oldest first.
        jobs: what was asked for in each job, by id.
        deleted: ids of the files that were deleted.

    """

    def __init__(
        self,
        step: Step | None = None,
        *,
        states: Sequence[str] = ("completed",),
        twist: Callable[[Lines], Lines] = lambda lines: lines,
        looks: int = 1,
        why: Mapping[str, Any] | None = None,
    ) -> None:
        self.uploads: list[Lines] = []
        self.jobs: dict[str, dict[str, Any]] = {}
        self.deleted: list[str] = []
        self._step = step if step is not None else answer("{}")
        self._states = states
        self._twist = twist
        self._looks = looks
        self._why = why
        self._files: dict[str, bytes] = {}
        self._seen: dict[str, int] = {}
        self._lock = threading.Lock()

    def __call__(self, request: Received) -> Reply:
        """The reply of the files or the batches route."""
        place = _PLACE.fullmatch(request.path)
        if place is None:
            return refusal("unknown route", status=404)
        with self._lock:
            if place["what"] == "files":
                return self._file(request, place["id"], is_content=place["more"] is not None)
            if request.method == "POST":
                return self._begin(request)
            if place["id"] is None:
                latest = [self._told(name, look=False) for name in reversed(self.jobs)]
                return Reply(body={"object": "list", "data": latest, "has_more": False})
            if place["id"] not in self.jobs:
                return refusal("No such batch", status=404)
            return Reply(body=self._told(place["id"], look=True))

    def _file(self, request: Received, name: str | None, *, is_content: bool) -> Reply:
        if name is None:
            found = _UPLOADED.search(request.body)
            content = found["content"] if found else b""
            self.uploads.append([json.loads(line) for line in content.splitlines()])
            name = f"file-{len(self.uploads)}"
            self._files[name] = content
            return Reply(body={"id": name, "object": "file", "purpose": "batch", "bytes": len(content)})
        if name not in self._files:
            return refusal("No such file", status=404)
        if request.method == "DELETE":
            self.deleted.append(name)
            del self._files[name]
            return Reply(body={"id": name, "object": "file", "deleted": True})
        return Reply(body=self._files[name] if is_content else {"id": name, "object": "file"})

    def _begin(self, request: Received) -> Reply:
        name = f"batch_{len(self.jobs) + 1}"
        self.jobs[name] = dict(request.body)
        self._seen[name] = 0
        return Reply(body=self._told(name, look=False))

    def _told(self, name: str, *, look: bool) -> dict[str, Any]:
        self._seen[name] += look
        number = list(self.jobs).index(name)
        is_over = self._seen[name] > self._looks
        state = (
            self._states[min(number, len(self._states) - 1)] if is_over else _RUNNING[self._seen[name] > 0]
        )
        asked = self.jobs[name]
        told = {
            "id": name,
            "object": "batch",
            "status": state,
            "input_file_id": asked["input_file_id"],
            "metadata": asked.get("metadata"),
            "request_counts": {"total": len(self.uploads[number]), "completed": 0, "failed": 0},
            **self._outputs(name, number, state=state),
        }
        return {**told, "errors": {"object": "list", "data": [self._why]}} if self._why else told

    def _outputs(self, name: str, number: int, *, state: str) -> dict[str, str]:
        if state not in {"completed", "expired", "cancelled"}:
            return {}
        done = f"{name}-output", f"{name}-error"
        if done[0] not in self._files and done[0] not in self.deleted:
            lines = self._twist([self._line(request) for request in self.uploads[number]])
            for file, wanted in zip(done, (True, False), strict=True):
                some = [line for line in lines if _is_answer(line) is wanted]
                self._files[file] = b"".join(json.dumps(line).encode() + b"\n" for line in some)
        return {"output_file_id": done[0], "error_file_id": done[1]}

    def _line(self, request: Mapping[str, Any]) -> dict[str, Any]:
        reply = reply_of(self._step, Received(request["url"], {}, request["body"]))
        response = {"status_code": reply.status, "request_id": "req", "body": json.loads(reply.content())}
        return {"id": "line", "custom_id": request["custom_id"], "response": response, "error": None}


def _is_answer(line: Mapping[str, Any]) -> bool:
    return bool(line["response"]) and line["response"]["status_code"] == 200
