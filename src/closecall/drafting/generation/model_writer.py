"""The writer that asks a model, with the template behind it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace

from closecall.drafting.checks.inspection.phrase_book import languages
from closecall.drafting.generation.draft_session import Outcome, drafting_session
from closecall.drafting.prompting.disclosure import EVERYTHING, Disclosure
from closecall.drafting.prompting.templates import Prompts
from closecall.drafting.records import Brief, Problem, Writer, Written
from closecall.drafting.template import TemplateWriter
from closecall.drafting.template.writer import gets_a_draft
from closecall.errors import ModelAnswerUnusable, ModelError
from closecall.model.port import ChatModel, Completion, Request, advance


class ModelWriter:
    """A :class:`~closecall.drafting.records.Writer` that asks a model and checks what it says.

    Args:
        model: the port to the model.
        prompts: the prompt files; the built-in ones by default.
        fallback: writes when the model cannot be reached or keeps breaking rules; None: raise instead.
        max_reasks: how often a draft that broke rules is asked for again.
        disclosure: what of the brief the model is shown.

    """

    def __init__(
        self,
        model: ChatModel,
        *,
        prompts: Prompts | None = None,
        fallback: Writer | None = TemplateWriter(),  # noqa: B008  it has no state
        max_reasks: int = 2,
        disclosure: Disclosure = EVERYTHING,
    ) -> None:
        self._model = model
        self._prompts = prompts or Prompts()
        self._fallback = fallback
        self._max_reasks = max_reasks
        self._disclosure = disclosure

    def write(self, brief: Brief) -> Written:
        """The model's draft, or the fallback's with the reason among its problems.

        Raises:
            ModelError: there is no fallback and no usable draft came.
            PromptError: a prompt file is missing or broken.

        """
        if not gets_a_draft(brief):
            return Written(draft=None, source="none")
        outcome = _nobody_can_check(brief) or self._converse(brief)
        if outcome.error is None:
            return outcome.written
        return _stepped_in(outcome, self._behind(outcome.error).write(brief))

    async def write_async(self, brief: Brief) -> Written:
        """The same without blocking the event loop."""
        if not gets_a_draft(brief):
            return Written(draft=None, source="none")
        outcome = _nobody_can_check(brief) or await self._converse_async(brief)
        if outcome.error is None:
            return outcome.written
        return _stepped_in(outcome, await self._behind(outcome.error).write_async(brief))

    def _converse(self, brief: Brief) -> Outcome:
        session = self._session(brief)
        wanted: Request | Outcome = next(session)
        while isinstance(wanted, Request):
            try:
                wanted = advance(session, self._model.complete(wanted))
            except ModelError as error:
                wanted = advance(session, error)
        return wanted

    async def _converse_async(self, brief: Brief) -> Outcome:
        session = self._session(brief)
        wanted: Request | Outcome = next(session)
        while isinstance(wanted, Request):
            try:
                wanted = advance(session, await self._model.complete_async(wanted))
            except ModelError as error:
                wanted = advance(session, error)
        return wanted

    def _session(self, brief: Brief) -> Generator[Request, Completion | ModelError, Outcome]:
        return drafting_session(
            brief, self._prompts, max_reasks=self._max_reasks, disclosure=self._disclosure
        )

    def _behind(self, error: ModelError) -> Writer:
        if self._fallback is None:
            raise error
        return self._fallback


def _nobody_can_check(brief: Brief) -> Outcome | None:
    """Why no model is asked: in a language without rules whatever it writes would be refused (W11)."""
    if brief.lang in languages():
        return None
    error = ModelAnswerUnusable(
        f'No draft rule reads the language "{brief.lang}", so no model was asked.',
        hint="Ask for a draft in another language.",
    )
    return Outcome(Written(None, "none"), error)


def _stepped_in(outcome: Outcome, written: Written) -> Written:
    """The fallback's draft, with what the model cost and why it did not serve."""
    asked = outcome.written
    return replace(
        written,
        problems=(_reason(outcome), *asked.problems, *written.problems),
        prompt=asked.prompt,
        model=asked.model,
        attempts=asked.attempts,
        tokens=asked.tokens,
        mended=asked.mended,
        remaining=asked.remaining,
    )


def _reason(outcome: Outcome) -> Problem:
    if not isinstance(outcome.error, ModelAnswerUnusable):
        code = "model_unreachable"
    else:
        code = "model_broke_rules" if outcome.written.attempts else "language_not_checked"
    return Problem(code, "", f"The template wrote this draft. {outcome.error}")
