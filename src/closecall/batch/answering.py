"""Where rows are answered: reader, writer and model of one process, built when its first row comes."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from closecall.advice import Advice, Preparation
from closecall.advisor import Advisor, Known
from closecall.batch.rows import Row
from closecall.batch.settings import Settings
from closecall.decision import Approach, load_policy
from closecall.drafting.records import Channel, Writer
from closecall.drafting.template import TemplateWriter
from closecall.errors import InputError, ModelRejected
from closecall.facts.classifier import SentenceClassifier, load_semantic_ear
from closecall.facts.facts_file import load_facts
from closecall.listening.reader_port import Reader
from closecall.model.port import ChatModel, Completion, Request
from closecall.text.closed_vocabulary import one_of

if TYPE_CHECKING:
    from closecall.model import ModelSettings, OpenAIModel


class Desk:
    """Answers rows under one set of settings.

    Args:
        settings: how all rows are answered.
        model: asked in place of the one that the settings name.

    Attributes:
        model: the one model of the settings that reads and writes; None where it is not asked.

    """

    def __init__(self, settings: Settings, *, model: ChatModel | None = None) -> None:
        self.model = _model(settings) if settings.asks_a_model and model is None else None
        asked = model or self.model
        self._settings = settings
        self._only = {one_of(Approach, name) for name in settings.only}
        self._watched = _Watched(asked) if asked else None
        self._writer = self._writer_asked_for()
        self._advisor = Advisor(
            reader=self._reader_asked_for(),
            ear=_ear(settings),
            writer=self._writer,
            policy=load_policy(settings.policy) if settings.policy else None,
            today=lambda: settings.today,
        )

    def advise(self, row: Row) -> dict[str, Any]:
        """The advice as JSON; for an approach that is not asked for, no more than the approach.

        Raises:
            ClosecallError: the row cannot be used, the model failed, or a limit is reached.

        """
        prepared = self._advisor.prepare(row.thread, **self._known(row))
        self._refuse_to_go_on()
        if self._is_left_out(prepared):
            return {"approach": prepared.brief.decision.approach.value, "left_out": True}
        written = self._writer.write(prepared.brief)
        self._refuse_to_go_on()
        return Advice(prepared, written).to_dict()

    async def advise_async(self, row: Row) -> dict[str, Any]:
        """The same without blocking the event loop while a model reads or writes."""
        prepared = await self._advisor.prepare_async(row.thread, **self._known(row))
        self._refuse_to_go_on()
        if self._is_left_out(prepared):
            return {"approach": prepared.brief.decision.approach.value, "left_out": True}
        written = await self._writer.write_async(prepared.brief)
        self._refuse_to_go_on()
        return Advice(prepared, written).to_dict()

    def _known(self, row: Row) -> Known:
        settings = self._settings
        facts, channel = row.facts or settings.facts, row.channel or settings.channel
        return Known(
            facts=load_facts(facts, name="facts") if facts else None,
            note=row.note or settings.note,
            me=row.me or settings.me,
            as_of=row.as_of or settings.as_of,
            channel=one_of(Channel, channel) if channel else None,
            lang=row.lang or settings.lang,
            voice=settings.voice,
            draft_anyway=settings.draft_anyway,
        )

    def _is_left_out(self, prepared: Preparation) -> bool:
        return bool(self._only) and prepared.brief.decision.approach not in self._only

    def _refuse_to_go_on(self) -> None:
        """A key that is revoked in mid-batch must not turn all other rows into template drafts."""
        if self._watched and self._watched.refused:
            raise self._watched.refused.with_traceback(None)

    def _writer_asked_for(self) -> Writer:
        if self._settings.writer != "model" or self._watched is None:
            return TemplateWriter()
        from closecall.drafting.generation.model_writer import ModelWriter  # noqa: PLC0415  only when a model writes
        from closecall.drafting.prompting.templates import Prompts  # noqa: PLC0415

        return ModelWriter(
            self._watched,
            prompts=Prompts(self._settings.prompts),
            fallback=TemplateWriter() if self._settings.fallback else None,
            disclosure=self._settings.disclosure,
        )

    def _reader_asked_for(self) -> Reader | None:
        if self._settings.reader != "model" or self._watched is None:
            return None
        from closecall.drafting.prompting.templates import Prompts  # noqa: PLC0415  only when a model reads
        from closecall.listening.model_reader import ModelReader  # noqa: PLC0415

        self._settings.disclosure.require_conversation()
        return ModelReader(
            self._watched,
            prompts=Prompts(self._settings.prompts),
            fallback=self._settings.fallback,
            disclosure=self._settings.disclosure,
        )


@lru_cache(maxsize=4)
def desk_for(settings: Settings) -> Desk:
    """The desk of this process for these settings; the same for every row.

    Raises:
        InputError: a model is asked for and none is configured, or a file that is named cannot be used.

    """
    return Desk(settings)


class _Watched:
    """The model, and whether it has refused everybody: a fallback behind it must not hide that.

    Attributes:
        refused: the refusal that every further request would meet too.

    """

    def __init__(self, model: ChatModel) -> None:
        self._model = model
        self.refused: ModelRejected | None = None

    def complete(self, request: Request) -> Completion:
        """The model's answer."""
        try:
            return self._model.complete(request)
        except ModelRejected as error:
            self._note(error)
            raise

    async def complete_async(self, request: Request) -> Completion:
        """The same without blocking the event loop."""
        try:
            return await self._model.complete_async(request)
        except ModelRejected as error:
            self._note(error)
            raise

    def _note(self, error: ModelRejected) -> None:
        if error.fatal:
            self.refused = error


def _model(settings: Settings) -> OpenAIModel:
    from closecall.model import OpenAIModel, Spending  # noqa: PLC0415  openai is slow to import

    return OpenAIModel(model_settings(settings), spending=Spending(settings.budget))


def model_settings(settings: Settings) -> ModelSettings:
    """The endpoint that the settings, the environment and the config file name.

    Raises:
        InputError: they name none, or the config file is no TOML.

    """
    from closecall.model import settings_from  # noqa: PLC0415  openai is slow to import
    from closecall.model.config_file import read_config  # noqa: PLC0415

    found = settings_from(
        os.environ,
        read_config(settings.config),
        base_url=settings.base_url,
        model=settings.model,
        local_only=settings.local_only,
    )
    if found is None:
        raise InputError("No model is configured.", hint="Set OPENAI_API_KEY, or name a server.")
    return found


def _ear(settings: Settings) -> SentenceClassifier | None:
    return load_semantic_ear() if settings.reader == "semantic" else None
