"""The conversation with a model about one draft, apart from how the model is reached."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from closecall.drafting.generation.answer_schema import MOST_TOKENS, Part, schema_of, texts_of
from closecall.drafting.generation.pruning import checked
from closecall.drafting.generation.reask import fields_at_fault, reask_text
from closecall.drafting.generation.reason_grounding import reasons_not_given
from closecall.drafting.prompting.conversation import conversation_of
from closecall.drafting.prompting.disclosure import EVERYTHING, Disclosure
from closecall.drafting.prompting.slots import Slots
from closecall.drafting.prompting.templates import Prompts, prompt_name
from closecall.drafting.prompting.values import nonce_for, proposed_days, slots_of
from closecall.drafting.records import Brief, Draft, Problem, Written
from closecall.errors import ModelAnswerUnusable, ModelError
from closecall.model.port import ChatMessage, Completion, Request, Tokens
from closecall.model.strict_json import parse_object


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a session ended.

    Attributes:
        written: with the model's draft, or without one; tokens and attempts are counted either way.
        error: why there is no draft; None when there is one.

    """

    written: Written
    error: ModelError | None = None


@dataclass(frozen=True, slots=True)
class _Attempt:
    """A model's answer: its fields as it wrote them, the draft they make, and what is wrong with it."""

    fields: Mapping[str, Any] = field(default_factory=dict)
    told: Mapping[Part, str] = field(default_factory=dict)
    draft: Draft | None = None
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def at_fault(self) -> tuple[str, ...]:
        """The fields to ask for again; empty for all."""
        return fields_at_fault(self.problems, self.draft, self.told)

    @property
    def texts(self) -> dict[str, str]:
        """The texts that problems have their places in, by the names that problems use."""
        if self.draft is None:
            return {}
        parts = {part.fills or part.name: text for part, text in self.told.items()}
        return {**parts, "body": self.draft.body}


@dataclass(slots=True)
class _Account:
    """What a session has cost and met so far."""

    prompt: str
    attempts: int = 0
    tokens: Tokens = field(default_factory=Tokens)
    model: str | None = None
    notes: list[Problem] = field(default_factory=list)
    met: list[Problem] = field(default_factory=list)
    remaining: tuple[Problem, ...] = ()

    def note(self, answer: Completion | ModelError) -> None:
        self.attempts += isinstance(answer, Completion | ModelAnswerUnusable)
        if isinstance(answer, Completion):
            self.tokens += answer.tokens
            self.model = answer.model

    def found(self, problems: Iterable[Problem]) -> None:
        self.remaining = tuple(problems)
        self.met.extend(self.remaining)

    def written(self, draft: Draft | None) -> Written:
        met, left = tuple(dict.fromkeys(self.met)), {problem.code for problem in self.remaining}
        return Written(
            draft,
            "model" if draft else "none",
            problems=(*self.notes, *met),
            prompt=self.prompt,
            model=self.model,
            attempts=self.attempts,
            tokens=self.tokens,
            mended=tuple(problem for problem in met if problem.code not in left),
            remaining=self.remaining,
        )


def drafting_session(
    brief: Brief, prompts: Prompts, *, max_reasks: int = 2, disclosure: Disclosure = EVERYTHING
) -> Generator[Request, Completion | ModelError, Outcome]:
    """Ask for a draft, check it, and ask again with the broken rules, at most ``max_reasks`` times.

    Where all that is wrong lies in some fields of the answer, only these are asked for again. The caller
    sends each completion, or the :class:`ModelError` that came instead: an unusable answer is asked for
    again, every other error ends the session. See :func:`~closecall.model.port.advance`.

    Raises:
        PromptError: a prompt file is missing or broken.

    """
    nonce = nonce_for(brief, disclosure)
    system, user = messages = prompts.render(brief, nonce=nonce, disclosure=disclosure)
    account, given = _Account(prompt_name(brief)), disclosure.of(brief)
    if cuts := conversation_of(given.thread, given.evidence).cuts:
        account.notes.append(Problem("thread_shortened", "", cuts))
    slots, attempt = slots_of(brief, disclosure), _Attempt()
    wanted: tuple[str, ...] = ()
    for _ in range(max_reasks + 1):
        schema = schema_of(brief.approach, brief.channel, only=wanted)
        answer = yield Request(messages, schema, max_tokens=MOST_TOKENS)
        account.note(answer)
        if isinstance(answer, ModelError) and not isinstance(answer, ModelAnswerUnusable):
            return Outcome(account.written(None), answer)
        attempt = _read(answer, attempt if wanted else _Attempt(), brief, slots)
        account.found(attempt.problems)
        if attempt.draft is not None and not attempt.problems:
            account.notes.extend(map(_left_out, attempt.left_out))
            return Outcome(account.written(attempt.draft))
        wanted = attempt.at_fault
        again = reask_text(attempt.problems, attempt.texts, slots=slots, only=wanted)
        messages = (system, ChatMessage("user", f"{user.content}\n\n{again}"))
    sentences = " ".join(dict.fromkeys(problem.sentence for problem in attempt.problems))
    error = ModelAnswerUnusable(
        f"The model broke the draft rules {account.attempts} times: {sentences}",
        hint="Use a stronger model, or allow the template to step in.",
    )
    return Outcome(account.written(None), error)


def _read(
    answer: Completion | ModelAnswerUnusable, earlier: _Attempt, brief: Brief, slots: Slots
) -> _Attempt:
    """What an answer makes of an earlier one: its fields stand in the place of those, then all is checked."""
    try:
        if isinstance(answer, ModelError):
            raise answer
        fields = {**earlier.fields, **parse_object(answer.text)}
        told = texts_of({name: _filled(text, slots) for name, text in fields.items()}, brief)
    except ModelAnswerUnusable as error:
        problem = Problem(
            "unusable_answer", "", error.message, repair="Answer with one JSON object and nothing else."
        )
        return replace(earlier, draft=None, problems=(problem,))
    found = checked(told, brief, days=proposed_days(brief))
    written = {part.name: fields[part.name] for part in told}
    problems = (*slots.faults_in(written), *found.problems, *reasons_not_given(found.draft, brief))
    return _Attempt(written, found.told, found.draft, problems, found.left_out)


def _left_out(sentence: str) -> Problem:
    told = "Left out of the model's draft, as no rule knows it as part of a goodbye:"
    return Problem("left_out", "R2", told, words=sentence)


def _filled(value: object, slots: Slots) -> object:
    return slots.fill(value) if isinstance(value, str) else value
