"""The only package that talks to a model; who asks one knows its port alone.

``openai`` is imported when a model is first asked, and all but the port only by who opens one.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from closecall.model.budget import Budget, Prices, Spending
    from closecall.model.circuit import Circuit
    from closecall.model.client import OpenAIModel
    from closecall.model.rate_gate import Gate
    from closecall.model.settings import ApiKey, ModelSettings, settings_from

_HOME = {
    "ApiKey": "settings",
    "Budget": "budget",
    "Circuit": "circuit",
    "Gate": "rate_gate",
    "ModelSettings": "settings",
    "OpenAIModel": "client",
    "Prices": "budget",
    "Spending": "budget",
    "settings_from": "settings",
}

__all__ = [
    "ApiKey",
    "Budget",
    "Circuit",
    "Gate",
    "ModelSettings",
    "OpenAIModel",
    "Prices",
    "Spending",
    "settings_from",
]


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)  # what it needs is slow to import
