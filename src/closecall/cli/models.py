"""Who listens and who writes, as the options, the environment and the config file ask for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from closecall.cli.options import config_path
from closecall.drafting.prompting.disclosure import Disclosure
from closecall.errors import InputError

if TYPE_CHECKING:
    from closecall.drafting.records import Writer
    from closecall.listening.reader_port import Reader
    from closecall.model import OpenAIModel


@dataclass(frozen=True)
class ModelOptions:
    """The options of one command that concern a model, by name; its reader and its writer share one model."""

    disclosure: Disclosure
    model_name: str | None
    base_url: str | None
    prompts: Path | None
    no_fallback: bool
    local_only: bool

    def writer(self, asked: str) -> Writer:
        """The writer for ``--writer``.

        Raises:
            InputError: a model is asked for and none is configured.

        """
        from closecall.drafting.template import TemplateWriter  # noqa: PLC0415  only where something is written

        must_ask = asked == "model" or self.base_url is not None or self.model_name is not None
        if asked == "template" or not (must_ask or _may_have_a_model()):
            return TemplateWriter()
        if self._model is None:
            if must_ask:
                raise _no_model("--writer template")
            return TemplateWriter()
        from closecall.drafting.generation.model_writer import ModelWriter  # noqa: PLC0415
        from closecall.drafting.prompting.templates import Prompts  # noqa: PLC0415

        fallback = None if self.no_fallback else TemplateWriter()
        return ModelWriter(
            self._model, prompts=Prompts(self.prompts), fallback=fallback, disclosure=self.disclosure
        )

    def reader(self, asked: str) -> Reader | None:
        """The second reader for ``--reader``; None for none.

        Raises:
            InputError: a model is asked for, and none is configured or it may see facts only.

        """
        if asked != "model":
            return None
        self.disclosure.require_conversation()
        if self._model is None:
            raise _no_model("--reader words")
        from closecall.drafting.prompting.templates import Prompts  # noqa: PLC0415
        from closecall.listening.model_reader import ModelReader  # noqa: PLC0415

        return ModelReader(
            self._model,
            prompts=Prompts(self.prompts),
            fallback=not self.no_fallback,
            disclosure=self.disclosure,
        )

    @cached_property
    def _model(self) -> OpenAIModel | None:
        """The one model; None where none is configured."""
        from closecall.model.config_file import read_config  # noqa: PLC0415  only when a model may be asked
        from closecall.model.settings import settings_from  # noqa: PLC0415

        settings = settings_from(
            os.environ,
            read_config(config_path()),
            base_url=self.base_url,
            model=self.model_name,
            local_only=self.local_only,
        )
        if settings is None:
            return None
        from closecall.model import OpenAIModel  # noqa: PLC0415

        return OpenAIModel(settings)


def _may_have_a_model() -> bool:
    return (
        bool(os.environ.get("OPENAI_API_KEY") or os.environ.get("OPENAI_BASE_URL")) or config_path().is_file()
    )


def _no_model(instead: str) -> InputError:
    hint = f"Set OPENAI_API_KEY, or name a server with --base-url, or use {instead}."
    return InputError("No model is configured.", hint=hint)
