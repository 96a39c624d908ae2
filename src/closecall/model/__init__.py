"""The only package that talks to a model. ``openai`` is imported when a model is first built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from closecall.model.settings import ApiKey, ModelSettings, settings_from

if TYPE_CHECKING:
    from closecall.model.client import OpenAIModel

__all__ = ["ApiKey", "ModelSettings", "OpenAIModel", "settings_from"]


def __getattr__(name: str) -> object:
    if name == "OpenAIModel":
        from closecall.model.client import OpenAIModel  # noqa: PLC0415  openai takes half a second to import

        return OpenAIModel
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
