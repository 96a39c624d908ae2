"""Print the drafts that a real model's recorded answers become.

The answers stand in ``cassettes/test_recorded_drafts``, the sales they are about in the test of that name.
Nothing is asked of a model here: each answer is read, checked and filled as when it came.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import click
import yaml

from closecall.cli.draft_view import draft_text
from closecall.drafting.generation.model_writer import ModelWriter
from closecall.drafting.records import Channel, Written
from closecall.errors import ModelUnreachable
from closecall.testing import ScriptedModel

ROOT = Path(__file__).parents[2]
_RECORDED = "test_recorded_drafts"
_TESTS = {
    "firm_close": ("FIRM", "test_a_firm_close_names_the_hesitation_disagrees_and_recommends"),
    "guide": ("GUIDE", "test_a_guide_recommends_nothing_and_leaves_the_day_to_the_buyer"),
    "nurture": ("NURTURE", "test_a_light_message_keeps_to_the_buyers_date"),
    "respect_no": ("RESPECT", "test_a_no_is_accepted_and_nothing_is_asked"),
    "confirm": ("CONFIRM", "test_a_yes_is_confirmed_with_its_price_and_nothing_new"),
}


def drafts_of(approach: str) -> Iterator[str]:
    """The mail and the call of an approach, each with a line that says whose draft it is."""
    sale, test = _TESTS[approach]
    sales = _sales()
    for channel in Channel:
        brief = getattr(sales, sale).brief(channel)
        answers = _answers(ROOT / "cassettes" / _RECORDED / f"{test}[{channel.value}].yaml")
        # Where the recording has no further answer, the built-in template steps in, as when a model is down.
        model = ScriptedModel(
            [*answers, *[ModelUnreachable("The recording ends here.")] * 3], name="the model"
        )
        written = ModelWriter(model).write(brief)
        assert written.draft is not None
        yield f"--- {approach}, {channel.value}: {_told(written)}"


def _told(written: Written) -> str:
    if written.source == "template" or written.draft is None:
        return "the model's draft could not be used; the built-in template writes instead"
    return f"answer {written.attempts}\n\n{click.unstyle(draft_text(written.draft))}"


def _answers(cassette: Path) -> list[str]:
    played = yaml.safe_load(cassette.read_text(encoding="utf-8"))["interactions"]
    return [str(_content(interaction["response"])) for interaction in played]


def _content(response: dict[str, Any]) -> Any:
    return response["body"]["json"]["choices"][0]["message"]["content"]


def _sales() -> ModuleType:
    """The test module that holds the sales."""
    spec = importlib.util.spec_from_file_location(_RECORDED, ROOT / "tests" / "drafting" / f"{_RECORDED}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[_RECORDED] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    print("\n\n".join(draft for approach in _TESTS for draft in drafts_of(approach)))  # noqa: T201
