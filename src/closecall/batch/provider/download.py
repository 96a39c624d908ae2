"""Answers on their way back: jobs are looked at until they are over, and each answer is kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from closecall.batch.job import JobState
from closecall.batch.job_book import Asked, Book, OpenJob
from closecall.batch.provider.job_files import answer_in
from closecall.batch.provider.submission import Posting, dialect_without
from closecall.errors import ClosecallError, ModelError, ModelRejected, ModelUnreachable
from closecall.model import ModelSettings, Spending
from closecall.model.batches import Batches
from closecall.model.dialect import Part
from closecall.model.endpoint_errors import Refusal
from closecall.model.envelope import tokens_of
from closecall.model.jobs import ENDED, RemoteJob, refusal_in
from closecall.model.port import Tokens

_LINES_A_STEP = 256
_LOOKS_IN_VAIN = 30
_TOO_MUCH_AT_ONCE = "token_limit_exceeded"
_GO_ON = "Run the same command again: it asks for what is left."

_Answer = tuple[bytes, int, dict[str, Any]]


class Collecting:
    """Brings in the answers of all open jobs.

    Args:
        settings: what is asked, and where.
        book: where jobs and answers are noted.
        provider: who runs the jobs.
        posting: who began them.
        spending: counts what they cost.
        look_around: called between steps; it may end the run.

    Attributes:
        states: the open jobs, as last seen.
        stopped: why nothing more should be asked; None where nothing stands against it.

    """

    def __init__(
        self,
        settings: ModelSettings,
        book: Book,
        provider: Batches,
        posting: Posting,
        spending: Spending,
        *,
        look_around: Callable[[], None],
    ) -> None:
        self.states: dict[int, JobState] = {}
        self.stopped: ClosecallError | None = None
        self._settings = settings
        self._book = book
        self._provider = provider
        self._posting = posting
        self._spending = spending
        self._look_around = look_around
        self._in_vain = 0
        self._has_got_on = False

    async def look(self) -> float:
        """Look at all open jobs and bring in those that are over; seconds that the provider asks to wait.

        Raises:
            ModelError: the provider cannot be reached for long, or refuses to tell.
            ClosecallError: the disk is full, or the run is to end.

        """
        wait = 0.0
        for job in self._book.open_jobs():
            try:
                seen = await self._provider.look(job.id or "")
                if seen.state in ENDED:
                    await self._bring_in(job, seen)
                else:
                    self.states[job.number] = JobState(seen.id, seen.state, seen.done, seen.total)
                self._in_vain = 0
            except ModelError as error:
                self._in_vain += 1
                if not error.retryable or self._in_vain >= _LOOKS_IN_VAIN:
                    raise
                wait = max(wait, getattr(error, "after", None) or 0.0)
            else:
                wait = max(wait, seen.after or 0.0)
            self._look_around()
        return wait

    async def _bring_in(self, job: OpenJob, seen: RemoteJob) -> None:
        for file in seen.outputs:
            step: list[_Answer] = []
            async for line in self._provider.lines(file):
                if (answer := answer_in(line)) is not None:
                    step.append(answer)
                if len(step) >= _LINES_A_STEP:
                    self._take(job, step)
                    step = []
                    self._look_around()
            self._take(job, step)
        left, most = self._book.end(job.number, tried=seen.state == "completed")
        self._settle(job, most, Tokens())
        self.states.pop(job.number, None)
        if left and seen.state != "completed" and not self._may_be_begun_later(seen):
            self.stopped = self.stopped or self._failure(seen, left)
        await self._provider.delete(seen.files)

    def _may_be_begun_later(self, seen: RemoteJob) -> bool:
        """Whether it was refused because of other jobs, and these get on."""
        if seen.why is None or seen.why.code != _TOO_MUCH_AT_ONCE:
            return False
        gets_on, self._has_got_on = self._has_got_on or bool(self._book.open_jobs()), False
        return gets_on

    def _take(self, job: OpenJob, answers: list[_Answer]) -> None:
        """Keep or give back answers to requests of this job, the first one to each; others are no answers."""
        asked = self._book.asked(list(dict.fromkeys(key for key, _, _ in answers)))
        kept: list[_Answer] = []
        given_back: list[tuple[bytes, int, tuple[str, ...], bool]] = []
        seen: set[tuple[bytes, int]] = set()
        for key, turn, answer in answers:
            request = asked.get(key, {}).get(turn)
            if request is None or request.job != job.number or (key, turn) in seen:
                continue
            seen.add((key, turn))
            refusal = refusal_in(answer)
            again = None if refusal is None else self._again(refusal, request)
            if again is None:
                kept.append((key, turn, answer))
            else:
                given_back.append((key, turn, *again))
            if refusal is None:
                self._posting.refused = request.refused
            self._settle(job, request.most, Tokens() if refusal else _used(answer, request.most))
        self._has_got_on = self._has_got_on or bool(kept)
        self._book.keep(kept)
        self._book.give_back(given_back)

    def _again(self, refusal: Refusal, request: Asked) -> tuple[tuple[str, ...], bool] | None:
        """How to ask again: what is refused, and whether this was a try. None: the refusal is the answer."""
        error = refusal.as_error(self._settings, sent="")
        if isinstance(error, ModelRejected) and error.fatal:
            self.stopped = self.stopped or error
            return request.refused, False
        if error.retryable:
            return request.refused, True
        if refusal.about is None or (refusal.about is Part.LENGTH and Part.LENGTH.name in request.refused):
            return None
        other = dialect_without(self._settings, request.refused).without(refusal.about)
        return ((*request.refused, refusal.about.name), False) if other else None

    def _settle(self, job: OpenJob, most: Tokens, used: Tokens) -> None:
        if job.number in self._posting.own:  # what an earlier run has begun was for its budget to bear
            self._spending.settle(most, used)

    def _failure(self, seen: RemoteJob, left: int) -> ModelError:
        """Why a job ended without all its answers."""
        told = f"The batch job {seen.id} {_ENDS[seen.state]}: {left:,} requests have no answer."
        if seen.why is None:
            kind = ModelUnreachable if seen.state == "expired" else ModelRejected
            return kind(told, hint=_GO_ON)
        why = seen.why.as_error(self._settings, sent="")
        hint = _GO_ON if seen.why.code == _TOO_MUCH_AT_ONCE else why.hint
        return ModelRejected(f"{told} {why.message}", hint=hint)


_ENDS = {
    "completed": "is over",
    "failed": "was refused",
    "expired": "was not done in time",
    "cancelled": "was cancelled",
    "gone": "is not known to the provider any more",
}


def _used(answer: dict[str, Any], most: Tokens) -> Tokens:
    """As the endpoint counted; where it does not say, the most that it may have been."""
    counted = tokens_of(answer["body"]) if isinstance(answer["body"], dict) else Tokens()
    return most if counted == Tokens() else counted
