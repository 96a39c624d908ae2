"""Is this the moment to be firm? Facts from a sales thread, a reasoned approach, and a draft that fits.

::

    from closecall import advise

    advice = advise(open("thread.txt").read(), note="I'm certain: the trial cut her waste by half.")
    print(advice.approach, advice.readiness)

Names are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from closecall.version import __version__

if TYPE_CHECKING:
    from closecall.advice import Advice
    from closecall.advisor import Advisor, advise
    from closecall.decision import Approach, Decision, Policy, decide, load_policy
    from closecall.drafting.draft_check import check_draft
    from closecall.drafting.generation.model_writer import ModelWriter
    from closecall.drafting.prompting.disclosure import Disclosure
    from closecall.drafting.prompting.templates import Prompts
    from closecall.drafting.records import Brief, Channel, Draft, Problem
    from closecall.drafting.template import TemplateWriter
    from closecall.drafting.voice import Voice, load_voice
    from closecall.errors import ClosecallError
    from closecall.facts.fact_extraction import read_facts
    from closecall.facts.findings import Evidence
    from closecall.facts.reading import Reading
    from closecall.facts.vocabulary import Facts
    from closecall.listening.model_reader import ModelReader
    from closecall.model import OpenAIModel
    from closecall.thread.records import Thread

_HOME = {
    "Advice": "advice",
    "Advisor": "advisor",
    "Approach": "decision",
    "Brief": "drafting.records",
    "Channel": "drafting.records",
    "ClosecallError": "errors",
    "Decision": "decision",
    "Disclosure": "drafting.prompting.disclosure",
    "Draft": "drafting.records",
    "Evidence": "facts.findings",
    "Facts": "facts.vocabulary",
    "ModelReader": "listening.model_reader",
    "ModelWriter": "drafting.generation.model_writer",
    "OpenAIModel": "model",
    "Policy": "decision",
    "Problem": "drafting.records",
    "Prompts": "drafting.prompting.templates",
    "Reading": "facts.reading",
    "TemplateWriter": "drafting.template",
    "Thread": "thread.records",
    "Voice": "drafting.voice",
    "advise": "advisor",
    "check_draft": "drafting.draft_check",
    "decide": "decision",
    "load_policy": "decision",
    "load_voice": "drafting.voice",
    "read_facts": "facts.fact_extraction",
}

__all__ = [
    "Advice",
    "Advisor",
    "Approach",
    "Brief",
    "Channel",
    "ClosecallError",
    "Decision",
    "Disclosure",
    "Draft",
    "Evidence",
    "Facts",
    "ModelReader",
    "ModelWriter",
    "OpenAIModel",
    "Policy",
    "Problem",
    "Prompts",
    "Reading",
    "TemplateWriter",
    "Thread",
    "Voice",
    "__version__",
    "advise",
    "check_draft",
    "decide",
    "load_policy",
    "load_voice",
    "read_facts",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  any public name
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
