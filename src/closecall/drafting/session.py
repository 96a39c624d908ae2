"""The conversation with a model about one draft, apart from how the model is reached."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, field, replace
from typing import TypeVar

from closecall.drafting.answers import parse_object
from closecall.drafting.asking import nonce_for, proposed_day
from closecall.drafting.checks import problems_in
from closecall.drafting.conversation import conversation_of
from closecall.drafting.grounding import reasons_not_given
from closecall.drafting.parts import MOST_TOKENS, draft_from, schema_of
from closecall.drafting.prompts import Prompts, prompt_name
from closecall.drafting.reask import reask_text
from closecall.drafting.records import (
    Brief,
    ChatMessage,
    Completion,
    Draft,
    Problem,
    Request,
    Tokens,
    Written,
)
from closecall.errors import ModelAnswerUnusable, ModelError

End = TypeVar("End")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a session ended.

    Attributes:
        written: with the model's draft, or without one; tokens and attempts are counted either way.
        error: why there is no draft; None when there is one.

    """

    written: Written
    error: ModelError | None = None


@dataclass(slots=True)
class _Account:
    """What a session has cost and met so far; problems lose their place, which was in another draft."""

    prompt: str
    attempts: int = 0
    tokens: Tokens = field(default_factory=Tokens)
    model: str | None = None
    problems: list[Problem] = field(default_factory=list)

    def note(self, answer: Completion | ModelError) -> None:
        self.attempts += isinstance(answer, Completion | ModelAnswerUnusable)
        if isinstance(answer, Completion):
            self.tokens += answer.tokens
            self.model = answer.model

    def written(self, draft: Draft | None) -> Written:
        return Written(
            draft,
            "model" if draft else "none",
            problems=tuple(dict.fromkeys(self.problems)),
            prompt=self.prompt,
            model=self.model,
            attempts=self.attempts,
            tokens=self.tokens,
        )


def drafting_session(
    brief: Brief, prompts: Prompts, *, max_reasks: int = 2
) -> Generator[Request, Completion | ModelError, Outcome]:
    """Ask for a draft, check it, and ask again with the broken rules, at most ``max_reasks`` times.

    The caller sends each completion, or the :class:`ModelError` that came instead: an unusable answer is
    asked for again, every other error ends the session. See :func:`advance`.

    Raises:
        PromptError: a prompt file is missing or broken.

    """
    system, user = messages = prompts.render(brief, nonce=nonce_for(brief))
    schema = schema_of(brief.approach, brief.channel)
    account = _Account(prompt_name(brief))
    if cuts := conversation_of(brief.thread, brief.evidence).cuts:
        account.problems.append(Problem("thread_shortened", "", cuts))
    broken: tuple[Problem, ...] = ()
    for _ in range(max_reasks + 1):
        answer = yield Request(messages, schema, max_tokens=MOST_TOKENS)
        account.note(answer)
        if isinstance(answer, ModelError) and not isinstance(answer, ModelAnswerUnusable):
            return Outcome(account.written(None), answer)
        draft, broken = _read(answer, brief)
        if draft is not None and not broken:
            return Outcome(account.written(draft))
        account.problems.extend(replace(problem, where="body", start=0, end=0) for problem in broken)
        messages = (system, ChatMessage("user", f"{user.content}\n\n{reask_text(broken, draft)}"))
    sentences = " ".join(dict.fromkeys(problem.sentence for problem in broken))
    error = ModelAnswerUnusable(
        f"The model broke the draft rules {account.attempts} times: {sentences}",
        hint="Use a stronger model, or allow the template to step in.",
    )
    return Outcome(account.written(None), error)


def advance(
    session: Generator[Request, Completion | ModelError, End], answer: Completion | ModelError
) -> Request | End:
    """What a session wants after an answer: another one, or nothing more."""
    try:
        return session.send(answer)
    except StopIteration as end:
        outcome: End = end.value
        return outcome


def _read(answer: Completion | ModelAnswerUnusable, brief: Brief) -> tuple[Draft | None, tuple[Problem, ...]]:
    """The draft in an answer, None where there is none, and the rules that it breaks."""
    try:
        if isinstance(answer, ModelError):
            raise answer
        draft = draft_from(parse_object(answer.text), brief, day=proposed_day(brief))
    except ModelAnswerUnusable as error:
        repair = "Answer with one JSON object and nothing else."
        return None, (Problem("unusable_answer", "", error.message, repair=repair),)
    return draft, (*problems_in(draft, brief), *reasons_not_given(draft, brief))
