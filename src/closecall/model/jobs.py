"""What an endpoint tells of a batch job, and of one answer in it, validated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from closecall.errors import ModelAnswerUnusable
from closecall.model.endpoint_errors import Refusal
from closecall.model.envelope import completion_of, count_of
from closecall.model.port import Completion
from closecall.model.settings import ModelSettings

ENDED = frozenset({"completed", "failed", "expired", "cancelled", "gone"})
"""States in which nothing more comes of a job; "gone" where the endpoint knows it no more."""

_LONGEST_ID = 200
_OK = 200


@dataclass(frozen=True, slots=True)
class RemoteJob:
    """A job as the endpoint tells of it.

    Attributes:
        state: such as "in_progress"; one of :data:`ENDED` when it is over.
        total, done: requests in it, and those that are over, also the failed ones.
        files: ids of all its files: the requests, the answers and the errors.
        outputs: those of them that hold its answers and its errors.
        why: the refusal of the job as a whole, where there is one.
        after: seconds that the endpoint asks to wait before the next look.

    """

    id: str
    state: str
    total: int = 0
    done: int = 0
    files: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    why: Refusal | None = None
    after: float | None = None


def job_of(payload: Mapping[str, Any], *, after: float | None = None) -> RemoteJob:
    """The job in a payload.

    Raises:
        ModelAnswerUnusable: it, or a file of its, has no usable id.

    """
    counts = payload.get("request_counts")
    counted = counts if isinstance(counts, Mapping) else {}
    total, done, failed = (count_of(counted.get(name)) for name in ("total", "completed", "failed"))
    given, *outputs = (_file_in(payload, name) for name in ("input", "output", "error"))
    state = payload.get("status")
    return RemoteJob(
        id_in(payload),
        state if isinstance(state, str) and state.isidentifier() else "unknown",
        total,
        done + failed,
        (*given, *(one for file in outputs for one in file)),
        tuple(one for file in outputs for one in file),
        _why(payload.get("errors")),
        after,
    )


def _why(errors: object) -> Refusal | None:
    listed = errors.get("data") if isinstance(errors, Mapping) else None
    first = listed[0] if isinstance(listed, list) and listed else None
    return Refusal.read({"error": first}, status=400) if isinstance(first, Mapping) else None


def id_in(payload: Mapping[str, Any]) -> str:
    """The id of a file or a job.

    Raises:
        ModelAnswerUnusable: there is none that may stand in an address.

    """
    return _checked_id(payload.get("id"))


def _file_in(payload: Mapping[str, Any], what: str) -> tuple[str, ...]:
    found = payload.get(f"{what}_file_id")
    return (_checked_id(found),) if found else ()


def _checked_id(found: object) -> str:
    """An id that may stand in an address."""
    if isinstance(found, str) and found.isascii() and 0 < len(found) <= _LONGEST_ID and _is_word(found):
        return found
    raise ModelAnswerUnusable("The endpoint gave a job or a file no usable id.", hint="Check the base URL.")


def _is_word(text: str) -> bool:
    return f"_{text.replace('-', '_')}".isidentifier()


def refusal_in(answer: Mapping[str, Any]) -> Refusal | None:
    """The refusal in one answer of a job, a mapping with "status" and "body"; None where it is an answer."""
    status, body = answer["status"], answer["body"]
    has_failed = isinstance(body, Mapping) and body.get("error") and not body.get("choices")
    return Refusal.read(body, status=status) if status != _OK or has_failed else None


def completion_in(answer: Mapping[str, Any], *, settings: ModelSettings, sent: str) -> Completion:
    """The completion in one answer of a job, judged as the response to a call.

    Args:
        answer: "status" and "body" of the response.
        settings: what was asked, and where.
        sent: the text of the request, which no error may repeat.

    Raises:
        ModelError: it is a refusal, or unusable.

    """
    if refusal := refusal_in(answer):
        raise refusal.as_error(settings, sent=sent)
    if not isinstance(answer["body"], Mapping):
        raise ModelAnswerUnusable("The model's answer is no JSON object.", hint="Ask again.")
    return completion_of(answer["body"], asked=settings.model)
