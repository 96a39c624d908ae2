"""The conversation with a model about what a thread says, apart from how the model is reached."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace

from closecall.drafting.prompting.disclosure import Disclosure
from closecall.drafting.prompting.slots import Slots
from closecall.drafting.prompting.templates import Prompts
from closecall.errors import ModelAnswerUnusable, ModelError
from closecall.facts.findings import Evidence
from closecall.facts.second_reader import Claim
from closecall.listening.claim_parser import claims_in
from closecall.listening.findings_request import PROMPT, reading_request
from closecall.listening.reader_port import Listened
from closecall.model.port import ChatMessage, Completion, Request
from closecall.thread.records import Thread

_AGAIN = 'Your answer could not be read. Answer with one JSON object, {"findings": [...]}, and nothing else.'


@dataclass(frozen=True, slots=True)
class Hearing:
    """How a session ended; ``error`` says why there are no claims."""

    listened: Listened
    error: ModelError | None = None


def reading_session(
    thread: Thread,
    evidence: Sequence[Evidence],
    prompts: Prompts,
    *,
    note: str,
    max_reasks: int,
    disclosure: Disclosure,
) -> Generator[Request, Completion | ModelError, Hearing]:
    """Ask for the findings, and again where the answer cannot be read, at most ``max_reasks`` times.

    The caller sends each completion, or the :class:`ModelError` that came instead.

    Raises:
        InputError: no conversation may be shown.
        PromptError: a prompt file is missing or broken.

    """
    request, shown, slots = reading_request(thread, evidence, prompts, disclosure, note=note)
    listened = Listened(None, prompt=PROMPT, warnings=(shown.cuts,) if shown.cuts else ())
    system, user = request.messages
    error: ModelError | None = None
    for _ in range(max_reasks + 1):
        answer = yield request
        listened = _counted(listened, answer)
        try:
            if isinstance(answer, ModelError):
                raise answer
            return Hearing(replace(listened, claims=_filled(claims_in(answer.text), slots)))
        except ModelAnswerUnusable as unusable:
            error = unusable
        except ModelError as failure:
            return Hearing(listened, failure)
        request = replace(request, messages=(system, ChatMessage("user", f"{user.content}\n\n{_AGAIN}")))
    return Hearing(listened, error)


def _filled(claims: tuple[Claim, ...], slots: Slots) -> tuple[Claim, ...]:
    """The claims with what their tokens stand for; one with a mangled token is no word of the thread."""
    return tuple(replace(c, value=slots.fill(c.value), quote=slots.fill(c.quote)) for c in claims)


def _counted(listened: Listened, answer: Completion | ModelError) -> Listened:
    if isinstance(answer, Completion):
        tokens = listened.tokens + answer.tokens
        return replace(listened, attempts=listened.attempts + 1, model=answer.model, tokens=tokens)
    return replace(listened, attempts=listened.attempts + isinstance(answer, ModelAnswerUnusable))
